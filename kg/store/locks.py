"""Advisory locks on files: one writer a store, and readers that keep the generation they read from being deleted.

The kernel drops a lock when its process ends in any way, so no lock is ever stale.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import StoreError

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(descriptor: int, *, shared: bool) -> None:
        if not shared:  # readers need none: Windows refuses to delete open files
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int, *, shared: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class FileLock:
    """A lock held from construction to `release`. BlockingIOError if another process holds one that excludes it."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        flags = os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT
        self._descriptor = os.open(path, flags, 0o644)
        try:
            _lock(self._descriptor, shared=shared)
        except OSError as error:
            os.close(self._descriptor)
            self._descriptor = -1
            raise BlockingIOError(str(error)) from None

    def write(self, text: str) -> None:
        """Puts `text` in the file: who holds the lock."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text.encode(), 0)

    def release(self) -> None:
        """Gives the lock up; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def lock_writer(folder: Path) -> FileLock:
    """The writer's lock of a store; StoreError names the process that holds it."""
    path = folder / "lock"
    try:
        lock = FileLock(path)
    except BlockingIOError:
        holder = path.read_text(encoding="utf-8").strip() or "unknown"
        raise StoreError(
            f"{folder}: process {holder} is writing this store; wait for it or stop it (readers need not wait)"
        ) from None
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written ({error.strerror}); choose another --store") from None
    lock.write(f"{os.getpid()}\n")
    return lock
