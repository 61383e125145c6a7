"""Where things are: the provincial units of an entity, and the home of a company.

Sources, in this order: what the graph states (containment and GB/T 2260 codes), the gazetteer of zones, the division
that a name begins with (a registered company's name begins with its division: Regulations on Enterprise Name
Registration, 2020, article 6), the zones that it lies in, and the place that signs, builds or sets it up. All but
the first are inferences for views and counts; they never enter the graph.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.containment import find_containment
from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Corpus, Entity
from kg.vocabulary import PLACES, Kind, Modality, Predicate

_HOME = frozenset({Predicate.LOCATED_IN, Predicate.PART_OF})
_MADE_BY = frozenset({Predicate.SIGNED, Predicate.BUILDS, Predicate.ESTABLISHES})
_NAMED_AFTER_PLACES = frozenset({Kind.ZONE, Kind.COMPANY, Kind.GOVERNMENT, Kind.INSTITUTION, Kind.PROJECT})


@dataclass(frozen=True, slots=True)
class Places:
    """Entity id → GB/T 2260 codes of provincial units; `homes` only for companies, from seats and names."""

    provinces: dict[str, tuple[str, ...]]
    homes: dict[str, str]
    names: dict[str, str]

    def name(self, code: str) -> str:
        """The short name of a provincial unit: 四川 for 510000."""
        return self.names.get(code, code)


def find_places(corpus: Corpus) -> Places:
    """The provincial units of every entity of `corpus` that has one."""
    gazetteer = _load_divisions()
    zones = _load_zones()
    stated = _find_stated(corpus)
    provinces: dict[str, tuple[str, ...]] = {}
    for entity in corpus.entities:
        found = stated.get(entity.id) or _find_in_gazetteer(entity, zones) or _find_by_name(entity, gazetteer)
        if found:
            provinces[entity.id] = found
    for find in (_find_by_zone, _find_by_partner):
        for iri, found in find(corpus, provinces).items():
            provinces.setdefault(iri, found)
    homes = _find_homes(corpus, provinces, gazetteer)
    return Places(provinces, homes, _load_provinces())


def list_provinces() -> tuple[tuple[str, str], ...]:
    """The 34 provincial units: code and short name, by code."""
    return tuple(sorted(_load_provinces().items()))


def _province_of(code: str) -> str:
    return f"{code[:2]}0000"


def _find_stated(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    codes = {
        e.id: _province_of(code)
        for e in corpus.entities
        if e.kind is Kind.REGION
        for system, code in e.codes
        if system == "gbt2260" and len(code) == 6
    }
    found: dict[str, tuple[str, ...]] = {}
    for iri, places in find_containment(corpus).items():
        units = {codes[place] for place in places if place in codes}
        if iri in codes:
            units = {codes[iri]}
        if units:
            found[iri] = tuple(sorted(units))
    return found


def _find_in_gazetteer(entity: Entity, zones: dict[str, str]) -> tuple[str, ...]:
    if entity.kind is not Kind.ZONE:
        return ()
    units = {zones[name] for name in (entity.name, *entity.aliases) if name in zones}
    return tuple(sorted(units)) if len(units) == 1 else ()


def _find_by_name(entity: Entity, gazetteer: dict[str, str]) -> tuple[str, ...]:
    if entity.kind not in _NAMED_AFTER_PLACES:
        return ()
    code = _read_prefix(entity.name, gazetteer)
    return (_province_of(code),) if code else ()


def _find_by_zone(corpus: Corpus, provinces: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The units of the zones that an entity lies in, where the graph does not say what division these are in."""
    found = {}
    for iri, places in find_containment(corpus).items():
        units = {unit for place in places if place != iri for unit in provinces.get(place, ())}
        if units:
            found[iri] = tuple(sorted(units))
    return found


def _find_by_partner(corpus: Corpus, provinces: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The units of the places that sign, build or set up something, where they are in one unit."""
    found: dict[str, set[str]] = {}
    for s in corpus.statements:
        if s.predicate in _MADE_BY and s.modality is not Modality.NEGATED and corpus.by_id[s.subject].kind in PLACES:
            found.setdefault(s.object, set()).update(provinces.get(s.subject, ()))
    kinds = (Kind.COMPANY, Kind.PROJECT, Kind.INSTITUTION)
    return {iri: tuple(units) for iri, units in found.items() if len(units) == 1 and corpus.by_id[iri].kind in kinds}


def _find_homes(corpus: Corpus, provinces: dict[str, tuple[str, ...]], gazetteer: dict[str, str]) -> dict[str, str]:
    """The province of a company's seat: its name's division, else the one place that a fact locates it in."""
    seats: dict[str, set[str]] = {}
    for s in corpus.statements:
        if s.predicate in _HOME and s.modality is Modality.FACT:
            seats.setdefault(s.subject, set()).update(provinces.get(s.object, ()))
    homes = {}
    for entity in corpus.entities:
        if entity.kind is not Kind.COMPANY:
            continue
        code = _read_prefix(entity.name, gazetteer)
        units = {_province_of(code)} if code else seats.get(entity.id, set())
        if len(units) == 1:
            homes[entity.id] = next(iter(units))
    return homes


def _read_prefix(name: str, gazetteer: dict[str, str]) -> str:
    """The code of the longest division that `name` begins with, and goes on after; "" where there is none."""
    for length in range(min(len(name) - 2, 12), 1, -1):
        code = gazetteer.get(name[:length])
        if code:
            return code
    return ""


@lru_cache(maxsize=1)
def _load_divisions() -> dict[str, str]:
    """Full and short names of today's provinces and prefectures, and full names of counties, that name one unit."""
    found: dict[str, set[str]] = {}
    for entry in read_table(find_resource("seeds", "gazetteer", "regions.tsv"), "gazetteer/regions"):
        level = entry.fields["level"]
        if level in ("1", "2") or (level == "3" and entry.form == entry.fields["name"]):
            found.setdefault(entry.form, set()).add(entry.fields["code"])
    single = {form: next(iter(codes)) for form, codes in found.items() if len({c[:2] for c in codes}) == 1}
    return {form: code for form, code in single.items() if len(form) > 1}


@lru_cache(maxsize=1)
def _load_provinces() -> dict[str, str]:
    shortest: dict[str, str] = {}
    for entry in read_table(find_resource("seeds", "gazetteer", "regions.tsv"), "gazetteer/regions"):
        code = entry.fields["code"]
        if entry.fields["level"] == "1" and len(entry.form) < len(shortest.get(code, entry.form + " ")):
            shortest[code] = entry.form
    return shortest


@lru_cache(maxsize=1)
def _load_zones() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for entry in read_table(find_resource("seeds", "gazetteer", "zones.tsv"), "gazetteer/zones"):
        if entry.fields["province"]:
            for form in (entry.form, entry.fields["name"]):
                found.setdefault(form, set()).add(entry.fields["province"])
    return {form: next(iter(codes)) for form, codes in found.items() if len(codes) == 1}
