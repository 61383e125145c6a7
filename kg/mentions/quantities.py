"""Quantities: numerals with their units, bounds and ranges (近100家, 20-30亿元, 1.1万个, 百分之三十).

Ordinals, dates, durations and model numbers (第3届, 2021年, 5G, G60) are none. A quantity's amount counts in its unit
as written: 1000万千瓦 is 1000 万千瓦. The words stand in seeds/figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from kg.figures import alternation, load_figures
from kg.mentions.scans import Scan
from kg.numerals import ARABIC, CHINESE, MAGNITUDES, read_number
from kg.seeds import Entry
from kg.types import Mention, Quantity, Span
from kg.vocabulary import Bound, ValueKind

FINDER = "quantities"

_CORE = re.compile(rf"百分之(?:{ARABIC}|{CHINESE})|{ARABIC}(?:[十百千](?![瓦克米伏帕焦卡分年]))?|{CHINESE}|万(?=亿元)")
_MAGNITUDE = re.compile(r" ?(万亿|亿|万)")
_TAIL = re.compile(rf"(?:零|又)?((?:{ARABIC}|{CHINESE})[千百]?)(万)?")
_LISTED = re.compile(r" ?[、和与及] ?")
_BETWEEN = re.compile(r" ?(?:到|至|[-－—–~～∼]{1,2}) ?")
_NEIGHBOURS = re.compile("[一二两三四五六七八九]{2}")
_LATIN_BEFORE = re.compile(r"[0-9A-Za-z][-.]?$")
_DOUBLED = re.compile("^元(?=.)(?![/／人])")
"""3万元欧元 says 欧元 once."""
_GRADES = ("级", "强", "规模级")
_MINUS = ("-", "－", "−")
_VAGUE = ("数", "几", "好")
_REACH = ("达", "到", "至", "为")
_LEAD = 4
"""No prefix of a bound is longer than this many characters."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number on its way to a quantity: `low` is set once a range was joined."""

    start: int
    stop: int
    amount: Decimal
    magnitude: str
    unit: str
    bound: Bound | None
    chinese: bool
    low: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """Units and bounds, with the expressions that find them beside a number."""

    units: dict[str, Entry]
    unit: re.Pattern[str]
    prefixes: dict[str, Bound]
    more: dict[str, Bound]
    after: dict[str, Bound]
    after_unit: re.Pattern[str]


@lru_cache(maxsize=1)
def load_measures() -> Measures:
    """The tables of seeds/figures, compiled once a process."""
    units = {entry.form: entry for entry in load_figures("unit_measures")}
    suffixes = load_figures("bound_suffixes")
    rate = alternation(entry.form for entry in load_figures("unit_rates"))
    after = {s.form: Bound(s.fields["bound"]) for s in suffixes if s.fields["place"] == "unit"}
    return Measures(
        units,
        re.compile(rf" ?({alternation(units)})((?:[/／](?:{rate})){{0,2}})"),
        {p.form: Bound(p.fields["bound"]) for p in load_figures("bound_prefixes")},
        {s.form: Bound(s.fields["bound"]) for s in suffixes if s.fields["place"] == "number"},
        after,
        re.compile(alternation(after)),
    )


def find_quantities(scan: Scan) -> list[Mention]:
    """The quantities of an article, in text order."""
    text, measures = scan.text, load_measures()
    found = []
    for figure in _share_units(text, list(_join_ranges(text, _read_figures(text, measures)))):
        quantity = _settle(text, figure, measures)
        if quantity is not None:
            span = Span(_open_bound(text, figure, measures)[0], figure.stop)
            found.append(Mention(span, text[span.start : span.stop], ValueKind.QUANTITY, FINDER, quantity))
    return found


def _read_figures(text: str, measures: Measures) -> Iterator[_Figure]:
    """Every number of `text` with what follows it; the unit is "" where none does."""
    done = 0
    for match in _CORE.finditer(text):
        if match.start() >= done:
            figure = _read_figure(text, match, measures)
            if figure is not None:
                done = figure.stop
                yield figure


def _read_figure(text: str, match: re.Match[str], measures: Measures) -> _Figure | None:
    word, at = match.group(), match.end()
    if word.startswith("百分之"):
        share = read_number(word[3:])
        if share is None:
            return None
        return _close(text, _Figure(match.start(), at, share, "", "%", None, chinese=False), measures)
    chinese = not word[0].isdigit()
    low = None
    if _NEIGHBOURS.fullmatch(word):
        low, amount = read_number(word[0]), read_number(word[1])
    else:
        amount = read_number(word)
    if amount is None:
        return None
    bound, at = _read_more(text, at, measures)
    magnitude = ""
    scaled = _MAGNITUDE.match(text, at)
    if scaled:
        magnitude, at = scaled.group(1), scaled.end()
        if not measures.unit.match(text, at):
            amount, magnitude, at = _add_tail(text, amount, magnitude, at)
        later, at = _read_more(text, at, measures)
        bound = bound or later
    figure = _Figure(match.start(), at, amount, magnitude, "", bound, chinese, low)
    unit = _read_unit(text, figure, measures)
    if unit is None:
        return figure
    return _close(text, replace(figure, unit=unit.group(1) + unit.group(2), stop=unit.end()), measures)


