"""CSV and TSV → documents, one a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import DocumentError
from kg.reading.decoding import decode
from kg.reading.files import SourceFile
from kg.reading.options import ReadOptions
from kg.reading.records import Records
from kg.reading.streams import DAMAGED
from kg.types import Document

_HEAD = 1 << 16


def read_stream(stream: BinaryIO, file: SourceFile, options: ReadOptions) -> Iterator[Document | DocumentError]:
    """The documents of a table whose first row names the columns."""
    buffered = io.BufferedReader(stream, _HEAD) if isinstance(stream, io.RawIOBase) else stream
    head = _peek(buffered)
    encoding = _find_encoding(head, file, options)
    csv.field_size_limit(options.limit)
    lines = io.TextIOWrapper(buffered, encoding, newline="")
    try:
        yield from _read_rows(lines, file, options)
    except UnicodeDecodeError as error:
        yield DocumentError(file.path, f"damaged {encoding}: {error.reason}", "save it again as UTF-8")
    except DAMAGED as error:
        yield DocumentError(file.path, f"damaged gzip file: {error}", "pack it again")
    finally:
        lines.detach()


def _read_rows(lines: io.TextIOWrapper, file: SourceFile, options: ReadOptions) -> Iterator[Document | DocumentError]:
    rows = csv.DictReader(lines, delimiter="\t" if file.suffix == ".tsv" else ",", restkey="", strict=True)
    try:
        names = [*(rows.fieldnames or ())]
    except csv.Error as error:
        problem, remedy = f"not CSV: {error}", "quote fields that hold quotes or line breaks"
        raise DocumentError(f"{file.path}:1", problem, remedy) from error
    if options.text_column not in names:
        columns = "、".join(names[:12])
        raise DocumentError(file.path, f"no column {options.text_column!r}", f"its columns: {columns}")
    records = Records(file, options)
    while True:
        number = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield from records.refuse(number, f"not CSV: {error}", "quote fields that hold quotes or line breaks")
            continue
        if row is None:
            break
        yield from records.read(number, {key: value for key, value in row.items() if isinstance(key, str)})
    yield from records.close()


def _peek(stream: BinaryIO) -> bytes:
    peek = getattr(stream, "peek", None)
    return bytes(peek(_HEAD)[:_HEAD]) if peek else b""


def _find_encoding(head: bytes, file: SourceFile, options: ReadOptions) -> str:
    """The encoding that the first lines are in; the whole file must hold to it."""
    if options.encoding:
        return options.encoding
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    lines = head[: head.rfind(b"\n") + 1] or head
    text = decode(lines, file.path)
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        try:
            if lines.decode(encoding).removeprefix("\ufeff") == text:
                return "utf-8-sig" if encoding == "utf-8" else encoding
        except UnicodeDecodeError:
            continue
    raise DocumentError(file.path, "a table in an encoding that is not supported", "save it as UTF-8")
