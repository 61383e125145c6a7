"""Generations of a store's graph: the one way in which a graph changes, for builds, edits and compaction alike."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.database import create_database, open_for_writing, read_setting, told_plainly, write_setting
from kg.store.layout import DATABASE, clone_graph, find_generations, graph_folder, sync_folder
from kg.store.locks import FileLock, lock_writer
from kg.store.pins import Pin


class StoreEditor:
    """Holds the writer's lock and an SQLite transaction; each change of the graph is a new generation.

    SQLite's commit makes a generation the current one: before it the old state stands, after it the new one.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
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

    def _refuse_foreign_folder(self) -> None:
        foreign = sorted(p.name for p in self.path.iterdir() if p.name != "lock" and not p.name.startswith(DATABASE))
        if foreign:
            raise StoreError(f"{self.path}: holds other files ({foreign[0]}) and no store; choose another --store")

    def edit_graph(self, edit: Callable[[ox.Store], object], *, touches_default: bool = False) -> int:
        """Lets `edit` change a copy of the graph, then makes the copy the current one; returns its generation.

        For graphs of one's own: the default graph is what the documents say. Where `edit` may have changed that, too,
        the next commit of documents rebuilds it from them.
        """
        with told_plainly(self.path):
            if touches_default:
                write_setting(self._connection, "edited", 1)
            return self._write_generation(edit, self._current())

    def replace_graph(self, name: str, triples: Iterable[ox.Triple]) -> int:
        """Makes the named graph hold exactly `triples`, which were computed from the corpus.

        Once documents change they are about another corpus, so the next commit of documents empties the graph.
        """
        node = ox.NamedNode(name)

        def replace(graph: ox.Store) -> None:
            graph.clear_graph(node)
            graph.extend(ox.Quad(t.subject, t.predicate, t.object, node) for t in triples)

        return self.edit_computed(name, replace)

    def edit_computed(self, name: str, edit: Callable[[ox.Store], object]) -> int:
        """`edit_graph` for an `edit` that puts what was computed from the corpus into the named graph, which goes with
        the next commit of documents."""
        names = {*self._find_computed(), name}
        with told_plainly(self.path):
            write_setting(self._connection, "computed", " ".join(sorted(names)))
        with self._keeping_note():
            return self.edit_graph(edit)

    @contextmanager
    def _keeping_note(self) -> Iterator[None]:
        """Around a new generation whose default graph is that of the one before: if that passed its checks, so does
        this one."""
        before, (passed, _, checks) = self._current(), str(read_setting(self._connection, "passed", "")).partition(" ")
        yield
        if passed == str(before):
            self.note("passed", f"{self._current()} {checks}")

    def _find_computed(self) -> list[str]:
        """The names of graphs that were computed from the corpus."""
        return str(read_setting(self._connection, "computed", "")).split()

    def note(self, name: str, value: str) -> None:
        """Notes something of the store as it is committed (`Store.setting` reads it); not to be called before."""
        with told_plainly(self.path):
            write_setting(self._connection, name, value)
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN IMMEDIATE")

    def compact(self) -> None:
        """Rewrites the graph as it stands, other graphs included, and the tables without gaps."""
        with told_plainly(self.path):
            pin = Pin(self.path)
            try:
                with self._keeping_note():
                    self._write_generation(lambda graph: _copy_compactly(pin.graph, graph), 0)
            finally:
                pin.close()
            self._connection.execute("COMMIT")
            self._connection.execute("VACUUM")
            self._connection.execute("BEGIN IMMEDIATE")

    def _write_generation(self, edit: Callable[[ox.Store], object], source: int) -> int:
        """Makes a new generation from a copy of `source` (0: from nothing), and the current one of it."""
        generation = max([*find_generations(self.path), self._current()]) + 1
        folder = graph_folder(self.path, generation)
        folder.with_suffix(".lock").touch()
        if source:
            clone_graph(graph_folder(self.path, source), folder)
        graph = ox.Store(str(folder))
        try:
            edit(graph)
            graph.flush()
        except BaseException:
            del graph
            shutil.rmtree(folder, ignore_errors=True)
            raise
        del graph
        self._switch(generation)
        return generation

    def _switch(self, generation: int) -> None:
        """The atomic step: before it the old state stands, after it the new one."""
        sync_folder(graph_folder(self.path, generation))
        write_setting(self._connection, "generation", generation)
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


def _copy_compactly(source: ox.Store, target: ox.Store) -> None:
    target.bulk_extend(source)
    target.optimize()
