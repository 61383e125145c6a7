"""What relative dates count from while an article is read, and the days and months that only it can tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.types import Period

DASH = r" ?[-－—–~～∼至到]{1,2} ?"
_NAMED_YEAR = re.compile(rf"(?<![到至\d—–-])(?<!将在)(?<!力争)(?<!计划)((?:1[89]|20)\d\d) ?年(?!{DASH}\d|前|底前)")
_FOUNDED_IN = re.compile("(?:成立|设立|创立|创办|创建|始建|建)于$")
_FOUNDED = re.compile(r"(?:\d{1,2}月)?(?:成立|创立|创办|创建|建厂|建校|建县)(?=[，。；])")
"""What stands before the year in which something was founded, or behind it: no page is of that year for it."""
CONVENED_YEAR = re.compile(
    r"(?<![\d.])(20\d\d)(?=[^\d年，。；：！？、\s][^，。；：！？、\d]{1,24}?(?:大会|年会|峰会|论坛|博览会|推介会|洽谈会|交易会|展览会))"
)
"""The year in a gathering's own name (2023中国绿色算力大会)."""
_LAST_YEAR = re.compile("去年|过去的?一年")
_INTENDED = re.compile("[，,、]?[^，。；\\n]{0,8}?(?:将(?!近)|计划|力争|拟|要(?:达|建|实)|有望)")
"""What a writer says of the year that runs: 2024年，该区将打造…."""
AIMED = re.compile("(?:提出|开出|瞄准|力争|预计|计划|目标|有望|争取|规划|将于|拟于|最迟|不晚于)[^。；\\n]*$")
"""What says that the year behind it is still to come."""
LEAD = 20
_THAT_DAY = ("当天", "当日", "同日", "同一天", "这一天")
FULL = len("2022-01-12")
_FULL_MONTH = len("2022-01")
_SHORTLY = 60
"""So many days before the article's own lies the day that 同日 means."""
LATE = 3
"""So many months from the article's own one that is named without its year, or a day of it, may lie."""
_PART_STOP = re.compile("[。；]")
_HALF_MONTH = 15
_SENT = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日(?:专?电|讯)")
_HEAD, _DAYS_SENT = 200, 4
"""So far into an article its dateline stands; so many days before the article's own it may lie."""


@dataclass(slots=True)
class Clock:
    """What relative expressions count from while an article is read: its own date and the dates named so far."""

    year: int
    month: int
    day: int
    context: int = 0
    section: int = 0
    last: Period | None = None
    context_told: bool = False
    """Whether the sentence that named the year of `context` is over."""
    part_told: bool = False
    """Whether the part of the sentence, up to its ；, that named it is over."""
    headed: bool = False
    """Whether that year stands in a heading within the line."""
    last_stop: int = 0
    """Where the last period ends."""
    sent: date | None = None
    """The day of the dateline, from which 今天 counts (9月14日电); 昨天 is told on the day of print."""
    dated: bool = False
    """Whether the year is the article's own and not only the latest one that it names."""
    named: Period | None = None
    """The last single day."""

    @property
    def own(self) -> date | None:
        """The day of the article, where it is known."""
        return date(self.year, self.month, self.day) if self.year and self.day else None

    def set_context(self, year: int, headed: bool = False) -> None:
        """Let months without a year be of this one; `headed` where it stands in a heading (【明年打算】)."""
        self.context, self.headed = year, headed
        self.context_told = self.part_told = False

    def pick_year(self, first: int, planned: bool, exact: bool, part: bool = False) -> int:
        """The year of a month named without one: the paragraph's (for an exact day, the sentence's, where the article's
        own is known), else the section's (一、2022年工作回顾), else the article's, else the one before."""
        beside = (
            self.part_told and not part and abs(self.context - self.year) == 1
        )  # 去年，甲…；乙7月签约: each part tells its own
        over = beside or ((exact or planned) and self.context_told)
        context = 0 if self.dated and over else self.context
        if context or self.section:
            return context or self.section
        if self.year and first > self.month + (2 if self.month > 2 else 0) and not planned:
            return self.year - 1
        return self.year


def dates_founding(text: str, start: int, stop: int) -> bool:
    """Whether the year or day at this place tells only when something began: 甲公司成立于2003年，现有产能7000吨."""
    return bool(_FOUNDED_IN.search(text, max(0, start - LEAD), start) or _FOUNDED.match(text, stop))


