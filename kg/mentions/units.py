"""Units named by their owner and a place, number or short form: 欧姆龙（衡阳）, 贵州建工三公司, 中科院物理所."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind

FINDER = "companies.unit"
_ACADEMY = "institutions.academy"
_ACADEMIES = ("中科院", "中国科学院", "农业科学院", "农科院", "林业科学研究院", "林科院")
_MEMBER = re.compile("[^\\W\\d_在的与和及是将已由对为把等]{2,8}?(?:研究所|所|光机所)(?![在有以谓需属长得做处说见])")
"""An institute of an academy by its short form: 中科院|山西煤化所."""
_NUMBERED = re.compile(
    "(?:(?:第?[一二三四五六七八九十]{1,2}|[0-9]{1,2})(?:公司|分公司|局|院|建|冶)|(?:水电)?[一二三四五六七八九十]{1,3}局"
    "|(?:西北|西南|华东|华北|东北|华中|华南|中南|北京|上海)(?:勘测)?(?:设计)?院|电气化局|管道局|北方公司|南方公司)(?![一-龥]{0,2}长)(?!士)"
)
_OPENING = re.compile("[由与和是、同跟为向及的（“：，。；\n]$|(?:集聚|聚集|引进|引入|来自)$|^$")
_CLOSING = re.compile(
    "[，。、；）”：！\n]|的|承建|施工|负责|主持|承接|中标|接洽|签|合|共|联|投资|出资|均|都|也|不|已|先后|等|与|和|$"
)
_PLACED = re.compile(
    "(?:勘测设计|设计)?院(?![一-龥]{0,2}长)"
    "|(?:电力|供电|石油)(?=[，。、；”！\n]|的|通报|在|总|公布|介绍|完成|将|已|与|和|为|随即|负责)"
)
"""What a place behind a state company's name names with it: 国网|青海电力, 中国能建|山西院."""
_ACTS = ("投资", "建设", "发展", "控股", "出资")
_DIVISIONS = ("省", "市", "区", "县", "州", "镇")
"""A place in full behind a name tells where the company is, not which of its units is meant."""
_LATER = ("中心", "有限", "股份", "公司", "集团", "基地", "工厂", "项目", "总部")


def find_units(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """The units that `mentions`, the settled ones of the article, hold only the company of."""
    opening = {m.span.start: m for m in mentions}
    trades = {hit.start: hit.stop for hit in scan.by_table.get("cues/company_heads", ())}
    found = []
    for mention in mentions:
        academy = mention.kind is Kind.INSTITUTION and mention.text.endswith(_ACADEMIES)
        if academy and (member := _MEMBER.match(scan.text, mention.span.stop)):
            span = Span(mention.span.start, member.end())
            found.append(Mention(span, scan.text[span.start : span.stop], Kind.INSTITUTION, _ACADEMY))
        if mention.kind is not Kind.COMPANY:
            continue
        stop = next(_stops(scan, mention, opening, trades), 0)
        if stop:
            text = scan.text[mention.span.start : stop]
            found.append(Mention(Span(mention.span.start, stop), text, Kind.COMPANY, FINDER))
    return found


def _stops(scan: Scan, mention: Mention, opening: dict[int, Mention], trades: dict[int, int]) -> Iterator[int]:
    """Where the unit's name may end, the surest first."""
    text, at = scan.text, mention.span.stop
    if numbered := _NUMBERED.match(text, at):
        yield numbered.end()
    bracketed = text[at : at + 1] in ("（", "(")
    place = opening.get(at + bracketed)
    if place is None or place.kind is not Kind.REGION:
        return
    stop = place.span.stop
    if not bracketed and (body := _PLACED.match(text, stop)):
        yield body.end()
        return
    if bracketed:
        closed = text[stop : stop + 1] in ("）", ")") and not text.startswith(_LATER, stop + 1)
        if closed and not place.text.endswith(_DIVISIONS) and text[stop + 1 : stop + 2] != "｜":
            end = trades.get(stop + 1, stop + 1)
            yield stop + 1 if text.startswith(_ACTS, stop + 1) else end
    elif _OPENING.search(text[max(0, mention.span.start - 2) : mention.span.start]) and _CLOSING.match(text, stop):
        yield stop
