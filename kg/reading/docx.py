"""DOCX → one document: the paragraphs of word/document.xml, a line each, read as a stream and bounded."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO
from xml.etree import ElementTree

from kg.errors import DocumentError
from kg.reading.files import SourceFile
from kg.reading.options import ReadOptions
from kg.reading.streams import seekable, show_size
from kg.reading.texts import make_document
from kg.types import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"
_MARKUP_PER_TEXT = 8
"""word/document.xml may hold so many bytes of mark-up for each byte of text that the limit allows."""

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    ElementTree.ParseError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What zipfile and ElementTree raise for an archive, or a part of one, that is not what it says."""


def read_stream(stream: BinaryIO, file: SourceFile, options: ReadOptions) -> Iterator[Document | DocumentError]:
    """The document of a DOCX file. A paragraph in the style Title is its title."""
    try:
        with zipfile.ZipFile(seekable(stream, options.limit, file.path)) as package:
            info = package.getinfo(_PART)
            if info.file_size > options.limit * _MARKUP_PER_TEXT:
                limit = show_size(options.limit * _MARKUP_PER_TEXT)
                raise DocumentError(file.path, f"larger than {limit}", "split it")
            if info.flag_bits & 1:
                raise DocumentError(file.path, "protected by a password", "save it without one")
            with package.open(info) as part:
                title, lines = _read_paragraphs(part, file, options.limit)
    except KeyError as error:
        raise DocumentError(file.path, f"no DOCX file: it has no {_PART}", "save it as .docx again") from error
    except _DAMAGED as error:
        raise DocumentError(file.path, f"damaged DOCX file: {error}", "save it as .docx again") from error
    yield make_document(file.name, "\n".join(lines), file.path, options, title=title)


def _read_paragraphs(part: IO[bytes], file: SourceFile, limit: int) -> tuple[str, list[str]]:
    lines: list[str] = []
    title, style, size = "", "", 0
    pieces: list[str] = []
    rows: list[int] = []
    for event, element in ElementTree.iterparse(part, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag == f"{_W}p":
                pieces, style = [], ""
            elif tag == f"{_W}tr":
                rows.append(len(lines))
            continue
        if tag == f"{_W}t":
            pieces.append(element.text or "")
        elif tag in (f"{_W}tab", f"{_W}noBreakHyphen"):
            pieces.append("\t" if tag.endswith("tab") else "-")
        elif tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif tag == f"{_W}tr" and rows:
            _join_row(lines, rows.pop())
        elif tag == f"{_W}pStyle":
            style = element.get(f"{_W}val", "")
        elif tag == f"{_W}p":
            line = "".join(pieces)
            pieces = []
            if style.lower() == "title" and not title:
                title = " ".join(line.split())
            lines.append(line)
            size += len(line)
            if size > limit:
                raise DocumentError(file.path, f"larger than {show_size(limit)}", "split it")
            element.clear()
    return title, lines


def _join_row(lines: list[str], start: int) -> None:
    """Makes the cells of a table's row, the lines from `start` on, one line with tabs between them, where they are
    figures and names; a table that only sets out a page holds paragraphs, which stay lines."""
    cells = [line.strip() for line in lines[start:] if line.strip()]
    if len(cells) > 1 and all(len(cell) <= _CELL and "\n" not in cell and "。" not in cell for cell in cells):
        lines[start:] = ["\t".join(cells)]


_CELL = 40
"""The cell of a table of figures has no more characters."""
