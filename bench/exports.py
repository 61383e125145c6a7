"""Exports: Turtle against rdflib's serialiser on the same graph in the same run, and every other format."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.exporters import FORMATS, load_writer
from kg.graph import corpus_to_quads, quads_to_corpus
from kg.types import Corpus

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

SMALL, LARGE = 3_900, 19_400
"""Statements that make about 200,000 and 1,000,000 triples."""


class _Memory:
    """A graph in memory in the store's own order, as `kg export` meets it."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._store = ox.Store()
        self._store.bulk_extend(corpus_to_quads(corpus))

    def __len__(self) -> int:
        return len(self._store)

    def corpus(self) -> Corpus:
        return self._corpus

    def quads(self) -> Iterator[ox.Quad]:
        return iter(self._store)


def measure_exports() -> Iterator[tuple[str, ...]]:
    """Rows: what, triples, CPU seconds, ratio to rdflib's Turtle of the same graph (higher is faster)."""
    yield "export", "triples", "CPU s", "times faster than rdflib's Turtle"
    from synthetic_corpora import make_corpus

    for statements, rivals in ((SMALL, True), (LARGE, False)):
        source = _Memory(make_corpus(statements, documents=statements // 20))
        if rivals:
            yield from _measure_small(source)
        else:
            yield "ttl", f"{len(source):,}", f"{_measure('ttl', source)[0]:.2f}", ""


def _measure_small(source: _Memory) -> Iterator[tuple[str, ...]]:
    spent, data = _measure("ttl", source)
    graph = rdflib.Graph()
    graph.parse(data=data, format="turtle")
    start = time.process_time()
    graph.serialize(format="turtle")
    base = time.process_time() - start
    size = f"{len(source):,}"
    yield "rdflib Turtle", size, f"{base:.2f}", "1.0"
    yield "ttl", size, f"{spent:.2f}", f"{base / spent:.1f}"
    for name in sorted(set(FORMATS) - {"ttl", "html"}):
        spent = _measure(name, source)[0]
        yield name, size, f"{spent:.2f}", f"{base / spent:.1f}"
    start = time.process_time()
    quads_to_corpus(ox.parse(data, format=ox.RdfFormat.TURTLE))
    yield "import of ttl", size, f"{time.process_time() - start:.2f}", ""


def _measure(name: str, source: _Memory) -> tuple[float, bytes]:
    writer = load_writer(FORMATS[name].place)
    stream = io.BytesIO()
    start = time.process_time()
    writer(source, stream)
    return time.process_time() - start, stream.getvalue()
