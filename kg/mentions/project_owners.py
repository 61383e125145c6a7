"""Whose a project is: owners that stand before its name and are no part of it, owners joined by 的."""

from __future__ import annotations

import re

from kg.mentions.phrases import Ground
from kg.types import Span
from kg.vocabulary import PLACES, Kind

_OWNER = re.compile(r"[^“‘”’]{2,24}?(?:公司|集团|合作社)(?:[（(][^（）()]{1,8}[）)])?")
_OWNER_LENGTH = 10
"""An owner before a quotation, named without its legal form, has at most so many characters."""
_LINES = ("生产线", "产线", "加工线", "回收线")
"""Last words of a firm's lines: the firm that stands before one is no part of its name."""
_ENGINEERS = "工程"
"""The last word of firms that build as well as of works."""
_DOES_WORK = re.compile("承建|总包|(?:负责)?施工总|(?:投资建设|施工|设计|代建)(?=[，。；、\n])")
_SEATED = ("位于", "设在", "落在", "放在", "建在", "在")


def is_possessed(ground: Ground, start: int) -> bool:
    """Whether a company's name and 的 stand before the phrase, a place between at most: 甲公司(在乙市)的|工厂."""
    if ground.text[start - 1 : start] != "的":
        return False
    owner = ground.closed.get(start - 1)
    if owner is not None and owner.kind in PLACES:
        stop = owner.span.start
        seat = next((verb for verb in _SEATED if ground.text.endswith(verb, 0, stop)), "")
        owner = ground.closed.get(stop - len(seat)) if seat else None
    return owner is not None and owner.kind is Kind.COMPANY


def is_part(head: str, owner: str) -> bool:
    """Whether the firm `owner` before a thing with the last word `head` is no part of its name."""
    return head.endswith(_LINES) or (head == "车间" and owner.endswith("公司"))


def is_builder(ground: Ground, body: Span, head: str) -> bool:
    """Whether what ends with 工程 is a firm that builds: nothing but a firm and its place stand before it, or the text
    tells that it builds (管廊由|中石化南京工程|承建)."""
    if head != _ENGINEERS:
        return False
    left, inner = ground.text[body.start : body.stop], ground.inner(body)
    for name in sorted(inner, key=lambda m: -len(m.text)):
        left = left.replace(name.text, "")
    firm = not left and any(m.kind is Kind.COMPANY for m in inner)
    return firm or _DOES_WORK.match(ground.text, body.stop + len(head)) is not None


def skip_owner(ground: Ground, start: int, head: int) -> int:
    """Where the name of a work begins after its owner: a legal form or an opening quotation mark ends the owner."""
    body = ground.text[start:head]
    owner = _OWNER.match(body)
    if owner and len(body) > owner.end() + 2 and not body.startswith("项目", owner.end()):
        return start + owner.end()
    quote = body.find("“")
    zoned = any(m.kind is Kind.ZONE for m in ground.inner(Span(start, start + max(quote, 0))))
    plan = body.startswith("“十", quote)
    return start + quote if 0 < quote <= _OWNER_LENGTH and not (zoned or plan) else start
