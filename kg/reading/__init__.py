"""Files → documents: decoded text with its source. What cannot be read comes back as a DocumentError that names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kg.errors import DocumentError
from kg.reading.decoding import decode
from kg.reading.files import MARKUP, RECORDS, STANDARD_INPUT, SUFFIXES, SourceFile, find_files
from kg.reading.options import ReadOptions
from kg.reading.streams import open_stream, read_bounded
from kg.reading.texts import make_document
from kg.types import Document

__all__ = ["ReadOptions", "find_suffixes", "read_documents", "read_source"]

_READERS = {
    ".pdf": "kg.reading.pdf",
    ".docx": "kg.reading.docx",
    ".jsonl": "kg.reading.jsonl",
    ".ndjson": "kg.reading.jsonl",
    ".csv": "kg.reading.tables",
    ".tsv": "kg.reading.tables",
    ".parquet": "kg.reading.parquet",
}
"""Suffix → the module whose `read_stream` reads it; imported when the first such file comes. All others are text."""
_MAGIC = ((b"%PDF-", ".pdf"), (b"PAR1", ".parquet"), (b"PK\x03\x04", ".docx"), (b'{"', ".jsonl"))
"""First bytes → suffix, for standard input and files named outright with a suffix of their own."""

Reader = Callable[[BinaryIO, SourceFile, ReadOptions], Iterator[Document | DocumentError]]


def read_documents(
    paths: Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Document | DocumentError]:
    """The documents of files, folders (recursively) and `-` (standard input), sorted by path; of a table its records.

    What cannot be read comes as a DocumentError in its place; the others are read all the same.
    """
    options = options or ReadOptions()
    for file in find_files(paths):
        if isinstance(file, DocumentError):
            yield file
        else:
            yield from read_source(file, options)


def read_source(
    file: SourceFile, options: ReadOptions, content: BinaryIO | None = None
) -> Iterator[Document | DocumentError]:
    """The documents of one file; `content` is its bytes, where they do not lie on this machine."""
    try:
        with open_stream(file, content) as stream:
            read = _choose_reader(stream, file)
            if file.suffix in RECORDS:
                yield from read(stream, file, options)
                return
            held = list(read(stream, file, options))  # one document, known to be whole only once the stream is closed
        yield from held
    except DocumentError as error:
        yield error


def find_suffixes() -> tuple[str, ...]:
    """The suffixes that a folder is searched for, each also with .gz behind it."""
    return tuple(sorted(SUFFIXES))


def _choose_reader(stream: BinaryIO, file: SourceFile) -> Reader:
    suffix = file.suffix
    if suffix not in SUFFIXES and (peek := getattr(stream, "peek", None)):
        start = peek(16)[:16]
        suffix = next((s for mark, s in _MAGIC if start.startswith(mark)), "")
        if file.path != STANDARD_INPUT and suffix == ".jsonl":
            suffix = ""
    if suffix in _READERS:
        reader: Reader = import_module(_READERS[suffix]).read_stream
        return reader
    return _read_text


def _read_text(stream: BinaryIO, file: SourceFile, options: ReadOptions) -> Iterator[Document | DocumentError]:
    data = read_bounded(stream, options.limit, file.path)
    text = decode(data, file.path, options.encoding)
    yield make_document(file.name, text, file.path, options, markup=file.suffix in MARKUP)
