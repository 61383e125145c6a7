"""What keeps two names from bearing a relation that the model proposes of them: deals, posts left, names dealt out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import product

from kg.deals import (
    are_opposed,
    holds_only_shares,
    is_mere_contract,
    is_other_side,
    is_seller,
    is_sent,
    is_venue,
    sells_it,
)
from kg.pairs import Member
from kg.statements import find_post_left, trim_post
from kg.statements.bare_works import lie_apart
from kg.strangers import acts_by_nameless
from kg.sums import clause_at
from kg.types import Entity, Mention, ResolvedArticle, Sentence
from kg.vocabulary import PLACES, Kind, Predicate

_EACH_WITH = re.compile("[^，。；]{0,60}?[与和同跟][^，。；]{1,60}?分别")
_REMOVED, _LEAVES = re.compile("免去$"), re.compile("辞去|辞任|卸任|请辞|离任|不再(?:担任|兼任|任)|被免去?")
_MOVES = re.compile("改任|转任|调任|升任|转赴")
_POST_AND_MOVE = 16
"""So many characters behind a body may the post that is left and the word that tells it take."""
_POST_BEHIND = re.compile(
    r"的?(?P<post>[^，。；：！？、\s（）“”《》]{0,12}?(?:长|书记|主任|经理|总裁|董事|监事|理事|总监|工程师|科学家|教授|院士|研究员|顾问|技术官|执行官"
    r"|CEO|创始人|负责人|秘书|委员|大使|代表|主席|会计师))(?=一职|职务|的?职务|[，。；、）]|改任|转任|调任|升任|$)"
)
_POST = re.compile(r"[^，。；：！？、\s]{2,16}")


def is_home(resolved: ResolvedArticle, firm: Member, place: Member) -> bool:
    """Whether a place before a company's name says where that is, whatever the company is said to plan or to have
    failed in: 与[乙国]的[甲]签下意向."""
    if firm.kind is not Kind.COMPANY or firm.number < 0 or place.number < 0:
        return False
    text, one, other = resolved.article.text, resolved.mentions[place.number].span, resolved.mentions[firm.number].span
    return one < other and _HOME.fullmatch(text, one.stop, other.start) is not None


_HOME = re.compile("的?(?:本土|本地|上市|骨干|龙头)?(?:企业|公司)?")


def is_left(resolved: ResolvedArticle, sentence: Sentence, person: Member, body: Member) -> bool:
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


def is_dealt_out(resolved: ResolvedArticle, subject: Member, object_: Member) -> bool:
    """Whether 分别 deals out two names, between them or behind both (甲与乙、丙与丁分别签约): which belongs to which is
    for rules, which count."""
    if min(subject.number, object_.number) < 0:
        return False
    first, last = sorted((resolved.mentions[subject.number].span, resolved.mentions[object_.number].span))
    text = resolved.article.text
    if text.find("分别", first.stop, last.start) >= 0:
        return True
    return text.find("、", first.stop, last.start) >= 0 and _EACH_WITH.match(text, first.stop) is not None


_LISTED = re.compile("、")
_WITH = tuple("与同跟和")
_ALL = re.compile("[^，。；]{0,16}[三四五六七八九多各]方")
"""What joins two partners, what stands before them where somebody else acts with them, and what says that all agree."""
_JOINT = re.compile(
    "共(?!计)|联|携手|合作|合建|签|协[同作议定]|一体|对接|结对|互|双方|两[地市区县省]|[三四五六七八九多各]方|牵手|达成|伙伴|结盟|备忘录"
)
"""Some word of these says that places that stand in a list do something with each other."""


def are_no_partners(resolved: ResolvedArticle, sentence: Sentence, subject: Member, object_: Member) -> bool:
    """Whether one is said to sue the other (甲公司起诉乙公司), both only sign a loan, a sale or the like, or somebody
    else does something with both (甲区与[乙园]、[丙园]合作)."""
    if min(subject.number, object_.number) < 0:
        return False
    text = resolved.article.text
    first, last = sorted((resolved.mentions[subject.number].span, resolved.mentions[object_.number].span))
    listed = first.stop < last.start and _LISTED.fullmatch(text, first.stop, last.start)
    if listed and text.endswith(_WITH, 0, first.start) and not _ALL.match(text, last.stop):
        return True
    places = {subject.kind, object_.kind} <= PLACES
    if listed and places and _JOINT.search(text, sentence.span.start, sentence.span.stop) is None:
        return True
    clause = clause_at(text, sentence, last.start)
    return are_opposed(text, sentence, first, last) or is_mere_contract(text, first.stop, clause.stop)


def is_of_nameless(resolved: ResolvedArticle, subject: Member) -> bool:
    """Whether those who act in a place are not named (甲区两家企业建起乙厂)."""
    return subject.number >= 0 and acts_by_nameless(resolved.mentions[subject.number], resolved)


def are_apart(entities: Mapping[str, Entity], subject: Member, object_: Member) -> bool:
    """Whether two regions lie beside each other, neither in the other (青岛济南两地)."""
    if subject.kind is not Kind.REGION or object_.kind is not Kind.REGION:
        return False
    return any(lie_apart(entities[one], entities[other]) for one, other in product(subject.ids, object_.ids))


def is_person_sent(resolved: ResolvedArticle, person: Member, body: Member) -> bool:
    """Whether the sentence names both and the body only sends the person to another one."""
    return min(person.number, body.number) >= 0 and is_sent(resolved, resolved.mentions[person.number].span)


def is_holding_of_shares(resolved: ResolvedArticle, subject: Member, object_: Member) -> bool:
    if object_.number >= 0 and is_venue(resolved.mentions[object_.number]):
        return True
    if min(subject.number, object_.number) < 0:
        return False
    first, last = sorted((resolved.mentions[subject.number].span, resolved.mentions[object_.number].span))
    return holds_only_shares(resolved.article.text, first, last)


def is_beside_deal(
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
    first, last = (bisect_left(mentions, at, key=start_of) for at in sentence.span)
    return any(
        is_other_side(predicate, mentions[n], resolved, sentence) and set(subject.ids) & set(resolved.entities_of[n])
        for n in range(first, last)
        if mentions[n].kind is Kind.COMPANY
    )


def start_of(mention: Mention) -> int:
    return mention.span.start


def find_post(resolved: ResolvedArticle, subject: Member, object_: Member) -> str:
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


_SPREAD = re.compile(r"(?:签约|项目|协议|合同|订单|成果)[^，。；：！？\n]{0,12}(?:涉及|涵盖|覆盖)[^，。；：！？\n]*$")
"""Works or contracts of which it is told what they are about."""


def is_of_deals(resolved: ResolvedArticle, sentence: Sentence, field: Member) -> bool:
    """Whether an industry is only what works or contracts are about: 签约项目涉及[新能源]、…."""
    if field.number < 0:
        return False
    start = resolved.mentions[field.number].span.start
    return _SPREAD.search(resolved.article.text[sentence.span.start : start]) is not None
