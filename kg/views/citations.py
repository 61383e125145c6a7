"""Numbered quotes of a report: every claim carries the numbers of the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kg.types import Evidence


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with its number and place. `marked` is the text with names marked, as markup."""

    number: int
    evidence: Evidence
    marked: Markup


class Quotes:
    """Quotes by order of first citation; the same sentence has one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, str], int] = {}
        self._pieces: list[Evidence] = []
        self._names: list[set[str]] = []

    def cite(self, pieces: Iterable[Evidence], names: Iterable[str] = (), most: int = 2) -> tuple[int, ...]:
        """The numbers of the first sentences of `pieces`; `names` will be marked in them."""
        found: list[int] = []
        for piece in pieces:
            key = (piece.document, piece.start, piece.text)
            if key not in self._numbers and len(found) < most:
                self._numbers[key] = len(self._numbers) + 1
                self._pieces.append(piece)
                self._names.append(set())
            number = self._numbers.get(key)
            if number is not None and number not in found and len(found) < most:
                self._names[number - 1].update(name for name in names if name)
                found.append(number)
        return tuple(found)

    def list(self) -> list[Quote]:
        """All quotes in order."""
        rows = zip(self._pieces, self._names, strict=True)
        return [Quote(n, piece, mark_names(piece.text, names)) for n, (piece, names) in enumerate(rows, 1)]


def mark_names(text: str, names: Iterable[str]) -> Markup:
    """The text with the names in <mark>, the longest first where two overlap; everything escaped."""
    owner = [0] * len(text)
    number = 0
    for name in sorted({n for n in names if n}, key=lambda n: (-len(n), n)):
        at = text.find(name)
        while at >= 0:
            number += 1
            if not any(owner[at : at + len(name)]):
                owner[at : at + len(name)] = [number] * len(name)
            at = text.find(name, at + len(name))
    parts, at = [], 0
    while at < len(text):
        stop = at
        while stop < len(text) and owner[stop] == owner[at]:
            stop += 1
        template = "<mark>{}</mark>" if owner[at] else "{}"
        parts.append(Markup(template).format(text[at:stop]))
        at = stop
    return Markup("").join(parts)
