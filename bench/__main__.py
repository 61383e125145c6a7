"""`make bench`: every table, as Markdown on standard output and as JSON in bench/results.json.

`python -m bench accuracy speed` runs the named tables only.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

TABLES: dict[str, tuple[str, str]] = {
    "accuracy": ("Accuracy on annotated pages", "bench.extraction:measure_accuracy"),
    "speed": ("Speed of extraction", "bench.extraction:measure_speed"),
    "reading": ("Boundaries and headlines", "bench.reading:measure_reading"),
    "reading-speed": ("Speed of reading", "bench.reading:measure_speed"),
    "reading-pdf": ("Text layers of PDF", "bench.reading:measure_pdf"),
    "reading-memory": ("Memory of reading", "bench.reading:measure_memory"),
    "exports": ("Exports", "bench.exports:measure_exports"),
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
        print(f"\n## {title}\n")
        for number, row in enumerate(rows):
            print("| " + " | ".join(row) + " |")
            if number == 0:
                print("|" + "---|" * len(row))
    path = Path(__file__).parent / "results.json"
    path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
