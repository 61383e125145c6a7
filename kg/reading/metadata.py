"""What a text says about itself before it begins: Markdown's front matter, HTML's head."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_PAIR = re.compile(r"(?m)^([A-Za-z_][\w.-]{0,40})[ \t]*:[ \t]*(.*?)[ \t]*\r?$")
_META = re.compile(r"<meta\s[^>]{0,600}>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s*=\s*(?:"([^"]{0,400})"|'([^']{0,400})')""")
_TITLE = re.compile(r"<title[^>]{0,200}>\s*(.{1,300}?)\s*</title", re.I | re.S)
_DATE = re.compile(r"(?<!\d)(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?(?!\d)")
_DATED = re.compile(
    r"(?:发布时间|发布日期|发表时间|时间|日期|更新时间|來源時間|發佈時間)[：:\s]{0,3}(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2})"
)
_STAMPED = re.compile(
    r"""(?:id|class)=["'][^"']{0,40}(?:publish|pub_?time|pub_?date|date|time)[^"']{0,40}["'][^>]{0,200}>\s*(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2})"""
    r"|>\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*星期",
    re.I,
)
"""An element made for the page's date, or the masthead of a newspaper's own site."""
_TITLE_KEYS = ("title", "og:title", "articletitle", "headline")
_DATE_KEYS = (
    "date",
    "article:published_time",
    "pubdate",
    "publishdate",
    "publishtime",
    "pubtime",
    "datepublished",
    "created",
)
"""Keys of front matter and <meta> for title and date, best first: Open Graph, Dublin Core, Chinese sites' usage."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """`title` and `published` as the text gives them, or ""; `start` is where the text itself begins."""

    title: str = ""
    published: str = ""
    start: int = 0


def read_metadata(text: str) -> Metadata:
    """The metadata of a text with mark-up."""
    if front := FRONT_MATTER.match(text):
        pairs = {key.lower(): _unquote(value) for key, value in _PAIR.findall(front[1])}
        return Metadata(_choose(pairs, _TITLE_KEYS), parse_date(_choose(pairs, _DATE_KEYS)), front.end())
    head = text[:50_000]
    pairs = {}
    for tag in _META.findall(head):
        attributes = {k.lower(): a or b for k, a, b in _ATTRIBUTE.findall(tag)}
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        pairs.setdefault(key.lower(), html.unescape(attributes.get("content", "")))
    title = _TITLE.search(head)
    heading = _choose(pairs, _TITLE_KEYS[1:]) or (_shorten(html.unescape(title[1])) if title else "")
    date = parse_date(_choose(pairs, _DATE_KEYS))
    if not date and pairs and (dated := _DATED.search(head)):
        date = parse_date(dated[1])
    if not date and pairs and (stamped := _STAMPED.search(head)):
        date = parse_date(stamped[1] or stamped[2])
    return Metadata(heading, date)


def parse_date(text: str) -> str:
    """An ISO date, as precise as the text gives it (2022-01-08, 2022年1月, RFC 2822, 20220108); "" where none is."""
    text = text.strip()
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if re.fullmatch(r"(?:19|20)\d\d年?", text):
        return text[:4]
    if match := _DATE.search(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
        if 1 <= month <= 12 and day <= 31:
            return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
        return ""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError):
        return ""


def _choose(pairs: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((pairs[key] for key in keys if pairs.get(key)), "")


def _unquote(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    return value


def _shorten(title: str) -> str:
    """A <title> without the site's name behind the last bar or dash (…_新华网)."""
    match = re.match(r"(.{6,}?)\s*(?:[_|]|\s[-–—]\s|--|-(?=[^-]{2,12}$)).{0,60}$", " ".join(title.split()))
    return match[1] if match else " ".join(title.split())
