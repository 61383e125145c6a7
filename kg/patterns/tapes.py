"""The tape of a sentence: each mention is one private-use character that stands for its kind, all else stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind, ValueKind

CODE_OF: dict[Kind | ValueKind, str] = {kind: chr(0xE000 + i) for i, kind in enumerate([*Kind, *ValueKind])}
CODES = frozenset(CODE_OF.values())
"""The tape characters that stand for mentions."""
PLACE_CODES = frozenset(CODE_OF[kind] for kind in PLACES)
ENTITY = f"[{CODE_OF[Kind.REGION]}-{CODE_OF[Kind.PERSON]}]"
"""The character class that matches one entity, whatever its kind."""
VALUE = f"[{CODE_OF[ValueKind.QUANTITY]}-{CODE_OF[ValueKind.PERIOD]}]"
"""The character class that matches one quantity or period."""


@dataclass(frozen=True, slots=True)
class Tape:
    """The tape of one stretch of text. `origins[i]` is the article offset of tape character i (one more for the stop);
    `mentions[i]` the number of the mention that stands there, or -1."""

    text: str
    origins: tuple[int, ...]
    mentions: tuple[int, ...]


def write_tape(text: str, span: Span, mentions: Sequence[Mention], numbers: Iterable[int]) -> Tape:
    """The tape of `span` of `text`; `numbers` are the mentions inside it, in order and without overlap."""
    pieces: list[str] = []
    origins: list[int] = []
    held: list[int] = []
    at = span.start
    for number in numbers:
        mention = mentions[number]
        pieces.append(text[at : mention.span.start])
        origins.extend(range(at, mention.span.start))
        held.extend([-1] * (mention.span.start - at))
        pieces.append(CODE_OF[mention.kind])
        origins.append(mention.span.start)
        held.append(number)
        at = mention.span.stop
    pieces.append(text[at : span.stop])
    origins.extend(range(at, max(at, span.stop) + 1))  # a sentence that is cut for its length may end inside a name
    held.extend([-1] * (span.stop - at))
    return Tape("".join(pieces), tuple(origins), tuple(held))


def show_tape(tape: Tape) -> str:
    """The tape for a person: each mention as its kind in braces."""
    names = {code: str(kind) for kind, code in CODE_OF.items()}
    return "".join(f"{{{names[c]}}}" if c in names else c for c in tape.text)


def kind_class(kinds: Iterable[Kind | ValueKind]) -> str:
    """The character class that matches one mention of any of `kinds`."""
    return "[" + "".join(CODE_OF[kind] for kind in sorted(kinds, key=lambda k: CODE_OF[k])) + "]"
