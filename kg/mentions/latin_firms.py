"""Firms that bear a Latin name alone: Capitalised words that no general term is, or capitals beside a firm or country.

Of Capitalised Latin words of four letters and more that stand by themselves in Chinese news nine in ten are firms; what
is not are terms (seeds/names/latin_terms.tsv), products before a number, persons behind a post, words in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.mentions.edges import is_han, load_names
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import is_word

FINDER = "companies.latin"
_NAME = re.compile(
    r"(?<![A-Za-zÀ-ÿ0-9\-./_@&#])(?:[A-Z]['’])?[A-ZÀ-Þ][A-Za-zÀ-ÿ]+(?:(?: ?& ?|[\-'’ ])[A-Z]?[A-Za-zÀ-ÿ]+){0,3}"
    r"(?![A-Za-zÀ-ÿ0-9\-./_@&#]| ?[0-9])"
)
_MIXED = re.compile(r"[A-Z][a-z]{2}|[a-z]{2}")
_SHORTEST, _CAPITALS = 4, 3
_BYLINE = re.compile(
    r"(?:编辑|作者|文|图|译|来源|投稿|校对|记者|代码|英文名|简称|商标|品牌|by)[：: ]{0,2}[“（(]?$", re.IGNORECASE
)
"""What stands before who wrote and what is no name of its own."""
_LATIN_BEFORE, _LATIN_AFTER = re.compile(r"[A-Za-z0-9.,;:!?)]\s*$"), re.compile(r"\s*[A-Za-z0-9.,;:!?]")
"""A sentence in another language around the words."""
_NO_FIRM_BEFORE = re.compile(
    r"[《“‘\"【·]$|(?:代码|股票|名为|型号|协议|标准|技术|采用)$"
    r"|[0-9][台辆架艘颗套枚]$|(?:厂|基地|园区?|中心|项目|大厦|实验室|港|线|计划)[（(]$"
)
_NO_FIRM_AFTER = re.compile(
    r"[》”’\"]|[一-鿿]{0,4}(?:技术|组件|电池|芯片|模式|平台|系统|工艺|标准|认证|论坛|峰会|大会|大模型|模型|算法|疫苗|飞机|卫星|系列"
    r"|封装|软件|架构)|(?:展|杯|奖|榜|指数|轮|方式|显示|屏|背光|应用|产品|号|型|版|级|款|类|网络|信号|杂志|期刊|上发表|先生|女士|教授|博士|说)"
)
"""What stands behind products, terms and persons, and behind no firm's name."""
_BRACKETED = re.compile(r"[（(][一-鿿]{2,5}[）)]")
_LONGEST_FORM = 5
_VERBAL = re.compile("[了着过上下签同与想告将已]")
_NAME_TAGS = ("nr", "ns", "nz")
_BRANCH = re.compile(r"(?:（中国）|\(中国\)|中国)(?=[，。；、的与和在投签宣将]|公司|有限公司)(?:公司)?")


def find_latin_firms(scan: Scan, walker: Walker, found: Sequence[Mention]) -> list[Mention]:
    """The Latin names of firms that no other finder saw; `found` are the names so far."""
    held = _read_held(found)
    firms = {edge for m in found if m.kind is Kind.COMPANY for edge in (m.span.start, m.span.stop)}
    posts = {hit.stop for hit in scan.by_table.get("cues/person_posts", ())}
    spans = [s for s in _read_names(scan.text) if s.start not in posts and not _is_held(s, held)]
    sure = {s.start for s in spans if _is_mixed(scan.text[s.start : s.stop])}
    edges = firms | {edge for s in spans if s.start in sure for edge in (s.start, s.stop)}
    chosen = [s for s in spans if s.start in sure or _is_shown(scan.text, walker, s, edges)]
    return [_name(walker, s, held) for s in chosen]


