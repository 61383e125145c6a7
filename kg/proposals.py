"""Statements that a trained model proposes beside those of the rules: a network that rates pairs of names.

It sees words, kinds of names and what the rules state (`kg.pair_network`), never names. A proposal bears the provenance
`learned.<predicate>` and, like a rule, the share of right ones on gold as its confidence (docs/model-card.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.pair_network import Pair, Stated, load_network
from kg.pairs import Line, find_pairs, write_lines
from kg.proposal_writing import ProposalWriter
from kg.statements import EvidenceOf
from kg.types import Entity, ResolvedArticle, Statement
from kg.vocabulary import Predicate

THRESHOLD = 0.7
"""Least probability of a proposal, chosen on the pages of bench/annotated that are left out of training: of all that
lie above it, two in three are right there, as of what the rules state."""
_SETTLED = {
    Predicate.AWARDED: 0.95,
    Predicate.ISSUES: 0.9,
    Predicate.BUILDS: 0.8,
    Predicate.LOCATED_IN: 0.6,
    Predicate.HOLDS_POST: 0.6,
    Predicate.INVESTS: 0.6,
    Predicate.ESTABLISHES: 0.6,
    Predicate.ACQUIRES: 0.6,
    Predicate.APPROVES: 0.6,
    Predicate.COOPERATES_WITH: 0.5,
    Predicate.SETTLED_IN: 0.5,
    Predicate.SIGNED: 0.5,
    Predicate.SUBSIDIARY_OF: 0.4,
}
"""The same for relations of which some four in ten are right just above another mark (locatedIn: one in three there,
two in three on newspaper pages of others). What is issued and built is asked more: policies that a place carries on,
works that it only names."""
_CROWDED, _NEAR = 20, 6
"""A sentence of more names than the first is read only for pairs so near in their order as the second: its pairs grow
with the square of its names, and enumerations are for rules."""
_IMPLIED_SUBJECTS, _IMPLIED_OBJECTS = ("", "T"), ("", "T", "P", "E")
"""Slots of kg.pairs whose names are rated: those of companies, zones and institutions named last made a third of the
pairs and one proposal in seventy; the network reads them as what stands before the sentence."""


def propose_statements(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    stated: Iterable[Statement],
    evidence_of: EvidenceOf,
) -> list[Statement]:
    """What the model reads in an article beside what `stated` already says."""
    writer = ProposalWriter(resolved, entities, stated, evidence_of)
    rows = list(write_lines(resolved, entities))
    lines = [line for _, line in rows]
    pairs = [list(_choose_pairs(line)) for line in lines]
    network = load_network()
    known = Stated(writer.triples, network.predicates)
    return [
        statement
        for number, members, predicate in network.propose(lines, pairs, known, find_least)
        for statement in writer.write(rows[number][0], members, predicate, f"learned.{predicate}")
    ]


def find_least(predicate: Predicate) -> float:
    """The least probability at which a relation is proposed."""
    return _SETTLED.get(predicate, THRESHOLD)


def _choose_pairs(line: Line) -> Iterator[Pair]:
    """The pairs of a line that are rated."""
    order = {member.place: rank for rank, member in enumerate(line.members)}
    reach = _NEAR if len(line.members) > _CROWDED else len(line.members)
    for subject, object_ in find_pairs(line):
        if subject.implied not in _IMPLIED_SUBJECTS or object_.implied not in _IMPLIED_OBJECTS:
            continue
        if abs(order[subject.place] - order[object_.place]) <= reach:
            yield subject, object_
