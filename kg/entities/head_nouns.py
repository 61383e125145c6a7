"""Bare class nouns that take up a name: …储能站接入调试。储能站由甲公司建设.

The noun opens a clause, and one name alone of the two sentences before, or of its own, ends with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.entities.groups import find_first_before, find_free_nouns, list_rows
from kg.seeds import load_lexicon
from kg.types import Article, Entity, Mention, ResolvedArticle
from kg.vocabulary import Kind

_KINDS = frozenset({Kind.PROJECT, Kind.INSTITUTION, Kind.ZONE, Kind.COMPANY})
_WORKS = "(?:项目|工程)(?!总[投面建占长]|占地|全长|年[产发])"
"""Nouns that take up any work, whatever its name ends with; whose figures follow is read elsewhere."""
_BACK = 2
"""Sentences before its own in which the name must stand."""
_BEHIND = (
    "由|位于|地处|坐落|总[投面建占长]|占地|将|已|于|计划|规划|拟|预计|设计|建[成筑设]|投[产用资入运]|采用|主[要营打攻]|以|全[长部面]|目前|现|正[在式]"
    "|年[产发内]|[去今明]年|内[设有]|一期|首期|[首共]|可|集|落|依托|聚焦|[达建]后|自|从|与|和|是|分"
)
"""What a sentence says of a thing that it takes up; a noun in front of anything else may be part of another name."""


def find_head_nouns(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """The nouns of an article that may take up a name, outside every name, in text order."""
    return find_free_nouns(_pattern(), Kind.PROJECT, "anaphors.head", article, mentions)


def find_named_by_head(
    mention: Mention, named: ResolvedArticle, at: int, entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The one entity that the noun of sentence `at` takes up; none where the noun ends a name that no finder sees."""
    if mention.text in ("项目", "工程"):
        return _find_work(mention, named, at, entities)
    start = named.sentences[find_first_before(named, at, _BACK)].span.start
    held = [row for row in list_rows(named, start, mention.span.start) if mention.text in row[0].text]
    ids = {i for other, of in held if _ends_with(other.text, mention.text) for i in of if entities[i].kind in _KINDS}
    seen = named.article.text.count(mention.text, start, mention.span.start)
    return tuple(ids) if len(ids) == 1 and seen == len(held) else ()


def _ends_with(name: str, noun: str) -> bool:
    """Whether a name ends with a noun, whatever stage of the work it tells (甲产业园一期, 甲产业园项目)."""
    return name.endswith(noun) or _STAGE.sub("", name).endswith(noun)


_STAGE = re.compile("(?:[一二三四五首]期)?(?:项目|工程)?$")


def find_park(mention: Mention, named: ResolvedArticle, at: int, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The one park, a work, that 园区 at the head of a clause takes up (甲建设的乙科技园投产。园区位于丙镇); none where
    others are named beside it."""
    text, start = named.article.text, mention.span.start
    if text[start - 1 : start] not in _CLAUSE_MARKS:
        return ()
    first = named.sentences[find_first_before(named, at, 1)].span.start
    ids = {i for other, of in list_rows(named, first, start) if _PARK.search(other.text) for i in of}
    return tuple(ids) if len(ids) == 1 and all(entities[i].kind is Kind.PROJECT for i in ids) else ()


_CLAUSE_MARKS = ("", "，", "。", "；", "：", "！", "？", "”", "\n")
_PARK = re.compile("[园区城]$")


def _find_work(mention: Mention, named: ResolvedArticle, at: int, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The one work that the sentence before, in the same paragraph, has named; none where there are several, or others
    without a name, or where its own sentence names one before it."""
    sentence = named.sentences[at]
    if not at or named.sentences[at - 1].paragraph != sentence.paragraph:
        return ()
    if any(m.kind is Kind.PROJECT for m, _ in list_rows(named, sentence.span.start, mention.span.start)):
        return ()
    start, stop, text = named.sentences[at - 1].span.start, sentence.span.start, named.article.text
    works = [row for row in list_rows(named, start, stop) if row[0].kind is Kind.PROJECT]
    ids = {i for _, of in works for i in of}
    held = sum(m.text.count(mention.text) + text.startswith(mention.text, m.span.stop) for m, _ in works)
    return tuple(ids) if len(ids) == 1 and held == text.count(mention.text, start, stop) else ()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    nouns = sorted((e.form for e in load_lexicon().table("patterns/head_nouns")), key=lambda n: (-len(n), n))
    return re.compile(
        f"(?:^|(?<=[，。；：！？”\\n]))(?:这[座家个处条片])?(?P<noun>{'|'.join(nouns)}|{_WORKS})(?={_BEHIND})",
        re.MULTILINE,
    )
