"""Whom a figure is stated of: a project, a name at the head of its part, the clause's subject, or the topic."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.observations.owners import find_owner, is_unowned
from kg.observations.parts import Part
from kg.observations.seats import Draft
from kg.observations.wordings import load_wording
from kg.seeds import load_lexicon
from kg.types import Entity, Mention, ResolvedArticle, Sentence
from kg.vocabulary import PLACES, Kind, ValueKind

SUBJECTS = PLACES | {Kind.COMPANY, Kind.PROJECT}
"""Of whom figures are kept (annotation guide, Observations); an industry's are an indicator of its place."""

_NAMED = SUBJECTS | {Kind.INSTITUTION}
_SCOPES = frozenset({"全省", "全市", "全县", "全州"})
_REPORT = "政府工作报告"
"""Whose headline has this speaks of a region, named or not."""
_NEAR = 8
"""How many parts before a figure are looked at for 全市 and the like."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all that its figures are read with."""

    resolved: ResolvedArticle
    entities: Mapping[str, Entity]
    sentence: Sentence
    topic: tuple[str, ...]
    parts: tuple[Part, ...]
    carried: tuple[tuple[int, tuple[str, ...]], ...]
    periods: tuple[Mention, ...]
    aims_from: int
    """Where in the article a list of aims begins (2023年计划增长8%，新增企业5家); else the end of the sentence."""
    undated: bool
    """Whether the sentence speaks of now (目前), so that no earlier period is carried into it."""
    crowded: bool = False
    """Whether the article names companies, projects and institutions more often than places."""
    stated: set[str] = field(default_factory=set)
    """Of whom the article has stated figures by name so far."""


_PAIR = 2
_BACK = 24
"""How many names back a noun may mean."""
_TOTAL = re.compile("总投资|总额|总金额|协议|总计|合计|共计|总量|总和")
"""A sum over more than two places is none of each."""


_OF_THING = re.compile(
    "注册资[本金]|占地|用地|投资|概算|预算|产能|[年日月](?:产|处理|供|拆解|分拣|加工|发电|消纳|接收)|装机|库容|容量|建筑面积|规模|首期|一期|经费"
    "|在校生|全长|建成后|投产后|达产后|合同额|认缴|销售额|能力"
)
"""What is told of a thing that the clause before names: 组建[X公司]，注册资本10亿元."""
_NO_PLACE = re.compile(
    "注册资[本金]|^(?:项目)?占地|(?:设计|规划)(?:年)?产能|^(?:设计|规划)?(?:[日月]产|[年日月](?:处理|拆解|分拣|加工))|^(?:全部|项目|全面)?(?:建成|投产|达产)后"
    "|^(?:项目)?(?:估算|动态|静态)(?:总)?投资|^概算$|^合同额|^续航|^单日"
)
"""What no region has."""
_FIRM = re.compile(
    "销售收入|^营收|营业收入|净利|净亏|亏损|手持订单|新增订单|员工|雇员|职工|上缴税金|创汇|市场占有率|毛利|研发费用|(?<!全社会)研发投入占|主营业务收入$|^纳税"
)
"""What is told of a firm, not of the place it is in."""
_ITSELF = re.compile(
    "(?:如今|目前|去年|今年|眼下)?，?(?:这家[^，。；]{0,20}(?:企业|公司|工厂|厂)|(?:该|本)?(?:企业|公司|工厂)(?!家|数|主体|总量))"
)
"""How a clause goes on about a firm."""
_THING = re.compile(
    r"(?:据悉|据介绍|据了解|其中)?，?(?:该|这个|这座|这一|整个|本)?(?P<noun>项目|工程|电站|线路|产线|机场|运河|基地|工厂|电厂|园区|基金|产业园|灌区|大桥|铁路)"
    r"(?:[由坐位总全计设拟预将分一累已于占年自概估，规地是集共投建]|$)"
)
"""How a sentence goes on about a thing of which the one before tells: 项目由A承建，总投资9亿元."""
_REACH = 240


