"""Products and technologies that a firm develops by name: 自主研发的…大模型, 推出“…”服务器芯片, 研制…客机.

They are projects of the annotation guide (objects of `develops`). A candidate stands in the clause after a verb of
developing (seeds/cues/product_verbs.tsv), or before 由 and whoever develops it, and ends with a class word
(seeds/cues/product_heads.tsv) or a type code; or it is a quotation behind its class (研制的钻探船“梦想”号).
"""

from __future__ import annotations

import re

from kg.mentions.phrases import Ground, make_mention, walk_left
from kg.mentions.product_marks import find_marked
from kg.mentions.scans import Scan
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import is_proper

_LEAD = re.compile(
    r"(?:了|出|的|其|国内|全国|国产|全球|世界|我国|中国|首个|首款|首台|首台套|首架|首艘|首颗|首套|一款|一种|全新|新款|多款|新一代)+"
)
_MARKED = re.compile(r"[“‘A-Z0-9]|第[一二三四五六七八九十]+代|[一二三四五六七八九十]号")
_CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)?|-[0-9]+")
_COUNTED = re.compile(r"(?:[0-9]+|[一两二三四五六七八九十百多数几]+)(?:余|多)?[款种个项类台套架艘颗代大]")
_BREAK = re.compile(r"[，。；：！？、,;:!?\n（(]|的|已|将|随|和|与|及|等")
_TRAIN = re.compile(r"中欧班列(?:[（(][^（）()，。]{2,8}[）)]|[“‘][^”’，。]{2,8}[”’]|[一-鿿]{2,3}号)")
_BY = re.compile(
    r"(?:，|主要|均|都|是|就是|则)?由[^，。；：！？\n由]{2,36}?(?:研制|研发|研究开发|开发|自主设计|设计制造|设计研发|选育|育成|攻关)"
)
"""Who develops it, behind the product: 甲号潜水器由乙公司牵头研制."""
_NAMED_AS = re.compile(r"(?:名为|取名为?|命名为|名叫|叫做|代号为?)$")
_BEHIND = re.compile(
    r"(?:号|系列)?(?=[，。；、）)\n]|$|[正已在将于为是从又也还先昨今]|成[功为]|获[得批评]|通过|[上下]线|[上下]市|下水|发布|发运|亮相|问世|入[列选]"
    r"|首[次飞]|投[入用运产]|完成|顺利|近[日期]|日前|再[次创]|创[下造]|打破|刷新|实现|交付|开[始工]|落[地户]|走[进向]|率先|多次|累计)"
)
"""What may follow a quotation that is a product's whole name."""
_LEADING = re.compile(
    r"(?:这(?:款|台|套|种|艘|架)|[一首](?:款|台|套|艘|架|颗|种|座|台套)|全球|全国|国内|世界|我国|中国|国产|自主品牌|最新|新一代|新型|其|的)+"
)
_REACH = 32
"""A product's name with its modifiers has 32 characters at most."""
_LONGEST = 14
"""Characters of a quotation that names a product, at most."""
_PLAIN = 5
"""A product without number, letters or quotation has so many characters before its class word after a strong verb."""


def find_products(scan: Scan, ground: Ground) -> list[Mention]:
    """The named products and technologies of the article, and the named freight lines of 中欧班列."""
    heads: dict[int, Hit] = {}
    for hit in scan.by_table.get("cues/product_heads", ()):
        heads.setdefault(hit.stop, hit)
    spans: dict[int, Span] = {}
    for match in _BY.finditer(ground.text):
        span = _read_before(ground, match.start(), heads)
        if span is not None:
            spans[span.start] = span
    for hit in scan.by_table.get("cues/product_verbs", ()):
        strength = hit.entry.fields["class"]
        span = _read_quotation(ground, hit.stop, strength) or _read_object(ground, hit.stop, heads, strength)
        if span is not None:
            spans[span.start] = span
    found = [make_mention(ground, span, Kind.PROJECT, "projects.product") for span in spans.values()]
    found += [make_mention(ground, span, Kind.PROJECT, "projects.marked") for span in find_marked(ground)]
    found += [
        make_mention(ground, Span(*match.span()), Kind.PROJECT, "projects.train")
        for match in _TRAIN.finditer(ground.text)
    ]
    return found


