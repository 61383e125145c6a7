"""Whom a figure is stated of: a project, a name at the head of its part, the clause's subject, or the topic."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.observations.bodies import find_told_by
from kg.observations.described import find_described
from kg.observations.elsewhere import find_zone_meant, is_of_unnamed
from kg.observations.formers import find_either, find_pronoun, find_whole
from kg.observations.namesakes import find_namesake
from kg.observations.owners import find_owner, is_unowned
from kg.observations.owning import is_abroad, is_placeless
from kg.observations.readings import NAMED, SUBJECTS, Reading
from kg.observations.scopes import SCOPE, choose_scope
from kg.observations.seats import Draft
from kg.observations.speakers import find_speaking
from kg.observations.things import (
    find_firm,
    find_introduced,
    find_made,
    find_modified,
    find_noun,
    find_thing,
    is_of_firm,
)
from kg.observations.wordings import load_wording
from kg.observations.works import find_founded, find_work
from kg.types import Entity, ResolvedArticle
from kg.vocabulary import PLACES, Kind

_SCOPES = frozenset({"全省", "全市", "全县", "全州", "全镇", "全旗", "全乡"})
_LOCAL = re.compile(
    "(?:^|[，。；：“”])(?:[^，。；：]{0,6})(?:县里|市里|州里|县域|这座(?:小镇|小?城|县城))"
    "|(?:^|[，。；：“”])(?:副?[县市州]长|[县市州]委书记)[^，。；：]{2,4}(?:在[^，。；]{2,20})?(?:上|时)?(?:说|表示|介绍|透露|坦言|算|告诉|许诺|承诺|强调|提出|谈|分析|称)"
)
"""Words of a sentence in which the place that a page is about is spoken of without its name."""
_HOUSED = re.compile(
    "等[约近超逾]?[\\d一二三四五六七八九十百]+[余多]?[家户][^，。；]{0,8}(?:企业|公司|机构|厂)[^，。；]{0,12}，"
)
"""Firms of a place named as examples of those counted (甲、乙等60余家企业围拢过来，): it goes on about the place."""
_INSIDE = re.compile(
    "(?:^|[，。；：“])[^，。；：]{0,6}?(?:园区|园[内里]|区[内里]|全[区园]|该区|工业区|集聚区|集中区|开发区|经开区|高新区|新区|片区|港区|产业园|示范区|实验区)|管委会|党工委"
)
"""Words of a sentence that goes on about a zone."""
_REPORT = "政府工作报告"
"""Whose headline has this speaks of a region, named or not."""
_NEAR = 8
"""How many parts before a figure are looked at for 全市 and the like."""
_PAIR = 2
_TOTAL = re.compile("总投资|总额|总金额|协议|总计|合计|共计|总量|总和")
"""A sum over more than two places is none of each."""


def is_crowded(resolved: ResolvedArticle) -> bool:
    """Whether an article names companies, projects and institutions more often than places: a story about firms."""
    kinds = Counter(m.kind for m in resolved.mentions)
    return kinds[Kind.COMPANY] + kinds[Kind.PROJECT] + kinds[Kind.INSTITUTION] > kinds[Kind.REGION] + kinds[Kind.ZONE]


def _is_told_of(subject: str, draft: Draft, reading: Reading) -> bool:
    """Whether a figure whose clause names nobody is the place's that was taken for its topic: what every place has, or
    figures of an article about places in which the place is named beside another figure or in the headline."""
    resolved, entity = reading.resolved, reading.entities[subject]
    if entity.kind not in PLACES or _REPORT in resolved.article.title:
        return True
    if any(pattern.search(draft.indicator) for pattern in (load_wording().macro, _OF_PLACES, _OF_EVENTS)):
        return True
    first = bisect_left(resolved.mentions, reading.sentence.span.start, key=lambda m: m.span.start)
    last = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start)
    text = resolved.article.text
    named = (n for n in range(first, last) if subject in resolved.entities_of[n])
    if any(not text.endswith(_COMPARED, 0, resolved.mentions[n].span.start) for n in named):
        return True
    told, owners = next(reversed(reading.given.items()), (-1, ()))
    if subject in owners and not _is_interrupted(resolved, told, draft.position):
        return True
    if entity.kind is Kind.ZONE:
        if _HOUSED.search(text, reading.sentence.span.start, draft.position):
            return True
        said = text[reading.sentence.span.start : draft.position]
        return not reading.crowded or subject in reading.stated or _INSIDE.search(said) is not None
    if any(scope in reading.sentence.text for scope in _SCOPES) or _LOCAL.search(reading.sentence.text):
        return True
    titled = any(name in resolved.article.title for name in (entity.name, *entity.aliases))
    if (titled or (not resolved.article.title and not reading.crowded)) and not any(
        m.kind in _ACTING for m in resolved.mentions[first:last]
    ):
        return True
    return not reading.crowded and subject in reading.stated


def _is_interrupted(resolved: ResolvedArticle, start: int, stop: int) -> bool:
    """Whether somebody is named between two figures of a sentence."""
    first = bisect_left(resolved.mentions, start, key=lambda m: m.span.start)
    last = bisect_left(resolved.mentions, stop, key=lambda m: m.span.start)
    return any(m.kind in NAMED or m.kind in (Kind.GOVERNMENT, Kind.PERSON) for m in resolved.mentions[first:last])


_OF_PLACES = re.compile(
    "生产总值|财政|规上|规模以上|固定资产|零售|外贸|进出口|全[市县省区]|人均|居民|城镇|农村|常住|户籍|粮食|旅游|游客|种植面积|注册企业|市场主体"
    "|企业(?:总数|营收|营业收入|产值|实现)|技术合同|高新技术企业|上市公司|森林|空气质量|吸引人才|院士团队|入园企业|入驻企业"
)
"""What is told of places only."""
_OF_EVENTS = re.compile(
    "(?:开工|签约|竣工|落地|引进|招引|在建|新建|续建).{0,6}项目|项目.{0,4}(?:总投资|占比)|协议.{0,2}[投引]资|类项目"
)
"""What a place reports of a day on which projects were signed or begun."""
_ACTING = NAMED | {Kind.GOVERNMENT, Kind.PERSON, Kind.INDUSTRY}


def find_subjects(draft: Draft, reading: Reading, earlier: tuple[str, ...]) -> list[str]:
    """Whom a figure is stated of; nobody where only a project could have it and none is named."""
    found = find_either(draft, reading)
    found = find_whole(draft, reading) if found is None else found
    if found is None:
        found = find_noun(draft, reading)
    if found is None and not draft.heads and draft.project < 0:
        found = find_pronoun(draft, reading)
    if found is None and not draft.heads:
        found = find_speaking(draft, reading)
    called = found is None and (found := find_namesake(draft, reading)) is not None
    if found is None:
        found = find_modified(draft, reading)
    if found is None and not draft.heads and draft.project < 0:
        found = find_introduced(draft, reading)
        found = find_thing(draft, reading) if found is None else found
        found = find_founded(draft, reading) if found is None else found
        found = find_described(draft, reading) if found is None else found
        found = find_work(draft, reading) if found is None else found
    if found is None and draft.indicator.startswith(_SAID):
        firm = find_firm(draft, reading)
        draft.indicator = draft.indicator[_PAIR + 1 :]
        found = firm or None
    if found is None:
        told = find_told_by(draft, reading)
        found, called = told or _find_subjects(draft, reading, earlier), bool(told)
        kinds = {reading.entities[i].kind for i in found}
        if not draft.heads and not kinds - PLACES:
            found = find_firm(draft, reading) or found
            if not found and reading.firms.ahead and is_of_firm(draft.indicator):
                found = [reading.firms.best]
        if is_placeless(draft, kinds):
            return []
        if not draft.heads and kinds == {Kind.REGION} and (meant := find_zone_meant(draft, reading)) is not None:
            found = meant
        if not draft.heads and not kinds - PLACES and is_of_unnamed(draft.indicator):
            return []
    home = [i for i in found if not is_abroad(reading.entities[i])]
    found = home if home or not draft.heads else found
    if found and not (draft.heads or called or _is_told_of(found[0], draft, reading)):
        return []
    reading.stated.update(found)
    if len(found) >= _PAIR and _SIGNED.search(draft.indicator):
        places = [i for i in reading.topic if reading.entities[i].kind in PLACES]
        found = found if any(reading.entities[i].kind in PLACES for i in found) else places
    if len(found) > _PAIR and (_TOTAL.search(draft.indicator) or _is_shared(found, draft, reading)):
        return []
    return [] if is_unowned(draft, [reading.entities[i].kind for i in found]) else found


def _is_shared(found: list[str], draft: Draft, reading: Reading) -> bool:
    """Whether one figure stands behind three companies or more, or is left to three places named elsewhere.

    各, 均 or 分别 would say that each of them has it.
    """
    if draft.heads and draft.rule.endswith("each"):
        return False
    part = reading.parts[draft.part]
    said = reading.resolved.article.text[part.start : draft.position]
    if any(word in said for word in ("各", "均", "分别", "都")):
        return False
    kinds = {reading.entities[i].kind for i in found}
    return kinds == {Kind.COMPANY} or (not draft.heads and kinds <= PLACES)


_COMPARED = ("占", "比", "高于", "低于", "快于")
"""Before a place these make it what a figure is compared with."""
_SAID = ("该公司", "该项目", "该企业", "该工程", "该产线", "该厂房")
_SIGNED = re.compile("协议|签约|合同")
"""A sum that several investors signed is their place's."""


