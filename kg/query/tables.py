"""Answers for a terminal: solutions as a table whose columns stand straight under Chinese, too."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.query.workers import Answer
from kg.terminals import show_plainly

_VARIABLE = re.compile(r"[?$](\w+)")


def read_solutions(answer: Answer) -> tuple[list[str], list[list[dict[str, Any] | None]]]:
    """Columns and rows of a SELECT answer in JSON; a cell is a term as SPARQL JSON has it, or None."""
    document = json.loads(answer.data)
    names = document["head"]["vars"]
    return names, [[binding.get(name) for name in names] for binding in document["results"]["bindings"]]


def order_columns(names: Sequence[str], query: str) -> list[int]:
    """The columns in the order in which the query first names them: `SELECT *` leaves the order open."""
    first = {name: position for position, name in reversed(list(enumerate(_VARIABLE.findall(query))))}
    return sorted(range(len(names)), key=lambda i: (first.get(names[i], len(first)), i))


def shorten_term(term: Mapping[str, Any] | None, prefixes: Mapping[str, str]) -> str:
    """A term for people: literals bare, IRIs with a known prefix shortened."""
    if term is None:
        return ""
    if term["type"] == "triple":
        parts = term["value"]
        return " ".join(shorten_term(parts[name], prefixes) for name in ("subject", "predicate", "object"))
    value = str(term["value"])
    if term["type"] == "uri":
        for prefix, start in prefixes.items():
            if value.startswith(start):
                return f"{prefix}:{value[len(start) :]}"
    return value


def format_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lines with every column as wide as its widest cell; a line feed in a cell becomes ⏎, other controls their
    names."""
    cells = [[show_plainly(cell) for cell in row] for row in (columns, *rows)]
    widths = [max(display_width(row[i]) for row in cells) for i in range(len(columns))]
    lines = [
        "  ".join(cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def display_width(text: str) -> int:
    """Terminal columns that `text` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