def _read_object(ground: Ground, at: int, heads: dict[int, Hit], strength: str) -> Span | None:
    """The product that stands right after a verb of developing."""
    text = ground.text
    lead = _LEAD.match(text, at)
    start = lead.end() if lead else at
    if strength == "clause" and not text.startswith("的", at):
        return None
    if _COUNTED.match(text, start):
        return None
    best: Span | None = None
    head: Hit | None = None
    i = start
    while i < min(len(text), start + _REACH):
        partner = ground.pairs.get(i, -1)
        i = partner + 1 if partner > i and text[i] in "“‘" else i + 1
        if i in heads and (best is None or i - best.stop <= len(heads[i].entry.form) + 2):
            best, head = Span(start, i), heads[i]
        if _BREAK.match(text, i):
            break
    if best is None or head is None:
        return None
    body = text[best.start : head.start]
    needs = head.entry.fields["marked"]
    if needs == "strict" or (strength == "weak" and needs == "yes"):
        strength = "marked"
    code = _CODE.match(text, best.stop)
    if not _is_named(body, strength) and not (code and len(body) > 1):
        return None
    return Span(best.start, code.end()) if code else best


def _read_quotation(ground: Ground, at: int, strength: str) -> Span | None:
    """The quotation that ends the phrase behind a verb of developing, its class before it: 研制的钻探船“梦想”号."""
    text = ground.text
    if strength == "weak" or (strength == "clause" and not text.startswith("的", at)):
        return None
    for opened in range(at, min(len(text), at + _REACH)):
        if text[opened] in "“‘":
            closed = ground.pairs.get(opened, -1)
            behind = _BEHIND.match(text, closed + 1) if opened < closed <= opened + _LONGEST else None
            return Span(opened, behind.end()) if behind else None
        if text[opened] in "，。；：！？、\n（(":
            return None
    return None


def _read_before(ground: Ground, stop: int, heads: dict[int, Hit]) -> Span | None:
    """The product that ends right before `stop`, where 由 and whoever develops it stand."""
    text = ground.text
    if text[stop - 1 : stop] in ("”", "’"):
        opened = ground.pairs.get(stop - 1, -1)
        return Span(opened, stop) if 2 <= stop - opened - 2 <= _LONGEST else None
    head = heads.get(stop)
    if head is None:
        return None
    start = walk_left(ground, head.start)
    named = text[start : head.start].rfind("“")
    if named >= 0:
        closed = ground.pairs.get(start + named, -1)
        if _NAMED_AS.search(text, max(0, start), start + named) and closed > 0:
            return Span(start + named, closed + 1)
        start += named
    elif text[head.start - 1 : head.start] == "的" and text[head.start - 2 : head.start - 1] in ("”", "’"):
        opened = ground.pairs.get(head.start - 2, -1)
        return (
            Span(opened, head.start - 1) if opened >= 0 and _NAMED_AS.search(text, max(0, opened - 4), opened) else None
        )
    lead = _LEADING.match(text, start, head.start)
    start = lead.end() if lead else start
    body = text[start : head.start]
    if _COUNTED.match(body):
        return None
    return Span(start, stop) if len(body) > 1 and (_MARKED.search(body) or is_proper(body)) else None


def _is_named(body: str, strength: str) -> bool:
    """Whether the words before the class word single out one product."""
    if _MARKED.search(body):
        return True
    if len(body) < 2:
        return False
    return (
        is_proper(body)
        or (strength in ("clause", "strong") and len(body) >= _PLAIN)
        or (strength == "weak" and len(body) == 2)
    )
