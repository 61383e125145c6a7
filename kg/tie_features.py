"""Ties as choices: how a thing of an article, and each name it may be tied to, are described for the network of ties.

A tie is a relation that an article leaves to be gathered: a firm's place, a work's builder, a firm's field. A
description is a word such as `topic True Zone` or `via builds locatedIn`: of the thing, of what stands around its first
name, of the candidate, of what lies between, and of what is stated of either. Names are told as their kinds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.choices import Choice
from kg.pairs import mask_names
from kg.types import Entity, ResolvedArticle
from kg.vocabulary import ORGANISATIONS, PLACES, Kind, Predicate, ValueKind

Triple = tuple[str, Predicate, str]


class Task(NamedTuple):
    """A relation, the kinds of what seeks another, the kinds of those it may find, and whether it is the subject."""

    predicate: Predicate
    things: frozenset[Kind]
    owners: frozenset[Kind]
    is_subject: bool


_ACTORS = ORGANISATIONS | PLACES
TASKS = (
    Task(Predicate.LOCATED_IN, frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.PROJECT, Kind.ZONE}), PLACES, True),
    Task(Predicate.SETTLED_IN, frozenset({Kind.COMPANY}), PLACES, True),
    Task(Predicate.BUILDS, frozenset({Kind.PROJECT}), _ACTORS, False),
    Task(Predicate.INVESTS, frozenset({Kind.PROJECT}), frozenset({Kind.COMPANY}), False),
    Task(Predicate.PART_OF, frozenset({Kind.ZONE}), frozenset({Kind.ZONE}), True),
    Task(Predicate.HOLDS_POST, frozenset({Kind.PERSON}), _ACTORS, True),
)
_CANDIDATES = 8
"""So many names are asked, the nearest first: beyond lies what a thing is hardly tied to."""
_STEPS = (0, 1, 2, 4, 7, 12, 20, 35, 60, 120, 300, 800)
"""The upper edges of classes of distances, in characters."""
_AROUND = 12
"""So many characters before and behind a thing's first name are told, two by two."""
_LATER = 6
"""The same for its second and third."""
_GAP = 14
"""So many characters behind the first of two names of one sentence are told, two by two."""
_NOBODY = ("nobody",)
_SHORTEST = 2
"""Characters that a place and a name that begins with it have in common."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A thing that seeks another, and the ids of those it may find."""

    task: Task
    thing: str
    candidates: tuple[str, ...]
    choice: Choice


