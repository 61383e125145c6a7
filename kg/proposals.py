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
    are_opposed,
    gives_pledge,
    holds_only_shares,
    is_mere_contract,
    is_other_side,
    is_seller,
    is_sent,
    is_venue,
    sells_it,
)
from kg.mentions.product_marks import names_product
from kg.modalities import STATES, find_modality_scopes
from kg.outlook import settle_modality
from kg.pair_network import Pair, Stated, load_network
from kg.pairs import Line, Member, allowed, find_pairs, write_lines
from kg.qualifiers import find_date
from kg.statements import EvidenceOf, find_post_left, trim_post
from kg.statements.bare_works import lie_apart
from kg.strangers import OF_MAKERS, acts_by_nameless
from kg.sums import clause_at, find_amount_of_pair, find_contract_sum
from kg.types import Entity, Mention, ResolvedArticle, Sentence, Statement
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
_EACH_WITH = re.compile("[^，。；]{0,60}?[与和同跟][^，。；]{1,60}?分别")
_TALKS = re.compile("洽谈|商谈|接洽|磋商|谈判|接触|商量")
"""What peers do before they agree."""
_REMOVED, _LEAVES = re.compile("免去$"), re.compile("辞去|辞任|卸任|请辞|离任|不再(?:担任|兼任|任)|被免去?")
_MOVES = re.compile("改任|转任|调任|升任|转赴")
_POST_AND_MOVE = 16
"""So many characters behind a body may the post that is left and the word that tells it take."""
_POST_BEHIND = re.compile(
    r"的?(?P<post>[^，。；：！？、\s（）“”《》]{0,12}?(?:长|书记|主任|经理|总裁|董事|监事|理事|总监|工程师|科学家|教授|院士|研究员|顾问|技术官|执行官"
    r"|CEO|创始人|负责人|秘书|委员|大使|代表|主席|会计师))(?=一职|职务|的?职务|[，。；、）]|改任|转任|调任|升任|$)"
)
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
        if predicate is Predicate.COOPERATES_WITH and _are_no_partners(resolved, sentence, *members):
            continue
        if predicate is Predicate.HOLDS_POST and (
            _is_sent(resolved, *members) or said.is_other_post(*members, _ids_in(resolved, sentence))
        ):
            continue
        if predicate is Predicate.SUBSIDIARY_OF and _holds_only_shares(resolved, *members):
            continue
        if predicate in OF_MAKERS and _acts_by_nameless(resolved, members[0]):
            continue
        if predicate is Predicate.PART_OF and _lie_apart(entities, *members):
            continue
        if predicate is Predicate.INVESTS and gives_pledge(sentence):
            continue
        if predicate in OF_DEALS and _is_beside_deal(resolved, sentence, predicate, *members):
            continue
        modality = Modality.FACT if predicate in STATES else scopes.of(predicate, trigger)
        if predicate is Predicate.HOLDS_POST and _is_left(resolved, sentence, *members):
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
        if predicate is Predicate.LOCATED_IN and _is_home(resolved, *members):
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
        post=_post(resolved, *members) if predicate is Predicate.HOLDS_POST else "",
    )


def _is_home(resolved: ResolvedArticle, firm: Member, place: Member) -> bool:
    """Whether a place before a company's name says where that is, whatever the company is said to plan or to have
    failed in: 与[乙国]的[甲]签下意向."""
    if firm.kind is not Kind.COMPANY or firm.number < 0 or place.number < 0:
        return False
    text, one, other = resolved.article.text, resolved.mentions[place.number].span, resolved.mentions[firm.number].span
    return one < other and _HOME.fullmatch(text, one.stop, other.start) is not None


_HOME = re.compile("的?(?:本土|本地|上市|骨干|龙头)?(?:企业|公司)?")


def _is_left(resolved: ResolvedArticle, sentence: Sentence, person: Member, body: Member) -> bool:
    """Whether the words around a person and the body behind it tell that the post is left: 免去[乙]的[甲]经理职务,
    [乙]辞去[甲]经理, [乙]由[甲]经理改任…."""
    if 0 <= body.number < person.number and find_post_left(resolved, person.number):
        return True
    if person.number < 0 or any(isinstance(m.kind, Kind) for m in resolved.mentions[person.number + 1 : body.number]):
        return False
    text, one, other = resolved.article.text, resolved.mentions[person.number].span, resolved.mentions[body.number].span
    if one > other:
        return False
    between = text[one.stop : other.start]
    moved = between.endswith("由") and _MOVES.search(text, other.stop, other.stop + _POST_AND_MOVE)
    return bool(_REMOVED.search(text, sentence.span.start, one.start) or _LEAVES.search(between) or moved)


