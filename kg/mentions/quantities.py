"""Quantities: numerals with their units, bounds and ranges (近100家, 20-30亿元, 1.1万个, 百分之三十).

Ordinals, dates, durations and model numbers (第3届, 2021年, 5G, G60) are none. A quantity's amount counts in its unit
as written: 1000万千瓦 is 1000 万千瓦. The words stand in seeds/figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.mentions.measures import Measures, load_measures
from kg.mentions.scans import Scan
from kg.numerals import ARABIC, CHINESE, MAGNITUDES, read_number
from kg.types import Mention, Quantity, Span
from kg.vocabulary import Bound, ValueKind

FINDER = "quantities"

_CORE = re.compile(rf"百分之(?:{ARABIC}|{CHINESE})|{ARABIC}(?:[十百千](?![瓦克米伏帕焦卡分年]))?|{CHINESE}|万(?=亿元)")
_DIGITS = re.compile(r"\d+|[零〇一二三四五六七八九十百千两]+|万(?=亿元)")
_MAGNITUDE = re.compile(r" ?(?:个(?=亿))?(万亿|亿|万)")
"""5个亿 is said for 5亿元."""
_TAIL = re.compile(rf"(?:零|又)?((?:{ARABIC}|{CHINESE})[千百]?)(万)?")
_LISTED = re.compile(r" ?[、和与及] ?")
_BETWEEN = re.compile(r" ?(?:到|至|[-－—–~～∼]{1,2}) ?")
_NEIGHBOURS = re.compile("[一二两三四五六七八九]{2}")
_LATIN_BEFORE = re.compile(r"[0-9A-Za-z][-.]?$")
_DOUBLED = re.compile("^元(?=.)(?![/／人])")
"""3万元欧元 says 欧元 once."""
_OWN_MONEY = "人民币"
"""亿元人民币 is written as 亿元, 亿人民币 too."""
_YUAN, _OWN_CURRENCY = "元", "CNY"
_TENTH, _PER_CENT = Decimal(10), "%"
"""六成 is 60%."""
_HUNDREDTHS = re.compile("半|[一二三四五六七八九](?=[，。；、的多以左]|$)")
"""What goes on from tenths: 三成半 is 35%, 两成六 26%."""
_ONES = {sign: Decimal(5 if sign == "半" else place) for place, sign in enumerate("半一二三四五六七八九")}
_GRADES = ("级", "强", "规模级")
_CALENDAR = ("年", "月", "日")
_ROUND = ("百", "千", "万")
_MINUS, _PLUS = ("-", "－", "−"), ("+", "＋")
_PASSED_SUM = re.compile("[十百千万]亿(?=级?(?:大关|台阶|门槛|关口)|[，。；、]|$)")
"""A round sum that was passed, told without its 元: 产值突破百亿, GDP迈上千亿台阶."""
_VAGUE = ("数", "几", "好")
_REACH = ("达", "到", "至", "为")
_SOME, _MANY = "来", 100
"""两百来家 is a figure, 十来家 only a few."""
_LEAD = 4
"""No prefix of a bound is longer than this many characters."""


@dataclass(slots=True)
class _Figure:
    """A number on its way to a quantity: `low` is set once a range was joined."""

    start: int
    stop: int
    amount: Decimal
    chinese: bool
    magnitude: str = ""
    unit: str = ""
    family: str = ""
    currency: str = ""
    bound: Bound | None = None
    low: Decimal | None = None


def find_quantities(scan: Scan) -> list[Mention]:
    """The quantities of an article, in text order."""
    text, measures = scan.text, load_measures()
    found = []
    for figure in _share_units(text, list(_join_ranges(text, _read_figures(text, measures)))):
        if not figure.family or figure.family == "time":
            continue
        start, bound = _open_bound(text, figure, measures)
        quantity = _settle(text, figure, bound)
        if quantity is not None:
            span = Span(start - _is_signed(text, start, quantity), figure.stop)
            found.append(Mention(span, text[span.start : span.stop], ValueKind.QUANTITY, FINDER, quantity))
    return found


def _read_figures(text: str, measures: Measures) -> Iterator[_Figure]:
    """Every number of `text` with what follows it; the unit is "" where none does."""
    done = 0
    for start in _DIGITS.finditer(text):
        if start.start() < done or _is_plain_one(text, start):
            continue
        match = _CORE.match(text, start.start())
        figure = _read_figure(text, match, measures) if match else None
        if figure is not None:
            done = figure.stop
            yield figure


def _is_plain_one(text: str, run: re.Match[str]) -> bool:
    """Whether a run of numeral characters is 一, 十 or such inside a word: most are, and they are dropped early."""
    if run.end() - run.start() > 1 or text[run.start()].isdigit():
        return False
    return text[run.end() : run.end() + 1] not in load_measures().starts


def _read_figure(text: str, match: re.Match[str], measures: Measures) -> _Figure | None:
    word, at = match.group(), match.end()
    if text[at : at + 1] in _CALENDAR and not text.startswith("日元", at):
        return None
    if word.startswith("百分之"):
        share = read_number(word[3:])
        if share is None:
            return None
        return _close(text, _Figure(match.start(), at, share, False, "", "%", "share"), measures)
    neighbours = _NEIGHBOURS.fullmatch(word)
    amount = read_number(word[1] if neighbours else word)
    low = read_number(word[0]) if neighbours else None
    if amount is None or (low is not None and low >= amount):
        return None
    figure = _Figure(match.start(), at, amount, not word[0].isdigit())
    figure.low = low
    _read_more(text, figure, measures)
    scaled = _MAGNITUDE.match(text, figure.stop)
    if scaled:
        figure.magnitude, figure.stop, figure.family = scaled.group(1), scaled.end(), "bare"
        if "个" in scaled.group():
            figure.unit, figure.family, figure.currency = _YUAN, "money", _OWN_CURRENCY
        if not measures.unit.match(text, figure.stop):
            _add_tail(text, figure)
        _read_more(text, figure, measures)
    return _close(text, figure, measures) if _read_unit(text, figure, measures) else figure


def _read_more(text: str, figure: _Figure, measures: Measures) -> None:
    """多, 余 or 几 behind a number or its magnitude."""
    more = measures.more.get(text[figure.stop : figure.stop + 1])
    if more and (text[figure.stop] != _SOME or figure.amount >= _MANY):
        figure.bound, figure.stop = more, figure.stop + 1


def _add_tail(text: str, figure: _Figure) -> None:
    """3亿2000万 → 3.2 亿; 三万五千 → 35000."""
    match = _TAIL.match(text, figure.stop)
    tail = read_number(match.group(1)) if match else None
    if match is None or tail is None:
        return
    if figure.magnitude == "亿" and match.group(2):
        figure.amount, figure.stop = figure.amount + tail / 10_000, match.end()
    elif figure.magnitude == "万" and not match.group(2):
        figure.amount, figure.stop = figure.amount * 10_000 + tail, match.end()
        figure.magnitude = figure.family = ""


def _read_unit(text: str, figure: _Figure, measures: Measures) -> bool:
    """Takes the unit that follows the figure; False where none does."""
    match = measures.unit.match(text, figure.stop)
    if not match:
        return False
    unit = measures.units[match.group(1)]
    if unit.not_before and text.startswith(unit.not_before, match.end()):
        return False
    if not figure.magnitude and (unit.needs == "large" or (unit.needs == "digits" and figure.chinese)):
        return False
    name = match.group(1).removesuffix(_OWN_MONEY) or _YUAN
    figure.unit, figure.stop = name + match.group(2), match.end()
    figure.family, figure.currency = unit.family, unit.currency
    if figure.family == "tenth":
        figure.amount, figure.unit, figure.family = figure.amount * _TENTH, _PER_CENT, "share"
        figure.low = None if figure.low is None else figure.low * _TENTH
        more = _HUNDREDTHS.match(text, figure.stop)
        if more:
            figure.amount, figure.stop = figure.amount + _ONES[more.group()], more.end()
    return True


def _close(text: str, figure: _Figure, measures: Measures) -> _Figure:
    """The figure with a bound behind its unit: 以上, 左右."""
    match = measures.after_unit.match(text, figure.stop)
    if match:
        figure.stop, figure.bound = match.end(), measures.after[match.group()]
    return figure


def _join_ranges(text: str, figures: Iterator[_Figure]) -> Iterator[_Figure]:
    """20-30亿元 and 5亿至8亿元 become one figure with a lower end."""
    held: _Figure | None = None
    for figure in figures:
        if held is not None:
            joined = _join(text, held, figure)
            if joined is None:
                yield held
            else:
                figure = joined
        held = figure
    if held is not None:
        yield held


def _share_units(text: str, figures: list[_Figure]) -> list[_Figure]:
    """In 2.0和1.6个百分点 the first number takes the second's unit; only decimals do: others may count anything."""
    for index in range(len(figures) - 2, -1, -1):
        one, other = figures[index], figures[index + 1]
        between = _LISTED.match(text, one.stop)
        clipped = one.unit == "个" and other.family == "point"
        if (one.unit and not clipped) or one.magnitude or not other.unit:
            continue
        if not between or between.end() != other.start:
            continue
        if not one.chinese and one.amount.as_tuple().exponent:
            one.unit, one.family, one.currency = other.unit, other.family, other.currency
            one.magnitude = other.magnitude
    return figures


