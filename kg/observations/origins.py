"""Where a change begins: a figure of its own year where that is told, 由[2015年]的[1026亿元]提高到…."""

from __future__ import annotations

import re

from kg.observations.groups import Group
from kg.observations.misnomers import find_bad_name
from kg.observations.trails import Trail
from kg.vocabulary import ValueKind

ORIGIN_RULE = "observations.origin"
"""What a change begins with is a fact, whatever it is to come to."""
_OF = re.compile("[底末初]?时?的?[约近超不足到]*")
"""What may stand between the year and its figure."""


def add_origin(trail: Trail, group: Group, name: str, family: str) -> bool:
    """Adds the figure that a change of `name` begins with, of the period right before it; whether there was one."""
    groups = trail.groups
    last = group.figures[0] - 1
    if last not in groups.numbers or groups.mentions[last].kind is not ValueKind.PERIOD or len(group.figures) > 1:
        return False
    if not _OF.fullmatch(groups.text, groups.mentions[last].span.stop, group.start):
        return False
    if find_bad_name(groups, group, family, name):
        return False
    draft = trail.add(group, 0, name, "origin", family)
    draft.period = str(groups.mentions[last].value)
    return True
