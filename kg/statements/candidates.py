"""Candidates: what a rule's match would state, the checks that refuse it, and the statements that pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.deals import is_sent
from kg.entities import bears_class
from kg.modalities import STATES, ModalityScopes
from kg.outlook import settle_modality
from kg.patterns import Match, kind_class
from kg.patterns.tapes import VALUE
from kg.qualifiers import find_date
from kg.rules.located_in import THING_STANDS
from kg.rules.partners import BOTH_AGREE
from kg.rules.rule import Rule
from kg.statements.bodies import read_class
from kg.statements.couples import find_couples
from kg.statements.parties import hide_firms, is_majority, signs_mere_contract, stands_behind
from kg.statements.posts import read_post
from kg.statements.pricing import price_match
from kg.statements.readings import Reading
from kg.statements.roles import fill_role, find_inner
from kg.types import Article, Entity, Evidence, Refusal, ResolvedArticle, Span, Statement
from kg.vocabulary import DOMAINS, ORGANISATIONS, PLACES, RANGES, Kind, Modality, Predicate, ValueKind

EvidenceOf = Callable[[Article, Span, str], Evidence]


def state_match(
    rule: Rule,
    match: Match,
    reading: Reading,
    scopes: ModalityScopes,
    evidence_of: EvidenceOf,
    refusals: list[Refusal] | None,
) -> Iterator[Statement]:
    """What one match of a rule states; where a check refuses it, that goes into `refusals`."""
    resolved, tape = reading.resolved, reading.tape
    trigger = tape.origins[match.trigger]
    span = Span(tape.origins[match.start], tape.origins[match.stop])

    def refuse(place: Span, reason: str) -> None:
        if refusals is not None:
            refusals.append(Refusal(resolved.article.index, place, rule.name, reason))

    reason = _check_context(rule, match, reading, scopes.is_supposed(trigger))
    if reason:
        refuse(Span(trigger, trigger + 1), reason)
        return
    subjects, objects = _fill_roles(rule, match, reading)
    if not subjects or not objects:
        refuse(span, f"no {'object' if subjects else 'subject'} of a fitting kind")
        return
    pairs = _pair(subjects, objects, rule, match, reading)
    if pairs is None:
        refuse(span, "分别: which one is whose is not told")
        return
    told = scopes.of(rule.predicate, trigger)
    if rule.predicate is Predicate.APPROVES and told is Modality.PLANNED and not _is_awaited(match, reading):
        told = Modality.FACT
    modality = _find_modality(rule, told, resolved.article.text, span)
    evidence = evidence_of(resolved.article, reading.sentence.span, rule.name)
    pricing = price_match(rule, match, reading, span, subjects, objects)
    date = find_date(resolved, reading.sentence, trigger, rule.predicate, modality, objects)
    if rule.modality is None:
        modality, date = settle_modality(resolved, reading.sentence, trigger, rule.predicate, modality, date)
    post = read_post(match, reading)
    for subject, object_ in pairs:
        amount = pricing.find_sum(subject, object_)
        yield Statement(subject, rule.predicate, object_, modality, (evidence,), amount=amount, date=date, post=post)


_OF_SUM = re.compile(f"[了约近超逾达]{{0,2}}{VALUE}的")
"""What makes an attribute of a sum (总投资12亿元的…项目落户): of whom the sentence speaks only a company invests it."""


def _check_context(rule: Rule, match: Match, reading: Reading, supposed: bool) -> str:
    """Why the words around a trigger state nothing; "" where they do."""
    if "subject" not in match.roles and reading.tape.text.startswith("的", match.trigger_stop):
        return "relative clause"
    if rule.predicate is Predicate.AWARDED and _counts_holders(match, reading):
        return "counts unnamed holders"
    if rule.predicate is Predicate.AWARDED and "subject" not in match.roles and _has_own_holder(match, reading):
        return "the clause names another holder"
    if rule.predicate is Predicate.SIGNED and _TRADE.match(
        hide_firms(reading, reading.tape.origins[match.trigger_stop], reading.sentence.span.stop)
    ):
        return "a contract of trade or service"
    if rule.predicate is Predicate.SUBSIDIARY_OF and "share" in match.roles and not is_majority(match, reading):
        return "no majority, or one that is sold"
    if (
        rule.predicate is Predicate.HOLDS_POST
        and "object" not in match.roles
        and is_sent(reading.resolved, reading.resolved.mentions[match.roles["subject"][0]].span)
    ):
        return "sent to another body"
    if rule.predicate in _AGREED and signs_mere_contract(match, reading):
        return "a loan, a surety or a sale of shares"
    if rule.predicate in _MADE and _is_of_next(match, reading):
        return "said of the work behind it"
    if rule.predicate in _SEATS and _is_share(rule, match, reading):
        return "shares or a fair, no settlement"
    if rule.name == THING_STANDS and stands_behind(match, reading):
        return "said of the work behind it"
    return "a condition or rumour" if rule.modality is None and supposed else ""


_OWN_HOLDER = re.compile(
    "(?:集群|系列|工厂|车间|产品|项目|产业|中心|基地|[产示]范?线|公园|片区|品牌|技术)(?:先后|再次|[也又还被]|成功){0,2}$"
)


def _has_own_holder(match: Match, reading: Reading) -> bool:
    """Whether a clause without a named holder has a subject all the same: 甲区产值增长；动力装备产业集群入选…."""
    text, stop = reading.resolved.article.text, reading.tape.origins[match.trigger]
    start = max(text.rfind(mark, 0, stop) for mark in "，；。：\n") + 1
    return _OWN_HOLDER.search(text, start, stop) is not None


_TRADE = re.compile(
    "[了下订署定的]{0,2}[^，。；]{0,6}?(?:供货|供应|供销|购销|采购|供[水电气热]|用[水电气]|订单|实习|授信|银政|银企|租赁|保密)"
    "[^，。；]{0,4}(?:协议|合同|备忘录|农户|的)"
)


_MADE = frozenset({Predicate.BUILDS, Predicate.INVESTS, Predicate.ESTABLISHES, Predicate.DEVELOPS})


def _is_of_next(match: Match, reading: Reading) -> bool:
    """Whether what is told of a thing by 由 is an attribute of what follows: 甲路贯通，由乙承建的丙通道通车."""
    roles, tape = match.roles, reading.tape
    if not roles.get("object") or not roles.get("subject") or roles["object"][-1] > roles["subject"][0]:
        return False
    places = {n: at for at, n in enumerate(tape.mentions) if n >= 0}
    between = tape.text[places[roles["object"][-1]] : places[roles["subject"][0]]]
    return "，" in between and tape.text.startswith("的", match.stop)


_SEATS = frozenset({Predicate.SETTLED_IN, Predicate.LOCATED_IN})
_SHARES_BEFORE = re.compile(
    "(?:系统|交易所|新三板|北交所|科创板|创业板|主板|[一二三四首本新每]轮(?:融资)?|融资中?|增资)[^，。；]{0,4}$"
)
_SHARES_BEHIND = re.compile("[^，。；]{0,14}?(?:[做成作]为?股东|入股|参股|参投|领投|跟投|战略投资|参展|参会|观展|到会)")


def _is_share(rule: Rule, match: Match, reading: Reading) -> bool:
    """Whether firms come as shareholders or to a fair (首轮吸引甲、乙进场; 引入甲做股东), or shares are listed
    (在丙交易所挂牌)."""
    text = reading.tape.text
    if _SHARES_BEFORE.search(text, max(0, match.trigger - 16), match.trigger):
        return True
    return rule.predicate is Predicate.SETTLED_IN and _SHARES_BEHIND.match(text, match.stop) is not None


_HOLDERS_COUNTED = re.compile("[家户名位个人]$")
_COUNT_OF_HOLDERS = re.compile(
    rf"(?P<count>{kind_class(frozenset({ValueKind.QUANTITY}))})[^，。；：\ue000-\ue0ff]{{0,6}}$"
)


def _counts_holders(match: Match, reading: Reading) -> bool:
    """Whether the honour is that of unnamed ones in a place: 甲省有3个县入选, but not 甲县、乙县等3个县入选."""
    tape = reading.tape
    counted = _COUNT_OF_HOLDERS.search(tape.text, match.start, match.trigger)
    if not counted or "等" in tape.text[match.start : counted.start()]:
        return False
    quantity = reading.resolved.mentions[tape.mentions[counted.start("count")]]
    named = [reading.resolved.mentions[n].kind for n in match.roles.get("subject", ())]
    return _HOLDERS_COUNTED.search(quantity.text) is not None and all(kind in PLACES for kind in named)


_AWAITED = re.compile("拟|将|有望|力争|争取|计划|预计|等待|待|望|申请|希望|推动|可")


def _is_awaited(match: Match, reading: Reading) -> bool:
    """Whether the leave itself lies ahead, not only what it is given for (批准筹建, 同意规划建设)."""
    text = reading.tape.text
    start = max(text.rfind(mark, 0, match.trigger) for mark in "，；。：") + 1
    return _AWAITED.search(text, start, match.trigger) is not None


def _fill_roles(rule: Rule, match: Match, reading: Reading) -> tuple[list[str], list[str]]:
    """The entity ids of the subjects and of the objects."""
    entities = reading.entities
    subjects = fill_role("subject", DOMAINS[rule.predicate], rule, match, reading)
    if rule.name == BOTH_AGREE:
        return subjects[:-1], subjects[1:]
    objects = fill_role("object", RANGES[rule.predicate], rule, match, reading)
    if rule.predicate is Predicate.HOLDS_POST and _OTHER_BODY.search(_words_of_post(match, reading)):
        objects = [i for i in objects if entities[i].kind not in PLACES]
    if rule.predicate is Predicate.INVESTS and "subject" not in match.roles:
        told = not _OF_SUM.match(reading.tape.text, match.trigger_stop)
        subjects = [i for i in subjects if told or entities[i].kind is Kind.COMPANY]
    if rule.predicate is Predicate.ESTABLISHES:
        objects = [i for i in objects if entities[i].kind not in PLACES or not _is_site_of(match, reading)]
        if reading.tape.text[match.trigger : match.trigger_stop] == "筹建":
            objects = [i for i in objects if entities[i].kind in ORGANISATIONS]
    if rule.predicate is Predicate.DEVELOPS:
        objects = [i for i in objects if not _is_site(entities[i])]
    if rule.predicate is Predicate.BUILDS and reading.tape.text[match.trigger : match.trigger_stop] in _FOUNDS:
        objects = [i for i in objects if entities[i].kind is not Kind.INSTITUTION]
    if rule.predicate is Predicate.BUILDS and all(entities[i].kind in PLACES for i in subjects):
        products = {
            i for n in match.roles.get("object", ()) if _is_product(n, reading) for i in reading.resolved.entities_of[n]
        }
        objects = [i for i in objects if i not in products]
    if rule.bears:
        objects = [i for i in objects if bears_class(entities[i], read_class(match, reading))]
    if not subjects and rule.predicate is Predicate.BUILDS and rule.fallback:
        subjects = [i for firms in _firms_inside(match, reading).values() for i in firms]
    if rule.predicate is Predicate.ISSUES and "subject" not in match.roles and _names_issuer(match, reading.resolved):
        subjects = []
    return subjects, objects


def _words_of_post(match: Match, reading: Reading) -> str:
    """What stands between the body and the person, whole."""
    start, stop = match.texts.get("post", (0, 0))
    return reading.tape.text[start:stop]


_OTHER_BODY = re.compile(
    "公司|集团|协会|商会|学会|联盟|大学|学院|学校|[中小]学|医院|银行|研究院|合作社|股份|石化|药业|科技|救援队|突击队|酒店|代表处|办事处|[^管]委副?主任|院副?院长|建管部"
)
"""A body in the words of a post that no finder has named: the post is its, not the place's before it."""
_FOUNDS = ("建立", "筹建")
"""Verbs that found a body rather than build one: 甲、乙共同筹建联合实验室 is `establishes`."""
_SITE = re.compile(
    "(?:园|产业城|新城|小区|大厦|公路|铁路|高速|机场|港区|码头|电站|风电场|大桥|乐园|景区|酒店|厂|起步区工程|片区|数据中心)$"
)


