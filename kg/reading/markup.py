"""HTML and Markdown → lines of text, every character with its place in the file; the only door to selectolax.

A parser gives the tree but forgets where its text stood. So every stretch of text is replaced by its number before the
parser sees the page, and put back with its place when the tree is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.reading.markdown import read_markdown
from kg.reading.metadata import FRONT_MATTER
from kg.reading.pieces import MarkupLine, Segment, join_segments
from kg.reading.texts import has_block_tags

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[|<(script|style|noscript|template|textarea|svg|select)\b.*?(?:</\1\s*>|\Z)"
    r"|<[/!?]?[a-zA-Z](?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*+>",
    re.S | re.I,
)
_MARKER = re.compile("\ue000([0-9]+)\ue001")
_BREAKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin a line (HTML Living Standard, 15.3 Flow content), and <br>."""
_LEFT_OUT = frozenset(["nav", "footer", "aside", "form", "button", "head", "iframe", "object"])
_ROLES = {"h1": "headline", "figcaption": "caption", "caption": "caption", "li": "item"} | {
    f"h{n}": "subhead" for n in range(2, 7)
}
_BETWEEN = 12
"""What stands between two links is no longer: bars, arrows and spaces, which count as no text."""
_SEPARATORS = re.compile(r"[\s|｜>·]+|&gt;|&nbsp;")
_HEADINGS = ("headline", "subhead")
_CELL = 30
"""A cell of a table of figures is no longer; a table that lays out a page holds paragraphs."""
_CONTENT_SHARE = 0.75
"""The content is the innermost element that holds this share of a page's running text."""


@dataclass(slots=True)
class _Row:
    """A line under way: its segments, the elements it stands in (outermost first), how much of it is link or bold."""

    segments: list[Segment]
    path: tuple[int, ...]
    role: str
    linked: int = 0
    bold: int = 0
    size: int = 0


def read_markup(text: str) -> list[MarkupLine]:
    """The lines of a text with mark-up, without what is no content: navigation, lists of links, scripts."""
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    if not has_block_tags(text):
        return read_markdown(text, start)
    rows = _read_tree(text, start)
    if re.search(r"<body\b", text, re.I):
        rows = _choose_content(rows)
    return [line for row in rows if (line := join_segments(text, row.segments, row.role)).text.strip()]


def _read_tree(text: str, start: int) -> list[_Row]:
    from selectolax.lexbor import LexborHTMLParser

    marked, segments = _mark_text(text, start)
    tree = LexborHTMLParser(marked)
    rows: list[_Row] = []
    if tree.body is not None:
        walk = _Walk(rows, segments, text)
        walk.walk(tree.body)
        _set_cells(rows, walk.table_rows)
    return rows


def _set_cells(rows: list[_Row], table_rows: set[int]) -> None:
    """Makes the short cells that stand side by side items: figures of a table are neither headings nor names."""
    cells: dict[int, list[_Row]] = {}
    for row in rows:
        inner = [element for element in row.path if element in table_rows]
        if inner:
            cells.setdefault(inner[-1], []).append(row)
    for side_by_side in cells.values():
        if len(side_by_side) > 1 and all(row.size <= _CELL and not row.role for row in side_by_side):
            for row in side_by_side:
                row.role = "item"


def _mark_text(text: str, start: int) -> tuple[str, list[Segment]]:
    """The page with each stretch of text replaced by its number, and the stretches."""
    parts: list[str] = []
    segments: list[Segment] = []

    def take(stop: int, at: int) -> None:
        if stop > at:
            if text[at:stop].isspace():
                parts.append(" ")
                return
            parts.append(f"\ue000{len(segments)}\ue001")
            segments.append(Segment(at, stop))

    at = start
    for match in _TOKEN.finditer(text, start):
        take(match.start(), at)
        at = match.end()
        if match[1] is None and not match[0].startswith(("<!--", "<![")):
            parts.append(match[0])
    take(len(text), at)
    return "".join(parts), segments


