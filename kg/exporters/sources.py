"""What an export reads: the store, or the part of it that a filter leaves, with the date of issue that was given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kg.filters import Filter, filter_corpus
from kg.graph import CorpusSource, GraphSource
from kg.graph.description import date_description
from kg.query.sources import is_remote
from kg.store import open_store
from kg.types import Corpus

if TYPE_CHECKING:
    from kg.remote.stores import RemoteStore
    from kg.store.reader import Store


class DatedSource:
    """A source whose dataset description bears a date of issue."""

    def __init__(self, source: GraphSource, issued: str) -> None:
        self._source, self._issued = source, issued

    def corpus(self) -> Corpus:
        """The corpus, as it is."""
        return self._source.corpus()

    def quads(self) -> Iterator[Quad]:
        """The quads with the date among them."""
        return date_description(self._source.quads(), self._issued)


def _open(store: str) -> Store | RemoteStore:
    """The store of a folder, or the graph on a server."""
    if is_remote(store):
        from kg.remote import open_remote

        return open_remote(store)
    return open_store(store)


@contextmanager
def open_source(store: str, wanted: Filter, issued: str = "") -> Iterator[GraphSource]:
    """Opens what `kg export` writes. Without a filter nothing is read that the format does not ask for."""
    with _open(store) as opened:
        source: GraphSource = opened
        if wanted:
            source = CorpusSource(filter_corpus(opened.corpus(), wanted))
        yield DatedSource(source, issued) if issued else source