def _find_subjects(draft: Draft, reading: Reading, earlier: tuple[str, ...]) -> list[str]:
    """Its project, the name at the head of its part, the clause's subject, or the topic."""
    resolved, entities = reading.resolved, reading.entities
    if draft.project >= 0 and resolved.entities_of[draft.project]:
        return list(resolved.entities_of[draft.project])
    fund = _find_fund(draft, reading)
    scope = None if fund else _find_scope(draft, reading)
    if fund or scope or (scope is not None and not draft.heads):
        return fund or scope or []
    if owner := find_owner(draft, resolved, entities, reading.sentence):
        reading.stated.update(owner)
        return owner
    if earlier and reading.sentence.text.startswith("其中") and not (draft.heads or draft.place):
        return list(earlier)
    topic = [i for i in reading.topic if entities[i].kind in SUBJECTS]
    near = _keep(resolved, entities, draft.heads) or _find_committees(draft, reading)
    if not near:
        for offset, ids in reversed(reading.carried):
            if draft.since <= offset < draft.position and not _is_aside(draft, reading, offset):
                if not any(entities[i].kind in PLACES for i in ids) and _is_cut_off(draft, reading, offset):
                    return []
                if (made := find_made(draft, reading, offset)) is not None:
                    return made
                if not _are_examples(resolved, offset):
                    near = [i for i in ids if entities[i].kind in SUBJECTS]
                break
    if _REPORT in resolved.article.title and near and not draft.heads:
        zones = all(entities[i].kind is Kind.ZONE for i in near)
        near = (_find_reporting(resolved, entities) or near) if zones else near
    if tuple(near) == resolved.topics[reading.sentence.index] != reading.topic:
        near = topic
    if not near:
        near = _keep(resolved, entities, draft.place)
    if draft.seat >= 0:
        if (made := find_made(draft, reading, resolved.mentions[draft.seat].span.start)) is not None:
            return made
        seat = _keep(resolved, entities, (draft.seat,))
        if seat and not any(entities[i].kind is entities[seat[0]].kind for i in near):
            return seat
    if not near and any(entities[i].kind is Kind.INSTITUTION for n in draft.heads for i in resolved.entities_of[n]):
        return []
    if not near and _REPORT in resolved.article.title:
        return _find_reporting(resolved, entities)
    if not near:
        main = [reading.firms.best] if reading.firms.half else []
        return list(earlier) or topic or _find_named(draft, reading) or main
    if load_wording().macro.search(draft.indicator) and not any(entities[i].kind in PLACES for i in near):
        return [i for i in topic if entities[i].kind in PLACES] or near
    return near


