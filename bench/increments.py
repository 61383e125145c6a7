"""What a build costs that adds 1% of documents to a store, beside the full build: each a process of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from bench.growth import Row, run_measured
from bench.pages import make_news_page, make_page, write_pages

COUNTS = (1_500, 5_000)
"""Documents of the stores; `python -m bench.increments 20000` measures another one."""
KINDS = {"sample paragraphs over and over": make_page, "no sentence twice, names by Zipf": make_news_page}


def measure_increments(counts: tuple[int, ...] = COUNTS) -> Iterator[Row]:
    """Rows: pages, documents, CPU seconds of the full build; then, in percent of it, 1% more, replaced, removed."""
    yield ("pages", "documents", "full build, CPU s", "1% more", "1% replaced", "1% removed", "nothing new")
    for count, (kind, make) in product(counts, KINDS.items()):
        with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
            pages, store = Path(name) / "pages", ["--store", str(Path(name) / "kg.store")]
            few = count // 100
            build = ["-m", "kg", "build", str(pages), *store, "--quiet"]
            write_pages(pages, count, make=make)
            full, _ = run_measured(build)
            write_pages(pages, few, start=count, make=make)
            costs = [run_measured(build)[0]]
            write_pages(pages, few, seed=8, start=count // 2, make=make)
            costs.append(run_measured(build)[0])
            gone = sorted(pages.iterdir())[few : 2 * few]
            costs.append(run_measured(["-m", "kg", "remove", *(path.name for path in gone), *store])[0])
            for path in gone:
                path.unlink()
            costs.append(run_measured(build)[0])
            yield (kind, f"{count:,}", f"{full:.1f}", *(f"{cost / full:.1%}" for cost in costs))


if __name__ == "__main__":
    import sys

    for row in measure_increments(tuple(map(int, sys.argv[1:]))):
        print(" | ".join(row), flush=True)
