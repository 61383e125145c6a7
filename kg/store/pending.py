"""Extractions of a build that is not committed yet, kept beside the store: a build that was broken off goes on.

A file of its own, because the store's own transaction shows nothing, and keeps nothing, before it is whole. It is only
a cache: what it holds is used where document, text, extractor and shape are the same, and it goes with the commit.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.store.codec import shape

_FILE = "pending.sqlite"
_EVERY = 100
"""Extractions after which they are brought to the file."""


class PendingExtractions:
    """What earlier, unfinished builds extracted, and what this one does."""

    def __init__(self, folder: Path, extractor: str) -> None:
        self._path, self._extractor = folder / _FILE, extractor
        self._waiting: list[tuple[str, str, str, str, str, bytes]] = []
        self._connection: sqlite3.Connection | None = None
        if self._path.exists():
            self._open()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._connection = self._prepare()
            except sqlite3.DatabaseError:  # torn by a power cut: it is only a cache
                self._path.unlink(missing_ok=True)
                self._connection = self._prepare()
        return self._connection

    def _prepare(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS extraction (document TEXT PRIMARY KEY, sha256 TEXT, published TEXT, "
            "extractor TEXT, shape TEXT, body BLOB)"
        )
        return connection

    def take(self, document: str, sha256: str) -> tuple[str, bytes] | None:
        """(date, body) of the extraction of this very text by this very extractor, None where there is none."""
        if self._connection is None:
            return None
        row: tuple[str, bytes] | None = self._connection.execute(
            "SELECT published, body FROM extraction WHERE document = ? AND sha256 = ? AND extractor = ? AND shape = ?",
            (document, sha256, self._extractor, shape()),
        ).fetchone()
        return row

    def keep(self, document: str, sha256: str, published: str, body: bytes) -> None:
        """Keeps an extraction until `forget`."""
        self._waiting.append((document, sha256, published, self._extractor, shape(), body))
        if len(self._waiting) >= _EVERY:
            connection = self._open()
            with connection:
                connection.executemany("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?, ?, ?, ?)", self._waiting)
            self._waiting.clear()

    def forget(self) -> None:
        """Deletes all that was kept: it is in the store now."""
        self._waiting.clear()
        self.close()
        for name in (_FILE, f"{_FILE}-wal", f"{_FILE}-shm"):
            self._path.with_name(name).unlink(missing_ok=True)

    def close(self) -> None:
        """Closes the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
