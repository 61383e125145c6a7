"""Figures of things that are no entities, and of the zone that 园区 means: none of these is the topic's."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.observations.readings import Reading
from kg.observations.seats import Draft
from kg.vocabulary import Kind

_GENERAL = "(?:全[省市县区国]|各|主要|沿[海江]|内河|规上|国际|国际陆|铁路|陆|空|公路|航空|水运|本|该|两|三|四|五)"
_NAMED_THING = re.compile(
    rf"^(?!{_GENERAL}|新|建|完成|实现|引进|推动|拥有|开通)[\u4e00-\u9fff]{{2,6}}?"
    "(?:港|作业区|码头|机场|火车站|高铁站|货运站|口岸|大道|海关|税务局)"
    "(?=完成|实现|累计|共|全年|[上下]半年|[今去]年|前|货物|集装箱|旅客|年?吞吐|开行|监管|通关|进出|发送|沿线|\\d{1,2}月|现有|拥有|建有|征收)"
)
"""A port, a station or a road by its name: 长河港完成货物吞吐量, which is not the town's."""
_THING_COST = re.compile(
    "^(?:这?[座家条]|该|新)?(?:工厂|厂|厂区|电站|大楼|产线|线|车间|院区|大桥|馆|楼|基地|学校|医院)"
    "(?:总?投资|概算|造价|投入|装机|占地|设计|建筑面积|规划)"
)
_ZONE = re.compile(
    "(?:(?:据悉|据介绍|目前|如今|现在|眼下|[今去]年(?:以来)?|[上下]半年|截至[^，。；]{1,10})，?|以来)?(?:该|整个|全|本)?"
    "(?:园区|园[内里]|区内|工业园|产业园|开发区|高新区|经开区|工业区|新区|片区|先行区|试验区|示范区|科技城|物流园|综保区|保税区|集聚区|全园)(?!管委|[经党]|负责人|办|企业家)"
)
"""How a clause goes on about a zone that is not named in it."""


def is_of_unnamed(indicator: str) -> bool:
    """Whether an indicator tells of a thing with a name of its own or of one named before, and not of a place."""
    return bool(_NAMED_THING.match(indicator) or _THING_COST.match(indicator))


def find_zone_meant(draft: Draft, reading: Reading) -> list[str] | None:
    """The zone named last before a clause that goes on about one (园区现有企业20家); nobody where none is named.

    None where the clause speaks of no zone.
    """
    resolved = reading.resolved
    text, part = resolved.article.text, reading.parts[draft.part]
    if not (_ZONE.match(text, part.start, part.stop) or _ZONE.match(draft.indicator)):
        return None
    start = resolved.article.paragraphs[reading.sentence.paragraph].span.start
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start)
    for mention in range(number - 1, -1, -1):
        zones = [i for i in resolved.entities_of[mention] if reading.entities[i].kind is Kind.ZONE]
        if zones:
            said = _ZONE.match(draft.indicator)
            if said and len(draft.indicator) - said.end() > 1:
                draft.indicator = draft.indicator[said.end() :]
            return zones
        if resolved.mentions[mention].span.start < start - _REACH:
            break
    return []


_REACH = 400
"""How far before its paragraph a zone may be named, in characters."""
