"""Analysis at 100,000 nodes against plain networkx in the same run, and the stability of communities."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import networkx as nx

from kg.analysis.engines import Engine, find_partition, to_igraph

if TYPE_CHECKING:
    Graph = nx.Graph[str]

NODES, EDGES = 100_000, 200_000
PIVOTS = 100
_PLAIN_PIVOTS = 2
"""Sources that networkx's betweenness is timed with; its cost is linear in them and given for PIVOTS."""


def measure_analysis() -> Iterator[tuple[str, ...]]:
    """Rows: measure, CPU seconds by igraph behind `Engine`, CPU seconds by networkx, ratio."""
    graph = make_graph()
    rng = random.Random(1)
    pivots = rng.sample(sorted(graph), PIVOTS)
    start = time.process_time()
    engine = Engine(graph, "igraph")
    converted = time.process_time() - start
    fast = to_igraph(graph)
    rows = [
        ("PageRank", _time(engine.find_pagerank), _time(lambda: nx.pagerank(graph))),
        ("components", _time(engine.find_components), _time(lambda: list(nx.connected_components(graph)))),
        (
            "Leiden (networkx has none)",
            _time(lambda: find_partition(fast, [1.0] * EDGES, 1)),
            0.0,
        ),
        (
            f"betweenness from {PIVOTS} sources; networkx: from {_PLAIN_PIVOTS}, scaled",
            _time(lambda: engine.find_betweenness(pivots)),
            _time(lambda: nx.betweenness_centrality(graph, k=_PLAIN_PIVOTS, seed=1)) * PIVOTS / _PLAIN_PIVOTS,
        ),
    ]
    yield ("measure", "CPU s", "networkx CPU s", "times faster")
    yield ("conversion", f"{converted:.2f}", "", "")
    for name, ours, plain in rows:
        yield (name, f"{ours:.2f}", f"{plain:.2f}" if plain else "", f"{plain / ours:.1f}" if plain else "")
    total, plain = converted + sum(row[1] for row in rows), sum(row[2] for row in rows)
    yield ("together", f"{total:.2f}", f"{plain:.2f}", f"{plain / total:.1f}")


def _time(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def make_graph() -> Graph:
    """A graph with hubs: the ends of edges are drawn by the square of a uniform number."""
    rng = random.Random(7)
    graph: Graph = nx.Graph()
    graph.add_nodes_from(f"n{number:06}" for number in range(NODES))
    ends: set[tuple[int, int]] = set()
    while len(ends) < EDGES:
        first, second = sorted(int(NODES * rng.random() ** 2) for _ in range(2))
        if first != second:
            ends.add((first, second))
    graph.add_edges_from(((f"n{first:06}", f"n{second:06}") for first, second in sorted(ends)), weight=1.0)
    return graph
