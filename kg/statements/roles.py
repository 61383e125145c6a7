"""Who fills the roles of a match: the entities named in it, or those that an earlier clause or the topic implies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from kg.deals import OF_DEALS, is_just_bought, is_other_side, is_seller, is_venue
from kg.entities import bears_class
from kg.patterns import Match
from kg.rules.rule import Rule
from kg.seeds import load_lexicon
from kg.statements.bare_works import bears_other_place, find_builders
from kg.statements.bodies import (
    find_body_of_class,
    find_body_spoken_of,
    find_kinds_of_post,
    find_place_of_class,
    find_place_of_office,
    read_class,
)
from kg.statements.implied import ACTS, OF_INVESTOR, find_firm_spoken_of, find_investor, find_site_before, needs_near
from kg.statements.readings import Reading, is_origin, is_owner
from kg.statements.sites import BRINGS, SITED, WORKS, find_nameless_work, is_broad, is_wide
from kg.strangers import OF_MAKERS, acts_by_nameless, is_behind_sum
from kg.vocabulary import ORGANISATIONS, PLACES, Kind, Predicate


def fill_role(role: str, kinds: frozenset[Kind], rule: Rule, match: Match, reading: Reading) -> list[str]:
    """The entity ids that fill a role: named in the match, or implied by an earlier clause or the topic."""
    held_in = role == "subject" and rule.predicate is Predicate.ORGANIZES
    if role in match.roles and not (held_in and all(_is_where(number, reading) for number in match.roles[role])):
        return _list_named(role, kinds, rule, match, reading)
    found = _find_implied(role, kinds, rule, match, reading)
    if role == "object" and rule.predicate is Predicate.LOCATED_IN:
        things = [reading.resolved.mentions[number] for number in match.roles.get("subject", ())]
        works = [thing for thing in things if thing.kind in _NAMED_BY_PLACE]
        return [i for i in found if not any(bears_other_place(work, reading.entities[i]) for work in works)]
    return find_builders(found, match, reading) if rule.bare else found


def _find_implied(role: str, kinds: frozenset[Kind], rule: Rule, match: Match, reading: Reading) -> list[str]:
    """What an earlier clause or the topic implies for a role."""
    entities = reading.entities
    position = reading.tape.origins[match.start]
    kinds = kinds & rule.implied
    if role == "subject" and rule.predicate in SITED and _tells_of_nameless_work(reading, position):
        kinds -= ORGANISATIONS
    firm = _nameless_firm(reading, position) if rule.predicate is Predicate.FOCUSES_ON else -1
    if firm >= 0:
        return _last_named(kinds & {Kind.COMPANY}, reading, firm)
    if rule.predicate is Predicate.FOCUSES_ON and (zones := _zones_set_up_before(reading, position)):
        return zones
    if rule.nearest and (new := _just_set_up(kinds, reading, position)):
        return new
    if rule.deictic and (near := _named_before(kinds & PLACES, reading, position)):
        return near
    if rule.bears and (place := find_place_of_office(match, reading)):
        return [i for i in place if entities[i].kind in kinds]
    if rule.predicate is Predicate.HOLDS_POST:
        kinds = kinds & find_kinds_of_post(match, reading)
        if (of_class := find_body_of_class(kinds, match, reading)) is not None:
            return of_class
    if rule.predicate in OF_INVESTOR and (investor := find_investor(kinds, match, reading)):
        return investor
    carried = [(start, ids) for start, ids in reading.carried if start < position]
    if role == "object" and rule.predicate in SITED:
        if rule.name in BRINGS and carried and _is_company_here(carried[-1], reading, position):
            return []
        said = find_site_before(carried, rule.predicate, reading, position)
        if said is not None:
            return said
    if rule.setting and len({ids for _, ids in carried if entities[ids[0]].kind in PLACES}) > 1:
        carried = []
    for start, ids in reversed(carried):
        fitting = [i for i in ids if entities[i].kind in kinds]
        if role == "subject" and fitting and _is_home_of_unknown(start, reading):
            return []
        if role == "object" and rule.predicate is Predicate.SETTLED_IN:
            fitting = [i for i in fitting if not is_wide(entities[i])]  # what a province does is no place of a firm
        firms = len(fitting) > 1 and all(entities[i].kind is Kind.COMPANY for i in fitting)
        if rule.predicate is Predicate.FOCUSES_ON and firms:
            continue  # what several firms do beside each other is no field of each
        if fitting:
            joint = rule.predicate is Predicate.HOLDS_POST and len(fitting) > 1
            return [] if joint else fitting
    if not rule.fallback:
        return []
    if role == "subject" and rule.predicate is Predicate.BUILDS and _is_part_of_work(carried, match, reading):
        return []
    return _find_topic(role, kinds, rule, match, reading)


def _is_where(number: int, reading: Reading) -> bool:
    """Whether a region ends a list of places in which something happens: 在深圳、苏州、德国|慕尼黑|举办."""
    mentions, text = reading.resolved.mentions, reading.resolved.article.text
    while mentions[number].kind is Kind.REGION:
        start = mentions[number].span.start
        if text[start - 1 : start] == "在":
            return True
        at = start - (text[start - 1 : start] in _JOINED)
        if not number or mentions[number - 1].span.stop != at:
            return False
        number -= 1
    return False


_JOINED = ("、", "和", "与", "及")


def _is_home_of_unknown(start: int, reading: Reading) -> bool:
    """Whether a region taken for a subject only says where a firm is from that nobody found: 韩国|SK先材拟建…."""
    mentions = reading.resolved.mentions
    number = bisect_left(mentions, start, key=lambda m: m.span.start)
    return number < len(mentions) and mentions[number].span.start == start and is_origin(number, reading)


def _list_named(role: str, kinds: frozenset[Kind], rule: Rule, match: Match, reading: Reading) -> list[str]:
    """The entities that a match names for a role, without those that only say where another comes from or belongs."""
    resolved, entities = reading.resolved, reading.entities
    found: list[str] = []
    for number in match.roles[role]:
        if rule.predicate in _PARTIES and is_origin(number, reading):
            continue
        if rule.predicate is Predicate.SETTLED_IN and is_owner(number, reading):
            continue
        if rule.name in _OWNERS_FIRST and role == "subject" and is_owner(number, reading):
            continue
        if rule.predicate in OF_DEALS and _is_beside_deal(number, role, rule, reading):
            continue
        if role == "subject" and rule.predicate in _OF_ACTORS and acts_by_nameless(resolved.mentions[number], resolved):
            continue
        if (
            role == "subject"
            and rule.predicate in OF_MAKERS
            and is_just_bought(resolved.mentions[number], resolved, reading.sentence)
        ):
            continue
        if (
            role == "object"
            and rule.predicate is Predicate.INVESTS
            and is_behind_sum(resolved.mentions[number], resolved)
        ):
            continue
        if role == "object" and rule.predicate in OF_MAKERS:
            number = _find_work_inside(number, reading)
        ids = resolved.entities_of[number]
        found.extend(i for i in ids if entities[i].kind in kinds)
        if role == "object" and rule.inner and resolved.mentions[number].kind is not rule.inner:
            found.extend(find_inner(number, rule.inner, reading))
    if role == "object" and rule.name in WORKS:
        found = [i for i in found if not is_wide(entities[i])]
    return list(dict.fromkeys(found))


def _find_work_inside(number: int, reading: Reading) -> int:
    """What is made: the work named behind a place where it lies (建设[甲新区]的[乙产业园]), else what is named."""
    mentions = reading.resolved.mentions
    if mentions[number].kind not in PLACES or number + 1 >= len(mentions):
        return number
    place, work = mentions[number].span, mentions[number + 1]
    near = work.span.start == place.stop + 1 and reading.resolved.article.text[place.stop] == "的"
    return number + 1 if near and work.kind in _WORKS_INSIDE else number


def _is_beside_deal(number: int, role: str, rule: Rule, reading: Reading) -> bool:
    """Whether a name beside a verb of buying is not the party that its place suggests."""
    mention, resolved = reading.resolved.mentions[number], reading.resolved
    if role == "subject":
        return is_venue(mention) or is_seller(mention, resolved, reading.sentence)
    return role == "object" and is_other_side(rule.predicate, mention, resolved, reading.sentence)


def _find_topic(role: str, kinds: frozenset[Kind], rule: Rule, match: Match, reading: Reading) -> list[str]:
    """Whom a clause means whose sentence names nobody: the firm spoken of, the topic, or who was named last."""
    entities, position = reading.entities, reading.tape.origins[match.start]
    if (
        PLACES & kinds
        and Kind.COMPANY in kinds
        and role == "subject"
        and rule.predicate in ACTS
        and (spoken := find_firm_spoken_of(reading, position))
    ):
        return [i for i in spoken if entities[i].kind in kinds and len(spoken) == 1]
    if rule.predicate is Predicate.DEVELOPS and role == "subject":
        makers = find_firm_spoken_of(reading, position) or reading.resolved.topics[reading.sentence.index]
        return [i for i in makers if entities[i].kind in kinds] if len(makers) == 1 else []
    if kinds & PLACES and role == "object" and needs_near(rule, match, reading):
        topic = reading.resolved.topics[reading.sentence.index]
        return [i for i in topic if entities[i].kind in kinds and not (is_broad(entities[i]) or is_wide(entities[i]))]
    if kinds & PLACES:
        topics = [i for i in reading.resolved.topics[reading.sentence.index] if entities[i].kind in kinds]
        if rule.bears and not any(bears_class(entities[i], read_class(match, reading)) for i in topics):
            return find_place_of_class(read_class(match, reading), reading, position)
        return [i for i in topics if not (rule.predicate in SITED and is_wide(entities[i]))]
    if rule.predicate is Predicate.HOLDS_POST and (spoken_of := find_body_spoken_of(kinds, reading, position)):
        return spoken_of
    if rule.predicate is Predicate.ATTENDS and role == "object" and (own := _find_own_gathering(reading)):
        return own
    named = _last_named(kinds, reading, position)
    return named if named or rule.predicate is not Predicate.HOLDS_POST else _told_of_before(kinds, reading)


def _find_own_gathering(reading: Reading) -> list[str]:
    """The one gathering that the sentence names, be it behind the verb (随着甲宣布开工，[乙仪式]举行)."""
    ids = (i for n in reading.numbers for i in reading.resolved.entities_of[n])
    found = list(dict.fromkeys(i for i in ids if reading.entities[i].kind is Kind.GATHERING))
    return found if len(found) == 1 else []


def _is_part_of_work(carried: Sequence[tuple[int, tuple[str, ...]]], match: Match, reading: Reading) -> bool:
    """Whether what is built is a part of the work that the clause speaks of (甲项目占地150亩，主要建设|乙生产线)."""
    position, mentions = reading.tape.origins[match.start], reading.resolved.mentions
    if not carried or any(mentions[number].span.start <= position for number in match.roles.get("object", ())):
        return False
    at, ids = carried[-1]
    return (
        all(reading.entities[i].kind is Kind.PROJECT for i in ids)
        and "；" not in reading.resolved.article.text[at:position]
    )


_NAMED_BY_PLACE = frozenset({Kind.PROJECT, Kind.INSTITUTION})
"""What bears the name of the place where it stands; a firm's (宁德时代) tells where it is from."""
_OWNERS_FIRST = frozenset({"subsidiaryOf.parents_unit", "subsidiaryOf.own_unit"})
"""Rules in whose list of units another owner may stand with its own (甲子公司[乙]和[丙]子公司丁)."""
_OF_ACTORS = OF_MAKERS | {Predicate.SIGNED, Predicate.COOPERATES_WITH}
"""Relations in which a place does not act where it only says whence nameless firms come."""
_WORKS_INSIDE = frozenset({Kind.PROJECT, Kind.ZONE, Kind.INSTITUTION})
_PARTIES = frozenset(
    {
        Predicate.BUILDS,
        Predicate.ESTABLISHES,
        Predicate.INVESTS,
        Predicate.COOPERATES_WITH,
        Predicate.SIGNED,
        Predicate.ACQUIRES,
    }
)


