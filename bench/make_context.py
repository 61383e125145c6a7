"""Makes ontology/context.jsonld from ontology/kg.ttl and the prefixes: `python bench/make_context.py`."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox

from kg.graph.terms import PREFIXES

ROOT = Path(__file__).resolve().parents[1]
OBJECTS = (
    *("rdf:subject", "rdf:predicate", "rdf:object", "dcterms:isPartOf", "dcterms:isReplacedBy", "dcterms:conformsTo"),
    *("prov:wasDerivedFrom", "prov:wasGeneratedBy", "prov:wasAssociatedWith", "oa:hasSource", "oa:hasSelector"),
    *("qb:dataSet", "qb:structure", "skos:exactMatch", "void:vocabulary"),
)
"""Properties of other vocabularies whose values are IRIs."""
OTHERS = {
    "skos:prefLabel": {"@language": "zh"},
    "skos:altLabel": {"@language": "zh"},
    "dcterms:issued": {"@type": "xsd:date"},
    "dcterms:modified": {"@type": "xsd:date"},
    "schema:value": {"@type": "xsd:decimal"},
    "schema:minValue": {"@type": "xsd:decimal"},
    "schema:maxValue": {"@type": "xsd:decimal"},
}
RANGES = {
    "rdf:langString": {"@language": "zh"},
    "xsd:date": {"@type": "xsd:date"},
    "xsd:decimal": {"@type": "xsd:decimal"},
}


def make_context() -> dict[str, object]:
    """The context: prefixes, then what values of each property are where nothing else is said."""
    graph = ox.Store()
    graph.load(path=ROOT / "ontology" / "kg.ttl", format=ox.RdfFormat.TURTLE)
    coercions = {name: {"@id": name, "@type": "@id"} for name in OBJECTS}
    coercions |= {name: {"@id": name, **how} for name, how in OTHERS.items()}
    query = """SELECT DISTINCT ?p ?range { ?p a ?class ; schema:rangeIncludes ?range
      VALUES ?class { owl:ObjectProperty owl:DatatypeProperty } }"""
    for row in graph.query(query, prefixes=PREFIXES):
        name, value = _shorten(row["p"].value), _shorten(row["range"].value)
        how = RANGES.get(value)
        if how or not value.startswith(("rdf:", "xsd:")):
            coercions[name] = {"@id": name, **(how or {"@type": "@id"})}
    return {"@context": {"@version": 1.1, **dict(sorted(PREFIXES.items())), **dict(sorted(coercions.items()))}}


def _shorten(iri: str) -> str:
    prefix, namespace = max(((p, n) for p, n in PREFIXES.items() if iri.startswith(n)), key=lambda row: len(row[1]))
    return f"{prefix}:{iri.removeprefix(namespace)}"


if __name__ == "__main__":
    text = json.dumps(make_context(), ensure_ascii=False, indent=2)
    (ROOT / "ontology" / "context.jsonld").write_text(text + "\n", encoding="utf-8")
