"""Foreign text on a terminal or in a log: nothing in it moves the cursor, turns the line round or begins a new one."""

from __future__ import annotations

import re

_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""Control characters (ISO 6429), separators of lines, marks of direction (Unicode Technical Report 36), lone
surrogates."""


def show_plainly(text: str, keep: str = "") -> str:
    """The text with a line feed as ⏎ and every other active character, except those of `keep`, as `\\x1b` or
    `\\u202e`."""
    return _ACTIVE.sub(lambda match: match[0] if match[0] in keep else _name(match[0]), text)


def _name(character: str) -> str:
    if character == "\n":
        return "⏎"
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
