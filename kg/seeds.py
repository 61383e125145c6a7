"""The lexicon: every table under seeds/gazetteer and seeds/cues behind one Aho-Corasick automaton.

A table is UTF-8 TSV. Lines that begin with `#` say its source and licence; the first other line names the columns, and
the first column, `form`, is the surface form. Rows are sorted and NFC (a test holds that).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.errors import SeedError
from kg.resources import find_resource


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table: its surface form, the table ("cues/left_edges"), and the other columns."""

    form: str
    table: str
    fields: dict[str, str]


class Hit(NamedTuple):
    """A place in a text where an entry's form stands."""

    start: int
    stop: int
    entry: Entry


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All entries and the automaton that finds their forms; compared by identity, so that what is derived from one can
    be kept by it."""

    entries: tuple[tuple[Entry, ...], ...]
    forms: dict[str, int]
    tables: dict[str, tuple[Entry, ...]]
    automaton: AhoCorasick

    def scan(self, text: str) -> list[Hit]:
        """Every occurrence of every form, overlapping ones too, by start and then longest first."""
        entries = self.entries
        make = tuple.__new__  # three times as fast as Hit(…), which is a function of Python
        found = [
            make(Hit, (start, stop, entry))
            for index, start, stop in self.automaton.find_matches_as_indexes(text, overlapping=True)
            for entry in entries[index]
        ]
        found.sort(key=itemgetter(1), reverse=True)
        found.sort(key=itemgetter(0))
        return found

    def get(self, form: str, table: str = "") -> Entry | None:
        """The entry of `form` (in `table`, where given), or None."""
        index = self.forms.get(form)
        if index is None:
            return None
        return next((e for e in self.entries[index] if not table or e.table == table), None)

    def get_all(self, form: str, table: str) -> tuple[Entry, ...]:
        """Every entry of `form` in `table`."""
        index = self.forms.get(form)
        return () if index is None else tuple(e for e in self.entries[index] if e.table == table)

    def table(self, name: str) -> tuple[Entry, ...]:
        """All entries of one table such as "patterns/modality", in file order."""
        return self.tables.get(name, ())


def read_table(path: Path, name: str) -> Iterator[Entry]:
    """The rows of one TSV table; raises SeedError naming file and line where a row is malformed."""
    columns: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            if columns[0] != "form":
                raise SeedError(f"{path}:{number}: the first column is {columns[0]!r}; name it form")
            continue
        if len(cells) != len(columns) or not cells[0]:
            raise SeedError(f"{path}:{number}: {len(cells)} cells for {len(columns)} columns; fill the row with tabs")
        yield Entry(cells[0], name, dict(zip(columns[1:], cells[1:], strict=True)))


def build_lexicon(folders: tuple[Path, ...], unscanned: tuple[Path, ...] = ()) -> Lexicon:
    """A lexicon over all `*.tsv` under `folders` (each named after its folder: "gazetteer/regions").

    Tables under `unscanned` are only looked up: their forms are not searched for in texts.
    """
    rows: dict[str, list[Entry]] = {}
    tables: dict[str, list[Entry]] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.tsv")):
            for entry in read_table(path, f"{folder.name}/{path.stem}"):
                rows.setdefault(entry.form, []).append(entry)
                tables.setdefault(entry.table, []).append(entry)
    for folder in unscanned:
        for path in sorted(folder.glob("*.tsv")):
            for entry in read_table(path, f"{folder.name}/{path.stem}"):
                tables.setdefault(entry.table, []).append(entry)
    forms = {form: index for index, form in enumerate(rows)}
    automaton = AhoCorasick(
        list(rows), implementation=Implementation.ContiguousNFA, matchkind=MatchKind.Standard, store_patterns=False
    )
    return Lexicon(
        tuple(tuple(entries) for entries in rows.values()),
        forms,
        {name: tuple(entries) for name, entries in tables.items()},
        automaton,
    )


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of the installed seeds/, built once a process."""
    return build_lexicon(
        (find_resource("seeds", "gazetteer"), find_resource("seeds", "cues")), (find_resource("seeds", "patterns"),)
    )
