"""Divisions that were renamed, raised or merged under a new code: seeds/region_changes.tsv."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from kg.resources import find_resource
from kg.seeds import read_table


@dataclass(frozen=True, slots=True)
class RegionChange:
    """In `year` the division `old_code` became `new_code`; `type` says how, `source` where that is decided."""

    old_code: str
    old_name: str
    new_code: str
    new_name: str
    year: str
    type: str
    source: str


@dataclass(frozen=True, slots=True)
class RegionChanges:
    """The changes by the code that ceased and by the code that came."""

    before: dict[str, tuple[RegionChange, ...]]
    after: dict[str, tuple[RegionChange, ...]]


@lru_cache(maxsize=1)
def load_changes() -> RegionChanges:
    """The table, read once a process."""
    before: dict[str, list[RegionChange]] = defaultdict(list)
    after: dict[str, list[RegionChange]] = defaultdict(list)
    for entry in read_table(find_resource("seeds", "region_changes.tsv"), "region_changes"):
        f = entry.fields
        change = RegionChange(
            entry.form, f["old_name"], f["new_code"], f["new_name"], f["year"], f["type"], f["source"]
        )
        before[change.old_code].append(change)
        after[change.new_code].append(change)
    return RegionChanges(
        {code: tuple(rows) for code, rows in before.items()}, {code: tuple(rows) for code, rows in after.items()}
    )
