"""CPU time of a call: the least of a few runs, since noise only adds."""

from __future__ import annotations

import time
from collections.abc import Callable


def cpu_seconds(call: Callable[[], object], runs: int = 3) -> float:
    """The least CPU time of `runs` calls, after one that is not counted."""
    call()
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best
