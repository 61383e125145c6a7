"""What a report is about: a zone, a region, an industry, or everything; the parts of the graph that belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analysis.fields import find_position, load_chains
from kg.analysis.profiles import Profile, Profiles, find_entity
from kg.errors import KgError
from kg.types import Entity
from kg.vocabulary import Kind

_MEMBERS = (Kind.COMPANY, Kind.PROJECT, Kind.INSTITUTION)


@dataclass(frozen=True, slots=True)
class Scope:
    """`kind` is zone, region, industry or all; `members` by kind, best connected first; `statements` by number."""

    kind: str
    name: str
    centres: tuple[str, ...]
    members: dict[Kind, tuple[str, ...]]
    statements: tuple[int, ...]
    subjects: tuple[str, ...]
    weights: dict[str, float]
    profile: Profile | None = None


def find_scope(profiles: Profiles, zone: str = "", region: str = "", industry: str = "") -> Scope:
    """The scope that one of the names asks for, or everything; KgError where the graph has no such thing."""
    if sum(map(bool, (zone, region, industry))) > 1:
        raise KgError("a report is about one thing: give --zone, --region or --industry, or none for everything")
    if industry:
        return _find_industry(profiles, industry)
    if zone or region:
        kind = Kind.ZONE if zone else Kind.REGION
        return _find_place(profiles, find_entity(profiles.corpus, zone or region, (kind,)))
    corpus = profiles.corpus
    members = _sort_members(profiles, (e.id for e in corpus.entities))
    weights: dict[str, float] = {}
    for fields in profiles.fields.values():
        for field in fields:
            weights[field.industry] = weights.get(field.industry, 0.0) + 1
    places = tuple(p.place.id for p in profiles.rank(Kind.ZONE, 12))
    subjects = tuple(e.id for e in corpus.entities)
    return Scope("all", "", places, members, tuple(range(len(corpus.statements))), subjects, weights)


def _find_place(profiles: Profiles, place: Entity) -> Scope:
    profile = profiles.find(place)
    inside = (*profile.companies, *profile.projects, *profile.institutions)
    kind = "zone" if place.kind is Kind.ZONE else "region"
    subjects = (place.id, *inside)
    members = _sort_members(profiles, inside)
    return Scope(kind, place.name, (place.id,), members, profile.statements, subjects, profile.weights, profile)


def _find_industry(profiles: Profiles, name: str) -> Scope:
    """An industry by its name, or a chain of seeds/chains.tsv with all its industries."""
    chain = load_chains().get(name)
    wanted = {name} | ({i for links in chain.links.values() for i in links} if chain else set())
    holders = {
        iri: fields for iri, held in profiles.fields.items() if (fields := [f for f in held if f.industry in wanted])
    }
    known = [e.id for e in profiles.corpus.entities if e.kind is Kind.INDUSTRY and wanted & {e.name, *e.aliases}]
    if not holders and not known:
        raise KgError(f"no industry {name} in this graph; `kg search {name} --kind Industry` shows what is")
    around = {*holders, *known}
    numbers = tuple(n for n, s in enumerate(profiles.corpus.statements) if s.subject in around or s.object in around)
    weights: dict[str, float] = {}
    for fields in holders.values():
        for field in fields:
            weights[field.industry] = weights.get(field.industry, 0.0) + 1
    members = _sort_members(profiles, holders)
    return Scope("industry", name, tuple(known) or tuple(sorted(holders)[:3]), members, numbers, tuple(around), weights)


def _sort_members(profiles: Profiles, iris: Iterable[str]) -> dict[Kind, tuple[str, ...]]:
    by_id = profiles.corpus.by_id
    found: dict[Kind, list[str]] = {kind: [] for kind in _MEMBERS}
    for iri in sorted(set(iris)):
        if by_id[iri].kind in found:
            found[by_id[iri].kind].append(iri)
    return {kind: tuple(sorted(held, key=lambda i: (-profiles.count(i), i))) for kind, held in found.items()}


def find_scope_chains(scope: Scope) -> list[str]:
    """The chains that the scope's industries belong to, by name."""
    return sorted({chain for industry in scope.weights if (chain := find_position(industry)[0])})
