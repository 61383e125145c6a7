"""Sentences cut into parts that hold one figure each: at commas, at brackets with figures, in lists beside figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.sentences import find_opening
from kg.types import Mention, Sentence
from kg.vocabulary import ValueKind

_MARKS = re.compile("[，；。：！？\n,;!?、和与及（()）]")
_LONG = 400
"""Brackets longer than this are no asides."""
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
    """The parts of a sentence in text order, without its dateline; `numbers` are its mentions. Marks inside mentions do
    not count."""
    start, opener = find_opening(sentence), ""
    cuts = [cut for cut in _find_cuts(text, sentence, mentions, numbers) if cut[0] >= start]
    figures = [n for n in numbers if mentions[n].kind is ValueKind.QUANTITY]
    parts: list[Part] = []
    depth = at = 0
    for position, mark in [*cuts, (sentence.span.stop, "")]:
        held = at
        while at < len(figures) and mentions[figures[at]].span.start < position:
            at += 1
        if position > start:
            parts.append(Part(start, position, opener, depth, tuple(figures[held:at])))
        depth += (mark in _OPEN) - (mark in _CLOSE)
        start, opener = position + 1, mark
    return parts


def part_at(parts: Sequence[Part], position: int) -> Part:
    """The part that a position lies in; the first one for what stands before all parts, as a dateline does."""
    return next((part for part in reversed(parts) if part.start <= position), parts[0])


def _find_cuts(text: str, sentence: Sentence, mentions: Sequence[Mention], numbers: range) -> list[tuple[int, str]]:
    """Where parts end, each with its mark; brackets cut only where they hold a figure."""
    cuts: list[tuple[int, str]] = []
    beside, inside = _find_figures(mentions, numbers)
    begins = frozenset(inside.values())
    number, held = numbers.start, False
    brackets: list[int] = []
    for mark in _MARKS.finditer(text, sentence.span.start, sentence.span.stop):
        position, char = mark.start(), mark.group()
        while number < numbers.stop and mentions[number].span.stop <= position:
            held = held or number in inside
            number += 1
        if number < numbers.stop and mentions[number].span.start <= position:
            continue
        if char in _JOINS:
            if position in beside or (position + 1 in begins and (held or char == "、")):
                cuts.append((position, char))
                held = False
        elif char in _OPEN:
            brackets.append(len(cuts))
            cuts.append((position, char))
        elif char in _CLOSE:
            if brackets:
                _close_bracket(cuts, brackets.pop(), position, char, begins)
        else:
            cuts.append((position, char))
            held = False
    return [cut for cut in cuts if cut[1]]


def _find_figures(mentions: Sequence[Mention], numbers: range) -> tuple[frozenset[int], dict[int, int]]:
    """Where a quantity has just ended, and where each one begins."""
    inside = {n: mentions[n].span.start for n in numbers if mentions[n].kind is ValueKind.QUANTITY}
    return frozenset(mentions[n].span.stop for n in inside), inside


def _close_bracket(cuts: list[tuple[int, str]], first: int, position: int, char: str, begins: frozenset[int]) -> None:
    """Keeps the cuts of a bracket that holds a figure, drops those of one that does not."""
    opened = cuts[first][0]
    if any(start in begins for start in range(opened + 1, min(position, opened + _LONG))):
        cuts.append((position, char))
        return
    for index in range(first, len(cuts)):
        cuts[index] = (cuts[index][0], "")
