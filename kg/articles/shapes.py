"""What a line of text looks like: whole or broken off, a headline or a piece of a sentence."""

from __future__ import annotations

import re
import unicodedata

from kg.articles import cues

TERMINAL = "。！？!?；;…"
CLOSERS = '”’」』）)】》"'
OPEN_ENDED = "，、；,-（(《“‘「『的和与及在将为是把被从"
_SIGNED = re.compile(
    "[。！？!?…”](?:\\s*[（(][^（）()。]{2,40}[）)]|\\s+(?:[\u4e00-\u9fff]\\s?){2,4})\\s*$|[（(][\u4e00-\u9fff]\\s[\u4e00-\u9fff]{1,2}[）)]\\s*$|(?:摄|供图|资料图片）|资料照片）)\\s*$"
)
_ASKED = re.compile("(?:记者|問|问|主持人|本报|本刊|Q|《[^》]{2,12}》)[：:]")
"""An interviewer's question is no headline."""
_PAIRS = ("《》", "“”", "（）", "「」", "‘’")


def ends(text: str) -> bool:
    """Whether a text stops where a sentence does."""
    last = text[-1]
    if last in TERMINAL:
        return True
    if last not in CLOSERS:
        return False
    bare = text.rstrip(CLOSERS)
    return bool(bare) and bare[-1] in TERMINAL


def is_signed(text: str) -> bool:
    """Whether a finished paragraph carries its author or its picture's credit behind it: …进展。（张三 李四）."""
    return (text[-1] in "）)摄图片" or " " in text[-8:] or "\u3000" in text[-8:]) and _SIGNED.search(text) is not None


def measure(text: str) -> float:
    """The width of a line in full-width characters: what is narrow or ASCII takes half a place (Unicode Annex 11)."""
    if text.isascii():
        return len(text) / 2
    narrow = len(text.encode("ascii", "ignore"))
    return len(text) - narrow / 2


def is_wide(character: str) -> bool:
    """Whether a character takes a full place."""
    return unicodedata.east_asian_width(character) in "WFA"


def looks_like_heading(text: str) -> bool:
    """Whether a line by itself could be a headline or a subhead."""
    if len(text) > 60 or len(text) < 2 or text[-1] in OPEN_ENDED or text[0] in "，。、；：）”》！？,.;)":
        return False
    if text[-1] in "？?" and _ASKED.match(text):
        return False
    if text.endswith(("——", "：", ":")):
        return 4 <= len(text) <= 40 and "，" not in text and not cues.opens(text)
    if text[-1] in "。；;" or (ends(text) and len(text) > 30) or cues.opens(text):
        return False
    return text.count("，") <= 2 and "。" not in text and "；" not in text


def is_fragment(text: str, following: str) -> bool:
    """Whether a line that could be a headline is rather the first line of a sentence that the column broke.

    Brackets left open, a comma, a sentence's first word, a closing bracket in the next line that nothing opened: two
    such signs (a bracket counts for both) decide.
    """
    score = 0
    for pair in _PAIRS:
        if text.count(pair[0]) > text.count(pair[1]):
            score += 2
            closing, opening = following.find(pair[1]), following.find(pair[0])
            score += closing >= 0 and (opening < 0 or closing < opening)
        elif text.count(pair[1]) > text.count(pair[0]):
            score += 2
    score += min(2, text.count("，"))
    score += cues.continuations().match(text) is not None
    score += len(text) > 40
    return score >= 2
