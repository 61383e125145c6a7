"""Traditional script → simplified, one character for one, for matching only: evidence quotes what stands on disk.

Also the door to OpenCC.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)")
_TONED = re.compile(r"\([a-z]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}\)")
_SHARE = 0.02
"""From what share of traditional characters on a text is in traditional script."""


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Code point → simplified character, for the CJK block, where OpenCC's t2s gives one character."""
    from opencc import OpenCC

    converter = OpenCC("t2s")
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    simplified = converter.convert("\n".join(characters)).split("\n")
    return {ord(a): b for a, b in zip(characters, simplified, strict=True) if a != b and len(b) == 1}


_MARKERS = frozenset("國學產業區開發經濟廣東設長會項資東門與對進華團實華關際號機車電動質價條萬億")
"""Frequent characters of traditional script alone: a text without them needs no table."""


def simplify(text: str) -> str:
    """`text` in simplified script, of the same length; unchanged where it is not in traditional script."""
    if _MARKERS.isdisjoint(text):
        return text
    table = _table()
    changed = text.translate(table)
    differing = sum(1 for a, b in zip(text, changed, strict=True) if a != b)
    return changed if differing >= _SHARE * len(text) else text


def find_pinyin(text: str) -> list[tuple[int, int]]:
    """Where pinyin stands in brackets behind a character (產(chǎn)業(yè)), in a text that does so often; else nothing."""
    if "(" not in text or len(_TONED.findall(text)) < 3:
        return []
    return [match.span() for match in _PINYIN.finditer(text)]