def _join(text: str, low: _Figure, high: _Figure) -> _Figure | None:
    between = _BETWEEN.match(text, low.stop)
    if not between or between.end() != high.start or not high.unit or low.low is not None:
        return None
    if low.unit not in ("", high.unit) or low.chinese != high.chinese:
        return None
    scale = MAGNITUDES.get(low.magnitude, Decimal(1)) if low.magnitude or low.unit else None
    amount = low.amount
    if scale is not None:
        amount = amount * scale / MAGNITUDES.get(high.magnitude, Decimal(1))
    if amount >= high.amount:
        return None
    high.start, high.low = low.start, amount
    return high


def _open_bound(text: str, figure: _Figure, measures: Measures) -> tuple[int, Bound | None]:
    """Where a figure with the bound before it begins: 超 in 超28亿元; not where it ends another word (附近10家)."""
    stop = figure.start
    while stop > 0 and text[stop - 1] == " ":
        stop -= 1
    if text[stop - 1 : stop] not in measures.lasts:
        return figure.start, None
    for size in range(_LEAD, 0, -1):
        at = stop - size
        bound, not_after = measures.prefixes.get(text[max(0, at) : stop], (None, ""))
        if at < 0 or bound is None or (at > 0 and text[at - 1] in not_after):
            continue
        if text[at:stop] != "上" or text[figure.start] in _ROUND:
            return at, bound
    return figure.start, None


