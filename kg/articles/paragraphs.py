"""Pages of a paragraph a line: mirrors, web pages, and columns that were put together but for their breaks."""

from __future__ import annotations

import re

from kg.articles import cues
from kg.articles.blocks import HEADING_LIMIT, Block, Builder
from kg.articles.lines import Line, cut_runs
from kg.articles.shapes import ends, is_fragment, is_signed, looks_like_heading

_ITEM = re.compile("[（(]?[0-9]{1,3}[.．、）)]")
_LONG_ROW = 92
_PROPERTY = re.compile("[\u4e00-\u9fff（）]{2,10}[：:]\\s*[^。！？]{1,80}$")
_RUN_IN = re.compile("(?:(?<=[。！？])|(?<=[。！？]”))[ \u3000]+(?=[\u4e00-\u9fff“‘《（0-9０-９]\\S{5})")
"""White space between two sentences of a line is where two paragraphs ran together."""


def _part_paragraphs(line: Line) -> list[Line]:
    spaced = " " in line.text or "\u3000" in line.text
    if line.role or not spaced or len(line.text) <= HEADING_LIMIT or _RUN_IN.search(line.text) is None:
        return [line]
    parts: list[Line] = []
    start = 0
    for match in [*_RUN_IN.finditer(line.text), None]:
        stop = match.start() if match else len(line.text)
        blank, indented = (line.blank, line.indented) if not parts else (0, False)
        parts.append(Line(line.text[start:stop], cut_runs(line.runs, start, stop), blank, indented))
        start = match.end() if match else stop
    return parts


class ParagraphPage(Builder):
    """A paragraph a line; a line that breaks inside a sentence takes the next ones until it is whole."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__([part for line in lines for part in _part_paragraphs(line)])

    def build(self) -> list[Block]:
        """The blocks."""
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            role = {"headline": "heading", "subhead": "heading", "item": "body"}.get(line.role, line.role)
            role = role or self.classify(at)
            stop = self._list_stop(at) if not role else at + 1
            if not role and stop == at + 1 and not self._is_listed(at):
                if self._is_heading(at):
                    role = "heading"
                while not role and stop < len(self.lines) and self._goes_on(stop):
                    stop += 1
            self.add(self.lines[at:stop], role or "body")
            at = stop
        return self.blocks

    def _is_listed(self, at: int) -> bool:
        """Whether the line is a row of a list of properties (建设地点：某市), as the line before or after it is."""
        if len(self.lines[at].text) > _LONG_ROW:
            return False
        rows = [bool(_PROPERTY.match(line.text)) for line in self.lines[max(0, at - 1) : at + 2]]
        return rows[1 if at else 0] and sum(rows) >= 2

    def _list_stop(self, at: int) -> int:
        """Where an item of a list stops: a numbered name and the properties closely below it, or just line `at`."""
        stop = at + 1
        if _ITEM.match(self.lines[at].text):
            while stop < len(self.lines) and not self.lines[stop].blank and _PROPERTY.match(self.lines[stop].text):
                stop += 1
        return stop

    def _is_heading(self, at: int) -> bool:
        text = self.lines[at].text
        if not looks_like_heading(text):
            return False
        following = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        return (at == 0 and text.count("，") < 2) or not is_fragment(text, following)

    def _goes_on(self, at: int) -> bool:
        """Whether line `at` carries on the one before it."""
        before, line = self.lines[at - 1].text, self.lines[at]
        if ends(before) or before[-1] in "：:—" or is_signed(before):
            return False
        if line.role or self.classify(at) or cues.opens(line.text):
            return False
        if self._is_listed(at):
            return False
        return not self._is_heading(at) or len(line.text) <= 6
