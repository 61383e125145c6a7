"""Parquet: statements, entities and observations as typed columns, for data frames and engines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from kg.exporters import tables
from kg.graph import GraphSource


def write_parquet(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the statements."""
    _write(stream, tables.STATEMENT_COLUMNS, tables.list_statements(source.corpus()))


def write_nodes_parquet(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the entities."""
    _write(stream, tables.NODE_COLUMNS, tables.list_nodes(source.corpus()))


def write_observations_parquet(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the observations."""
    _write(stream, tables.OBSERVATION_COLUMNS, tables.list_observations(source.corpus()))


def _write(stream: BinaryIO, columns: Sequence[str], rows: Iterable[tables.Row]) -> None:
    held = list(rows)
    arrays = []
    for index, name in enumerate(columns):
        cells = [row[index] for row in held]
        if name in tables.NUMBERS:
            arrays.append(pa.array([None if cell is None else float(cell) for cell in cells], pa.float64()))
        else:
            texts = [str(cell or "").encode("utf-8", "replace").decode() for cell in cells]
            arrays.append(pa.array(texts, pa.string()))
    pq.write_table(pa.table(arrays, names=list(columns)), stream, compression="zstd", store_schema=False)
