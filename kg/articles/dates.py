"""When a page was printed: by what it says of itself, else by what its text lets a reader conclude, else unknown."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from kg.articles import cues
from kg.articles.blocks import Block
from kg.numerals import read_number
from kg.reading.metadata import parse_date

_HEADER = re.compile(
    r"(?:发布时间|发布日期|发表时间|时间|日期|更新时间|来源)?[：:\s]{0,3}((?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2})\s*日?"
)
_YEAR = re.compile(r"((?:19|20)\d\d)(?<!\d{5})年(?!以来|前|后|起|代)")
_FULL = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(?:(\d{1,2})日)?")
_DAY = re.compile(r"(?<![年\d至到])(\d{1,2})月(\d{1,2})日(?!起|前|以来|至|到|—|-)")
_CONVENED = re.compile(
    r"(?<!\d)\d{1,2}月\d{1,2}日[^。\n]{0,80}?((?:19|20)\d\d)年(?:度|第|全|.{0,14}?(?:会|活动|论坛|推介))"
)


_SPAN = re.compile(
    r"((?:19|20)\d\d)年\s?(\d{1,2})月\s?(\d{1,2})日(?:\s?[-—–－~～至]{1,2}\s?(?:(?:19|20)\d\d年)?(?:(\d{1,2})月)?(\d{1,2})日)?"
)
_NUMERALS = re.compile(
    r"([一二][九〇零○][〇零○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DATELINE = re.compile(
    r"[^。，]{0,24}?(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s?(?:电|讯|消息)"
    r"|[^。，；：]{0,16}[讯电]\s?[（(]?\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
    r"|【[^】。]{0,10}[，,]\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日】"
)
_GREETING = re.compile(r"[^。]{0,30}?今天(?:是|[（(])(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
"""How a broadcast begins: 各位听众，今天是2021年1月8日."""
_CLOSING = re.compile(
    r"(?:[。！？”）]\s*(?:[（(〔]\s?)?|[（(〔]\s?)((?:19|20)\d\d年\d{1,2}月\d{1,2}日|(?:19|20)\d\d-\d\d-\d\d)\s?[）)〕]?$"
)
"""The day behind an article's last word: ….（2021年11月9日）."""
_ISO = re.compile(
    r"(?<![\d.])((?:19|20)\d\d([-./])(?:1[0-2]|0?[1-9])\2(?:3[01]|[12]\d|0?[1-9]))(?![\d.]|\2)"
    r"(?:\s?[-—–－~～至]{1,2}\s?(?:((?:19|20)\d\d)[-./])?(?:(1[0-2]|0?[1-9])[-./])?(3[01]|[12]\d|0?[1-9])(?!\d))?"
)
"""2021-09-29, 2021.9.29, 2021/9/29; of a span (2010.6.28—7.4) its last day counts."""
_FOOT = re.compile(
    r"[（(]?(?:[^。，]{0,16}\s)?(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|[一二][九〇零○][〇零○一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)[）)]?"
)
_BY = r"(?:[^。，；：！？\d]{0,16}[\s　])?"
_IMPRINT = re.compile(
    rf"[—\-（(〔【\s]*{_BY}(?:(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})"
    r"(?:\s?\d\d:\d\d)?(?:[\s　]*(?:第?[A-Z\d一二三四五六七八九十]{1,4}版"
    r"|(?:整理|记者|编辑|责编|见习记者|通讯员)[^。，；！？]{0,16}|发布|刊发|印发))*[）)〕】\s]*"
)
_SHORT = 40
"""How long a line at the head of an article may be that gives its day and no news (——2023年1月8日在…会议上)."""


_TOP = 6
"""A date alone on a line is the page's among so many blocks at its head."""


def read_header(blocks: list[Block]) -> str:
    """The date in a page's head or foot or in a source line: 2022年1月12日 星期三, 发布时间：2022-01-12."""
    for number, block in enumerate(blocks):
        if number >= _TOP and _FOOT.fullmatch(block.text):
            continue  # The day that one article is signed with.
        if block.role in ("furniture", "byline") and (match := _HEADER.search(fold_digits(block.text))):
            return _read_week(block.text[match.start() :]) or parse_date(match[1].replace(" ", ""))
    return ""


def _read_week(text: str) -> str:
    """The last day of a span of days that a text begins with (2022年11月7日—11月13日); "" where there is none."""
    match = _SPAN.match(fold_digits(text))
    return _read_last_day(match[0]) if match and match[5] else ""


_DIGITS = {0xFF10 + n: str(n) for n in range(10)} | {0x3000: " "}


def fold_digits(text: str) -> str:
    """A text with its full-width digits narrow, of the same length."""
    return text.translate(_DIGITS)


