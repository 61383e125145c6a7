"""The units and bounds that stand beside numbers, compiled from seeds/figures once a process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.figures import alternation, load_figures
from kg.vocabulary import Bound


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the table of units."""

    family: str
    currency: str
    needs: str
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Units and bounds, with the expressions that find them beside a number."""

    units: dict[str, Unit]
    unit: re.Pattern[str]
    prefixes: dict[str, tuple[Bound, str]]
    lasts: frozenset[str]
    """The last characters of the bounds that stand before numbers."""
    more: dict[str, Bound]
    after: dict[str, Bound]
    after_unit: re.Pattern[str]
    starts: frozenset[str]
    """The characters that may follow a numeral of one character."""


@lru_cache(maxsize=1)
def load_measures() -> Measures:
    """The tables of seeds/figures, compiled once a process."""
    units = {
        e.form: Unit(e.fields["family"], e.fields["currency"], e.fields["needs"], tuple(e.fields["not_before"].split()))
        for e in load_figures("unit_measures")
    }
    prefixes = {p.form: (Bound(p.fields["bound"]), p.fields["not_after"]) for p in load_figures("bound_prefixes")}
    suffixes = load_figures("bound_suffixes")
    rate = alternation(entry.form for entry in load_figures("unit_rates"))
    after = {s.form: Bound(s.fields["bound"]) for s in suffixes if s.fields["place"] == "unit"}
    return Measures(
        units,
        re.compile(rf" ?({alternation(units)})((?:[/／](?:{rate})){{0,2}})"),
        prefixes,
        frozenset(form[-1] for form in prefixes),
        {s.form: Bound(s.fields["bound"]) for s in suffixes if s.fields["place"] == "number"},
        after,
        re.compile(alternation(after)),
        frozenset("点亿万零到至-－—–~～∼ 余多几来又、和与及") | {unit[0] for unit in units},
    )
