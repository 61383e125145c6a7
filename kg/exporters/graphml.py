"""GraphML: one node an entity, one edge a statement; opens in networkx, igraph, yEd and Gephi."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.exporters import tables
from kg.exporters.cells import escape_xml, format_cell
from kg.graph import GraphSource

_NODE_KEYS = ("kind", "name", "aliases", "codes", "documents")
_EDGE_KEYS = tables.STATEMENT_COLUMNS[8:]


def write_graphml(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the statements as a directed multigraph."""
    for line in _write_lines(source):
        stream.write(line.encode("utf-8"))
        stream.write(b"\n")


def _write_lines(source: GraphSource) -> Iterator[str]:
    corpus = source.corpus()
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for owner, names in (("node", _NODE_KEYS), ("edge", ("predicate", *_EDGE_KEYS))):
        for name in names:
            kind = "double" if name in tables.NUMBERS else "string"
            yield f'  <key id="{owner}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="kg" edgedefault="directed">'
    for row in tables.list_nodes(corpus):
        yield f'    <node id="{escape_xml(str(row[0]))}">'
        yield from _write_data("node", tables.NODE_COLUMNS, row, _NODE_KEYS)
        yield "    </node>"
    for row in tables.list_statements(corpus):
        cells = dict(zip(tables.STATEMENT_COLUMNS, row, strict=True))
        ends = f'source="{escape_xml(str(cells["subject"]))}" target="{escape_xml(str(cells["object"]))}"'
        yield f'    <edge id="{escape_xml(str(cells["id"]))}" {ends}>'
        yield from _write_data("edge", tables.STATEMENT_COLUMNS, row, ("predicate", *_EDGE_KEYS))
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _write_data(owner: str, columns: tuple[str, ...], row: tables.Row, names: tuple[str, ...]) -> Iterator[str]:
    cells = dict(zip(columns, row, strict=True))
    for name in names:
        text = format_cell(cells[name])
        if text:
            yield f'      <data key="{owner}_{name}">{escape_xml(text)}</data>'
