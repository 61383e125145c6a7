"""Answers of an analysis as tables: for a terminal, as CSV, and for reports."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from kg.exporters.cells import neutralize
from kg.query.tables import format_table
from kg.terminals import show_plainly

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table. `notes` say how it was computed, one line each."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


def format_cell(cell: Cell) -> str:
    """Whole numbers plain, fractions with four significant digits, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else f"{cell:.4g}"
    return str(cell)


def format_lines(table: Table, limit: int = 0) -> str:
    """The table for a terminal, the first `limit` rows of it (0: all)."""
    rows = table.rows[:limit] if limit else table.rows
    lines = [show_plainly(table.title), format_table(table.columns, [[format_cell(c) for c in row] for row in rows])]
    if len(rows) < len(table.rows):
        lines.append(f"… {len(table.rows) - len(rows)} more; --limit 0 shows all")
    return "\n".join([*lines, *map(show_plainly, table.notes)])


def format_csv(table: Table) -> str:
    """RFC 4180 with line feeds; floats with all their digits. Cells that a spreadsheet would run start with '."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(map(neutralize, table.columns))
    for row in table.rows:
        writer.writerow([neutralize(c) if isinstance(c, str) else "" if c is None else repr(c) for c in row])
    return stream.getvalue()