class Survey:
    """An article as the descriptions see it: where each entity is named, and what is stated."""

    def __init__(self, resolved: ResolvedArticle, entities: Mapping[str, Entity], stated: Iterable[Triple]) -> None:
        self.resolved, self.entities = resolved, entities
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for number, ids in enumerate(resolved.entities_of):
            for i in ids:
                self.places[i].append(number)
        self.starts = [mention.span.start for mention in resolved.mentions]
        stops = [sentence.span.stop for sentence in resolved.sentences]
        last = len(stops) - 1
        self.sentence_of = [min(bisect_right(stops, start), last) for start in self.starts]
        """The number of the sentence of each mention."""
        self.of_kind: defaultdict[Kind | ValueKind, list[int]] = defaultdict(list)
        for number, mention in enumerate(resolved.mentions):
            self.of_kind[mention.kind].append(number)
        self.text = mask_names(resolved.article.text, resolved.mentions)
        self.of_subject: defaultdict[str, list[tuple[Predicate, str]]] = defaultdict(list)
        self.of_object: defaultdict[str, list[tuple[Predicate, str]]] = defaultdict(list)
        for subject, predicate, object_ in sorted(set(stated)):
            self.of_subject[subject].append((predicate, object_))
            self.of_object[object_].append((predicate, subject))
        self.topics = Counter(i for ids in resolved.topics for i in ids)

    @cached_property
    def titled(self) -> frozenset[str]:
        """Whom the headline names."""
        title = self.resolved.article.title
        return frozenset(i for i in self.places if any(name in title for name in _names(self.entities[i])))

    @cached_property
    def by_kind(self) -> Mapping[Kind, list[str]]:
        """The entities of each kind, in order of their first names."""
        found: defaultdict[Kind, list[str]] = defaultdict(list)
        for i in self.places:
            found[self.entities[i].kind].append(i)
        return found

    @cached_property
    def most(self) -> Mapping[Kind, int]:
        """How often the entity of each kind is named that is named most."""
        return {kind: max(len(self.places[i]) for i in own) for kind, own in self.by_kind.items()}

    def measure_gap(self, number: int, i: str) -> int:
        """How many characters lie between a mention and the nearest one of an entity."""
        start, numbers = self.starts[number], self.places[i]
        at = bisect_left(numbers, number)
        return min(abs(start - self.starts[n]) for n in numbers[max(0, at - 1) : at + 1])

    def count_between(self, kind: Kind, low: int, high: int) -> int:
        """How many mentions of a kind stand between two mentions."""
        numbers = self.of_kind[kind]
        return bisect_left(numbers, high) - bisect_right(numbers, low)

    def find_nearest(self, thing: str, other: str) -> tuple[int, int]:
        """The mentions of both in the first sentence that names both, each the first there; otherwise the first mention
        of the thing, and -1."""
        at: dict[int, int] = {}
        for number in reversed(self.places[other]):
            at[self.sentence_of[number]] = number
        for number in self.places[thing]:
            if self.sentence_of[number] in at:
                return number, at[self.sentence_of[number]]
        return self.places[thing][0], -1

    def ties_of(self, i: str) -> Iterator[tuple[str, Predicate, str]]:
        """What is stated of an entity: (which side it is, relation, other side)."""
        for predicate, other in self.of_subject[i]:
            yield ">", predicate, other
        for predicate, other in self.of_object[i]:
            yield "<", predicate, other


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def describe_ties(survey: Survey, tasks: Iterable[Task] = TASKS) -> Iterator[Tie]:
    """Each thing of an article that no statement ties yet, as a choice between those it may be tied to; the last choice
    is nobody. One by one: the descriptions of a whole article are megabytes of small strings."""
    for task in tasks:
        for kind in Kind:
            for thing in survey.by_kind.get(kind, ()) if kind in task.things else ():
                candidates = () if _is_tied(survey, task, thing) else _find_candidates(survey, task, thing)
                if candidates:
                    choice = _mark(_describe(survey, thing, candidates), f"{task.predicate} ")
                    yield Tie(task, thing, candidates, choice)


def _is_tied(survey: Survey, task: Task, thing: str) -> bool:
    stated = survey.of_subject[thing] if task.is_subject else survey.of_object[thing]
    return any(predicate is task.predicate for predicate, _ in stated)


def _find_candidates(survey: Survey, task: Task, thing: str) -> tuple[str, ...]:
    """Those a thing may be tied to: those named nearest to its first name, and the topic there."""
    first = survey.places[thing][0]
    topic = survey.resolved.topics[survey.sentence_of[first]]
    owners = [i for kind in task.owners for i in survey.by_kind.get(kind, ()) if i != thing]
    if task.predicate is Predicate.LOCATED_IN and survey.entities[thing].kind is Kind.ZONE:
        owners = [i for i in owners if survey.entities[i].kind is not Kind.ZONE]
    ranked = sorted((survey.measure_gap(first, i), survey.places[i][0], i) for i in owners)
    near = [i for _, _, i in ranked[:_CANDIDATES]]
    further = [i for i in (*topic, *survey.titled) if survey.entities[i].kind in task.owners]
    known = {i for _, _, i in ranked}
    return tuple(dict.fromkeys([*near, *(i for i in sorted(further) if i in known)]))


def _describe(survey: Survey, thing: str, candidates: Sequence[str]) -> Choice:
    """A thing as a choice, whatever the relation."""
    own = _Describer(survey, thing)
    kinds: Counter[Kind] = Counter()
    rows = []
    for rank, i in enumerate(candidates):
        kind = survey.entities[i].kind
        rows.append(tuple(own.describe_candidate(i, rank, kinds[kind])))
        kinds[kind] += 1
    return Choice(tuple(own.describe_thing(candidates)), (*rows, _NOBODY))