class _Walk:
    """Reads the tree into rows, without recursion: pages nest thousands of elements deep, by accident or on purpose."""

    def __init__(self, rows: list[_Row], segments: list[Segment], text: str) -> None:
        self._rows, self._segments, self._text = rows, segments, text
        self._row = _Row([], (), "")
        self.table_rows: set[int] = set()

    def walk(self, root: Any) -> None:
        """Every text node under `root`, in order."""
        path: list[int] = []
        roles: list[str] = [""]
        links = bold = 0
        node, down = root, True
        while node is not None:
            tag = node.tag or "-instruction"
            if down:
                if tag == "-text":
                    self._take(node.text_content or "", links > 0, bold > 0)
                elif not tag.startswith("-") and tag not in _LEFT_OUT:
                    links += tag == "a"
                    bold += tag in ("b", "strong")
                    if tag in _BREAKS:
                        path.append(node.mem_id)
                        if tag == "tr":
                            self.table_rows.add(node.mem_id)
                        roles.append(_ROLES.get(tag, roles[-1]))
                        self._break(path, roles[-1])
                    if node.first_child is not None:
                        node = node.first_child
                        continue
                else:
                    self._break(path, roles[-1])
                    if node is root:
                        break
                    node, down = (node.next, True) if node.next is not None else (node.parent, False)
                    continue
            if not tag.startswith("-"):
                links -= tag == "a"
                bold -= tag in ("b", "strong")
                if tag in _BREAKS:
                    path.pop()
                    roles.pop()
                    self._break(path, roles[-1])
            if node is root or node.mem_id == root.mem_id:
                break
            node, down = (node.next, True) if node.next is not None else (node.parent, False)
        self._break([], "")

    def _take(self, text: str, linked: bool, bold: bool) -> None:
        row = self._row
        for number in _MARKER.findall(text):
            segment = self._segments[int(number)]
            size = segment.stop - segment.start
            if size <= _BETWEEN:
                size = len(_SEPARATORS.sub("", self._text[segment.start : segment.stop]))
            row.segments.append(segment)
            row.size += size
            row.linked += size * linked
            row.bold += size * bold

    def _break(self, path: list[int], role: str) -> None:
        if self._row.segments:
            if self._row.bold >= 0.9 * self._row.size and self._row.size <= 60 and not self._row.role:
                self._row.role = "subhead"
            self._rows.append(self._row)
        self._row = _Row([], tuple(path[-12:]), role)


def _choose_content(rows: list[_Row]) -> list[_Row]:
    """The rows of the innermost element that holds most of the running text, with the page's <h1> before them."""
    weights: dict[int, int] = {}
    depth: dict[int, int] = {}
    total = 0
    for row in rows:
        if row.size < 20 or row.linked * 2 > row.size:
            continue
        total += row.size
        for level, element in enumerate(row.path):
            weights[element] = weights.get(element, 0) + row.size
            depth[element] = max(depth.get(element, 0), level)
    held = [e for e in weights if weights[e] >= _CONTENT_SHARE * total]
    if not held:
        return rows
    content = max(held, key=lambda e: (depth[e], -weights[e]))
    chosen: list[_Row] = []
    heading: list[_Row] = []
    above: list[_Row] = []
    for row in rows:
        if content in row.path:
            if row.linked * 10 <= row.size * 7 or row.role in _HEADINGS:
                chosen.append(row)
        elif row.role == "headline" and not chosen:
            heading = [row]
        elif not chosen:
            above = [*above[1 - _ABOVE :], row]
    if not heading and not any(row.role in _HEADINGS for row in chosen):
        heading = _find_bold_headline(above)
    return heading + chosen


_ABOVE = 5
"""A headline that no <h1> marks stands among so many lines above the text, with kicker, byline and date."""


def _find_bold_headline(above: list[_Row]) -> list[_Row]:
    """The last bold line above a text and the lines between: the headline of a page laid out by a table."""
    for at in range(len(above) - 1, -1, -1):
        row = above[at]
        if row.role == "subhead" and row.size >= _SHORTEST and row.linked * 2 <= row.size:
            row.role = "headline"
            return above[at:]
    return []


_SHORTEST = 6
"""A headline has no fewer characters."""