def _place(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> int:
    """Where the relation is told, for its modality and date: behind the name that stands first in the sentence."""
    stops = [resolved.mentions[m.number].span.stop for m in (subject, object_) if m.number >= 0]
    return min(stops, default=sentence.span.start)


def _far_place(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> int:
    """Where the name stands that comes last in the sentence: its clause may give up or plan what is told of both."""
    starts = [resolved.mentions[m.number].span.start for m in (subject, object_) if m.number >= 0]
    return max(starts, default=sentence.span.start)


def _is_dealt_out(resolved: ResolvedArticle, subject: Member, object_: Member) -> bool:
    """Whether 分别 deals out two names, between them or behind both (甲与乙、丙与丁分别签约): which belongs to which is
    for rules, which count."""
    if min(subject.number, object_.number) < 0:
        return False
    first, last = sorted((resolved.mentions[subject.number].span, resolved.mentions[object_.number].span))
    text = resolved.article.text
    if text.find("分别", first.stop, last.start) >= 0:
        return True
    return text.find("、", first.stop, last.start) >= 0 and _EACH_WITH.match(text, first.stop) is not None


def _are_no_partners(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> bool:
    """Whether one is said to sue the other (甲公司起诉乙公司), or both only sign a loan, a sale or the like."""
    if min(subject.number, object_.number) < 0:
        return False
    text = resolved.article.text
    first, last = sorted((resolved.mentions[subject.number].span, resolved.mentions[object_.number].span))
    clause = clause_at(text, sentence, last.start)
    return are_opposed(text, sentence, first, last) or is_mere_contract(text, first.stop, clause.stop)


def _acts_by_nameless(resolved: ResolvedArticle, subject: Member) -> bool:
    """Whether those who act in a place are not named (甲区两家企业建起乙厂)."""
    return subject.number >= 0 and acts_by_nameless(resolved.mentions[subject.number], resolved)


def _lie_apart(entities: Mapping[str, Entity], subject: Member, object_: Member) -> bool:
    """Whether two regions lie beside each other, neither in the other (青岛济南两地)."""
    if subject.kind is not Kind.REGION or object_.kind is not Kind.REGION:
        return False
    return any(lie_apart(entities[one], entities[other]) for one, other in product(subject.ids, object_.ids))


def _is_sent(resolved: ResolvedArticle, person: Member, body: Member) -> bool:
    """Whether the sentence names both and the body only sends the person to another one."""
    return min(person.number, body.number) >= 0 and is_sent(resolved, resolved.mentions[person.number].span)


def _holds_only_shares(resolved: ResolvedArticle, subject: Member, object_: Member) -> bool:
    if object_.number >= 0 and is_venue(resolved.mentions[object_.number]):
        return True
    if min(subject.number, object_.number) < 0:
        return False
    first, last = sorted((resolved.mentions[subject.number].span, resolved.mentions[object_.number].span))
    return holds_only_shares(resolved.article.text, first, last)


def _is_beside_deal(
    resolved: ResolvedArticle, sentence: Sentence, predicate: Predicate, subject: Member, object_: Member
) -> bool:
    """Whether one of two names is no party of what is bought: an exchange, who sells it, who holds it."""
    mentions = resolved.mentions
    buyer = mentions[subject.number] if subject.number >= 0 else None
    bought = mentions[object_.number] if object_.number >= 0 else None
    if buyer and (is_venue(buyer) or is_seller(buyer, resolved, sentence)):
        return True
    if buyer and bought and sells_it(resolved, buyer.span, bought.span):
        return True
    if bought and is_other_side(predicate, bought, resolved, sentence):
        return True
    first, last = (bisect_left(mentions, at, key=_start_of) for at in sentence.span)
    return any(
        is_other_side(predicate, mentions[n], resolved, sentence) and set(subject.ids) & set(resolved.entities_of[n])
        for n in range(first, last)
        if mentions[n].kind is Kind.COMPANY
    )


def _ids_in(resolved: ResolvedArticle, sentence: Sentence) -> set[str]:
    """All that a sentence names."""
    first, last = (bisect_left(resolved.mentions, at, key=_start_of) for at in sentence.span)
    return {i for ids in resolved.entities_of[first:last] for i in ids}


def _start_of(mention: Mention) -> int:
    return mention.span.start


def _post(resolved: ResolvedArticle, subject: Member, object_: Member) -> str:
    """The office between an organisation and the person who holds it, or behind the organisation that follows him."""
    if min(subject.number, object_.number) < 0:
        return ""
    person, office = resolved.mentions[subject.number].span, resolved.mentions[object_.number].span
    if person.stop <= office.start:
        told = _POST_BEHIND.match(resolved.article.text, office.stop)
        return trim_post(told["post"]) if told else ""
    if left := find_post_left(resolved, subject.number):
        return trim_post(left)
    post = resolved.article.text[office.stop : person.start] if office.stop <= person.start else ""
    return trim_post(post.strip("的兼 ")) if _POST.fullmatch(post) else ""
