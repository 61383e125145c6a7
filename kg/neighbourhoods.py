"""The part of a graph that a check reads for some nodes, so that after a change only those nodes are held to it.

An invariant that held can be broken only at a node from which a changed quad is read: by an added quad where the check
asks that something is there, by a removed one where it asks that something is not (Nicolas 1982, "Logic for improving
integrity checking in relational data bases": simplified instances of a constraint). Each check says in its head by
which paths it reads them (`# added:` and `# removed:`), as alternatives of prefixed names joined by `/`, `^` for a step
against the arrow. Walked backwards from the changed quads the paths give the nodes; walked forwards from these, all
quads that decide on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph import terms as t

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Term = Subject | ox.Literal

_FEW = 4
"""Quads from a node that are looked at first: one witness is enough, and a statement may have thousands."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: any of these predicates, against the arrow where `inverse`."""

    predicates: tuple[ox.NamedNode, ...]
    inverse: bool


Path = tuple[Step, ...]


def parse_paths(text: str) -> tuple[Path, ...]:
    """The paths of one line of a check's head, with all their beginnings, shorter ones first; KgError if misspelled."""
    paths = {
        steps[:length]: None
        for steps in (tuple(map(_parse_step, path.split("/"))) for path in text.split())
        for length in range(1, len(steps) + 1)
    }
    return tuple(sorted(paths, key=len))


def _parse_step(text: str) -> Step:
    try:
        return Step(tuple(t.term(name) for name in text.removeprefix("^").split("|")), text.startswith("^"))
    except KeyError as error:
        raise KgError(f"ontology/checks: {text}: no prefix {error}; kg/graph/terms.py lists them") from None


class Surroundings:
    """What lies around nodes of a graph, each stretch read only once for all checks."""

    def __init__(self, graph: ox.Store) -> None:
        self._graph = graph
        self._read: dict[tuple[Term, ox.NamedNode, bool], tuple[ox.Quad, ...]] = {}

    def find_nodes(self, paths: Iterable[Path], changed: Mapping[ox.NamedNode, Collection[ox.Quad]]) -> set[Term]:
        """The nodes from which one of `paths` leads over one of the `changed` quads, which are given by predicate, in
        its last step."""
        nodes: set[Term] = set()
        for path in paths:
            quads = (quad for predicate in path[-1].predicates for quad in changed.get(predicate, ()))
            found: set[Term] = {quad.object if path[-1].inverse else quad.subject for quad in quads}
            for step in reversed(path[:-1]):
                back = Step(step.predicates, not step.inverse)
                found = {_cross(quad, back) for quad in self._walk(found, back)}
            nodes |= found
        return nodes

    def collect(self, paths: Iterable[Path], nodes: Iterable[Term], sampled: Collection[Path] = ()) -> set[ox.Quad]:
        """All quads that `paths` lead over from `nodes`, beginnings of paths before their ends; of those of the paths
        `sampled`, only a few from each node."""
        reached: dict[Path, set[Term]] = {(): set(nodes)}
        quads: set[ox.Quad] = set()
        for path in paths:
            few = path in sampled
            found = set((self._sample if few else self._walk)(reached[path[:-1]], path[-1]))
            quads |= found
            reached[path] = {_cross(quad, path[-1]) for quad in found}
        return quads

    def _walk(self, nodes: Iterable[Term], step: Step) -> Iterator[ox.Quad]:
        for node in nodes:
            for predicate in step.predicates:
                key = (node, predicate, step.inverse)
                quads = self._read.get(key)
                if quads is None:
                    quads = self._read[key] = tuple(self._match(*key))
                yield from quads

    def _sample(self, nodes: Iterable[Term], step: Step) -> Iterator[ox.Quad]:
        for node in nodes:
            for predicate in step.predicates:
                yield from islice(self._match(node, predicate, step.inverse), _FEW)

    def _match(self, node: Term, predicate: ox.NamedNode, inverse: bool) -> Iterator[ox.Quad]:
        if inverse:
            return self._graph.quads_for_pattern(None, predicate, node, ox.DefaultGraph())
        if isinstance(node, ox.Literal):
            return iter(())
        return self._graph.quads_for_pattern(node, predicate, None, ox.DefaultGraph())


def _cross(quad: ox.Quad, step: Step) -> Term:
    """Where a step over `quad` leads."""
    return quad.subject if step.inverse else quad.object
