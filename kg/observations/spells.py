"""Growths of another time than the figure before: 去年营收10亿元，今年一季度[增长21%] is no growth of last year's."""

from __future__ import annotations

import re

from kg.observations.groups import Group, GroupReader
from kg.observations.seats import Draft

_YEAR = "今年|本年|当年|去年|上年|前年|明年|(?:19|20)\\d\\d年"
_NUMBER = "(?:[一二三四五六七八九十]{1,3}|\\d{1,2})"
_PART = (
    f"前?{_NUMBER}个?季度|[前头首]{_NUMBER}个?月|[上下]半年|前三季"
    f"|{_NUMBER}(?:月份?)?[-－—–~～∼至到]{{1,2}}{_NUMBER}月份?|{_NUMBER}月份?"
)
_TIME = re.compile(f"(?:(?P<year>{_YEAR})(?:的|以来)?(?P<part>{_PART})?|(?P<only>{_PART}))")
_LEAD = re.compile("[，；、 而但则到其中预计当截至]{0,4}")
"""What may stand before the time that a clause begins with."""


def is_of_other_time(groups: GroupReader, group: Group, draft: Draft) -> bool:
    """Whether the clause of a growth begins with a time that is not that of the figure `draft` before it."""
    start = groups.parts[group.part].start
    if group.heads or draft.part == group.part or draft.position > start:
        return False
    lead = _LEAD.match(groups.text, start, group.start)
    mine = _TIME.match(groups.text, lead.end() if lead else start, group.start)
    told = list(_TIME.finditer(groups.text, groups.parts[0].start, draft.position))
    if mine is None or not told:
        return False
    year, part = mine["year"] or "", mine["part"] or mine["only"] or ""
    before = told[-1]
    if year and before["year"] and year != before["year"]:
        return True
    return part not in ("", before["part"] or before["only"])