def _just_set_up(kinds: frozenset[Kind], reading: Reading, position: int) -> list[str]:
    """The project that the sentence named last before `position`, or the firm that it has just set up: what follows is
    told of that, not of who does it (A联手B组建C，注册在…)."""
    resolved = reading.resolved
    text = resolved.article.text
    for number in reversed(reading.numbers):
        mention = resolved.mentions[number]
        if mention.span.start >= position or mention.kind not in kinds or not resolved.entities_of[number]:
            continue
        if text.startswith(_AT_WORK, mention.span.stop) or text.endswith(_PARTNERS, 0, mention.span.start):
            continue
        made = _MADE.search(
            text, max(reading.sentence.span.start, mention.span.start - _MADE_WITHIN), mention.span.start
        )
        return list(resolved.entities_of[number]) if mention.kind is Kind.PROJECT or made else []
    return []


def _named_before(kinds: frozenset[Kind], reading: Reading, position: int) -> list[str]:
    """What of `kinds` the sentence named last before `position`."""
    for number in reversed(reading.numbers):
        mention = reading.resolved.mentions[number]
        if mention.span.start < position and mention.kind in kinds and reading.resolved.entities_of[number]:
            return list(reading.resolved.entities_of[number])
    return []


def _tells_of_nameless_work(reading: Reading, position: int) -> bool:
    """Whether a work without a name is the subject since the sentence last named one (项目由甲公司投资，坐落在…)."""
    start, mentions = reading.sentence.span.start, reading.resolved.mentions
    at = find_nameless_work(reading.resolved.article.text[start:position])
    if at < 0:
        return False
    later = (mentions[n] for n in reading.numbers if start + at <= mentions[n].span.start < position)
    subjects = any(start + at <= place < position for place, _ in reading.carried)
    return not subjects and not any(mention.kind is Kind.PROJECT for mention in later)


