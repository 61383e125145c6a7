"""A place as figures: who and what is there, with what money, in what industries.

A company, institution or project belongs to a place that signs, builds or sets it up, and to every place that a fact
puts it in (kg.containment: 落户, 位于, 隶属, codes of divisions). A place has what lies in the places inside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.analysis.amounts import read_yuan
from kg.analysis.fields import Field, find_fields
from kg.containment import find_containment
from kg.errors import KgError
from kg.types import Corpus, Entity, Statement
from kg.vocabulary import PLACES, Kind, Modality, Predicate

_MADE = frozenset({Predicate.SIGNED, Predicate.BUILDS, Predicate.ESTABLISHES, Predicate.COOPERATES_WITH})
_MOVED = frozenset({Predicate.SETTLED_IN, Predicate.LOCATED_IN, Predicate.INVESTS, Predicate.BUILDS})
_MEMBERS = frozenset({Kind.COMPANY, Kind.PROJECT, Kind.INSTITUTION})


@dataclass(frozen=True, slots=True)
class Profile:
    """What a place has. `weights` are companies, projects and statements of the place by industry."""

    place: Entity
    companies: tuple[str, ...]
    projects: tuple[str, ...]
    institutions: tuple[str, ...]
    yuan: Decimal
    planned_yuan: Decimal
    weights: dict[str, float]
    statements: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many companies, projects and institutions there are."""
        return len(self.companies) + len(self.projects) + len(self.institutions)


class Profiles:
    """The profiles of all places of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.fields: Mapping[str, tuple[Field, ...]] = find_fields(corpus)
        self._inside = find_containment(corpus)
        self._members: dict[str, set[str]] = defaultdict(set)
        self._said: dict[str, set[int]] = defaultdict(set)
        self._naming: dict[str, list[int]] = defaultdict(list)
        for number, statement in enumerate(corpus.statements):
            self._place(number, statement)
        for entity in corpus.entities:
            if entity.kind in _MEMBERS:
                for place in self._inside.get(entity.id, ()):
                    self._members[place].add(entity.id)

    def _place(self, number: int, statement: Statement) -> None:
        kinds = {iri: self.corpus.by_id[iri].kind for iri in (statement.subject, statement.object)}
        for iri, kind in kinds.items():
            self._naming[iri].append(number)
            for place in (iri, *self._inside.get(iri, ())) if kind in PLACES else ():
                self._said[place].add(number)
        if statement.modality is Modality.NEGATED:
            return
        member = place = ""
        if statement.predicate in _MADE and kinds[statement.subject] in PLACES:
            place, member = statement.subject, statement.object
        elif statement.predicate in _MOVED and kinds[statement.object] in PLACES:
            member, place = statement.subject, statement.object
        if member and kinds[member] in _MEMBERS:
            for outer in {place, *self._inside.get(place, ())}:
                self._members[outer].add(member)

    def find(self, place: Entity) -> Profile:
        """The profile of a place."""
        by_id = self.corpus.by_id
        members = sorted(self._members.get(place.id, ()))
        groups = {kind: tuple(m for m in members if by_id[m].kind is kind) for kind in _MEMBERS}
        numbers = tuple(sorted(self._said.get(place.id, set()) | self._about(groups[Kind.PROJECT])))
        yuan, planned = (self._sum(numbers, modality) for modality in (Modality.FACT, Modality.PLANNED))
        weights: Counter[str] = Counter()
        for iri in (place.id, *members):
            weights.update(field.industry for field in self.fields.get(iri, ()))
        return Profile(
            place,
            groups[Kind.COMPANY],
            groups[Kind.PROJECT],
            groups[Kind.INSTITUTION],
            yuan,
            planned,
            {name: float(weights[name]) for name in sorted(weights)},
            numbers,
        )

    def _about(self, projects: Iterable[str]) -> set[int]:
        return {number for project in projects for number in self._naming.get(project, ())}

    def _sum(self, numbers: Iterable[int], modality: Modality) -> Decimal:
        """Yuan of the statements: what one passage says of several (投资5亿元 of A and B) is one amount."""
        seen: set[tuple[str, Decimal]] = set()
        for number in numbers:
            s = self.corpus.statements[number]
            yuan = read_yuan(s.amount)
            if yuan is not None and s.modality is modality:
                evidence = s.evidence[0]
                seen.add((f"{evidence.document}:{evidence.start}", yuan))
        return sum((yuan for _, yuan in seen), Decimal(0))

    def count(self, iri: str) -> int:
        """How many statements name an entity."""
        return len(self._naming.get(iri, ()))

    def rank(self, kind: Kind = Kind.ZONE, limit: int = 0) -> list[Profile]:
        """The profiles of all places of a kind that have something, the fullest first."""
        found = [self.find(e) for e in self.corpus.entities if e.kind is kind and self._members.get(e.id)]
        found.sort(key=lambda p: (-p.size, -p.yuan, p.place.id))
        return found[:limit] if limit else found


def find_entity(corpus: Corpus, name: str, kinds: Iterable[Kind]) -> Entity:
    """The entity of one of the kinds that bears this name; KgError where none does."""
    wanted = tuple(kinds)
    candidates = [e for e in corpus.entities if e.kind in wanted]
    for found in (
        [e for e in candidates if e.name == name],
        [e for e in candidates if name in e.aliases or name == e.id],
    ):
        if found:
            return min(found, key=lambda e: e.id)
    what = "entity" if len(wanted) == len(Kind) else " or ".join(wanted)
    raise KgError(f"no {what} {name} in this graph; `kg search {name}` shows what is")
