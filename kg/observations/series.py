"""Lists of figures that are one indicator's: of several years, or of several names in a clause before."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.observations.groups import Group, GroupReader
from kg.observations.readings import SUBJECTS
from kg.types import Period
from kg.vocabulary import Kind, ValueKind

_EACH = ("分别", "依次", "各为")
_JOINED = re.compile("[、和与及，]{1,2}")
_LISTED, _JOINS = frozenset({Kind.ZONE, Kind.PROJECT, Kind.REGION}), "、和与及"
_YEAR = len("2022")
_BACK = 4
"""How many parts back the names stand that a list of figures is of."""
_COUNTERPARTS = re.compile("贸易伙伴|出口市场|进口来源|客源|来源地|目的地")
"""Whose places are named with whom another one trades: the figures are its own."""
_TOLD = re.compile("(?:分别|依次)[是为](?:[^，。；、]{0,4}的)?$")
"""What makes firms, too, those whose figures follow: 销量前三的[分别为]甲、乙、丙，销量分别为…."""
_TOGETHER = re.compile("^(?:[两二三四五六七八九]|\\d{1,2})[个]?[省市县区州地]的?(?=.)")


def find_years(groups: GroupReader, group: Group) -> list[str]:
    """The years that the figures of a group are of, one each: 2022年至2024年营收分别为[2亿元、3亿元、5亿元]."""
    count = len(group.figures)
    mentions = groups.mentions
    before = [m for m in mentions[groups.numbers.start : group.figures[0]] if m.kind is ValueKind.PERIOD]
    if count < 2 or not before or not any(word in group.raw for word in _EACH):
        return []
    last = before[-1].value
    if isinstance(last, Period) and len(last.start) == len(last.stop) == _YEAR and last.start != last.stop:
        years = [str(year) for year in range(int(last.start), int(last.stop) + 1)]
        return years if len(years) == count else []
    run = before[-count:]
    joined = all(_JOINED.fullmatch(groups.text, a.span.stop, b.span.start) for a, b in pairwise(run))
    return [str(m.value) for m in run] if joined and len(run) == count else []


def find_owners(groups: GroupReader, group: Group) -> tuple[int, ...]:
    """The names of a clause before that a list of figures without names is of: 甲、乙两市…，增幅分别为[5%和6%]."""
    if not any(word in group.raw for word in _EACH):
        return ()
    if group.heads:
        return group.heads if len(group.heads) == len(group.figures) > 1 else ()
    if listed := find_listed(groups, group):
        return listed
    if _COUNTERPARTS.search(groups.text, groups.parts[0].start, group.start):
        return ()
    for number in range(group.part - 1, max(-1, group.part - _BACK), -1):
        part = groups.parts[number]
        _, heads = groups.find_head(part.start, part.stop)
        if heads:
            return heads if len(heads) == len(group.figures) else ()
    return ()


def find_listed(groups: GroupReader, group: Group) -> tuple[int, ...]:
    """The places that the part before a list of figures ends in: 设立甲片区、乙片区，面积分别为[x、y]."""
    if group.heads or not group.part or not any(word in group.raw for word in _EACH):
        return ()
    stop, count = groups.parts[group.part - 1].stop, len(group.figures)
    run = find_run(groups, stop, count)
    told = bool(run) and _TOLD.search(groups.text, 0, groups.mentions[run[0]].span.start) is not None
    return run if told else find_run(groups, stop, count, _LISTED)


def find_run(
    groups: GroupReader, stop: int, count: int, listed: frozenset[Kind] = SUBJECTS | {Kind.INSTITUTION}
) -> tuple[int, ...]:
    """The `count` coordinated names of `listed` kinds that end at `stop`; none where there are more or fewer."""
    last = next((n for n in reversed(groups.numbers) if groups.mentions[n].span.stop == stop), -1)
    run = [last]
    while run[0] - 1 in groups.numbers and len(run) < count:
        one, other = groups.mentions[run[0] - 1], groups.mentions[run[0]]
        if other.kind not in listed or not _JOINED.fullmatch(groups.text, one.span.stop, other.span.start):
            return ()
        run.insert(0, run[0] - 1)
    longer = groups.text[groups.mentions[run[0]].span.start - 1] in _JOINS if last >= 0 else True
    kinds = {groups.mentions[n].kind for n in run}
    return tuple(run) if len(run) == count > 1 and not longer and kinds <= listed else ()


def cut_together(name: str) -> str:
    """三市海洋生产总值 → 海洋生产总值: what each of the three has; without what joined the names or years before."""
    return _TOGETHER.sub("", name.lstrip("、和与及"))
