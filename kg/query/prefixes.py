"""Prefixes that every query may use undeclared. A test holds them to `kg.graph.terms`, whose import costs 50 ms."""

from __future__ import annotations

_DATA = "https://kg.example.org/id/"
_FAMILIES = (
    "article amount company document event evidence gathering gbt4754 government graph industry institution "
    "observation person policy project region statement title zone"
)

PREFIXES: dict[str, str] = {
    **{family: f"{_DATA}{family}/" for family in _FAMILIES.split()},
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "kg": "https://kg.example.org/def/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → namespace."""
