"""Shares told by what a place gives to a whole: 贡献了全市[12%]的GDP, 以占全省一成的土地，创造了[15%]的税收."""

from __future__ import annotations

import re

from kg.observations.groups import Group, GroupReader

_GIVES = re.compile(
    "(?:贡献|创造|集聚|汇聚|聚集|汇集|承担|完成|生产|产出|吸纳|拥有)(?:[出着]|起来)?了?(?P<whole>全[国省市县区州镇])?的?[近约超逾]?$"
)
_GIVEN = re.compile("的(?P<thing>[^，。；、和与及的]{2,16})")
_WITH = re.compile("[以用](?:占|仅占|不到)?(?P<whole>全[国省市县区州镇])")
_JOINS = frozenset("、和与及")


def find_contribution(groups: GroupReader, group: Group, earlier: str) -> tuple[str, str]:
    """What is given and the whole that it is a share of; `earlier` is the whole of the share that a list began with."""
    thing = _GIVEN.match(group.after)
    if thing is None or len(group.figures) > 1:
        return "", ""
    part = groups.parts[group.part]
    gives = _GIVES.search(group.raw)
    if gives is None:
        listed = part.opener in _JOINS and group.start - part.start <= 1
        return (thing["thing"], earlier) if listed and earlier else ("", "")
    whole = gives["whole"] or ""
    if not whole and group.part:
        before = groups.parts[group.part - 1]
        match = _WITH.search(groups.text, before.start, before.stop)
        whole = match["whole"] if match else ""
    return (thing["thing"], whole) if whole else ("", "")
