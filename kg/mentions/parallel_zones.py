"""Zones that only their list shows: what ends like the zone beside it (甲片区、乙片区和丙片区)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind

FINDER = "zones.parallel"
_CLASS = re.compile("(?:片区|园区|组团|港区|板块|产业园|科技园|工业园)$")
_BACK = 16
"""So far before a zone begins the one that is listed before it."""
_FORM = "[\u4e00-\u9fffA-Za-z0-9·（）]{1,9}?"
_PLAIN = re.compile(
    "[各每该本此其个大等的两三四五六七八九十]|其它|老旧|重点|核心|相关|周边|部分|所有|有关|国家级|省级|市级|特色|共建|合作"
)
"""What tells a class or a number of zones, and names none."""


def find_parallel_zones(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """The zones behind or before one of `mentions`, the settled ones of the article, in a list with it."""
    text = scan.text
    taken = bytearray(len(text) + 1)
    for mention in mentions:
        taken[mention.span.start : mention.span.stop] = b"\x01" * len(mention.span)
    found: list[Mention] = []
    queue = [mention.span for mention in mentions if mention.kind is Kind.ZONE]
    while queue:
        span = queue.pop()
        last = _CLASS.search(text[max(0, span.stop - 3) : span.stop])
        if last is None:
            continue
        for start, stop in _neighbours(text, span, last.group()):
            if not any(taken[start:stop]) and not _PLAIN.search(text, start, stop - len(last.group())):
                taken[start:stop] = b"\x01" * (stop - start)
                found.append(Mention(Span(start, stop), text[start:stop], Kind.ZONE, FINDER))
                queue.append(found[-1].span)
    return sorted(found, key=lambda m: m.span)


def _neighbours(text: str, span: Span, last: str) -> list[tuple[int, int]]:
    """Where the members before and behind `span` stand whose last word is `last`."""
    behind = re.compile(f"(?:、|[和与及]|以及)({_FORM}{last})(?![\u4e00-\u9fff]?[长级化内型办])").match(text, span.stop)
    at = max(0, span.start - _BACK)
    before = re.compile(f"[、，。；：（\\n]({_FORM}{last})[、和与及]$").search(text[at : span.start])
    found = [behind.span(1)] if behind else []
    if before:
        found.append((at + before.start(1), at + before.end(1)))
    return found
