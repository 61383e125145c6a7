"""Literals: how names, decimals, dates and periods stand in the graph."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal

from kg.graph.terms import XSD_DATE, XSD_DECIMAL, XSD_INTEGER
from kg.identity import format_decimal
from kg.types import Quantity
from kg.vocabulary import Bound

_MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
"""Chinese multipliers that a unit may begin with (万亿元, 百万美元)."""


def text(value: str) -> Literal:
    """A plain string. Never typed xsd:string: engines disagree whether that is another term."""
    return Literal(_encodable(value))


def chinese(value: str) -> Literal:
    """A string with the tag `zh`: `zh-Hans` is lower-cased by some stores and missed by some queries."""
    return Literal(_encodable(value), language="zh")


def decimal(value: Decimal) -> Literal:
    """A decimal in its canonical spelling, which no store changes."""
    return Literal(format_decimal(value), datatype=XSD_DECIMAL)


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD_INTEGER)


def share(value: float) -> Literal:
    """A confidence between 0 and 1, with exactly the digits that read back as the same float."""
    return decimal(Decimal(repr(value)))


def day(value: str) -> Literal:
    """A date without time zone: with one, comparisons are indeterminate."""
    return Literal(value, datatype=XSD_DATE)


def base_value(quantity: Quantity) -> Decimal:
    """The amount in the currency's (or unit's) own unit: 5 of 亿元 is 500000000."""
    return quantity.amount * multiplier(quantity.unit)


def multiplier(unit: str) -> Decimal:
    """By how much the leading numerals of a unit multiply: 10000 for 万元 and for 万吨, 1 for 家."""
    factor = Decimal(1)
    for character in unit:
        if character not in _MULTIPLIERS:
            break
        factor *= _MULTIPLIERS[character]
    return factor


def find_limits(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Least and greatest value in base units that the wording admits: 超5亿元 has no greatest."""
    value = base_value(quantity)
    if quantity.low is not None:
        return quantity.low * multiplier(quantity.unit), value
    if quantity.bound is Bound.OVER:
        return value, None
    return (None, value) if quantity.bound is Bound.UNDER else (None, None)


def _encodable(value: str) -> str:
    """The value without lone surrogates, which are no characters of RDF; they become U+FFFD."""
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return value
