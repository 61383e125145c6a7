"""How important a node of a projection is, by six measures; each is defined in MEASURES with its source."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analysis.engines import Engine
from kg.analysis.tables import Table

if TYPE_CHECKING:
    import networkx as nx

EXACT = 5_000
"""Betweenness is exact up to so many nodes."""
PIVOTS = 100
"""Sampled sources of shortest paths beyond that."""
SEED = 1

MEASURES: dict[str, str] = {
    "degree": "number of neighbours",
    "strength": "sum of the weights of a node's edges (weighted degree)",
    "pagerank": "share of a random walk's time, damping 0.85 (Brin and Page 1998); sums to 1",
    "betweenness": "share of the shortest paths between others that pass (Freeman 1977; Brandes 2001); exact up to "
    "5,000 nodes, beyond from 100 random sources (Brandes and Pich 2007) with the standard error printed",
    "hub": "points at good authorities (HITS, Kleinberg 1999); sums to 1; as authority where edges have no direction",
    "authority": "pointed at by good hubs (HITS); sums to 1",
    "core": "largest k such that the node is in a part where everyone has k neighbours (Seidman 1983)",
}
"""Measure → definition and source."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores of every node: measure → node → value. `error` is the standard error of a sampled betweenness."""

    engine: str
    scores: dict[str, dict[str, float]]
    pivots: int = 0
    error: float = 0.0


def rank_nodes(graph: nx.Graph[str], engine: str = "auto", measures: tuple[str, ...] = tuple(MEASURES)) -> Ranking:
    """All `measures` of `graph`; in each, nodes stand in canonical order."""
    computer = Engine(graph, engine)
    scores: dict[str, dict[str, float]] = {}
    pivots, error = 0, 0.0
    if "degree" in measures:
        flat = graph.to_undirected(as_view=True)
        scores["degree"] = {node: float(len(set(flat[node]) - {node})) for node in graph}
    if "strength" in measures:
        scores["strength"] = {node: float(value) for node, value in graph.degree(weight="weight")}
    if "pagerank" in measures:
        scores["pagerank"] = computer.find_pagerank()
    if "betweenness" in measures:
        scores["betweenness"], pivots, error = _find_betweenness(computer)
    if "hub" in measures or "authority" in measures:
        hubs, authorities = computer.find_hits()
        scores |= {name: s for name, s in (("hub", hubs), ("authority", authorities)) if name in measures}
    if "core" in measures:
        scores["core"] = computer.find_cores()
    return Ranking(computer.name, {name: scores[name] for name in measures}, pivots, error)


def _find_betweenness(computer: Engine) -> tuple[dict[str, float], int, float]:
    """Exact, or from two halves of the pivots: their difference gives the standard error of the top values."""
    nodes = list(computer.graph)
    if len(nodes) <= EXACT:
        return computer.find_betweenness(), 0, 0.0
    chosen = random.Random(SEED).sample(nodes, PIVOTS)
    halves = [computer.find_betweenness(chosen[side::2]) for side in (0, 1)]
    mean = {node: (halves[0][node] + halves[1][node]) / 2 for node in nodes}
    top = sorted(nodes, key=lambda node: (-mean[node], node))[:20]
    # two independent estimates of one value: the standard error of their mean is |a - b| / 2
    error = sum(abs(halves[0][node] - halves[1][node]) / 2 for node in top) / len(top)
    return mean, PIVOTS, error


def tabulate_ranking(graph: nx.Graph[str], ranking: Ranking, order: str = "pagerank") -> Table:
    """The nodes by `order`, highest first."""
    first = ranking.scores[order]
    rows = [
        (graph.nodes[node]["name"], graph.nodes[node]["kind"], *(values[node] for values in ranking.scores.values()))
        for node in sorted(graph, key=lambda node: (-first[node], node))
    ]
    notes = [f"projection {graph.graph['name']}: {len(graph)} nodes, {graph.number_of_edges()} edges; {ranking.engine}"]
    if ranking.pivots:
        notes.append(
            f"betweenness from {ranking.pivots} random sources (seed {SEED}), standard error of the first twenty "
            f"{ranking.error:.2g}: read the top, not the ranks"
        )
    return Table("Centrality", ("name", "kind", *ranking.scores), tuple(rows), tuple(notes))