def _settle(text: str, figure: _Figure, before: Bound | None) -> Quantity | None:
    """The quantity that a figure is, or None: an ordinal, a model number, 一个."""
    previous = text[max(0, figure.start - 1) : figure.start]
    if previous == "第" or text.startswith(_GRADES, figure.stop):
        return None
    latin = bool(_LATIN_BEFORE.search(text, max(0, figure.start - 2), figure.start))
    if latin and figure.family in ("count", "people", "bare"):
        return None
    if figure.chinese and not _holds_in_characters(text, figure, before):
        return None
    negative = previous in _MINUS and not latin and figure.family in ("money", "share") and figure.low is None
    bound = figure.bound or before or (Bound.ABOUT if figure.low is not None and figure.chinese else None)
    return Quantity(
        -figure.amount if negative else figure.amount,
        figure.magnitude + _DOUBLED.sub("", figure.unit.replace("％", "%")),
        bound,
        figure.currency,
        figure.low,
    )


def _is_signed(text: str, start: int, quantity: Quantity) -> bool:
    """Whether a sign stands before a figure that belongs to it: -5.8%, +5.4%."""
    if quantity.amount < 0:
        return True
    plus = text[start - 1 : start] in _PLUS and quantity.unit == _PER_CENT
    return plus and quantity.low is None and not _LATIN_BEFORE.search(text, max(0, start - 2), start - 1)


def _holds_in_characters(text: str, figure: _Figure, before: Bound | None) -> bool:
    """Whether a numeral in characters is a figure: 三千万元 and 近百家 are, 一家, 千万家 and 十分 are not."""
    word = text[figure.start : figure.start + 1]
    if figure.family == "bare" and before is not None and _PASSED_SUM.match(text, figure.start):
        return True
    if figure.family == "bare" or text[figure.start - 1 : figure.start] in _VAGUE:
        return False
    if word in _ROUND:
        return before is not None or text[figure.start - 1 : figure.start] in _REACH
    if word == "一" and figure.amount == 1 and not figure.magnitude:
        return figure.family == "ratio" and before is not None
    return True
