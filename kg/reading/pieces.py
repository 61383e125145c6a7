"""Lines put together from stretches of a file that do not adjoin."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text of the file."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class MarkupLine:
    """A line without mark-up. `runs` are (offset in `text`, place in the file), each as long as to the next or shorter:
    a character reference is one character of text and several of the file. `role` is what the mark-up says, or ""."""

    text: str
    runs: tuple[tuple[int, int], ...]
    role: str = ""


def join_segments(text: str, segments: list[Segment], role: str = "") -> MarkupLine:
    """The line of some segments in order, character references resolved."""
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0

    def take(piece: str, source: int) -> None:
        nonlocal length
        if piece:
            runs.append((length, source))
            parts.append(piece)
            length += len(piece)

    for segment in segments:
        at = segment.start
        piece = text[at : segment.stop]
        if "&" in piece:
            for match in _REFERENCE.finditer(piece):
                take(piece[at - segment.start : match.start()], at)
                for character in html.unescape(match[0]):
                    take(character, segment.start + match.start())
                at = segment.start + match.end()
        take(text[at : segment.stop], at)
    return MarkupLine("".join(parts), tuple(runs), role)