_SOFTWARE = ("平台", "系统")


def _is_product(number: int, reading: Reading) -> bool:
    """Whether a mention is of a thing that somebody makes: where it is put to use, the place has not built it."""
    mention = reading.resolved.mentions[number]
    return mention.finder == "projects.product" and not mention.text.endswith(_SOFTWARE)


_AT_SITE = re.compile("(?:[在于处]|落户|入驻|选址|坐落|进驻|落子|落地)[“‘]?$")


def _is_site_of(match: Match, reading: Reading) -> bool:
    """Whether the place named for an object is only where the thing stands: 它落户[甲高新区]，由[乙]共同组建."""
    mentions, text = reading.resolved.mentions, reading.resolved.article.text
    places = [mentions[n].span.start for n in match.roles.get("object", ()) if mentions[n].kind in PLACES]
    return any(_AT_SITE.search(text, max(0, at - 4), at) for at in places)


def _is_site(entity: Entity) -> bool:
    """Whether a project is a site, which is built and no product (联合开发长寿湖乐园)."""
    return _SITE.search(entity.name) is not None


def _find_modality(rule: Rule, told: Modality, text: str, span: Span) -> Modality:
    """The rule's own modality, or what is told at the trigger; what lasts is no plan, and a post may be one left."""
    if rule.predicate is Predicate.HOLDS_POST and _is_former(text, span):
        return Modality.NEGATED
    modality = rule.modality or told
    return Modality.FACT if rule.predicate in STATES and modality is Modality.PLANNED else modality


