"""Who joins regions: entities whose neighbours lie in several provincial units, and pairs of units that are joined.

A neighbour that lies in several units is a bridge itself and counts for none. The participation coefficient (Guimerà
and Amaral 2005) is 1 - Σ (share of neighbours in a unit)²: 0 where all are in one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.analysis.projections import Source
from kg.analysis.tables import Table

if TYPE_CHECKING:
    import networkx as nx


def find_bridges(graph: nx.Graph[str], source: Source, betweenness: dict[str, float]) -> Table:
    """Entities by how evenly their neighbours spread over provincial units; those in one unit are left out."""
    places = source.places
    rows = []
    for node in graph:
        reached: Counter[str] = Counter()
        for neighbour in sorted(set(graph[node])):
            units = places.provinces.get(neighbour, ())
            reached.update(units if len(units) == 1 else ())
        if len(reached) < 2:
            continue
        total = sum(reached.values())
        participation = 1 - sum((count / total) ** 2 for count in reached.values())
        ordered = sorted(reached, key=lambda code: (-reached[code], code))
        own = "、".join(places.name(code) for code in places.provinces.get(node, ()))
        names = "、".join(f"{places.name(code)} {reached[code]}" for code in ordered)
        data = graph.nodes[node]
        rows.append((data["name"], data["kind"], own, participation, betweenness.get(node, 0.0), names))
    rows.sort(key=lambda row: (-row[3], -row[4], row[0]))
    return Table("Bridges", ("name", "kind", "in", "participation", "betweenness", "neighbours in"), tuple(rows))


def find_joined_units(graph: nx.Graph[str], source: Source) -> Table:
    """Pairs of provincial units by the ties between their entities."""
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for a, b, data in graph.edges(data=True):
        for one in source.places.provinces.get(a, ()):
            for other in source.places.provinces.get(b, ()):
                if one != other and not set(source.places.provinces[a]) & set(source.places.provinces[b]):
                    pair = (min(one, other), max(one, other))
                    counts[pair] += data["count"]
                    examples.setdefault(pair, f"{graph.nodes[a]['name']} – {graph.nodes[b]['name']}")
    rows = tuple(
        (source.places.name(one), source.places.name(other), counts[one, other], examples[one, other])
        for one, other in sorted(counts, key=lambda pair: (-counts[pair], pair))
    )
    return Table("Joined provincial units", ("unit", "and", "statements", "for example"), rows)
