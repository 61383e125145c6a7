"""Files → bytes, never more than a limit, unpacked where they are packed."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import DocumentError
from kg.reading.files import STANDARD_INPUT, SourceFile

GZIP_MARK = b"\x1f\x8b"
DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error)
"""What gzip raises for a file that is cut off or not gzip at all."""


@contextmanager
def open_stream(file: SourceFile, content: BinaryIO | None = None) -> Iterator[BinaryIO]:
    """The unpacked bytes of a file, of standard input or of `content`, which was fetched from elsewhere.

    Errors of any become DocumentErrors that name the file.
    """
    try:
        if content is not None:
            yield cast(BinaryIO, gzip.GzipFile(fileobj=content)) if file.packed else content
        elif file.path == STANDARD_INPUT:
            yield cast(BinaryIO, sys.stdin.buffer)
        else:
            with Path(file.path).open("rb") as raw:
                before = _stamp(raw)
                yield cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if file.packed else raw
                if _stamp(raw) != before:
                    raise DocumentError(file.path, "changed while it was read", "build again once it is whole")
    except DAMAGED as error:
        raise DocumentError(file.path, f"damaged gzip file: {error}", "pack it again") from error
    except OSError as error:
        raise DocumentError(file.path, error.strerror or str(error), "check the file and its permissions") from error


def _stamp(stream: BinaryIO) -> tuple[int, int]:
    """Size and time of the last change."""
    status = os.fstat(stream.fileno())
    return status.st_size, status.st_mtime_ns


def read_bounded(stream: BinaryIO, limit: int, source: str) -> bytes:
    """All bytes of `stream`; DocumentError once they are more than `limit`, before more are held."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(min(1 << 20, limit + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise DocumentError(source, f"larger than {show_size(limit)}", "split it")
    return b"".join(parts)


def seekable(stream: BinaryIO, limit: int, source: str) -> BinaryIO:
    """`stream` itself where it can seek, else its bytes in memory, bounded."""
    if isinstance(stream, gzip.GzipFile) or not stream.seekable():
        return io.BytesIO(read_bounded(stream, limit, source))
    return stream


def show_size(size: int) -> str:
    """A size in the largest binary unit that gives a whole number."""
    for unit in ("bytes", "KiB", "MiB"):
        if size < 1024 or size % 1024:
            return f"{size} {unit}"
        size //= 1024
    return f"{size} GiB"