def _name(walker: Walker, span: Span, held: Mapping[int, Span]) -> Mention:
    """The name, another one of the firm in whose brackets it stands: 蓝石航天（LandStone）."""
    text = walker.text
    full = held.get(span.start - 2) if text[span.start - 1 : span.start] in ("（", "(") else None
    firm = walker.closing(span.start - 1) if full is not None and full.stop == span.start - 1 else None
    if firm is not None and firm.kind is Kind.COMPANY:
        return walker.name(span.start, span.stop, Kind.COMPANY, FINDER, firm.text)
    return walker.name(_start(walker, span), _stop(walker, span), Kind.COMPANY, FINDER)


def _read_names(text: str) -> Iterator[Span]:
    """Latin words that may be a name: no term, in no quotation, no credit, no sentence in another language."""
    terms = load_names("latin_terms")
    for match in _NAME.finditer(text):
        start, stop = match.span()
        folded = match.group().casefold()
        if stop - start < _CAPITALS or any(word in terms for word in (folded, *re.split(r"[ \-&'’]+", folded))):
            continue
        barred = _NO_FIRM_AFTER.match(text, stop) or _NO_FIRM_BEFORE.search(text, max(0, start - 5), start)
        foreign = _LATIN_BEFORE.search(text, max(0, start - 3), start) or _LATIN_AFTER.match(text, stop)
        if not barred and not foreign and not _BYLINE.search(text, max(0, start - 6), start):
            yield Span(start, stop)


def _read_held(found: Sequence[Mention]) -> dict[int, Span]:
    """The longest name of the finders over each place of the text."""
    held: dict[int, Span] = {}
    for mention in found:
        for at in range(mention.span.start, mention.span.stop):
            if at not in held or len(held[at]) < len(mention.span):
                held[at] = mention.span
    return held


def _is_held(span: Span, held: Mapping[int, Span]) -> bool:
    """Whether a name of the finders holds these words, or some of them and others."""
    met = {held[at] for at in range(span.start, span.stop) if at in held}
    return any(not span.covers(other) or other == span for other in met)


def _is_mixed(name: str) -> bool:
    return len(name) >= _SHORTEST and _MIXED.search(name) is not None


def _is_shown(text: str, walker: Walker, span: Span, edges: set[int]) -> bool:
    """Whether a firm stands beside it in a list, or its country before it."""
    listed = (text[span.start - 1 : span.start] == "、" and span.start - 1 in edges) or (
        text[span.stop : span.stop + 1] == "、" and span.stop + 1 in edges
    )
    return listed or _country_start(walker, span.start - (text[span.start - 1 : span.start] == "的")) >= 0


def _country_start(walker: Walker, stop: int) -> int:
    """Where the country begins that ends at `stop`, or -1."""
    place = walker.closing(stop)
    known = place is not None and walker.is_form(place.text, "gazetteer/countries")
    return place.span.start if place is not None and known else -1


def _start(walker: Walker, span: Span) -> int:
    """Where the name begins: at the country right before it (德国|Vandermark)."""
    country = _country_start(walker, span.start)
    return country if country >= 0 else span.start


def _stop(walker: Walker, span: Span) -> int:
    """Where the name stops: behind its Chinese form (Vandermark|索雷博, Bolidt|（博力达）)."""
    text, stop = walker.text, span.stop
    ending = _BRANCH.match(text, stop) or _BRACKETED.match(text, stop)
    if ending:
        return ending.end() if walker.opening(stop + 1) is None or text[stop] not in "（(" else stop
    known = walker.opening(stop)
    if known is not None and known.kind is Kind.COMPANY:
        return known.span.stop
    while stop < walker.ceiling(span.start) and walker.opening(stop) is None and is_han(text[stop]):
        word = walker.word_at(stop)
        if not _is_brand(walker, stop) or word.stop - span.stop > _LONGEST_FORM:
            break
        stop = word.stop
    return stop if stop - span.stop != 1 else span.stop


def _is_brand(walker: Walker, start: int) -> bool:
    """Whether the word that begins at `start` is a name by the tagger or no word of the dictionary."""
    word = walker.word_at(start)
    if word.start != start or _VERBAL.search(word.text):
        return False
    return word.tag.startswith(_NAME_TAGS) or (not is_word(word.text) and len(word.text) > 1)
