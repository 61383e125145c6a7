"""What an article as a whole ties: places and builders that no sentence tells, by a trained network.

Each thing that no rule ties is a choice (kg.choices) between the names of its article and nobody
(`kg.tie_features`). What the network is sure of and no sentence says is stated, with the provenance
`learned.tie.<predicate>` and the sentence that names the thing as its quote; what the network of sentences proposes
(`kg.proposals`) and the article as a whole makes unlikely is not stated (docs/model-card.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from kg.choices import load_choices
from kg.pair_network import Pair
from kg.pairs import Member
from kg.proposal_writing import ProposalWriter, Triple
from kg.statements import EvidenceOf
from kg.tie_features import TASKS, Survey, Task, Tie, describe_ties
from kg.types import Entity, ResolvedArticle, Statement
from kg.vocabulary import Predicate

MODEL = "ties"
"""The name of the network's file."""
_LEAST = {
    Predicate.LOCATED_IN: 0.5,
    Predicate.SETTLED_IN: 0.5,
    Predicate.BUILDS: 0.5,
    Predicate.INVESTS: 0.7,
    Predicate.PART_OF: 0.5,
}
"""How probable a tie has to be that no sentence tells: of all above it, one in two is right on the pages of
bench/annotated that are left out of training. Posts are asked for none: who holds which a sentence tells."""
_DENIED = {Predicate.LOCATED_IN: 0.1}
"""How probable a tie has to be that a sentence seems to tell: of all below it, three in ten are right there."""
_TOGETHER = 16
"""Things that are described and rated at once."""
_USED = tuple(task for task in TASKS if task.predicate in _LEAST)
"""The tasks that are asked; the network learns from the others beside them."""


class _Rated(NamedTuple):
    """A thing that seeks another, and the probability of each of its candidates."""

    task: Task
    thing: str
    rates: Mapping[str, float]

    def spell(self, owner: str) -> Triple:
        """The statement that ties the thing to `owner`."""
        predicate = self.task.predicate
        return (self.thing, predicate, owner) if self.task.is_subject else (owner, predicate, self.thing)


def tie_statements(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    stated: Sequence[Statement],
    proposed: Iterable[Statement],
    evidence_of: EvidenceOf,
) -> list[Statement]:
    """What is `proposed` beside what rules have `stated`, without what the article denies, with what it ties."""
    survey = Survey(resolved, entities, ((s.subject, s.predicate, s.object) for s in stated))
    rated = _rate(describe_ties(survey, _USED))
    denied = set(_find_denied(rated))
    kept = [s for s in proposed if (s.subject, s.predicate, s.object) not in denied]
    writer = ProposalWriter(resolved, entities, [*stated, *kept], evidence_of)
    for one in rated:
        if not _is_tied(one, writer.triples):
            for owner in _choose(one):
                kept += _write(writer, survey, one, owner)
    return kept


def _rate(ties: Iterator[Tie]) -> list[_Rated]:
    network = load_choices(MODEL)
    found = []
    while some := list(islice(ties, _TOGETHER)):
        for tie, rates in zip(some, network.rate([tie.choice for tie in some]), strict=True):
            own = dict(zip(tie.candidates, map(float, rates), strict=False))
            found.append(_Rated(tie.task, tie.thing, own))
    return found


def _find_denied(rated: Iterable[_Rated]) -> Iterator[Triple]:
    for one in rated:
        least = _DENIED.get(one.task.predicate, 0.0)
        yield from (one.spell(owner) for owner, rate in one.rates.items() if rate < least)


def _is_tied(one: _Rated, triples: Iterable[Triple]) -> bool:
    return any(one.spell(owner) in triples for owner in one.rates)


def _choose(one: _Rated) -> Iterator[str]:
    """The likeliest candidate, where it is likely enough."""
    owner = max(one.rates, key=lambda i: one.rates[i])
    if one.rates[owner] >= _LEAST.get(one.task.predicate, 1.1):
        yield owner


def _write(writer: ProposalWriter, survey: Survey, one: _Rated, owner: str) -> Iterator[Statement]:
    predicate, thing = one.task.predicate, one.thing
    number, other = survey.find_nearest(thing, owner)
    members = (
        Member(0, survey.entities[thing].kind, (thing,), "", number),
        Member(0, survey.entities[owner].kind, (owner,), "" if other >= 0 else "T", other),
    )
    pair: Pair = members if one.task.is_subject else (members[1], members[0])
    sentence = survey.resolved.sentences[survey.sentence_of[number]]
    return writer.write(sentence, pair, predicate, f"learned.tie.{predicate}")
