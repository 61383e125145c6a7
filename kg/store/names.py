"""Names of a store without its graph: search needs SQLite only."""

from __future__ import annotations

from pathlib import Path

from kg.search import Hit, find_named, search_names
from kg.store.database import open_for_reading


def search_store(path: Path, term: str, *, kind: str = "", limit: int = 20) -> tuple[Hit, ...]:
    """Entities with a name that holds `term`, or whose pinyin initials do, best first."""
    connection = open_for_reading(path)
    try:
        return search_names(connection, term, kind=kind, limit=limit)
    finally:
        connection.close()


def find_entities(path: Path, name: str) -> tuple[Hit, ...]:
    """Entities that bear exactly this name; where none does, those that hold it."""
    connection = open_for_reading(path)
    try:
        return find_named(connection, name) or search_names(connection, name)
    finally:
        connection.close()