def _find_introduced(draft: Draft, reading: Reading) -> list[str] | None:
    """The thing that the clause before a figure ends in: X与Y组建[Z公司]，注册资本10亿元; nobody for an institution."""
    resolved, entities = reading.resolved, reading.entities
    if not _OF_THING.search(draft.indicator):
        return None
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start) - 1
    start = reading.parts[draft.part].start
    if number < 0 or resolved.mentions[number].span.start < reading.sentence.span.start:
        return None
    mention = resolved.mentions[number]
    ids = [i for i in resolved.entities_of[number] if entities[i].kind in _NAMED - PLACES]
    text = resolved.article.text
    if not ids or text[mention.span.stop : start] not in ("，", "），", "，并", "”，"):
        return None
    clause = text[reading.parts[max(draft.part - 1, 0)].start : mention.span.start]
    if not _FOUNDS.search(clause) or _IS.search(clause):
        return None
    return [] if entities[ids[0]].kind is Kind.INSTITUTION else ids


def _find_thing(draft: Draft, reading: Reading) -> list[str] | None:
    """The project named last before a sentence that goes on about it; nobody where none is named near."""
    resolved, entities, text = reading.resolved, reading.entities, reading.resolved.article.text
    begins = (reading.sentence.span.start, reading.parts[draft.part].start)
    match = next((m for at in begins if (m := _THING.match(text, at, reading.sentence.span.stop))), None)
    if match is None or not _OF_THING.search(draft.indicator):
        return None
    number = bisect_left(resolved.mentions, reading.sentence.span.start, key=lambda m: m.span.start) - 1
    while number >= 0 and resolved.mentions[number].span.start > reading.sentence.span.start - _REACH:
        ids = [i for i in resolved.entities_of[number] if entities[i].kind is Kind.PROJECT]
        if ids:
            listed = text.startswith(("、", "等"), resolved.mentions[number].span.stop)
            return None if listed else ids
        number -= 1
    return None


def _find_firm(draft: Draft, reading: Reading) -> list[str]:
    """The company that the paragraph spoke of last, where a figure that firms have was left to a place."""
    resolved, entities = reading.resolved, reading.entities
    own = _ITSELF.match(resolved.article.text, reading.parts[draft.part].start) or _ITSELF.match(reading.sentence.text)
    if not (own or _FIRM.search(draft.indicator)):
        return []
    start = resolved.article.paragraphs[reading.sentence.paragraph].span.start
    for index in range(reading.sentence.index - 1, -1, -1):
        if resolved.sentences[index].span.start < start:
            break
        for _, ids in reversed(resolved.subjects[index]):
            if len(ids) == 1 and entities[ids[0]].kind is Kind.COMPANY:
                return list(ids)
    return []


def _find_modified(draft: Draft, reading: Reading) -> list[str] | None:
    """The name that a clause before it describes: 甲运营的[乙]去年发电; nobody for an institution."""
    resolved, entities, text = reading.resolved, reading.entities, reading.resolved.article.text
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start) - 1
    start = reading.parts[draft.part].start
    while number >= 0 and resolved.mentions[number].span.start >= start:
        mention = resolved.mentions[number]
        if mention.kind is ValueKind.QUANTITY:
            return None
        if mention.kind in _NAMED and resolved.entities_of[number]:
            at = mention.span.start
            described = at > start + 1 and text[at - 1] == "的" and text[mention.span.stop] not in "、和与及等"
            ids = [i for i in resolved.entities_of[number] if entities[i].kind in _NAMED]
            if not described or not ids or _FAR.search(text, mention.span.stop, draft.position):
                return None
            cut = draft.indicator.rfind(mention.text)
            if cut >= 0 and len(draft.indicator) - cut - len(mention.text) >= _PAIR:
                draft.indicator = draft.indicator[cut + len(mention.text) :].lstrip("的")
            return [] if entities[ids[0]].kind is Kind.INSTITUTION else ids
        number -= 1
    return None


