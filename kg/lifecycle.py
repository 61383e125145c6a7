"""The life of projects, derived from statements: intended, signed, settled, started, building, operating, terminated.

Nothing here is text: an event says which statement it follows from, and by which word of its evidence where the
relation alone does not tell (builds is 开工, 建设 or 投产).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from kg.identity import node_iri, statement_iri
from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Corpus, Entity, Statement
from kg.vocabulary import PLACES, Kind, Modality, Predicate


class Stage(StrEnum):
    """The stages, in order; named as in ontology/kg.ttl."""

    INTENDED = "stageIntended"
    SIGNED = "stageSigned"
    SETTLED = "stageSettled"
    STARTED = "stageStarted"
    BUILDING = "stageBuilding"
    OPERATING = "stageOperating"
    TERMINATED = "stageTerminated"


ORDER = {stage: rank for rank, stage in enumerate(Stage, 1)}
"""Stage → its place in a project's life."""

_FROM_RELATION = {
    Predicate.SIGNED: Stage.SIGNED,
    Predicate.SETTLED_IN: Stage.SETTLED,
    Predicate.ESTABLISHES: Stage.SETTLED,
}
_FROM_WORDS = frozenset({Predicate.BUILDS, Predicate.LOCATED_IN})
_TELLING = frozenset(_FROM_RELATION) | {Predicate.BUILDS, Predicate.INVESTS}
_BY_WORD = "lifecycle.word."


@dataclass(frozen=True, slots=True)
class LifecycleEvent:
    """A stage that a statement says a project has reached. `date` is the statement's, `reported` the article's."""

    id: str
    project: str
    stage: Stage
    statement: str
    rule: str
    date: str
    reported: str
    places: tuple[str, ...]
    parties: tuple[str, ...]


class Report(NamedTuple):
    """What an event keeps of the evidence that it follows from: the rule, and the first date of an article, or ""."""

    rule: str
    reported: str


_NOTHING = Report("", "")


def find_events(
    corpus: Corpus, held: Mapping[tuple[str, str], Report] = MappingProxyType({})
) -> tuple[LifecycleEvent, ...]:
    """All life-cycle events of the corpus, by project, stage and statement.

    `held` says by (statement, project) what evidence gives that the corpus does not have: more evidence adds to it.
    """
    entities = {entity.id: entity for entity in corpus.entities}
    published = {(d.id, a.title): a.published or d.published for d in corpus.documents for a in d.articles}
    events = []
    for statement in corpus.statements:
        for project in _find_projects(statement, entities):
            iri = statement_iri(statement)
            former = held.get((iri, project), _NOTHING)
            stage, rule = _find_stage(statement, entities[project], former.rule)
            if stage is None:
                continue
            reports = {published.get((e.document, e.article), "") for e in statement.evidence}
            dates = sorted(filter(None, reports | {former.reported}))
            others = sorted({statement.subject, statement.object} - {project})
            events.append(
                LifecycleEvent(
                    node_iri("event", project, stage, iri),
                    project,
                    stage,
                    iri,
                    rule,
                    statement.date,
                    dates[0] if dates else "",
                    tuple(o for o in others if entities[o].kind in PLACES),
                    tuple(o for o in others if entities[o].kind not in PLACES),
                )
            )
    return tuple(sorted(events, key=lambda e: (e.project, ORDER[e.stage], e.statement)))


def find_current_stages(events: tuple[LifecycleEvent, ...]) -> dict[str, Stage]:
    """Project → the furthest stage that any statement gives it."""
    current: dict[str, Stage] = {}
    for event in events:
        if ORDER[event.stage] >= ORDER.get(current.get(event.project, event.stage), 0):
            current[event.project] = event.stage
    return current


@lru_cache(maxsize=1)
def load_words() -> dict[str, Stage]:
    """Word → stage, of seeds/lifecycle.tsv."""
    return {e.form: Stage(e.fields["stage"]) for e in read_table(find_resource("seeds", "lifecycle.tsv"), "lifecycle")}


def _find_projects(statement: Statement, entities: dict[str, Entity]) -> list[str]:
    return [iri for iri in (statement.subject, statement.object) if entities[iri].kind is Kind.PROJECT]


def _find_stage(statement: Statement, project: Entity, former: str) -> tuple[Stage | None, str]:
    """The stage that a statement gives a project, and the rule that says so; `former` is that of further evidence."""
    predicate = statement.predicate
    if statement.modality is Modality.NEGATED:
        return (Stage.TERMINATED, "lifecycle.negated") if predicate in _TELLING else (None, "")
    if statement.modality is Modality.PLANNED:
        return (Stage.INTENDED, "lifecycle.planned") if predicate in _TELLING else (None, "")
    if predicate in _FROM_WORDS:
        texts = {e.text for e in statement.evidence}
        found = {_find_nearest(text, (project.name, *project.aliases)) for text in texts}
        if former.startswith(_BY_WORD):
            found.add(former.removeprefix(_BY_WORD))
        word = max((w for w in found if w), key=lambda w: (ORDER[load_words()[w]], w), default="")
        if word:
            return load_words()[word], f"{_BY_WORD}{word}"
        return (Stage.BUILDING, "lifecycle.builds") if predicate is Predicate.BUILDS else (None, "")
    stage = _FROM_RELATION.get(predicate)
    return stage, f"lifecycle.{predicate}"


def _find_nearest(text: str, names: tuple[str, ...]) -> str:
    """The stage word nearest to one of the names in `text`, one after it before one in front; "" if there is none.

    Words inside a name (…开工大厦) do not count, and of words that overlap the longest does.
    """
    spans = [(at, at + len(name)) for name in names for at in _places(text, name)]
    best: tuple[int, int, int] | None = None
    chosen = ""
    for word in load_words():
        for at in _places(text, word):
            if any(start <= at < stop for start, stop in spans):
                continue
            gaps = [(at - stop if at >= stop else 2 * (start - at - len(word)) + 1) for start, stop in spans] or [at]
            rank = (min(gaps), -len(word), at)
            if best is None or rank < best:
                best, chosen = rank, word
    return chosen


def _places(text: str, part: str) -> list[int]:
    places, at = [], text.find(part)
    while at >= 0:
        places.append(at)
        at = text.find(part, at + 1)
    return places
