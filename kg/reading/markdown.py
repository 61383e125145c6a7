"""Markdown → lines of text, each character with its place in the file."""

from __future__ import annotations

import re

from kg.reading.pieces import MarkupLine, Segment, join_segments

_LINE = re.compile(r"[^\r\n]+")
_HEAD = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+|[ \t]{0,12}(?:>[ \t]?){1,8}|[ \t]{0,12}[-*+][ \t]+(?=\S)")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$|[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+[ \t]*$|[ \t]*(?:```|~~~).*$")
_INLINE = re.compile(
    r"!\[[^\]\n]{0,500}\]\([^()\s]{0,2000}(?:[ ]\"[^\"\n]{0,300}\")?\)"  # an image
    r"|\[(?=[^\]\n]{1,500}\]\()"  # a link opens
    r"|\]\([^()\s]{0,2000}(?:[ ]\"[^\"\n]{0,300}\")?\)"  # and closes
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<![A-Za-z0-9])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![A-Za-z0-9])|`{1,3}"
    r"|</?[a-zA-Z][^<>\n]{0,1000}>|(?<!\\)\|"
)
_BOLD = re.compile(r"[ \t]*(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__)[ \t]*")


def read_markdown(text: str, start: int) -> list[MarkupLine]:
    """The lines of a Markdown text from `start` on; "" stands for a run of blank lines."""
    lines: list[MarkupLine] = []
    last = start
    for match in _LINE.finditer(text, start):
        raw = match[0]
        if not raw.strip() or _RULE.match(raw):
            continue
        blank = text.count("\n", last, match.start()) or text.count("\r", last, match.start())
        if blank > 1 and lines:
            lines.append(MarkupLine("", ()))
        last = match.end()
        head = _HEAD.match(raw)
        role = ""
        if head and head[1]:
            role = "headline" if len(head[1]) == 1 else "subhead"
        elif _BOLD.fullmatch(raw):
            role = "subhead"
        elif head and head[0].lstrip()[:1] in "-*+":
            role = "item"
        lines.append(_read_line(text, match.start() + (head.end() if head else 0), match.end(), role))
    return lines


def _read_line(text: str, start: int, stop: int, role: str) -> MarkupLine:
    segments: list[Segment] = []
    at = start
    for match in _INLINE.finditer(text, start, stop):
        if match.start() > at:
            segments.append(Segment(at, match.start()))
        at = match.end()
    if stop > at:
        segments.append(Segment(at, stop))
    return join_segments(text, segments, role)
