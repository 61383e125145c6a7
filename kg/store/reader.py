"""Reading a store: one generation of its graph and the documents and names that belong to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.errors import StoreError
from kg.search import Hit, find_named, search_names
from kg.store.codec import decode_extraction
from kg.store.database import open_for_reading, read_setting
from kg.store.layout import graph_folder
from kg.store.locks import FileLock

if TYPE_CHECKING:
    from kg.types import Corpus, Extraction

_ATTEMPTS = 20
"""How often a reader starts again because a writer finished, and swept the generation away, in between."""


class Store:
    """A store opened for reading. It keeps showing the state that it was opened on, whatever a writer does."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._connection = open_for_reading(self.path)
        try:
            self.generation, self._lock, self._graph = self._pin()
        except BaseException:
            self._connection.close()
            raise

    def _pin(self) -> tuple[int, FileLock | None, ox.Store]:
        """Opens the current generation and holds both the SQLite snapshot and the graph folder."""
        error: Exception | None = None
        for _ in range(_ATTEMPTS):
            self._connection.execute("BEGIN")
            generation = int(str(read_setting(self._connection, "generation", 0)))
            if generation == 0:
                return 0, None, ox.Store()
            folder = graph_folder(self.path, generation)
            lock = None
            try:
                lock = FileLock(folder.with_suffix(".lock"), shared=True)
                return generation, lock, ox.Store.read_only(str(folder))
            except OSError as problem:
                error = problem
                if lock:
                    lock.release()
                self._connection.execute("ROLLBACK")
        raise StoreError(f"{self.path}: generation {generation} cannot be opened ({error}); run `kg store check`")

    @property
    def graph(self) -> ox.Store:
        """The pyoxigraph database, read-only."""
        return self._graph

    def query(
        self, sparql: str, *, substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Runs a SPARQL query in this process, without a time limit; `kg.query` has one."""
        return self._graph.query(sparql, substitutions=dict(substitutions) if substitutions else None)

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad, in the database's order: sort before showing it to anyone."""
        return iter(self._graph)

    def __len__(self) -> int:
        return len(self._graph)

    def corpus(self) -> Corpus:
        """The graph as the nouns of `kg.types`."""
        from kg.graph import read_corpus

        return read_corpus(self)

    def extractions(self) -> Iterator[Extraction]:
        """The cached extraction of every document, by document id."""
        for (body,) in self._connection.execute("SELECT body FROM document ORDER BY id"):
            yield decode_extraction(body)

    def extraction(self, document: str) -> Extraction:
        """The cached extraction of one document."""
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

    def is_current(self) -> bool:
        """Whether no writer has finished since this store was opened."""
        connection = sqlite3.connect(f"{(self.path / 'store.sqlite').resolve().as_uri()}?mode=ro", uri=True)
        try:
            return int(str(read_setting(connection, "generation", 0))) == self.generation
        finally:
            connection.close()

    def close(self) -> None:
        """Lets go of the generation; the store cannot be used after it."""
        self._connection.close()
        self._graph = ox.Store()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
