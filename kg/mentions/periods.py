"""Periods: dates and stretches of time, resolved (2021年1-11月, 去年12月底, 前三季度, “十四五”期间, 当天).

What is relative counts from the article's date; where that is missing, from the years that the article names. A period
whose year cannot be known is not reported, nor is one that a figure is compared with (较2020年, 去年同期).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from kg.figures import alternation, load_figures
from kg.mentions import calendars
from kg.mentions.clocks import (
    AIMED,
    CONVENED_YEAR,
    DASH,
    FULL,
    LATE,
    LEAD,
    Clock,
    make_day,
    make_months,
    read_bare_day,
    read_month_of,
    read_same,
    set_clock,
)
from kg.mentions.scans import Scan
from kg.numerals import read_number
from kg.seeds import Entry
from kg.types import Mention, Period, Span
from kg.vocabulary import ValueKind

FINDER = "periods"

_YEAR = r"(?:1[89]|20)\d\d|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}"
_MONTH = (
    r"(?:1[0-2]|0?[1-9]|(?<![零〇一二三四五六七八九十百正腊冬闰每近几数个这历前头])(?:十[一二]?|[一二三四五六七八九])"
    r"(?= ?月(?![饼天瓜花半怀革嫂饭令历租薪息内余有多]|[一二三四五六七八九十]+(?![一二三四五六七八九十]|日)))"
    r"|(?<![\d十百千万亿美欧港日公多单状纪])元(?=月(?![饼租薪入均费供息产销收])))"
)
"""A month in digits, or in characters: 三月, 元月, but not 三月三, 五月天, 每一月, 5元月租."""
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九](?![一二三四五六七八九十]))"
_DIGITS = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_NO_FRACTION = r"(?:(?<![\d.])|(?<=^\d\.)|(?<=\n\d\.)|(?<=\n\d\d\.))"
"""What may stand before the first number of a date: no part of another number, but that of a list (2.5月12日，…)."""
_HELD_THEN = re.compile(rf"[，,]? ?{CONVENED_YEAR.pattern}")
"""The gathering of a year behind a day without one: 3月5日，2024云石博览会."""
_ANCHOR = re.compile(
    r"年|月|季|日|[当今昨前明二一]天|[昨今][晚夜晨早起]|[上本这]个?周|周[一二三四五六天]|星期|元旦|[今去][春夏秋冬]"
    r"|五[”\"]?[期时以末]|\d{4}[-./]\d"
)
"""Every period holds one of these, at most `_BACK` characters behind its start."""
_OPENERS = '0123456789一二两三四五六七八九十“"近前当同昨今本上明次翌第这周星下该那转元'
"""What a period may begin with, beside the forms of the tables."""
_BACK, _AHEAD = 16, 40
_SECTION = re.compile(r"(?m)^(?=[^。，；！？\n]{6,24}$)[^\d\n]{0,6}((?:19|20)\d\d)年(?!\d)[^\d\n]{2,14}$")
"""A heading inside an article that gives the year of what follows."""
_REPORT = re.compile(
    r"(?m)\A\s*[^。\n]{0,40}?(?:((?:19|20)\d\d)年度?)?[^。\n\d]{0,16}"
    r"(?:公报|工作报告|工作总结|年度报告|回顾|盘点|综述|(?:工作|运行|发展|完成)情况)"
)
"""The headline of what looks back on a year: the one that it names, else the one that a paragraph begins with."""
_COMPARED = re.compile(r"(?:比|较|相较于|相比于|对比|环比|高于|低于)$")
_COMPARES = re.compile(r" ?(?:同期|同时期|相比|同比)")
_PLANNED = re.compile(r"(?:将|计划|力争|预计|目标|争取|确保|拟|[预约商暂]定|定[于在到]|有望)[^，。；]{0,12}$")
_EXPECTED = re.compile(r"(?<!原)(?:计划|预计|定于|拟于|将于|预定|约定)$")
"""What says that the month behind it comes next: told in December, 预计3月 is of the year to come."""

_AHEAD_OF = re.compile(
    r"[^。；\n宣公告]{0,12}(?:还将|也将|即将|将(?:在|于|举办|召开|建成|投产|开工)|计划|拟)|[就即](?:要|可|将|能)"
)
_LINK = re.compile(r"(?:以来)?的? ?")
_NEWS = 30
"""So many days before the article's own its news may lie."""
_SENTENCES = 120
"""So many characters behind the year that it counts from 次年 or 三年后 may stand."""
_FALL = 9
"""The New Year's Day that is spoken of after this month is the next."""
_TOLD_OF = re.compile(
    "(?:年?底|年?初)?(?:签约|签下|签订|引进|落户|开工|动工|投产|成立|建成|立项|启动|获批|宣布)的(?![是有还])"
)
"""What makes of a year an attribute, of which the months behind it are not (去年签约的甲厂已于5月动工)."""
_TO_YEAR = ("到", "至", "—", "-")


