"""The invariants after a commit: which of them the graph breaks, and the note of a graph that has passed them."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import EngineError, StoreError

if TYPE_CHECKING:
    from kg.store.writer import Difference
    from kg.validation import Check, Finding

MANY = 20_000
"""A graph of more documents is checked by processes of their own, one for each invariant: the memory that the loader or
a query has taken stays with its process, and all of it is more than any one needs (docs/performance.md)."""


def find_violations(
    folder: Path, difference: Difference | None, documents: int, *, whole: bool = True, threads: int = 1
) -> dict[str, Finding]:
    """The first break of each invariant that the graph of a store breaks, whose writer has been closed.

    `difference` is what the last commit changed, None where it made the graph anew; `documents` is how many there are.
    A graph that has passed these very checks is not held to them again, as the store notes that it did; nor is the part
    of a graph that has not changed since. Unless `whole`, a graph of which nothing is known is left unchecked.
    """
    from kg.store import open_store
    from kg.validation import name_checks, run_checks_on_change

    checks = _load_violations()
    name = name_checks(checks)
    with open_store(folder) as opened:
        noted, passed = opened.setting("passed"), f"{opened.generation} {name}"
        if noted == passed:
            return {}
        changed = difference is not None and noted == f"{difference.since} {name}"
        if difference is not None and changed:
            findings = run_checks_on_change(opened.graph, checks, difference.added, difference.removed)
    if not changed:
        if not whole:
            return {}
        findings = _check_apart(folder, threads) if documents > MANY else _check_whole(folder, threads)
    wrong = {finding.check: finding for finding in reversed(findings)}
    if not wrong:
        _note(folder, passed)
    return wrong


def _load_violations() -> list[Check]:
    from kg.validation import load_checks

    return [check for check in load_checks() if check.severity == "violation"]


def _check_whole(folder: Path, threads: int) -> tuple[Finding, ...]:
    from kg.store import open_store
    from kg.validation import run_checks

    with open_store(folder) as opened:
        return run_checks(opened.graph, _load_violations(), threads)


def _check_apart(folder: Path, workers: int) -> tuple[Finding, ...]:
    """The same by other processes, so many at once; EngineError where one dies.

    They are no workers of `kg.engines.pools`: those are forked, and so begin with the memory of this one.
    """
    context = multiprocessing.get_context("spawn")
    names = [check.name for check in _load_violations()]
    try:
        with ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=1) as pool:
            return tuple(sorted(chain.from_iterable(pool.map(partial(_check_one, folder), names))))
    except BrokenProcessPool:
        message = f"{folder}: a process that checked the graph died (out of memory?); what was built is stored"
        raise EngineError(f"{message}: check it with `kg validate --store {folder}`") from None


def _check_one(folder: Path, name: str) -> tuple[Finding, ...]:
    from kg.store import open_store
    from kg.validation import run_checks

    with open_store(folder) as opened:
        return run_checks(opened.graph, [check for check in _load_violations() if check.name == name])


def _note(folder: Path, passed: str) -> None:
    """Notes that a graph has passed; where another process writes the store by now, the next build checks again."""
    from kg.store import open_editor

    with suppress(StoreError), open_editor(folder) as editor:
        editor.note("passed", passed)
