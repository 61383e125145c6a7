"""Figures of one of two names, or of a whole with parts: 甲基地、乙产业园同日开工，前者总投资9亿元，后者占地300亩."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.observations.readings import NAMED, SUBJECTS, Reading
from kg.observations.seats import Draft

_EITHER = re.compile("(?:其中，?)?(?P<which>[前后])者(?!们)(?:则|的)?(?P<by>[由与同和])?")
_JOINED = re.compile("”?(?:和|与|及|以及|、|同)“?")
_BOTH = 2


def find_either(draft: Draft, reading: Reading) -> list[str] | None:
    """Whom 前者 or 后者 at the head of a clause means: one of the two names joined last before it.

    Nobody where no two names are joined and 前者 speaks of one of them; None where no such word leads to the figure.
    """
    resolved = reading.resolved
    text, mentions = resolved.article.text, resolved.mentions
    for part in reversed(reading.parts[: draft.part + 1]):
        either = _EITHER.match(text, part.start, part.stop)
        if either:
            break
    else:
        return None
    first = bisect_left(mentions, part.start, key=lambda m: m.span.start)
    last = bisect_left(mentions, draft.position, key=lambda m: m.span.start)
    between = (m for m in mentions[first:last] if m.span.start > either.end("which"))
    if not either["by"] and any(m.kind in NAMED for m in between):
        return None
    draft.indicator = draft.indicator.removeprefix(either.group())
    names = [n for n in _find_pair(reading, first) if resolved.entities_of[n]]
    if len(names) < _BOTH:
        return [] if either["which"] == "前" else None
    number = names[0] if either["which"] == "前" else names[1]
    return [i for i in resolved.entities_of[number] if reading.entities[i].kind in SUBJECTS]


def find_pronoun(draft: Draft, reading: Reading) -> list[str] | None:
    """Whom 它 at the head of a clause takes up: what the sentence before spoke of first; nobody for an institution.

    None where no such word leads to the figure, or somebody is named behind it.
    """
    resolved, sentence = reading.resolved, reading.sentence
    for part in reversed(reading.parts[max(0, draft.part - _PARTS) : draft.part + 1]):
        if _IT.match(resolved.article.text, part.start, part.stop):
            break
    else:
        return None
    first = bisect_left(resolved.mentions, part.start, key=lambda m: m.span.start)
    last = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start)
    if last - first > _NAMES or any(m.kind in NAMED for m in resolved.mentions[first:last]):
        return None
    draft.indicator = draft.indicator.removeprefix("它")
    before = sentence.index - (part.start == sentence.span.start)
    if before < 0 or resolved.sentences[before].paragraph != sentence.paragraph:
        return None
    spoken = [ids for at, ids in resolved.subjects[before] if at < part.start]
    if not spoken or len(spoken[0]) > 1:
        return None
    return [i for i in spoken[0] if reading.entities[i].kind in SUBJECTS]


_IT = re.compile("(?:如今|目前|去年|今年|现在|后来|当年)?，?(?:而|但)?它(?!们|[与和同的]|是一种)")
_PARTS, _NAMES = 6, 24
"""How many parts back 它 may stand, and how many names and figures from a figure."""


def find_whole(draft: Draft, reading: Reading) -> list[str] | None:
    """What the clause before says to consist of parts: 甲试验区，由乙片区、丙片区组成，总面积….

    Nobody where the whole has no name; None where no such clause stands before."""
    resolved, text = reading.resolved, reading.resolved.article.text
    before = reading.parts[draft.part - 1] if draft.part and not draft.heads else None
    parts = _OF_PARTS.search(text, before.start, before.stop) if before else None
    if parts is None or not _EXTENT.search(draft.indicator):
        return None
    stop = parts.start() - (text[parts.start() - 1] == "，")
    for number in range(bisect_left(resolved.mentions, stop, key=lambda m: m.span.start) - 1, -1, -1):
        if resolved.mentions[number].span.stop <= stop:
            whole = resolved.mentions[number].span.stop == stop
            return [i for i in resolved.entities_of[number] if whole and reading.entities[i].kind in SUBJECTS]
    return []


_OF_PARTS = re.compile("由[^，。；]{3,60}(?:组成|构成)$")
_EXTENT = re.compile("面积|规划|用地|占地")
"""What a whole has that its parts do not share."""


def _find_pair(reading: Reading, stop: int) -> list[int]:
    """The two names that are joined last before mention `stop`, in this sentence or the one before."""
    mentions, text = reading.resolved.mentions, reading.resolved.article.text
    number = reading.sentence.index
    start = reading.resolved.sentences[max(0, number - 1)].span.start
    while stop > 1 and mentions[stop - _BOTH].span.start >= start:
        one, other = mentions[stop - _BOTH], mentions[stop - 1]
        joined = _JOINED.fullmatch(text, one.span.stop, other.span.start)
        if joined and one.kind in NAMED and other.kind in NAMED:
            return [stop - _BOTH, stop - 1]
        stop -= 1
    return []