def _mark(choice: Choice, mark: str) -> Choice:
    """The choice with a mark before each description: each relation has descriptions of its own."""
    return Choice(
        tuple([mark + word for word in choice.shared]),
        tuple([tuple([mark + word for word in words]) for words in choice.candidates]),
    )


class _Describer:
    """Describes one thing of an article."""

    def __init__(self, survey: Survey, thing: str) -> None:
        self._survey, self._thing = survey, thing
        self._entity = survey.entities[thing]
        self._first = survey.places[thing][0]
        self._span = survey.resolved.mentions[self._first].span
        self._sentence = survey.sentence_of[self._first]
        self._stated = list(survey.ties_of(thing))
        self._peers = self._find_peers()

    def describe_thing(self, candidates: Sequence[str]) -> list[str]:
        """What all candidates share."""
        survey, span, text = self._survey, self._span, self._survey.text
        kind, name = self._entity.kind, self._entity.name
        sentence = survey.resolved.sentences[self._sentence]
        role = survey.resolved.article.paragraphs[sentence.paragraph].role
        before, behind = text[max(0, span.start - _AROUND) : span.start], text[span.stop : span.stop + _AROUND]
        kinds = Counter(survey.entities[i].kind for i in candidates)
        topic = survey.resolved.topics[self._sentence]
        return [
            f"kind {kind}",
            f"ends {kind} {name[-1:]}",
            f"ends {name[-2:]}",
            f"long {min(6, len(name) // 3)}",
            f"count {min(4, len(survey.places[self._thing]))}",
            f"titled {self._thing in survey.titled}",
            f"sentence {min(4, self._sentence)} {role}",
            f"others {min(5, len(survey.by_kind.get(kind, ())) // 2)}",
            *(f"candidates {k} {min(4, n)}" for k, n in sorted(kinds.items())),
            f"topic {''.join(survey.entities[i].kind for i in topic[:1])} {self._thing in topic}",
            f"leads {self._span.start == sentence.span.start}",
            f"ahead {text[span.start - 1 : span.start]}",
            f"ahead {text[max(0, span.start - 2) : span.start]}",
            f"after {text[span.stop : span.stop + 1]}",
            f"after {text[span.stop : span.stop + 2]}",
            *(f"before {pair}" for pair in _pair(before)),
            *(f"behind {pair}" for pair in _pair(behind)),
            *(f"stated {side} {p} {survey.entities[other].kind}" for side, p, other in self._stated[:6]),
            f"peers {min(4, len(self._peers))}",
            *self._describe_later(),
        ]

    def _describe_later(self) -> Iterator[str]:
        """What stands around the second and third name of a thing."""
        text = self._survey.text
        for number in self._survey.places[self._thing][1:3]:
            span = self._survey.resolved.mentions[number].span
            for pair in _pair(text[max(0, span.start - _LATER) : span.start]):
                yield f"before later {pair}"
            for pair in _pair(text[span.stop : span.stop + _LATER]):
                yield f"behind later {pair}"

    def describe_candidate(self, i: str, rank: int, among: int) -> list[str]:
        """What holds of one candidate; `among` are the nearer ones of its kind."""
        survey = self._survey
        entity = survey.entities[i]
        kind, places = entity.kind, survey.places[i]
        topics = survey.resolved.topics[self._sentence]
        first = survey.by_kind[kind][0] == i
        return [
            f"is {kind} {self._entity.kind}",
            f"topic {i in topics} {kind}",
            f"topics {survey.topics[i] * 2 >= len(survey.resolved.topics)} {kind}",
            f"titled {i in survey.titled} {kind}",
            f"first {first} {kind} {min(3, len(survey.by_kind[kind]))}",
            f"most {len(places) == survey.most[kind]} {kind}",
            f"count {min(5, len(places))}",
            f"rank {min(6, rank)} {kind}",
            f"among {min(4, among)} {kind}",
            f"begins {self._has_its_name(entity)} {kind}",
            *self._describe_mention(i),
            *self._describe_stated(i),
            *self._describe_above(i),
        ]

    def _has_its_name(self, entity: Entity) -> bool:
        own = (self._entity.name, *self._entity.aliases)
        return any(len(name) >= _SHORTEST and one.startswith(name[:2]) for name in _names(entity) for one in own)

    def _describe_mention(self, i: str) -> Iterator[str]:
        """How near to a thing a candidate is named."""
        survey, kind = self._survey, self._survey.entities[i].kind
        numbers = survey.places[i]
        at = bisect_left(numbers, self._first)
        for side, number in (
            ("left", numbers[at - 1] if at else -1),
            ("right", numbers[at] if at < len(numbers) else -1),
        ):
            if number < 0:
                yield f"{side} none {kind}"
                continue
            yield from self._describe_side(side, number, kind)
        own = {survey.sentence_of[n] for n in survey.places[self._thing]}
        shared = sum(survey.sentence_of[n] in own for n in numbers)
        yield f"together {min(3, shared)} {kind}"

    def _describe_side(self, side: str, number: int, kind: Kind) -> Iterator[str]:
        survey, text = self._survey, self._survey.text
        span = survey.resolved.mentions[number].span
        sentences = survey.resolved.sentences
        index = survey.sentence_of[number]
        apart = min(4, abs(index - self._sentence))
        near = sentences[index].paragraph == sentences[self._sentence].paragraph
        distance = bisect_left(_STEPS, abs(span.start - self._span.start))
        yield f"{side} {apart} {near} {kind}"
        yield f"{side} distance {distance} {kind}"
        yield f"{side} after {apart} {text[span.stop : span.stop + 1]}"
        yield f"{side} ahead {apart} {text[max(0, span.start - 1) : span.start]}"
        low, high = sorted((number, self._first))
        yield f"{side} passed {min(3, survey.count_between(kind, low, high))} {kind}"
        if not apart:
            one, other = sorted((span, self._span))
            between = text[one.stop : other.start]
            yield f"{side} commas {min(3, between.count('，'))} {'、' in between}"
            for pair in _pair(between[:_GAP]):
                yield f"{side} gap {pair}"
        elif index < len(sentences):
            start = sentences[index].span.start
            yield f"{side} leads {text[start : span.start].count('，')} {span.start - start < 3} {kind}"

    def _describe_stated(self, i: str) -> Iterator[str]:
        """What is stated of thing and candidate, or of each and a third."""
        survey = self._survey
        near = defaultdict(list)
        for side, predicate, other in survey.ties_of(i):
            near[other].append(f"{side}{predicate}")
        for word in near.get(self._thing, ()):
            yield f"both {word}"
        for side, predicate, other in self._stated[:8]:
            for word in near.get(other, ())[:3]:
                yield f"via {side}{predicate} {word} {survey.entities[other].kind}"
        for peer in self._peers:
            for word in near.get(peer, ())[:3]:
                yield f"peer {word}"
        yield f"owns {min(4, sum(len(own) for own in near.values()))} {survey.entities[i].kind}"

    def _describe_above(self, i: str) -> Iterator[str]:
        """Whether a candidate lies in another, or another in it, by what is stated."""
        for side, predicate, other in self._survey.ties_of(i):
            if predicate in (Predicate.PART_OF, Predicate.LOCATED_IN) and self._survey.entities[other].kind in PLACES:
                yield f"above {side} {self._survey.entities[other].kind}"

    def _find_peers(self) -> list[str]:
        """Those of a thing's kind that stand in one list with it."""
        survey = self._survey
        found: list[str] = []
        for step in (-1, 1):
            number = self._first
            while True:
                low, high = sorted((number, number + step))
                if low < 0 or high >= len(survey.starts):
                    break
                one, other = survey.resolved.mentions[low], survey.resolved.mentions[high]
                between = survey.text[one.span.stop : other.span.start]
                if between not in ("、", "和", "与", "及", "以及", "”、“", "，") or one.kind is not other.kind:
                    break
                number += step
                found += survey.resolved.entities_of[number]
        return found


def _pair(text: str) -> list[str]:
    """Each two characters that stand side by side."""
    return [text[n : n + 2] for n in range(len(text) - 1)]
