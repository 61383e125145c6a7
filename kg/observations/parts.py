"""Sentences cut into parts that hold one figure each: at commas, at brackets with figures, in lists beside figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.types import Mention, Sentence
from kg.vocabulary import ValueKind

_STOPS = frozenset("，；。：！？\n,;!?")
_JOINS = frozenset("、和与及")
_OPEN, _CLOSE = frozenset("（("), frozenset("）)")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence. `opener` is the mark before it ("" at the head of the sentence), `depth` counts the
    brackets around it, `figures` are the numbers of the quantities in it."""

    start: int
    stop: int
    opener: str
    depth: int
    figures: tuple[int, ...]


def split_parts(text: str, sentence: Sentence, mentions: Sequence[Mention], numbers: range) -> list[Part]:
    """The parts of a sentence in text order; `numbers` are its mentions. Marks inside mentions do not count."""
    cuts = _find_cuts(text, sentence, mentions, numbers)
    figures = [n for n in numbers if mentions[n].kind is ValueKind.QUANTITY]
    parts: list[Part] = []
    depth = at = 0
    start, opener = sentence.span.start, ""
    for position, mark in [*cuts, (sentence.span.stop, "")]:
        held = at
        while at < len(figures) and mentions[figures[at]].span.start < position:
            at += 1
        if position > start:
            parts.append(Part(start, position, opener, depth, tuple(figures[held:at])))
        depth += (mark in _OPEN) - (mark in _CLOSE)
        start, opener = position + 1, mark
    return parts


def _find_cuts(text: str, sentence: Sentence, mentions: Sequence[Mention], numbers: range) -> list[tuple[int, str]]:
    """Where parts end, each with its mark; brackets cut only where they hold a figure."""
    cuts: list[tuple[int, str]] = []
    beside, inside = _find_figures(mentions, numbers)
    begins = frozenset(inside.values())
    position, number, held = sentence.span.start, numbers.start, -1
    brackets: list[tuple[int, bool]] = []
    while position < sentence.span.stop:
        while number < numbers.stop and mentions[number].span.stop <= position:
            number += 1
        if number < numbers.stop and mentions[number].span.start <= position:
            if number in inside:
                held = position
            position = mentions[number].span.stop
            continue
        char = text[position]
        listed = position + 1 in begins and (held >= 0 or char == "、")
        if char in _STOPS or (char in _JOINS and (position in beside or listed)):
            cuts.append((position, char))
            held = -1
        elif char in _OPEN:
            brackets.append((len(cuts), False))
            cuts.append((position, char))
        elif char in _CLOSE and brackets:
            _close_bracket(cuts, brackets, position, char, inside, mentions)
        position += 1
    return [cut for cut in cuts if cut[1]]


def _find_figures(mentions: Sequence[Mention], numbers: range) -> tuple[frozenset[int], dict[int, int]]:
    """Where a quantity has just ended, and where each one begins."""
    inside = {n: mentions[n].span.start for n in numbers if mentions[n].kind is ValueKind.QUANTITY}
    return frozenset(mentions[n].span.stop for n in inside), inside


def _close_bracket(
    cuts: list[tuple[int, str]],
    brackets: list[tuple[int, bool]],
    position: int,
    char: str,
    inside: dict[int, int],
    mentions: Sequence[Mention],
) -> None:
    """Keeps the cuts of a bracket that holds a figure, drops those of one that does not."""
    first, _ = brackets.pop()
    opened = cuts[first][0]
    if any(opened < start < position for start in inside.values()):
        cuts.append((position, char))
        return
    for index in range(first, len(cuts)):
        cuts[index] = (cuts[index][0], "")
