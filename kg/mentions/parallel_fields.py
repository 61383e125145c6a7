"""Industries that only their list shows: known ones beside one that is named as somebody's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.edges import load_names
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind

FINDER = "industries.parallel"
_TABLE = "gazetteer/industries"
_SHORTEST = 3
"""Characters of an industry that its list alone shows: shorter entries are words of other phrases, too."""
_JOINTS = re.compile("、|以及|[和与及]")
_OPENS = re.compile(
    "(?:[，。；：（“、\\n]|涉及|涵盖|覆盖|包括|包含|聚焦|围绕|瞄准|布局|发展|培育|打造|属于|[在为对以从了是和与及])$|^$"
)
"""What stands before the first member of such a list."""
_VERB = 3
"""Characters of the longest of them."""
_CLOSES = re.compile("[、，。；等）”\\n]|(?:产业|行业|领域|[和与及])")


def find_parallel_fields(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """The known industries that stand in a list with one of `mentions`, the settled ones of the article."""
    text = scan.text
    taken = bytearray(len(text) + 1)
    for mention in mentions:
        taken[mention.span.start : mention.span.stop] = b"\x01" * len(mention.span)
    starts: dict[int, int] = {}
    stops: dict[int, int] = {}
    for hit in scan.by_table.get(_TABLE, ()):
        if hit.stop - hit.start >= _SHORTEST and hit.entry.form not in load_names("industry_broad"):
            starts[hit.start] = max(hit.stop, starts.get(hit.start, 0))
            stops[hit.stop] = min(hit.start, stops.get(hit.stop, hit.start))
    found: list[Mention] = []
    queue = [mention.span for mention in mentions if mention.kind is Kind.INDUSTRY]
    while queue:
        span = queue.pop()
        for start, stop in (_before(text, span, stops), _behind(text, span, starts)):
            if stop > start and not any(taken[start:stop]):
                taken[start:stop] = b"\x01" * (stop - start)
                found.append(Mention(Span(start, stop), text[start:stop], Kind.INDUSTRY, FINDER))
                queue.append(found[-1].span)
    return sorted(found, key=lambda m: m.span)


def _before(text: str, span: Span, stops: dict[int, int]) -> tuple[int, int]:
    """The known industry before the joint that stands before `span`; an empty span where there is none."""
    for width in (1, 2):
        stop = span.start - width
        if stop in stops and _JOINTS.fullmatch(text, stop, span.start):
            opened = _OPENS.search(text[max(0, stops[stop] - _VERB) : stops[stop]])
            return (stops[stop], stop) if opened else (0, 0)
    return 0, 0


def _behind(text: str, span: Span, starts: dict[int, int]) -> tuple[int, int]:
    """The known industry behind the joint that stands behind `span`; an empty span where there is none."""
    joint = _JOINTS.match(text, span.stop)
    start = joint.end() if joint else -1
    if start in starts and _CLOSES.match(text, starts[start]):
        return start, starts[start]
    return 0, 0
