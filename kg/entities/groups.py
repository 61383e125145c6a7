"""Parties that a text counts instead of naming them again: 三方, 两家, 三地; 前者 and 后者; nouns that may do so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from kg.types import Article, Entity, Mention, ResolvedArticle, Span
from kg.vocabulary import PLACES, Kind

Row = tuple[Mention, tuple[str, ...]]
_PAIR = 2
_NUMBERS = {"两": 2, "三": 3, "四": 4, "五": 5}
_JOINS = re.compile("[”’》]?(?:、|，?(?:与|和|同|跟|及|以及|携手|联手|联合|牵手|会同))[“‘《]?")
"""What stands between two parties of one undertaking."""


def list_rows(named: ResolvedArticle, start: int, stop: int) -> list[Row]:
    """The mentions that begin from `start` on and before `stop`, each with its entities, in text order."""
    first, last = (bisect_left(named.mentions, at, key=lambda m: m.span.start) for at in (start, stop))
    return list(zip(named.mentions[first:last], named.entities_of[first:last], strict=True))


def find_free_nouns(
    nouns: re.Pattern[str], kind: Kind, finder: str, article: Article, mentions: Sequence[Mention]
) -> list[Mention]:
    """What the group `noun` of a pattern finds in an article outside every name, in text order."""
    taken = bytearray(len(article.text))
    for mention in mentions:
        taken[mention.span.start : mention.span.stop] = b"\x01" * len(mention.span)
    return [
        Mention(Span(*found.span("noun")), found["noun"], kind, finder)
        for found in nouns.finditer(article.text)
        if not any(taken[found.start("noun") : found.end("noun")])
    ]


def find_first_before(named: ResolvedArticle, at: int, back: int) -> int:
    """The first of sentence `at` and the `back` sentences before it that stands in its paragraph."""
    paragraph = named.sentences[at].paragraph
    return next(n for n in range(max(at - back, 0), at + 1) if named.sentences[n].paragraph == paragraph)


def find_group(
    mention: Mention, kinds: frozenset[Kind], named: ResolvedArticle, at: int, entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The parties that `mention` counts: those of the last list of just so many, in its sentence or the one before."""
    first = find_first_before(named, at, 1)
    for number in range(at, first - 1, -1):
        span = named.sentences[number].span
        rows = list_rows(named, span.start, min(span.stop, mention.span.start))
        for chain in reversed(_find_chains(rows, named.article.text)):
            ids = tuple(dict.fromkeys(i for _, found in chain for i in found))
            if len(ids) == len(chain) == _NUMBERS[mention.text[0]] and {entities[i].kind for i in ids} <= kinds:
                return ids
    return ()


def find_one_of_two(
    mention: Mention, kinds: frozenset[Kind], named: ResolvedArticle, at: int, entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """Whom 前者 or 后者 means: one of the last two named together before it, since when nobody else was named, unless
    the other of them was spoken of; of two firms that deal with a place (甲、乙与丙区签约) one of the two."""
    text, kinds = named.article.text, kinds | {Kind.PROJECT}
    first = find_first_before(named, at, 1)
    start = named.sentences[first].span.start
    rows = [row for row in list_rows(named, start, mention.span.start) if isinstance(row[0].kind, Kind)]
    chains = [_leave_host(chain) for chain in _find_chains(rows, text)]
    pairs = [c for c in chains if len(c) == 2 and all(m.kind in kinds for m, _ in c)]
    if not pairs:
        return ()
    (_, of_one), (other, of_other) = pairs[-1]
    firms = {m.kind for m, _ in pairs[-1]} == {Kind.COMPANY}
    rivals = kinds - PLACES if firms else kinds
    since = [m for m, _ in rows if m.span.start > other.span.start and m.kind in rivals]
    if len(of_one) != 1 or len(of_other) != 1 or {entities[i].kind for i in of_one + of_other} - kinds:
        return ()
    if since and "前者" not in text[other.span.stop : mention.span.start]:
        return ()
    return of_one if mention.text == "前者" else of_other


def _leave_host(chain: list[Row]) -> list[Row]:
    """A list of two firms and the place with which they deal, without that place."""
    *firms, (host, _) = chain
    deal = len(firms) == _PAIR and all(m.kind is Kind.COMPANY for m, _ in firms)
    return firms if deal and host.kind in PLACES else chain


def _find_chains(rows: Sequence[Row], text: str) -> list[list[Row]]:
    """The longest lists among names in text order, without those that 等 leaves open."""
    chains: list[list[Row]] = []
    for row in rows:
        between = text[chains[-1][-1][0].span.stop : row[0].span.start] if chains else ""
        if chains and _JOINS.fullmatch(between):
            chains[-1].append(row)
        else:
            chains.append([row])
    return [c for c in chains if len(c) > 1 and not text.startswith("等", c[-1][0].span.stop)]
