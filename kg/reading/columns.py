"""Pieces of text with their places on a page → lines in reading order, through columns and across headings.

A recursive cut: along white stripes that run from top to bottom into columns; where a few wide pieces (headlines,
photographs' captions) bridge such a stripe, into the bands above and below each of them; else at wide horizontal gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_GUTTER = 0.6
"""The narrowest gutter, in line heights: Chinese papers set columns at least one character apart."""
_BRIDGED = 0.2
"""At most this share of the pieces of a region may bridge a gutter."""
_GAP = 1.0
"""White above a line, in line heights, from which on a blank line stands for it."""
_MOST_PIECES = 20_000
"""A page with more pieces is no page: its pieces are only sorted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one line; `top` and `bottom` grow downwards."""

    left: float
    right: float
    top: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """The height of its characters."""
        return self.bottom - self.top


def order_lines(pieces: list[Piece]) -> list[str]:
    """The lines of a page in reading order; "" stands for a gap between paragraphs or a change of type size."""
    pieces = [p for p in pieces if p.text.strip() and p.height > 0]
    if not pieces:
        return []
    unit = median(p.height for p in pieces)
    lines: list[str] = []
    regions = [pieces] if len(pieces) > _MOST_PIECES else _cut(pieces, unit)
    height = 0.0
    for region in regions:
        rows = _group_rows(region)
        left = min(p.left for p in region)
        bottom = rows[0][0].top
        for row in rows:
            size = max(p.height for p in row)
            gap = min(p.top for p in row) - bottom
            if lines and (gap > _GAP * unit or abs(size - height) > 0.2 * max(size, height)):
                lines.append("")
            lines.append(("\u3000\u3000" if row[0].left - left > 1.5 * size else "") + _write_row(row))
            bottom, height = max(p.bottom for p in row), size
    return lines


def _cut(region: list[Piece], unit: float) -> list[list[Piece]]:
    """The region as regions without inner columns, in reading order."""
    done: list[list[Piece]] = []
    stack = [region]
    while stack:
        pieces = stack.pop()
        parts = _cut_columns(pieces, unit) or _cut_bands(pieces, unit) or _cut_rows(pieces, unit)
        if parts:
            stack.extend(reversed(parts))
        else:
            done.append(pieces)
    return done


def _cut_columns(pieces: list[Piece], unit: float) -> list[list[Piece]]:
    """Columns between white stripes through the whole region."""
    parts: list[list[Piece]] = []
    right = float("-inf")
    for piece in sorted(pieces, key=lambda p: p.left):
        if piece.left - right > _GUTTER * unit:
            parts.append([])
        parts[-1].append(piece)
        right = max(right, piece.right)
    return parts if len(parts) > 1 else []


def _cut_bands(pieces: list[Piece], unit: float) -> list[list[Piece]]:
    """Above, on, and below each piece that bridges a gutter."""
    gutter = _find_gutter(pieces, unit)
    if gutter is None:
        return []
    bridges = [p for p in pieces if p.left < gutter < p.right]
    rest = sorted((p for p in pieces if not p.left < gutter < p.right), key=lambda p: p.top)
    parts: list[list[Piece]] = []
    at = 0
    for row in _group_rows(bridges):
        middle = (row[0].top + row[0].bottom) / 2
        start = at
        while at < len(rest) and rest[at].top < middle:
            at += 1
        level = [p for p in rest[start:at] if p.bottom > middle]
        above = [p for p in rest[start:at] if p.bottom <= middle]
        parts += [part for part in (above, [*row, *level]) if part]
    if at < len(rest):
        parts.append(rest[at:])
    return parts if len(parts) > 1 else []


def _find_gutter(pieces: list[Piece], unit: float) -> float | None:
    """The middle of the stripe that fewest pieces bridge, if few do and rows stand on both its sides."""
    events = sorted([(p.left, 1) for p in pieces] + [(p.right, -1) for p in pieces])
    best: tuple[int, float, float] | None = None
    covered = 0
    allowed = _BRIDGED * len(pieces)
    for (place, step), (following, _) in pairwise(events):
        covered += step
        width = following - place
        if covered <= allowed and width > _GUTTER * unit and (best is None or (covered, -width) < best[:2]):
            best = (covered, -width, (place + following) / 2)
    if best is None or best[0] == 0:
        return None
    left = sum(1 for p in pieces if p.right <= best[2])
    right = sum(1 for p in pieces if p.left >= best[2])
    return best[2] if min(left, right) >= 3 else None


def _cut_rows(pieces: list[Piece], unit: float) -> list[list[Piece]]:
    """At horizontal gaps of several lines, where the parts have columns of their own."""
    parts: list[list[Piece]] = []
    bottom = float("-inf")
    for piece in sorted(pieces, key=lambda p: p.top):
        if piece.top - bottom > 2 * unit:
            parts.append([])
        parts[-1].append(piece)
        bottom = max(bottom, piece.bottom)
    return parts if len(parts) > 1 else []


def _group_rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one line, from left to right; lines from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom, p.left)):
        middle = (piece.top + piece.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda p: p.left)
    return rows


def _write_row(row: list[Piece]) -> str:
    text = row[0].text.strip()
    for before, piece in pairwise(row):
        text += (" " if piece.left - before.right > 0.2 * piece.height else "") + piece.text.strip()
    return text
