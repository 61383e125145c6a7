"""Turtle 1.2: each statement node reifies its triple term (`rdf:reifies <<( s p o )>>`) for rdf:subject and so on.

Half the triples of a statement, for tools that read RDF 1.2; rdflib 7.6 does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, Triple

from kg.graph import GraphSource
from kg.graph import terms as t
from kg.graph.turtle import write_turtle

_REIFIES = t.term("rdf:reifies")
_PARTS = (t.SUBJECT, t.PREDICATE, t.OBJECT)


def write_ttl12(source: GraphSource, stream: BinaryIO) -> None:
    """Writes all triples of `source` as Turtle 1.2."""
    write_turtle(_reify(source.quads()), stream)


def _reify(quads: Iterable[Quad]) -> Iterator[Quad]:
    parts: dict[NamedNode, dict[NamedNode, NamedNode]] = {}
    for quad in quads:
        if quad.predicate in _PARTS and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            parts.setdefault(quad.subject, {})[quad.predicate] = quad.object
        elif quad.object != t.RDF_STATEMENT:
            yield quad
    for node, found in parts.items():
        yield Quad(node, _REIFIES, Triple(*(found[part] for part in _PARTS)))
