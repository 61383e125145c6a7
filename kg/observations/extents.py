"""Sizes that stand beside a name without a word: 甲试验区[116.2平方公里], 乙片区（[60平方公里]）."""

from __future__ import annotations

import re

from kg.observations.groups import Group, GroupReader
from kg.vocabulary import Kind

_AREAS = frozenset({"平方公里", "公顷", "亩", "万亩"})
_ALL = re.compile("[的，]?(?:一共|总共|合计|共有?|约|共约)?")
_ZONED = re.compile("(?:规划)?(?:核心|起步|启动|先行|先导|拓展|建成|控制|引领|示范|产业)区")
"""Parts of a zone that have no names of their own."""
_OPENS = "（("


def find_extent(groups: GroupReader, group: Group) -> int:
    """The zone beside which an area stands without a word, in brackets or before a comma; -1 where none does."""
    if len(group.figures) > 1 or groups.quantity(group.figures[0]).unit not in _AREAS or group.after.strip():
        return -1
    number = group.figures[0] - 1
    if number not in groups.numbers or groups.mentions[number].kind is not Kind.ZONE:
        return -1
    stop = groups.mentions[number].span.stop
    between = groups.text[stop : group.start]
    if between in _OPENS and between:
        return number
    headed = group.heads == (number,) and _ALL.fullmatch(between) is not None
    return number if headed else -1


def name_part(name: str) -> str:
    """核心区 → 核心区面积: the area of a part of a zone; other names as they are."""
    return f"{name}面积" if _ZONED.fullmatch(name) else name
