"""Lines → blocks: what pages of columns and pages of a paragraph a line have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.articles import cues
from kg.articles.lines import Line
from kg.articles.shapes import ends, is_signed

HEADING_LIMIT = 60
"""No heading has more characters, its lines together."""
_NUMBERED = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]?[0-9]{1,2}[、）)．.](?![0-9])|第[一二三四五六七八九十]{1,3}[章节部]"
)


@dataclass(slots=True)
class Block:
    """A paragraph or heading of some lines. `role` is body, heading, byline, caption or furniture; `opens` says that it
    begins as an article does; `close` that it stands closer to the block before than the page's lines do."""

    lines: list[Line]
    role: str = "body"
    opens: bool = False
    close: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = "".join(line.text for line in self.lines)

    @property
    def start(self) -> int:
        """The place of its first character in the file."""
        return self.lines[0].start

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
        self.furniture, self.openings = cues.furniture(), cues.openings()
        self.bylines, self.captions = cues.bylines(), cues.captions()

    def classify(self, at: int) -> str:
        """The role that a line shows by its words alone, or ""."""
        line = self.lines[at]
        text = line.text
        if len(text) > 120:
            return ""
        if self.furniture.fullmatch(text):
            return "furniture"
        if self.captions.match(text) and len(text) <= 60:
            return "caption"
        if self.openings.match(text):
            return ""
        if self.bylines.fullmatch(text):
            return "byline"
        return "byline" if len(text) <= 24 and cues.NAMES.fullmatch(text) and self._may_sign(at) else ""

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
        opens = role == "body" and self.openings.match(text) is not None
        if role == "body" and self.captions.match(text) and len(lines) <= 8:
            role = "caption"
        block = Block(lines, role, opens)
        if role == "caption" and self.blocks and cues.picture_credits().fullmatch(block.text):
            before = self.blocks[-1]
            if before.role in ("heading", "body") and len(before.text) <= HEADING_LIMIT and not before.opens:
                before.role = "caption"
        self.blocks.append(block)
