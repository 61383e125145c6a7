"""Whom 公司 means in an article about one company, where the last one named is a customer, a bank or a partner."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.types import Entity, ResolvedArticle
from kg.vocabulary import Kind

_OFTEN = 2
_OPENING = 16
"""How far into a paragraph, in characters, the name stands that it begins with."""


def find_own_firm(
    named: ResolvedArticle, at: int, seen: Sequence[str], entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The company that the article speaks of at sentence `at`, if it was named before: its topic, or the one that
    is named by far most often."""
    topic = named.topics[at]
    if len(topic) == 1 and entities[topic[0]].kind is Kind.COMPANY:
        return topic if topic[0] in seen else ()
    counts = Counter(i for ids in named.entities_of for i in ids if entities[i].kind is Kind.COMPANY)
    best = counts.most_common(2)
    if not best or best[0][1] < _OFTEN or best[0][0] not in seen:
        return ()
    if _opens_with_other(named, at, best[0][0], entities):
        return ()
    ahead = len(best) == 1 or best[1][1] * _OFTEN <= best[0][1] or best[0][1] * _OFTEN >= counts.total()
    return (best[0][0],) if ahead else ()


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
