"""Statements that a trained model proposes where no rule speaks: a maximum-entropy classifier over pairs of names.

The features are those of `kg.pairs`: words and kinds, never names. A proposal bears the provenance
`learned.<predicate>` and, like a rule, the share of right ones on gold as its confidence (docs/model-card.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from kg.crf import Model, load_model
from kg.modalities import find_modality_scopes
from kg.pairs import Line, Member, allowed, find_pairs, list_pair_features, write_lines
from kg.qualifiers import STATES, find_date
from kg.statements import EvidenceOf
from kg.sums import find_amount_of_pair
from kg.types import Entity, ResolvedArticle, Sentence, Statement
from kg.vocabulary import Kind, Modality, Predicate

MODEL = "relations"
THRESHOLD = 0.68
"""Least probability of a proposal; chosen on the pages of bench/annotated that are left out of training, so that
proposals are as often right there as what the rules state."""
_UNPROPOSED = frozenset({Predicate.FOCUSES_ON, Predicate.APPROVES, Predicate.ATTENDS, Predicate.ORGANIZES})
"""Relations whose proposals were mostly wrong on those pages or on pages by others: the rules alone state them."""
_BARREN = frozenset(
    {
        (Kind.REGION, Kind.COMPANY),
        (Kind.REGION, Kind.PROJECT),
        (Kind.REGION, Kind.ZONE),
        (Kind.REGION, Kind.GOVERNMENT),
        (Kind.PERSON, Kind.REGION),
        (Kind.INSTITUTION, Kind.PROJECT),
        (Kind.INSTITUTION, Kind.GOVERNMENT),
        (Kind.COMPANY, Kind.GOVERNMENT),
        (Kind.ZONE, Kind.GOVERNMENT),
        *((Kind.GOVERNMENT, kind) for kind in Kind if kind not in (Kind.POLICY, Kind.GATHERING)),
    }
)
"""Kinds of subject and object of which the model proposed one relation in a thousand pairs or none, on the pages that
are left out of training: they are not rated."""
_CROWDED, _NEAR = 20, 6
"""A sentence of more names than the first is read only for pairs so near in their order as the second: its pairs grow
with the square of its names, and enumerations are for rules."""
_WITH_AMOUNT = frozenset({Predicate.INVESTS, Predicate.SIGNED, Predicate.ACQUIRES})
_OWNED = frozenset(
    {
        Predicate.BUILDS,
        Predicate.ESTABLISHES,
        Predicate.AWARDED,
        Predicate.ISSUES,
        Predicate.ACQUIRES,
        Predicate.DEVELOPS,
        Predicate.SIGNED,
        Predicate.APPROVES,
        Predicate.ORGANIZES,
    }
)
"""Relations whose object seldom has a second subject that no rule sees."""
_BESIDE_OWNER = frozenset(
    {"builds.builder_is", "builds.builder_is_too", "builds.contractor_beside", "builds.contractor_of"}
)
"""Rules that read a contractor, beside whom the work has an owner."""
_SEATED = frozenset({Predicate.SETTLED_IN, Predicate.LOCATED_IN})
_UNDERTAKEN = frozenset({Predicate.BUILDS, Predicate.INVESTS, Predicate.ESTABLISHES, Predicate.SETTLED_IN})
"""Relations that the clause of the later name may plan or give up: 甲公司表示，[乙项目]已取消."""
_POST = re.compile(r"[^，。；：！？、\s]{2,16}")

Proposal = tuple[Member, Member, Predicate]


def propose_statements(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    stated: Iterable[Statement],
    evidence_of: EvidenceOf,
) -> list[Statement]:
    """What the model reads in an article beside what `stated` already says of the same subject and object."""
    said = _Said(stated)
    scopes = find_modality_scopes(resolved)
    found: list[Statement] = []
    for sentence, line in write_lines(resolved, entities):
        for subject, object_, predicate in _propose(line, said):
            trigger = _place(resolved, sentence, subject, object_)
            if scopes.is_supposed(trigger):
                continue
            modality = Modality.FACT if predicate in STATES else scopes.of(predicate, trigger)
            if modality is Modality.FACT and predicate in _UNDERTAKEN:
                modality = scopes.of(predicate, _far_place(resolved, sentence, subject, object_))
            for one, other in product(subject.ids, object_.ids):
                if predicate in allowed(entities[one].kind, entities[other].kind) and said.admits(
                    one, predicate, other
                ):
                    found.append(
                        _write(
                            resolved,
                            sentence,
                            (one, predicate, other),
                            (subject, object_),
                            trigger,
                            modality,
                            evidence_of,
                        )
                    )
    return found


class _Said:
    """What the rules state, beside which a proposal has to fit: they speak first of a pair, of what only one has done
    (`_OWNED`), and of where something is (`_SEATED`)."""

    def __init__(self, stated: Iterable[Statement]) -> None:
        self._pairs: set[frozenset[str]] = set()
        self._owned: set[tuple[Predicate, str]] = set()
        self._seated: set[str] = set()
        self._proposed: set[tuple[str, Predicate, str]] = set()
        for statement in stated:
            self._pairs.add(frozenset((statement.subject, statement.object)))
            if statement.predicate in _OWNED and any(e.rule not in _BESIDE_OWNER for e in statement.evidence):
                self._owned.add((statement.predicate, statement.object))
            if statement.predicate in _SEATED:
                self._seated.add(statement.subject)

    def leaves_open(self, subject: Member, object_: Member) -> bool:
        """Whether anything can be proposed of a pair: the model need not look at the others."""
        return any(
            self._is_open(one, predicate, other)
            for predicate in allowed(subject.kind, object_.kind)
            if predicate not in _UNPROPOSED
            for one, other in product(subject.ids, object_.ids)
        )

    def admits(self, subject: str, predicate: Predicate, object_: str) -> bool:
        """Whether the rules leave room for a proposal, which is taken as made."""
        key = (subject, predicate, object_)
        mirrored = (object_, predicate, subject) if predicate is Predicate.COOPERATES_WITH else key
        if not self._is_open(*key) or not self._proposed.isdisjoint((key, mirrored)):
            return False
        self._proposed.add(key)
        return True

    def _is_open(self, subject: str, predicate: Predicate, object_: str) -> bool:
        return (
            frozenset((subject, object_)) not in self._pairs
            and (predicate, object_) not in self._owned
            and not (predicate in _SEATED and subject in self._seated)
        )


def _write(
    resolved: ResolvedArticle,
    sentence: Sentence,
    triple: tuple[str, Predicate, str],
    members: tuple[Member, Member],
    trigger: int,
    modality: Modality,
    evidence_of: EvidenceOf,
) -> Statement:
    subject, predicate, object_ = triple
    names = [resolved.mentions[m.number].span for m in members if m.number >= 0]
    of_works = predicate is not Predicate.SIGNED or members[1].kind is Kind.PROJECT
    with_amount = predicate in _WITH_AMOUNT and of_works
    return Statement(
        subject,
        predicate,
        object_,
        modality,
        (evidence_of(resolved.article, sentence.span, f"learned.{predicate}"),),
        amount=find_amount_of_pair(resolved, sentence, predicate, names) if with_amount else None,
        date=find_date(resolved, sentence, trigger, predicate, modality, (object_,)),
        post=_post(resolved, *members) if predicate is Predicate.HOLDS_POST else "",
    )


def _propose(line: Line, said: _Said) -> Iterator[Proposal]:
    model = load_model(MODEL)
    order = {member.place: rank for rank, member in enumerate(line.members)}
    reach = _NEAR if len(line.members) > _CROWDED else len(line.members)
    for subject, object_ in find_pairs(line):
        barren = (subject.kind, object_.kind) in _BARREN
        if barren or abs(order[subject.place] - order[object_.place]) > reach or not said.leaves_open(subject, object_):
            continue
        model.read([list_pair_features(line, subject, object_)])
        if model.marginal("O", 0) > 1 - THRESHOLD:
            continue
        for predicate, chance in rate_pair(model, subject, object_):
            if chance >= THRESHOLD and predicate not in _UNPROPOSED:
                yield subject, object_, predicate


def rate_pair(model: Model, subject: Member, object_: Member) -> Iterator[tuple[Predicate, float]]:
    """The probability of each relation that the kinds of a pair admit, for the pair that `model` read last."""
    for predicate in allowed(subject.kind, object_.kind):
        labels = [label for label in sorted(model.labels) if predicate in label.split("+")]
        yield predicate, sum(model.marginal(label, 0) for label in labels)


def _place(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> int:
    """Where the relation is told, for its modality and date: behind the name that stands first in the sentence."""
    stops = [resolved.mentions[m.number].span.stop for m in (subject, object_) if m.number >= 0]
    return min(stops, default=sentence.span.start)


def _far_place(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> int:
    """Where the name stands that comes last in the sentence: its clause may give up or plan what is told of both."""
    starts = [resolved.mentions[m.number].span.start for m in (subject, object_) if m.number >= 0]
    return max(starts, default=sentence.span.start)


def _post(resolved: ResolvedArticle, subject: Member, object_: Member) -> str:
    """The office between an organisation and the person who holds it."""
    if min(subject.number, object_.number) < 0:
        return ""
    person, office = resolved.mentions[subject.number].span, resolved.mentions[object_.number].span
    post = resolved.article.text[office.stop : person.start] if office.stop <= person.start else ""
    return post.strip("的兼 ") if _POST.fullmatch(post) else ""
