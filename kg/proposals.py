"""Statements that a trained model proposes beside those of the rules: a network that rates pairs of names.

It sees words, kinds of names and what the rules state (`kg.pair_network`), never names. A proposal bears the provenance
`learned.<predicate>` and, like a rule, the share of right ones on gold as its confidence (docs/model-card.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from kg.mentions.product_marks import names_product
from kg.modalities import find_modality_scopes
from kg.pair_network import Pair, Stated, load_network
from kg.pairs import Line, Member, allowed, find_pairs, write_lines
from kg.qualifiers import STATES, find_date, settle_modality
from kg.statements import EvidenceOf
from kg.sums import find_amount_of_pair
from kg.types import Entity, ResolvedArticle, Sentence, Statement
from kg.vocabulary import Kind, Modality, Predicate

THRESHOLD = 0.7
"""Least probability of a proposal, chosen on the pages of bench/annotated that are left out of training: above it two
proposals in three are right there, as of what the rules state."""
_SETTLED = {Predicate.LOCATED_IN: 0.8, Predicate.AWARDED: 0.95, Predicate.ESTABLISHES: 0.6, Predicate.SIGNED: 0.6}
"""The same for relations of which that share lies elsewhere."""
_CROWDED, _NEAR = 20, 6
"""A sentence of more names than the first is read only for pairs so near in their order as the second: its pairs grow
with the square of its names, and enumerations are for rules."""
_IMPLIED_SUBJECTS, _IMPLIED_OBJECTS = ("", "T"), ("", "T", "P", "E")
"""Slots of kg.pairs whose names are rated: those of companies, zones and institutions named last made a third of the
pairs and one proposal in seventy; the network reads them as what stands before the sentence."""
_WITH_AMOUNT = frozenset({Predicate.INVESTS, Predicate.SIGNED, Predicate.ACQUIRES})
_UNDERTAKEN = frozenset({Predicate.BUILDS, Predicate.INVESTS, Predicate.ESTABLISHES, Predicate.SETTLED_IN})
"""Relations that the clause of the later name may plan or give up: 甲公司表示，[乙项目]已取消."""
_POST = re.compile(r"[^，。；：！？、\s]{2,16}")

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
        if scopes.is_supposed(trigger) or _is_dealt_out(resolved, *members):
            continue
        modality = Modality.FACT if predicate in STATES else scopes.of(predicate, trigger)
        if modality is Modality.FACT and predicate in _UNDERTAKEN:
            modality = scopes.of(predicate, told)
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
        self.stated = Stated(self._triples, load_network().predicates)

    def admits(self, triple: Triple) -> bool:
        """Whether it is new; cooperation has no direction."""
        subject, predicate, object_ = triple
        mirrored = (object_, predicate, subject) if predicate is Predicate.COOPERATES_WITH else triple
        if triple in self._triples or mirrored in self._triples:
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
    date = find_date(resolved, sentence, trigger, predicate, modality, (object_,))
    modality, date = settle_modality(resolved, predicate, modality, date)
    return Statement(
        subject,
        predicate,
        object_,
        modality,
        (evidence_of(resolved.article, sentence.span, f"learned.{predicate}"),),
        amount=find_amount_of_pair(resolved, sentence, predicate, names) if with_amount else None,
        date=date,
        post=_post(resolved, *members) if predicate is Predicate.HOLDS_POST else "",
    )


def _place(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> int:
    """Where the relation is told, for its modality and date: behind the name that stands first in the sentence."""
    stops = [resolved.mentions[m.number].span.stop for m in (subject, object_) if m.number >= 0]
    return min(stops, default=sentence.span.start)


def _far_place(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> int:
    """Where the name stands that comes last in the sentence: its clause may give up or plan what is told of both."""
    starts = [resolved.mentions[m.number].span.start for m in (subject, object_) if m.number >= 0]
    return max(starts, default=sentence.span.start)


def _is_dealt_out(resolved: ResolvedArticle, subject: Member, object_: Member) -> bool:
    """Whether 分别 stands between two names: which belongs to which is for rules, which count."""
    if min(subject.number, object_.number) < 0:
        return False
    first, last = sorted((resolved.mentions[subject.number].span, resolved.mentions[object_.number].span))
    return resolved.article.text.find("分别", first.stop, last.start) >= 0


def _post(resolved: ResolvedArticle, subject: Member, object_: Member) -> str:
    """The office between an organisation and the person who holds it."""
    if min(subject.number, object_.number) < 0:
        return ""
    person, office = resolved.mentions[subject.number].span, resolved.mentions[object_.number].span
    post = resolved.article.text[office.stop : person.start] if office.stop <= person.start else ""
    return post.strip("的兼 ") if _POST.fullmatch(post) else ""
