"""When what a sentence relates happened."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from itertools import islice

from kg.sums import clause_at, within
from kg.types import Mention, Period, ResolvedArticle, Sentence
from kg.vocabulary import Modality, Predicate, ValueKind

STATES = frozenset({Predicate.PART_OF, Predicate.SUBSIDIARY_OF, Predicate.HOLDS_POST})
"""Predicates that hold when they are said, whatever the sentence plans."""

EVENTS = frozenset(Predicate) - STATES - {Predicate.FOCUSES_ON, Predicate.LOCATED_IN}
"""Predicates that happen at a time; the others are not dated."""

_UNTIL = ("到", "至", "力争")
"""What stands before the year of a target (到2025年): nothing else happens then."""

_BACK = 300
"""So many mentions before a sentence may hold the year that it happens in: some five columns of a newspaper. A bound
keeps the work linear in the length of an article."""
_SURVEYED = 3000
"""So many mentions of an article tell its latest year, for the same reason."""

_INDEFINITE = re.compile("近[两二三几些]?年来?|多年来|(?:长期|一直)以来|历年来?|这些年|[几数]年来")
"""What says that something happened over years: no year named before dates it."""

_THERE = re.compile(
    "(?:在)?[\u4e00-\u9fff]{0,6}?(?:会上|会后|会间|会议期间|会期间|仪式上|活动现场|活动上|活动中|论坛上|现场，|当场|同日|同一天|当日|当天|这一天)"
    "|(?:本次|此次|本届|当天的?)?[\u4e00-\u9fff]{0,4}?(?:会|会议|论坛|展会|活动|仪式)由"
)
"""How a sentence goes on about a gathering whose day was given before."""
_DAY = len("2022-01-12")

_OF_GATHERINGS = frozenset({Predicate.ATTENDS, Predicate.ORGANIZES})
_HELD = re.compile("(?:上午|下午|晚上?)?[^，。；]{0,14}?(?:举行|举办|召开|开幕|启幕|落幕|闭幕|揭幕|拉开)")
_NAMINGS = 3
"""So many sentences that name a gathering are asked for its day."""


_EDGES = ("年底", "年初", "年末")


def _start_of(mention: Mention) -> int:
    return mention.span.start


def find_date(
    resolved: ResolvedArticle,
    sentence: Sentence,
    trigger: int,
    predicate: Predicate,
    modality: Modality,
    objects: Collection[str] = (),
) -> str:
    """The date of an event at `trigger`: of its sentence (the last before it in its part between ；, else the first
    after it in its clause; what another part dates is another event), else of the gathering among its `objects` (ids
    of entities), else, for facts, the one date of the sentence before it in its paragraph, or the nearest earlier year
    of its article; "" where there is none."""
    if predicate not in EVENTS:
        return ""
    here = within(resolved.mentions, sentence.span, ValueKind.PERIOD)
    part = resolved.article.text.rfind("；", sentence.span.start, trigger)
    before = [m for m in here if part < m.span.start < trigger]
    if before:
        return _iso(_finest(before))
    clause = clause_at(resolved.article.text, sentence, trigger)
    after = [m for m in here if clause.start <= m.span.start < clause.stop]
    if after:
        return _iso(after[0])
    if predicate in _OF_GATHERINGS and (day := _find_gathering_day(resolved, objects)):
        return day
    if here and here[0].span.start < part:
        return ""
    if modality is not Modality.FACT or _INDEFINITE.search(resolved.article.text, sentence.span.start, trigger):
        return ""
    if _THERE.match(sentence.text) and (day := _find_day(resolved, sentence)):
        return day
    previous = resolved.sentences[sentence.index - 1] if sentence.index else None
    if previous is not None and previous.paragraph == sentence.paragraph:
        beside = within(resolved.mentions, previous.span, ValueKind.PERIOD)
        if len(beside) == 1 and isinstance(beside[0].value, Period) and beside[0].value.start == beside[0].value.stop:
            return _iso(beside[0])
    return _earlier_year(resolved, sentence)


def _find_gathering_day(resolved: ResolvedArticle, objects: Collection[str]) -> str:
    """When the gathering met, as the first sentences that name it say; "" where they do not."""
    stops = [sentence.span.stop for sentence in resolved.sentences]
    told = (n for n, ids in enumerate(resolved.entities_of[:_SURVEYED]) if not set(ids).isdisjoint(objects))
    for number in islice(told, _NAMINGS):
        name = resolved.mentions[number].span
        sentence = resolved.sentences[min(bisect_right(stops, name.start), len(stops) - 1)]
        here = within(resolved.mentions, sentence.span, ValueKind.PERIOD)
        before = [m for m in here if m.span.start < name.start]
        held = [m for m in here if m.span.start >= name.stop and _HELD.match(resolved.article.text, m.span.stop)]
        if before or held:
            return _iso(_finest(before) if before else held[0])
    return ""


def _find_day(resolved: ResolvedArticle, sentence: Sentence) -> str:
    """The last single day that the article names before the sentence, among the last `_BACK` mentions, unless it lies
    long before the article; "" if none."""
    here = bisect_left(resolved.mentions, sentence.span.start, key=_start_of)
    for mention in reversed(resolved.mentions[max(0, here - _BACK) : here]):
        day = mention.value
        if (
            isinstance(day, Period)
            and day.start == day.stop
            and len(day.start) == _DAY
            and _is_recent(mention, resolved)
        ):
            return day.start
    return ""


def _earlier_year(resolved: ResolvedArticle, sentence: Sentence) -> str:
    """The nearest year that the article names before the sentence, among the last `_BACK` mentions."""
    here = bisect_left(resolved.mentions, sentence.span.start, key=lambda m: m.span.start)
    for mention in reversed(resolved.mentions[max(0, here - _BACK) : here]):
        year = mention.value
        if (
            isinstance(year, Period)
            and year.start == year.stop
            and len(year.start) == 4
            and not resolved.article.text.endswith(_UNTIL, 0, mention.span.start)
        ):
            return str(year) if _is_recent(mention, resolved) else ""
    return ""


def _is_recent(year: Mention, resolved: ResolvedArticle) -> bool:
    """Whether a year is the article's own or the one before: an older one is told for its own sake."""
    latest = resolved.article.published[:4] or max(
        (
            m.value.start[:4]
            for m in resolved.mentions[:_SURVEYED]
            if isinstance(m.value, Period) and not resolved.article.text.endswith(_UNTIL, 0, m.span.start)
        ),
        default="",
    )
    return not latest or str(year.value)[:4] >= f"{int(latest) - 1:04}"


def _finest(periods: list[Mention]) -> Mention:
    """The last of `periods`, or an earlier one that lies inside it (6月18日，…举行第二季度活动，A签约)."""
    last = periods[-1]
    for mention in periods[:-1]:
        inside, outside = mention.value, last.value
        if (
            isinstance(inside, Period)
            and isinstance(outside, Period)
            and len(inside.start) > len(outside.start)
            and outside.start <= inside.start
            and inside.stop[: len(outside.stop)] <= outside.stop
        ):
            return mention
    return last


def _iso(mention: Mention) -> str:
    """The date that a mention gives an event: of an edge of a year (去年底) no more than the year, of several days the
    first."""
    period = mention.value
    if not isinstance(period, Period):
        return ""
    if mention.text.endswith(_EDGES):
        return period.start[:4]
    return period.start if len(period.start) == _DAY else str(period)
