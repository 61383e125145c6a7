"""Turtle: sorted, one subject a block, no blank node, the same bytes for the same graph.

The lines come sorted from `lines`; here they only lose what Turtle can say shorter. Names are shortened once and
remembered, so that a triple costs about a microsecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from pyoxigraph import Quad

from kg.graph.lines import TYPE, sort_triples
from kg.graph.terms import PREFIXES

_LOCAL = re.compile(rb"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
"""Local names that every Turtle parser reads without escapes."""
_INTEGER = re.compile(rb'"(0|-?[1-9][0-9]*)"')
_XSD_INTEGER = PREFIXES["xsd"].encode() + b"integer"
_BATCH = 4096


class Names(dict[bytes, bytes]):
    """N-Triples term → Turtle term, computed when first asked for."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = {namespace.encode(): prefix.encode() for prefix, namespace in prefixes.items()}

    def __missing__(self, term: bytes) -> bytes:
        if term.startswith(b"<<("):
            return b"<<( %s )>>" % b" ".join(self[part] for part in term[4:-4].split(b" ", 2))
        if term.startswith(b"<"):
            short = self[term] = self._shorten(term)
            return short
        if not term.endswith(b">"):
            return term
        literal, _, datatype = term.rpartition(b"^^")
        if datatype[1:-1] == _XSD_INTEGER and _INTEGER.fullmatch(literal):
            return literal[1:-1]
        return literal + b"^^" + self[datatype]

    def _shorten(self, term: bytes) -> bytes:
        iri = term[1:-1]
        cut = max(iri.rfind(b"/"), iri.rfind(b"#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri, cut):
            return term
        return b"%s:%s" % (prefix, iri[cut:])


def write_turtle(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Writes the triples of all graphs as a Turtle document."""
    write_header(stream)
    write_blocks(sort_triples(quads), stream)


def write_header(stream: BinaryIO, prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Writes the prefixes."""
    for prefix, namespace in sorted(prefixes.items()):
        stream.write(f"@prefix {prefix}: <{namespace}> .\n".encode())


def write_blocks(lines: Iterable[bytes], stream: BinaryIO, prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Writes sorted N-Triples lines as blocks of one subject each."""
    names = Names(prefixes)
    parts: list[bytes] = []
    rows = (line[:-2].split(b" ", 2) for line in lines)
    for subject, group in groupby(rows, key=itemgetter(0)):
        parts.append(b"\n%s %s .\n" % (names[subject], _write_block(list(group), names)))
        if len(parts) >= _BATCH:
            stream.write(b"".join(parts))
            parts.clear()
    stream.write(b"".join(parts))


def _write_block(rows: list[list[bytes]], names: Names) -> bytes:
    """Predicates and objects of one subject, its types first."""
    types = [row for row in rows if row[1] == TYPE]
    if types:
        rows = types + [row for row in rows if row[1] != TYPE]
    parts: list[bytes] = []
    last = b""
    for _, predicate, object_ in rows:
        if predicate == last:
            parts.append(b", ")
        else:
            if last:
                parts.append(b" ;\n    ")
            parts.append(b"a " if predicate == TYPE else names[predicate] + b" ")
            last = predicate
        parts.append(names[object_])
    return b"".join(parts)
