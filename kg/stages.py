"""How far works and contracts have come, told behind them in a sentence, and when: 甲建设乙项目，明年投产."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.sums import clause_at
from kg.types import Mention, Period, ResolvedArticle, Sentence
from kg.vocabulary import Kind, Predicate

_DAY = len("2022-01-12")
_EDGES = ("年底", "年初", "年末")
_MAKERS = frozenset({Kind.PROJECT, Kind.COMPANY, Kind.GOVERNMENT})
_STAGE = re.compile(
    "开工|动工|投产|竣工|建成|完工|投用|投运|启用|通车|试车|试产|落成|封顶|奠基|破土|交付|开业|营业|开园|达产|投料|点火|出煤|开建|贯通"
    "|通水|通电|上电|送电|通线|通气|出水|出料|出瓶|出砖|出[了第]|打桩|动土|下料|浇筑|热试|试生产|点亮|收官|收尾|复工|交工|交房|问世|打下|迁入|搬入|首车"
    "|并网|投入|调试|安装|进场|开车|进气|首飞|量产|下闸|蓄水|下水|开挖|起吊|供气|供电|供热|揭幕|开工建设|挂牌|揭牌|组建|成立|注册|试运|试机|上线|合龙|验收|开馆|运营|下线|开通|通航|入驻|签约|完成|开张|启动|开榨|交工|结顶|恢复生产|复产|复工|铺轨|换牌|试产"
)
"""What tells how far works have come."""
STAGES = {
    Predicate.BUILDS: _STAGE,
    Predicate.ESTABLISHES: _STAGE,
    Predicate.SIGNED: re.compile("签约|签[字下订署](?!了?(?:解|终止|补充))|签的"),
    Predicate.COOPERATES_WITH: re.compile("签约|签[字下订署](?!了?(?:解|终止|补充))|签的"),
    Predicate.DEVELOPS: re.compile("上线|中试|问世|下线|获批|发布|定型|首飞|量产|投用|投产|成功|通过|取得|亮相"),
}
_BEFORE_WORKS = re.compile(
    "签约|签[下订署字]|批复|核准|获批|立项|备案|摘牌|拿地|买地|竞得|中标|报[批可]|环评|购地|引进"
)
"""What comes before works, on a day of its own."""
_BUILT = re.compile(
    "[^，。；\\d]{0,8}?(?:开工|动工|开建|破土|奠基|封顶|投产|竣工|建成|完工|投用|投运|启用|通车|试车|试产|落成|点火|打桩|并网|进场|交付|开园|开馆)"
)
_ENDED = re.compile(
    "终止|解除|解约|停建|停工|叫停|取消|撤[项出资回销]|收回|作废|退出|放弃|搁置|否决|驳回|退[件回]|告吹|搁浅|作罢|不再(?:推进|实施|建设)|破裂|流产"
)
_BEFORE_END = 24
"""What tells that something came to its end, and so many characters before it its day."""


def write_date(mention: Mention) -> str:
    """The date that a mention gives an event: of an edge of a year (去年底) no more than the year, of several days the
    first."""
    period = mention.value
    if not isinstance(period, Period):
        return ""
    if mention.text.endswith(_EDGES):
        return period.start[:4]
    if len(period.start) == _DAY or period.start == period.stop:
        return period.start
    return period.start[:4] if period.start[:4] == period.stop[:4] else str(period)


def find_end(text: str, sentence: Sentence, trigger: int, here: list[Mention]) -> str:
    """When what is denied came to its end, as its part of the sentence says behind it (…，已于5月终止)."""
    ended = _ENDED.search(text, trigger, sentence.span.stop)
    if ended is None or "；" in text[trigger : ended.start()]:
        return ""
    told = [m for m in here if trigger <= m.span.start < ended.start() and ended.start() - m.span.stop <= _BEFORE_END]
    return write_date(told[-1]) if told else ""


def find_built(resolved: ResolvedArticle, sentence: Sentence, told: Mention, here: list[Mention]) -> str:
    """The date on which works were begun or reached a stage, where `told` only dates the contract, the leave or the
    land that came before them (1月签约、4月动工; 5月拿到批复，8月点火); up to the next work."""
    text = resolved.article.text
    stop = text.find("；", told.span.stop, sentence.span.stop)
    stop = stop if stop >= 0 else sentence.span.stop
    later = [m for m in here if told.span.stop <= m.span.start < stop]
    if not later or not _BEFORE_WORKS.search(text, told.span.stop, later[0].span.start):
        return ""
    for mention in later:
        if not _BUILT.match(text, mention.span.stop, stop):
            continue
        between = resolved.mentions[_first(resolved, told.span.stop) : _first(resolved, mention.span.start)]
        works = {m.text for m in between if m.kind is Kind.PROJECT}
        return write_date(mention) if len(works) <= 1 else ""
    return ""


def is_stage(text: str, period: Mention) -> bool:
    """Whether a period dates a stage of works, which is told right behind it (4月动工)."""
    return _BUILT.match(text, period.span.stop) is not None


def find_stage(
    resolved: ResolvedArticle, sentence: Sentence, start: int, here: list[Mention], stages: re.Pattern[str]
) -> str:
    """The date of the first clause behind `start`, in the same part of the sentence, that tells a stage of the works
    and names nothing (甲建设乙项目，总投资3亿元，计划明年投产)."""
    text = resolved.article.text
    while start < sentence.span.stop and text[start] != "；":
        clause = clause_at(text, sentence, start + 1)
        if clause.stop <= start or any(
            m.kind in _MAKERS for m in resolved.mentions[_first(resolved, clause.start) : _first(resolved, clause.stop)]
        ):
            return ""
        dates = [m for m in here if clause.start <= m.span.start < clause.stop]
        if dates and stages.search(text, dates[0].span.stop, clause.stop):
            built = find_built(resolved, sentence, dates[0], here) if stages is _STAGE else ""
            return built or write_date(dates[0])
        start = clause.stop
    return ""


def _first(resolved: ResolvedArticle, position: int) -> int:
    return bisect_left(resolved.mentions, position, key=lambda m: m.span.start)
