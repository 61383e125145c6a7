"""Pages of a paragraph a line: mirrors, web pages, and columns that were put together but for their breaks."""

from __future__ import annotations

import re

from kg.articles import cues
from kg.articles.blocks import HEADING_LIMIT, Block, Builder
from kg.articles.lines import Line, cut_runs
from kg.articles.shapes import ends, is_fragment, is_signed, looks_like_heading

_ITEM = re.compile("[（(]?[0-9]{1,3}[.．、）)]")
_ROLES = {"headline": "heading", "subhead": "heading", "brief": "heading", "item": "body"}
"""What mark-up says of a line → the role of its block."""
_LONG_ROW = 92
_FULL_LINE = 0.75
"""A line that does not end its paragraph fills so much of its column."""
_HEADLINE = 24
"""Where no full stop tells text from headlines, a headline has no more characters."""
_PROPERTY = re.compile("[\u4e00-\u9fff（）]{2,10}[：:]\\s*[^。！？]{1,80}$")
_RUN_IN = re.compile("(?:(?<=[。！？])|(?<=[。！？]”))[ \u3000]+(?=[\u4e00-\u9fff“‘《（0-9０-９]\\S{5})")
"""White space between two sentences of a line is where two paragraphs ran together."""


_HEADED = re.compile(r"(?=([^，。！？；\s]{6,30})([ \u3000]+)(\S{2,12}[讯电](?:[\s（(：]|记者)))")
"""A headline and the opening of its article in one line: 某区集中签约 本报讯（记者张三）."""


def _part_paragraphs(line: Line) -> list[Line]:
    spaced = " " in line.text or "\u3000" in line.text
    if line.role or not spaced:
        return [line]
    if line.text[0] in cues.MARKS and (brief := cues.BRIEFS.match(line.text)):
        start, stop = brief.span("headline")
        headline = Line(brief["headline"], cut_runs(line.runs, start, stop), line.blank, line.indented, "brief")
        at = brief.end("space")
        return [headline, Line(line.text[at:], cut_runs(line.runs, at, len(line.text)))]
    if len(line.text) <= HEADING_LIMIT:
        return [line]
    cuts = [match.span() for match in _RUN_IN.finditer(line.text)]
    starts = [0, *(stop for _, stop in cuts)]
    for start in starts:
        match = _HEADED.match(line.text, start)
        if match and cues.opens(line.text[match.start(3) :]) and looks_like_heading(match[1]):
            cuts.append(match.span(2))
    parts: list[Line] = []
    start = 0
    for stop, following in [*sorted(cuts), (len(line.text), len(line.text))]:
        blank, indented = (line.blank, line.indented) if not parts else (0, False)
        parts.append(Line(line.text[start:stop], cut_runs(line.runs, start, stop), blank, indented))
        start = following
    return parts


class ParagraphPage(Builder):
    """A paragraph a line; a line that breaks inside a sentence takes the next ones until it is whole."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__([part for line in lines for part in _part_paragraphs(line)])
        self._width = 0
        self._width = self._find_bare_width()

    def _find_bare_width(self) -> int:
        """The width of the lines of a page that lost its full stops, as recognised scans do; 0 for any other page.

        Such a page has an article's byline and several lines of a column's width, and nothing ends a sentence.
        """
        texts = [line.text for line in self.lines]
        if any("。" in text or line.role for text, line in zip(texts, self.lines, strict=True)):
            return 0
        width = max(map(len, texts), default=0)
        full = sum(len(text) >= _FULL_LINE * width for text in texts)
        signed = any(self.classify(at) == "byline" or cues.opens(texts[at]) for at in range(len(texts)))
        return width if signed and full >= 3 and _HEADLINE < width <= HEADING_LIMIT else 0

    def build(self) -> list[Block]:
        """The blocks."""
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            role = _ROLES.get(line.role, line.role) if line.role else self.classify(at)
            stop = self._list_stop(at) if not role else at + 1
            if not role and stop == at + 1 and not self._is_listed(at):
                if len(line.text) <= HEADING_LIMIT and self._is_heading(at):
                    role = "furniture" if self._is_foreign(at) else "heading"
                while not role and stop < len(self.lines) and self._goes_on(stop):
                    stop += 1
            self.add(self.lines[at:stop], role or "body")
            at = stop
        return self.blocks

    def _is_listed(self, at: int) -> bool:
        """Whether the line is a row of a list, as the line before or after it is: of properties (建设地点：某市), or
        numbered names."""
        if len(self.lines[at].text) > _LONG_ROW:
            return False
        near = [line.text for line in self.lines[max(0, at - 1) : at + 2]]
        if _ITEM.match(self.lines[at].text) and sum(_ITEM.match(text) is not None for text in near) >= 2:
            return not ends(self.lines[at].text)
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
        if "\t" in text or not looks_like_heading(text):
            return False  # A tab parts the cells of a table's row.
        if self._width:
            above_byline = at + 1 < len(self.lines) and self.classify(at + 1) == "byline"
            return len(text) <= _HEADLINE and (at == 0 or above_byline)
        following = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        return (at == 0 and text.count("，") < 2) or not is_fragment(text, following)

    def _is_foreign(self, at: int) -> bool:
        """Whether a line that could be a headline is in Latin letters on a page in Chinese: a masthead, a column's or a
        headline's English."""
        return self.lines[at].text.isascii() and any(
            not line.text.isascii() for line in self.lines[max(0, at - 4) : at + 5]
        )

    def _goes_on(self, at: int) -> bool:
        """Whether line `at` carries on the one before it."""
        before, line = self.lines[at - 1].text, self.lines[at]
        if ends(before) or (before[-1] == "." and before.isascii()) or before[-1] in "：:—" or is_signed(before):
            return False
        if line.role or "\t" in before or "\t" in line.text or self.classify(at) or cues.opens(line.text):
            return False
        if self._is_listed(at):
            return False
        if self._width and len(before) < _FULL_LINE * self._width:
            return False
        return not self._is_heading(at) or len(line.text) <= 6
