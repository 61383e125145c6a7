"""`make bench`: every table, as Markdown on standard output and in bench/results.md and .json.

`python -m bench accuracy speed` runs the named tables only.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

TABLES: dict[str, tuple[str, str]] = {
    "accuracy": ("Accuracy on annotated pages", "bench.extraction:measure_accuracy"),
    "firms": ("Firms and deals of public financial news (FinRE)", "bench.public_firms:measure_firms"),
    "speed": ("Speed of extraction", "bench.extraction:measure_speed"),
    "reading": ("Boundaries and headlines", "bench.reading:measure_reading"),
    "reading-speed": ("Speed of reading", "bench.reading:measure_speed"),
    "reading-pdf": ("Text layers of PDF", "bench.reading:measure_pdf"),
    "reading-memory": ("Memory of reading", "bench.reading:measure_memory"),
    "exports": ("Exports", "bench.exports:measure_exports"),
    "analysis": ("Analysis of 100,000 nodes and 200,000 edges", "bench.networks:measure_analysis"),
    "cluster": ("Analysis on Spark of 100,000 nodes and 200,000 edges", "bench.clusters:measure_cluster"),
    "stages": ("Every stage beside a baseline", "bench.stages:measure_stages"),
    "growth": ("Growth over 1×, 10× and 100× documents", "bench.growth:measure_growth"),
    "memory": ("Memory of a build as documents grow", "bench.memory:measure_memory"),
    "peaks": ("Peak memory of each command", "bench.peaks:measure_peaks"),
    "names": ("A lexicon with a million more names", "bench.names:measure_names"),
    "increments": ("One percent more documents", "bench.increments:measure_increments"),
    "workers": ("The second core", "bench.growth:measure_workers"),
    "store": ("Store", "bench.stores:measure_store"),
    "queries": ("Queries", "bench.stores:measure_queries"),
    "clients": ("Clients at the same time", "bench.stores:measure_clients"),
}
"""Name → title, and the function that yields the table's rows."""


def main() -> None:
    """Runs the tables named on the command line, or all, in order."""
    results: dict[str, list[tuple[str, ...]]] = {}
    for name in sys.argv[1:] or TABLES:
        title, place = TABLES[name]
        module, function = place.split(":")
        measure = getattr(importlib.import_module(module), function)
        rows = results[title] = list(measure())
        print(f"\n## {title}\n\n{_write_table(rows)}", end="", flush=True)
        _keep(results)


def _keep(results: dict[str, list[tuple[str, ...]]]) -> None:
    """Puts the tables of this run into bench/results.json and results.md, those of earlier runs beside them."""
    folder = Path(__file__).parent
    path = folder / "results.json"
    held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    held.update(results)
    path.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text = "".join(f"\n## {title}\n\n{_write_table(rows)}" for title, rows in held.items())
    (folder / "results.md").write_text(f"# Benchmarks\n{text}", encoding="utf-8")


def _write_table(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([*lines[:1], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


if __name__ == "__main__":
    main()