def _is_company_here(last: tuple[int, tuple[str, ...]], reading: Reading, position: int) -> bool:
    """Whether the subject carried to `position` is a company, and the sentence has not gone on to another matter."""
    at, ids = last
    return reading.entities[ids[0]].kind is Kind.COMPANY and "；" not in reading.resolved.article.text[at:position]


_AT_WORK = ("承建", "施工", "设计", "总包", "代建", "运营", "投资", "牵头", "出资", "联手", "参与")
_PARTNERS = ("由", "与", "和", "跟", "同", "及", "被", "为")
_MADE = re.compile(
    "(?:组建|成立|设立|创办|新设|合建|共建|组成|注册成立|合资建立)的?了?[^，。；]{0,4}$|[，—](?:取?名|定名)?[叫为]$"
)
_MADE_WITHIN = 10


def _zones_set_up_before(reading: Reading, position: int) -> list[str]:
    """The zone that the sentence sets up before `position` (批复设立…高新区，重点发展…)."""
    resolved = reading.resolved
    for number in reversed(reading.numbers):
        mention = resolved.mentions[number]
        if mention.span.start < position and mention.kind is Kind.ZONE:
            before = resolved.article.text[max(0, mention.span.start - 4) : mention.span.start]
            return list(resolved.entities_of[number]) if any(word in before for word in _founding_words()) else []
    return []


