"""CSV: statements (the edges), entities (the nodes) and observations, a table each; RFC 4180, UTF-8.

Text that a spreadsheet would run as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from kg.exporters import tables
from kg.exporters.cells import format_cell, neutralize
from kg.graph import GraphSource


def write_csv(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the statements."""
    write_rows(stream, tables.STATEMENT_COLUMNS, map(_neutralize, tables.list_statements(source.corpus())))


def write_nodes_csv(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the entities."""
    write_rows(stream, tables.NODE_COLUMNS, map(_neutralize, tables.list_nodes(source.corpus())))


def write_observations_csv(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the observations."""
    write_rows(stream, tables.OBSERVATION_COLUMNS, map(_neutralize, tables.list_observations(source.corpus())))


def write_rows(stream: BinaryIO, columns: Sequence[str], rows: Iterable[tables.Row]) -> None:
    """Writes a table with a header line."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([format_cell(cell) for cell in row] for row in rows)
    finally:
        text.detach()


def _neutralize(row: tables.Row) -> tables.Row:
    return tuple(neutralize(cell) if isinstance(cell, str) else cell for cell in row)
