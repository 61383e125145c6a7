"""Peak memory and CPU of each command over the same pages, a process of its own each, beside the baselines' peaks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.growth import run_measured
from bench.pages import write_records

PAGES = 200
Row = tuple[str, ...]

_CUT = "import sys, jieba; [jieba.lcut(line) for line in open(sys.argv[1], encoding='utf-8')]"
_PARSE = "import sys, rdflib; rdflib.Graph().parse(sys.argv[1])"
_QUESTION = "SELECT ?zone { ?zone <https://kg.example.org/def/signed> ?firm } LIMIT 100"


def measure_peaks() -> Iterator[Row]:
    """Rows: what ran, CPU seconds, peak memory in MB."""
    yield (f"over {PAGES} pages", "CPU s", "peak MB of the process")
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        folder = Path(name)
        pages, store = str(write_records(folder / "pages.jsonl", PAGES)), str(folder / "store")
        turtle = str(folder / "kg.ttl")
        commands = {
            "jieba.lcut": ["-c", _CUT, pages],
            "kg build": ["-m", "kg", "build", pages, "--store", store, "--quiet"],
            "kg build, nothing new": ["-m", "kg", "build", pages, "--store", store, "--quiet"],
            "kg query": ["-m", "kg", "query", _QUESTION, "--store", store],
            "kg export --format ttl": ["-m", "kg", "export", "--format", "ttl", "--store", store, "-o", turtle],
            "kg export --format html": [
                *("-m", "kg", "export", "--format", "html", "--store", store),
                *("-o", str(folder / "kg.html")),
            ],
            "kg analyze": ["-m", "kg", "analyze", "--store", store],
            "rdflib parses that Turtle": ["-c", _PARSE, turtle],
        }
        for what, command in commands.items():
            seconds, peak = run_measured(command)
            yield (what, f"{seconds:.1f}", f"{peak:.0f}")
