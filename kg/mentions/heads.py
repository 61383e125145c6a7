"""Last words of names: which hits of the tables begin a walk."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.mentions.scans import Scan
from kg.seeds import Hit


def longest_heads(scan: Scan, tables: Iterable[str], counts: Callable[[Hit], bool] = lambda hit: True) -> list[Hit]:
    """The hits of `tables` that `counts` admits, in order of where they stop, the longest of those that stop together.

    A hit inside another one is left out: 开发区 in 经济技术开发区, 集团 in 集团公司.
    """
    first: dict[int, Hit] = {}
    for table in tables:
        for hit in scan.by_table.get(table, ()):
            held = first.get(hit.stop)
            if not counts(hit):
                continue
            if held is None or hit.start < held.start:
                first[hit.stop] = hit
    heads: list[Hit] = []
    for stop in sorted(first, reverse=True):
        hit = first[stop]
        if not heads or hit.start < heads[-1].start:
            heads.append(hit)
    heads.reverse()
    return heads
