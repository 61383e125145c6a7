"""What the graph views show: entities, edges, communities and positions of a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.analysis.communities import find_communities
from kg.analysis.projections import Selection, open_source, project
from kg.types import Corpus, Entity
from kg.views.layouts import Layout, place_nodes
from kg.views.packs import choose_entities, list_edges
from kg.vocabulary import Modality

_NAMED_DISC = 8
"""Communities from so many members on are named on the map."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Entities with positions; `groups` are their communities, `discs` the named ones: x, y, r and lines of a label."""

    entities: tuple[Entity, ...]
    layout: Layout
    groups: tuple[int, ...]
    discs: tuple[dict[str, object], ...]
    left_out: int = 0


def make_scene(corpus: Corpus, limit: int = 0) -> Scene:
    """The scene of `corpus`; with a `limit` only the best connected entities."""
    chosen = choose_entities(corpus)
    entities = _keep_foremost(chosen, corpus, limit) if limit and len(chosen) > limit else chosen
    edges = list_edges(corpus, entities)
    groups, labels = _find_groups(corpus, entities)
    strength = Counter(iri for s in corpus.statements for iri in (s.subject, s.object))
    layout = place_nodes([e.name for e in entities], edges, groups, [float(strength[e.id]) for e in entities])
    sizes = Counter(groups)
    discs = tuple(
        {"x": x, "y": y, "r": r, "lines": labels[group]}
        for group, x, y, r in layout.discs
        if sizes[group] >= _NAMED_DISC and group in labels
    )
    return Scene(tuple(entities), layout, groups, discs, len(chosen) - len(entities))


def _keep_foremost(chosen: Sequence[Entity], corpus: Corpus, limit: int) -> list[Entity]:
    strength = Counter(iri for s in corpus.statements for iri in (s.subject, s.object))
    foremost = sorted(chosen, key=lambda e: (-strength[e.id], e.id))[:limit]
    kept = {entity.id for entity in foremost}
    return [entity for entity in chosen if entity.id in kept]


def _find_groups(corpus: Corpus, entities: Sequence[Entity]) -> tuple[tuple[int, ...], dict[int, list[str]]]:
    """Community of each entity, and the two lines of a community's label; entities that nothing joins are one group."""
    graph = project(open_source(corpus), "all", Selection(tuple(Modality))).to_undirected()
    kept = {entity.id for entity in entities}
    graph = graph.subgraph([node for node in graph if node in kept]).copy()
    found = find_communities(graph, corpus)
    alone = len(found.groups)
    labels = {group.number: group.label.split(" · ", 1) for group in found.groups}
    return tuple(found.of.get(entity.id, alone) for entity in entities), labels
