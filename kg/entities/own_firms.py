"""Whom 公司 means in an article about one company, where the last one named is another: a customer, a bank, a partner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.types import Entity, ResolvedArticle
from kg.vocabulary import Kind

_OFTEN = 2


def find_own_firm(
    named: ResolvedArticle, at: int, seen: Sequence[str], entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The company that the article speaks of at sentence `at`, if it was named before: its topic, or the one to which
    at least half of all names of companies belong."""
    topic = named.topics[at]
    if len(topic) == 1 and entities[topic[0]].kind is Kind.COMPANY:
        return topic if topic[0] in seen else ()
    counts = Counter(i for ids in named.entities_of for i in ids if entities[i].kind is Kind.COMPANY)
    best = counts.most_common(1)
    if not best or best[0][1] < _OFTEN or best[0][1] * 2 < counts.total() or best[0][0] not in seen:
        return ()
    return (best[0][0],)
