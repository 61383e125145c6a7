"""Groups that hold together: Leiden communities, settled by a consensus of seeds, with how stable they are.

One run of any community algorithm is one of many answers. Ten runs with ten seeds are compared by the adjusted Rand
index (Hubert and Arabie 1985); then each edge is weighed by the share of runs that keep its ends together, and the
runs are repeated on that until all agree (consensus clustering, Lancichinetti and Fortunato 2012, on the graph's own
edges).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.analysis.engines import find_partition, make_igraph
from kg.analysis.tables import Table
from kg.types import Corpus
from kg.vocabulary import Kind, Modality, Predicate

if TYPE_CHECKING:
    import igraph
    import networkx as nx

SEEDS = 10
"""Runs of the consensus."""
LARGE = 20_000
"""Beyond so many nodes fewer and shorter runs are made."""
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Community:
    """A group: members by importance, its label, and the share of its inner edges that all runs keep together."""

    number: int
    members: tuple[str, ...]
    label: str
    zones: str
    industries: str
    cohesion: float


@dataclass(frozen=True, slots=True)
class Communities:
    """The communities of a projection, largest first. `stability` is the mean ARI between single runs."""

    of: dict[str, int]
    groups: tuple[Community, ...]
    stability: float
    modularity: float
    seeds: int


@dataclass(frozen=True, slots=True)
class Consensus:
    """A partition of vertices: `of[i]` is the part of vertex i; `shares[j]` of the runs kept edge j together."""

    of: list[int]
    shares: list[float]
    stability: float
    modularity: float
    seeds: int


def find_communities(graph: nx.Graph[str], corpus: Corpus | None = None, seed: int = 1) -> Communities:
    """The consensus communities of `graph`; `corpus` gives their labels."""
    nodes = list(graph)
    index = {node: number for number, node in enumerate(nodes)}
    merged: dict[tuple[int, int], float] = defaultdict(float)
    for a, b, weight in graph.edges(data="weight", default=1.0):
        one, other = index[a], index[b]
        merged[min(one, other), max(one, other)] += weight
    found = find_consensus(len(nodes), merged, seed)
    groups, of = _make_groups(graph, nodes, list(merged), found, corpus)
    return Communities(of, groups, found.stability, found.modularity, found.seeds)


def find_consensus(n: int, merged: Mapping[tuple[int, int], float], seed: int = 1) -> Consensus:
    """The consensus partition of vertices 0 … n-1 under weighted edges in canonical order."""
    edges = list(merged)
    if not edges:
        return Consensus(list(range(n)), [], 1.0, 0.0, 0)
    weights = _damp(edges, list(merged.values()))
    fast = make_igraph(n, edges)
    seeds, rounds, repeats = (SEEDS, 10, 12) if n <= LARGE else (3, 2, 3)
    runs = [find_partition(fast, weights, seed * 1_000 + run, rounds) for run in range(seeds)]
    membership = _settle(fast, edges, weights, runs, seed, rounds, repeats)
    modularity = float(fast.modularity(membership, weights=weights))
    return Consensus(membership, _share(edges, runs), _find_stability(runs), modularity, seeds)


def find_agreement(first: Sequence[int], second: Sequence[int]) -> float:
    """The adjusted Rand index of two partitions of the same things: 1 if equal, about 0 by chance."""
    import numpy as np

    a, b = np.asarray(first, dtype=np.int64), np.asarray(second, dtype=np.int64)
    n = len(a)

    def pairs(counts: np.ndarray) -> float:
        values = counts.astype(float)
        return float((values * (values - 1) / 2).sum())

    both = pairs(np.unique(a * (int(b.max(initial=0)) + 1) + b, return_counts=True)[1])
    one, other = (pairs(np.unique(side, return_counts=True)[1]) for side in (a, b))
    every = n * (n - 1) / 2
    expected = one * other / every if every else 0.0
    most = (one + other) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def _damp(edges: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[float]:
    """Weights over the root of both degrees: what a hub says of its neighbours counts for less."""
    degrees = Counter(v for edge in edges for v in edge)
    return [w / (degrees[a] * degrees[b]) ** 0.5 for (a, b), w in zip(edges, weights, strict=True)]


def _share(edges: Sequence[tuple[int, int]], runs: Sequence[Sequence[int]]) -> list[float]:
    """Per edge the share of runs that keep its ends together."""
    import numpy as np

    ends = np.array(edges, dtype=np.int64).reshape(-1, 2)
    kept = np.zeros(len(edges))
    for run in runs:
        parts = np.asarray(run)
        kept += parts[ends[:, 0]] == parts[ends[:, 1]]
    return list(kept / len(runs))


def _settle(
    fast: igraph.Graph,
    edges: Sequence[tuple[int, int]],
    weights: Sequence[float],
    runs: list[list[int]],
    seed: int,
    rounds: int,
    repeats: int,
) -> list[int]:
    """Repeats the runs on the edges' shares until all agree; then the first run is what all say."""
    for again in range(1, repeats + 1):
        if all(run == runs[0] for run in runs[1:]):
            return runs[0]
        shares = _share(edges, runs)
        strengthened = [w * s if s > 0.5 else 0.0 for w, s in zip(weights, shares, strict=True)]
        runs = [find_partition(fast, strengthened, seed * 1_000 + 100 * again + r, rounds) for r in range(len(runs))]
    return runs[0]