_FAR = re.compile("[在向对从给为由于把将与、]")
"""What stands between a name and a figure that is not its own."""
_FOUNDS = re.compile(
    "[建设立办造]|启用|开工|投产|奠基|签下|签约|核准|批复|批准|布局|投用|引进|落地|中标|注册|揭牌|名叫|全称|组成|凑成|合资"
)
_IS = re.compile("(?:由|隶属.*|属|为|是|股东|方|系)$")


def _is_abroad(entity: Entity) -> bool:
    """Whether an entity is a foreign country: the pages tell figures of places at home."""
    return entity.kind is Kind.REGION and load_lexicon().get(entity.name, "gazetteer/countries") is not None


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
    if any(subject in ids for ids in resolved.entities_of[first:last]):
        return True
    if entity.kind is Kind.ZONE:
        return not reading.crowded or subject in reading.stated
    if any(scope in reading.sentence.text for scope in _SCOPES):
        return True
    titled = any(name in resolved.article.title for name in (entity.name, *entity.aliases))
    if (titled or (not resolved.article.title and not reading.crowded)) and not any(
        m.kind in _ACTING for m in resolved.mentions[first:last]
    ):
        return True
    return not reading.crowded and subject in reading.stated


_OF_PLACES = re.compile("生产总值|财政|规上|规模以上|固定资产|零售|外贸|进出口|全[市县省区]")
"""What is told of places only."""
_OF_EVENTS = re.compile(
    "(?:开工|签约|竣工|落地|引进|招引|在建|新建|续建).{0,6}项目|项目.{0,4}(?:总投资|占比)|协议.{0,2}[投引]资|类项目"
)
"""What a place reports of a day on which projects were signed or begun."""
_ACTING = _NAMED | {Kind.GOVERNMENT, Kind.PERSON, Kind.INDUSTRY}


def find_subjects(draft: Draft, reading: Reading, earlier: tuple[str, ...]) -> list[str]:
    """Whom a figure is stated of; nobody where only a project could have it and none is named."""
    found = _find_noun(draft, reading)
    if found is None:
        found = _find_modified(draft, reading)
    if found is None and not draft.heads and draft.project < 0:
        found = _find_introduced(draft, reading)
        found = _find_thing(draft, reading) if found is None else found
    if found is None and draft.indicator.startswith(_SAID):
        firm = _find_firm(draft, reading)
        draft.indicator = draft.indicator[_PAIR + 1 :]
        found = firm or None
    if found is None:
        found = _find_subjects(draft, reading, earlier)
        kinds = {reading.entities[i].kind for i in found}
        if not draft.heads and not kinds - PLACES:
            found = _find_firm(draft, reading) or found
        if Kind.REGION in kinds and not draft.heads and _NO_PLACE.search(draft.indicator):
            return []
    found = [i for i in found if draft.heads or not _is_abroad(reading.entities[i])]
    if found and not (draft.heads or _is_told_of(found[0], draft, reading)):
        return []
    reading.stated.update(found)
    if len(found) >= _PAIR and _SIGNED.search(draft.indicator):
        places = [i for i in reading.topic if reading.entities[i].kind in PLACES]
        found = found if any(reading.entities[i].kind in PLACES for i in found) else places
    if len(found) > _PAIR and _TOTAL.search(draft.indicator):
        return []
    return [] if is_unowned(draft, [reading.entities[i].kind for i in found]) else found


