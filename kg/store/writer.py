"""Writing a store: documents in and out, then one commit that everybody sees or nobody does."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.entities import merge_extractions
from kg.errors import StoreError
from kg.graph import corpus_to_quads
from kg.search import clear_index, index_entities
from kg.store.codec import decode_extraction, encode_extraction, shape
from kg.store.database import (
    create_database,
    open_for_writing,
    read_setting,
    told_plainly,
    write_setting,
)
from kg.store.increments import apply_change, describe_change
from kg.store.layout import DATABASE, clone_graph, find_generations, graph_folder, sync_folder
from kg.store.links import rebuild_links
from kg.store.locks import FileLock, lock_writer
from kg.store.pins import Pin
from kg.types import Corpus, Extraction

_SMALL = 50
"""Up to so many changed documents are applied one by one in a store of any size."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did."""

    added: int
    replaced: int
    removed: int
    kept: int
    generation: int


class Writer:
    """The one writer of a store. Nothing that it does is seen before `commit`, and all of it after."""

    def __init__(self, path: str | Path, extractor: str) -> None:
        self.path, self.extractor = Path(path), extractor
        with told_plainly(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
        self._lock = lock_writer(self.path)
        try:
            with told_plainly(self.path):
                if not (self.path / DATABASE).exists():
                    self._refuse_foreign_folder()
                    create_database(self.path)
                self._connection = open_for_writing(self.path)
                self._connection.execute("BEGIN IMMEDIATE")
                self._sweep()
        except BaseException:
            self._lock.release()
            raise
        self._before = set(self.documents())
        self._touched: set[str] = set()

    def _refuse_foreign_folder(self) -> None:
        foreign = sorted(p.name for p in self.path.iterdir() if p.name != "lock" and not p.name.startswith(DATABASE))
        if foreign:
            raise StoreError(f"{self.path}: holds other files ({foreign[0]}) and no store; choose another --store")

    def documents(self) -> dict[str, str]:
        """Document id → sha256 of its text, as the store will be after the commit."""
        return dict(self._connection.execute("SELECT id, sha256 FROM document ORDER BY id"))

    def has(self, document: str, sha256: str) -> bool:
        """Whether this very text was extracted by this very extractor: then it need not be read again."""
        row = self._connection.execute(
            "SELECT 1 FROM document WHERE id = ? AND sha256 = ? AND extractor = ? AND shape = ?",
            (document, sha256, self.extractor, shape()),
        ).fetchone()
        return row is not None

    def put(self, extraction: Extraction) -> None:
        """Adds a document, or replaces the one of the same id."""
        document = extraction.document
        with told_plainly(self.path):
            self._connection.execute(
                "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?)",
                (
                    document,
                    extraction.sha256,
                    extraction.published,
                    self.extractor,
                    shape(),
                    encode_extraction(extraction),
                ),
            )
        self._touched.add(document)

    def remove(self, document: str) -> None:
        """Takes a document out; StoreError if it is not in the store."""
        if not self._connection.execute("DELETE FROM document WHERE id = ?", (document,)).rowcount:
            raise StoreError(f"{self.path}: no document {document}; `kg stats --documents` lists them")
        self._touched.add(document)

    def clear(self) -> None:
        """Takes every document out: `kg build --replace`."""
        for document in self.documents():
            self.remove(document)

    def commit(self, corpus: Corpus | None = None, *, full: bool = False) -> Change:
        """Brings the graph up to the documents as they now are and makes it the current one.

        `corpus` spares the merge where the caller already has the merged whole of all documents. `full` rebuilds the
        graph also where little has changed; the result is the same.
        """
        generation = self._current()
        with told_plainly(self.path):
            if corpus is None and not full and self._is_small_change():
                if self._touched:
                    generation = self._increment()
            else:
                generation = self._rebuild(corpus)
        return self._finish(generation)

    def compact(self) -> None:
        """Rewrites the graph as it stands, other graphs included, and the tables without gaps."""
        with told_plainly(self.path):
            pin = Pin(self.path)
            try:
                self._write_generation(lambda graph: _copy_compactly(pin.graph, graph), 0)
            finally:
                pin.close()
            self._connection.execute("COMMIT")
            self._connection.execute("VACUUM")
            self._connection.execute("BEGIN IMMEDIATE")

    def _is_small_change(self) -> bool:
        """Whether the change is better applied than all merged again; never after a change of the extractor."""
        if not self._current() or read_setting(self._connection, "extractor") != self.extractor:
            return False
        return len(self._touched) <= max(_SMALL, len(self._before) // 4)

    def edit_graph(self, edit: Callable[[ox.Store], None]) -> int:
        """Lets `edit` change a copy of the graph, then makes the copy the current one; returns its generation.

        For graphs of one's own: the default graph is what the documents say, and is rebuilt from them.
        """
        with told_plainly(self.path):
            return self._write_generation(edit, self._current())

    def replace_graph(self, name: str, triples: Iterable[ox.Triple]) -> int:
        """Makes the named graph hold exactly `triples`."""
        node = ox.NamedNode(name)

        def replace(graph: ox.Store) -> None:
            graph.clear_graph(node)
            graph.extend(ox.Quad(t.subject, t.predicate, t.object, node) for t in triples)

        return self.edit_graph(replace)

    def _increment(self) -> int:
        pin = Pin(self.path)
        try:
            added, removed = apply_change(self._connection, pin.connection, pin.graph, self._touched)
            added_notes, removed_notes = describe_change(self._connection, pin.graph, len(added) - len(removed))
        finally:
            pin.close()

        def apply(graph: ox.Store) -> None:
            for quad in chain(removed, removed_notes):
                graph.remove(quad)
            graph.extend(chain(added, added_notes))

        return self._write_generation(apply, self._current())

    def _rebuild(self, corpus: Corpus | None) -> int:
        self._refuse_foreign_shapes()
        if corpus is None:
            corpus = merge_extractions(self._extractions())
        rebuild_links(self._connection, self._extractions)
        clear_index(self._connection)
        index_entities(self._connection, corpus.entities)
        pin = Pin(self.path)
        try:
            quads = chain(corpus_to_quads(corpus), _other_graphs(pin.graph))
            return self._write_generation(lambda graph: graph.bulk_extend(quads), 0)
        finally:
            pin.close()

    def _write_generation(self, edit: Callable[[ox.Store], None], source: int) -> int:
        """Makes a new generation from a copy of `source` (0: from nothing), and the current one of it."""
        generation = max([*find_generations(self.path), self._current()]) + 1
        folder = graph_folder(self.path, generation)
        folder.with_suffix(".lock").touch()
        if source:
            clone_graph(graph_folder(self.path, source), folder)
        graph = ox.Store(str(folder))
        edit(graph)
        graph.flush()
        del graph
        self._switch(generation)
        return generation

    def _extractions(self) -> Iterator[Extraction]:
        for (body,) in self._connection.execute("SELECT body FROM document ORDER BY id"):
            yield decode_extraction(body)

    def _refuse_foreign_shapes(self) -> None:
        """Extractions that another version of kg cached with other fields cannot be read."""
        row = self._connection.execute("SELECT count(*), min(id) FROM document WHERE shape <> ?", (shape(),)).fetchone()
        if row[0]:
            raise StoreError(
                f"{self.path}: {row[0]} documents ({row[1]} …) were cached by another version of kg; "
                f"build them again from their files, or drop them: kg build --replace --store {self.path} PATH…"
            )

    def _finish(self, generation: int) -> Change:
        before, after = self._before, set(self.documents())
        replaced = before & after & self._touched
        change = Change(
            len(after - before), len(replaced), len(before - after), len((before & after) - replaced), generation
        )
        self._before, self._touched = after, set()
        return change

    def _switch(self, generation: int) -> None:
        """The atomic step: before it the old state stands, after it the new one."""
        sync_folder(graph_folder(self.path, generation))
        write_setting(self._connection, "generation", generation)
        write_setting(self._connection, "extractor", self.extractor)
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN IMMEDIATE")
        self._sweep()

    def _current(self) -> int:
        return int(str(read_setting(self._connection, "generation", 0)))

    def _sweep(self) -> None:
        """Deletes generations that are not current and that no reader holds, and what a dead writer left."""
        for generation in find_generations(self.path):
            if generation == self._current():
                continue
            folder = graph_folder(self.path, generation)
            mark = folder.with_suffix(".lock")
            try:
                with FileLock(mark):
                    shutil.rmtree(folder)
                    mark.unlink()
            except OSError:
                continue  # a reader is there; the next writer will try again

    def close(self) -> None:
        """Gives up whatever was not committed, and the lock."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _other_graphs(graph: ox.Store) -> Iterator[ox.Quad]:
    for name in graph.named_graphs():
        yield from graph.quads_for_pattern(None, None, None, name)


def _copy_compactly(source: ox.Store, target: ox.Store) -> None:
    target.bulk_extend(source)
    target.optimize()


def write_store(path: str | Path, extractions: Iterable[Extraction], corpus: Corpus, *, extractor: str = "") -> Change:
    """Makes the store at `path` hold exactly these documents, whose merged whole is `corpus`."""
    with Writer(path, extractor) as writer:
        writer.clear()
        for extraction in extractions:
            writer.put(extraction)
        return writer.commit(corpus)
