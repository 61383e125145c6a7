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
_DAY = len("2022-01-12")
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
    """Whether a period tells only when what lasts till today began: 从[2005年]落户至今，累计投资….
    """
    return text[max(0, period.span.start - 1) : period.span.start] in _FROM and _TILL_NOW.match(text, period.span.stop) is not None


def find_period(draft: Draft, reading: Reading, scopes: ModalityScopes, modality: Modality) -> str:
    """The last period named before a figure in its sentence, else after it in its part, else in its paragraph.

    What another sentence names is carried only if it is no single day and of the same modality.
    """
    if draft.period:
        return draft.period
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
    if following < len(periods) and periods[following].span.start < part.stop:
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
    return _find_reported(reading) if modality is Modality.FACT else ""


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
