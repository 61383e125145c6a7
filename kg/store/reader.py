"""Reading a store: one generation of its graph and the documents and names that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.errors import StoreError
from kg.search import Hit, find_named, search_names
from kg.store.database import read_setting
from kg.store.pins import Pin

if TYPE_CHECKING:
    from kg.types import Corpus, Extraction


class Store:
    """A store opened for reading. It keeps showing the state that it was opened on, whatever a writer does."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._pin = Pin(self.path)
        self._connection = self._pin.connection

    @property
    def generation(self) -> int:
        """The number of the state that is shown; it grows with every commit."""
        return self._pin.generation

    def refresh(self) -> bool:
        """Moves on to the state that is current now; whether that is another one."""
        return self._pin.refresh()

    @property
    def graph(self) -> ox.Store:
        """The pyoxigraph database, read-only."""
        return self._pin.graph

    def query(
        self, sparql: str, *, substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Runs a SPARQL query in this process, without a time limit; `kg.query` has one."""
        return self._pin.graph.query(sparql, substitutions=dict(substitutions) if substitutions else None)

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad, in the database's order: sort before showing it to anyone."""
        return iter(self._pin.graph)

    def __len__(self) -> int:
        return len(self._pin.graph)

    def corpus(self) -> Corpus:
        """The graph as the nouns of `kg.types`."""
        from kg.graph import read_corpus

        return read_corpus(self)

    def extractions(self) -> Iterator[Extraction]:
        """The cached extraction of every document, by document id."""
        from kg.store.codec import decode_extraction

        for (body,) in self._connection.execute("SELECT body FROM document ORDER BY id"):
            yield decode_extraction(body)

    def extraction(self, document: str) -> Extraction:
        """The cached extraction of one document."""
        from kg.store.codec import decode_extraction

        row = self._connection.execute("SELECT body FROM document WHERE id = ?", (document,)).fetchone()
        if row is None:
            raise StoreError(f"{self.path}: no document {document}; `kg stats --documents` lists them")
        return decode_extraction(row[0])

    def documents(self) -> dict[str, str]:
        """Document id → sha256 of its text, in order of id."""
        return dict(self._connection.execute("SELECT id, sha256 FROM document ORDER BY id"))

    def search(self, term: str, *, kind: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """Entities with a name that holds `term`, or whose pinyin initials do, best first."""
        return search_names(self._connection, term, kind=kind, limit=limit)

    def find(self, name: str) -> tuple[Hit, ...]:
        """Entities that bear exactly this name."""
        return find_named(self._connection, name)

    def setting(self, name: str) -> str:
        """One of the store's own notes (extractor, version, generation), "" where unset."""
        return str(read_setting(self._connection, name, ""))

    def close(self) -> None:
        """Lets go of the generation; the store cannot be used after it."""
        self._pin.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