_SAID = ("该公司", "该项目", "该企业", "该工程", "该产线", "该厂房")
_SIGNED = re.compile("协议|签约|合同")
"""A sum that several investors signed is their place's."""
_NOUN = re.compile(
    r"(?:该|这个)?(?P<noun>平台|研究院|研究所|实验室|创新中心|联合体|科学城|科技城|产业园|园区|工业园|基地|工厂|项目|大桥|机场|高速公路"
    "|高铁|铁路|地铁|港区|集团|银行)(?:的)?"
)
"""Nouns that begin an indicator and mean what was named by its full name before: 平台累计引进企业2876家."""


def _find_noun(draft: Draft, reading: Reading) -> list[str] | None:
    """The thing named last whose name ends with the noun that begins the indicator; the noun is cut from it.

    Nobody where that is an institution; None where no such thing is named.
    """
    match = _NOUN.match(draft.indicator)
    if match is None or draft.heads or len(draft.indicator) - match.end() < _PAIR:
        return None
    resolved, entities = reading.resolved, reading.entities
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start)
    for ids in reversed(resolved.entities_of[max(0, number - _BACK) : number]):
        for i in ids:
            names = (entities[i].name, *entities[i].aliases)
            if entities[i].kind not in _NAMED or not any(name.endswith(match["noun"]) for name in names):
                continue
            if entities[i].kind is Kind.INSTITUTION:
                return []
            draft.indicator = draft.indicator[match.end() :]
            return [i]
    return None


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
    near = _keep(resolved, entities, draft.heads)
    if not near:
        for offset, ids in reversed(reading.carried):
            if draft.since <= offset < draft.position and not _is_aside(draft, reading, offset):
                if not any(entities[i].kind in PLACES for i in ids) and _is_cut_off(draft, reading, offset):
                    return []
                if not _are_examples(resolved, offset):
                    near = [i for i in ids if entities[i].kind in SUBJECTS]
                break
    if tuple(near) == resolved.topics[reading.sentence.index] != reading.topic:
        near = topic
    if not near:
        near = _keep(resolved, entities, draft.place)
    if draft.seat >= 0:
        seat = _keep(resolved, entities, (draft.seat,))
        if seat and not any(entities[i].kind is entities[seat[0]].kind for i in near):
            return seat
    if not near and any(entities[i].kind is Kind.INSTITUTION for n in draft.heads for i in resolved.entities_of[n]):
        return []
    if not near and _REPORT in resolved.article.title:
        return [i for ids in resolved.topics for i in ids if entities[i].kind is Kind.REGION][:1]
    if not near:
        return list(earlier) or topic or _find_named(draft, reading) or list(_find_main_company(resolved, entities))
    if load_wording().macro.search(draft.indicator) and not any(entities[i].kind in PLACES for i in near):
        return [i for i in topic if entities[i].kind in PLACES] or near
    return near


def _find_named(draft: Draft, reading: Reading) -> list[str]:
    """The place named last before a figure in its sentence, where there is no subject: 为“两区”牵线，签约196个."""
    mentions = reading.resolved.mentions
    number = bisect_left(mentions, draft.position, key=lambda m: m.span.start)
    while number and mentions[number - 1].span.start >= reading.sentence.span.start:
        number -= 1
        if mentions[number].kind in PLACES:
            return _keep(reading.resolved, reading.entities, (number,))
    return []


def _find_main_company(resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The company that an article without a place speaks of: half of its mentions of companies at least."""
    counts = Counter(
        i for ids in resolved.entities_of for i in ids if len(ids) == 1 and entities[i].kind is Kind.COMPANY
    )
    best = counts.most_common(1)
    return (best[0][0],) if best and best[0][1] > 1 and best[0][1] * 2 >= counts.total() else ()


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
    words = [text[part.start : part.start + 2] for part in (parts[-1:] if draft.heads else reversed(parts))]
    word = next((w for w in words if w in _SCOPES), "")
    if not word:
        return None
    regions = [i for topic in resolved.topics for i in topic if entities[i].kind is Kind.REGION]
    classed = [i for i in regions if entities[i].name.endswith(word[1])]
    return (classed or regions)[:1]


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
