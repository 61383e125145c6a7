"""JSON Lines → documents, a line at a time: memory does not grow with the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import DocumentError
from kg.reading.decoding import decode
from kg.reading.files import SourceFile
from kg.reading.options import ReadOptions
from kg.reading.records import Records
from kg.reading.streams import DAMAGED, show_size
from kg.types import Document

_SKIP = 16
"""A line longer than the limit is passed over up to so many limits; beyond, the rest of the file is given up."""


def read_stream(stream: BinaryIO, file: SourceFile, options: ReadOptions) -> Iterator[Document | DocumentError]:
    """The documents of a JSONL stream; a line that is no object with a text is named and left out."""
    records = Records(file, options)
    for number, line in _read_lines(stream, file, options.limit):
        if isinstance(line, DocumentError):
            yield line
            continue
        try:
            row = json.loads(line if line[:1] in b"{" else decode(line, file.path, options.encoding))
        except UnicodeDecodeError:
            row = _decode_row(line, file, options)
        except (ValueError, RecursionError, DocumentError) as error:
            problem = error.problem if isinstance(error, DocumentError) else "not JSON"
            yield from records.refuse(number, problem, "one JSON object a line, in UTF-8")
            continue
        if isinstance(row, dict):
            yield from records.read(number, row)
        else:
            yield from records.refuse(number, "no JSON object", "one JSON object a line, in UTF-8")
    yield from records.close()


def _decode_row(line: bytes, file: SourceFile, options: ReadOptions) -> object:
    try:
        return json.loads(decode(line, file.path, options.encoding))
    except (ValueError, RecursionError, DocumentError):
        return None


def _read_lines(stream: BinaryIO, file: SourceFile, limit: int) -> Iterator[tuple[int, bytes | DocumentError]]:
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(limit + 1)
            if len(line) > limit:
                rest = _skip_line(stream, limit)
                yield number, DocumentError(f"{file.path}:{number}", f"longer than {show_size(limit)}", "split it")
                if not rest:
                    return
                continue
        except DAMAGED as error:
            yield number, DocumentError(f"{file.path}:{number}", f"damaged gzip file: {error}", "pack it again")
            return
        if not line:
            return
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line := line.strip():
            yield number, line


def _skip_line(stream: BinaryIO, limit: int) -> bool:
    """Reads to the end of a line that is too long; False where it will not end."""
    for _ in range(_SKIP * (limit // (1 << 16) + 1)):
        part = stream.readline(1 << 16)
        if not part or part.endswith(b"\n"):
            return bool(part)
    return False
