"""Whose a figure is where only who makes the thing is named last: [甲工程]由乙承建，丙中标，管线长42.6公里;
甲、乙合并重组为[丙集团]，注册资本100亿元."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.observations.parts import part_at
from kg.observations.readings import NAMED, Reading
from kg.observations.seats import Draft
from kg.observations.wordings import load_wording
from kg.vocabulary import Kind

_CAPITAL = re.compile("(?:首期|实缴|总)?注册(?:资[本金]金?)?$")
_FOUNDED = re.compile("(?:设立|成立|组建|创办|合资|新设|注册|合并|重组|整合|改制|组成|发起|筹建|筹组)[^，。；]{0,8}$")
_FOUNDED_NOW = re.compile("”?(?:正式|在[^，。；]{1,12})?(?:揭牌|挂牌|注册成立|成立|登记|完成注册|领到执照)")
_MADE_BY = re.compile("(?:由|业主[为是]?|法人[为是]?|单位[为是]?|方[为是]?)$")
_MAKES = re.compile(
    "(?:负责|牵头|独家|出任|参与|分别|具体)?(?:承建|施工|设计|总承包|总包|承担|代建|监理|中标|承揽|统建|勘测|勘察|安装|供货|建设(?=，)|完成(?:设计|勘测|勘察))"
)
"""How somebody is told behind a work who only builds it."""
_OF_MAKER = re.compile(
    "营收|收入|企业|品牌|税|净利|净亏|利润|市值|股[价东]|员工|集团|公司|全[省市县区州]|外贸|财政|生产总值|产值$|合同|订单|中标|标段"
)
"""What is told of a firm or a place, or of the contract, and of no work."""
_LISTED = ("、", "等", "和", "与", "及", "的")


def find_founded(draft: Draft, reading: Reading) -> list[str] | None:
    """The company that the sentence founds, whose registered capital a later clause tells; None: it founds none."""
    if not _CAPITAL.fullmatch(draft.indicator) or draft.heads:
        return None
    resolved, text = reading.resolved, reading.resolved.article.text
    for number in _named_before(draft, reading):
        mention = resolved.mentions[number]
        if text.find("；", mention.span.stop, draft.position) >= 0:
            return None
        part = part_at(reading.parts, mention.span.start)
        founded = _FOUNDED.search(text, part.start, mention.span.start)
        if mention.kind is Kind.COMPANY and (founded or _FOUNDED_NOW.match(text, mention.span.stop)):
            return list(resolved.entities_of[number]) or None
    return None


def find_work(draft: Draft, reading: Reading) -> list[str] | None:
    """The project before those who make it, where they are named last before a figure; None where there is none."""
    if draft.heads or _OF_MAKER.search(draft.indicator) or load_wording().macro.search(draft.indicator):
        return None
    resolved, text = reading.resolved, reading.resolved.article.text
    for makers, number in enumerate(_named_before(draft, reading)):
        mention = resolved.mentions[number]
        start, stop = mention.span.start, mention.span.stop
        if text.find("；", stop, draft.position) >= 0 or start >= reading.parts[draft.part].start:
            return None
        if mention.kind is Kind.PROJECT:
            whole = makers and not text.startswith(_LISTED, stop) and text[start - 1] not in "、和与及"
            return list(resolved.entities_of[number]) or None if whole else None
        if not (_MADE_BY.search(text, max(0, start - 4), start) or _MAKES.match(text, stop)):
            return None
    return None


def _named_before(draft: Draft, reading: Reading) -> list[int]:
    """The mentions before a figure in its sentence that may have figures, the nearest first."""
    mentions = reading.resolved.mentions
    last = bisect_left(mentions, draft.position, key=lambda m: m.span.start) - 1
    first = bisect_left(mentions, reading.sentence.span.start, key=lambda m: m.span.start)
    return [n for n in range(last, first - 1, -1) if mentions[n].kind in NAMED or mentions[n].kind is Kind.GOVERNMENT]