_FORMER = re.compile("(?:^|[^目此之日以])前$|(?:^|[^高平草])原$")
_LEAVES = re.compile(
    "(?:提交|递交)?的?(?:书面)?(?:辞职|辞任)(?:报告|申请|信|函)|[^，。；：]{0,2}(?:因[^，。；]{1,10})?(?:辞任|辞去|辞职|退休|卸任|请辞|离任|离职|去职|调任|转任|转赴|升任|改任|被免|不再(?:兼任|担任))"
)


_GIVES_UP = re.compile("(?:辞任|辞去|卸任|请辞|不再(?:担任|兼任))(?![的后])")


def _is_former(text: str, span: Span) -> bool:
    """Whether a post told beside a name is one that is left: 原[甲]总经理[乙], [甲]总经理[乙]调任[丙], [乙]辞任
    总经理."""
    return (
        _FORMER.search(text[max(0, span.start - 2) : span.start]) is not None
        or _LEAVES.match(text, span.stop) is not None
        or _GIVES_UP.search(text, span.start, span.stop) is not None
    )


_OF_EACH = frozenset(
    {
        Predicate.AWARDED,
        Predicate.ISSUES,
        Predicate.SIGNED,
        Predicate.BUILDS,
        Predicate.INVESTS,
        Predicate.ESTABLISHES,
        Predicate.SETTLED_IN,
        Predicate.LOCATED_IN,
        Predicate.COOPERATES_WITH,
    }
)
"""Relations whose objects are one's own: 分别 deals them out."""
_AGREED = frozenset({Predicate.SIGNED, Predicate.COOPERATES_WITH})
_HOSTS = PLACES | {Kind.GOVERNMENT}
"""What signs with a company as its host, not as its peer."""


