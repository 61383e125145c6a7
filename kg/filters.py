"""Parts of a corpus: by place, kind, predicate, time and modality, for any export.

A statement stays if it passes every filter that is given; an entity, document or article stays if something that stays
uses it (or, with no filter on statements, if it matches itself).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.containment import find_containment
from kg.dates import find_days
from kg.errors import KgError
from kg.types import Corpus, Entity, Evidence, Observation, Statement
from kg.vocabulary import PLACES, Kind, Modality, Predicate

_BRINGING = frozenset({Predicate.SIGNED, Predicate.BUILDS, Predicate.ESTABLISHES})
"""Relations by which a place has a project, wherever that lies."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep. Empty fields keep everything. Several values of one field mean any of them."""

    regions: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    since: str = ""
    until: str = ""
    facts_only: bool = False

    def __bool__(self) -> bool:
        return self != Filter()


def filter_corpus(corpus: Corpus, wanted: Filter) -> Corpus:
    """The part of `corpus` that `wanted` asks for; KgError where a place is not in the graph or a date is no date."""
    if not wanted:
        return corpus
    keep = _Keeper(corpus, wanted)
    statements = tuple(s for s in corpus.statements if keep.statement(s))
    observations = tuple(o for o in corpus.observations if keep.observation(o))
    used = {iri for s in statements for iri in (s.subject, s.object)} | {o.subject for o in observations}
    entities = [e for e in corpus.entities if e.id in used or keep.entity(e)]
    cited = {e.document for s in statements for e in s.evidence}
    cited |= {e.document for o in observations for e in o.evidence}
    if not cited:
        cited = {document for entity in entities for document in entity.documents}
    documents = tuple(d for d in corpus.documents if d.id in cited)
    kept = {d.id for d in documents}
    trimmed = tuple(replace(e, documents=tuple(d for d in e.documents if d in kept)) for e in entities)
    return Corpus(documents, trimmed, statements, observations, {e.id: e for e in trimmed})


class _Keeper:
    """The tests of one filter over one corpus."""

    def __init__(self, corpus: Corpus, wanted: Filter) -> None:
        self._wanted = wanted
        self._kinds = {entity.id: entity.kind for entity in corpus.entities}
        self._places: set[str] | None = None
        if wanted.regions or wanted.zones:
            self._places = _find_inside(corpus, wanted)
        self._since, self._until = _find_limits(wanted)
        self._published = {
            (d.id, a.title): a.published or d.published for d in corpus.documents for a in (*d.articles,)
        } | {(d.id, ""): d.published for d in corpus.documents}

    def statement(self, statement: Statement) -> bool:
        """Whether a statement stays."""
        wanted = self._wanted
        ends = (statement.subject, statement.object)
        return (
            (not wanted.facts_only or statement.modality is Modality.FACT)
            and (not wanted.predicates or statement.predicate in wanted.predicates)
            and (not wanted.kinds or any(self._kinds[iri] in wanted.kinds for iri in ends))
            and (self._places is None or any(iri in self._places for iri in ends))
            and self._in_time(statement.date, statement.evidence)
        )

    def observation(self, observation: Observation) -> bool:
        """Whether an observation stays; a filter by predicate asks for statements only."""
        wanted = self._wanted
        return (
            not wanted.predicates
            and (not wanted.facts_only or observation.modality is Modality.FACT)
            and (not wanted.kinds or self._kinds[observation.subject] in wanted.kinds)
            and (self._places is None or observation.subject in self._places)
            and self._in_time(observation.period, observation.evidence)
        )

    def entity(self, entity: Entity) -> bool:
        """Whether an entity stays for its own sake, without a statement."""
        wanted = self._wanted
        if wanted.predicates or wanted.since or wanted.until:
            return False
        return (not wanted.kinds or entity.kind in wanted.kinds) and (self._places is None or entity.id in self._places)

    def _in_time(self, date: str, evidence: Iterable[Evidence]) -> bool:
        """Whether the date, or where there is none the day of an article that says so, meets the wanted time."""
        if not self._since and not self._until:
            return True
        dates = [date] if date else [self._published.get((e.document, e.article), "") for e in evidence]
        spans = [span for span in map(find_days, dates) if span]
        return any(
            (not self._since or stop >= self._since) and (not self._until or start <= self._until)
            for start, stop in spans
        )


def _find_inside(corpus: Corpus, wanted: Filter) -> set[str]:
    """The ids of the wanted places and of all that lies in them."""
    roots: set[str] = set()
    for kind, names in ((Kind.REGION, wanted.regions), (Kind.ZONE, wanted.zones)):
        for name in names:
            found = {e.id for e in corpus.entities if e.kind is kind and _bears(e, name)}
            if not found:
                raise KgError(f"no {kind} {name} in this graph; `kg search {name}` shows what is")
            roots |= found
    inside = roots | {iri for iri, places in find_containment(corpus).items() if not roots.isdisjoint(places)}
    kinds = {entity.id: entity.kind for entity in corpus.entities}
    return inside | {
        s.object
        for s in corpus.statements
        if s.predicate in _BRINGING
        and s.subject in inside
        and kinds[s.subject] in PLACES
        and kinds[s.object] is Kind.PROJECT
    }


def _bears(entity: Entity, name: str) -> bool:
    return name == entity.name or name in entity.aliases or any(name == code for _, code in entity.codes)


def _find_limits(wanted: Filter) -> tuple[str, str]:
    limits = []
    for name, date, side in (("since", wanted.since, 0), ("until", wanted.until, 1)):
        days = find_days(date)
        if date and days is None:
            raise KgError(f"--{name} {date}: no date; write 2022, 2022-01 or 2022-01-12")
        limits.append(days[side] if days else "")
    return limits[0], limits[1]
