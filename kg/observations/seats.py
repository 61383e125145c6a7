"""Drafts of observations, and whose an investment, area or capacity is: a project, zone or company named beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.observations.contexts import project_after
from kg.observations.groups import Group, GroupReader
from kg.observations.indicators import SIGHT
from kg.observations.sites import find_before, find_site
from kg.observations.wordings import load_wording
from kg.types import Quantity
from kg.vocabulary import Kind, ValueKind

_YEARLY = re.compile("(?:年度|年内|今年|当年|本年)?(?:计划|完成)")
_INVESTED_IN = re.compile(
    "项目|企业|工程|公司|工厂|[合协]|客商|签约|外资|民企|国企|机构|工地|基地|园|医院|学校|村|厂|站|集群|院"
)
"""Counted things that cost or make something: 签约项目41个，总投资9亿元; not 年产服装10亿件，年产值400亿元."""
_SEATED = frozenset({Kind.ZONE, Kind.PROJECT})
_OWN_WORDS = 8
"""An indicator with more characters names what it is of, not only what it measures."""
_OWNERS = frozenset({Kind.ZONE, Kind.PROJECT, Kind.COMPANY})
_COUNTED_OFF = re.compile("^[两三四五六七八九十]家(?:企业|公司)?(?:[^，。；]{0,4}?(?:落户|入驻|签约|投产))?(?=.{2})")
_SHORT_NAME = 2
_NAMES_ON = re.compile("[、和与及]|大学|科技园|[二三]期|集团|公司|研究院|口岸|机场")
"""What goes on from a name to a longer one, or to the next of a list."""
_FUNDS = frozenset({Kind.COMPANY, Kind.PROJECT})
_CAPITALISED = frozenset({Kind.COMPANY, Kind.INSTITUTION})


@dataclass(slots=True)
class Draft:
    """An observation on its way. `part` is the number of its part, `heads` are the mentions at the head of that part,
    `place` those of the adverbial clause before, `project` the mention of the project that the figure describes (-1:
    none)."""

    indicator: str
    quantity: Quantity | None
    family: str
    position: int
    part: int
    rule: str
    heads: tuple[int, ...] = ()
    place: tuple[int, ...] = ()
    project: int = -1
    seat: int = -1
    """The zone, project or company whose area, capacity or capital it is, if its clause speaks of no other."""
    since: int = 0
    """Where the clause of its indicator begins, if behind the head of its part."""
    growth: Decimal | None = None
    rank: str = ""
    like: int = -1
    """Where the figure stands whose subjects are this one's too; -1 where it has its own."""
    period: str = ""
    """The year that it is of, where a list of figures gives one each."""
    reason: str = ""
    """Why no rule names it, where its name is a guess."""


def settle_project(
    groups: GroupReader, group: Group, draft: Draft, earlier: Sequence[Draft], base: Sequence[Draft]
) -> None:
    """Whose 总投资 it is: a project's that is named beside it, or the things' counted just before."""
    after = project_after(groups, group)
    draft.project = after if after >= 0 else draft.project
    if draft.project < 0:
        draft.project = find_site(groups, group, draft.indicator)
    wording = load_wording()
    if draft.project < 0 and wording.seated.search(draft.indicator):
        kinds = _CAPITALISED if draft.indicator.endswith("资本") else _SEATED
        draft.seat = find_before(groups, group, kinds)
    if draft.project < 0 and is_of_project(draft.indicator):
        draft.project = next((d.project for d in reversed(earlier) if d.project >= 0), -1)
    if draft.project >= 0 or not wording.own.search(draft.indicator):
        return
    if counted := _name_counted(group, draft, base):
        draft.indicator = counted
        return
    for number in range(group.figures[0] - 1, max(groups.numbers.start, group.figures[0] - 4) - 1, -1):
        mention = groups.mentions[number]
        if mention.kind is ValueKind.QUANTITY or group.start - mention.span.stop > SIGHT // 2:
            return
        if mention.kind is Kind.PROJECT:
            between = groups.text[mention.span.stop : group.start]
            if "、" not in between and not between.startswith("等"):
                draft.project = number
            return


def _name_counted(group: Group, draft: Draft, base: Sequence[Draft]) -> str:
    """The cost of the things counted just before (签约项目41个，总投资9亿元，年度计划投资2亿元); "" where none are."""
    if not base or group.part - base[-1].part > 1 or len(draft.indicator) > _OWN_WORDS:
        return ""
    if base[-1].family == "count" and _INVESTED_IN.search(base[-1].indicator):
        thing = re.sub("数$", "", base[-1].indicator)
        return thing + draft.indicator.removeprefix("项目" if thing.endswith("项目") else "")
    things, told, more = base[-1].indicator.partition("项目总投资")
    yearly = things and told and not more and _YEARLY.match(draft.indicator)
    return f"{things}项目{draft.indicator}" if yearly else ""


def settle_named(groups: GroupReader, group: Group, draft: Draft) -> None:
    """A measure with somebody's name before it is that one's: 甲锁业、乙机电出口分别为[x、y], 规模[x]的甲基金."""
    for number in range(groups.numbers.start, groups.numbers.stop):
        mention = groups.mentions[number]
        if mention.kind not in _OWNERS or abs(group.start - mention.span.start) > SIGHT:
            continue
        rest = _COUNTED_OFF.sub("", draft.indicator.removeprefix(mention.text).removeprefix("的"))
        if draft.indicator.startswith(mention.text) and len(mention.text) > _SHORT_NAME and _is_measure(rest):
            draft.indicator, draft.heads = rest, (number,)
            return


def _is_measure(words: str) -> bool:
    """Whether words are a measure alone: 产值, 总投资, 资产负债率."""
    known = load_wording().metric.search(words) or load_wording().rate.search(words)
    return bool(known) and len(words) <= _OWN_WORDS and not _NAMES_ON.match(words)


def find_fund(groups: GroupReader, group: Group) -> int:
    """The fund that the part before ends in, whose size follows: 发起设立[甲基金]，规模30亿元; -1: none."""
    number = group.figures[0] - 1
    while number in groups.numbers and groups.mentions[number].kind is ValueKind.PERIOD:
        number -= 1
    mention = groups.mentions[number] if number in groups.numbers else None
    ends = group.part > 0 and mention is not None and mention.span.stop == groups.parts[group.part - 1].stop
    return number if ends and mention and mention.kind in _FUNDS and mention.text.endswith("基金") else -1


def is_of_project(indicator: str) -> bool:
    """Whether an indicator speaks of a project named before it: 建成后年产值, 项目占地."""
    match = load_wording().contexts["finished"].search(indicator[:6])
    return match is not None or indicator.startswith("项目占地")
