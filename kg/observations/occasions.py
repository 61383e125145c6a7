"""Things counted at an occasion that the clause before tells: 集中开工，[19个]项目总投资126亿元 counts 集中开工项目."""

from __future__ import annotations

import re

from kg.observations.groups import Group, GroupReader
from kg.observations.indicators import SIGHT, tidy
from kg.observations.wordings import load_wording
from kg.vocabulary import ValueKind

_OCCASION = re.compile(
    "(?P<verb>(?:集中)?(?:签约|开工|动工|竣工|投产|启动|落地|揭牌))(?:仪式|活动|大会)?(?:上|中|现场)?(?:[在于]?[^，。；]{0,8}举[行办])?$"
)
_COUNTED = re.compile("(?:[^，。；\\d的]{0,10})(?:项目|企业|工程)(?=$|、|(?:计划|协议|概算|预计)?总?投资)")
_COST = re.compile(
    "(?:(?:计划|协议|概算|预计)?(?:总投资|投资总额|总投资额)|、(?:总|签约|协议|合同|签约总|合同总)?(?:金额|额))[达约近超为]*$"
)
_BACK = 2
"""How many parts back the occasion may stand."""


def find_occasion(groups: GroupReader, group: Group) -> str:
    """What was done at the occasion that a clause before a count of projects tells; "" where there is none."""
    part = groups.parts[group.part]
    if group.start - part.start > 1 or not _COUNTED.match(group.after):
        return ""
    return _find_deed(groups, group)


def name_done(groups: GroupReader, group: Group, name: str) -> str:
    """项目 → 签约项目 where the clause before tells the occasion: 甲市与央企集中签约，项目[43个]."""
    return _find_deed(groups, group) + name if name in ("项目", "工程") else name


def _find_deed(groups: GroupReader, group: Group) -> str:
    for number in range(group.part - 1, max(-1, group.part - 1 - _BACK), -1):
        before = groups.parts[number]
        told = groups.mentions[before.figures[-1]].span.stop if before.figures else before.start
        if before.figures and not _OCCASION.search(groups.text, told, before.stop):
            return ""
        match = _OCCASION.search(groups.text, max(before.start, before.stop - SIGHT), before.stop)
        if match:
            return match["verb"]
    return ""


def find_members(groups: GroupReader, group: Group) -> str:
    """The indicator of some of the things that a clause before counts: 15个重点项目中，已有[9个]竣工投产.

    It is 竣工投产重点项目数; "" where the words behind are no progress of works, or no such clause stands before."""
    progress = _PROGRESS.match(group.after)
    if progress is None:
        return ""
    for number in range(group.part - 1, max(-1, group.part - 1 - 2 * _BACK), -1):
        before = groups.parts[number]
        match = _AMONG.search(groups.text, max(before.start, before.stop - SIGHT), before.stop)
        if match:
            return f"{progress['done']}{match['thing']}数"
    return ""


_PROGRESS = re.compile(
    "(?:项目|企业)?(?:已|已经|正在|正|全部|均已|顺利|抓紧|加快)*(?P<done>(?:建成|竣工|投产|开工|完工|投用|达产|落地|签约|封顶|动工|在建|建设|试产|续建){1,2})(?=$|[，。；、])"
)
_AMONG = re.compile("(?P<thing>[^，。；\\d个家项]{0,8}(?:项目|企业|工程))(?:当中|之中|中|里)$")


def cut_cost(after: str) -> str:
    """The thing counted without the cost that the next figure tells: (19个)项目总投资 → 项目."""
    return _COST.sub("", after) if _COUNTED.match(after) else after


def name_announced(groups: GroupReader, group: Group) -> str:
    """The measure that the clause before announces: 三省公布地区生产总值，甲省[2.9万亿元]."""
    part = groups.parts[group.part - 1] if group.part else None
    if part is None or part.figures or groups.text[group.start - 1] in "、，：":
        return ""
    text = groups.text[part.start : part.stop]
    measure = load_wording().metric.search(text)
    return tidy(measure.group()) if measure and _ANNOUNCED.search(text) else ""


_ANNOUNCED = re.compile("公布|发布|出炉|通报|看|披露|显示|方面|中$")
"""How a clause ends or what it holds that announces a measure."""


def counts_persons(indicator: str) -> bool:
    """Whether a count of persons is one that a place or firm reports (引进博士人数), and no part of a story."""
    return _REPORTED.fullmatch(indicator) is not None


_REPORTED = re.compile(
    "(?:累计|共|已)?(?:新增|新引进|引进|引育|培养|培训|吸纳|带动|招聘|集聚|汇聚|聚集|拥有|现有|共有|安置|接待|解决|服务|帮扶|认定|选派|柔性引进)[^，。；]{2,10}人数"
)
_DOES = re.compile(
    "(?P<things>[^，。；]{0,12}?(?:企业|景区|项目|公司|机构|单位|园区|商户|工厂|医院|学校|银行|景点|口岸|海关))(?:共|累计|合计|总共)?"
    "(?:接待|实现|完成|达成|吸纳|带动|获得|生产|销售|出口|发放|吸引|投入|缴纳|上缴|新增).{2,}"
)


def cut_deed(groups: GroupReader, group: Group) -> str:
    """The things counted without what they did, which the next figure tells: (42家)景区接待游客[386万人次] → 景区."""
    after = cut_cost(group.after)
    does = _DOES.fullmatch(after.strip())
    number = group.figures[-1] + 1
    if does is None or number not in groups.numbers or groups.mentions[number].kind is not ValueKind.QUANTITY:
        return after
    beside = groups.mentions[number].span.start == groups.mentions[group.figures[-1]].span.stop + len(group.after)
    return does["things"] if beside else after
