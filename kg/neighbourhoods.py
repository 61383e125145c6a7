"""The part of a graph that a check reads for some nodes, so that after a change only those nodes are held to it.

An invariant that held can be broken only at a node from which a changed quad is read: by an added quad where the check
asks that something is there, by a removed one where it asks that something is not (Nicolas 1982, "Logic for improving
integrity checking in relational data bases": simplified instances of a constraint). Each check says in its head by
which paths it reads them (`# added:` and `# removed:`), as alternatives of prefixed names joined by `/`, `^` for a step
against the arrow. Walked backwards from the changed quads the paths give the nodes; walked forwards from these, all
quads that decide on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
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


def find_nodes(graph: ox.Store, paths: Iterable[Path], changed: Iterable[ox.Quad]) -> set[Term]:
    """The nodes from which one of `paths` leads over one of the `changed` quads in its last step."""
    by_predicate: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in changed:
        by_predicate.setdefault(quad.predicate, []).append(quad)
    nodes: set[Term] = set()
    for path in paths:
        quads = (quad for predicate in path[-1].predicates for quad in by_predicate.get(predicate, ()))
        found: set[Term] = {quad.object if path[-1].inverse else quad.subject for quad in quads}
        for step in reversed(path[:-1]):
            back = Step(step.predicates, not step.inverse)
            found = {_cross(quad, back) for quad in _walk(graph, found, back)}
        nodes |= found
    return nodes


def copy_neighbourhood(
    graph: ox.Store, paths: Iterable[Path], nodes: Iterable[Term], sampled: Collection[Path] = ()
) -> ox.Store:
    """A graph of all quads that `paths` lead over from `nodes`, beginnings of paths before their ends; of those of the
    paths `sampled`, only a few from each node."""
    reached: dict[Path, set[Term]] = {(): set(nodes)}
    quads: set[ox.Quad] = set()
    for path in paths:
        found = set(_walk(graph, reached[path[:-1]], path[-1], _FEW if path in sampled else None))
        quads |= found
        reached[path] = {_cross(quad, path[-1]) for quad in found}
    copy = ox.Store()
    copy.bulk_extend(quads)
    return copy


def _walk(graph: ox.Store, nodes: Iterable[Term], step: Step, most: int | None = None) -> Iterator[ox.Quad]:
    default = ox.DefaultGraph()
    for node in nodes:
        for predicate in step.predicates:
            if step.inverse:
                yield from islice(graph.quads_for_pattern(None, predicate, node, default), most)
            elif not isinstance(node, ox.Literal):
                yield from islice(graph.quads_for_pattern(node, predicate, None, default), most)


def _cross(quad: ox.Quad, step: Step) -> Term:
    """Where a step over `quad` leads."""
    return quad.subject if step.inverse else quad.object