def _pair(
    subjects: Sequence[str], objects: Sequence[str], rule: Rule, match: Match, reading: Reading
) -> list[tuple[str, str]] | None:
    """Each subject with each object; where 分别 stands between several of both, the first with the first and so on, or
    None where their numbers differ: A、B分别与有关企业签约，涉及X、Y、Z."""
    couples = find_couples(rule.predicate, match, reading) if rule.predicate in _AGREED else None
    if couples is not None:
        return couples
    each = reading.tape.text.find("分别", match.start, match.trigger) >= 0 and len(subjects) > 1 and len(objects) > 1
    if each and rule.name == "signed.among_signed":
        return None
    if each and rule.predicate in _OF_EACH:
        named = len(match.roles.get("object", ())) == len(subjects) == len(objects)
        return list(zip(subjects, objects, strict=True)) if named else None
    if rule.name == THING_STANDS:
        objects = objects[:1]  # 位于甲市、乙市交界处
    kind_of = reading.entities
    alike = rule.predicate is Predicate.PART_OF
    both = rule.name == BOTH_AGREE
    signs = both or (
        rule.name == "cooperatesWith.agrees_with" and "签" in reading.tape.text[match.trigger : match.stop]
    )
    signs = signs and all(kind_of[i].kind is Kind.COMPANY or kind_of[i].kind in _HOSTS for i in (*subjects, *objects))
    told = rule.predicate is not Predicate.BUILDS or "subject" in match.roles
    inside = {} if told else _firms_inside(match, reading)
    if inside and set(subjects) <= {firm for firms in inside.values() for firm in firms}:
        return [(firm, object_) for object_, firms in inside.items() for firm in firms]
    return [
        (subject, object_)
        for subject in subjects
        for object_ in objects
        if subject != object_
        and not (both and subjects.index(subject) > objects.index(object_))
        and not (alike and kind_of[subject].kind is not kind_of[object_].kind)
        and not (signs and {kind_of[subject].kind in _HOSTS, kind_of[object_].kind in _HOSTS} == {True, False})
    ]


def _firms_inside(match: Match, reading: Reading) -> dict[str, list[str]]:
    """The objects of a match whose names hold that of a company, each with its companies: 甲公司乙市基地."""
    inside: dict[str, list[str]] = {}
    for number in match.roles.get("object", ()):
        firms = find_inner(number, Kind.COMPANY, reading)
        for object_ in reading.resolved.entities_of[number] if firms else ():
            inside[object_] = [firm for firm in firms if firm != object_]
    return inside


def _names_issuer(match: Match, resolved: ResolvedArticle) -> bool:
    """Whether the policy's own title begins with who issued it (中共中央国务院关于…): no topic issues that."""
    policies = [resolved.mentions[number] for number in match.roles.get("object", ())]
    return any(inner.kind is Kind.GOVERNMENT for policy in policies for inner in policy.inner)
