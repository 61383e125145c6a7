"""Pages set in columns: lines break every fifteen to twenty characters, headlines between them or at the foot."""

from __future__ import annotations

from itertools import islice

from kg.articles import cues
from kg.articles.blocks import HEADING_LIMIT, Block, Builder
from kg.articles.lines import Line
from kg.articles.shapes import OPEN_ENDED, ends, is_fragment, is_signed, looks_like_heading, measure

_SHORT = 1.5
"""By how many full-width characters the last line of a paragraph is shorter than its column."""
_INDENT = 2
"""A paragraph's first line is so much shorter: its indent is lost with the white space."""
_NARROW = 0.65
"""A headline of one line between others as close leaves more of its column white than a paragraph's first line."""
_HANGING = 1.2
"""A line is so much longer than its column where a stop hangs over. Half the lines of a page in columns fill theirs."""
_SAMPLE = 300
_FOOT = 8
"""No more headlines than these stand in a row at the foot of a page."""
_FULL = 93
"""Of a hundred lines of a page so many are no wider than its widest column: the rest are headlines over several."""
_COLUMN = 45
"""Lines of a column are no longer; a page a paragraph a line has longer ones."""


def is_wrapped(lines: list[Line]) -> bool:
    """Whether the page is set in narrow columns: most lines are short and break inside a sentence."""
    if len(lines) < 8 or any(line.role for line in islice(lines, 50)):
        return False
    sample = lines[:_SAMPLE]
    widths = [measure(line.text) for line in sample]
    broken = sum(1 for line in sample if not ends(line.text))
    if sorted(widths)[len(widths) // 2] > _COLUMN or broken * 2 <= len(sample):
        return False
    full = 0
    for at, width in enumerate(widths):
        column = find_column(widths[max(0, at - 6) : at + 7])
        full += -_INDENT - 0.6 <= width - column <= _HANGING
    return full * 2 >= len(sample)


def find_column(widths: list[float]) -> float:
    """The width of the column that lines of these widths stand in: most of its lines fill it."""
    return sorted(widths)[len(widths) * 3 // 4] if widths else 0.0


class ColumnPage(Builder):
    """Columns: lines go together until a line that ends its paragraph short of the column's width."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__(lines)
        blanks = sorted(line.blank for line in lines)
        self.gap = blanks[len(blanks) // 2]
        self.widths = [measure(line.text) for line in lines]
        self.widest = sorted(self.widths)[len(lines) * _FULL // 100] + _SHORT
        indented = sum(1 for line in lines if line.indented)
        self.indents = 3 <= indented <= 0.6 * len(lines)

    def build(self) -> list[Block]:
        """The blocks."""
        at = 0
        while at < len(self.lines):
            role = self.classify(at)
            length = 1 if role else self._heading_length(at)
            if length and not role:
                role = "heading"
            if not role or (role == "caption" and not self._is_credited(at)):
                length = self._paragraph_length(at)
                role = "caption" if role else "body"
            if role == "heading" and self._continues_heading(at):
                self.blocks[-1].extend(self.lines[at : at + length])
                at += length
                continue
            self.add(self.lines[at : at + length], role)
            self.blocks[-1].close = at > 0 and self.lines[at].blank < self.gap
            self.blocks[-1].apart = at > 0 and 0 < self.gap < self.lines[at].blank
            at += length
        return self.blocks

    def _continues_heading(self, at: int) -> bool:
        """Whether line `at`, a heading, is one with the heading before it, in a page without blank lines."""
        if self.gap or self.lines[at].blank or not self.blocks or self.blocks[-1].role != "heading":
            return False
        narrow = self.widths[at] < self._column(at, ahead=True) and self.widths[at - 1] < self._column(at, ahead=True)
        return narrow and len(self.blocks[-1].lines) < 3

    def _is_credited(self, at: int) -> bool:
        text = self.lines[at].text
        return ends(text) or cues.is_credited(text)

    def _column(self, at: int, *, ahead: bool = False) -> float:
        """The width of the column around line `at`, or ahead of it: most of its lines fill it."""
        window = self.widths[at + 1 : at + 7] if ahead else self.widths[max(0, at - 6) : at + 7]
        return find_column([width for width in window if width <= self.widest])

    def _paragraph_length(self, start: int) -> int:
        at = start
        lines = self.lines
        while at + 1 < len(lines):
            following = lines[at + 1]
            text = lines[at].text
            if ends(text) or is_signed(lines[at - 1].text[-3:] + text if at > start else text):
                if following.blank != self.gap or (self.indents and following.indented):
                    break
                if self.widths[at] <= self._column(at) - _SHORT or self._begins(at + 1) or self._is_first(at + 1):
                    break
            elif self._interrupts(at + 1):
                break
            at += 1
        return at - start + 1

    def _begins(self, at: int) -> bool:
        """Whether line `at` cannot carry on a paragraph whose last line is whole and fills the column."""
        if cues.opens(self.lines[at].text) or self.classify(at):
            return True
        return self._heading_length(at, alone=True) > 0

    def _is_first(self, at: int) -> bool:
        """Whether line `at` lacks just an indent to fill the column, as a paragraph's first line does."""
        lack = self._column(at, ahead=True) - self.widths[at]
        return abs(lack - _INDENT) <= 0.5 and not ends(self.lines[at].text)

    def _interrupts(self, at: int) -> bool:
        """Whether line `at` breaks into a sentence: another article's byline, first words or closely set headline."""
        line = self.lines[at]
        first = line.text[0]
        if first in "□■◎▲△" or (first in "本据新【中（" and cues.opens(line.text)):
            return True
        if self._is_wide(at):
            return True
        if at + 1 == len(self.lines) or self.lines[at + 1].blank >= self.gap or ends(line.text):
            return False
        if line.blank < self.gap:
            return self.widths[at] < self._column(at) - 1
        stop = at + self._heading_length(at, alone=True)
        return at < stop < len(self.lines) and (cues.opens(self.lines[stop].text) or self.classify(stop) == "byline")

    def _heading_length(self, at: int, *, alone: bool = False) -> int:
        """How many lines from `at` on are one heading; 0 where none is.

        Its lines end no sentence; they stand closer together than the column's, or are shorter or longer than they.
        `alone` asks only for headings that show so by their spacing.
        """
        if self._is_wide(at):
            return 1
        if self._is_ordinary(at):
            return 0
        if not alone and self.blocks and self.blocks[-1].is_open and not self._interrupts(at):
            return 0
        stop = self._group_stop(at)
        group = self.lines[at:stop]
        length = len(group)
        size = sum(len(line.text) for line in group)
        least = 2 if self.lines[at].blank > self.gap else 4
        if not length or not least <= size <= HEADING_LIMIT or group[-1].text[-1] in OPEN_ENDED:
            return 0
        following = self.lines[stop] if stop < len(self.lines) else None
        apart = following is None or following.blank != self.gap or cues.opens(following.text)
        closer = self.gap > 0 and (length > 1 or (following is not None and following.blank < self.gap))
        if closer or (following is not None and cues.opens(following.text)):
            return length
        if alone or not looks_like_heading(group[0].text):
            return 0
        if self._is_foot(at):
            return 1 if self.gap else length
        if is_fragment(group[0].text, following.text if following else ""):
            return 0
        if apart and self.lines[at].blank != self.gap:
            return length
        column = self._column(at + length - 1, ahead=True) or self._column(at)
        widest = max(column, self._column(at)) + _SHORT
        narrow = column - _INDENT - 0.8 if length > 1 else _NARROW * column
        odd = all(self.widths[i] < narrow or self.widths[i] > widest for i in range(at, stop))
        marked = following is None or self.classify(stop) in ("byline", "furniture", "caption")
        marked = marked or self.widths[stop] > self.widest
        return length if odd or marked else 0

    def _is_wide(self, at: int) -> bool:
        """Whether line `at` is a headline wider than any column of the page."""
        text = self.lines[at].text
        if self.widths[at] <= self.widest or ends(text) or not looks_like_heading(text):
            return False
        following = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        return not is_fragment(text, following)

    def _is_ordinary(self, at: int) -> bool:
        """Whether line `at` plainly begins a paragraph: it stands as the column's lines do, fills it but for an indent,
        the next line goes on, and a sentence ends soon."""
        lines = self.lines
        if not self.gap or at + 2 >= len(lines) or ends(lines[at].text):
            return False
        if self.widths[at + 1] > self.widest:
            return False
        if lines[at].blank != self.gap or lines[at + 1].blank != self.gap or cues.opens(lines[at + 1].text):
            return False
        if not -_INDENT - 0.8 <= self.widths[at] - self._column(at, ahead=True) <= _HANGING:
            return False
        return any(ends(line.text) for line in lines[at + 1 : at + _FOOT])

    def _is_foot(self, at: int) -> bool:
        """Whether no sentence ends between line `at` and the page's foot, a column head, a byline or a picture.

        Headlines stand there, or a paragraph that the page cuts off, whose lines fill their column.
        """
        if any(ends(line.text) for line in self.lines[at : at + 3]):
            return False
        widths: list[float] = []
        for stop in range(at, min(at + _FOOT, len(self.lines)) + 1):
            if stop == len(self.lines) or (stop > at and self.classify(stop) in ("furniture", "byline", "caption")):
                break
            if ends(self.lines[stop].text) or not looks_like_heading(self.lines[stop].text):
                return False
            widths.append(self.widths[stop])
        else:
            return False
        column = find_column(self.widths[max(0, at - 13) : at])
        filled = sum(1 for width in widths if width > column - _INDENT - 0.8)
        return filled < len(widths) - 1 or (at > 0 and self.blocks[-1].role in ("furniture", "heading"))

    def _group_stop(self, at: int) -> int:
        """Where a group of closely set lines that may be a heading stops."""
        stop = at
        column = self._column(min(len(self.lines) - 1, at + 4), ahead=True) or self._column(at)
        while stop < len(self.lines) and stop - at < 4:
            line = self.lines[stop]
            if stop > at:
                if self.gap and line.blank >= self.gap:
                    break
                if line.blank != self.lines[at + 1].blank:
                    break
                if not self.gap and self.widths[stop] > column - _INDENT - _SHORT:
                    break
                if self.gap and self._fills(stop, column):
                    break
            if ends(line.text) or cues.opens(line.text) or (stop > at and self.classify(stop)):
                break
            stop += 1
        return stop

    def _fills(self, at: int, column: float) -> bool:
        """Whether line `at` fills the column but for an indent, and its successor stands as the column's lines do."""
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if following is None or following.blank < self.gap or cues.opens(following.text):
            return False
        return -_INDENT - 0.8 <= self.widths[at] - column <= _HANGING
