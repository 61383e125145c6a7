"""The quoted passages of a page, each once, with the names in them written as references.

A passage is cited by statements; their ends, in order of first citation, are numbered, and the k-th end's n-th form
stands in the text as one private character. The page puts the names back (assets/model.js does the same in reverse),
and knows at the same time where to mark them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.types import Entity, Evidence
from kg.views.columns import Ints

BASE = 0xE000
"""First of the private characters that references use."""
FORMS = 16
"""Forms of an entity that can be referred to: its name and the first fifteen aliases."""
ENDS = 300
"""Ends of a passage that can be referred to."""

_Key = tuple[str, str, int, int, str]


class Passages:
    """Passages by order of first citation."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._numbers: dict[_Key, int] = {}
        self._pieces: list[Evidence] = []
        self._ends: list[dict[int, None]] = []

    def cite(self, piece: Evidence, ends: Sequence[int]) -> int:
        """The number of the passage of a piece of evidence that a statement between `ends` cites."""
        key = (piece.document, piece.article, piece.start, piece.stop, piece.text)
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == len(self._pieces):
            self._pieces.append(piece)
            self._ends.append({})
        for end in ends:
            self._ends[number].setdefault(end)
        return number

    def pack(self, find_article: Callable[[Evidence], int]) -> dict[str, object]:
        """Texts, articles and places; `length` is what the place is longer than the text (white space, mark-up)."""
        pieces = self._pieces
        return {
            "text": [self._shorten(piece.text, list(ends)) for piece, ends in zip(pieces, self._ends, strict=True)],
            "article": Ints(find_article(piece) for piece in pieces),
            "start": Ints(piece.start for piece in pieces),
            "length": Ints(piece.stop - piece.start - len(piece.text) for piece in pieces),
        }

    def _shorten(self, text: str, ends: list[int]) -> str:
        if any(BASE <= ord(c) <= 0xF8FF for c in text):
            return "\x01" + text  # it has private characters of its own
        forms = []
        for place, end in enumerate(ends[:ENDS]):
            entity = self._entities[end]
            for form, name in enumerate((entity.name, *entity.aliases)[:FORMS]):
                forms.append((-len(name), place * FORMS + form, name))
        for _, code, name in sorted(forms):
            if len(name) > 1:
                text = text.replace(name, chr(BASE + code))
        return text
