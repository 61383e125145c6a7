"""Writing to disk: under a temporary name in the same folder, renamed when complete, so that no half file is seen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError
from kg.exporters import Writer
from kg.graph import GraphSource


def write_file(path: Path, writer: Writer, source: GraphSource) -> None:
    """Writes one file; what stood there stays until the new one is complete."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as stream:
            writer(source, stream)
            _sync(stream)
        partial.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror or error}); choose another -o") from None
    finally:
        partial.unlink(missing_ok=True)


def _sync(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())
