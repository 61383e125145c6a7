"""The folder of a store, and generations of its graph.

    kg.store/
      store.sqlite        which generation is current, the documents' cached extractions, the search index
      lock                held by the writer, holds its pid
      pending.sqlite      what a build extracted that is not committed yet
      graph-000007/       pyoxigraph database of the current generation; never written to again
      graph-000008/       the next one, while it is written; swept away if the writer dies

SQLite's commit is the one atomic step: graph, documents and search index change together or not at all.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

DATABASE = "store.sqlite"
_PREFIX = "graph-"


def graph_folder(folder: Path, generation: int) -> Path:
    """Where a generation's graph lies."""
    return folder / f"{_PREFIX}{generation:06d}"


def find_generations(folder: Path) -> list[int]:
    """The generations on disk, finished or not, in order."""
    names = (p.name.removeprefix(_PREFIX) for p in folder.glob(f"{_PREFIX}*"))
    return sorted(int(name) for name in names if name.isdigit())


def clone_graph(source: Path, target: Path) -> None:
    """Copies a closed database: table files never change, so they are linked where the file system can."""
    target.mkdir()
    for path in sorted(source.iterdir()):
        if path.name == "LOCK":
            continue
        copy = target / path.name
        if path.suffix == ".sst":
            try:
                copy.hardlink_to(path)
                continue
            except OSError:
                pass  # no hard links here: copy
        shutil.copyfile(path, copy)


def sync_folder(folder: Path) -> None:
    """Brings a folder and its files to the disk."""
    for path in [*sorted(p for p in folder.iterdir() if p.is_file()), folder]:
        _sync(path)
    _sync(folder.parent)


def _sync(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:  # Windows opens no folder
        return
    try:
        os.fsync(descriptor)
    except OSError:  # some file systems sync no folder
        if not path.is_dir():
            raise
    finally:
        os.close(descriptor)
