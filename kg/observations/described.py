"""Figures of what an earlier clause describes: 甲公司投建的[乙风电场]本周并网，年上网电量2亿千瓦时."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.observations.parts import part_at
from kg.observations.readings import NAMED, Reading
from kg.observations.seats import Draft
from kg.observations.wordings import load_wording
from kg.vocabulary import Kind

_MADE = re.compile(
    "(?:[建设立办造制投资产营运]|研发|打造|实施|承担|开发|上马|引进|落地|在建|[亿万]元|所属|旗下|自主)的“?$"
)
"""How the words end that describe a work by who makes it or what it costs."""
_GUEST = re.compile("落户|入驻|进驻|位于|坐落|选址|搬[进到]|迁[入至]|供应|参观|考察|走进|来到|相邻|毗邻|向|为")
"""What makes the name behind it a place or a customer, and not what the sentence speaks of."""
_OTHERS = re.compile(
    "营收|收入|企业|品牌|税|净利|净亏|利润|市值|股[价东]|员工总数|集团|公司|全[省市县区州]|外贸|财政|生产总值"
)
"""What is told of a firm or a place and of no work."""
_ENDS = re.compile("[的、和与及等”内里中]|上(?![周月个半午市年])")
_BACK = 3


def find_described(draft: Draft, reading: Reading) -> list[str] | None:
    """The project that an earlier clause of the sentence describes by its maker, where nobody is named since then.

    None where there is none, or where the figure is one that only firms and places have.
    """
    resolved, text = reading.resolved, reading.resolved.article.text
    if _OTHERS.search(draft.indicator) or load_wording().macro.search(draft.indicator):
        return None
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start) - 1
    start = _find_break(draft, reading)
    while number >= 0 and resolved.mentions[number].span.start >= start:
        mention = resolved.mentions[number]
        if mention.kind in NAMED:
            part = part_at(reading.parts, mention.span.start)
            described = mention.kind is Kind.PROJECT and _MADE.search(text, part.start, mention.span.start)
            apart = draft.part - reading.parts.index(part)
            if not described or not 0 < apart <= _BACK or _ENDS.match(text, mention.span.stop):
                return None
            if _GUEST.search(text, part.start, mention.span.start):
                return None
            return list(resolved.entities_of[number]) or None
        number -= 1
    return None


def _find_break(draft: Draft, reading: Reading) -> int:
    """Where the last part begins before a figure that no comma parts from what stands before it."""
    parts = reading.parts[: draft.part + 1]
    return next((p.start for p in reversed(parts) if p.opener != "，"), reading.sentence.span.start)
