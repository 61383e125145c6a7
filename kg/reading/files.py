"""Paths → the files to read, in one order whatever the order of the paths."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from kg.errors import DocumentError

TEXT, MARKUP = frozenset({".txt", ".text"}), frozenset({".md", ".markdown", ".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})
SUFFIXES = TEXT | MARKUP | RECORDS | {".pdf", ".docx"}
"""What a folder is searched for. A file that is named outright may have any suffix: its first bytes decide."""

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. `path` is what messages name, `name` the id of its document (or the stem of its records' ids)."""

    path: str
    name: str
    suffix: str
    packed: bool = False


def name_file(path: str) -> SourceFile:
    """The source of one path; `.gz` is taken off before the suffix is read."""
    place = PurePath(path)
    packed = place.suffix.lower() == ".gz"
    suffix = PurePath(place.stem).suffix if packed else place.suffix
    return SourceFile(path, place.name, suffix.lower(), packed)


def find_files(paths: Iterable[str | Path]) -> Iterator[SourceFile | DocumentError]:
    """The files of `paths` (folders recursively), each once, sorted by path; `-` first.

    Two files of one name in different folders keep apart: the second takes its folder into its name.
    """
    found: dict[str, SourceFile | DocumentError] = {}
    for path in paths:
        text = str(path)
        if text == STANDARD_INPUT:
            found[text] = SourceFile(text, text, "")
        elif Path(text).is_dir():
            found.update((str(e.source) if isinstance(e, DocumentError) else e.path, e) for e in _walk(text))
        elif Path(text).exists():
            found[text] = name_file(text)
        else:
            found[text] = DocumentError(text, "no such file or folder", "check the path")
    yield from name_apart(found[key] for key in sorted(found, key=lambda path: (path != STANDARD_INPUT, path)))


def name_apart(files: Iterable[SourceFile | DocumentError]) -> Iterator[SourceFile | DocumentError]:
    """The files, those of a name that came before with as many of their folders in it as tells them apart."""
    taken: set[str] = set()
    for entry in files:
        if isinstance(entry, SourceFile):
            entry = _rename(entry, taken)
            taken.add(entry.name)
        yield entry


def _rename(file: SourceFile, taken: set[str]) -> SourceFile:
    parts = PurePath(file.path).parts
    for count in range(1, len(parts) + 1):
        name = "/".join(parts[-count:])
        if name not in taken:
            return replace(file, name=name)
    return file


def _walk(root: str) -> Iterator[SourceFile | DocumentError]:
    """The readable files under `root`, no folder twice; a link that leads back to a folder above it is reported."""
    stack: list[tuple[str, frozenset[tuple[int, int]]]] = [(root, frozenset())]
    seen: set[tuple[int, int]] = set()
    while stack:
        folder, above = stack.pop()
        try:
            status = Path(folder).stat()
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield DocumentError(folder, f"cannot be listed: {error.strerror}", "check its permissions")
            continue
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield DocumentError(folder, "a link back to a folder that holds it", "remove the link")
        if here in seen:
            continue
        seen.add(here)
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                stack.append((entry.path, above | {here}))
            elif entry.is_file() and is_wanted(entry.name):
                yield name_file(entry.path)
        # A stack turns the order round; find_files sorts in the end, but which of two links to a folder is followed
        # must not depend on the file system.
        stack.sort(key=lambda row: row[0], reverse=True)


def is_wanted(name: str) -> bool:
    """Whether a folder is searched for a file of this name."""
    return name_file(name).suffix in SUFFIXES and name != "README.md"
