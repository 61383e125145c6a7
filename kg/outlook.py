"""What lies ahead: modality and date of what is told, each by the other and by the day of its article."""

from __future__ import annotations

import re

from kg.qualifiers import AT_ONCE, OF_GATHERINGS
from kg.stages import write_date
from kg.sums import clause_at, within
from kg.types import ResolvedArticle, Sentence, Span
from kg.vocabulary import Kind, Modality, Predicate, ValueKind

_DAY = len("2022-01-12")
_FAR = 5
"""So many years behind its article's day works may end; what lies farther says that the day is not the article's."""
_ONCE_DONE = frozenset({Predicate.INVESTS, Predicate.ACQUIRES, Predicate.COOPERATES_WITH, Predicate.DEVELOPS})
"""Relations that are told as they stand beside the day on which a work of theirs ends."""
_SETTLED = "签|获批|获得|选|报名|[备立]|完成(?:征地|备案|核准|选址|立项|签约|环评|招标)"
_UNDER_WAY = re.compile(
    rf"正在|正[建修搭装抢加抓]|在建|建设中|施工(?!图|许可)|封顶|奠基|破土|打[了下]桩|过半|已(?!经?(?:{_SETTLED}))|(?<!未)(?:开工|动工)"
    r"|完成(?!征地|备案|核准|选址|立项|签约|环评|招标)|贯通|参建|主体"
)
"""What shows that works have begun whose end is still to come."""

_STILL_BUILT = re.compile("底?前?(?:主体)?(?:封顶|合龙|贯通|铺轨|复工)")
"""A stage to come that only works under way can reach."""


def settle_modality(
    resolved: ResolvedArticle,
    sentence: Sentence,
    trigger: int,
    predicate: Predicate,
    modality: Modality,
    date: str,
) -> tuple[Modality, str]:
    """Modality and date of what is told at `trigger`: a gathering that meets after its article was printed lies ahead,
    one that met before was no plan; works of which only an end to come is told are planned; another fact has no date
    that is still to come."""
    own = resolved.article.published[: len(date)]
    if "/" in date or not date or len(resolved.article.published) < _DAY:
        return modality, date
    years = int(date[:4]) - int(own[:4] or 0)
    if modality is Modality.FACT and predicate is Predicate.BUILDS and date > own and years <= _FAR:
        if not _is_under_way(resolved, sentence, trigger, date):
            return Modality.PLANNED, date
        return modality, _find_beginning(resolved, sentence, trigger)
    if modality is Modality.FACT and predicate in _ONCE_DONE and date > own and years <= _FAR:
        return modality, ""
    if years > 1:
        return modality, date  # What lies years ahead of an article's day says that the day is not its own.
    if modality is Modality.FACT and date > own and predicate in OF_GATHERINGS:
        return Modality.PLANNED, date
    if modality is Modality.FACT and date > own and predicate in AT_ONCE:
        return (Modality.PLANNED, date) if predicate is Predicate.ESTABLISHES else (modality, "")
    if modality is Modality.PLANNED and predicate in OF_GATHERINGS and len(date) == _DAY and date < own:
        return Modality.FACT, date
    return modality, date


_BEGINS = re.compile("，?[^，。；！？]{0,40}?(?:开工|动工|奠基|破土|开建|启动建设|正式启动)")


def _find_beginning(resolved: ResolvedArticle, sentence: Sentence, trigger: int) -> str:
    """The past day or month on which a part of a sentence says before `trigger` that its works began; "" if none."""
    text, own = resolved.article.text, resolved.article.published
    start = max(sentence.span.start, text.rfind("；", sentence.span.start, trigger) + 1)
    for mention in within(resolved.mentions, Span(start, trigger), ValueKind.PERIOD):
        date = write_date(mention)
        if date and "/" not in date and date <= own[: len(date)] and _BEGINS.match(text, mention.span.stop, trigger):
            return date
    return ""


def _is_under_way(resolved: ResolvedArticle, sentence: Sentence, trigger: int, date: str) -> bool:
    """Whether the part of the sentence tells, before the date to come, that the works have begun (甲二期已经开工，
    明年6月投产)."""
    text = resolved.article.text
    start = max(sentence.span.start, text.rfind("；", sentence.span.start, trigger) + 1)
    stop = text.find("；", trigger, sentence.span.stop)
    stop = stop if stop >= 0 else sentence.span.stop
    ahead = [m for m in within(resolved.mentions, Span(start, stop), ValueKind.PERIOD) if write_date(m) == date]
    if ahead and _STILL_BUILT.match(text, ahead[0].span.stop):
        return True
    stop = ahead[0].span.start if ahead else stop
    works = within(resolved.mentions, Span(start, stop), Kind.PROJECT)
    others = [m for m in works if m.text != works[-1].text]
    start = clause_at(text, sentence, others[-1].span.start).stop if others else start
    return _UNDER_WAY.search(text, start, stop) is not None
