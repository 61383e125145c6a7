"""What the graph views show: entities, edges, communities and positions of a corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.analysis.communities import find_consensus, find_field_names, label_group
from kg.types import Corpus, Entity
from kg.views.columns import Ints
from kg.views.layouts import Layout, place_nodes
from kg.views.packs import Pack, choose_entities, pack_corpus
from kg.vocabulary import Kind

_NAMED_DISC = 8
"""Communities from so many members on are named on the map."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Entities in the order of the layout; `labels` name the discs of the large communities, two lines each."""

    entities: tuple[Entity, ...]
    layout: Layout
    labels: tuple[tuple[str, str], ...] = ()
    left_out: int = 0


def make_scene(corpus: Corpus, limit: int = 0) -> Scene:
    """The scene of `corpus`; with a `limit` only the best connected entities."""
    chosen = choose_entities(corpus)
    strength = Counter(iri for s in corpus.statements for iri in (s.subject, s.object))
    entities = _keep_foremost(chosen, strength, limit) if limit and len(chosen) > limit else chosen
    weighed = _weigh_edges(corpus, entities)
    groups = find_consensus(len(entities), weighed).of
    strengths = [float(strength[e.id]) for e in entities]
    layout = place_nodes([e.name for e in entities], list(weighed), groups, strengths)
    ordered = tuple(entities[number] for number in layout.order)
    return Scene(ordered, layout, tuple(_label_discs(corpus, ordered, layout)), len(chosen) - len(entities))


def pack_scene(corpus: Corpus, scene: Scene, stage: str) -> Pack:
    """The data of a graph view, for assets/explorer.js."""
    pack = pack_corpus(corpus, scene.entities)
    layout = scene.layout
    placed: dict[str, Any] = {"radius": Ints(layout.radius)}
    if layout.counts:
        placed |= {"count": Ints(layout.counts), "spacing": layout.spacing}
        placed |= {"discX": Ints(layout.disc_x), "discY": Ints(layout.disc_y)}
    else:
        placed |= {"x": Ints(layout.x), "y": Ints(layout.y)}
    pack["layout"] = placed
    discs = zip(layout.disc_x, layout.disc_y, layout.disc_r, scene.labels, strict=False)
    groups = [{"x": x, "y": y, "r": r, "lines": [line for line in lines if line]} for x, y, r, lines in discs]
    return {"kinds": pack["kinds"], "modalities": pack["modalities"], "stage": stage, "pack": pack, "groups": groups}


def _keep_foremost(chosen: Sequence[Entity], strength: Counter[str], limit: int) -> list[Entity]:
    foremost = sorted(chosen, key=lambda e: (-strength[e.id], e.id))[:limit]
    kept = {entity.id for entity in foremost}
    return [entity for entity in chosen if entity.id in kept]


def _weigh_edges(corpus: Corpus, entities: Sequence[Entity]) -> dict[tuple[int, int], float]:
    """Pairs of entities by number, sorted, with how many statements join them."""
    index = {entity.id: number for number, entity in enumerate(entities)}
    counts: Counter[tuple[int, int]] = Counter()
    for s in corpus.statements:
        a, b = index.get(s.subject), index.get(s.object)
        if a is not None and b is not None and a != b:
            counts[min(a, b), max(a, b)] += 1
    return {pair: float(counts[pair]) for pair in sorted(counts)}


def _label_discs(corpus: Corpus, ordered: Sequence[Entity], layout: Layout) -> list[tuple[str, str]]:
    """Labels of the discs that are large enough: the foremost zone, and the fields of the members."""
    names = {entity.id: entity.name for entity in ordered}
    zones = {entity.id for entity in ordered if entity.kind is Kind.ZONE}
    fields: dict[str, list[str]] = find_field_names(corpus) if layout.counts else defaultdict(list)
    labels, at = [], 0
    for count in layout.counts:
        members = [entity.id for entity in ordered[at : at + count]]
        at += count
        if count < _NAMED_DISC:
            break
        name, industries = label_group(members, names, zones, fields)
        labels.append((name.partition("、")[0], industries))
    return labels
