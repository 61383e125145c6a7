"""Media types of answers, the most wanted first, and the formats that the worker writes for them."""

from __future__ import annotations

SOLUTIONS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
"""Media type → format of SELECT and ASK answers."""
TRIPLES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "text/plain": "ntriples",
}
"""Media type → format of graphs."""
MEDIA_TYPES = {form: media for media, form in reversed([*SOLUTIONS.items(), *TRIPLES.items()])}
"""Format → the media type that names it."""
