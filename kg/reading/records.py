"""Rows of JSONL, CSV and Parquet → documents, one a row; what all three share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import DocumentError
from kg.reading.files import SourceFile
from kg.reading.options import ReadOptions
from kg.reading.texts import make_document
from kg.types import Document

_REPORTED = 20
"""So many bad rows of one file are named; then they are counted, lest a wrong column name fill the screen."""


class Records:
    """The documents of one table. A row's id is the file's name, `#`, and its id column, or its number where the table
    has none; an id that comes twice takes its number behind it."""

    def __init__(self, file: SourceFile, options: ReadOptions) -> None:
        self._file, self._options = file, options
        self._seen: set[int] = set()
        self._problems = 0

    def read(self, number: int, row: Mapping[str, Any]) -> Iterator[Document | DocumentError]:
        """The document of one row, or why there is none."""
        options, place = self._options, f"{self._file.path}:{number}"
        text = row.get(options.text_column)
        if not isinstance(text, str):
            columns = "、".join(list(row)[:12])
            yield from self.refuse(number, f"no text under {options.text_column!r}", f"its columns: {columns}")
            return
        name = self._name(number, row.get(options.id_column))
        title, date = row.get(options.title_column), row.get(options.date_column)
        try:
            if len(text) * 3 > options.limit and len(text.encode()) > options.limit:
                raise DocumentError(place, "the text is longer than the limit", "split it")
            yield make_document(
                name, text, place, options, title=_flatten(title), date="" if date is None else str(date)
            )
        except DocumentError as error:
            yield from self.refuse(number, error.problem, error.remedy)

    def refuse(self, number: int, problem: str, remedy: str) -> Iterator[DocumentError]:
        """The error of row `number`, while there are few."""
        self._problems += 1
        if self._problems <= _REPORTED:
            yield DocumentError(f"{self._file.path}:{number}", problem, remedy)

    def close(self) -> Iterator[DocumentError]:
        """One line for the bad rows that were not named."""
        if self._problems > _REPORTED:
            yield DocumentError(self._file.path, f"{self._problems - _REPORTED} more rows cannot be read", "see above")

    def _name(self, number: int, given: object) -> str:
        key = _flatten(given) or str(number)
        name = f"{self._file.name}#{key}"
        if hash(name) in self._seen:
            name = f"{name}:{number}"
        self._seen.add(hash(name))
        return name


def _flatten(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