@lru_cache(maxsize=1)
def _compile() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The expression that finds where a period begins, and the one that reads what follows a year."""
    tables = [alternation(e.form for e in load_figures(f"period_{name}")) for name in ("years", "parts", "plans")]
    _, parts, plans = tables
    years = "|".join(_guard(e) for e in sorted(load_figures("period_years"), key=lambda e: -len(e.form)))
    rest = (
        rf"(?P<part>{parts})"
        r"|(?:前 ?(?=\S{1,2} ?个月)"
        r"|(?<![此日目以之])前 ?(?=[\d一二三四五六七八九十]{1,2} ?月(?![\d一二三四五六七八九十])))"
        r"(?P<months>1[0-2]|[2-9]|[两三四五六七八九十]{1,2}) ?个?月"
        rf"|{_NO_FRACTION}(?P<month>{_MONTH}) ?月 ?(?P<day>{_DAY}) ?(?:日|号(?![楼线门厂机井院馆]))"
        rf"(?:{DASH}(?:(?P<tomonth>{_MONTH}) ?月)? ?(?P<today>{_DAY}) ?(?:日|号))?"
        rf"|(?<![\d.])(?P<month1>{_MONTH}|[一二三四五六七八九](?=[到至—-])) ?(?:月份?)?"
        rf"{DASH}(?P<month2>{_MONTH}) ?月份?"
        rf"|(?<![\d.])(?P<single>{_MONTH}) ?月(?:上旬|中旬|下旬|份|底|末|初)?"
    )
    start = (
        rf"(?<!\d)(?P<iso>20\d\d([-./])(?:{_DIGITS[0]})\2(?:{_DIGITS[1]})(?!\d))"
        rf"|(?<![\d.])(?P<from>{_YEAR}) ?年?{DASH}(?P<to>{_YEAR}) ?年"
        rf"|{_NO_FRACTION}(?P<year>{_YEAR}) ?年度?(?!代)"
        rf"|(?P<relative>{years})"
        rf"|(?P<plan>[“\"]?(?:{plans})[”\"]?(?=期间|时期|以来|末))"
        rf"|(?:(?P<thatmonth>当月|本月|上月|上个月|下月|下个月) ?(?P<ofmonth>{_DAY}) ?日)"
        rf"|{calendars.MONTH}|{calendars.NEXT_DAY}|{calendars.NEAR_DAY}|{calendars.WEEK}|{calendars.OTHER_YEAR}"
        r"|(?P<newyear>元旦)(?![前后假期节晚献春、])"
        r"|(?P<same>当天|当日|同日|同一天|这一天|当月|本月|上月|上个月)"
        r"|(?<![\d今去前明后近每周当历常往两几多半年])年(?P<ends>底|末|初)(?![级步衷])"
        r"|(?<![\d几数多余近])(?P<ago>[两三四五六七八九十2-9]|1\d) ?年(?:以)?前"
        r"(?![三四]?[季三]|[两二一]?季|[一二三四五六七八九\d]个?月|后|期)"
        r"|近(?P<recent>[两三四五六七八九十2-9]) ?年(?!期)"
        rf"|(?:(?<=^)|(?<=[，。；：（\n　 】）]))(?P<date>{_DAY}) ?日"
        rf"(?=[，上下晚在从举召电讯起与同和向开闭宣签揭启挂投竣通落奠破首正]|\d{{1,2}} ?[:：时点])"
        rf"|(?<=[\u4e00-\u9fff）”A-Za-z])(?<![月第每近约共满过了为时续达余前后内的至到天]) ?(?P<midday>{_DIGITS[1]})"
        r" ?日(?=[在晚举召宣投开签揭启挂竣通落奠破首点与同和复]|上午|下午|凌晨|清晨|正式|紧急|印发|发布)"
        rf"|{rest}"
    )
    # Tried at every place near an anchor, so one look at the first character comes before all alternatives.
    forms = [e.form for name in ("years", "parts", "plans") for e in load_figures(f"period_{name}")]
    first = "".join(sorted({form[0] for form in forms} | set(_OPENERS)))
    return re.compile(rf"(?=[{re.escape(first)}])(?:{start})"), re.compile(
        rf"(?:{rest})|(?P<edge>年?(?:底|末|初))(?!级|步|衷)"
    )


def _guard(entry: Entry) -> str:
    """A form that refuses the texts around it which make it part of another word (说[明年], [今年]轻人)."""
    before, after = entry.fields["not_after"].split(), entry.fields["not_before"].split()
    behind = f"(?<![{''.join(before)}])" if before else ""
    return behind + re.escape(entry.form) + (f"(?!{alternation(after)})" if after else "")


def find_periods(scan: Scan) -> list[Mention]:
    """The periods of an article, in text order."""
    text, found = scan.text, []
    clock = set_clock(scan.article.published, text)
    for start, stop, period in _read_periods(text, clock):
        found.append(Mention(Span(start, stop), text[start:stop], ValueKind.PERIOD, FINDER, period))
    return found


def _read_periods(text: str, clock: Clock) -> Iterator[tuple[int, int, Period]]:
    start_expression, rest_expression = _compile()
    sections = [(m.start(), int(m[1])) for m in _SECTION.finditer(text)]
    report = _REPORT.match(text)
    if report and report[1] and "工作报告" not in report.group():
        clock.section = int(report[1])
    at = done = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < at:
            continue
        match = start_expression.search(text, max(at, anchor.start() - _BACK), anchor.end() + _AHEAD)
        if match is None or match.start() > anchor.start():
            continue
        at = match.end()
        if "\n" in text[done : match.start()]:
            clock.context = 0
        if "。" in text[done : match.start()]:
            clock.context_told = True
        if "；" in text[done : match.start()] and not clock.headed:
            clock.part_told = True
        while sections and sections[0][0] <= match.start():
            clock.section = sections.pop(0)[1]
        done = match.start()
        head = match.groupdict()
        rest = None
        if head["year"] or head["relative"] or (head["other"] and not head["yearsafter"]):
            link = _LINK.match(text, at)
            rest = rest_expression.match(text, link.end() if link else at)
            if rest:
                at = rest.end()
        if _COMPARED.search(text, max(0, match.start() - 3), match.start()) or _COMPARES.match(text, at):
            continue
        period = _read_period(text, match, rest, clock)
        if report and head["year"] and period is not None and text.startswith("\n", max(0, match.start() - 1)):
            clock.section = int(period.start[:4])
        if period is not None:
            clock.last, clock.last_stop = period, at
            clock.named = period if len(period.stop) == FULL else clock.named
            yield match.start(), at, period


def _read_period(text: str, match: re.Match[str], rest: re.Match[str] | None, clock: Clock) -> Period | None:
    head = match.groupdict()
    if head["iso"]:
        return make_day(*(int(p) for p in re.split("[-./]", head["iso"])))
    if head["from"]:
        return Period(str(_year(head["from"])), str(_year(head["to"])))
    if head["plan"]:
        return _plan(head["plan"].strip('“”"'))
    if head["ends"]:
        year = clock.context or clock.section or clock.year
        month = 1 if head["ends"] == "初" else 12
        return make_months(year, month, month) if year else None
    if head["thatmonth"]:
        named = read_month_of(head["thatmonth"], clock)
        return make_day(int(named.start[:4]), int(named.start[5:7]), _count(head["ofmonth"] or "")) if named else None
    if head["same"]:
        return read_same(text, match, clock)
    if head["near"]:
        return calendars.read_near_day(head["near"], (head["near"].startswith("今") and clock.sent) or clock.own)
    if head["next"]:
        return calendars.read_next_day(clock.named)
    if head["week"]:
        return calendars.read_week(head["week"], head["ofweek"] or head["weekday"] or "", clock.own)
    if head["monthsback"]:
        return calendars.read_month(head["monthsago"] or "", clock.year if clock.dated else 0, clock.month)
    if head["other"]:
        return _other_year(text, match, rest, clock)
    if head["newyear"]:
        if clock.last and clock.last_stop == match.start():
            return make_day(int(clock.last.start[:4]), 1, 1)
        return make_day(clock.year + (clock.month > _FALL), 1, 1) if clock.dated else None
    if head["ago"]:
        year = clock.year - int(read_number(head["ago"]) or 0)
        return Period(str(year), str(year)) if clock.year else None
    if head["recent"]:
        return _recent(head["recent"], clock)
    if head["date"] or head["midday"]:
        return read_bare_day(_count(head["date"] or head["midday"]), clock)
    if head["year"] or head["relative"]:
        return _read_year(text, match, rest, clock)
    return _read_months(text, match, clock)


def _read_year(text: str, match: re.Match[str], rest: re.Match[str] | None, clock: Clock) -> Period | None:
    """The period that begins with a year, and goes on with months or days where `rest` is there."""
    head = match.groupdict()
    year = _year(head["year"]) if head["year"] else _shift(head["relative"], clock)
    if not year:
        return None
    aimed = AIMED.search(text, max(0, match.start() - LEAD), match.start())
    of_series = match.group().endswith("年度")  # 2022年度股东大会6月29日举行: in the year behind it
    told_of = clock.dated and year != clock.year and _TOLD_OF.match(text, match.end())
    if not aimed and not of_series and not told_of and not text.startswith(_TO_YEAR, max(0, match.start() - 1)):
        clock.set_context(year, text.startswith("【", max(0, match.start() - 1)))
    return _read_rest(rest.groupdict(), year) if rest else Period(str(year), str(year))


def _read_months(text: str, match: re.Match[str], clock: Clock) -> Period | None:
    """The period of a month, day or part of a year whose year is not written beside it."""
    head = match.groupdict()
    if held := _HELD_THEN.match(text, match.end()):
        clock.set_context(int(held[1]))
    first = _first_month(head)
    planned = _PLANNED.search(text, max(0, match.start() - 20), match.start()) or _AHEAD_OF.match(text, match.end())
    year = clock.pick_year(
        first, bool(planned), bool(head["month"] and head["day"]), bool(head["part"] or head["months"])
    )
    if head["month"] and head["day"] and not planned and _is_news(text, match, head, clock, year):
        year = clock.year
    soon = first < clock.month - LATE and _EXPECTED.search(text, max(0, match.start() - 4), match.start())
    if soon and clock.dated and year == clock.year:
        year += 1
    return _read_rest(head, year) if year else None


def _is_news(text: str, match: re.Match[str], head: dict[str, str | None], clock: Clock, year: int) -> bool:
    """Whether a day of another clause than the older year before it lies in the weeks before the article's own: the
    news itself (2021年8月落户的甲厂，它6月20日完成增资)."""
    own = clock.own
    if not clock.dated or own is None or year >= clock.year - 1 or clock.last is None:
        return False
    day = make_day(own.year, _count(head["month"]), _count(head["day"]))
    apart = "，" in text[clock.last_stop : match.start()]
    return apart and day is not None and 0 <= (own - date.fromisoformat(day.start)).days <= _NEWS


def _year(text: str) -> int:
    return int(read_number(text.replace("○", "〇")) or 0)


def _shift(word: str, clock: Clock) -> int:
    shift = next(e for e in load_figures("period_years") if e.form == word).fields["shift"]
    if word == "年内" and clock.section:
        return clock.section
    return clock.year + int(shift) if clock.year else 0


def _count(text: str | None) -> int:
    return 1 if text == "元" else int(read_number(text or "") or 0)


def _other_year(text: str, match: re.Match[str], rest: re.Match[str] | None, clock: Clock) -> Period | None:
    """同年, 次年3月, 两年后: by a year named shortly before in the same sentence or the one before it. Months without a
    year that follow it are of this one (次年3月动工，10月投产)."""
    head = match.groupdict()
    if clock.last is None or match.start() - clock.last_stop > _SENTENCES:
        return None
    year = calendars.read_other_year(head["other"] or "", head["yearsafter"] or "", clock.last)
    if year is None or head["yearsafter"]:
        return year
    clock.set_context(int(year.start))
    return _read_rest(rest.groupdict(), int(year.start)) if rest else year


def _first_month(head: dict[str, str | None]) -> int:
    if head["part"]:
        return _part(head["part"])[0]
    return _count(head["month"] or head["month1"] or head["single"] or "1")


def _part(word: str) -> tuple[int, int]:
    fields = next(e for e in load_figures("period_parts") if e.form == word).fields
    return int(fields["first"]), int(fields["last"])


def _read_rest(rest: dict[str, str | None], year: int) -> Period | None:
    """The period that follows a year: a part, months, a day, or the year's edge."""
    if rest["part"]:
        first, last = _part(rest["part"])
        return make_months(year, first, last) if first else Period(str(year), str(year))
    if rest["months"]:
        return make_months(year, 1, int(read_number(rest["months"]) or 12))
    if rest["month"] and rest["day"]:
        start = make_day(year, _count(rest["month"]), _count(rest["day"]))
        stop = start
        if rest["today"]:
            stop = make_day(year, _count(rest["tomonth"] or rest["month"]), _count(rest["today"]))
        return Period(start.start, stop.start) if start and stop and start <= stop else None
    if rest["month1"] and rest["month2"]:
        first, last = _count(rest["month1"]), _count(rest["month2"])
        return make_months(year, first, last) if first < last else None
    if rest["single"]:
        return make_months(year, _count(rest["single"]), _count(rest["single"]))
    month = 1 if (rest.get("edge") or "").endswith("初") else 12
    return make_months(year, month, month)


def _plan(word: str) -> Period:
    fields = next(e for e in load_figures("period_plans") if e.form == word).fields
    return Period(fields["first"], fields["last"])


def _recent(word: str, clock: Clock) -> Period | None:
    count = int(read_number(word) or 0)
    last = clock.year - (clock.month <= 2)
    return Period(str(last - count + 1), str(last)) if clock.year and count else None
