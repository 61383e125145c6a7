"""Sorted N-Triples lines: the one form that all text formats of the graph start from.

Sorting bytes of UTF-8 sorts code points, so the order is the same on every machine and for every order of input.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, RdfFormat, serialize

TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def sort_triples(quads: Iterable[Quad]) -> list[bytes]:
    """The triples of all graphs as N-Triples lines without line feed, sorted, each once."""
    lines = _split(serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES))
    lines.sort()
    return list(_each_once(lines))


def sort_quads(quads: Iterable[Quad]) -> list[bytes]:
    """The quads as N-Quads lines without line feed, sorted, each once."""
    lines = _split(serialize(quads, format=RdfFormat.N_QUADS))
    lines.sort()
    return list(_each_once(lines))


def _each_once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line != last:
            yield line
            last = line


def _split(data: bytes | None) -> list[bytes]:
    return (data or b"").split(b"\n")