def _read_more(text: str, at: int, measures: Measures) -> tuple[Bound | None, int]:
    if at < len(text) and text[at] in measures.more:
        return measures.more[text[at]], at + 1
    return None, at


def _add_tail(text: str, amount: Decimal, magnitude: str, at: int) -> tuple[Decimal, str, int]:
    """3亿2000万 → 3.2 亿; 三万五千 → 35000."""
    match = _TAIL.match(text, at)
    if not match:
        return amount, magnitude, at
    tail = read_number(match.group(1))
    if tail is None:
        return amount, magnitude, at
    if magnitude == "亿" and match.group(2):
        return amount + tail / 10_000, magnitude, match.end()
    if magnitude == "万" and not match.group(2):
        return amount * 10_000 + tail, "", match.end()
    return amount, magnitude, at


def _read_unit(text: str, figure: _Figure, measures: Measures) -> re.Match[str] | None:
    match = measures.unit.match(text, figure.stop)
    if not match:
        return None
    fields = measures.units[match.group(1)].fields
    if fields["not_before"] and text.startswith(tuple(fields["not_before"].split()), match.end()):
        return None
    needs = fields["needs"]
    if (needs == "digits" and figure.chinese and not figure.magnitude) or (needs == "large" and not figure.magnitude):
        return None
    return match


def _close(text: str, figure: _Figure, measures: Measures) -> _Figure:
    match = measures.after_unit.match(text, figure.stop)
    if not match:
        return figure
    return replace(figure, stop=match.end(), bound=measures.after[match.group()])


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
    """In 2.0和1.6个百分点 the first number takes the unit of the second; only decimals do: others may count anything."""
    for index in range(len(figures) - 2, -1, -1):
        one, other = figures[index], figures[index + 1]
        between = _LISTED.match(text, one.stop)
        if one.unit or one.magnitude or not other.unit or not between or between.end() != other.start:
            continue
        if not one.chinese and one.amount.as_tuple().exponent:
            figures[index] = replace(one, unit=other.unit, magnitude=other.magnitude)
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
    return replace(high, start=low.start, low=amount)


def _open_bound(text: str, figure: _Figure, measures: Measures) -> tuple[int, Bound | None]:
    """Where a figure with the bound before it begins: 超 in 超28亿元."""
    stop = figure.start
    while stop > 0 and text[stop - 1] == " ":
        stop -= 1
    for size in range(_LEAD, 0, -1):
        word = text[max(0, stop - size) : stop]
        if len(word) == size and word in measures.prefixes and not _is_part(text, stop - size, word):
            return stop - size, measures.prefixes[word]
    return figure.start, None


def _is_part(text: str, at: int, word: str) -> bool:
    """Whether a bound of one character only ends another word (附近10家, 网上5项)."""
    entry = next(e for e in load_figures("bound_prefixes") if e.form == word)
    return at > 0 and text[at - 1] in entry.fields["not_after"]


def _settle(text: str, figure: _Figure, measures: Measures) -> Quantity | None:
    """The quantity that a figure is, or None: an ordinal, a duration, a model number, 一个."""
    _, before = _open_bound(text, figure, measures)
    family = _family(figure, measures)
    previous = text[max(0, figure.start - 1) : figure.start]
    if family in ("", "time") or previous == "第" or text.startswith(_GRADES, figure.stop):
        return None
    latin = bool(_LATIN_BEFORE.search(text, max(0, figure.start - 2), figure.start))
    if latin and family in ("count", "people", "tenth", "bare"):
        return None
    if figure.chinese and not _holds_in_characters(text, figure, family, before):
        return None
    amount = figure.amount
    if previous in _MINUS and not latin and family in ("money", "share"):
        amount = -amount
    unit = figure.magnitude + _DOUBLED.sub("", figure.unit.replace("％", "%"))
    bound = figure.bound or before or (Bound.ABOUT if figure.low is not None and figure.chinese else None)
    currency = measures.units[re.split("[/／]", figure.unit)[0]].fields["currency"] if family == "money" else ""
    return Quantity(amount, unit, bound, currency, figure.low)


def _family(figure: _Figure, measures: Measures) -> str:
    """What the figure counts: the family of its unit, "bare" for 3000亿 without unit, "" for a plain number."""
    if figure.unit:
        return measures.units[re.split("[/／]", figure.unit)[0]].fields["family"]
    return "bare" if figure.magnitude else ""


def _holds_in_characters(text: str, figure: _Figure, family: str, before: Bound | None) -> bool:
    """Whether a numeral in characters is a figure: 三千万元 and 近百家 are, 一家, 千万家 and 十分 are not."""
    word = text[figure.start : figure.start + 1]
    if family == "bare" or text[figure.start - 1 : figure.start] in _VAGUE:
        return False
    if word in "百千万":
        return before is not None or text[figure.start - 1 : figure.start] in _REACH
    if word == "一" and figure.amount == 1 and not figure.magnitude:
        return family in ("ratio", "tenth") and before is not None
    return True
