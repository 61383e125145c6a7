"""A workbook: one sheet a kind of entity, then the relations and the figures. What offices ask for.

The same graph gives the same bytes: times of writing are taken out of the file that openpyxl makes. Text that a
spreadsheet would run as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]

from kg.exporters import tables
from kg.exporters.cells import clean_xml, neutralize
from kg.graph import GraphSource
from kg.types import Corpus
from kg.vocabulary import Kind

_TITLES = {
    Kind.REGION: "地区",
    Kind.ZONE: "园区",
    Kind.COMPANY: "企业",
    Kind.GOVERNMENT: "政府机构",
    Kind.INSTITUTION: "机构",
    Kind.PROJECT: "项目",
    Kind.INDUSTRY: "产业",
    Kind.POLICY: "政策",
    Kind.GATHERING: "会展活动",
    Kind.TITLE: "称号",
    Kind.PERSON: "人物",
}
_NODE_HEADS = ("名称", "别名", "代码", "文档", "IRI")
_STATEMENT_HEADS = (
    *("编号", "主体IRI", "主体", "主体类别", "关系", "客体IRI", "客体", "客体类别", "情态", "数值", "单位", "币种"),
    *("概数", "本位数值", "日期", "职务", "置信度", "文档", "文章", "引文", "规则"),
)
_OBSERVATION_HEADS = (
    *("编号", "对象IRI", "对象", "对象类别", "指标", "数值", "单位", "概数", "时期", "同比%", "排名", "情态", "置信度"),
    *("文档", "文章", "引文", "规则"),
)
_LAST_ROW = 1_048_576
_LONGEST = 32_767
"""Excel's limits: rows of a sheet, characters of a cell."""
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip archive can state."""


def write_xlsx(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the workbook."""
    corpus = source.corpus()
    book = Workbook(write_only=True)
    for kind in Kind:
        rows = list(_list_nodes(corpus, kind))
        if rows:
            _write_sheets(book, _TITLES[kind], _NODE_HEADS, rows)
    _write_sheets(book, "关系", _STATEMENT_HEADS, tables.list_statements(corpus))
    _write_sheets(book, "数据", _OBSERVATION_HEADS, tables.list_observations(corpus))
    held = BytesIO()
    book.save(held)
    _copy_without_times(held, stream)


def _list_nodes(corpus: Corpus, kind: Kind) -> Iterator[tables.Row]:
    for iri, name_of_kind, name, aliases, codes, documents in tables.list_nodes(corpus):
        if name_of_kind == kind:
            yield name, aliases, codes, documents, iri


def _write_sheets(book: Workbook, title: str, heads: Sequence[str], rows: Iterable[tables.Row]) -> None:
    """A sheet with a bold head that stays in view; a second one where the rows of one do not suffice."""
    sheet = None
    written = 0
    for row in (None, *rows):
        if row is None or written == _LAST_ROW:
            sheet = book.create_sheet(title if row is None else f"{title} {len(book.sheetnames)}")
            sheet.freeze_panes = "A2"
            bold = [WriteOnlyCell(sheet, value=head) for head in heads]
            for cell in bold:
                cell.font = Font(bold=True)
            sheet.append(bold)
            written = 1
        if row is not None and sheet is not None:
            sheet.append([_cell(value) for value in row])
            written += 1


def _cell(value: tables.Cell) -> tables.Cell:
    if not isinstance(value, str):
        return value
    text = neutralize(clean_xml(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _copy_without_times(archive: BytesIO, stream: BinaryIO) -> None:
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _TIMES.sub(b"", data)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
