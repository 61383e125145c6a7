"""Where a full name begins of which a walk found only the trade: 浙江盛和|网络科技有限公司 is cut at a conjunction.

A full name whose stem says only what such firms do (网络科技有限公司) is no name: the brand stands before it, made of
characters that elsewhere are function words, or of a word that the walk stops at.
"""

from __future__ import annotations

from kg.mentions.edges import BREAKS, HARD, Manner, load_group, load_names
from kg.mentions.walkers import Walker
from kg.seeds import Hit
from kg.vocabulary import Kind

_LONGEST = 5
"""Of how many characters a brand is at most."""
_JOINTS = ("和", "与", "及")
_JOINED = Manner(brand=True, numbers=True)
_NO_BRAND = frozenset("的了着是等被把让使给该其本某此每各")
"""Function words that no brand holds."""
_NATIONS = ("中国", "世界", "国际", "国家", "全国", "国投", "中粮")
_LEADS = "与由向从在对将为即以经自替原据"
"""Words of one character that the tagger glues to a brand behind them."""
_ALSO_BRANDS = frozenset(("联动", "成功", "优势", "优秀", "汇聚", "汇集", "贯通", "深耕", "聚焦", "立足"))
"""Words at which a walk stops and that are brands between a place and a trade: 甲市联动|资产管理有限公司."""


def reach_stem(walker: Walker, start: int, hit: Hit) -> int:
    """Where the brand begins that stands before a stem of nothing but trades; `start` where none does."""
    if start == hit.start or not is_trade(walker, start, hit.start):
        return start
    if walker.text[start - 1 : start] in _JOINTS:
        joined = walker.walk(start - 1, hit.stop, _JOINED).start
        last = walker.word_at(start - 2) if joined < start - 1 else None
        if last is not None and last.stop == start - 1 and is_trade(walker, max(last.stop - 2, joined), last.stop):
            return joined
    floor, at = max(walker.floor(start), start - _LONGEST), start
    while at > floor and walker.text[at - 1] not in BREAKS and not walker.text[at - 1].isspace():
        place = walker.closing(at)
        if place is not None:
            return (
                _choose(walker, place.span.start, at, start) if place.kind is Kind.REGION else _bare(walker, at, start)
            )
        if walker.text[at - 1] in _NO_BRAND or not "\u4e00" <= walker.text[at - 1] <= "\u9fff":
            break
        word = walker.word_at(at - 1)
        begin = max(word.start, floor)
        if len(word.text) > 1 and word.text in load_names("outside"):
            place = walker.closing(begin) if word.text in _ALSO_BRANDS else None
            return place.span.start if place is not None and place.kind is Kind.REGION else _bare(walker, at, start)
        at = begin
    place = walker.closing(at)
    if place is not None and place.kind is Kind.REGION:
        return _choose(walker, place.span.start, at, start)
    return _bare(walker, at, start)


def _choose(walker: Walker, placed: int, at: int, start: int) -> int:
    """The place's start, where a brand stands between it and the stem, or the brand's where a link joins the two
    (甲区与|远航物流有限公司); else `start` (甲市与|网络科技有限公司)."""
    link = at < start and walker.text[at] in HARD and walker.word_at(at).stop == at + 1
    if link and start - at == 1:
        return start
    return at + 1 if link and start - at > 2 else placed


def _bare(walker: Walker, at: int, start: int) -> int:
    """Where a brand of two to four characters begins behind a mark or a word that no name holds; else `start`."""
    while at < start and walker.text[at] in _LEADS and start - at > 2:
        at += 1
    brand = walker.text[at:start]
    before = walker.text[at - 1]
    bound = at == walker.floor(start) or before in BREAKS or before in HARD or before in _LEADS
    bound = bound or walker.word_at(at - 1).text in load_names("outside")
    return at if bound and 2 <= len(brand) <= 4 and not all(char in HARD for char in brand) else start


def is_trade(walker: Walker, start: int, stop: int) -> bool:
    """Whether all words of [start, stop) are trades, or what one does in them."""
    at = start
    if walker.text.startswith(_NATIONS, start):
        return False
    while at < stop:
        word = walker.word_at(at)
        text = walker.text[at : min(word.stop, stop)]
        tables = ("company_adjectives", "inside")
        known = text in load_group("trade_stem") or any(text in load_names(table) for table in tables)
        if not known and not walker.is_form(text, "cues/company_heads") and not walker.is_industry(at, at + len(text)):
            return False
        at += len(text)
    return True
