"""Of when a figure is: the period named before it, not one that it is measured against or begins with."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.mentions.clocks import dates_founding
from kg.modalities import ModalityScopes
from kg.observations.readings import Reading
from kg.observations.seats import Draft
from kg.types import Mention, Period, ResolvedArticle
from kg.vocabulary import Kind, Modality, ValueKind

_CARRIED = 8
"""How many periods of a paragraph are tried."""
_DAY, _MONTH = len("2022-01-12"), len("2022-01")
_YEAR = len("2022")
_FLOWS = re.compile(
    "产值|增加值|营业?收|进出口|出口|零售额|预算收入|财政收入|税收|外资|外贸|固定资产投资|工业投资|可支配收入|占全[国省市]|发电量|吞吐量"
)
_GROWN = re.compile("同比|增长|下降|增速")
_LASTING = frozenset({"area", "people", "length", "count"})
"""Families of units in which a text tells how large a thing is."""
_DONE = re.compile(
    "新|签|引进|开工|竣工|落户|接待|完成|办理|投产|达成|落定|开行|交易|吸引|招|增|减|建成|旅客|游客|出口|生产|产量|销|交付|入库|认定|复工|复产|就业|退|关|获|发放|执飞|航班|列|班次|件"
)
"""What is done on a day, and counted."""
_AS_OF = re.compile("截至|截止|[末底]|[到至][^，。；]{0,8}[月日年][，止]")
_STOCK = re.compile("余额|存款|贷款|人口|保有量|用户|总数|市值|资产")
"""What a sentence tells as it stood at the end of a month: not what was made since January."""
_CHANGES, _SINCE = re.compile("[由从]“?$"), re.compile("”?(?:末|初|期间|底|期末)?时?的")
_AGAINST, _AS_MUCH = re.compile("(?<!对)(?:比|较|高于|低于|好于)$"), re.compile("(?:是|为|[到至达]|相当于)$")
"""What stands before a period that a figure is measured against: 比2020年末多; 是[2019年的1.2倍]."""
_FACTOR = re.compile("(?:[末底]|全年|同期|年)*的?[约近超]?[\\d.一二两三四五六七八九十]+[多余]?(?:倍|[%％]|成)")
_OF_A_YEAR = re.compile("[今去前]年|[上下]半年|季度|[0-9一二三四五六七八九十]月")
"""Words for a part of one year: a plan of five years told before is not when a figure beside them is."""
_UNTIL = re.compile("[日号]?(?:至|到|[-—－~～]{1,2})")
"""What stands between the first and the last day of a period."""


_ENDS = ("末", "底")
"""How what is told of a day at the end of a period ends: a growth is not of that day, if another sentence named it."""
_REPORT = re.compile(
    "(?:统计公报|统计[月快]报|(?:国民)?经济(?:社会)?(?:运行|形势|发展)(?:主要|基本)?(?:情况|简况|概况|数据)?|经济(?:指标|数据)(?:完成)?(?:情况)?)"
    "(?:新闻发布[会稿]|发布)?[）)]?$"
)
"""How the headline of a report of statistics ends: its period is that of every figure that has none of its own."""
_MEASURED = re.compile("[^，。；：！？]{0,8}(?:GDP|生产总值|经济增|增加值|产值|进出口|外贸|固定资产投资|财政收入)")
"""What stands behind the period of a headline that tells a figure itself: 甲区[前三季度]GDP增长6.8%."""


_FROM, _TILL_NOW = ("从", "自"), re.compile("[^，。；]{0,10}至今")
_OPENING = 12
"""So near to its start a period opens a sentence and holds for all of it."""
_BECAME = re.compile(
    "(?:\\d{1,2}月)?，?[^，。；\\d]{0,12}?(?:升级|升格|晋升|晋级|获批|获准|更名|改制|挂牌|揭牌|封关|批复设立|批准设立|批准成立|批复成立|经[^，。；\\d]{2,10}批准)[^，。；\\d]{0,24}(?=[，。；])"
)
"""What stands behind the year in which something became what it is; its figures are of today: 2012年升级为…，现有…."""


def list_periods(resolved: ResolvedArticle) -> tuple[Mention, ...]:
    """The periods of an article that may date its figures: not when something was founded or became what it is."""
    text = resolved.article.text
    told = (m for m in resolved.mentions if m.kind is ValueKind.PERIOD and not dates_founding(text, *m.span))
    return tuple(m for m in told if not _BECAME.match(text, m.span.stop) and not _is_since(text, m))


def _is_since(text: str, period: Mention) -> bool:
    """Whether a period tells only when what lasts till today began: 从[2005年]落户至今，累计投资…."""
    return (
        text[max(0, period.span.start - 1) : period.span.start] in _FROM
        and _TILL_NOW.match(text, period.span.stop) is not None
    )


def find_period(draft: Draft, reading: Reading, scopes: ModalityScopes, modality: Modality) -> str:
    """The last period named before a figure in its sentence, else after it in its part, else in its paragraph.

    What another sentence names is carried only if it is no single day and of the same modality.
    """
    if draft.period:
        return draft.period
    found = _find_named(draft, reading, scopes, modality)
    article, sentence = reading.resolved.article, reading.sentence
    told = article.text[article.paragraphs[sentence.paragraph].span.start : sentence.span.stop]
    if len(found) in (_DAY, _MONTH) and _is_lasting(draft) and not _AS_OF.search(told):
        return ""  # what is told beside a day's or a month's news holds without it
    ends = draft.growth is not None and len(found) == _MONTH and not _STOCK.search(draft.indicator)
    if ends and _AS_OF.search(sentence.text):
        return str(Period(f"{found[:4]}-01", found)) if not found.endswith("-01") else found
    return found


def _is_lasting(draft: Draft) -> bool:
    """Whether a figure without a growth tells how large or how many something is, and not what was done."""
    if draft.growth is not None or draft.family not in _LASTING:
        return False
    return draft.family != "count" or _DONE.search(draft.indicator) is None


def _find_named(draft: Draft, reading: Reading, scopes: ModalityScopes, modality: Modality) -> str:
    """The period that the text names for a figure."""
    resolved, periods = reading.resolved, reading.periods
    sentence, part = reading.sentence, reading.parts[draft.part]
    paragraph = resolved.article.paragraphs[sentence.paragraph].span
    number = following = bisect_left(periods, draft.position, key=lambda m: m.span.start)
    text = resolved.article.text
    while number and (_begins_change(text, periods[number - 1]) or _is_compared(text, periods[number - 1])):
        number -= 1
    while number and _is_of_other(reading, periods[number - 1], draft.position):
        number -= 1
    if number and periods[number - 1].span.start >= sentence.span.start:
        return _read_period(text, periods, number - 1)
    near = following < len(periods) and "，" not in text[draft.position : periods[following].span.start]
    if near and periods[following].span.start < part.stop:
        return "" if _is_compared(text, periods[following]) else str(periods[following].value)
    if reading.undated:
        return ""
    told = text[sentence.span.start : draft.position]
    for mention in reversed(periods[max(0, number - _CARRIED) : number]):
        value = mention.value
        if draft.growth is not None and mention.text.endswith(_ENDS):
            continue
        if isinstance(value, Period) and value.start[:4] != value.stop[:4] and _OF_A_YEAR.search(told):
            return ""
        if mention.span.start < paragraph.start:
            break
        if isinstance(value, Period) and len(value.start) < _DAY and scopes.at(mention.span.start) is modality:
            return str(value)
    if modality is not Modality.FACT:
        return ""
    return _find_reported(reading) or (_find_running(reading, number) if _is_flow(draft) else "")


def _is_flow(draft: Draft) -> bool:
    """Whether a figure tells of what was made or earned in months or years, as statistics do."""
    return draft.growth is not None or _FLOWS.search(draft.indicator) is not None


def _find_running(reading: Reading, number: int) -> str:
    """The period of months or years before the paragraph of a growth, where the sentence that names it tells growths,
    too: all of an article on the first half year is of that."""
    text = reading.resolved.article.text
    for mention in reversed(reading.periods[max(0, number - _CARRIED) : number]):
        value = mention.value
        if not isinstance(value, Period) or _is_compared(text, mention):
            continue
        stop = text.find("。", mention.span.stop)
        told = _GROWN.search(text, mention.span.stop, stop if stop >= 0 else len(text)) is not None
        return str(value) if told and (value.start != value.stop or len(value.start) == _YEAR) else ""
    return ""


_DESIGNED = re.compile(
    "(?:总|计划|首期|[一二三四五]期|估算|概算|静态|协议)?(?:投资|投入)(?:总?额)?|.*总投资(?:额)?|概算(?:投资)?|预算|总?造价"
    "|(?:总|总用|规划|设计|占地|[一二三四五]期|总?建筑|用地|库区|厂房)*(?:面积|占地|用地)|全长|总?长度?|.*(?:产能|能力|装机(?:容量)?|库容|床位|时速)|规模"
    "|(?:设计|规划|可|能)*年[产处加][^值]{0,12}|(?:设计|规划)[^，]{1,12}"
)
"""Measures that a work has by its design: no month in which it begins or opens is theirs (docs/accuracy.md)."""


def is_designed(kind: Kind, indicator: str) -> bool:
    """Whether a figure of a thing of this kind is of its design and of no period: 甲厂[2025年2月]投产，总投资9亿元."""
    return kind is Kind.PROJECT and _DESIGNED.fullmatch(indicator) is not None


def _find_reported(reading: Reading) -> str:
    """The period of which a statistical report tells by its headline (甲市2024年统计公报); else ""."""
    article = reading.resolved.article
    head = article.paragraphs[0]
    title = article.text[head.span.start : head.span.stop]
    told = [m for m in reading.periods if m.span.stop <= head.span.stop]
    if head.role != "headline" or not told:
        return ""
    measured = _MEASURED.match(title, told[0].span.stop - head.span.start)
    return str(told[0].value) if _REPORT.search(title) or measured else ""


def _is_of_other(reading: Reading, period: Mention, position: int) -> bool:
    """Whether a period stands inside a clause before the ； behind which somebody else is told of: 甲计划2027年底投产；
    [乙]总投资21亿元."""
    text, mentions = reading.resolved.article.text, reading.resolved.mentions
    parted = text.rfind("；", period.span.stop, position)
    if parted < 0 or period.span.start < reading.sentence.span.start:
        return False
    begins = text[period.span.start - 1] in "；。\n，：" and period.span.start - reading.sentence.span.start < _OPENING
    number = bisect_left(mentions, parted + 1, key=lambda m: m.span.start)
    named = number < len(mentions) and mentions[number].span.start == parted + 1
    return not begins and named and isinstance(mentions[number].kind, Kind)


def _begins_change(text: str, period: Mention) -> bool:
    """Whether a period tells only from when something changed: 由2011年的2445万部(增至2.06亿部)."""
    return bool(_CHANGES.search(text, period.span.start - 2, period.span.start)) and bool(
        _SINCE.match(text, period.span.stop)
    )


def _is_compared(text: str, period: Mention) -> bool:
    """Whether a period only tells what a figure is measured against: 是2019年的1.2倍, 比2020年末多."""
    start, stop = period.span.start, period.span.stop
    return bool(_AGAINST.search(text, start - 3, start)) or bool(
        _AS_MUCH.search(text, start - 3, start) and _FACTOR.match(text, stop)
    )


def _read_period(text: str, periods: tuple[Mention, ...], number: int) -> str:
    """A period, from the day where it began if two days make it up: 2016年3月1日至2018年6月30日."""
    last, first = periods[number], periods[number - 1] if number else None
    begun, done = first.value if first else None, last.value
    if (
        first
        and isinstance(begun, Period)
        and isinstance(done, Period)
        and _UNTIL.fullmatch(text, first.span.stop, last.span.start)
    ):
        return str(Period(begun.start, done.stop)) if begun.start < done.start else str(done)
    return str(done)
