"""Products and technologies that a firm develops by name: 自主研发的…大模型, 推出“…”服务器芯片, 研制…客机.

They are projects of the annotation guide (objects of `develops`). A candidate stands in the clause after a verb of
developing (seeds/cues/product_verbs.tsv) and ends with a class word (seeds/cues/product_heads.tsv) or a type code.
"""

from __future__ import annotations

import re

from kg.mentions.phrases import Ground, make_mention
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
_REACH = 32
"""A product's name with its modifiers has 32 characters at most."""
_PLAIN = 5
"""A product without number, letters or quotation has so many characters before its class word after a strong verb."""


def find_products(scan: Scan, ground: Ground) -> list[Mention]:
    """The named products and technologies of the article, and the named freight lines of 中欧班列."""
    heads: dict[int, Hit] = {}
    for hit in scan.by_table.get("cues/product_heads", ()):
        heads.setdefault(hit.stop, hit)
    spans: dict[int, Span] = {}
    for hit in scan.by_table.get("cues/product_verbs", ()):
        span = _read_object(ground, hit.stop, heads, hit.entry.fields["class"])
        if span is not None:
            spans[span.start] = span
    found = [make_mention(ground, span, Kind.PROJECT, "projects.product") for span in spans.values()]
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
    if strength == "weak" and head.entry.fields["marked"] == "yes":
        strength = "marked"
    if not _is_named(body, strength):
        return None
    code = _CODE.match(text, best.stop)
    return Span(best.start, code.end()) if code else best


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
