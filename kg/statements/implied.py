"""Whom or what a clause that leaves it out implies: the firm that a place has signed with, the firm of the sentence
before, the zone named last."""

from __future__ import annotations

import re

from kg.patterns import Match, kind_class
from kg.rules.rule import Rule
from kg.statements.readings import Reading
from kg.statements.sites import heads_item, is_site, is_wide, stands_apart
from kg.vocabulary import PLACES, Kind, Predicate

OF_INVESTOR = frozenset({Predicate.INVESTS, Predicate.BUILDS})
_SIGNED_WITH = re.compile(
    rf"{kind_class(PLACES | {Kind.GOVERNMENT})}[^，。；：\ue000-\ue0ff]{{0,6}}[与同和]"
    rf"(?P<firm>{kind_class({Kind.COMPANY})})"
    rf"(?![、和及])[^，。；：]{{0,20}}?(?:签[署订约下了]|达成)[^，。；]{{0,20}}，"
)
"""A place that signs with one firm: what is put into works in the clauses behind it is put in by the firm."""
_TOGETHER = re.compile("共|双方|携手|联合|合作|联手|两地|政府|协议|；")
ACTS = frozenset(
    {
        Predicate.BUILDS,
        Predicate.ESTABLISHES,
        Predicate.INVESTS,
        Predicate.COOPERATES_WITH,
        Predicate.ORGANIZES,
        Predicate.FOCUSES_ON,
    }
)
"""Relations whose subject, where it is dropped, is a firm as soon as a place."""
_BODIES = frozenset({Kind.COMPANY, Kind.INSTITUTION})
_OF_PLACE = re.compile("[省市县区州旗镇乡村盟]里|当地|全[省市县区州旗镇乡]|园区|[该本][省市县区州镇]|政府|地方")
"""What shows that a sentence speaks of the place again, and not of the firm of the sentence before."""
_WITHIN = 10


def find_investor(kinds: frozenset[Kind], match: Match, reading: Reading) -> list[str]:
    """The firm that a place has signed with in the clauses before a match, where nobody else is their subject since and
    they do nothing together (甲市与乙集团签约，拟投资5亿元建设丙)."""
    tape = reading.tape
    signed = next(reversed(list(_SIGNED_WITH.finditer(tape.text, 0, match.start + 1))), None)
    if signed is None or _TOGETHER.search(tape.text, signed.end(), match.trigger_stop):
        return []
    if "投" not in tape.text[signed.end() : match.stop]:
        return []  # what is only built may be the place's
    done, position = tape.origins[signed.end() - 1], tape.origins[match.start]
    if any(done < at < position for at, _ in reading.carried):
        return []
    ids = reading.resolved.entities_of[tape.mentions[signed.start("firm")]]
    return [i for i in ids if reading.entities[i].kind in kinds]


def find_site_before(
    carried: list[tuple[int, tuple[str, ...]]], predicate: Predicate, reading: Reading, position: int
) -> list[str] | None:
    """The zone that the sentence named last before `position`, or the place that heads its item, where it is nearer
    than every place carried, or else that which heads its section; nothing where that is a park that is no zone; None
    where there is none."""
    resolved, entities = reading.resolved, reading.entities
    text = resolved.article.text
    nearest = max((at for at, ids in carried if entities[ids[0]].kind in PLACES), default=-1)
    for number in reversed(reading.numbers):
        span, ids = resolved.mentions[number].span, resolved.entities_of[number]
        if span.start <= nearest:
            return None
        if span.start >= position or len(ids) != 1 or stands_apart(text, span.start):
            continue
        if _is_somebody_elses(number, reading, position):
            continue
        named = entities[ids[0]]
        if named.kind is Kind.ZONE or (
            named.kind is Kind.REGION and heads_item(text, reading.sentence, span.start, span.stop)
        ):
            return list(ids)
        if predicate is Predicate.SETTLED_IN and is_site(named) and "，" in text[span.stop : position]:
            return []
    near = [i for i in reading.section if nearest < 0 and not is_wide(entities[i])]
    return near or None


def _is_somebody_elses(number: int, reading: Reading, position: int) -> bool:
    """Whether a place is only where a firm acts of which the clause before `position` does not speak, or its own
    (甲公司把一部门搬进丙园，…; 甲公司的丙园、乙公司的丁厂投产), or the sentence has gone on to another matter."""
    resolved = reading.resolved
    text, start = resolved.article.text, resolved.mentions[number].span.start
    if "；" in text[start:position]:
        return True
    before = resolved.mentions[number - 1] if number else None
    if before and before.kind is Kind.COMPANY and text[before.span.stop : start] == "的":
        return True
    clause = max(text.rfind(mark, 0, start) for mark in "，；。：！？\n") + 1
    return any(clause <= at < start and reading.entities[ids[0]].kind is Kind.COMPANY for at, ids in reading.carried)


def needs_near(rule: Rule, match: Match, reading: Reading) -> bool:
    """Whether the place of a firm or of its works must be a near one to be implied: of the province or the city in
    which all of a text happens it says nothing so narrow as a zone, a county or a town."""
    if rule.predicate is Predicate.SETTLED_IN:
        return True
    mentions = reading.resolved.mentions
    told = (*match.roles.get("subject", ()), *match.roles.get("owner", ()))
    return rule.setting and any(mentions[n].kind in _BODIES for n in told)


def find_firm_spoken_of(reading: Reading, position: int) -> tuple[str, ...]:
    """The firms that the sentence before, in the same paragraph, had for its subjects, if for its last: a
    sentence that drops its subject goes on to speak of one of them and not of the article's place."""
    resolved = reading.resolved
    told = _OF_PLACE.search(resolved.article.text, reading.sentence.span.start, position + _WITHIN)
    if told or not resolved.subjects:
        return ()
    for index in range(reading.sentence.index - 1, -1, -1):
        if resolved.sentences[index].paragraph != reading.sentence.paragraph:
            return ()
        if row := resolved.subjects[index]:
            if reading.entities[row[-1][1][0]].kind is not Kind.COMPANY:
                return ()
            return tuple({i: None for _, ids in row for i in ids if reading.entities[i].kind is Kind.COMPANY})
    return ()