def _find_stability(runs: Sequence[Sequence[int]]) -> float:
    pairs = list(combinations(runs, 2))
    return sum(find_agreement(a, b) for a, b in pairs) / len(pairs)


def _make_groups(
    graph: nx.Graph[str],
    nodes: Sequence[str],
    edges: Sequence[tuple[int, int]],
    found: Consensus,
    corpus: Corpus | None,
) -> tuple[tuple[Community, ...], dict[str, int]]:
    strength: dict[str, float] = dict(graph.degree(weight="weight"))
    parts: dict[int, list[str]] = defaultdict(list)
    for node, part in zip(nodes, found.of, strict=True):
        parts[part].append(node)
    inner: dict[int, list[float]] = defaultdict(list)
    for (a, b), share in zip(edges, found.shares, strict=True):
        if found.of[a] == found.of[b]:
            inner[found.of[a]].append(share)
    fields = find_field_names(corpus) if corpus else {}
    names = {node: str(graph.nodes[node]["name"]) for node in nodes}
    zones = {node for node in nodes if graph.nodes[node]["kind"] == Kind.ZONE}
    groups, of = [], {}
    for number, part in enumerate(sorted(parts, key=lambda p: (-len(parts[p]), min(parts[p])))):
        members = tuple(sorted(parts[part], key=lambda node: (-strength[node], node)))
        shares = inner[part]
        cohesion = sum(shares) / len(shares) if shares else 1.0
        label = label_group(members, names, zones, fields)
        groups.append(Community(number, members, " · ".join(filter(None, label)), *label, cohesion))
        of.update(dict.fromkeys(members, number))
    return tuple(groups), {node: of[node] for node in nodes}


def find_field_names(corpus: Corpus) -> dict[str, list[str]]:
    """Entity → names of the industries that statements say it focuses on."""
    fields: dict[str, list[str]] = defaultdict(list)
    for s in corpus.statements:
        if s.predicate is Predicate.FOCUSES_ON and s.modality is not Modality.NEGATED:
            fields[s.subject].append(corpus.by_id[s.object].name)
    return fields


def label_group(
    members: Sequence[str], names: Mapping[str, str], zones: Collection[str], fields: Mapping[str, Sequence[str]]
) -> tuple[str, str]:
    """A group's name after its foremost zones (else its foremost member), and the fields most named among members."""
    named = [names[m] for m in members if m in zones][:_NAMED] or [names[members[0]]]
    counts = Counter(industry for m in members for industry in fields.get(m, ()))
    industries = [name for name, _ in sorted(counts.items(), key=lambda row: (-row[1], row[0]))][:_NAMED]
    return "、".join(named), "、".join(industries)


def tabulate_communities(graph: nx.Graph[str], found: Communities, smallest: int = 3) -> Table:
    """One row a community of at least `smallest` members."""
    rows = tuple(
        (
            group.number,
            group.label,
            len(group.members),
            round(group.cohesion, 3),
            "、".join(graph.nodes[m]["name"] for m in group.members[:5]),
        )
        for group in found.groups
        if len(group.members) >= smallest
    )
    small = sum(len(group.members) < smallest for group in found.groups)
    notes = (
        f"projection {graph.graph['name']}: {len(found.groups)} communities, {small} of them with fewer than {smallest}"
        f" members left out; stability over {found.seeds} seeds (mean ARI) {found.stability:.3f}; "
        f"modularity {found.modularity:.3f}",
    )
    return Table("Communities", ("no", "label", "members", "cohesion", "foremost"), rows, notes)
