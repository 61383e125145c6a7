"""Fields of foreign rows and graphs: each as what it should be, or a ValueError that says what it is instead."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import NamedNode

from kg.identity import read_decimal
from kg.types import Span

_NAME = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_FARTHEST = 10**15
"""The last position that is taken: every format can write it as a whole number without loss."""


def read_string(value: object) -> str:
    """A string; "" for null."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{_show(value)} is no text")
    return value


def read_strings(values: object) -> tuple[str, ...]:
    """The strings of a list, each once, sorted."""
    if not isinstance(values, list | tuple):
        raise ValueError(f"{_show(values)} is no list")
    return tuple(sorted(set(map(read_string, values))))


def read_iri(value: object) -> str:
    """An absolute IRI, as the store takes it."""
    problem = f"{_show(value)} is no IRI"
    if not isinstance(value, str):
        raise ValueError(problem)
    try:
        return NamedNode(value).value
    except ValueError:
        raise ValueError(problem) from None


def read_codes(pairs: Iterable[tuple[object, object]]) -> tuple[tuple[str, str], ...]:
    """The (system, code) pairs that have a code, sorted; a system's name ends the IRI of its datatype."""
    codes = sorted((read_string(system), read_string(code)) for system, code in pairs if code)
    for system, _ in codes:
        if not _NAME.fullmatch(system):
            raise ValueError(f"{_show(system)} names no system of codes")
    return tuple(codes)


def read_span(start: object, stop: object) -> Span:
    """A stretch of a text; it may be empty."""
    first, last = read_position(start), read_position(stop)
    if last < first:
        raise ValueError(f"it ends at {last}, before it starts")
    return Span(first, last)


def read_position(value: object) -> int:
    """A position in a text."""
    number = read_number(value)
    if number != number.to_integral_value() or not 0 <= number < _FARTHEST:
        raise ValueError(f"{_show(value)} is no position in a text")
    return int(number)


def read_number(value: object) -> Decimal:
    """A finite decimal."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is no number")
    if isinstance(value, bool) or not isinstance(value, Decimal | str | int):
        raise ValueError(f"{_show(value)} is no number")
    return read_decimal(Decimal(value) if isinstance(value, int) else value)


def read_share(value: object) -> float:
    """A confidence: from 0 to 1."""
    number = read_number(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{_show(value)} is no confidence: it lies between 0 and 1")
    return float(number)


def _show(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
