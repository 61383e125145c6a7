"""Pairs of names of one sentence, as the model of relations sees them: words and kinds, never the names.

A sentence becomes a line of tokens: each name one letter for its kind, every other word itself. What the sentence only
implies (its topic, the project and the gathering named last before it) stands in front of the line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.mentions.label_features import SIGNS
from kg.types import Entity, Mention, ResolvedArticle, Sentence
from kg.vocabulary import DOMAINS, RANGES, Kind, Predicate, ValueKind
from kg.words import tag

LETTERS: dict[Kind | ValueKind, str] = {
    Kind.REGION: "R",
    Kind.ZONE: "Z",
    Kind.COMPANY: "C",
    Kind.GOVERNMENT: "G",
    Kind.INSTITUTION: "I",
    Kind.PROJECT: "P",
    Kind.INDUSTRY: "N",
    Kind.POLICY: "L",
    Kind.GATHERING: "E",
    Kind.TITLE: "T",
    Kind.PERSON: "H",
    ValueKind.QUANTITY: "Q",
    ValueKind.PERIOD: "D",
}
_DIGITS = str.maketrans("123456789", "000000000")
SLOTS = "TPECZI"
"""What a sentence implies and does not name: its topic, and the project, gathering, company, zone and institution named
last before it; each entity once."""
_CARRIED = {
    Kind.PROJECT: "P",
    Kind.GATHERING: "E",
    Kind.COMPANY: "C",
    Kind.ZONE: "Z",
    Kind.INSTITUTION: "I",
}
_FAR = 3
"""So many sentences back all is equally far."""
_WIDEST = 40
"""Tokens between two names that are still read as a pair; half as many more gave one proposal in a hundred."""
_MOST = 40
"""Names of a sentence that are paired; a list of more is read by rules only."""


@dataclass(frozen=True, slots=True)
class Member:
    """A name on a line: its place, its entities, for an implied one its slot (`SLOTS`), and the number of its mention
    or -1."""

    place: int
    kind: Kind
    ids: tuple[str, ...]
    implied: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence, the part of speech of each ("" of names and of what is implied), and the names among
    them."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    members: tuple[Member, ...]


def mask_names(text: str, mentions: Iterable[Mention]) -> str:
    """The text of an article with a letter for each character of a name and 0 for each digit, as long as before."""
    signs = list(text.translate(_DIGITS))
    for mention in mentions:
        if isinstance(mention.kind, Kind):
            signs[mention.span.start : mention.span.stop] = LETTERS[mention.kind] * len(mention.span)
    return "".join(signs)


def allowed(subject: Kind, object_: Kind) -> tuple[Predicate, ...]:
    """The relations whose domain and range admit such a pair; a region is no part of a zone, nor a zone of a region."""
    return _ALLOWED[subject, object_]


_ALLOWED = {
    (s, o): tuple(
        p for p in Predicate if s in DOMAINS[p] and o in RANGES[p] and not (p is Predicate.PART_OF and s is not o)
    )
    for s in Kind
    for o in Kind
}


def write_lines(resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> Iterator[tuple[Sentence, Line]]:
    """Each sentence that holds a name, as a line."""
    starts = [mention.span.start for mention in resolved.mentions]
    last: dict[str, tuple[int, tuple[str, ...]]] = {}
    for sentence in resolved.sentences:
        numbers = range(bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.stop))
        named = [n for n in numbers if resolved.entities_of[n]]
        if named:
            yield sentence, _write_line(resolved, entities, sentence, numbers, last)
        for number in named:
            ids = resolved.entities_of[number]
            kind = entities[ids[0]].kind
            if kind in _CARRIED:
                last[_CARRIED[kind]] = sentence.index, ids


def _write_line(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    sentence: Sentence,
    numbers: range,
    last: Mapping[str, tuple[int, tuple[str, ...]]],
) -> Line:
    tokens: list[str] = []
    tags: list[str] = []
    members: list[Member] = []
    implied = {"T": (sentence.index, resolved.topics[sentence.index]), **last}
    known = {i for number in numbers for i in resolved.entities_of[number]}
    for place, slot in enumerate(SLOTS):
        named_in, named = implied.get(slot, (0, ()))
        ids = tuple(i for i in named if i not in known)
        known.update(ids)
        back = min(sentence.index - named_in, _FAR)
        tokens.append(f"<{slot}{LETTERS[entities[ids[0]].kind]}{back}>" if ids else f"<{slot}>")
        tags.append("")
        if ids:
            members.append(Member(place, entities[ids[0]].kind, ids, slot, -1))
    words = tag(sentence.text, sentence.span.start)
    text, at, index = resolved.article.text, sentence.span.start, 0
    for number in (*numbers, -1):
        stop = resolved.mentions[number].span.start if number >= 0 else sentence.span.stop
        while index < len(words) and words[index].start < stop:
            word = words[index]
            if word.stop > at:
                form = text[max(word.start, at) : min(word.stop, stop)]
                if form:
                    tokens.append(_sign(form))
                    tags.append(word.tag)
            if word.stop > stop:
                break
            index += 1
        if number >= 0:
            mention, ids = resolved.mentions[number], resolved.entities_of[number]
            if ids:
                members.append(Member(len(tokens), entities[ids[0]].kind, ids, "", number))
            tokens.append(LETTERS[mention.kind])
            tags.append("")
            at = mention.span.stop
    return Line(tuple(tokens), tuple(tags), tuple(members[:_MOST]))


def _sign(form: str) -> str:
    """What stands for a word: digits are one, single signs are full-width."""
    if len(form) == 1:
        return form.translate(SIGNS)
    return "0" if form[:1].isdigit() else form


def find_pairs(line: Line) -> Iterator[tuple[Member, Member]]:
    """The pairs (subject, object) that may stand in a relation: at least one is named, they are near, and of different
    entities."""
    for subject in line.members:
        for object_ in line.members:
            if subject is object_ or (subject.implied and object_.implied) or not allowed(subject.kind, object_.kind):
                continue
            if not (subject.implied or object_.implied) and abs(subject.place - object_.place) > _WIDEST:
                continue
            if set(subject.ids).isdisjoint(object_.ids):
                yield subject, object_
