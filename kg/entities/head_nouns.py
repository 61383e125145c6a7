"""Bare class nouns that take up a name: …储能站接入调试。储能站由甲公司建设.

The noun opens a clause, and one name alone of the two sentences before, or of its own, ends with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.entities.groups import list_rows
from kg.seeds import load_lexicon
from kg.types import Article, Entity, Mention, ResolvedArticle, Span
from kg.vocabulary import Kind

_KINDS = frozenset({Kind.PROJECT, Kind.INSTITUTION, Kind.ZONE, Kind.COMPANY})
_BACK = 2
"""Sentences before its own in which the name must stand."""
_BEHIND = (
    "由|位于|地处|坐落|总[投面建占长]|占地|将|已|于|计划|规划|拟|预计|设计|建[成筑设]|投[产用资入运]|采用|主[要营打攻]|以|全[长部面]|目前|现|正[在式]"
    "|年[产发内]|[去今明]年|内[设有]|一期|首期|[首共]|可|集|落|依托|聚焦|[达建]后|自|从|与|和|是|分"
)
"""What a sentence says of a thing that it takes up; a noun in front of anything else may be part of another name."""


def find_head_nouns(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """The nouns of an article that may take up a name, outside every name, in text order."""
    taken = bytearray(len(article.text))
    for mention in mentions:
        taken[mention.span.start : mention.span.stop] = b"\x01" * len(mention.span)
    return [
        Mention(Span(*found.span("noun")), found["noun"], Kind.PROJECT, "anaphors.head")
        for found in _pattern().finditer(article.text)
        if not any(taken[found.start("noun") : found.end("noun")])
    ]


def find_named_by_head(
    mention: Mention, named: ResolvedArticle, at: int, entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The one entity that the noun of sentence `at` takes up; none where the noun ends a name that no finder sees."""
    sentence = named.sentences[at]
    first = max(0, at - _BACK)
    while named.sentences[first].paragraph != sentence.paragraph:
        first += 1
    start = named.sentences[first].span.start
    held = [row for row in list_rows(named, start, mention.span.start) if mention.text in row[0].text]
    ids = {i for other, of in held if other.text.endswith(mention.text) for i in of if entities[i].kind in _KINDS}
    seen = named.article.text.count(mention.text, start, mention.span.start)
    return tuple(ids) if len(ids) == 1 and seen == len(held) else ()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    nouns = sorted((e.form for e in load_lexicon().table("patterns/head_nouns")), key=lambda n: (-len(n), n))
    return re.compile(f"(?:^|(?<=[，。；：！？”\\n]))(?P<noun>{'|'.join(nouns)})(?={_BEHIND})", re.MULTILINE)
