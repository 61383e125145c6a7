"""How far a rule can be trusted: the share of right statements among those it gives on gold data, smoothed.

seeds/confidences.tsv holds, per rule, how many of its statements were right and how many wrong (written by
`kg rules --write-confidences`); the estimate is (right + 1) / (right + wrong + 2), Laplace's rule of succession.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Observation, Statement

S = TypeVar("S", Statement, Observation)


@dataclass(frozen=True, slots=True)
class Confidences:
    """Rule name → (right, wrong) on gold."""

    counts: dict[str, tuple[int, int]]

    def of(self, rule: str) -> float:
        """The confidence of a rule, to four decimals; 0.5 for one that gold never tried."""
        right, wrong = self.counts.get(rule, (0, 0))
        return round((right + 1) / (right + wrong + 2), 4)

    def rate(self, item: S) -> S:
        """The statement or observation with the confidence of its best rule."""
        return replace(item, confidence=max(self.of(evidence.rule) for evidence in item.evidence))


@lru_cache(maxsize=1)
def load_confidences() -> Confidences:
    """The confidences of the installed seeds/."""
    rows = read_table(find_resource("seeds", "confidences.tsv"), "confidences")
    return Confidences({e.form: (int(e.fields["right"]), int(e.fields["wrong"])) for e in rows})
