"""CSV as `neo4j-admin database import` takes it: `--nodes=kg.neo4j-nodes.csv --relationships=kg.neo4j.csv`.

Names may hold line feeds: add `--multiline-fields=true`. Arrays are separated by `;`, its default; a `;` inside a value
becomes the full-width `；`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.exporters import tables
from kg.exporters.csv import write_rows
from kg.graph import GraphSource

_NODES = ("iri:ID", ":LABEL", "name", "aliases:string[]", "codes:string[]", "documents:string[]")
_RELATIONSHIPS = (
    *(":START_ID", ":TYPE", ":END_ID", "id", "modality", "amount:double", "unit", "currency", "approx"),
    *("amount_base:double", "date", "post", "confidence:double", "documents:string[]", "rules:string[]", "quotes"),
)
_COPIED = ("id", "modality", "amount", "unit", "currency", "approx", "amount_base", "date", "post", "confidence")


def write_nodes(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the entities."""
    rows = (
        (e.id, str(e.kind), e.name, _array(e.aliases), _array(f"{s}:{c}" for s, c in e.codes), _array(e.documents))
        for e in sorted(source.corpus().entities, key=lambda e: e.id)
    )
    write_rows(stream, _NODES, rows)


def write_relationships(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the statements; their modality is a property."""
    at = {name: index for index, name in enumerate(tables.STATEMENT_COLUMNS)}
    copied = [at[name] for name in _COPIED]

    def rearrange(row: tables.Row) -> tables.Row:
        lists = (_array(str(row[at[name]]).split(tables.SEPARATOR)) for name in ("documents", "rules"))
        ends = (row[at["subject"]], row[at["predicate"]], row[at["object"]])
        return (*ends, *(row[index] for index in copied), *lists, row[at["quotes"]])

    write_rows(stream, _RELATIONSHIPS, map(rearrange, tables.list_statements(source.corpus())))


def _array(values: Iterable[str]) -> str:
    return ";".join(value.replace(";", "；") for value in values)
