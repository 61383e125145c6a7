"""When an article was published: by its front matter, else by what the text lets a reader conclude, else unknown."""

from __future__ import annotations

import re
from collections import Counter
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?")
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)年(?!以来|前|后|起|代)")
_FULL = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
_DAY = re.compile(r"(?<![年\d])(\d{1,2})月(\d{1,2})日")
_LAST_YEAR = ("去年", "上年", "过去的一年", "过去一年", "今年将", "今年，将")


def parse_date(text: str) -> str:
    """An ISO date (as precise as the text) from front matter or an option; "" where there is none."""
    match = _ISO.search(text)
    if match:
        parts = [match[1], *(f"{int(p):02d}" for p in match.groups()[1:] if p)]
        return "-".join(parts)
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError):
        return ""


def infer_year(text: str) -> str:
    """The year a page was printed in: the one most spoken of, or the next where that one is spoken of as past; "" where
    no year is spoken of twice or marked."""
    years = Counter(_YEAR.findall(text))
    if not years:
        return ""
    year, count = max(years.items(), key=lambda row: (row[1], row[0]))
    later = [y for y in years if y > year and years[y] * 4 >= count]
    past = any(word in text for word in _LAST_YEAR) or f"{year}年底" in text or f"{int(year) + 1}年" in text
    if later and not past:
        return ""
    if past and count >= 2:
        return str(int(year) + 1)
    return year if count >= 3 and _FULL.search(text) else ""


def infer_published(text: str, year: str) -> str:
    """The date of one article of a page of `year`: with the month and day of its first dated event, where it has one."""
    full = _FULL.search(text[:400])
    if full and (not year or full[1] == year):
        return f"{full[1]}-{int(full[2]):02d}"
    day = _DAY.search(text[:400])
    if year and day and 1 <= int(day[1]) <= 12:
        return f"{year}-{int(day[1]):02d}"
    return year
