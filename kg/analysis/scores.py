"""Scores as RDF: what `kg analyze --write` puts into the graph of analysis, with how the run was made."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from kg.analysis.communities import Communities
from kg.analysis.projections import Selection
from kg.graph import terms as t
from kg.graph.values import chinese, decimal, integer, text
from kg.identity import node_iri

_RUN, _SCORE, _COMMUNITY = t.term("kg:AnalysisRun"), t.term("kg:Score"), t.term("kg:Community")
_MEASURE, _PROJECTION, _ABOUT = t.term("kg:measure"), t.term("kg:projection"), t.term("kg:scoreOf")
_MEMBER_OF, _STABILITY, _ENGINE = t.term("kg:memberOf"), t.term("kg:stability"), t.term("kg:engine")
_DIGITS = 12


def describe_run(projection: str, selection: Selection, engine: str) -> tuple[ox.NamedNode, list[ox.Triple]]:
    """The node of a run, and what is said of it: projection, statements that counted, weight, engine."""
    modalities = ",".join(selection.modalities)
    parts = (projection, modalities, selection.since, selection.until, selection.weight)
    run = ox.NamedNode(node_iri("run", *parts))
    rows = [
        (t.TYPE, _RUN),
        (_PROJECTION, text(projection)),
        (_ENGINE, text(engine)),
        (t.term("kg:weighting"), text(selection.weight)),
        *((t.MODALITY, t.MODALITIES[m]) for m in selection.modalities),
    ]
    days = ((t.START_DATE, selection.since), (t.STOP_DATE, selection.until))
    rows += [(predicate, text(day)) for predicate, day in days if day]
    return run, [ox.Triple(run, predicate, value) for predicate, value in rows]


def write_scores(run: ox.NamedNode, scores: dict[str, dict[str, float]]) -> Iterator[ox.Triple]:
    """One node a score: of whom, which measure, what value."""
    for measure, values in scores.items():
        for entity, value in values.items():
            node = ox.NamedNode(node_iri("score", run.value, measure, entity))
            yield ox.Triple(node, t.TYPE, _SCORE)
            yield ox.Triple(node, _ABOUT, ox.NamedNode(entity))
            yield ox.Triple(node, _MEASURE, text(measure))
            yield ox.Triple(node, t.MEASURE, decimal(Decimal(f"{value:.{_DIGITS}f}")))
            yield ox.Triple(node, t.GENERATED_BY, run)


def write_communities(run: ox.NamedNode, found: Communities) -> Iterator[ox.Triple]:
    """The communities with labels, and who belongs to which."""
    yield ox.Triple(run, _STABILITY, decimal(Decimal(f"{found.stability:.4f}")))
    for group in found.groups:
        node = ox.NamedNode(node_iri("community", run.value, *sorted(group.members)))
        yield ox.Triple(node, t.TYPE, _COMMUNITY)
        yield ox.Triple(node, t.PREF_LABEL, chinese(group.label))
        yield ox.Triple(node, t.term("kg:members"), integer(len(group.members)))
        yield ox.Triple(node, t.GENERATED_BY, run)
        for member in group.members:
            yield ox.Triple(ox.NamedNode(member), _MEMBER_OF, node)
