"""A pin holds one generation of a store's graph open and keeps it from being swept away."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.database import open_for_reading, read_setting
from kg.store.layout import graph_folder
from kg.store.locks import FileLock

_ATTEMPTS = 20
"""How often a reader starts again because a writer finished, and swept the generation away, in between."""


class Pin:
    """The current generation of the graph, and an SQLite snapshot of the same moment."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.connection = open_for_reading(self.path)
        self._lock: FileLock | None = None
        self.generation = -1
        self.graph = ox.Store()
        try:
            self.refresh()
        except BaseException:
            self.connection.close()
            raise

    def refresh(self) -> bool:
        """Moves on to the generation that is current now; whether that is another one."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        error: Exception | None = None
        for _ in range(_ATTEMPTS):
            self.connection.execute("BEGIN")
            generation = int(str(read_setting(self.connection, "generation", 0)))
            if generation == self.generation:
                return False
            try:
                lock, graph = _open_generation(self.path, generation)
            except OSError as problem:
                error = problem
                self.connection.execute("ROLLBACK")
                continue
            self._release()
            self.generation, self._lock, self.graph = generation, lock, graph
            return True
        raise StoreError(f"{self.path}: the graph cannot be opened ({error}); run `kg store check`")

    def close(self) -> None:
        """Lets go of the generation."""
        self.connection.close()
        self.graph = ox.Store()
        self._release()

    def _release(self) -> None:
        if self._lock:
            self._lock.release()
            self._lock = None


def _open_generation(path: Path, generation: int) -> tuple[FileLock | None, ox.Store]:
    if generation == 0:
        return None, ox.Store()
    folder = graph_folder(path, generation)
    lock = FileLock(folder.with_suffix(".lock"), shared=True)
    try:
        return lock, ox.Store.read_only(str(folder))
    except OSError:
        lock.release()
        raise
