"""Writing to disk: under a temporary name in the same folder, renamed when complete, so that no half file is seen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError
from kg.exporters import Writer
from kg.graph import GraphSource


def write_file(path: Path, writer: Writer, source: GraphSource) -> None:
    """Writes one file; what stood there stays until the new one is complete."""
    write_whole(path, lambda stream: writer(source, stream))


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Lets `write` fill a file; what stood there stays until the new one is complete, whatever happens meanwhile."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        with partial.open("wb") as stream:
            write(stream)
            _sync(stream)
        partial.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror or error}); choose another -o") from None
    finally:
        partial.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Deletes what processes that were killed left of this file."""
    start = f".{path.name}."
    for rest in [p for p in path.parent.iterdir() if p.name.startswith(start) and p.name.endswith(".part")]:
        number = rest.name.removeprefix(start).removesuffix(".part")
        if number.isdigit() and not _is_alive(int(number)):
            rest.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":  # where signal 0 would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _sync(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())