def set_clock(published: str, text: str) -> Clock:
    """The article's date; without one, the latest year it names (the one after, where it looks back at 去年)."""
    parts = [int(p) for p in published[:10].split("-") if p.isdigit()]
    if parts:
        year, month, day = [*parts, 0, 0][:3]
        clock = Clock(year, month or 12, day, dated=bool(month))
        clock.sent = _read_dateline(text, clock.own)
        return clock
    named = [(int(m.group(1)), _INTENDED.match(text, m.end()) is not None) for m in _NAMED_YEAR.finditer(text)]
    past = [
        row
        for row, m in zip(named, _NAMED_YEAR.finditer(text), strict=True)
        if not (AIMED.search(text, max(0, m.start() - LEAD), m.start()) or dates_founding(text, *m.span()))
    ]
    convened = [(int(m[1]), True) for m in CONVENED_YEAR.finditer(text)]
    named = past
    told = max((year for year, intended in named if not intended), default=0)
    named = [row for row in named if not row[1] or not told or row[0] <= told + 1] + convened
    if not named:
        return Clock(0, 12, 0)
    latest = max(year for year, _ in named)
    return Clock(latest + (bool(_LAST_YEAR.search(text)) and (latest, True) not in named), 12, 0)


def _read_dateline(text: str, own: date | None) -> date | None:
    """The day on which a report was sent, where that lies a few days before the article's own."""
    sent = _SENT.search(text, 0, _HEAD) if own else None
    if own is None or sent is None:
        return None
    day = make_day(own.year - (int(sent[1]) > own.month), int(sent[1]), int(sent[2]))
    told = date.fromisoformat(day.start) if day else own
    return told if 0 < (own - told).days <= _DAYS_SENT else None


def make_months(year: int, first: int, last: int) -> Period:
    """The months from the first to the last."""
    return Period(f"{year}-{first:02}", f"{year}-{last:02}")


def make_day(year: int, month: int, day: int) -> Period | None:
    """A day, if the calendar has it."""
    try:
        text = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Period(text, text)


def read_bare_day(day: int, clock: Clock) -> Period | None:
    """12日: in the month of the day named last, where that is near the article's own, else in the last month that had
    this day; without an article's day, in the month named last."""
    own = clock.own
    last = clock.last.stop if clock.last and len(clock.last.stop) >= _FULL_MONTH else ""
    if own is None or not clock.dated:
        return make_day(int(last[:4]), int(last[5:7]), day) if last else None
    months = own.year * 12 + own.month - 1
    if last and -LATE <= int(last[:4]) * 12 + int(last[5:7]) - 1 - months <= 1:
        return make_day(int(last[:4]), int(last[5:7]), day)
    months -= day > own.day + _HALF_MONTH
    return make_day(months // 12, months % 12 + 1, day)


def read_same(text: str, match: re.Match[str], clock: Clock) -> Period | None:
    """当天, 同日: the day named last, else a late one, else the article's own; 当月, 上月."""
    word = match["same"]
    own = clock.own
    if word in _THAT_DAY:
        if clock.last and len(clock.last.stop) == FULL:
            return Period(clock.last.stop, clock.last.stop)
        if (
            clock.last
            and len(clock.last.stop) == _FULL_MONTH
            and not _PART_STOP.search(text[clock.last_stop : match.start()])
        ):
            return Period(clock.last.stop, clock.last.stop)
        if clock.named and own and 0 <= (own - date.fromisoformat(clock.named.stop)).days <= _SHORTLY:
            return clock.named
        return make_day(own.year, own.month, own.day) if own else clock.named
    return read_month_of(word, clock)


def read_month_of(word: str, clock: Clock) -> Period | None:
    """This month, the last one or the next."""
    own = clock.own
    if word == "当月" or own is None:
        month = clock.last.stop[:7] if word == "当月" and clock.last and len(clock.last.stop) >= 7 else ""
        return Period(month, month) if month else None
    if word.startswith("下"):
        day = own.replace(day=28) + timedelta(days=4)
    else:
        day = own if word == "本月" else own.replace(day=1) - timedelta(days=1)
    return make_months(day.year, day.month, day.month)
