"""Statements that a trained model proposes beside those of the rules: a network that rates pairs of names.

It sees words, kinds of names and what the rules state (`kg.pair_network`), never names. A proposal bears the provenance
`learned.<predicate>` and, like a rule, the share of right ones on gold as its confidence (docs/model-card.md).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from kg.deals import (
    OF_DEALS,
    gives_pledge,
)
from kg.mentions.product_marks import names_product
from kg.modalities import STATES, find_modality_scopes
from kg.outlook import settle_modality
from kg.pair_network import Pair, Stated, load_network
from kg.pairs import Line, Member, allowed, find_pairs, write_lines
from kg.proposal_checks import (
    are_apart,
    are_no_partners,
    find_post,
    is_beside_deal,
    is_dealt_out,
    is_holding_of_shares,
    is_home,
    is_left,
    is_of_nameless,
    is_person_sent,
    start_of,
)
from kg.qualifiers import find_date
from kg.statements import EvidenceOf
from kg.strangers import OF_MAKERS
from kg.sums import find_amount_of_pair, find_contract_sum
from kg.types import Entity, ResolvedArticle, Sentence, Statement
from kg.vocabulary import Kind, Modality, Predicate
from kg.work_sums import find_own_sum, find_sum_of_work

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
_WITH_AMOUNT = frozenset({Predicate.INVESTS, Predicate.SIGNED, Predicate.ACQUIRES})
_UNDERTAKEN = frozenset(
    {Predicate.BUILDS, Predicate.INVESTS, Predicate.ESTABLISHES, Predicate.SETTLED_IN, Predicate.ACQUIRES}
)
"""Relations that the clause of the later name may plan or give up: 甲公司表示，[乙项目]已取消."""
_ONE_WAY = frozenset({Predicate.COOPERATES_WITH, Predicate.INVESTS, Predicate.ACQUIRES, Predicate.SUBSIDIARY_OF})
"""Relations that hold of a pair of names only once."""
_TALKS = re.compile("洽谈|商谈|接洽|磋商|谈判|接触|商量")
"""What peers do before they agree."""
Triple = tuple[str, Predicate, str]


def propose_statements(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    stated: Iterable[Statement],
    evidence_of: EvidenceOf,
) -> list[Statement]:
    """What the model reads in an article beside what `stated` already says."""
    said = _Said(stated)
    scopes = find_modality_scopes(resolved)
    rows = list(write_lines(resolved, entities))
    lines = [line for _, line in rows]
    pairs = [list(_choose_pairs(line)) for line in lines]
    found: list[Statement] = []
    for number, members, predicate in load_network().propose(lines, pairs, said.stated, find_least):
        sentence = rows[number][0]
        trigger, told = _place(resolved, sentence, *members), _far_place(resolved, sentence, *members)
        if scopes.is_supposed(trigger) or is_dealt_out(resolved, *members):
            continue
        if predicate is Predicate.COOPERATES_WITH and are_no_partners(resolved, sentence, *members):
            continue
        if predicate is Predicate.HOLDS_POST and (
            is_person_sent(resolved, *members) or said.is_other_post(*members, _ids_in(resolved, sentence))
        ):
            continue
        if predicate is Predicate.SUBSIDIARY_OF and is_holding_of_shares(resolved, *members):
            continue
        if predicate in OF_MAKERS and is_of_nameless(resolved, members[0]):
            continue
        if predicate is Predicate.PART_OF and are_apart(entities, *members):
            continue
        if predicate is Predicate.INVESTS and gives_pledge(sentence):
            continue
        if predicate in OF_DEALS and is_beside_deal(resolved, sentence, predicate, *members):
            continue
        modality = Modality.FACT if predicate in STATES else scopes.of(predicate, trigger)
        if predicate is Predicate.HOLDS_POST and is_left(resolved, sentence, *members):
            modality = Modality.NEGATED
        if modality is Modality.FACT and predicate in _UNDERTAKEN:
            modality = scopes.of(predicate, told)
        if (
            predicate is Predicate.COOPERATES_WITH
            and scopes.at(told) is Modality.PLANNED
            and _TALKS.search(sentence.text)
        ):
            modality = Modality.PLANNED
        if predicate is Predicate.APPROVES and scopes.of(predicate, told) is Modality.NEGATED:
            modality = Modality.NEGATED
        if predicate is Predicate.LOCATED_IN and is_home(resolved, *members):
            modality = Modality.FACT
        for triple in _spell_out(members, predicate, entities):
            if said.admits(triple):
                found.append(_write(resolved, sentence, triple, members, told, modality, evidence_of))
    return found


def find_least(predicate: Predicate) -> float:
    """The least probability at which a relation is proposed."""
    return _SETTLED.get(predicate, THRESHOLD)


def _spell_out(members: Pair, predicate: Predicate, entities: Mapping[str, Entity]) -> Iterator[Triple]:
    """The statements of a pair, one for each of the entities that its names stand for; what bears a brand or a code is
    developed, not built."""
    for one, other in product(members[0].ids, members[1].ids):
        made = predicate is Predicate.BUILDS and names_product(entities[other].name)
        told = Predicate.DEVELOPS if made else predicate
        if told in allowed(entities[one].kind, entities[other].kind):
            yield one, told, other


def _choose_pairs(line: Line) -> Iterator[Pair]:
    """The pairs of a line that are rated."""
    order = {member.place: rank for rank, member in enumerate(line.members)}
    reach = _NEAR if len(line.members) > _CROWDED else len(line.members)
    for subject, object_ in find_pairs(line):
        if subject.implied not in _IMPLIED_SUBJECTS or object_.implied not in _IMPLIED_OBJECTS:
            continue
        if abs(order[subject.place] - order[object_.place]) <= reach:
            yield subject, object_


class _Said:
    """What has been stated; a proposal that is taken is stated too."""

    def __init__(self, stated: Iterable[Statement]) -> None:
        self._triples = {(s.subject, s.predicate, s.object) for s in stated}
        self._units = {s for s, predicate, _ in self._triples if predicate is Predicate.SUBSIDIARY_OF}
        self.stated = Stated(self._triples, load_network().predicates)

    def is_other_post(self, person: Member, body: Member, near: set[str]) -> bool:
        """Whether a rule has read that person's post in another body, and another person's in that body, all of them
        `near` (甲县县长[张三]与[乙公司]总裁李四), or several bodies are meant (代表双方): each has its own."""
        if len(body.ids) > 1:
            return True
        held = {(s, o) for s, p, o in self._triples if p is Predicate.HOLDS_POST and {s, o} <= near}
        elsewhere = any(s in person.ids and o not in body.ids for s, o in held)
        return elsewhere and any(o in body.ids and s not in person.ids for s, o in held)

    def admits(self, triple: Triple) -> bool:
        """Whether it is new; cooperation has no direction, who invests in another is not invested in by that, and
        whose parent a rule has read has no second one."""
        subject, predicate, object_ = triple
        mirrored = (object_, predicate, subject) if predicate in _ONE_WAY else triple
        if triple in self._triples or mirrored in self._triples:
            return False
        if predicate is Predicate.SUBSIDIARY_OF and subject in self._units:
            return False
        self._triples.add(triple)
        return True


def _write(
    resolved: ResolvedArticle,
    sentence: Sentence,
    triple: Triple,
    members: Pair,
    trigger: int,
    modality: Modality,
    evidence_of: EvidenceOf,
) -> Statement:
    subject, predicate, object_ = triple
    names = [resolved.mentions[m.number].span for m in members if m.number >= 0]
    of_works = predicate is not Predicate.SIGNED or members[1].kind is Kind.PROJECT
    with_amount = predicate in _WITH_AMOUNT and of_works
    amount = find_amount_of_pair(resolved, sentence, predicate, names) if with_amount else None
    if with_amount:
        amount = find_sum_of_work(resolved, sentence, object_) or amount
    if predicate is Predicate.INVESTS:
        amount = find_own_sum(resolved, sentence, subject) or amount
    if predicate is Predicate.COOPERATES_WITH:
        amount = find_contract_sum(resolved, sentence, trigger)
    date = find_date(resolved, sentence, trigger, predicate, modality, (object_,))
    modality, date = settle_modality(resolved, sentence, trigger, predicate, modality, date)
    return Statement(
        subject,
        predicate,
        object_,
        modality,
        (evidence_of(resolved.article, sentence.span, f"learned.{predicate}"),),
        amount=amount,
        date=date,
        post=find_post(resolved, *members) if predicate is Predicate.HOLDS_POST else "",
    )


def _place(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> int:
    """Where the relation is told, for its modality and date: behind the name that stands first in the sentence."""
    stops = [resolved.mentions[m.number].span.stop for m in (subject, object_) if m.number >= 0]
    return min(stops, default=sentence.span.start)


def _far_place(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> int:
    """Where the name stands that comes last in the sentence: its clause may give up or plan what is told of both."""
    starts = [resolved.mentions[m.number].span.start for m in (subject, object_) if m.number >= 0]
    return max(starts, default=sentence.span.start)


def _ids_in(resolved: ResolvedArticle, sentence: Sentence) -> set[str]:
    """All that a sentence names."""
    first, last = (bisect_left(resolved.mentions, at, key=start_of) for at in sentence.span)
    return {i for ids in resolved.entities_of[first:last] for i in ids}
