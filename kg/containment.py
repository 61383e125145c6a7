"""What lies in what: every entity with all places that it is in, by facts and by GB/T 2260 codes.

Derived, never text: 郫都区 lies in 四川省 because a statement puts it in 成都市 and the codes put 成都市 in 四川省.
A place lies in itself, so that one question covers a place and all within it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kg.types import Corpus, Entity, Statement
from kg.vocabulary import PLACES, Kind, Modality, Predicate

_INWARD = frozenset({Predicate.PART_OF, Predicate.LOCATED_IN, Predicate.SETTLED_IN})


def find_containment(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Entity id → ids of the places it lies in, sorted; entities that lie nowhere are left out."""
    parents = find_parents(corpus)
    places = {entity.id for entity in corpus.entities if entity.kind in PLACES}
    found = {}
    for entity in corpus.entities:
        inside = find_reach(entity.id, parents)
        if entity.id in places:
            inside.add(entity.id)
        if inside:
            found[entity.id] = tuple(sorted(inside))
    return found


def find_inward(statements: Iterable[Statement]) -> list[tuple[str, str]]:
    """(what lies, in what) as facts say it."""
    return [(s.subject, s.object) for s in statements if s.predicate in _INWARD and s.modality is Modality.FACT]


def find_parents(corpus: Corpus) -> dict[str, set[str]]:
    """Entity id → ids of the places right above it."""
    parents: dict[str, set[str]] = defaultdict(set)
    for child, parent in find_inward(corpus.statements):
        parents[child].add(parent)
    regions = {code: entity.id for entity in corpus.entities for code in _codes(entity)}
    for code, iri in regions.items():
        parent = _find_parent(code, regions)
        if parent:
            parents[iri].add(parent)
    return parents


def _codes(entity: Entity) -> list[str]:
    if entity.kind is not Kind.REGION:
        return []
    return [code for system, code in entity.codes if system == "gbt2260" and len(code) == 6]


def _find_parent(code: str, regions: dict[str, str]) -> str:
    """The nearest division above `code` that the corpus has: 510124 → 510100 → 510000."""
    for above in (f"{code[:4]}00", f"{code[:2]}0000"):
        if above != code and above in regions:
            return regions[above]
    return ""


def find_reach(start: str, parents: Mapping[str, Collection[str]], own: Collection[str] = ()) -> set[str]:
    """All that `start` lies in, itself left out; `own` are places right above it that `parents` need not know."""
    reached: set[str] = set()
    above = [parents.get(start, ()), own]
    while above:
        for parent in above.pop():
            if parent not in reached and parent != start:
                reached.add(parent)
                above.append(parents.get(parent, ()))
    return reached
