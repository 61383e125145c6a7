"""The graph: corpus → quads → corpus without loss, in any order, with no blank node."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
from synthetic_corpora import make_corpus

from kg.graph import CorpusSource, corpus_to_quads, quads_to_corpus, read_corpus
from kg.types import Corpus


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make_corpus()


def test_round_trip_is_lossless(corpus: Corpus) -> None:
    assert quads_to_corpus(corpus_to_quads(corpus)) == corpus


def test_round_trip_through_a_store_in_any_order(corpus: Corpus) -> None:
    quads = list(corpus_to_quads(corpus))
    random.Random(3).shuffle(quads)
    store = ox.Store()
    store.extend(quads)
    assert read_corpus(store) == corpus


def test_quads_are_the_same_for_the_same_corpus_and_each_once(corpus: Corpus) -> None:
    quads = list(corpus_to_quads(corpus))
    assert quads == list(CorpusSource(corpus).quads())
    assert len(quads) == len(set(quads))


def test_no_blank_node_and_ascii_iris(corpus: Corpus) -> None:
    for quad in corpus_to_quads(corpus):
        for term in quad.triple:
            assert not isinstance(term, ox.BlankNode)
            if isinstance(term, ox.NamedNode):
                assert term.value.isascii()
