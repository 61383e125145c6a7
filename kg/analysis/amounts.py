"""Money of statements in one unit: yuan. Other currencies are not converted: a rate would be ours, not the text's."""

from __future__ import annotations

from decimal import Decimal

from kg.graph.values import base_value
from kg.types import Quantity

YI = Decimal(100_000_000)
"""One 亿."""


def read_yuan(quantity: Quantity | None) -> Decimal | None:
    """The amount in yuan; None where there is none, or it is in another currency. A range counts with its upper end."""
    if quantity is None or quantity.currency != "CNY":
        return None
    return base_value(quantity)


def format_yi(yuan: Decimal | None) -> str:
    """Yuan as 亿元 with two decimals, "" for none."""
    return "" if yuan is None else format((yuan / YI).quantize(Decimal("0.01")), "f")
