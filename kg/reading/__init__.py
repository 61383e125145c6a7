"""Files → documents: decoded text with its source. What cannot be read comes back as a DocumentError that names it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentError
from kg.reading.decoding import decode
from kg.types import Document

_TAGS = re.compile(r"</(?:p|div|span|html|body|td)>", re.IGNORECASE)
_SUFFIXES = {".txt": False, ".md": True, ".markdown": True, ".html": True, ".htm": True}
"""Suffix → whether the text holds mark-up."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`published` is the ISO date of documents that carry none; `limit` the largest file, in bytes."""

    published: str = ""
    limit: int = 256 * 1024 * 1024


def read_documents(
    paths: Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Document | DocumentError]:
    """The documents of files, folders (recursively) and `-` (standard input), sorted by name."""
    options = options or ReadOptions()
    for path in _find_files(paths):
        if isinstance(path, DocumentError):
            yield path
            continue
        try:
            yield _read_file(path, options)
        except DocumentError as error:
            yield error
        except OSError as error:
            yield DocumentError(str(path), error.strerror or str(error), "check its permissions")


def _find_files(paths: Sequence[str | Path]) -> Iterator[str | Path | DocumentError]:
    for path in paths:
        if str(path) == "-":
            yield "-"
            continue
        place = Path(path)
        if place.is_dir():
            yield from sorted(p for p in place.rglob("*") if p.suffix.lower() in _SUFFIXES and p.name != "README.md")
        elif place.exists():
            yield place
        else:
            yield DocumentError(str(path), "no such file or folder", "check the path")


def _read_file(path: str | Path, options: ReadOptions) -> Document:
    if path == "-":
        data, name, markup = sys.stdin.buffer.read(options.limit + 1), "-", False
    else:
        place = Path(path)
        with place.open("rb") as stream:
            data = stream.read(options.limit + 1)
        name, markup = place.name, _SUFFIXES.get(place.suffix.lower(), False)
    if len(data) > options.limit:
        raise DocumentError(str(path), f"larger than {options.limit} bytes", "split it")
    if not data.strip():
        raise DocumentError(str(path), "empty", "nothing to read")
    text = decode(data, str(path))
    return Document(name, text, str(path), options.published, "", markup or bool(_TAGS.search(text)))
