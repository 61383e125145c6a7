"""How the cost of some work grows with its size, measured so that a busy machine and a large heap do not decide it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

NOISE = 0.05
"""Seconds below which a measurement tells nothing."""
_ROUNDS = 6

Prepare = Callable[[int], Callable[[], object]]
"""From a size to the work of that size; only the work is measured."""


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this thread, without the garbage collector, whose full rounds cost what the whole session holds."""
    held = gc.isenabled()
    gc.disable()
    try:
        started = time.thread_time()
        work()
        return time.thread_time() - started
    finally:
        if held:
            gc.enable()


def find_growth(prepare: Prepare, short: int, long: int, most: float) -> float:
    """How often the work of size `short` goes into that of size `long`: the least of up to six rounds, the first round
    below `most` ends it. 1.0 where the longer one is too quick to tell."""
    least = float("inf")
    for _ in range(_ROUNDS):
        small, large = cpu_seconds(prepare(short)), cpu_seconds(prepare(long))
        least = min(least, 1.0 if large < NOISE else large / max(small, 1e-9))
        if least <= most:
            break
    return least
