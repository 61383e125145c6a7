"""Turtle and TriG: the blocks of `kg.graph.turtle`, of all triples or graph by graph."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import NamedNode, Quad

from kg.graph import GraphSource
from kg.graph.lines import sort_triples
from kg.graph.terms import PREFIXES
from kg.graph.turtle import Names, write_blocks, write_header, write_turtle


def write_ttl(source: GraphSource, stream: BinaryIO) -> None:
    """Writes all triples of `source`, those of derived graphs too, as Turtle."""
    write_turtle(source.quads(), stream)


def write_trig(source: GraphSource, stream: BinaryIO) -> None:
    """Writes all quads of `source` as TriG: the default graph as in Turtle, then each named graph as a block."""
    graphs: dict[str, list[Quad]] = {}
    for quad in source.quads():
        name = quad.graph_name
        graphs.setdefault(name.value if isinstance(name, NamedNode) else "", []).append(quad)
    write_header(stream)
    write_blocks(sort_triples(graphs.pop("", [])), stream)
    names = Names(PREFIXES)
    for iri in sorted(graphs):
        stream.write(b"\n%s {\n" % names[f"<{iri}>".encode()])
        write_blocks(sort_triples(graphs[iri]), stream)
        stream.write(b"}\n")
