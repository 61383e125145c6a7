"""Numerals as newspapers print them: 12,209.17, 三千五百, 1.1万, 两, 五点六 → Decimal.

Grammar of Chinese numerals after GB/T 15835-2011 (general rules for writing numerals in publications).
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
MAGNITUDES = {
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "十亿": Decimal(10**9),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
}
"""Words that multiply the number before them."""

ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.．]\d+)?"
"""A regular expression for a number in digits, thousands separated by commas or not."""

CHINESE = r"[零〇一二三四五六七八九十百千两]+(?:点[零〇一二三四五六七八九]+)?"
"""A regular expression for a number in Chinese characters, without 万 and 亿, which belong to the unit."""

_LONGEST = 40
"""Longer runs of digits are no numbers that a newspaper prints."""

_ARABIC = re.compile(ARABIC)


def read_number(text: str) -> Decimal | None:
    """The value of a numeral such as 753.6, 12,209.17, 三千, 两百, 1.5万, 3亿2000万; None where it is none."""
    total, rest = Decimal(0), text.strip()
    if not rest or len(rest) > _LONGEST:
        return None
    for word in ("万亿", "亿", "万"):
        head, found, tail = rest.partition(word)
        if found:
            part = _read_plain(head) if head else Decimal(1)
            if part is None:
                return None
            total += part * MAGNITUDES[word]
            rest = tail.lstrip("零")
            if not rest:
                return total
    part = _read_plain(rest)
    return None if part is None else total + part


def _read_plain(text: str) -> Decimal | None:
    """A number without 万 and 亿: digits, digits with 百 or 千 (5千), or Chinese characters."""
    if _ARABIC.fullmatch(text):
        return Decimal(re.sub("[,，]", "", text).replace("．", "."))
    if len(text) > 1 and text[-1] in _SMALL and _ARABIC.fullmatch(text[:-1]):
        return Decimal(re.sub("[,，]", "", text[:-1])) * _SMALL[text[-1]]
    whole, point, fraction = text.partition("点")
    value = _read_chinese(whole)
    if value is None or (point and not fraction):
        return None
    if point:
        digits = [_DIGITS.get(c) for c in fraction]
        if None in digits:
            return None
        return Decimal(f"{value}." + "".join(map(str, digits)))
    return Decimal(value)


def _read_chinese(text: str) -> int | None:
    """三千五百零六 → 3506; 二〇二一 → 2021 (digit by digit); None where the characters make no number."""
    if not text:
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit, last = 0, None, 10_000
    for char in text:
        if char in _SMALL:
            unit = _SMALL[char]
            if unit >= last or (digit == 0):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last = None, unit
        elif char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        else:
            return None
    if digit and last > 10 and last != 10_000 and "零" not in text and "〇" not in text:
        return total + digit * last // 10
    return total + (digit or 0)
