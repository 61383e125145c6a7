"""`make bench`: every table, as Markdown on standard output and as JSON in bench/results.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import extraction

TABLES: dict[str, Callable[[], Iterator[tuple[str, ...]]]] = {
    "Accuracy": extraction.measure_accuracy,
    "Speed of extraction": extraction.measure_speed,
}


def main() -> None:
    """Runs all tables in order."""
    results: dict[str, list[tuple[str, ...]]] = {}
    for title, measure in TABLES.items():
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
