"""Who does the parts of a rebuild that do not depend on each other: this process, or others that an engine brings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers(Protocol):
    """One or more processes (`kg.engines.pools.WorkerPool`)."""

    count: int

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """What `work`, a function of a module, gives for each item, in order."""

    def map_apart(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The same by a process that is not this one, so that this one does not keep what `work` loads."""


class ThisProcess:
    """No other process."""

    count = 1

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """What `work` gives for each item, in order."""
        return map(work, items)

    def map_apart(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The same: there is no other process."""
        return map(work, items)
