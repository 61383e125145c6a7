"""The SQLite file of a store: its schema and how it is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.store.layout import DATABASE

VERSION = 1
"""Of the folder's layout. A store of another version is rebuilt from its documents, never guessed at."""

_SCHEMA = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
CREATE TABLE document (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, published TEXT NOT NULL, extractor TEXT NOT NULL,
                       shape TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX document_published ON document (published);
"""


def create_database(folder: Path) -> None:
    """Makes an empty SQLite file, complete or not at all."""
    from kg.search import SCHEMA as SEARCH_SCHEMA
    from kg.store.links import SCHEMA as LINKS_SCHEMA

    partial = folder / f"{DATABASE}.new"
    partial.unlink(missing_ok=True)
    connection = sqlite3.connect(partial)
    connection.executescript(_SCHEMA + SEARCH_SCHEMA + LINKS_SCHEMA)
    connection.executemany("INSERT INTO setting VALUES (?, ?)", [("version", VERSION), ("generation", 0)])
    connection.commit()
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    partial.replace(folder / DATABASE)


def open_for_writing(folder: Path) -> sqlite3.Connection:
    """The writer's connection; transactions are its own (BEGIN and COMMIT by hand)."""
    connection = sqlite3.connect(folder / DATABASE, timeout=10, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    _check_version(connection, folder)
    return connection


def open_for_reading(folder: Path) -> sqlite3.Connection:
    """A reader's connection; where the folder cannot be written, SQLite is told that nobody writes."""
    path = folder / DATABASE
    if not path.is_file():
        raise StoreError(f"{folder}: no store here; make one with `kg build --store {folder}`")
    last: Exception | None = None
    for options in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?{options}", uri=True, timeout=10, isolation_level=None, check_same_thread=False
        )
        try:
            _check_version(connection, folder)
        except sqlite3.OperationalError as error:
            connection.close()
            last = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise StoreError(f"{folder}: {DATABASE} cannot be read ({last})")


def read_setting(connection: sqlite3.Connection, name: str, default: object = None) -> object:
    """A row of `setting`."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return default if row is None else row[0]


def write_setting(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Sets a row of `setting`."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


_REBUILD = "move it away and build it from its documents: kg build --store"


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turns what the disk and SQLite raise into one StoreError that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        text = str(error)
        if "full" in text or "disk I/O" in text:
            raise StoreError(f"{folder}: the disk is full or failing ({text}); the store is as it was before") from None
        if "readonly" in text:
            raise StoreError(f"{folder}: cannot be written ({text}); choose another --store") from None
        raise StoreError(f"{folder}: {DATABASE} is damaged ({text}); {_REBUILD} {folder} PATH…") from None
    except (FileExistsError, NotADirectoryError):
        raise StoreError(f"{folder}: a file, and a store is a folder; name another one with --store") from None
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror or error}; the store is as it was before") from None


def _check_version(connection: sqlite3.Connection, folder: Path) -> None:
    try:
        version = read_setting(connection, "version")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "no such table" not in str(error):
            raise
        raise StoreError(f"{folder}: {DATABASE} is no kg store ({error}); {_REBUILD} {folder} PATH…") from None
    if version != VERSION:
        raise StoreError(
            f"{folder}: a store of version {version}, and this kg reads version {VERSION}; "
            f"rebuild it from its documents: kg build --replace --store {folder} PATH…"
        )
