"""Days, weeks, months and years told by where the writer stands: 前天, 上周五, 下月初, 两个月前, 次年, 三年后."""

from __future__ import annotations

from datetime import date, timedelta

from kg.numerals import read_number
from kg.types import Period

_DAYS = {
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "昨夜": -1,
    "昨晨": -1,
    "昨早": -1,
    "今天": 0,
    "今日": 0,
    "今晨": 0,
    "今早": 0,
    "今晚": 0,
    "今起": 0,
    "明天": 1,
    "明日": 1,
}
"""How many days lie between the writer's day and the one that a word names."""
_WEEKDAYS = "一二三四五六日天"
_NEXT_DAY = ("次日", "翌日", "第二天")
_SAME_YEAR = ("同年", "当年", "该年", "那年", "那一年")
_NEXT_YEAR = ("次年", "翌年", "转年", "第二年")

NEAR_DAY = (
    r"(?P<near>(?<![此目之日以])前[天日]|昨[天日晚夜晨早](?!星)|今[天晨早晚](?!报)|今日(?!头条|说法|报|集团)"
    r"|(?<![说申表声证])明天(?!会|星|系)|明日(?=[起上下晚，在将举开]))"
)
"""A day counted from the writer's own."""
NEXT_DAY = r"(?P<next>(?<=[，。；：（\n　])(?:次日|翌日|第二天)|次日(?=[上下凌清一]))"
"""The day behind the one named last."""
WEEK = (
    r"(?P<week>(?<![每逢以较比])(?:上|本|这)(?:个)?(?:周末?|星期)(?P<ofweek>[一二三四五六日天](?![周年月天级项个期家批]))?(?![年岁密边期转线])"
    r"|(?<=[，。；：（\n　])(?:周|星期)(?P<weekday>[一二三四五六日天])"
    r"(?=[，上下晚在傍清凌]|[\u4e00-\u9fff]{2,8}?(?:批复|印发|发布|宣布|举行|召开|公布|通报|签约|签署)))"
)
"""上周五, 本周, 周三上午."""
MONTH = (
    r"(?P<monthsback>(?P<monthsago>[一二两三四五六七八九十]|1[0-2]|[1-9]) ?个月(?:以?前|之前)"
    r"(?![三两一二]?[^，。]{0,2}(?:季|年))"
    r"|下(?:个)?月(?=[初底中上下末内起，将在开动投竣建启完出试挂揭落签举正进点通上全\d]))"
)
"""两个月前, 下月."""
OTHER_YEAR = (
    r"(?P<other>同年|(?<=[，。；：（\n　])当年|当年(?=[底末初春夏秋冬\d一二三四五六七八九十])|该年"
    r"|(?<=[，。；：（\n　])那一?年|次年|翌年|转年"
    r"|(?<=[，。；：（\n　])第二年"
    r"|(?P<yearsafter>[一二两三四五六七八九十]|1\d|[2-9]) ?年(?:以|之)?后(?=[，的]|[^，。；\d]{1,30}[，。；]))"
)
"""The year of another one that was named, or so many behind it."""


def read_near_day(word: str, own: date | None) -> Period | None:
    """The day that a word names, counted from the writer's."""
    return None if own is None else _spell_day(own + timedelta(days=_DAYS[word]))


def read_next_day(named: Period | None) -> Period | None:
    """The day behind the one that was named last."""
    return None if named is None else _spell_day(date.fromisoformat(named.stop) + timedelta(days=1))


def read_week(word: str, weekday: str, own: date | None) -> Period | None:
    """A day of the last, this or the week of the last such day; of a whole week, the month that most of it lies in."""
    if own is None:
        return None
    monday = own - timedelta(days=own.weekday() + (7 if word.startswith("上") else 0))
    if not weekday:
        middle = monday + timedelta(days=3)
        month = f"{middle.year:04}-{middle.month:02}"
        return Period(month, month)
    day = monday + timedelta(days=min(_WEEKDAYS.index(weekday), 6))
    bare = word.startswith(("周", "星期"))
    return _spell_day(day - timedelta(days=7) if bare and day > own else day)


def read_month(months: str, own_year: int, own_month: int) -> Period | None:
    """The month that lies so many before the writer's, or the one behind it."""
    if not own_year:
        return None
    shift = -int(read_number(months) or 0) if months else 1
    year, month = divmod(own_year * 12 + own_month - 1 + shift, 12)
    text = f"{year:04}-{month + 1:02}"
    return Period(text, text)


def read_other_year(word: str, years: str, named: Period | None) -> Period | None:
    """The same year as the one named last, the next, or so many behind it."""
    if named is None:
        return None
    shift = int(read_number(years) or 0) if years else int(word in _NEXT_YEAR)
    year = str(int(named.stop[:4]) + shift)
    return Period(year, year)


def _spell_day(day: date) -> Period:
    return Period(day.isoformat(), day.isoformat())
