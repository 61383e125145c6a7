"""Folders that files arrive in: when it is time to build again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.reading.files import SourceFile, find_files

Look = dict[str, tuple[int, int]]
"""Path → size and time of the last change, in nanoseconds."""


def watch_files(
    paths: Sequence[str], seconds: float, wait: Callable[[float], object] = time.sleep
) -> Iterator[frozenset[str]]:
    """The paths that came, changed or went since the last time, at first all; never ends.

    A change is told when the files look alike twice, `seconds` apart: one that is still being written waits.
    """
    told: Look = {}
    before = _look(paths)
    first = True
    while True:
        now = _look(paths)
        if now == before and (first or now != told):
            changed = {path for path in now.keys() | told.keys() if now.get(path) != told.get(path)}
            told, first = now, False
            yield frozenset(changed)
        before = now
        wait(seconds)


def _look(paths: Sequence[str]) -> Look:
    found: Look = {}
    for file in find_files(paths):
        if isinstance(file, SourceFile):
            try:
                status = Path(file.path).stat()
            except OSError:  # it went away between listing and looking
                continue
            found[file.path] = (status.st_size, status.st_mtime_ns)
    return found
