"""The work whose cost a clause tells that says no more: 甲基地，投资8.8亿元; 甲桥由乙集团总承包，投资9亿元."""

from __future__ import annotations

import re

from kg.observations.groups import Group, GroupReader
from kg.observations.indicators import SIGHT
from kg.vocabulary import Kind, ValueKind

COST = re.compile("(?:预算|估算|概算|计划|预计|初步|累计)?投资(?:预计|概算)?|总?造价|(?:总共|共|总)?耗资")
"""What a work costs, and no more."""
_IN_ALL = re.compile("(?<=投资)(?:[一总]?共|折合|才|仅|只有?|不过)$")
_SPENT = re.compile("(?:总共|共|总)?耗资")
_PROJECTS = frozenset({Kind.PROJECT})
_SITED = frozenset({Kind.PROJECT, Kind.ZONE, Kind.REGION, ValueKind.PERIOD})
"""What may stand between a project and its cost: where and when it is built."""
_MAKERS = frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.GOVERNMENT, Kind.PERSON})
_MADE_BY = re.compile("(?:由|业主[为是]?|法人[为是]?|[和与、及]|承建方|施工方|设计方|单位[为是]?|方[为是]?)$")
_MAKES = re.compile(
    "(?:负责|牵头|独家|出任)?(?:承建|施工|设计|总承包|总包|承担|建设|代建|监理|中标|开发|承揽|统建|负责|运营|管理|安装|供货)"
)
"""How somebody is told behind a work who only builds or runs it."""
_NEXT = re.compile(r"(?!的|等|台阶|大关|关口|门槛|不等|人民币|和)[A-Za-z0-9\u4e00-\u9fff]")


def find_before(groups: GroupReader, group: Group, kinds: frozenset[Kind]) -> int:
    """The last name of one of `kinds` before a figure in its sentence, not beyond another figure; -1: none."""
    for number in range(group.figures[0] - 1, groups.numbers.start - 1, -1):
        mention = groups.mentions[number]
        if mention.kind is ValueKind.QUANTITY or group.start - mention.span.stop > SIGHT // 2:
            return -1
        if mention.kind in kinds:
            return number
    return -1


def find_site(groups: GroupReader, group: Group, name: str) -> int:
    """The project named last before a clause that says no more than what it costs (甲基地，投资8.8亿元); -1 where the
    clause says more or somebody else who acts is named behind the project."""
    if not COST.fullmatch(name) or name != _IN_ALL.sub("", group.raw.lstrip("，、 —")) or _NEXT.match(group.after):
        return -1
    last = group.figures[0] - 1
    if last in groups.numbers and groups.mentions[last].kind in _SITED:
        near = find_before(groups, group, _PROJECTS)
        if near >= 0:
            return -1 if groups.text[groups.mentions[near].span.start - 1] in "和与及" else near
    return _find_work(groups, group)


def is_spent(groups: GroupReader, group: Group) -> bool:
    """Whether a clause says no more than that a work named before took a sum: 甲路全线通车，耗资159亿元."""
    said = group.raw.lstrip("，、 —")
    return _SPENT.fullmatch(said) is not None and find_site(groups, group, said) >= 0


def _find_work(groups: GroupReader, group: Group) -> int:
    """The project named last before a figure in its sentence, where only who builds it is named since."""
    text = groups.text
    for number in range(group.figures[0] - 1, groups.numbers.start - 1, -1):
        mention = groups.mentions[number]
        if text[mention.span.stop : group.start].find("；") >= 0:
            return -1
        if mention.kind is Kind.PROJECT:
            listed = text.startswith(("、", "等", "和", "与"), mention.span.stop)
            part = text.endswith(("、", "和", "与", "及", "控制性工程"), 0, mention.span.start)
            return -1 if listed or part else number
        if mention.kind in _MAKERS and not (
            _MADE_BY.search(text, max(0, mention.span.start - 4), mention.span.start)
            or _MAKES.match(text, mention.span.stop)
        ):
            return -1
    return -1
