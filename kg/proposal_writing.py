"""Makes statements of pairs of names that a trained network gives a relation: what forbids it, its modality, its date.

Both networks that read relations use it: that of sentences (kg.proposals) and that of articles (kg.gathering).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product

from kg.deals import OF_DEALS, gives_pledge
from kg.mentions.product_marks import names_product
from kg.modalities import STATES, ModalityScopes, find_modality_scopes
from kg.outlook import settle_modality
from kg.pair_network import Pair
from kg.pairs import Member, allowed
from kg.proposal_checks import (
    are_apart,
    are_no_partners,
    find_post,
    is_beside_deal,
    is_dealt_out,
    is_holding_of_shares,
    is_home,
    is_left,
    is_of_deals,
    is_of_nameless,
    is_person_sent,
    start_of,
)
from kg.qualifiers import find_date
from kg.statements import EvidenceOf
from kg.strangers import OF_MAKERS
from kg.sums import find_amount_of_pair, find_contract_sum
from kg.types import Entity, Quantity, ResolvedArticle, Sentence, Statement
from kg.vocabulary import Kind, Modality, Predicate
from kg.work_sums import find_own_sum, find_sum_of_work

Triple = tuple[str, Predicate, str]
_WITH_AMOUNT = frozenset({Predicate.INVESTS, Predicate.SIGNED, Predicate.ACQUIRES})
_UNDERTAKEN = frozenset(
    {Predicate.BUILDS, Predicate.INVESTS, Predicate.ESTABLISHES, Predicate.SETTLED_IN, Predicate.ACQUIRES}
)
"""Relations that the clause of the later name may plan or give up: 甲公司表示，[乙项目]已取消."""
_ONE_WAY = frozenset({Predicate.COOPERATES_WITH, Predicate.INVESTS, Predicate.ACQUIRES, Predicate.SUBSIDIARY_OF})
"""Relations that hold of a pair of names only once."""
_TALKS = re.compile("洽谈|商谈|接洽|磋商|谈判|接触|商量")
"""What peers do before they agree."""


class ProposalWriter:
    """Writes what networks read in one article beside what `stated` already says; what is written is stated too."""

    def __init__(
        self,
        resolved: ResolvedArticle,
        entities: Mapping[str, Entity],
        stated: Iterable[Statement],
        evidence_of: EvidenceOf,
    ) -> None:
        self._resolved, self._entities, self._evidence_of = resolved, entities, evidence_of
        self.triples: set[Triple] = {(s.subject, s.predicate, s.object) for s in stated}
        self._units = {s for s, predicate, _ in self.triples if predicate is Predicate.SUBSIDIARY_OF}

    @cached_property
    def _scopes(self) -> ModalityScopes:
        return find_modality_scopes(self._resolved)

    def write(self, sentence: Sentence, members: Pair, predicate: Predicate, rule: str) -> Iterator[Statement]:
        """The statements of a pair, one for each of the entities that its names stand for, with `sentence` as their
        quote and `rule` as their provenance: none where something forbids them."""
        trigger, told = _place(self._resolved, sentence, *members), _far_place(self._resolved, sentence, *members)
        if self._scopes.is_supposed(trigger) or self._is_forbidden(sentence, members, predicate):
            return
        modality = self._find_modality(sentence, members, predicate, trigger, told)
        for triple in _spell_out(members, predicate, self._entities):
            if self._admits(triple):
                yield self._write(sentence, triple, members, told, modality, rule)

    def _is_forbidden(self, sentence: Sentence, members: Pair, predicate: Predicate) -> bool:
        resolved = self._resolved
        match predicate:
            case Predicate.COOPERATES_WITH:
                forbidden = are_no_partners(resolved, sentence, *members)
            case Predicate.HOLDS_POST:
                forbidden = is_person_sent(resolved, *members) or self._is_other_post(sentence, *members)
            case Predicate.SUBSIDIARY_OF:
                forbidden = is_holding_of_shares(resolved, *members)
            case Predicate.PART_OF:
                forbidden = are_apart(self._entities, *members)
            case Predicate.INVESTS:
                forbidden = gives_pledge(sentence)
            case Predicate.FOCUSES_ON:
                forbidden = is_of_deals(resolved, sentence, members[1])
            case _:
                forbidden = False
        return (
            forbidden
            or is_dealt_out(resolved, *members)
            or (predicate in OF_MAKERS and is_of_nameless(resolved, members[0]))
            or (predicate in OF_DEALS and is_beside_deal(resolved, sentence, predicate, *members))
        )

    def _find_modality(
        self, sentence: Sentence, members: Pair, predicate: Predicate, trigger: int, told: int
    ) -> Modality:
        scopes = self._scopes
        modality = Modality.FACT if predicate in STATES else scopes.of(predicate, trigger)
        if predicate is Predicate.HOLDS_POST and is_left(self._resolved, sentence, *members):
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
        if predicate is Predicate.LOCATED_IN and is_home(self._resolved, *members):
            modality = Modality.FACT
        return modality

    def _is_other_post(self, sentence: Sentence, person: Member, body: Member) -> bool:
        """Whether a rule has read that person's post in another body, and another person's in that body, all of them
        in the sentence (甲县县长[张三]与[乙公司]总裁李四), or several bodies are meant (代表双方): each has its own."""
        if len(body.ids) > 1:
            return True
        near = _ids_in(self._resolved, sentence)
        held = {(s, o) for s, p, o in self.triples if p is Predicate.HOLDS_POST and {s, o} <= near}
        elsewhere = any(s in person.ids and o not in body.ids for s, o in held)
        return elsewhere and any(o in body.ids and s not in person.ids for s, o in held)

    def _admits(self, triple: Triple) -> bool:
        """Whether it is new; cooperation has no direction, who invests in another is not invested in by that, and
        whose parent a rule has read has no second one."""
        subject, predicate, object_ = triple
        mirrored = (object_, predicate, subject) if predicate in _ONE_WAY else triple
        if triple in self.triples or mirrored in self.triples:
            return False
        if predicate is Predicate.SUBSIDIARY_OF and subject in self._units:
            return False
        self.triples.add(triple)
        return True

    def _write(
        self, sentence: Sentence, triple: Triple, members: Pair, trigger: int, modality: Modality, rule: str
    ) -> Statement:
        subject, predicate, object_ = triple
        resolved = self._resolved
        amount = self._find_amount(sentence, triple, members, trigger)
        date = find_date(resolved, sentence, trigger, predicate, modality, (object_,))
        modality, date = settle_modality(resolved, sentence, trigger, predicate, modality, date)
        return Statement(
            subject,
            predicate,
            object_,
            modality,
            (self._evidence_of(resolved.article, sentence.span, rule),),
            amount=amount,
            date=date,
            post=find_post(resolved, *members) if predicate is Predicate.HOLDS_POST else "",
        )

    def _find_amount(self, sentence: Sentence, triple: Triple, members: Pair, trigger: int) -> Quantity | None:
        subject, predicate, object_ = triple
        resolved, amount = self._resolved, None
        if predicate in _WITH_AMOUNT and (predicate is not Predicate.SIGNED or members[1].kind is Kind.PROJECT):
            names = [resolved.mentions[m.number].span for m in members if m.number >= 0]
            amount = find_sum_of_work(resolved, sentence, object_) or find_amount_of_pair(
                resolved, sentence, predicate, names
            )
        if predicate is Predicate.INVESTS:
            amount = find_own_sum(resolved, sentence, subject) or amount
        if predicate is Predicate.COOPERATES_WITH:
            amount = find_contract_sum(resolved, sentence, trigger)
        return amount


def _spell_out(members: Pair, predicate: Predicate, entities: Mapping[str, Entity]) -> Iterator[Triple]:
    """The statements of a pair, one for each of the entities that its names stand for; what bears a brand or a code is
    developed, not built."""
    for one, other in product(members[0].ids, members[1].ids):
        made = predicate is Predicate.BUILDS and names_product(entities[other].name)
        told = Predicate.DEVELOPS if made else predicate
        if told in allowed(entities[one].kind, entities[other].kind):
            yield one, told, other


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
