"""The tables of seeds/figures: units, bounds, calendar words, cues of growth and rank.

No scan looks them up: their forms are short and frequent (个, 元, 年) and are tried only beside a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.resources import find_resource
from kg.seeds import Entry, read_table


@lru_cache(maxsize=32)
def load_figures(name: str) -> tuple[Entry, ...]:
    """The rows of seeds/figures/`name`.tsv, read once a process."""
    return tuple(read_table(find_resource("seeds", "figures", f"{name}.tsv"), f"figures/{name}"))


def alternation(forms: Iterable[str]) -> str:
    """The body of a regular expression for any of `forms`, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


_MAGNITUDES = ("万亿", "亿", "万")


def read_family(unit: str) -> str:
    """What a unit measures (money, count, share …): 亿元 → money, 万家 → count, 万 → bare, an unknown one → ""."""
    plain = unit.split("/")[0]
    families = _load_families()
    for magnitude in ("", *_MAGNITUDES):
        if plain.startswith(magnitude):
            rest = plain[len(magnitude) :]
            if rest in families:
                return families[rest]
            if magnitude and not rest:
                return "bare"
    return ""


@lru_cache(maxsize=1)
def _load_families() -> dict[str, str]:
    return {entry.form: entry.fields["family"] for entry in load_figures("unit_measures")}
