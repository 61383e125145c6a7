"""Lines → blocks: what pages of columns and pages of a paragraph a line have in common."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.articles import cues
from kg.articles.lines import Line
from kg.articles.scripts import simplify
from kg.articles.shapes import ends, is_signed
from kg.articles.topics import find_pairs

HEADING_LIMIT = 60
"""No heading has more characters, its lines together."""
_NUMBERED = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]?[0-9]{1,2}[、）)．.](?![0-9])|第[一二三四五六七八九十]{1,3}[章节部]"
)


@dataclass(slots=True)
class Block:
    """A paragraph or heading of some lines. `role` is body, heading, byline, caption or furniture; `opens` says that it
    begins as an article does; `close` that it stands closer to the block before than the page's lines do, `apart` that
    it stands farther from it."""

    lines: list[Line]
    role: str = "body"
    opens: bool = False
    close: bool = False
    apart: bool = False
    text: str = field(init=False)
    _pairs: Counter[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.text = self.lines[0].text if len(self.lines) == 1 else "".join(line.text for line in self.lines)

    def extend(self, lines: list[Line]) -> None:
        """Appends lines."""
        self.lines = [*self.lines, *lines]
        self.text = "".join(line.text for line in self.lines)
        self._pairs = None

    @property
    def start(self) -> int:
        """The place of its first character in the file."""
        return self.lines[0].start

    @property
    def pairs(self) -> Counter[str]:
        """The telling pairs of its text, found once."""
        if self._pairs is None:
            self._pairs = find_pairs(self.text)
        return self._pairs

    @property
    def is_section(self) -> bool:
        """Whether it heads a part of an article and no article: mark-up or a number says so."""
        return self.lines[0].role == "subhead" or _NUMBERED.match(self.text) is not None

    @property
    def is_open(self) -> bool:
        """Whether its last sentence is broken off."""
        return self.role == "body" and not ends(self.text) and self.text[-1] not in "：:—" and not is_signed(self.text)


class Builder:
    """What both kinds of page share."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self._roles: dict[int, str] = {}

    def classify(self, at: int) -> str:
        """The role that a line shows by its words alone, or ""."""
        role = self._roles.get(at)
        if role is None:
            role = self._roles[at] = _classify(self.lines[at].text)
        if role == "name":
            return "byline" if self._may_sign(at) else ""
        return role

    def _may_sign(self, at: int) -> bool:
        """Names alone are a byline below a heading or another byline, or between two paragraphs that are whole."""
        if not self.blocks:
            return False
        before = self.blocks[-1]
        if before.role in ("heading", "byline"):
            return True
        return " " in self.lines[at].text.strip() and not before.is_open and len(self.lines[at].text) >= 5

    def add(self, lines: list[Line], role: str = "body") -> None:
        """Appends a block; a heading right before a picture's bare credit is its caption."""
        text = lines[0].text
        opens = role == "body" and cues.opens(text)
        if role == "body" and len(lines) <= 8 and cues.is_caption(text):
            role = "caption"
        block = Block(lines, role, opens)
        if role == "caption" and self.blocks and cues.picture_credits().fullmatch(block.text):
            before = self.blocks[-1]
            if before.role in ("heading", "body") and len(before.text) <= HEADING_LIMIT and not before.opens:
                before.role = "caption"
        if role == "byline" and self.blocks and _SIGNED_ON.fullmatch(block.text):
            before = self.blocks[-1]
            if before.role == "heading" and _BODY.fullmatch(before.text):
                before.role = "byline"
        self.blocks.append(block)


_SIGNED_ON = re.compile(r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")
_BODY = re.compile("[\u4e00-\u9fff（）\\s]{2,24}(?:委|局|部|厅|府|办|院|会|署|室|公司|中心)")
"""Who signs a notice, above its day: 自治区发展改革委."""
_LONG = 120
"""No line that is furniture, byline or caption by itself is longer."""


_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))} | {0x3000: " "}
_UNEVEN = re.compile("[\uff10-\uff19\uff21-\uff3a記責編圖閱來報]")


def _classify(text: str) -> str:
    if len(text) <= _LONG and _UNEVEN.search(text):
        text = simplify(text.translate(_FULL_WIDTH))
    if len(text) > _LONG or (len(text) > HEADING_LIMIT and text[-1] in "。！？”" and text[0] not in _BRACKETS):
        return ""
    if cues.furniture().fullmatch(text):
        return "furniture"
    if len(text) <= HEADING_LIMIT and cues.is_caption(text):
        return "caption"
    if cues.opens(text):
        return ""
    if cues.bylines().fullmatch(text):
        return "byline"
    return "name" if len(text) <= 24 and "\t" not in text and cues.NAMES.fullmatch(text.lstrip("■ ")) else ""


_BRACKETS = "（(【[□■"
