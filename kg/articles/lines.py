"""A document → its lines that are not blank, each character with its place in the file."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.reading.markup import read_markup
from kg.types import Document

_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
"""Markdown's mark of a heading, also in pages saved as plain text."""
_INDENTS = ("\u3000", "  ", "\t", "\xa0\xa0")
_FAR = 9
"""A page break counts as so many blank lines."""

Runs = tuple[tuple[int, int], ...]
"""(offset in a text, place in the file), ascending by offset; inside a run both advance together."""


class Line(NamedTuple):
    """A line without the white space around it. `blank` is how many blank lines stand before it, `indented` whether
    white space does; `role` is what mark-up says of it, brief for the headline in front of news in brief, or ""."""

    text: str
    runs: Runs
    blank: int = 0
    indented: bool = False
    role: str = ""

    @property
    def start(self) -> int:
        """Its first character's place in the file."""
        return self.runs[0][1]


def read_lines(document: Document) -> list[Line]:
    """The lines of a document, in the order of the file."""
    if document.markup:
        return list(_read_marked(document))
    text = document.text
    feed = "\n" if "\n" in text else "\r"
    lines: list[Line] = []
    last = at = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            start = at if raw.startswith(line) else at + raw.index(line)
            if line[0] == "#" and (mark := _HASHES.match(line)):
                start, line = start + mark.end(), line[mark.end() :]
            gap = text[last:start]
            blank = gap.count(feed) - 1 if "\f" not in gap else _FAR
            indented = start > at and gap.endswith(_INDENTS)
            lines.append(Line(line, ((0, start),), blank if lines and blank > 0 else 0, indented))
            last = start + len(line)
        at += len(raw)
    return lines


@lru_cache(maxsize=2)
def _read_marked(document: Document) -> tuple[Line, ...]:
    """The lines of mark-up; kept for the document at hand, since every quote of it asks for them."""
    lines: list[Line] = []
    blank = 0
    for line in read_markup(document.text):
        text = line.text.strip()
        if not text:
            blank += 1
            continue
        skipped = len(line.text) - len(line.text.lstrip())
        lines.append(Line(text, cut_runs(line.runs, skipped, skipped + len(text)), blank, False, line.role))
        blank = 0
    return tuple(lines)


def cut_runs(runs: Runs, start: int, stop: int) -> Runs:
    """The runs of `text[start:stop]`."""
    if len(runs) == 1 and not start:
        return runs
    kept: list[tuple[int, int]] = []
    for number in range(bisect_right(runs, (start, _LAST)) - 1, len(runs)):
        offset, source = runs[number]
        if offset >= stop:
            break
        skip = max(0, start - offset)
        kept.append((offset + skip - start, source + skip))
    return tuple(kept)


_LAST = sys.maxsize
"""No place in a file is greater."""


@lru_cache(maxsize=2)
def _visible_runs(document: Document) -> list[tuple[int, str]]:
    """The stretches of visible text of a document with mark-up, by their place in the file."""
    runs: list[tuple[int, str]] = []
    for line in _read_marked(document):
        for (offset, source), (following, _) in pairwise((*line.runs, (len(line.text), 0))):
            runs.append((source, line.text[offset:following]))
    return sorted(runs)


def find_visible(document: Document, start: int, stop: int) -> str:
    """What of the file between `start` and `stop` is text and not mark-up."""
    runs = _visible_runs(document)
    parts: list[str] = []
    first = bisect_right(runs, (start, "")) - 1
    for number in range(max(first, 0), len(runs)):
        source, text = runs[number]
        if source >= stop:
            break
        parts.append(text[max(0, start - source) : stop - source])
    return "".join(parts)
