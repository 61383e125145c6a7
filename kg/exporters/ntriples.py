"""N-Triples and N-Quads: one fact a line, sorted."""

from __future__ import annotations

from typing import BinaryIO

from kg.graph import GraphSource
from kg.graph.lines import sort_quads, sort_triples


def write_nt(source: GraphSource, stream: BinaryIO) -> None:
    """Writes all triples of `source`, those of derived graphs too, without their graph."""
    _write_lines(sort_triples(source.quads()), stream)


def write_nq(source: GraphSource, stream: BinaryIO) -> None:
    """Writes all quads of `source`."""
    _write_lines(sort_quads(source.quads()), stream)


def _write_lines(lines: list[bytes], stream: BinaryIO) -> None:
    if lines:
        stream.write(b"\n".join(lines))
        stream.write(b"\n")
