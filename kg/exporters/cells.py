"""Text in foreign formats: what a spreadsheet would run, and what XML cannot hold."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.identity import format_decimal

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""First characters at which spreadsheets take text for a formula (their full-width forms too)."""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, escaped or not (production Char)."""
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_SPECIAL = re.compile('[&<>"\t\n\r]')


def neutralize(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def clean_xml(text: str) -> str:
    """The text with U+FFFD for every character that XML cannot hold."""
    return _UNFIT.sub("\ufffd", text)


def escape_xml(text: str) -> str:
    """The text for an element or attribute; line feeds and tabs are kept as references."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], clean_xml(text))


def format_cell(value: str | float | Decimal | None) -> str:
    """A cell as text: decimals without exponent, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format_decimal(value)
    return value if isinstance(value, str) else repr(value)
