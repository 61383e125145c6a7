"""Scores as RDF: what `kg analyze --write` puts into the graph of analysis, with how the run was made.

A run is named by what it computed and over what, so the same run replaces its own results and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyoxigraph as ox

from kg.analysis.communities import Communities
from kg.analysis.projections import Selection
from kg.graph import terms as t
from kg.graph.values import chinese, decimal, integer, text
from kg.identity import node_iri

_RUN, _SCORE, _COMMUNITY = t.term("kg:AnalysisRun"), t.term("kg:Score"), t.term("kg:Community")
_MEASURE, _PROJECTION, _ABOUT = t.term("kg:measure"), t.term("kg:projection"), t.term("kg:scoreOf")
_MEMBER_OF, _STABILITY, _COUNTED = t.term("kg:memberOf"), t.term("kg:stability"), t.term("kg:members")
_WEIGHTING, _COMPUTED = t.term("kg:weighting"), t.term("kg:computed")
_SINCE, _UNTIL = t.term("kg:since"), t.term("kg:until")
_DIGITS = 12


def describe_run(projection: str, selection: Selection, computed: str) -> tuple[ox.NamedNode, list[ox.Triple]]:
    """The node of a run and what is said of it: what was computed, on which projection, over which statements."""
    modalities = ",".join(sorted(selection.modalities))
    parts = (computed, projection, modalities, selection.since, selection.until, selection.weight)
    run = ox.NamedNode(node_iri("run", *parts))
    rows: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (t.TYPE, _RUN),
        (_COMPUTED, text(computed)),
        (_PROJECTION, text(projection)),
        (_WEIGHTING, text(selection.weight)),
        *((t.MODALITY, t.MODALITIES[m]) for m in sorted(selection.modalities)),
    ]
    limits = ((_SINCE, selection.since), (_UNTIL, selection.until))
    rows += [(predicate, text(date)) for predicate, date in limits if date]
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
    """The communities with their labels, and who belongs to which."""
    yield ox.Triple(run, _STABILITY, decimal(Decimal(f"{found.stability:.4f}")))
    for group in found.groups:
        node = ox.NamedNode(node_iri("community", run.value, *sorted(group.members)))
        yield ox.Triple(node, t.TYPE, _COMMUNITY)
        yield ox.Triple(node, t.PREF_LABEL, chinese(group.label))
        yield ox.Triple(node, _COUNTED, integer(len(group.members)))
        yield ox.Triple(node, t.GENERATED_BY, run)
        for member in group.members:
            if member.startswith("http"):
                yield ox.Triple(ox.NamedNode(member), _MEMBER_OF, node)


def replace_run(graph: ox.Store, run: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
    """Takes what an earlier run of this name wrote out of the graph of analysis, and puts `triples` in."""
    name = t.ANALYSIS_GRAPH
    made = [quad.subject for quad in graph.quads_for_pattern(None, t.GENERATED_BY, run, name)]
    old = [*graph.quads_for_pattern(run, None, None, name)]
    for node in made:
        old += graph.quads_for_pattern(node, None, None, name)
        if isinstance(node, ox.NamedNode):
            old += graph.quads_for_pattern(None, _MEMBER_OF, node, name)
    for quad in old:
        graph.remove(quad)
    graph.extend(ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)
