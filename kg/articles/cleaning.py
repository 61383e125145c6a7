"""Raw lines → clean text: lines joined, spaces and marks removed, forms of one character made one."""

from __future__ import annotations

import re
import unicodedata

from kg.articles.lines import Runs, cut_runs
from kg.articles.scripts import simplify


def _fold_table() -> dict[int, str]:
    """Character → the character that stands for it, one for one. Full-width ASCII but for Chinese punctuation; the
    compatibility ideographs and radicals that PDF fonts give (NFKC, Unicode Annex 15); every white space → a space."""
    kept = "！（），：；？［］｛｝～＜＞｜"
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in kept}
    for first, last in ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0x2F800, 0x2FA20)):
        for code in range(first, last):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1:
                table[code] = folded
    for code in (*range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
        table[code] = " "
    return table


_FOLDED = _fold_table()
MARKS = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufe00-\ufe0f\ufeff"
    "\ufff9-\uffff\U000f0000-\U0010ffff"
)
"""Controls, soft hyphens, zero widths, directions, variation selectors, private use."""
_WIDE = "".join(chr(code) for code in _FOLDED if 0xFF01 <= code <= 0xFF5E)
_NARROW = str.maketrans(",;:!?", "，；：！？")
_SPACES = "\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What \\s matches, spelt out: a class with a category in it is searched for half as fast."""
_ODD = re.compile(f"[{_SPACES},;:!?{MARKS}{re.escape(_WIDE)}\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_REMOVED = re.compile(
    f"[{MARKS}]+|(?<![A-Za-z]) +| +(?![A-Za-z ])|(?<= ) +"  # one space stays between two Latin words
)
_HAN = "\u4e00-\u9fff"
_LABEL = re.compile(
    f"^[●■◆▲★□◇○▶►•·][{_HAN}]{{2,8}} +(?=[{_HAN}“《0-9])|(?<=同期声|画外音|主持人) +(?=[{_HAN}])"
    f"|(?<=导语|口播|解说|采访|字幕) +(?=[{_HAN}])"
)
"""The space behind the label of an item (●星河市 3月1日，…) or of a script's part stays: it parts names."""
_KEPT = re.compile(f"(?<=[{_HAN}”》）！？…][{_HAN}”》）！？…]) +(?=[{_HAN}“‘《（][{_HAN}“‘《（])")
"""The space between the two halves of a headline stays: it parts clauses."""
_BESIDE_HAN = re.compile(f"(?<=[{_HAN}”’》）】])[,;:!?]+|[,;:!?]+(?=[{_HAN}“‘《（【])")
"""Half-width punctuation of a Chinese sentence; between digits or Latin words it stays."""
_PINYIN = re.compile("(?<=[\u4e00-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,6}[)）]")
_TONED = re.compile("(?<=[\u4e00-\u9fff])[(（][a-z]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-z]{0,3}[)）]")


def has_pinyin(text: str) -> bool:
    """Whether characters are followed by their pinyin (產(chǎn)業(yè)), as in mirrors of traditional pages."""
    return ("(" in text or "（" in text) and len(_TONED.findall(text)) >= 3


def join_lines(pieces: list[tuple[str, Runs]]) -> tuple[str, Runs]:
    """Lines put together: Chinese without a space, two Latin words with one, a word broken at a hyphen whole again."""
    if len(pieces) == 1:
        return pieces[0]
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    last = ""
    for text, places in pieces:
        if last and last.isascii() and text[0].isascii():
            if last == "-" and text[0].islower() and parts[-1][-2:-1].islower():
                parts[-1] = parts[-1][:-1]
                length -= 1
            elif last.isalpha() and text[0].isalpha():
                # The space maps to the white space before the line.
                parts.append(" ")
                runs.append((length, places[0][1] - 1))
                length += 1
        runs.extend((offset + length, source) for offset, source in places) if length else runs.extend(places)
        parts.append(text)
        length += len(text)
        last = text[-1]
    return "".join(parts), tuple(runs)


def clean(
    text: str, runs: Runs, *, headline: bool = False, pinyin: bool = False, script: bool = False
) -> tuple[str, Runs]:
    """A joined text without spaces and marks, folded, in simplified script where `script` says so."""
    if script:
        text = simplify(text)
    if not pinyin and _ODD.search(text) is None:
        return text, runs
    text = _BESIDE_HAN.sub(lambda match: match.group().translate(_NARROW), text.translate(_FOLDED))
    cuts = [match.span() for match in _REMOVED.finditer(text)]
    if pinyin:
        cuts = sorted(cuts + [match.span() for match in _PINYIN.finditer(text)])
    if headline:
        kept = {match.start() for match in _KEPT.finditer(text)}
        cuts = [(start + (start in kept), stop) for start, stop in cuts]
    if label := _LABEL.search(text):
        cuts = [(start + (stop == label.end()), stop) for start, stop in cuts]
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = length = 0
    for start, stop in [*cuts, (len(text), len(text))]:
        if start > at:
            parts.append(text[at:start])
            places.extend((offset + length, source) for offset, source in cut_runs(runs, at, start))
            length += start - at
        at = max(at, stop)
    return "".join(parts), tuple(places)
