"""Zones side by side: what each has, what it is specialised in, and how much two overlap.

- location quotient (Florence 1939): an industry's share in the zone over its share in all zones; above 1 is
specialised;
- Krugman index (Krugman 1991): the sum of |share in the zone - share in all zones|, 0 like the average to 2 nothing in
  common with it;
- overlap of companies: Jaccard index (Jaccard 1901); overlap of industries: cosine of their weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal

from kg.analysis.amounts import YI
from kg.analysis.profiles import Profile
from kg.analysis.tables import Table

DEFINITIONS = {
    "companies": "companies that the place signs, or that facts settle or locate in it or in a place inside it",
    "amount": "亿元 of its statements, each passage's amount once; facts and plans apart; other currencies left out",
    "krugman": "sum over industries of |share here - share in all compared| (Krugman 1991): 0 to 2",
    "quotient": "share of the industry here over its share in all compared (location quotient, Florence 1939)",
    "jaccard": "companies in both over companies in either (Jaccard 1901)",
    "cosine": "cosine of the two vectors of industry weights: 1 for equal mixes",
}


def find_shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Shares that sum to 1."""
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()} if total else {}


def find_quotients(profile: Profile, everywhere: Mapping[str, float]) -> dict[str, float]:
    """Industry → location quotient against the weights of all places."""
    shares, common = find_shares(profile.weights), find_shares(everywhere)
    return {name: share / common[name] for name, share in shares.items() if common.get(name)}


def find_krugman(profile: Profile, everywhere: Mapping[str, float]) -> float:
    """The Krugman specialisation index; 0 for a place without industries."""
    shares, common = find_shares(profile.weights), find_shares(everywhere)
    return sum(abs(shares.get(name, 0.0) - share) for name, share in common.items()) if shares else 0.0


def sum_weights(profiles: Sequence[Profile]) -> dict[str, float]:
    """The weights of all profiles together."""
    total: dict[str, float] = {}
    for profile in profiles:
        for name, weight in profile.weights.items():
            total[name] = total.get(name, 0.0) + weight
    return dict(sorted(total.items()))


def find_jaccard(first: Profile, second: Profile) -> float:
    """Overlap of companies."""
    one, other = set(first.companies), set(second.companies)
    return len(one & other) / len(one | other) if one | other else 0.0


def find_cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Cosine of two sparse vectors."""
    dot = sum(value * second.get(name, 0.0) for name, value in first.items())
    length = math.sqrt(sum(v * v for v in first.values()) * sum(v * v for v in second.values()))
    return dot / length if length else 0.0


def tabulate_profiles(profiles: Sequence[Profile], everywhere: Mapping[str, float]) -> Table:
    """One row a place."""
    rows = []
    for profile in profiles:
        quotients = find_quotients(profile, everywhere)
        foremost = sorted(quotients, key=lambda name: (-profile.weights[name], -quotients[name], name))[:4]
        rows.append(
            (
                profile.place.name,
                len(profile.companies),
                len(profile.projects),
                len(profile.institutions),
                _in_yi(profile.yuan),
                _in_yi(profile.planned_yuan),
                find_krugman(profile, everywhere),
                "、".join(f"{name} {quotients[name]:.1f}" for name in foremost),
            )
        )
    columns = ("place", "companies", "projects", "institutions", "亿元", "亿元 planned", "krugman", "industry quotient")
    return Table("Comparison", columns, tuple(rows))


def tabulate_overlaps(profiles: Sequence[Profile]) -> Table:
    """One row a pair that has something in common, the closest first."""
    rows = []
    for number, first in enumerate(profiles):
        for second in profiles[number + 1 :]:
            both = sorted(set(first.companies) & set(second.companies))
            cosine = find_cosine(first.weights, second.weights)
            if both or cosine:
                shared = sorted(set(first.weights) & set(second.weights))
                row = (first.place.name, second.place.name, find_jaccard(first, second), len(both), cosine)
                rows.append((*row, "、".join(shared[:5])))
    rows.sort(key=lambda row: (-row[4], -row[2], row[0], row[1]))
    columns = ("place", "and", "jaccard", "companies in both", "cosine", "industries in both")
    return Table("Overlap", columns, tuple(rows))


def _in_yi(yuan: Decimal) -> float:
    return float(round(yuan / YI, 2))
