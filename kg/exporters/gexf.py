"""GEXF 1.2 for Gephi: nodes labelled with names, edges with relations, kinds and modality as attributes; no date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.exporters import tables
from kg.exporters.cells import escape_xml, format_cell
from kg.graph import GraphSource

_NODE_KEYS = ("kind", "aliases", "codes", "documents")
_EDGE_KEYS = ("predicate", *tables.STATEMENT_COLUMNS[8:])


def write_gexf(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the statements as a directed graph."""
    for line in _write_lines(source):
        stream.write(line.encode("utf-8"))
        stream.write(b"\n")


def _write_lines(source: GraphSource) -> Iterator[str]:
    corpus = source.corpus()
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield '  <graph defaultedgetype="directed" mode="static">'
    for owner, names in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        yield f'    <attributes class="{owner}" mode="static">'
        for index, name in enumerate(names):
            kind = "double" if name in tables.NUMBERS else "string"
            yield f'      <attribute id="{index}" title="{name}" type="{kind}"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for row in tables.list_nodes(corpus):
        cells = dict(zip(tables.NODE_COLUMNS, row, strict=True))
        yield f'      <node id="{escape_xml(str(row[0]))}" label="{escape_xml(str(cells["name"]))}">'
        yield from _write_values(cells, _NODE_KEYS)
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for row in tables.list_statements(corpus):
        cells = dict(zip(tables.STATEMENT_COLUMNS, row, strict=True))
        ends = f'source="{escape_xml(str(cells["subject"]))}" target="{escape_xml(str(cells["object"]))}"'
        yield f'      <edge id="{escape_xml(str(row[0]))}" {ends} label="{cells["predicate"]}">'
        yield from _write_values(cells, _EDGE_KEYS)
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _write_values(cells: dict[str, tables.Cell], names: tuple[str, ...]) -> Iterator[str]:
    yield "        <attvalues>"
    for index, name in enumerate(names):
        text = format_cell(cells[name])
        if text:
            yield f'          <attvalue for="{index}" value="{escape_xml(text)}"/>'
    yield "        </attvalues>"