def read_own_date(headings: list[str], body: list[str]) -> str:
    """The day that an article gives as its own: in its headings (a week counts by its last day), in a short line at its
    head, in its dateline, or in a line of its own at its foot; "" where it gives none."""
    if found := read_head_date(headings, body):
        return found
    if body and (match := _DATELINE.match(body[0])):
        return _read_last_day(match[0])
    if len(body) > 1 and (match := _FOOT.fullmatch(body[-1].strip())):
        return _read_last_day(match[0])
    if body and (match := _CLOSING.search(fold_digits(body[-1]).rstrip())):
        return _read_last_day(match[1]) or parse_date(match[1])
    return ""


def read_head_date(headings: list[str], body: list[str]) -> str:
    """The day in an article's headings, in a short line at its head or in a greeting; "" where there is none."""
    short = [text for text in body[:2] if len(text) <= _SHORT and not text.rstrip().endswith(("。", "；", "："))]
    short += [match[0] for text in body[:2] if (match := _GREETING.match(text))]
    return next((found for text in [*headings, *short] if (found := _read_last_day(text) or _read_iso(text))), "")


def read_imprint(text: str) -> str:
    """The day of a line that says no more than when and by whom a page was printed (（2024年3月15日 第A4版）); "" for
    any other line."""
    flat = fold_digits(text).strip()
    return (_read_last_day(flat) or _read_iso(flat)) if len(flat) <= _SHORT and _IMPRINT.fullmatch(flat) else ""


def _read_iso(text: str) -> str:
    """The date of a short line in which it is written as 2021-09-29; "" where there is none."""
    match = _ISO.search(fold_digits(text)) if len(text) <= _SHORT else None
    if not match:
        return ""
    year, month, day = (int(part) for part in re.split("[-./]", match[1]))
    return _spell(int(match[3] or year), int(match[4] or month), int(match[5] or day))


_YEARLESS = re.compile(
    r"[^。，；]{0,30}?(?<![年\d])(\d{1,2})月(\d{1,2})日\s?(?:电|讯|電|訊|消息)"
    r"|[^。，；（(]{0,8}[讯电訊電]\s*(?:[（(][^）)]{1,40}[）)])?\s*(\d{1,2})月(\d{1,2})日"
)
_SHORTLY = 60
"""A dateline stands no more days from the date that tells its year: a page gathers the news of some weeks."""


def complete_dateline(opening: str, known: str) -> str:
    """The day of a dateline without a year (新华社北京3月15日电, 本报讯（记者张三）3月15日), by a date of the page.

    "" where there is no such dateline or the two lie far apart.

    `known` is a day (another dateline's, which may be later or earlier), or a month or year, in which the page was
    printed: then the dateline is not later.
    """
    match = _YEARLESS.match(fold_digits(opening))
    if not match or not known:
        return ""
    month, day = int(match[1] or match[3]), int(match[2] or match[4])
    year = int(known[:4])
    if len(known) == 4:
        return _spell(year, month, day)
    if len(known) == 7:
        late = month > int(known[5:])
        return _spell(year - late, month, day) if not late or month - int(known[5:]) >= 12 - _SHORTLY // 30 else ""
    reference = date.fromisoformat(known)
    days = [date.fromisoformat(text) for y in (year - 1, year, year + 1) if (text := _spell(y, month, day))]
    best = min(days, key=lambda found: abs((found - reference).days), default=None)
    return best.isoformat() if best and abs((best - reference).days) <= _SHORTLY else ""


def _spell(year: int, month: int, day: int) -> str:
    """A day in ISO 8601, or "" where the calendar has none such."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _read_last_day(text: str) -> str:
    """The last full date of a text, or the last day of a span of days that begins with one."""
    for match in reversed(list(_SPAN.finditer(_fold_numerals(fold_digits(text))))):
        year, month, day, to_month, to_day = match.groups()
        return parse_date(f"{year}-{int(to_month or month):02}-{int(to_day or day):02}")
    return ""


def _fold_numerals(text: str) -> str:
    """A text with dates in Chinese numerals written in digits (二〇二二年六月十八日)."""
    return _NUMERALS.sub(
        lambda m: f"{read_number(m[1].replace('○', '〇'))}年{read_number(m[2])}月{read_number(m[3])}日", text
    )


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
    if re.search(rf"{year}年[，,]?[^，。；\n]{{0,8}}?(?:将(?!近)|计划|力争)", text):
        return ""
    past = any(e.form in text for e in cues.read_cues("past_marks")) or following in years
    if any(y > following and n * 4 >= count for y, n in years.items()) or any(
        m[1] > following for m in _FULL.finditer(text)
    ):
        return ""
    if past and count >= 2:
        return following
    return year if count >= 3 and _DAY.search(text) and ("今年" in text or "本年" in text) else ""
