"""Counts of what a store holds, by SPARQL, so that they are the same for a folder and for a server."""

from __future__ import annotations

from collections.abc import Mapping

from kg.query.sources import Asker
from kg.query.tables import format_table

Counts = dict[str, dict[str, int]]

_QUERIES = {
    "kinds": """SELECT ?k (COUNT(?e) AS ?n) { ?e a ?k ; skos:prefLabel ?l FILTER STRSTARTS(STR(?k), STR(kg:)) }
 GROUP BY ?k""",
    "predicates": "SELECT ?p (COUNT(?s) AS ?n) { ?s a kg:Statement ; rdf:predicate ?p } GROUP BY ?p",
    "modalities": "SELECT ?m (COUNT(?s) AS ?n) { ?s a kg:Statement ; kg:modality ?m } GROUP BY ?m",
    "indicators": "SELECT ?i (COUNT(?o) AS ?n) { ?o a kg:Observation ; kg:indicator ?i } GROUP BY ?i",
    "rules": "SELECT ?r (COUNT(?e) AS ?n) { ?e a kg:Evidence ; kg:rule ?r } GROUP BY ?r",
}
_TOTALS = """SELECT ?c (COUNT(?x) AS ?n) { VALUES ?c { kg:Document kg:Article kg:Statement kg:Observation } ?x a ?c }
 GROUP BY ?c"""
_TRIPLES = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_DOCUMENTS = """SELECT ?id ?date ?source { ?d a kg:Document ; dcterms:identifier ?id
 OPTIONAL { ?d kg:published ?date } OPTIONAL { ?d dcterms:source ?source } } ORDER BY ?id"""


def count_store(store: str) -> Counts:
    """Totals, and counts by kind, predicate, modality, indicator and rule; the most frequent first."""
    with Asker(store) as asker:
        totals = {iri.rpartition("/")[2].lower() + "s": int(n) for iri, n in asker.rows(_TOTALS)}
        counts = {name: _ordered(asker.rows(sparql)) for name, sparql in _QUERIES.items()}
        triples = int(asker.rows(_TRIPLES)[0][0])
    names = ("documents", "articles", "statements", "observations")
    head = {name: totals.get(name, 0) for name in names}
    head["entities"] = sum(counts["kinds"].values())
    head["triples"] = triples
    return {"totals": head, **counts}


def list_documents(store: str) -> list[list[str]]:
    """Id, date and source of every document, by id."""
    with Asker(store) as asker:
        return asker.rows(_DOCUMENTS)


def format_counts(counts: Mapping[str, Mapping[str, int]]) -> str:
    """The counts as tables, one under the other."""
    return "\n\n".join(
        format_table([name, "n"], [[label, f"{n:,}"] for label, n in rows.items()])
        for name, rows in counts.items()
        if rows
    )


def _ordered(rows: list[list[str]]) -> dict[str, int]:
    pairs = [(_local_name(label), int(n)) for label, n in rows]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _local_name(label: str) -> str:
    return label.rpartition("/")[2] if label.startswith("http") else label
