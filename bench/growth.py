"""Growth over 1×, 10× and 100× documents: CPU and peak memory of `kg build`, a process of its own each time."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path

from bench.pages import write_records

ROOT = Path(__file__).resolve().parents[1]
BASE = 20
"""Documents of the smallest run."""
FACTORS = (1, 10, 100)
_TURNS = 3
Row = tuple[str, ...]

_EXTRACT = """
import sys
from kg.engines import extract_all
from kg.reading import read_documents
for _ in extract_all(read_documents([sys.argv[1]])):
    pass
"""


def measure_growth() -> Iterator[Row]:
    """Rows: documents, what ran, CPU seconds, milliseconds a document beyond the smallest run, peak memory."""
    yield ("documents", "run", "CPU s", "ms a document, marginal", "peak MB of the process")
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        folder = Path(name)
        first: dict[str, float] = {}
        for factor in FACTORS:
            pages = write_records(folder / f"{factor}.jsonl", BASE * factor)
            build = ["-m", "kg", "build", str(pages), "--store", str(folder / str(factor)), "--no-check", "--quiet"]
            for what, command in (("extraction", ["-c", _EXTRACT, str(pages)]), ("kg build", build)):
                seconds, peak = run_measured(command)
                base = first.setdefault(what, seconds)
                more = f"{(seconds - base) / (BASE * (factor - 1)) * 1000:.1f}" if factor > 1 else ""
                yield (f"{BASE * factor:,}", what, f"{seconds:.1f}", more, f"{peak:.0f}")


def measure_workers() -> Iterator[Row]:
    """Rows: what ran, workers, least seconds on the clock of three runs that take turns, times as fast as one worker.

    On a machine that others use, one process may have as much as two: then the last column says nothing.
    """
    from kg.engines import encode_all
    from kg.engines.pools import WorkerPool, share_lexicon
    from kg.reading import read_documents
    from kg.store import open_writer

    yield ("run", "workers", "seconds on the clock", "times as fast as one")
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        pages = write_records(Path(name) / "pages.jsonl", 400)
        share_lexicon()
        stores = (Path(name) / str(number) for number in count())

        def extract(workers: int) -> None:
            for _ in encode_all((d for d in read_documents([pages])), workers):  # type: ignore[misc]
                pass

        def build(workers: int) -> None:
            with open_writer(next(stores), "bench") as writer, WorkerPool(workers) as pool:
                for extraction in encode_all((d for d in read_documents([pages])), pool):  # type: ignore[misc]
                    writer.put_encoded(extraction)
                writer.commit(workers=pool)

        for what, run in (("extraction", extract), ("whole build", build)):
            best = {1: float("inf"), 2: float("inf")}
            for _, workers in product(range(_TURNS), best):
                start = time.perf_counter()
                run(workers)
                best[workers] = min(best[workers], time.perf_counter() - start)
            for workers, seconds in best.items():
                yield (what, str(workers), f"{seconds:.1f}", f"{best[1] / seconds:.2f}")


def run_measured(arguments: list[str]) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a Python process and of those that it waited for."""
    child = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale
