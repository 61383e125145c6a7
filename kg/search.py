"""Names by any part of them: an SQLite FTS5 index over pairs of characters, and over pinyin initials.

Every name is cut to letters and digits, folded (NFKC, lower case), and indexed as its pairs of neighbouring characters
written in hexadecimal: so every script and every part of a name of one character or more is found by one phrase query,
and no tokenizer of SQLite's decides what a Chinese word is.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.types import Entity
    from kg.workers import Workers

SCHEMA = """
CREATE TABLE label (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
                    form TEXT NOT NULL, folded TEXT NOT NULL);
CREATE INDEX label_iri ON label (iri);
CREATE INDEX label_folded ON label (folded);
CREATE VIRTUAL TABLE label_index USING fts5 (pairs, initials, tokenize = 'ascii', detail = 'full');
"""
NameRow = tuple[str, str, str, str]
"""IRI and kind of an entity, its preferred name, and one of its names."""
_BATCH = 1_000
"""Names that are indexed at once."""

Name = tuple[str, str, str, str, str, str, str]
"""A name as it is indexed: IRI, kind, preferred name, form, folded form, pairs, initials."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A found entity: its preferred name, and the form that matched."""

    iri: str
    kind: str
    name: str
    form: str


def fold_name(text: str) -> str:
    """`text` as search compares it: NFKC, lower case, letters and digits only."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def index_entities(connection: sqlite3.Connection, entities: Iterable[Entity]) -> None:
    """Adds the names of `entities` to the index."""
    _add_names(connection, (row for entity in entities for row in _name_rows(entity)))


def index_changes(connection: sqlite3.Connection, iris: Iterable[str], entities: Iterable[Entity]) -> None:
    """Makes the index hold, in place of the names of the entities `iris`, those of `entities`; what stays is left as
    it is, for an entity may have thousands of names."""
    wanted = {row: None for entity in entities for row in _name_rows(entity)}
    gone = []
    for iri in iris:
        for number, *row in connection.execute("SELECT id, iri, kind, name, form FROM label WHERE iri = ?", (iri,)):
            if tuple(row) in wanted:
                del wanted[tuple(row)]
            else:
                gone.append((number,))
    connection.executemany("DELETE FROM label_index WHERE rowid = ?", gone)
    connection.executemany("DELETE FROM label WHERE id = ?", gone)
    _add_names(connection, wanted)


def rebuild_index(connection: sqlite3.Connection, entities: Iterable[Entity], workers: Workers) -> None:
    """Makes the index hold the names of just these entities."""
    clear_index(connection)
    rows = (row for entity in entities for row in _name_rows(entity))
    _put_names(connection, workers.map_apart(encode_name, rows))


def encode_name(row: NameRow) -> Name:
    """A name as the index keeps it."""
    folded = fold_name(row[-1])
    return *row, folded, _pairs(folded), _pairs(find_initials(row[-1]))


def _name_rows(entity: Entity) -> list[NameRow]:
    return [(entity.id, str(entity.kind), entity.name, form) for form in dict.fromkeys((entity.name, *entity.aliases))]


def _add_names(connection: sqlite3.Connection, names: Iterable[NameRow]) -> None:
    _put_names(connection, map(encode_name, names))


def _put_names(connection: sqlite3.Connection, names: Iterator[Name]) -> None:
    first = connection.execute("SELECT coalesce(max(id), 0) FROM label").fetchone()[0] + 1
    while batch := list(islice(names, _BATCH)):
        rows = [(number, *name[:5]) for number, name in enumerate(batch, first)]
        index = [(number, *name[5:]) for number, name in enumerate(batch, first)]
        connection.executemany("INSERT INTO label VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO label_index (rowid, pairs, initials) VALUES (?, ?, ?)", index)
        first += len(batch)


def clear_index(connection: sqlite3.Connection) -> None:
    """Empties the index."""
    connection.execute("DELETE FROM label")
    connection.execute("DELETE FROM label_index")


def search_names(connection: sqlite3.Connection, term: str, *, kind: str = "", limit: int = 20) -> tuple[Hit, ...]:
    """Entities with a name that holds `term`, or whose pinyin initials do, best first, each once.

    A whole name comes before its beginning, a beginning before a part, a part before initials; then shorter first.
    """
    folded = fold_name(term)
    if not folded:
        return ()
    phrase = _phrase(folded)
    columns = "{pairs initials}" if folded.isascii() else "pairs"
    rows = connection.execute(
        "SELECT l.iri, l.kind, l.name, l.form, CASE WHEN l.folded = ?1 THEN 0 WHEN substr(l.folded, 1, ?2) = ?1 THEN 1"
        " WHEN instr(l.folded, ?1) THEN 2 ELSE 3 END AS class"
        " FROM label_index i JOIN label l ON l.id = i.rowid WHERE label_index MATCH ?3 AND (?4 = '' OR l.kind = ?4)"
        " ORDER BY class, l.form <> l.name, length(l.folded), l.form, l.iri LIMIT ?5",
        (folded, len(folded), f"{columns} : {phrase}", kind, limit * 8),
    )
    hits: dict[str, Hit] = {}
    for iri, found_kind, name, form, _ in rows:
        hits.setdefault(iri, Hit(iri, found_kind, name, form))
    return tuple(hits.values())[:limit]


def find_named(connection: sqlite3.Connection, name: str) -> tuple[Hit, ...]:
    """Entities that bear exactly this name, preferred names first."""
    rows = connection.execute(
        "SELECT iri, kind, name, form FROM label WHERE folded = ? ORDER BY form <> name, kind, iri", (fold_name(name),)
    )
    hits: dict[str, Hit] = {}
    for row in rows:
        hits.setdefault(row[0], Hit(*row))
    return tuple(hits.values())


def find_initials(text: str) -> str:
    """The first letters of the pinyin of `text`: cdgxq for 成都高新区; "" where no character is Chinese."""
    if text.isascii():
        return ""
    from pypinyin import Style, lazy_pinyin

    letters = lazy_pinyin(text, style=Style.FIRST_LETTER, errors="ignore")
    return fold_name("".join(letters))


def _pairs(folded: str) -> str:
    codes = [f"{ord(c):05x}" for c in folded]
    return " ".join(a + b for a, b in zip(codes, [*codes[1:], ""], strict=False))


def _phrase(folded: str) -> str:
    codes = [f"{ord(c):05x}" for c in folded]
    if len(codes) == 1:
        return f"{codes[0]} *"
    return '"' + " ".join(a + b for a, b in pairwise(codes)) + '"'
