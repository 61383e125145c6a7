"""What a change does to the derived part of the graph: events of projects, containment, changes of region codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.graph import terms as t
from kg.graph.derivation import derive_codes, derive_containment
from kg.graph.writing import GraphWriter
from kg.identity import DATA
from kg.regions import load_changes
from kg.store.events import change_events, text_of
from kg.store.links import Fact
from kg.store.sides import Side
from kg.types import Corpus, Entity, Statement
from kg.vocabulary import Modality, Predicate

Quads = set[ox.Quad]

_INWARD = (Predicate.PART_OF, Predicate.LOCATED_IN, Predicate.SETTLED_IN)
"""The relations that containment follows, as `kg.containment` does."""
_REGION = f"{DATA}region/"


def derive_change(
    before: Side,
    after: Side,
    graph: ox.Store,
    items: Mapping[int, Fact],
    merged: Iterable[str],
    stated: tuple[Quads, Quads],
) -> tuple[Quads, Quads]:
    """The derived quads of the touched part as it was and as it will be.

    `items` are the touched statements and observations, `merged` the entities merged again, `stated` the stated quads
    that come and go. What is derived of something untouched is on both sides or on none.
    """
    merged = set(merged)
    old, new = change_events(before, after, graph, items, merged)
    contained_old, contained_new = _Containment(before, after, graph, merged, stated).derive()
    codes_old, codes_new = _derive_codes(before, after, merged)
    return old | contained_old | codes_old, new | contained_new | codes_new


def _derive_codes(before: Side, after: Side, merged: set[str]) -> tuple[Quads, Quads]:
    """Region codes and what replaced them; a heir's label may come from the heir and from any division before it."""
    codes = {
        code
        for side in (before, after)
        for entity in side.read_entities(sorted(iri for iri in merged if iri.startswith(_REGION)))
        for code in _codes(entity)
    }
    changes, waiting = load_changes(), sorted(codes)
    while waiting:
        code = waiting.pop()
        linked = {c.new_code for c in changes.before.get(code, ())} | {c.old_code for c in changes.after.get(code, ())}
        waiting += sorted(linked - codes)
        codes |= linked
    sides = []
    for side in (before, after):
        iris = {iri for code in codes for iri in side.find_regions(code).values()}
        corpus = Corpus(entities=tuple(replace(e, documents=()) for e in side.read_entities(sorted(iris))))
        sides.append({*derive_codes(corpus), *GraphWriter(corpus).quads()})
    return sides[0], sides[1]


class _Containment:
    """Who lies in what, for all below an entity whose own place changed."""

    def __init__(
        self,
        before: Side,
        after: Side,
        graph: ox.Store,
        merged: set[str],
        stated: tuple[Quads, Quads],
    ) -> None:
        self._before, self._after, self._graph = before, after, graph
        self._nodes = {t.PREDICATES[predicate]: predicate for predicate in _INWARD}
        self._come = self._by_subject(stated[0])
        self._gone = self._by_subject(stated[1])
        self._children: dict[str, set[str]] = defaultdict(set)
        for facts in self._come.values():
            for fact in facts:
                self._children[fact.object].add(fact.subject)
        self._roots = self._find_roots(merged)

    def _by_subject(self, quads: Quads) -> dict[str, set[Statement]]:
        facts: dict[str, set[Statement]] = defaultdict(set)
        for quad in quads:
            if quad.predicate in self._nodes:
                fact = self._read(quad)
                facts[fact.subject].add(fact)
        return facts

    def _read(self, quad: ox.Quad) -> Statement:
        return Statement(text_of(quad.subject), self._nodes[quad.predicate], text_of(quad.object), Modality.FACT, ())

    def _find_roots(self, merged: set[str]) -> set[str]:
        """The entities whose own place, existence or code changed."""
        roots = set(self._come) | set(self._gone)
        for iri in merged:
            old, new = (next(iter(side.read_entities([iri])), None) for side in (self._before, self._after))
            if old is None or new is None or old.codes != new.codes:
                roots.add(iri)
                for entity in (old, new):
                    roots.update(self._find_coded_below(entity) if entity else ())
        return roots

    def _find_coded_below(self, region: Entity) -> set[str]:
        """The regions whose codes lie under those of `region`."""
        below: set[str] = set()
        for code in _codes(region):
            start = code.removesuffix("00").removesuffix("00")
            if len(start) < len(code):
                below.update(self._before.find_regions(start).values(), self._after.find_regions(start).values())
        return below

    def derive(self) -> tuple[Quads, Quads]:
        """The containment of all below the roots, as it was and as it will be."""
        if not self._roots:
            return set(), set()
        below = self._find_below()
        old = derive_containment(self._gather(self._before, below, old=True))
        new = derive_containment(self._gather(self._after, below, old=False))
        # what lies further out is on one side only where the way there is new or gone
        return {q for q in old if text_of(q.subject) in below}, {q for q in new if text_of(q.subject) in below}

    def _find_below(self) -> set[str]:
        below: set[str] = set()
        waiting = sorted(self._roots)
        while waiting:
            iri = waiting.pop()
            if iri in below:
                continue
            below.add(iri)
            waiting += sorted(self._children.get(iri, ()))
            for predicate in self._nodes:
                found = self._graph.quads_for_pattern(None, predicate, ox.NamedNode(iri), None)
                waiting += [text_of(quad.subject) for quad in found]
            if iri.startswith(_REGION):
                for side in (self._before, self._after):
                    for entity in side.read_entities([iri]):
                        waiting += sorted(self._find_coded_below(entity))
        return below

    def _gather(self, side: Side, below: set[str], *, old: bool) -> Corpus:
        """`below` and all that it lies in on one side, with the facts and codes on the way."""
        held: dict[str, Entity] = {}
        facts: list[Statement] = []
        seen: set[str] = set()
        waiting = sorted(below)
        while waiting:
            iri = waiting.pop()
            if iri in seen:
                continue
            seen.add(iri)
            for entity in side.read_entities([iri]):
                held[iri] = entity
                waiting += self._find_coded_above(side, entity)
            outward = self._read_facts(iri, old=old)
            facts += outward
            waiting += [fact.object for fact in outward]
        return Corpus(entities=tuple(held[iri] for iri in sorted(held)), statements=tuple(facts))

    def _read_facts(self, iri: str, *, old: bool) -> list[Statement]:
        node = ox.NamedNode(iri)
        facts = {
            self._read(quad)
            for predicate in self._nodes
            for quad in self._graph.quads_for_pattern(node, predicate, None, None)
        }
        if not old:
            facts = (facts - self._gone.get(iri, set())) | self._come.get(iri, set())
        return sorted(facts, key=lambda fact: (fact.predicate, fact.object))

    @staticmethod
    def _find_coded_above(side: Side, region: Entity) -> list[str]:
        above = [start for code in _codes(region) for start in (f"{code[:4]}00", f"{code[:2]}0000")]
        return [iri for code in above for iri in side.find_regions(code).values()]


def _codes(entity: Entity) -> list[str]:
    return [code for system, code in entity.codes if system == "gbt2260"]
