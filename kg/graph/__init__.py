"""RDF: a corpus as quads, and back without loss.

All of it stands in the default graph, so that one query answers alike over the store, over Turtle in rdflib and over a
server. What is derived (life-cycle events, `kg:within`) is marked so by its class and its activity; only scores of an
analysis, which depend on how it was run, stand in a graph of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from pyoxigraph import Quad

from kg.graph.derivation import derive_quads
from kg.graph.description import describe_corpus
from kg.graph.ownership import is_owned
from kg.graph.reading import GraphReader
from kg.graph.writing import GraphWriter
from kg.types import Corpus

__all__ = ["CorpusSource", "GraphSource", "QuadSource", "corpus_to_quads", "quads_to_corpus", "read_corpus"]


class QuadSource(Protocol):
    """Whatever gives quads, in any order: an opened store."""

    def quads(self) -> Iterable[Quad]:
        """Every quad."""


class GraphSource(QuadSource, Protocol):
    """What an exporter reads: an opened store, or a corpus in memory."""

    def corpus(self) -> Corpus:
        """The graph as nouns, in canonical order."""


@dataclass(frozen=True)
class CorpusSource:
    """A corpus in memory as a source of quads: what filters yield and tests use."""

    held: Corpus

    def corpus(self) -> Corpus:
        """The corpus itself."""
        return self.held

    def quads(self) -> Iterator[Quad]:
        """Its quads, derived graphs included."""
        return corpus_to_quads(self.held)


def corpus_to_quads(corpus: Corpus) -> Iterator[Quad]:
    """The quads of a corpus, each once, always in the same order for the same corpus."""
    shared: set[Quad] = set()
    count = 0
    for quad in chain(GraphWriter(corpus).quads(), derive_quads(corpus)):
        if not is_owned(quad):
            if quad in shared:
                continue
            shared.add(quad)
        count += 1
        yield quad
    yield from describe_corpus(corpus, count)


def quads_to_corpus(quads: Iterable[Quad]) -> Corpus:
    """The corpus of quads in any order; GraphError where they do not follow the ontology."""
    return GraphReader(quads).corpus()


def read_corpus(source: QuadSource | Iterable[Quad]) -> Corpus:
    """The corpus of an opened store or of a pyoxigraph.Store."""
    return quads_to_corpus(source if isinstance(source, Iterable) else source.quads())
