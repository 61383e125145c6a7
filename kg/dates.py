"""ISO dates of reduced precision (`2022`, `2022-01`, `2022-01-12`) and periods FROM/TO as first and last day."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def find_days(date: str) -> tuple[str, str] | None:
    """First and last day of a date or period; None where it is no date of the calendar.

    `2023-02-30` and `2023年2月1日` give None: an invalid xsd:date sorts as text in one engine and stops another.
    """
    start, _, stop = date.partition("/")
    first, last = _bounds(start), _bounds(stop or start)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _bounds(date: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    year, month, dom = (int(part or 0) for part in match.groups())
    if not year or (match[2] and not 1 <= month <= 12):
        return None
    if not match[2]:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    last = calendar.monthrange(year, month)[1]
    if match[3]:
        return (date, date) if 1 <= dom <= last else None
    return f"{date}-01", f"{date}-{last:02}"