_NAMELESS_FIRM = re.compile(
    "(?:^|[，；：])(?:这[家个][^，。；]{0,24}?(?:企业|公司|工厂)|集团|企业)(?=[，由以是的去今]|主[攻营打做要]|专)"
)
"""A firm without its name as the subject of a clause: 这家2019年成立的企业，主攻…; 集团以…为主业."""


def _nameless_firm(reading: Reading, position: int) -> int:
    """Where the firm without its name stands that is the subject of the sentence as far as `position`; or -1."""
    start = reading.sentence.span.start
    said = _NAMELESS_FIRM.search(reading.resolved.article.text[start : position + 4])
    if said is None or any(start + said.end() <= at < position for at, _ in reading.carried):
        return -1
    return start + said.start()


@lru_cache(maxsize=1)
def _founding_words() -> tuple[str, ...]:
    return tuple(e.form for e in load_lexicon().table("patterns/relations") if "founding" in e.fields["groups"].split())


def _last_named(kinds: frozenset[Kind], reading: Reading, position: int) -> list[str]:
    """What of `kinds` was named last before `position` in its paragraph (a gathering: in its article)."""
    resolved, entities = reading.resolved, reading.entities
    start = resolved.article.paragraphs[reading.sentence.paragraph].span.start
    before = bisect_left(resolved.mentions, position, key=lambda m: m.span.start)
    for number in range(before - 1, -1, -1):
        if resolved.mentions[number].span.start < start and not kinds <= {Kind.GATHERING}:
            break
        fitting = [i for i in resolved.entities_of[number] if entities[i].kind in kinds]
        if fitting:
            return fitting
    return [i for i in resolved.topics[reading.sentence.index] if entities[i].kind in kinds]


def _told_of_before(kinds: frozenset[Kind], reading: Reading) -> list[str]:
    """The one subject of a fitting kind of the paragraph before: who speaks in a paragraph of his own belongs to whom
    the last one told of."""
    resolved = reading.resolved
    found: set[str] = set()
    for sentence in resolved.sentences:
        if sentence.paragraph == reading.sentence.paragraph - 1:
            for _, ids in resolved.subjects[sentence.index]:
                found.update(i for i in ids if reading.entities[i].kind in kinds)
    return sorted(found) if len(found) == 1 else []


def find_inner(number: int, kind: Kind, reading: Reading) -> list[str]:
    """The entity ids of the names of `kind` that stand inside a mention."""
    mention = reading.resolved.mentions[number]
    names = {inner.text for inner in mention.inner if inner.kind is kind}
    return [i for i, e in reading.entities.items() if e.kind is kind and (e.name in names or names & set(e.aliases))]
