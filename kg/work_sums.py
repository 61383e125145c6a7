"""Sums dealt out: the share of one work in a whole (其中甲厂3亿元), its place in a row (分别为9亿元和2亿元), those of
investors in their order (甲、乙分别出资2亿元、3亿元)."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.sums import clause_at, find_sum_of_party, find_sums, within
from kg.types import Mention, Quantity, ResolvedArticle, Sentence, Span
from kg.vocabulary import Kind, Predicate

_OWN = re.compile("[”’》]?(?:一项)?[独就便]?(?:总?投资|计划投资|投入|占|达)?(?:额|了|到)?[约近超达逾为]{0,2}")
"""What stands between a work and its share of the whole."""
_BEFORE = re.compile("(?:人民币|左右|以上)?的[“‘《]?")
_SHARE = re.compile("其中[^，。；]{0,16}$")
_AT_ONCE = re.compile("[”’]?(?:出|占|投|投资|出资)?[约近超]?")
_DEALT_OUT = re.compile("分别(?:再|各|共)?(?:投资|出资|投入|认缴|拿出|追加|注资|增资|领投|跟投|投了?|斥资)了?")
_ROW = re.compile("(?:总?投资|总?投入|造价|概算)[^，。；\\d]{0,8}?分别(?:约?[为达是]|达到|约)?")
_SHORT = 20
_DEALT = re.compile(
    "分别(?:[向对][^，。；]{1,30}?)?(?:再|各|共)?(?:投资|出资|投入|认缴|拿出|追加|注资|增资|投了?|斥资)"
)


_PARTIES = (Kind.COMPANY, Kind.INSTITUTION, Kind.GOVERNMENT, Kind.REGION, Kind.ZONE)
_BOTH = re.compile("(?:双方|两家|三方|三家|各方|几方|两方)$")
_JOINED = re.compile("[”’]?(?:[（(][^（）()]{0,24}[）)])?(?:[、和与及]|以及)[^，。；、]{0,8}")
"""What stands between two of the parties that a row of sums is dealt out to."""


def find_own_sum(resolved: ResolvedArticle, sentence: Sentence, party: str) -> Quantity | None:
    """What one of several investors of a sentence puts in itself."""
    return (
        find_sum_in_row(resolved, sentence, party)
        or find_share_of_party(resolved, sentence, party)
        or find_sum_of_party(resolved, sentence, party)
    )


def find_sum_in_row(resolved: ResolvedArticle, sentence: Sentence, party: str) -> Quantity | None:
    """The sum of one of the parties named before 分别, or before the 双方 that stands for them (由甲与乙合资建设，
    双方分别出资6000万元和4000万元; 丙领投，甲、乙分别跟投1亿元和8000万元)."""
    text = resolved.article.text
    for row in _DEALT_OUT.finditer(text, sentence.span.start, sentence.span.stop):
        stop = next((at for at in range(row.end(), sentence.span.stop) if text[at] in "，。；"), sentence.span.stop)
        sums = find_sums(resolved, Span(row.end(), stop), Predicate.INVESTS)
        clause = clause_at(text, sentence, row.start())
        both = _BOTH.search(text, clause.start, row.start())
        start = sentence.span.start if both else clause.start
        named = _find_parties(resolved, Span(start, row.start()), len(sums))
        for ids, money in zip(named, sums, strict=False):
            if party in ids:
                return _value(money)
    return None


def _find_parties(resolved: ResolvedArticle, scope: Span, count: int) -> list[tuple[str, ...]]:
    """The entities of the last so many parties of a stretch of text, joined to each other; none where there are fewer
    or more."""
    text = resolved.article.text
    first = bisect_left(resolved.mentions, scope.start, key=_start_of)
    last = bisect_left(resolved.mentions, scope.stop, first, key=_start_of)
    numbers = [
        n
        for n in range(first, last)
        if resolved.mentions[n].kind in _PARTIES and not _BOTH.match(resolved.mentions[n].text)
    ]
    row = numbers[-1:]
    for number in reversed(numbers[:-1]):
        if not _JOINED.fullmatch(text, resolved.mentions[number].span.stop, resolved.mentions[row[0]].span.start):
            break
        row.insert(0, number)
    return [tuple(resolved.entities_of[n]) for n in row] if len(row) == count > 1 else []


def find_share_of_party(resolved: ResolvedArticle, sentence: Sentence, party: str) -> Quantity | None:
    """What one of several parties puts in, told right behind its name where a whole is divided (增资20亿元，
    其中甲9.6亿元、乙10.4亿元)."""
    text = resolved.article.text
    sums = find_sums(resolved, sentence.span, Predicate.INVESTS)
    if len(sums) < 2:
        return None
    first = bisect_left(resolved.mentions, sentence.span.start, key=_start_of)
    last = bisect_left(resolved.mentions, sentence.span.stop, first, key=_start_of)
    for number in range(first, last):
        name = resolved.mentions[number]
        if name.kind not in _PARTIES or party not in resolved.entities_of[number]:
            continue
        behind = next((m for m in sums if m.span.start >= name.span.stop), None)
        clause = clause_at(text, sentence, name.span.start)
        if (
            behind
            and _AT_ONCE.fullmatch(text, name.span.stop, behind.span.start)
            and text.find("其中", clause.start, name.span.start) >= 0
        ):
            return _value(behind)
    return None


def find_dealt_sums(resolved: ResolvedArticle, sentence: Sentence, span: Span, count: int) -> list[Quantity]:
    """The sums that 分别 deals out to so many investors, in their order (A、B分别出资2亿元、3亿元); none where their
    number is another."""
    text = resolved.article.text
    at = text.find("分别", span.start, sentence.span.stop)
    if at < 0 or not _DEALT.match(text, at):
        return []
    clause = clause_at(text, sentence, at)
    sums = find_sums(resolved, Span(at, clause.stop), Predicate.INVESTS)
    values = [value for m in sums if (value := _value(m)) is not None]
    return values if len(values) == count > 1 else []


def find_sum_of_work(resolved: ResolvedArticle, sentence: Sentence, work: str) -> Quantity | None:
    """The sum that a sentence of several sums gives to the work `work` (the id of an entity) alone."""
    first = bisect_left(resolved.mentions, sentence.span.start, key=_start_of)
    last = bisect_left(resolved.mentions, sentence.span.stop, first, key=_start_of)
    own = [
        resolved.mentions[number]
        for number in range(first, last)
        if resolved.mentions[number].kind is Kind.PROJECT and work in resolved.entities_of[number]
    ]
    sums = find_sums(resolved, sentence.span, Predicate.INVESTS) if own else []
    if len(sums) < 2:
        return None
    text = resolved.article.text
    return _find_before(text, own, sums) or _find_share(text, own, sums) or _find_in_row(resolved, sentence, own, sums)


def _find_before(text: str, own: list[Mention], sums: list[Mention]) -> Quantity | None:
    """The sum that each work of a list bears before its name (总投资5亿元的A、总投资3亿元的B)."""
    pairs = ((work, money) for work in own for money in sums if money.span.stop <= work.span.start)
    return next((_value(m) for work, m in pairs if _BEFORE.fullmatch(text, m.span.stop, work.span.start)), None)


def _find_share(text: str, own: list[Mention], sums: list[Mention]) -> Quantity | None:
    for work in own:
        behind = next((m for m in sums if m.span.start >= work.span.stop), None)
        if (
            behind
            and _OWN.fullmatch(text, work.span.stop, behind.span.start)
            and _SHARE.search(text, max(0, work.span.start - _SHORT), work.span.start)
        ):
            return _value(behind)
    return None


def _find_in_row(
    resolved: ResolvedArticle, sentence: Sentence, own: list[Mention], sums: list[Mention]
) -> Quantity | None:
    """The sum of a row that stands where the work stands among the works before it."""
    text = resolved.article.text
    row = _ROW.search(text, sentence.span.start, sentence.span.stop)
    if row is None:
        return None
    stop = next((at for at in range(row.end(), sentence.span.stop) if text[at] in "，。；"), sentence.span.stop)
    told = [m for m in sums if row.end() <= m.span.start < stop]
    start = max(sentence.span.start, text.rfind("；", sentence.span.start, row.start()) + 1)
    works = within(resolved.mentions, Span(start, row.start()), Kind.PROJECT)
    if len(works) != len(told) or len(told) < 2:
        return None
    spans = {m.span for m in own}
    return next((_value(money) for m, money in zip(works, told, strict=True) if m.span in spans), None)


def _value(mention: Mention) -> Quantity | None:
    return mention.value if isinstance(mention.value, Quantity) else None


def _start_of(mention: Mention) -> int:
    return mention.span.start
