"""Industries that a fixed phrase names, known to the vocabulary or not.

全球最大的A供应商, 以A起家, A类项目13个, 甲、乙等A企业60余家, “A、B、C”三个百亿级园区.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.mentions.edges import load_names
from kg.mentions.industry_contexts import Vocabulary
from kg.mentions.phrases import Ground
from kg.types import Span
from kg.words import tag

_NUMBER = "[0-9一二三四五六七八九十百两几]+"
_BEGINNINGS = re.compile(r"以(?P<name>[一-鿿]{2,6})起家")
_PHRASES = (
    re.compile(
        r"(?:全球|全国|国内|世界|亚洲|我国|全省|西部|欧洲)(?:规模|产量)?最大的(?P<name>[一-鿿A-Za-z]{2,8}?)"
        r"(?:生产商|供应商|制造商|生产企业|生产基地|制造基地|产业基地|加工基地|基地|产地|集散地)"
    ),
    _BEGINNINGS,
    re.compile(
        r"(?<=以)(?P<name>[一-鿿A-Za-z0-9]{2,8})(?=为(?:主业|主导产业|主营|支柱产业|首位产业|特色产业|主攻产业))"
    ),
    re.compile(rf"(?:其中|[、，](?!其中))(?P<name>[一-鿿]{{2,12}})类项目(?:共|有|占)?{_NUMBER}(?:余|多)?[个项]"),
    re.compile(
        rf"、[^，。；、！？\n“”]{{2,12}}等(?P<name>[一-鿿]{{2,8}}?)(?:生产|制造|加工)?企业{_NUMBER}(?:余|多)?家"
    ),
)
_QUOTED = re.compile(
    rf"“(?P<list>[一-鿿A-Za-z]{{2,10}}(?:、[一-鿿A-Za-z]{{2,10}}){{1,7}})”(?={_NUMBER}[个大][^。；！？\n]{{0,30}}?(?:园区|产业园|产业|集群))"
)
_APPENDED = re.compile("(?<=[一-鿿]{2})[及和与](?:应用|制品|配套|服务|加工)$")
"""What joins an industry to what is made of it."""
_VIRTUE = re.compile("诚信|质量|品质|口碑|创新|技术|信誉|服务|人才|[一二三四五六七八九十百千万]|小|白手")
"""What firms and places say they began with besides goods."""
_CLASS = re.compile(r"[上下](?:游|下游)|重点|龙头|骨干|知名|配套|领军|头部|[规链限]上|优质|项目|单体|单一|企业|综合")
"""What describes firms and bases of any industry."""


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return (
        load_names("company_adjectives") | load_names("industry_generics") | load_names("generic_companies")
    ) - load_names("industry_adjectives")


def find_phrased(ground: Ground, vocabulary: Vocabulary) -> list[Span]:
    """The industries of the article that fixed phrases name."""
    found = [
        Span(*match.span("name"))
        for phrase in _PHRASES
        for match in phrase.finditer(ground.text)
        if is_trade(match["name"], vocabulary) and not (phrase is _BEGINNINGS and _VIRTUE.search(match["name"]))
    ]
    for match in _QUOTED.finditer(ground.text):
        found += _read_quoted(match, vocabulary)
    return found


def is_trade(body: str, vocabulary: Vocabulary) -> bool:
    """Whether `body` is a noun phrase that may be an industry: known, or nouns that tell trades apart."""
    if vocabulary.knows(body):
        return not vocabulary.is_broad(body)
    if _CLASS.search(body) or body in _ordinary():
        return False
    words = tag(_APPENDED.sub("", body))
    nouns = all(word.tag[:1] in "nbjlv" or len(word.text) == 1 or word.tag == "x" for word in words)
    return (
        nouns and not words[0].tag.startswith(("v", "ns", "nr", "nt")) and not all(w.text in _ordinary() for w in words)
    )


def _read_quoted(match: re.Match[str], vocabulary: Vocabulary) -> list[Span]:
    """The members of a quoted list, where half of them at least are known or end with a known one."""
    spans: list[Span] = []
    at = match.start("list")
    for member in match["list"].split("、"):
        spans.append(Span(at, at + len(member)))
        at += len(member) + 1
    members = match["list"].split("、")
    known = sum(1 for member in members if vocabulary.knows(member) or vocabulary.is_headed(member))
    plain = all(is_trade(m, vocabulary) or vocabulary.knows(m) or vocabulary.is_headed(m) for m in members)
    return spans if known and plain else []
