"""The surface forms of one document: how often each stands, and what the text shows of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.entities.stems import normalize_name
from kg.seeds import Lexicon, load_lexicon
from kg.types import Mention
from kg.vocabulary import PLACES, Kind
from kg.words import is_proper, is_word

_SHORTEST_ZONE, _SHORTEST_DIVISION, _LONGEST_PLACE = 5, 3, 12
_SHORTEST_PARK, _BRAND = 4, 2
_SHORTEST_WORK, _SHORTEST_FIRM, _SHORTEST_HOME_FIRM = 4, 3, 4
_DESCRIBED = 6
_WORKS = ("项目", "工程", "基地", "厂", "线")
_SIZED = re.compile(r"[年日月](?:产|处理|加工)|[0-9]+(?:\.[0-9]+)?[万亿]?[^0-9、，]|第[一二三四五六七八九十]+[条座]")
"""What begins a work's name that its capacity or its number tells from others."""
_BARE_ZONES = (
    "高新",
    "经开",
    "新区",
    "开发区",
    "园区",
    "综保",
    "保税",
    "自贸",
    "经济",
    "国家",
    "农高",
    "产业",
    "工业园",
)
"""What a zone's name begins with that is none without its city: 自贡|高新区航空产业园."""
_AT_HOME = (Kind.COMPANY, Kind.INSTITUTION)
"""Kinds whose names are told with where they are from: 韩国|某某造船, 挪威|某某协会."""
_AREAS = ("片区", "区块")
"""What names an area of a zone, which has a name of its own in front."""
_TREATED = re.compile(r"(?:S\*?|\*)?ST(?=[\u4e00-\u9fff]{2})")
"""The mark that an exchange sets before a listed firm's short name: *ST|岚海."""
_BRACKETED = re.compile("[（(）)]")
_CLASSES = ("省", "自治区", "市", "州", "县", "区", "旗", "镇", "乡")
"""Last characters of a place named in full: what stands behind one in an address is a name of its own."""


