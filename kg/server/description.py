"""The SPARQL 1.1 Service Description of this server."""

from __future__ import annotations

import pyoxigraph as ox

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")
_WRITERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def describe_service(endpoint: str, form: str, writable: bool) -> bytes:
    """The description of the service at `endpoint`, in a format of `kg.query.media.TRIPLES`."""
    service = ox.NamedNode(endpoint)
    a, rdf_type = ox.NamedNode, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    dataset, graph = a(f"{endpoint}#dataset"), a(f"{endpoint}#default-graph")
    triples = [
        ox.Triple(service, rdf_type, a(f"{_SD}Service")),
        ox.Triple(service, a(f"{_SD}endpoint"), service),
        ox.Triple(service, a(f"{_SD}supportedLanguage"), a(f"{_SD}SPARQL11Query")),
        ox.Triple(service, a(f"{_SD}defaultDataset"), dataset),
        ox.Triple(dataset, rdf_type, a(f"{_SD}Dataset")),
        ox.Triple(dataset, a(f"{_SD}defaultGraph"), graph),
        ox.Triple(graph, rdf_type, a(f"{_SD}Graph")),
    ]
    if writable:
        triples.append(ox.Triple(service, a(f"{_SD}supportedLanguage"), a(f"{_SD}SPARQL11Update")))
    for name in (*_RESULTS, *_GRAPHS):
        triples.append(ox.Triple(service, a(f"{_SD}resultFormat"), a(_FORMATS + name)))
    if writable:
        triples += [ox.Triple(service, a(f"{_SD}inputFormat"), a(_FORMATS + name)) for name in _GRAPHS]
    data = ox.serialize(triples, format=_WRITERS[form], prefixes={"sd": _SD, "format": _FORMATS})
    assert data is not None  # it is None only where an output is given
    return data
