"""Writes seeds/confidences.tsv: how often each rule was right and wrong on all annotated pages at hand.

Run it from the root of the repository: `python -m bench.measure_confidences`.
"""

from __future__ import annotations

from collections import defaultdict

from bench.extraction import ROOT, read_gold_sets
from kg.evaluation import Tally, evaluate
from kg.pipeline import extract_document
from kg.seeds import load_lexicon


def main() -> None:
    """Evaluates every set of gold pages and writes the sums by rule."""
    sums: dict[str, Tally] = defaultdict(Tally)
    used = []
    for title, documents, wanted in read_gold_sets():
        report = evaluate((extract_document(d, load_lexicon()) for d in documents), wanted)
        used.append(title)
        for rule, tally in report.rules.items():
            sums[rule].add(tally)
    rows = "".join(f"{name}\t{sums[name].right}\t{sums[name].wrong}\n" for name in sorted(sums))
    head = f"# source: measured on {', '.join(used)} by python -m bench.measure_confidences\nform\tright\twrong\n"
    (ROOT / "seeds" / "confidences.tsv").write_text(head + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
