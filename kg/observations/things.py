"""Things that a figure is told of by what it measures or by a noun: a project, a firm, what a clause describes."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.entities.own_firms import find_own_firm
from kg.observations.readings import NAMED, Reading
from kg.observations.seats import Draft
from kg.vocabulary import PLACES, Kind, ValueKind

_PAIR = 2
_BACK = 24
"""How many names back a noun may mean."""
_OF_THING = re.compile(
    "注册资[本金]|占地|用地|投资|概算|预算|产能|[年日月](?:产|处理|供|拆解|分拣|加工|发电|消纳|接收)|装机|库容|容量|建筑面积|规模|首期|一期|经费"
    "|在校生|总长|造价|日供|库区|泊位|吞吐能力|全长|建成后|投产后|达产后|合同额|认缴|销售额|能力"
    "|总投入|占用|岸线|管线|消化|年(?:节水|供|送|输|发|出)|日(?:增|输|发)|设计能力|床位|机柜|泊位|停[放靠]|培训|招生|安装|日均处理|每天可|每年可|可同时|可容纳|可储|替代标[准]?煤|减排|上网电量|年发电|日熔量|仓容"
)
"""What is told of a thing that the clause before names: 组建[X公司]，注册资本10亿元."""
_AREA = re.compile("(?:总|核心区?|起步区|首期|一期|远期|近期)?(?:规划|占地|面积|用地)")
"""What is told of a zone that the clause before founds: 建设[X工业园]，规划4平方公里."""
_SEATED = re.compile("[在于入到自]$|落户|入驻|进驻|落地|选址|地处|布局")
"""What makes the zone behind it the place of something: 落户[X工业园]，占地50亩."""
_FIRM = re.compile(
    "销售收入|^营收|营业收入|净利|净亏|亏损|手持订单|新增订单|员工|雇员|职工|上缴税金|创汇|市场占有率|毛利|研发费用|(?<!全社会)研发投入占|主营业务收入$|^纳税"
)
"""What is told of a firm, not of the place it is in."""
_ITSELF = re.compile(
    "(?:如今|目前|去年|今年|眼下|(?:19|20)\\d\\d年|[上下]半年|前[一二三四五六七八九十\\d]+个?月|前三季度|截至[^，。；]{2,10})?，?"
    "(?:这家[^，。；]{0,20}(?:企业|公司|工厂|厂|集团)|(?:该|本)?(?:企业|公司|工厂|集团|合作社)(?!家|数|主体|总量))"
)
"""How a clause goes on about a firm."""
_THING = re.compile(
    r"(?:据悉|据介绍|据了解|其中)?，?(?P<this>该|这个|这座|这条|这一|整个|本)?(?P<noun>项目|工程|电站|线路|产线|机场|运河|基地|工厂|电厂|园区|基金|产业园|灌区|大桥|铁路|枢纽|水库|电厂|港口|码头|隧道|泵站|高铁|公路|高速|储备库|水厂|生产线|装置|机组|大楼|新厂|院区|新校区|小镇|冷库|车间|风电场|数据中心|综合体|矿山|矿区|航道|渠道|新线|支线|连接线|专线|(?<=[该条])[线路]|(?<=该)[站厂矿港园线库桥路段馆楼]|(?<=座)[站厂矿港园库桥馆楼])"
    r"(?:[由坐位总全计设拟预将分一累已于占年自概估，规地是集共投建装从起采静动每可日现首去今按配]|$)"
)
"""How a sentence goes on about a thing of which the one before tells: 项目由A承建，总投资9亿元."""
_REACH = 240


def find_introduced(draft: Draft, reading: Reading) -> list[str] | None:
    """The thing that the clause before a figure ends in: X与Y组建[Z公司]，注册资本10亿元; nobody for an institution."""
    resolved, entities = reading.resolved, reading.entities
    if not (_OF_THING.search(draft.indicator) or _AREA.match(draft.indicator)):
        return None
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start) - 1
    start = reading.parts[draft.part].start
    if number < 0 or resolved.mentions[number].span.start < reading.sentence.span.start:
        return None
    mention = resolved.mentions[number]
    text = resolved.article.text
    zoned = _AREA.match(draft.indicator) and not _SEATED.search(
        text, max(0, mention.span.start - _PAIR), mention.span.start
    )
    kinds = NAMED - {Kind.REGION} if zoned else NAMED - PLACES
    ids = [i for i in resolved.entities_of[number] if entities[i].kind in kinds]
    if not ids or text[mention.span.stop : start] not in ("，", "），", "，并", "”，"):
        return None
    clause = text[reading.parts[max(draft.part - 1, 0)].start : mention.span.start]
    if not _FOUNDS.search(clause) or _IS.search(clause):
        return None
    return [] if entities[ids[0]].kind is Kind.INSTITUTION else ids


def find_thing(draft: Draft, reading: Reading) -> list[str] | None:
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
            rest = draft.indicator.removeprefix((match["this"] or "") + match["noun"])
            draft.indicator = draft.indicator if listed or len(rest) < _PAIR else rest
            return None if listed else ids
        number -= 1
    return [] if match["this"] else None


def name_industry(draft: Draft, reading: Reading) -> str:
    """The indicator with the name of the industry that 该产业 takes up: 以高端装备为首位产业，去年[该产业]产值."""
    taken = _INDUSTRY.match(draft.indicator)
    if taken is None:
        return draft.indicator
    mentions = reading.resolved.mentions
    start = reading.resolved.article.paragraphs[reading.sentence.paragraph].span.start
    for number in range(bisect_left(mentions, draft.position, key=lambda m: m.span.start) - 1, -1, -1):
        if mentions[number].span.start < start:
            break
        if mentions[number].kind is Kind.INDUSTRY:
            name = mentions[number].text
            return f"{name}{'' if name.endswith(_CLASSES) else '产业'}{draft.indicator[taken.end() :]}"
    return draft.indicator


_INDUSTRY = re.compile("[该这]一?(?:个)?(?:产业|行业)(?:集群|链)?(?=.{2})")
_CLASSES = ("业", "集群", "产业链")


def find_made(draft: Draft, reading: Reading, offset: int) -> list[str] | None:
    """What somebody made whose name at `offset` stands behind 由: [X实验室]由[甲集团]组建，注册资本10亿元.

    Nobody for an institution; None where no name stands before 由."""
    resolved, entities = reading.resolved, reading.entities
    if resolved.article.text[offset - 1 : offset] != "由" or not _OF_THING.search(draft.indicator):
        return None
    number = bisect_left(resolved.mentions, offset, key=lambda m: m.span.start) - 1
    if number < 0 or resolved.mentions[number].span.stop != offset - 1:
        return None
    ids = [i for i in resolved.entities_of[number] if entities[i].kind in NAMED]
    return [] if ids and entities[ids[0]].kind is Kind.INSTITUTION else ids or None


def is_of_firm(indicator: str) -> bool:
    """Whether a figure is one that firms have, and no place: 净利润, 员工."""
    return _FIRM.search(indicator) is not None


def find_firm(draft: Draft, reading: Reading) -> list[str]:
    """The company that the paragraph spoke of last, where a figure that firms have was left to a place."""
    resolved, entities = reading.resolved, reading.entities
    own = _ITSELF.match(resolved.article.text, reading.parts[draft.part].start) or _ITSELF.match(reading.sentence.text)
    if not (own or _FIRM.search(draft.indicator)):
        return []
    start = resolved.article.paragraphs[reading.sentence.paragraph].span.start
    if own and (main := find_own_firm(resolved, reading.sentence.index, draft.position, entities, reading.firms)):
        return list(main)
    for index in range(reading.sentence.index - (not own), -1, -1):
        if resolved.sentences[index].span.start < start:
            break
        for offset, ids in reversed(resolved.subjects[index]):
            if offset < draft.position and len(ids) == 1 and entities[ids[0]].kind is Kind.COMPANY:
                return list(ids)
    return _find_only_firm(draft, reading) if own and not _ANY.fullmatch(own.group()) else []


_ANY = re.compile("(?:.*，)?(?:企业|工厂)")
"""Bare words that mean any firm as well as the one told of."""


def _find_only_firm(draft: Draft, reading: Reading) -> list[str]:
    """The one company that the paragraph has named before a clause that goes on about one, or the article before it."""
    resolved, entities = reading.resolved, reading.entities
    start = resolved.article.paragraphs[reading.sentence.paragraph].span.start
    for begin in (start, 0):
        first = bisect_left(resolved.mentions, begin, key=lambda m: m.span.start)
        last = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start)
        named = {i for ids in resolved.entities_of[first:last] for i in ids if entities[i].kind is Kind.COMPANY}
        if named:
            return list(named) if len(named) == 1 else []
    return []


def find_modified(draft: Draft, reading: Reading) -> list[str] | None:
    """The name that a clause before it describes: 甲运营的[乙]去年发电; nobody for an institution."""
    resolved, entities, text = reading.resolved, reading.entities, reading.resolved.article.text
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start) - 1
    start = reading.parts[draft.part].start
    while number >= 0 and resolved.mentions[number].span.start >= start:
        mention = resolved.mentions[number]
        if mention.kind is ValueKind.QUANTITY:
            return None
        if mention.kind in NAMED and resolved.entities_of[number]:
            at = mention.span.start
            described = at > start + 1 and text[at - 1] == "的" and text[mention.span.stop] not in "、和与及等"
            ids = [i for i in resolved.entities_of[number] if entities[i].kind in NAMED]
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
_NOUN = re.compile(
    r"(?:该|这个)?(?P<noun>平台|研究院|研究所|实验室|创新中心|联合体|科学城|科技城|产业园|园区|工业园|基地|工厂|项目|大桥|机场|高速公路"
    "|高铁|铁路|地铁|港区|片区|工业区|开发区|经开区|高新区|综保区|保税区|合作区|陆港|集团|银行)(?:的)?"
)
"""Nouns that begin an indicator and mean what was named by its full name before: 平台累计引进企业2876家."""


def find_noun(draft: Draft, reading: Reading) -> list[str] | None:
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
            if entities[i].kind not in NAMED or not any(name.endswith(match["noun"]) for name in names):
                continue
            if entities[i].kind is Kind.INSTITUTION:
                return []
            draft.indicator = draft.indicator[match.end() :]
            return [i]
    return None