@dataclass(slots=True)
class Names:
    """The surface forms of one document: how often each (kind, form) stands, full forms given by definitions, the
    names that stand inside each form, other forms that the text shows, and the pairs that it sets apart."""

    counts: dict[tuple[Kind, str], int] = field(default_factory=lambda: defaultdict(int))
    defined: dict[tuple[Kind, str], str] = field(default_factory=dict)
    inner: dict[tuple[Kind, str], tuple[tuple[Kind, str], ...]] = field(default_factory=dict)
    other: dict[tuple[Kind, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    distinct: set[frozenset[tuple[Kind, str]]] = field(default_factory=set)
    full: dict[tuple[Kind, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """The full names for which the text shows a form to stand, each time that it does; "" where it does not."""


def collect_names(mentions: Iterable[Mention]) -> Names:
    """All entity names among `mentions`, inner names counted as zero occurrences."""
    names = Names()
    for mention in mentions:
        if not isinstance(mention.kind, Kind) or mention.finder.startswith("anaphors."):
            continue
        key = (mention.kind, mention.text)
        names.counts[key] += 1
        names.full[key].add(mention.defined)
        if mention.defined:
            names.defined[key] = mention.defined
        own = (m for m in mention.inner if not _is_its_end(m, mention))
        inner = tuple((m.kind, m.text) for m in own if isinstance(m.kind, Kind))
        if inner:
            names.inner[key] = inner
        for item in inner:
            names.counts[item] += 0
    return names


def _is_its_end(inner: Mention, mention: Mention) -> bool:
    """Whether a name is the end of a firm's name and says nothing of another: 时代|花房动力电池有限公司."""
    return mention.kind is inner.kind is Kind.COMPANY and inner.span.stop == mention.span.stop


def find_other_forms(mentions: Sequence[Mention]) -> Iterator[tuple[tuple[Kind, str], str]]:
    """Names of an article with another form that the text shows; `mentions` are those of the article, in order.

    A project directly behind its company's name is also called by both ([甲科技公司][年产3万吨隔膜项目]), an address
    also without what it lies in (江苏省淮安市涟水经济开发区, 泉州市安溪县湖头镇), a work also without its owner
    (金辉锂业遂宁三期), a zone or a firm also without its city or country (湖北洪湖经济开发区, 荷兰飞利浦) or, where
    the two are told apart, also with it (挪威|海云船社); areas without zones, institutes without parents.
    """
    for owner, project in pairwise(mentions):
        if owner.kind is Kind.COMPANY and project.kind is Kind.PROJECT and owner.span.stop == project.span.start:
            yield (Kind.PROJECT, project.text), owner.text + project.text
        if project.kind in _AT_HOME and owner.span.stop == project.span.start and _is_origin(owner):
            yield (Kind(project.kind), project.text), owner.text + project.text
    for mention in mentions:
        if mention.kind is Kind.COMPANY and (treated := _TREATED.match(mention.text)):
            yield (Kind.COMPANY, mention.text), mention.text[treated.end() :]
        if isinstance(mention.kind, Kind) and mention.inner:
            for tail in (_leave_address(mention), _leave_zone(mention), _leave_owner(mention), _leave_city(mention)):
                if tail:
                    yield (mention.kind, mention.text), tail


def _leave_owner(mention: Mention) -> str:
    """The name of a work behind its owner, where a place, a capacity or a description singles it out; else ""."""
    from kg.mentions.project_contexts import is_generic  # here: merging reads this module and loads no finders

    owner = _longest_first(mention, frozenset({Kind.COMPANY}))
    if mention.kind is Kind.INSTITUTION:
        return _leave_parent(mention)
    if mention.kind is not Kind.PROJECT or owner is None:
        return ""
    tail = mention.text[len(owner.text) :]
    placed = any(m.kind in PLACES and m.span.start == owner.span.stop for m in mention.inner)
    told = placed or _SIZED.match(tail) or (len(tail) >= _DESCRIBED and tail.endswith(_WORKS) and not is_generic(tail))
    return tail if told and len(tail) >= _SHORTEST_WORK else ""


def _leave_parent(mention: Mention) -> str:
    """The name of an institute behind its parent, where it begins with a place (海州大学|青山研究院); else ""."""
    parent = _longest_first(mention, frozenset({Kind.INSTITUTION, Kind.COMPANY}))
    if parent is None or not any(m.kind is Kind.REGION and m.span.start == parent.span.stop for m in mention.inner):
        return ""
    return mention.text[len(parent.text) :]


def _leave_city(mention: Mention) -> str:
    """The name of a zone or a firm behind its city or country, told in short (启东|吕四港经济开发区, 荷兰|飞利浦)."""
    place = _longest_first(mention, frozenset({Kind.REGION}))
    parts = [] if place is None else [m for m in place.inner if m.span.start == mention.span.start]
    place = min(parts, key=lambda m: len(m.text), default=place)
    if place is None or place.text.endswith(_CLASSES) or mention.kind not in (Kind.ZONE, *_AT_HOME):
        return ""
    tail, inner = mention.text[len(place.text) :], {m.span.start: m for m in mention.inner}
    lexicon = load_lexicon()
    if mention.kind is Kind.INSTITUTION:
        abroad = lexicon.get(place.text, "gazetteer/countries") is not None
        return tail if abroad and len(tail) >= _SHORTEST_PARK else ""
    if mention.kind is Kind.COMPANY:
        known = any(lexicon.get(tail, f"gazetteer/{table}") is not None for table in ("companies", "enterprises"))
        shortest = _SHORTEST_FIRM if lexicon.get(place.text, "gazetteer/countries") is not None else _SHORTEST_HOME_FIRM
        branded = mention.finder != "companies.legal" and len(tail) >= shortest and _is_brand(tail)
        return tail if known or branded else ""
    if lexicon.get(tail, "gazetteer/zones") is not None:
        return tail
    if _BRACKETED.search(tail) or tail.startswith(_BARE_ZONES):
        return ""
    lies = inner.get(place.span.stop)
    placed = bool(parts) or (lies is not None and lies.kind is Kind.REGION)
    return tail if len(tail) >= _SHORTEST_ZONE and (placed or _is_brand(tail)) else ""


def _is_origin(place: Mention) -> bool:
    """Whether a place before a firm says where the firm is from: a country, or a place told in short."""
    return place.kind is Kind.REGION and not place.text.endswith(_CLASSES)


def _longest_first(mention: Mention, kinds: frozenset[Kind]) -> Mention | None:
    """The longest name of one of the kinds with which a name begins, or None."""
    first = [m for m in mention.inner if m.kind in kinds and m.span.start == mention.span.start]
    return max(first, key=lambda m: len(m.text), default=None)


def _leave_address(mention: Mention) -> str:
    """What of an address is a name by itself, behind the places in full that it begins with; "" where nothing is."""
    if mention.kind not in (*PLACES, Kind.PROJECT):
        return ""
    kind, name, lexicon, at = mention.kind, mention.text, load_lexicon(), 0
    while True:
        pieces = (name[at : at + n] for n in range(min(_LONGEST_PLACE, len(name) - at - 1), 1, -1))
        step = next((len(p) for p in pieces if p.endswith(_CLASSES) and _is_region(p, lexicon)), 0)
        if not step:
            break
        at += step
    tail = name[at:]
    if not at or (kind is Kind.ZONE and tail.startswith(_BARE_ZONES)):
        return ""
    if kind is not Kind.REGION and not (_is_brand(tail) or (kind is Kind.PROJECT and _SIZED.match(tail))):
        return ""
    return tail if len(tail) >= (_SHORTEST_DIVISION if kind is Kind.REGION else _SHORTEST_ZONE) else ""


def _leave_zone(mention: Mention) -> str:
    """The name of a park behind that of the zone in which it lies (合肥高新区|中国声谷); "" where it is none alone."""
    wider = [m for m in mention.inner if m.kind is Kind.ZONE and m.span.start == mention.span.start]
    if mention.kind is not Kind.ZONE or not wider or mention.finder == "zones.gazetteer":
        return ""
    tail = mention.text[max(len(m.text) for m in wider) :]
    own = tail.endswith(_AREAS) or _is_brand(tail) or tail.startswith("中国")
    return tail if len(tail) >= _SHORTEST_PARK and own else ""


def _is_brand(tail: str) -> bool:
    """Whether a zone's name begins with a brand: a name by the tagger, or no word of the dictionary (善堂工业园)."""
    return is_proper(tail) or not is_word(tail[:_BRAND])


def _is_region(form: str, lexicon: Lexicon) -> bool:
    return lexicon.get(form, "gazetteer/regions") is not None


def choose_name(members: Sequence[tuple[Kind, str]], counts: Mapping[tuple[Kind, str], int]) -> str:
    """The fullest form: the longest, then the most frequent, then the first by code point. An industry is not called by
    a form with 领域 or a bracket behind it where it has another (生物医药领域, 生物医药(基因技术))."""
    return min(
        members,
        key=lambda key: (_is_wordy(*key), _is_foreign(key[1]), -len(normalize_name(key[1])), -counts[key], key[1]),
    )[1]


def _is_foreign(form: str) -> bool:
    """Whether a form holds no Chinese character: a Chinese page's Eli Lilly is 礼来公司 where it says so."""
    return not any("\u4e00" <= char <= "\u9fff" for char in form)


def _is_wordy(kind: Kind, form: str) -> bool:
    return kind is Kind.INDUSTRY and form.endswith(("领域", "）", ")"))
