"""When a page was printed: by what it says of itself, else by what its text lets a reader conclude, else unknown."""

from __future__ import annotations

import re
from collections import Counter

from kg.articles import cues
from kg.articles.blocks import Block
from kg.reading.metadata import parse_date

_HEADER = re.compile(
    r"(?:发布时间|发布日期|发表时间|时间|日期|更新时间|来源)?[：:\s]{0,3}((?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2})\s*日?"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!以来|前|后|起|代)")
_FULL = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(?:(\d{1,2})日)?")
_DAY = re.compile(r"(?<![年\d至到])(\d{1,2})月(\d{1,2})日(?!起|前|以来|至|到|—|-)")
_CONVENED = re.compile(
    r"(?<!\d)\d{1,2}月\d{1,2}日[^。\n]{0,80}?((?:19|20)\d\d)年(?:度|第|全|.{0,14}?(?:会|活动|论坛|推介))"
)


def read_header(blocks: list[Block]) -> str:
    """The date in a page's head or foot or in a source line: 2022年1月12日 星期三, 发布时间：2022-01-12."""
    for block in blocks:
        if block.role in ("furniture", "byline") and (match := _HEADER.search(block.text)):
            return parse_date(match[1].replace(" ", ""))
    return ""


def infer_published(texts: list[str]) -> str:
    """The year, and the month where days of one are named, in which a page of these texts was printed; "" where they do
    not say.

    A day without a year beside a gathering of a year fixes the year. Otherwise it is the year after the one most spoken
    of, where that one is spoken of as past; or that one, where days of it are told as news.
    """
    text = "\n".join(texts)
    year = _infer_year(text)
    if not year:
        return ""
    months = {int(m[1]) for t in texts for m in _DAY.finditer(t[:_HEAD]) if 1 <= int(m[1]) <= 12}
    months |= {int(m[2]) for t in texts for m in _FULL.finditer(t) if m[1] == year and m[3] and 1 <= int(m[2]) <= 12}
    return f"{year}-{max(months):02}" if months else year


_HEAD = 400
"""News stand at the head of an article; further down days belong to its story."""


def _infer_year(text: str) -> str:
    years = Counter(_YEAR.findall(text))
    if not years:
        return ""
    if convened := Counter(_CONVENED.findall(text)):
        return str(max(convened.items(), key=lambda row: (row[1], row[0]))[0])
    year, count = max(years.items(), key=lambda row: (row[1], row[0]))
    following = str(int(year) + 1)
    past = any(e.form in text for e in cues.read_cues("past_marks")) or following in years
    if any(y > following and n * 4 >= count for y, n in years.items()) or any(
        m[1] > following for m in _FULL.finditer(text)
    ):
        return ""
    if past and count >= 2:
        return following
    return year if count >= 3 and _DAY.search(text) and ("今年" in text or "本年" in text) else ""
