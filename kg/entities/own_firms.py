"""Whom 公司 means in an article about one company, where the last one named is a customer, a bank or a partner."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.types import Entity, ResolvedArticle
from kg.vocabulary import Kind

_OFTEN = 2
_OPENING = 16
"""How far into a paragraph, in characters, the name stands that it begins with."""


@dataclass(frozen=True, slots=True)
class FirmCounts:
    """The companies of an article: where each is first named, which one is named most ("" where none is), and whether
    that is by far the one named most, and whether it is half of all."""

    first: Mapping[str, int]
    best: str = ""
    ahead: bool = False
    half: bool = False


def count_firms(named: ResolvedArticle, entities: Mapping[str, Entity]) -> FirmCounts:
    """How often the companies of an article are named, words that take them up (公司) not counted."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for mention, ids in zip(named.mentions, named.entities_of, strict=True):
        if mention.finder.startswith("anaphors."):
            continue
        for i in ids:
            if entities[i].kind is Kind.COMPANY:
                counts[i] += 1
                first.setdefault(i, mention.span.start)
    best = counts.most_common(2)
    if not best or best[0][1] < _OFTEN:
        return FirmCounts(first)
    half = best[0][1] * _OFTEN >= counts.total()
    ahead = half or best[1][1] * _OFTEN <= best[0][1]
    return FirmCounts(first, best[0][0], ahead, half)


def find_own_firm(
    named: ResolvedArticle, at: int, before: int, entities: Mapping[str, Entity], firms: FirmCounts
) -> tuple[str, ...]:
    """The company that the article speaks of at sentence `at`, if it was named `before` that place in the text: its
    topic, or the one that is named by far most often."""
    topic = named.topics[at]
    if len(topic) == 1 and entities[topic[0]].kind is Kind.COMPANY:
        return topic if firms.first.get(topic[0], before) < before else ()
    if not firms.ahead or firms.first[firms.best] >= before or _opens_with_other(named, at, firms.best, entities):
        return ()
    return (firms.best,)


def _opens_with_other(named: ResolvedArticle, at: int, firm: str, entities: Mapping[str, Entity]) -> bool:
    """Whether the paragraph of sentence `at` begins with another company: it tells of that one."""
    start = named.article.paragraphs[named.sentences[at].paragraph].span.start
    first = bisect_left(named.mentions, start, key=lambda m: m.span.start)
    for mention, ids in zip(named.mentions[first:], named.entities_of[first:], strict=True):
        if mention.span.start > start + _OPENING:
            return False
        if any(entities[i].kind is Kind.COMPANY for i in ids):
            return firm not in ids
    return False
