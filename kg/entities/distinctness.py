"""Names that one sentence sets beside or under each other: two things, however alike their names are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.seeds import load_lexicon
from kg.types import Mention
from kg.vocabulary import ORGANISATIONS, Kind

Key = tuple[Kind, str]
_BESIDE = re.compile(r"[”’》）)等]?(?:[、和与及暨]|以及|联合|携手)[“‘《]?")
_FOUNDS = re.compile(r"^[^。；，]*?(?:设立|成立|组建|创办|出资|投资|发起|控股|持股|收购)")
_NEW = re.compile(r"(?:设立|新设|成立|组建|创办|收购|并购|入股|参股)了?[“‘]?$")
_BOUGHT = re.compile("(?:整体|全资|增资|战略)?(?:收购|并购|重组|控股|入主)后?，(?:并)?(?:更名|改名|改制)为?[“‘]?")
"""What stands between a buyer and the new name of what he bought (被A收购，更名为B)."""
_PARENT = re.compile(
    "的?(?:母公司|总公司|(?:控股|大|第一大|第二大|主要|发起)股东|实际控制人|关联(?:企业|公司|方)|兄弟公司|合资方)(?:是|为|系|——)?[“‘]?$"
)
"""What stands between a company and the one that owns it (A的母公司B)."""
_HELD = re.compile("(?:分别|合计|直接|间接)?(?:持有|所持|手中|全资拥有)的?(?:[0-9.]+%股权的)?[“‘]?")
"""What stands between a company and one whose shares it holds (A持有的B)."""
_OF_FIRST = re.compile("^[^。，]{0,12}的(?:首[家个]|第[一二三四五]家|唯一|又一)[^。，]{0,10}(?:企业|公司|工厂|机构)，$")
"""What stands between a group and one of its companies (作为A在西部的首家企业，B投产)."""
_VERB = 5
"""Characters before a company's name in which the verb of its founding stands."""
_SENTENCE, _FOUNDERS = 200, 12
"""How many characters, and how many companies, before a company that is founded are looked at for who founds it."""
_BY = re.compile("由[\u4e00-\u9fff]{0,4}$")
_FOUNDED = 16
"""Within how many characters behind a founder (由X出资10亿元设立) the founding is told."""
_OWNED = re.compile(
    r"的?(?:在[\u4e00-\u9fff]{1,5}的?)??(?:唯一|全资|控股|参股|二级|核心)*(?:子公司|孙公司|下属企业|成员企业|成员单位)"
)
"""What follows the name of a parent: A是B的全资子公司."""
_REACH = 24
"""Within how many characters before a parent's unit (旗下X) the parent is looked for; a sentence is never left."""


def find_distinct(text: str, mentions: Sequence[Mention]) -> Iterator[frozenset[Key]]:
    """Pairs of organisations that the text names as two: A、B; A旗下B; A持有的B; A由B设立; A是B的子公司; A出资1亿元，
    成立B."""
    for kind in sorted(ORGANISATIONS):
        named = [m for m in mentions if m.kind is kind and not m.finder.startswith("anaphors.")]
        yield from _find_pairs(text, named, _unit_pattern())
        if kind is Kind.COMPANY:
            yield from _find_founded(text, named)


def _find_pairs(text: str, named: Sequence[Mention], unit: re.Pattern[str]) -> Iterator[frozenset[Key]]:
    for first, second in pairwise(named):
        between = text[first.span.stop : second.span.start]
        if len(between) > _REACH or first.text == second.text or "。" in between:
            continue
        after = text[second.span.stop : second.span.stop + _FOUNDED]
        founded = _BY.search(between) is not None and _FOUNDS.search(after) is not None
        bought = _BOUGHT.fullmatch(between) is not None
        owned = _PARENT.search(between) or _HELD.fullmatch(between) or _OF_FIRST.match(between) or _OWNED.match(after)
        if _BESIDE.fullmatch(between) or unit.search(between) or founded or bought or owned:
            yield frozenset(((Kind(first.kind), first.text), (Kind(second.kind), second.text)))


def _find_founded(text: str, named: Sequence[Mention]) -> Iterator[frozenset[Key]]:
    """A company that its sentence founds or buys, with each that stands before it there."""
    for number, new in enumerate(named):
        if _NEW.search(text, max(0, new.span.start - _VERB), new.span.start) is None:
            continue
        begins = text.rfind("。", max(0, new.span.start - _SENTENCE), new.span.start)
        for old in reversed(named[:number][-_FOUNDERS:]):
            if old.span.start > max(begins, new.span.start - _SENTENCE) and old.text != new.text:
                yield frozenset(((Kind.COMPANY, old.text), (Kind.COMPANY, new.text)))


@lru_cache(maxsize=1)
def _unit_pattern() -> re.Pattern[str]:
    forms = {
        entry.form
        for entry in load_lexicon().table("patterns/relations")
        if {"subsidiary", "own_unit"} & set(entry.fields["groups"].split())
    }
    return re.compile("(?:" + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) + r")的?，?$")
