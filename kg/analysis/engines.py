"""Who computes: networkx below a few thousand nodes, igraph above; the same numbers from both.

The one door to igraph. Networkx graphs come in, plain dictionaries go out. Own adapter: networkx's backends break
between versions, and igraph is 70 times faster on betweenness at 5,000 nodes while the conversion costs 0.3 s at
100,000.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    import igraph
    import networkx as nx

    Graph = nx.Graph  # DiGraph is one, too

ENGINES = ("auto", "networkx", "igraph")
LARGE = 2_000
"""From so many nodes on `auto` is igraph."""
DAMPING = 0.85
"""PageRank's damping factor (Brin and Page 1998)."""

Scores = dict[str, float]


def choose_engine(graph: Graph[str], engine: str = "auto") -> str:
    """`networkx` or `igraph` for this graph."""
    if engine not in ENGINES:
        raise KgError(f"no engine {engine}; there are {', '.join(ENGINES)}")
    if engine != "auto":
        return engine
    return "igraph" if graph.number_of_nodes() >= LARGE else "networkx"


def to_igraph(graph: Graph[str], weight: str = "weight") -> igraph.Graph:
    """The same graph in igraph: vertices in the order of nodes, one edge attribute `weight`."""
    import igraph

    index = {node: number for number, node in enumerate(graph)}
    edges, weights = [], []
    for first, second, value in graph.edges(data=weight, default=1.0):
        edges.append((index[first], index[second]))
        weights.append(float(value))
    return igraph.Graph(n=len(index), edges=edges, directed=graph.is_directed(), edge_attrs={"weight": weights})


def make_igraph(n: int, edges: Sequence[tuple[int, int]]) -> igraph.Graph:
    """An undirected graph in igraph of vertices 0 … n-1."""
    import igraph

    return igraph.Graph(n=n, edges=edges)


class Engine:
    """The measures of one graph. A converted graph is kept for all measures."""

    def __init__(self, graph: Graph[str], engine: str = "auto") -> None:
        self.graph = graph
        self.name = choose_engine(graph, engine)
        self._fast = to_igraph(graph) if self.name == "igraph" else None
        self._flat = self._fast.as_undirected().simplify() if self._fast is not None else None

    def _scores(self, values: Sequence[float]) -> Scores:
        return dict(zip(self.graph, map(float, values), strict=True))

    def find_pagerank(self) -> Scores:
        """Weighted PageRank; sums to 1."""
        if not self.graph:
            return {}
        import networkx as nx

        if self._fast is not None:
            return self._scores(self._fast.pagerank(damping=DAMPING, weights="weight", implementation="prpack"))
        return dict(nx.pagerank(self.graph, alpha=DAMPING, weight="weight", tol=1e-12, max_iter=1000))

    def find_betweenness(self, pivots: Sequence[str] | None = None) -> Scores:
        """Share of shortest paths (in steps) through a node; from `pivots` only, scaled up, where they are given."""
        import networkx as nx

        n = self.graph.number_of_nodes()
        if n < 3:
            return dict.fromkeys(self.graph, 0.0)
        sources = list(self.graph) if pivots is None else list(pivots)
        directed = self.graph.is_directed()
        if self._fast is not None:
            index = {node: number for number, node in enumerate(self.graph)}
            chosen = None if pivots is None else [index[p] for p in pivots]
            raw = self._scores(self._fast.betweenness(directed=directed, sources=chosen))
        elif pivots is None:
            raw = dict(nx.betweenness_centrality(self.graph, normalized=False))
        else:
            raw = dict(nx.betweenness_centrality_subset(self.graph, sources, list(self.graph), normalized=False))
        pairs = (n - 1) * (n - 2) / (1 if directed else 2)
        scale = n / len(sources) / pairs
        return {node: value * scale for node, value in raw.items()}

    def find_cores(self) -> Scores:
        """The core number: the largest k such that the node is in a part where all have k neighbours."""
        import networkx as nx

        if self._flat is not None:
            return self._scores(self._flat.coreness())
        flat = self.graph.to_undirected()
        flat.remove_edges_from(list(nx.selfloop_edges(flat)))
        return {node: float(core) for node, core in nx.core_number(flat).items()}

    def find_components(self) -> list[list[str]]:
        """Weakly connected components, largest first, ties by their first node; nodes sorted."""
        import networkx as nx

        parts: list[list[str]]
        if self._fast is not None:
            names = list(self.graph)
            parts = [sorted(names[i] for i in part) for part in self._fast.connected_components(mode="weak")]
        else:
            flat = self.graph.to_undirected(as_view=True)
            parts = [sorted(part) for part in nx.connected_components(flat)]
        return sorted(parts, key=lambda part: (-len(part), part[0]))

    def find_hits(self, rounds: int = 500, tolerance: float = 1e-12) -> tuple[Scores, Scores]:
        """Hubs and authorities (Kleinberg 1999), each summing to 1; power iteration from equal scores.

        One implementation for both engines: where components tie, solvers of eigenvectors answer as they like.
        """
        import numpy as np
        import scipy.sparse as sp

        index = {node: number for number, node in enumerate(self.graph)}
        n = len(index)
        triples = [(index[a], index[b], w) for a, b, w in self.graph.edges(data="weight", default=1.0)]
        if not triples:
            return dict.fromkeys(self.graph, 0.0), dict.fromkeys(self.graph, 0.0)
        rows, columns, values = (np.array(part) for part in zip(*triples, strict=True))
        links = sp.csr_array((values.astype(float), (rows, columns)), shape=(n, n))
        if not self.graph.is_directed():
            links = links + links.T
        hubs = np.full(n, 1 / n)
        for _ in range(rounds):
            authorities = links.T @ hubs
            authorities /= authorities.sum()
            renewed = links @ authorities
            renewed /= renewed.sum()
            settled = float(abs(renewed - hubs).sum()) < tolerance
            hubs = renewed
            if settled:
                break
        authorities = links.T @ hubs
        return tuple(self._scores(_clean(side / side.sum())) for side in (hubs, authorities))  # type: ignore[return-value]


def _clean(values: Any) -> list[float]:
    """What power iteration is still bringing down to nothing is nothing."""
    return [value if value > 1e-9 else 0.0 for value in values.tolist()]


def find_partition(graph: igraph.Graph, weights: Sequence[float], seed: int, rounds: int = 10) -> list[int]:
    """Leiden communities (Traag, Waltman and van Eck 2019) by modularity, as igraph computes them; one id a vertex.

    Ids are given in the order of vertices, so that equal partitions are equal lists.
    """
    import igraph

    igraph.set_random_number_generator(random.Random(seed))
    try:
        found: Any = graph.community_leiden(objective_function="modularity", weights=weights, n_iterations=rounds)
    finally:
        igraph.set_random_number_generator(random)
    names: dict[int, int] = {}
    return [names.setdefault(part, len(names)) for part in found.membership]