def _find_committees(draft: Draft, reading: Reading) -> list[str]:
    """The zones whose committees stand at the head of a clause: what they report or aim at is their zone's."""
    resolved, entities = reading.resolved, reading.entities
    texts = [resolved.mentions[n].text for n in draft.heads if resolved.mentions[n].kind is Kind.GOVERNMENT]
    zones = (i for i, e in entities.items() if e.kind is Kind.ZONE)
    return [
        i
        for i in zones
        for name in (entities[i].name, *entities[i].aliases)
        for text in texts
        if text.startswith(name) and _COMMITTEE.fullmatch(text, len(name))
    ][:1]


_COMMITTEE = re.compile("(?:党工委|工委|管委会|管理委员会|管理局)(?:[和、]?管委会)?")


def _find_reporting(resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> list[str]:
    """The region whose government reports: the first that the article speaks of."""
    return [i for ids in resolved.topics for i in ids if entities[i].kind is Kind.REGION][:1]


def _find_named(draft: Draft, reading: Reading) -> list[str]:
    """The place named last before a figure in its sentence, where there is no subject: 为“两区”牵线，签约196个."""
    mentions = reading.resolved.mentions
    number = bisect_left(mentions, draft.position, key=lambda m: m.span.start)
    while number and mentions[number - 1].span.start >= reading.sentence.span.start:
        number -= 1
        compared = reading.resolved.article.text.endswith(_COMPARED, 0, mentions[number].span.start)
        if mentions[number].kind in PLACES and not compared:
            return _keep(reading.resolved, reading.entities, (number,))
    return []


def _is_cut_off(draft: Draft, reading: Reading, offset: int) -> bool:
    """Whether a clause without a figure stands behind the semicolon that parts a name from a figure: it sets a subject
    of its own (甲营收5亿元；乙厂招股书显示，去年收入3亿元)."""
    for number in range(draft.part, -1, -1):
        part = reading.parts[number]
        if part.start <= offset:
            return False
        if part.opener == "；":
            return number < draft.part and not part.figures and part.stop - part.start >= _CLAUSE
    return False


_CLAUSE = 6
"""No clause with a subject of its own is shorter, in characters."""


def _is_aside(draft: Draft, reading: Reading, offset: int) -> bool:
    """Whether a name stands in a bracket that the figure stands outside of."""
    number = bisect_right(reading.parts, offset, key=lambda p: p.start) - 1
    return number >= 0 and reading.parts[number].depth > reading.parts[draft.part].depth


def _find_scope(draft: Draft, reading: Reading) -> list[str] | None:
    """Whom 全市 means behind a sentence on one of the city's zones: the article's first topic of that class."""
    resolved, entities = reading.resolved, reading.entities
    text, parts = resolved.article.text, reading.parts[max(0, draft.part - _NEAR) : draft.part + 1]
    matches = (SCOPE.match(text, p.start, p.stop) for p in (parts[-1:] if draft.heads else reversed(parts)))
    match = next((m for m in matches if m), None)
    if match is None:
        return None
    regions = [i for topic in resolved.topics for i in topic if entities[i].kind is Kind.REGION]
    meant = choose_scope(match["word"][1], [entities[i].name for i in regions])
    return [] if meant < 0 else [regions[meant]]


def _find_fund(draft: Draft, reading: Reading) -> list[str]:
    """The fund named before in the paragraph, where a sentence tells what a fund invested: 各子基金投资企业4家."""
    contexts, resolved = load_wording().contexts, reading.resolved
    if not (contexts["fund"].search(reading.sentence.text) and contexts["stake"].search(draft.indicator)):
        return []
    start = resolved.article.paragraphs[reading.sentence.paragraph].span.start
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start)
    while number and resolved.mentions[number - 1].span.start >= start:
        number -= 1
        mention = resolved.mentions[number]
        if mention.kind is Kind.COMPANY and mention.text.endswith("基金"):
            return _keep(resolved, reading.entities, (number,))
    return []


def _keep(resolved: ResolvedArticle, entities: Mapping[str, Entity], numbers: Iterable[int]) -> list[str]:
    ids = (i for number in numbers for i in resolved.entities_of[number])
    return list(dict.fromkeys(i for i in ids if entities[i].kind in SUBJECTS))


def _are_examples(resolved: ResolvedArticle, offset: int) -> bool:
    """Whether the coordination of names that begins at `offset` ends in 等: examples of what is counted."""
    mentions, text = resolved.mentions, resolved.article.text
    number = bisect_left(mentions, offset, key=lambda m: m.span.start)
    while number + 1 < len(mentions) and text[mentions[number].span.stop : mentions[number + 1].span.start] in (
        "、",
        "和",
        "与",
    ):
        number += 1
    stop = mentions[number].span.stop if number < len(mentions) else -1
    counted = number + 1 < len(mentions) and mentions[number].span.start > offset
    return text.startswith("等", stop) or (counted and mentions[number + 1].span.start == stop)
