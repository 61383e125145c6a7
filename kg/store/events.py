"""What a change does to the life-cycle events of projects, and to the stages that they have reached.

An event follows from one statement, so only touched statements are derived again. Where evidence only comes, what the
held events say stands for that of all other documents; where some goes, theirs is read from the graph. A project whose
names change has all its statements touched.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

import pyoxigraph as ox

from kg.graph import terms as t
from kg.graph.derivation import DERIVATION, derive_events
from kg.graph.reading import GraphReader
from kg.identity import DATA, TERMS, statement_iri
from kg.lifecycle import ORDER, Report, Stage
from kg.store.links import Claim, Fact
from kg.store.sides import Side
from kg.types import Corpus, DocumentRecord, Evidence, Statement

Quads = set[ox.Quad]
Reports = dict[tuple[str, str], Report]
"""(statement, project) → what an event of theirs reports."""
Subject = ox.NamedNode | ox.BlankNode | ox.Triple

_NONE: frozenset[Evidence] = frozenset()
_PROJECT = f"{DATA}project/"
_END = (t.TYPE, t.PREF_LABEL)
_BESIDE: dict[ox.NamedNode, tuple[ox.NamedNode | None, ...]] = {t.SUBJECT: _END, t.OBJECT: _END, t.AMOUNT: (None,)}
"""What a statement needs beside itself to be read: these properties (None: all) of what it names."""
_EVIDENCE = f"""
SELECT DISTINCT ?document ?article ?quote WHERE {{{{
  {{statement}} {t.DERIVED_FROM} ?evidence .
  ?evidence {t.HAS_SOURCE} ?document ; {t.IN_ARTICLE} ?article ; {t.HAS_SELECTOR} ?selector .
  ?selector {t.EXACT} ?quote
}}}}
"""


def change_events(
    before: Side, after: Side, graph: ox.Store, items: Mapping[int, Fact], merged: Iterable[str]
) -> tuple[Quads, Quads]:
    """The events of touched statements, and the stages of their projects, as they were and as they will be.

    `graph` is the last commit's; `items` are the touched statements, `merged` the entities merged again.
    """
    changed = {iri for iri in merged if iri.startswith(_PROJECT)}
    renamed = {iri for iri in changed if _find_names(before, iri) != _find_names(after, iri)}
    touched = {Claim("", 0, statement).item: statement for statement in _read_statements(graph, renamed)}
    touched |= {item: s for item, s in items.items() if isinstance(s, Statement) and _find_projects(s)}
    grown = {
        item: statement
        for item, statement in sorted(touched.items())
        if item not in before.claims and renamed.isdisjoint(_find_projects(statement))
    }
    old, new, known = _add_evidence(after, graph, grown)
    rest = {item: statement for item, statement in sorted(touched.items()) if item not in known}
    evidence = _Evidence(graph)
    kept = {
        item: evidence.read(statement_iri(statement), _find_givers(item, before, after))
        for item, statement in rest.items()
    }
    records = evidence.records.values()
    old |= _derive(before, rest, kept, records)
    new |= _derive(after, rest, kept, records)
    held, reached = _derive_stages(graph, renamed.union(*map(_find_projects, touched.values())), old, new)
    if old and not new and _has_other_events(graph, old):
        new = {quad for quad in old if quad.subject == DERIVATION}
    return old | held, new | reached


def _add_evidence(after: Side, graph: ox.Store, grown: Mapping[int, Statement]) -> tuple[Quads, Quads, set[int]]:
    """The events of statements that only get more evidence, as the graph holds them and as they will be; and for which
    of `grown` that holds.

    Left out are those where new evidence makes an event and old evidence made none: its dates are needed as well.
    """
    held, reports = _read_events(graph, grown.values())
    new = _derive(after, grown, {}, (), reports)
    untold = _find_untold(graph, new, reports)
    known = {item: statement for item, statement in grown.items() if statement_iri(statement) not in untold}
    return held, _derive(after, known, {}, (), reports) if untold else new, set(known)


def _read_events(graph: ox.Store, statements: Iterable[Statement]) -> tuple[Quads, Reports]:
    """The quads of all events of `statements`, and what these report."""
    quads: Quads = set()
    reports: Reports = {}
    for statement in statements:
        iri = statement_iri(statement)
        for found in _match(graph, None, t.DERIVED_FROM, ox.NamedNode(iri)):
            own = set(_match(graph, found.subject, None, None))
            told = {quad.predicate: text_of(quad.object) for quad in own}
            reports[iri, told[t.OF_PROJECT]] = Report(told[t.DERIVED_BY], told.get(t.REPORTED, ""))
            quads |= own
    return quads, reports


def _find_untold(graph: ox.Store, events: Quads, reports: Container[tuple[str, str]]) -> set[str]:
    """The statements of those of `events` of which nothing was reported, though there was evidence."""
    projects = {quad.subject: text_of(quad.object) for quad in events if quad.predicate == t.OF_PROJECT}
    return {
        text_of(quad.object)
        for quad in events
        if quad.predicate == t.DERIVED_FROM
        and (text_of(quad.object), projects[quad.subject]) not in reports
        and any(True for _ in _match(graph, quad.object, t.DERIVED_FROM, None))
    }


def _find_projects(statement: Statement) -> set[str]:
    return {iri for iri in (statement.subject, statement.object) if iri.startswith(_PROJECT)}


def _find_names(side: Side, iri: str) -> tuple[str, ...] | None:
    entity = next(iter(side.read_entities([iri])), None)
    return (entity.name, *entity.aliases) if entity else None


def _read_statements(graph: ox.Store, projects: Iterable[str]) -> tuple[Statement, ...]:
    """The statements that the graph has about `projects`, without evidence."""
    quads: Quads = set()
    for iri, end in product(sorted(projects), (t.SUBJECT, t.OBJECT)):
        for found in _match(graph, None, end, ox.NamedNode(iri)):
            for quad in _match(graph, found.subject, None, None):
                for property_ in _BESIDE.get(quad.predicate, ()):
                    quads.update(_match(graph, quad.object, property_, None))
                if quad.predicate != t.DERIVED_FROM:
                    quads.add(quad)
    return GraphReader(quads).corpus().statements


class _Evidence:
    """The evidence that the graph has, as far as events follow from it: without places and rules."""

    def __init__(self, graph: ox.Store) -> None:
        self._graph = graph
        self._titles: dict[str, str] = {}
        self.records: dict[str, DocumentRecord] = {}

    def read(self, statement: str, without: Collection[str]) -> set[Evidence]:
        """The evidence of a statement in documents other than `without`."""
        pieces = set()
        solutions = self._graph.query(_EVIDENCE.format(statement=ox.NamedNode(statement)))
        assert isinstance(solutions, ox.QuerySolutions)
        for document, article, quote in solutions:
            record = self._read_record(document)
            if record.id not in without:
                pieces.add(Evidence(record.id, self._titles[text_of(article)], 0, 0, text_of(quote), ""))
        return pieces

    def _read_record(self, node: ox.NamedNode) -> DocumentRecord:
        """The record of a document; it brings the titles of its articles."""
        if node.value not in self.records:
            articles = [quad.subject for quad in _match(self._graph, None, t.IS_PART_OF, node)]
            quads = [quad for part in (node, *articles) for quad in _match(self._graph, part, None, None)]
            self.records[node.value] = GraphReader(quads).corpus().documents[0]
            titles = {text_of(quad.subject): text_of(quad.object) for quad in quads if quad.predicate == t.TITLE}
            self._titles.update({text_of(article): titles.get(text_of(article), "") for article in articles})
        return self.records[node.value]


def _find_givers(item: int, before: Side, after: Side) -> set[str]:
    """The documents whose evidence of an item the sides hold; that of all others is in the graph."""
    return {claim.document for side in (before, after) for claim in side.claims.get(item, ())}


def _derive(
    side: Side,
    touched: Mapping[int, Statement],
    kept: Mapping[int, set[Evidence]],
    records: Iterable[DocumentRecord],
    reports: Reports | None = None,
) -> Quads:
    """The events of the touched statements on one side, without the stages of projects.

    `kept` is the evidence of documents that are not on the side, `records` are those documents; `reports` stand for
    the evidence where it is not kept.
    """
    statements = []
    for item, statement in touched.items():
        pieces = kept.get(item, _NONE).union(*(claim.fact.evidence for claim in side.claims.get(item, ())))
        if pieces:
            statements.append(replace(statement, evidence=tuple(sorted(pieces))))
    ends = sorted({iri for s in statements for iri in (s.subject, s.object)})
    own = side.extractions.keys()
    documents = (*side.records(own), *(record for record in records if record.id not in own))
    events = derive_events(Corpus(documents, tuple(side.read_entities(ends)), tuple(statements)), reports or {})
    return {quad for quad in events if quad.predicate != t.CURRENT_STAGE}


def _derive_stages(graph: ox.Store, projects: Iterable[str], old: Quads, new: Quads) -> tuple[Quads, Quads]:
    """The stage of each of `projects` in the graph, and the furthest that `new` and events other than `old` give."""
    gone = {quad.subject for quad in old}
    owners = {quad.subject: text_of(quad.object) for quad in new if quad.predicate == t.OF_PROJECT}
    held: Quads = set()
    stages: dict[str, list[Stage]] = {iri: [] for iri in projects}
    for iri, reached in stages.items():
        held.update(_match(graph, ox.NamedNode(iri), t.CURRENT_STAGE, None))
        for event in _match(graph, None, t.OF_PROJECT, ox.NamedNode(iri)):
            if event.subject not in gone:
                reached += map(_read_stage, _match(graph, event.subject, t.STAGE, None))
    for quad in new:
        if quad.predicate == t.STAGE:
            stages[owners[quad.subject]].append(_read_stage(quad))
    furthest = {iri: max(reached, key=ORDER.__getitem__) for iri, reached in stages.items() if reached}
    return held, {ox.Quad(ox.NamedNode(i), t.CURRENT_STAGE, ox.NamedNode(TERMS + s)) for i, s in furthest.items()}


def _read_stage(quad: ox.Quad) -> Stage:
    return Stage(text_of(quad.object).removeprefix(TERMS))


def _has_other_events(graph: ox.Store, gone: Quads) -> bool:
    return any(event not in gone for event in _match(graph, None, t.TYPE, t.LIFECYCLE_EVENT))


def _match(
    graph: ox.Store, subject: Subject | ox.Literal | None, predicate: ox.NamedNode | None, object_: ox.NamedNode | None
) -> Iterator[ox.Quad]:
    if isinstance(subject, ox.Literal):
        return iter(())
    return graph.quads_for_pattern(subject, predicate, object_, ox.DefaultGraph())


def text_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """The IRI or value of a term; the graph holds no triple terms."""
    return str(term) if isinstance(term, ox.Triple) or term is None else term.value
