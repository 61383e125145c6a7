"""What a zone lacks: companies like those it has that others signed, and links of its chains that nobody there holds.

Two companies are alike by the cosine of their fields, each weighed by its rarity (log of companies over companies in
the field: inverse document frequency, Spärck Jones 1972). A candidate's score is its mean likeness to the three
companies of the zone that it is most like. No field, no score: a company of which nothing is known is no proposal.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.analysis.comparison import find_cosine
from kg.analysis.fields import POSITIONS, find_position, load_chains
from kg.analysis.profiles import Profile, Profiles
from kg.analysis.tables import Table
from kg.types import Entity
from kg.vocabulary import Kind

_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A company that others have. `like` are companies of the zone that it resembles, `shared` the common fields."""

    company: str
    score: float
    zones: tuple[str, ...]
    like: tuple[str, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A position of a chain in a place: the industries there, and who is in them."""

    chain: str
    position: str
    holders: dict[str, tuple[str, ...]]
    missing: tuple[str, ...]


def find_candidates(profiles: Profiles, place: Entity) -> list[Candidate]:
    """Companies of other zones like those of `place`, the most alike first."""
    own = profiles.find(place)
    holders: dict[str, list[str]] = defaultdict(list)
    for other in profiles.rank(Kind.ZONE):
        if other.place.id != place.id:
            for company in other.companies:
                holders[company].append(other.place.id)
    vectors = _find_vectors(profiles)
    mine = [(company, vectors[company]) for company in own.companies if company in vectors]
    found = []
    for company, zones in sorted(holders.items()):
        vector = vectors.get(company)
        if company in own.companies or not vector:
            continue
        alike = sorted(((find_cosine(vector, other), name) for name, other in mine), key=lambda row: (-row[0], row[1]))
        best = [(score, name) for score, name in alike[:_NEIGHBOURS] if score > 0]
        if best:
            shared = sorted(set(vector) & {field for _, name in best for field in vectors[name]})
            score = sum(score for score, _ in best) / _NEIGHBOURS
            found.append(Candidate(company, score, tuple(zones), tuple(name for _, name in best), tuple(shared)))
    return sorted(found, key=lambda c: (-c.score, -len(c.zones), c.company))


def _find_vectors(profiles: Profiles) -> dict[str, dict[str, float]]:
    """Company → weight of its fields, and of the chains that these belong to."""
    features: dict[str, set[str]] = {}
    for entity in profiles.corpus.entities:
        if entity.kind is Kind.COMPANY and entity.id in profiles.fields:
            names = {field.industry for field in profiles.fields[entity.id]}
            chains = {found for name in names if (found := find_position(name)[0])}
            features[entity.id] = names | chains
    counts = Counter(feature for held in features.values() for feature in held)
    total = len(features)
    return {
        company: {feature: math.log1p(total / counts[feature]) for feature in sorted(held)}
        for company, held in features.items()
    }


def find_links(profiles: Profiles, profile: Profile) -> list[Link]:
    """Every position of every chain that the place has a part in, with holders and missing industries."""
    holders: dict[str, set[str]] = defaultdict(set)
    for iri in (profile.place.id, *profile.companies, *profile.projects, *profile.institutions):
        for field in profiles.fields.get(iri, ()):
            holders[field.industry].add(iri)
    present = {found for industry in holders if (found := find_position(industry)[0])}
    links = []
    for name, chain in load_chains().items():
        if name not in present:
            continue
        for position in POSITIONS:
            here = sorted(i for i in holders if find_position(i) == (name, position))
            missing = tuple(i for i in chain.links[position] if i not in holders)
            links.append(Link(name, position, {i: tuple(sorted(holders[i])) for i in here}, missing))
    return links


def tabulate_candidates(profiles: Profiles, found: list[Candidate]) -> Table:
    """One row a candidate."""
    name = {e.id: e.name for e in profiles.corpus.entities}
    rows = tuple(
        (
            name[c.company],
            c.score,
            "、".join(name[z] for z in c.zones),
            "、".join(name[company] for company in c.like),
            "、".join(c.shared),
        )
        for c in found
    )
    notes = () if rows else ("no company of other zones shares a field with a company of this zone",)
    return Table("Companies that others have", ("company", "likeness", "with", "like", "fields in common"), rows, notes)


def tabulate_links(profiles: Profiles, links: list[Link]) -> Table:
    """One row a position: who holds it, and what nobody does."""
    name = {e.id: e.name for e in profiles.corpus.entities}
    rows = []
    for link in links:
        held = "；".join(f"{industry}：{'、'.join(name[i] for i in iris)}" for industry, iris in link.holders.items())
        rows.append((link.chain, link.position, held, "、".join(link.missing)))
    return Table("Chains", ("chain", "position", "held", "not held"), tuple(rows))
