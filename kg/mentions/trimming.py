"""What no name begins or ends with, whoever found it: marks, dates, datelines, visits, a place said twice."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.mentions.edges import load_names
from kg.seeds import load_lexicon
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind, ValueKind
from kg.words import is_word, tag

_SHORTEST, _BRAND = 3, 2
_DATED = re.compile(
    r"(?:同日|当天|昨日|昨天|今天)?(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日(?:[至到—-]\d{1,2}日)?(?:上午|下午|晚间?)?|同日(?=第)"
)
_VISITED = re.compile(
    r"(?:[^，。；、]{0,6}?(?:详细|深入|实地|现场|先后|一行)?(?:了解|考察|参观|视察|调研|察看|走访|梳理|检查)了?(?![团组室站员点所])(?=[\w“]{4}))"
)
_BUILT_BY = re.compile("(?:公司|集团|银行|[厂院所])由(?=[\\w（()）]{4})")
_COPULA = re.compile(r"公司系(?=[\w（()）]{4})")
"""Where one company's name ends and what it is to another begins: 某某有限公司系|某某集团."""
_PARTNER = re.compile(
    r"(?:公司|集团|银行|[\u4e00-\u9fff]{3}(?=则))则?(?:[同与和以向]|携手|联合|联手|牵手|借壳|委托|状告|起诉|举牌|要约)(?=[\w（()）]{4})"
    r"|(?:[局厅委会]|中心|实验室|研究[院所]|大学|学院|协会)(?:携手|联手|牵手|联系|联合"
    r"(?!实验|研[究发]|创新|会|体|党|办|培养|攻关|培训|技术|中心|基金|运|国|学|检|开发|招|工作|投资|团|总|支|组))(?=[\w（()）]{4})"
)
"""Where another party's name ends that the finder took with this one: 某某集团同|某某开发区."""
_NEWSLINE = re.compile(
    r"(?:本报)?[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日[电讯]继?|讯(?=首届|第[一二三四五六七八九十\d]|20\d\d|继)继?"
)
_INSIDE = re.compile(r"而(?=[\w]{4})|(?:[区县市省镇]|园区|辖区|境)内(?=\w{2})")
_WIRE = re.compile(r"(?:[\u4e00-\u9fff]{0,8}?(?:\d{1,2}月)?\d{1,2})?日[电讯](?=[\u4e00-\u9fff]{4})")
"""The end of a dateline before a firm's name: 11月3日电|东海汽车马达公司. 日电（中国） is a firm."""
_BEFORE_FIRM = re.compile(
    r"附属(?=\w{4})|(?:以?下|简)?称(?!心)(?=\w{3})"
    r"|[一二三四五六七八九]是(?=\w{2,}(?:公司|集团)$)|经(?=\w{2,}(?:评估|审计|会计师)\w{0,4}(?:公司|事务所)$)"
    r"|(?:管理|托管|受托|转让|受让|出质|质押|借款|担保|委托)?人为(?=\w{4})|年(?=\w{2,}(?:集团|公司)$)"
    r"|(?:借壳|举牌|状告|起诉|委托|聘请)(?=\w{4})|(?:一直|此前|原先|前身)?(?:曾|仍|均|即|一直|前身)为(?=\w{2,}公司$)"
)
"""What leads to a listed firm's name and is taken for a part of it: 附属|云凰新媒体公司, 管理人为|甲资产管理公司."""
_SHARE = re.compile(
    "(?<=[\u4e00-\u9fff]{3})(?:[ABHN]股(?:股份)?|所[持属有]|欲|拟)$|(?<=[\u4e00-\u9fff]{4})(?:计划|方案|事宜|传闻|一事|一案)$"
)
"""What is said of a firm or its shares behind its name: 岚海股份|A股, 岚海投资|所持."""
_BULLET = re.compile(r"(?:[◎●◆▲▶■★□○•▪◇〇❤①-⑳⑴-⒇]|\*(?!ST))+")
_LED_TO = re.compile(r"(?:据(?=\w{4,}(?:公司|集团|银行)$)|(?:对话|(?:引进|引入|培育出?|聚集|集聚|迎来)了?)(?=\w{4}))")
"""What leads to a firm's name in a headline or a list: 对话|隆穗种业, 引进|甲智造."""
_A_FIRM = re.compile(
    r"(?:[园辖]?区内?|园内|境内|当地|本地|本土|入园|另一家|一家)?(?:重点|龙头|骨干|民营|链主|上市)?企业"
    r"(?!管理|服务|咨询|征信|信用|策划|发展|孵化|信息|投资|文化|总部|家)(?=[\w（()）]{2,}(?:公司|集团|厂)$)"
)
"""What a firm is to a place, before its name: 园区企业|雅云涂料有限公司. 企业管理咨询有限公司 is a name."""
_OFFICER = re.compile(
    r"(?:书记|[市县区省州镇]长|董事长|总经理|总裁|主任|局长)(?!热线|信箱|工程|公馆|[质办大基项])(?=\w{2})"
)
_COUNTED = re.compile(r"\d+(?:余|多)?个[^、，。；“”]{0,8}项目$")
_FORMER = re.compile(r"(?:时任|原)(?=[\w（()）]{4})")
"""What was so at another time before the name of a firm or a body: 原|云石集团(总经理某某). 原料药 is one word."""
_COUNT = re.compile(r"(?:[一二三四五六七八九十]是|其[一二三四五六](?=\w{4}))")
"""The number of a member of a list in words, before its name: 一是|河湾化工园(扩区)."""
_HAS = re.compile(
    r"(?:园区|区内|县内|市内|全[市县区镇])?(?:目前)?(?:现有|已有|共有|还有|另有|就有)(?=\w{2})|有(?=\w{2,4}中国$)"
    r"|因(?=\w{2,}(?:集团|公司)$)|了(?=\w{2})"
)
"""Words before a firm's name that the tagger takes for a part of it: 现有|九豫香, 因|鼎威集团(资金到位慢)."""
_MARKS = re.compile(r"[.．·:：、，—\-]+(?=[^\d])")
_DATELINE = re.compile("[^（）()]{0,24}电?[（(](?:记者|通讯员)[^（）()]{1,24}[）)]|[【〔][^【】〔〕]{1,12}[】〕]")
_TIME = re.compile(r"\d{1,2}(?=[\u4e00-\u9fff])")
_TWICE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,3})(?=(?P=place)[\u4e00-\u9fff]{2})")
"""宁波宁波保税区: the place, and the zone that begins with it."""
_PRESIDENT = re.compile("(?<=大学)校$")
_BUILDERS = re.compile("(?<=[\u4e00-\u9fff]{2})(?:设计|垫资|施工|投资|代建|EPC|总)$")
_ANY_FIRM = re.compile(
    "上市公司$|^[一二三四五六七八九十百千两几多数]+家公司$|[一二三四五六七八九十]大集团$|^[沪深京港]{1,2}公司$"
    "|(?:^|A股)(?:社会公众|[非限]?[非限售]*流通|剩余|(?:几乎|其|其他)?全部|部分|人?所持|持有|回购|发行|质押|认购|标的|新增|上述)股份$|^[沪深京港]{2}资本$|^(?:A股|B股|H股)(?:股份|社会.{0,6}股份|资本)$"
    "|^(?:对价|投资|经营|减值|资产|收购|商誉)损失$|证券交易所证券$|^(?:剩余|全部)?(?:有限|股份|有限责任|股份有限|集团有限|控股有限)公司$"
    "|^(?:SaaS|AI|AIGC|IT|EDA|IC|CRO|CDMO|CXO|MCN|LED|PCB|SPV)公司$|(?:全资|控股|参股)[子孙]公司$"
)
_PREPOSITION = re.compile("[同从向跟获据由](?=\\w{3})")
"""What stands before a firm that is named elsewhere without it: 同|甲科技一道落户."""
_OWNERS = re.compile("(?:旗下|下属|所属)的?(?=\\w{4})")
_ITS_FIRM = re.compile("(?:(?:本|该|我)?公司的?|其(?!亚|利))(?=[\\w（()）]{4})")
"""The firm spoken of before its work: 公司|四期项目."""
_FUND = re.compile("基金[一二三四五]期$")
_EVENT = re.compile("(?<=[会展节赛])活动$")
_LABELLED = re.compile("^“(?P<name>[^“”]{3,})”(?:榜单|名单|称号|荣誉称号|奖项|荣誉)$")
_HELD_BY = re.compile(r"(?:基地|示范区|企业|园区|城市|试点|中心|平台)的[\w“”（）()]{3,}$")
"""Who holds an honour, named behind it: 国家级示范基地|的淮南智造港."""
_STARTS: dict[Kind | ValueKind, tuple[re.Pattern[str], ...]] = {
    Kind.PROJECT: (_MARKS, _COUNT, _DATELINE, _NEWSLINE, _DATED, _VISITED, _OWNERS, _ITS_FIRM),
    Kind.GATHERING: (_MARKS, _DATELINE, _NEWSLINE, _DATED),
    Kind.ZONE: (_MARKS, _COUNT, _NEWSLINE, _DATED, _VISITED, _TWICE, _INSIDE),
    Kind.COMPANY: (_BEFORE_FIRM, _BULLET, _MARKS, _WIRE, _HAS, _DATED, _INSIDE, _A_FIRM, _TWICE, _LED_TO),
    Kind.INSTITUTION: (_MARKS, _TIME, _TWICE),
}
_CLASS_OF_PROVINCE = re.compile(
    r"^[\u4e00-\u9fff]{2,6}(?:省|自治区)(?:级|各|各级|[一二三四五六七八九十\d]+[个家])?"
    r"(?:经济(?:技术)?|高新(?:技术(?:产业)?)?|产业|工业)?(?:开发区|园区|综保区|高新区|经开区|综合保税区|特色小镇|产业园|集聚区)$"
)
"""A class of zones in a province, not one of them: 江苏省经济开发区, 河北省五个综保区."""
_BESTOWER = re.compile("(?:委|厅|局|部|政府|同类园区|同类城市)$")
_NONE = {
    Kind.PROJECT: (_OFFICER, _COUNTED),
    Kind.COMPANY: (_ANY_FIRM, _OFFICER),
    Kind.ZONE: (_CLASS_OF_PROVINCE,),
    Kind.TITLE: (_BESTOWER,),
}
_BIDDERS = "联合体"
_BY_BUILDER = "companies.context"
"""The finder of names behind 由: what is told of their part in the work ends them."""
_PARTIES = frozenset({Kind.COMPANY, Kind.ZONE, Kind.INSTITUTION, Kind.GOVERNMENT})
_LED = frozenset({Kind.ZONE, Kind.PROJECT, Kind.GATHERING})
_FORMERLY = frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.GOVERNMENT})
_LEARNED = ("names.learned", "names.doubtful")
_ALSO = re.compile("(?<=[^（(][片新]区|[^（(]区块)[（(][^（）()]{2,14}[）)]$")
"""A zone's short form in brackets behind its name: 甲自贸试验区乙片区|（简称乙自贸片区）."""
_SAYING = re.compile("(?<=.{2})(?:上|方面)?(?:下功夫|做文章|发力|破题|见长|著称|闻名|起家|当家|挑大梁|唱主角|领跑)$")
"""What is said of a field behind its name: (围绕)都市农业|下功夫."""
_ENDS: dict[Kind | ValueKind, re.Pattern[str]] = {
    Kind.GATHERING: _EVENT,
    Kind.INSTITUTION: _PRESIDENT,
    Kind.ZONE: _ALSO,
    Kind.INDUSTRY: _SAYING,
    Kind.COMPANY: _SHARE,
}


def trim_names(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, each without what is no part of its name, and without those that are no names: officers and counted
    things as projects, classes as companies. A fund's second phase is the company that the fund is."""
    mentions = list(mentions)
    places = {mention.span.start for mention in mentions if mention.kind in PLACES}
    firms = {mention.text for mention in mentions if mention.kind is Kind.COMPANY}
    for mention in mentions:
        bulleted = mention.kind is Kind.COMPANY and _BULLET.match(mention.text)
        if not isinstance(mention.kind, Kind) or (len(mention.text) <= _SHORTEST and not bulleted):
            yield mention
        elif mention.kind is Kind.PROJECT and _FUND.search(mention.text):
            yield replace(mention, kind=Kind.COMPANY)
        elif mention.kind is Kind.INSTITUTION and _is_bidder(mention):
            continue
        elif not any(pattern.search(mention.text) for pattern in _NONE.get(mention.kind, ())):
            yield _trim(_without_preposition(mention, firms), places)


def _without_preposition(mention: Mention, firms: Container[str]) -> Mention:
    """A firm without the preposition that the tagger glued to it, where the article names it without."""
    text = mention.text
    if mention.kind is not Kind.COMPANY or text[1:] not in firms or not _PREPOSITION.match(text):
        return mention
    return replace(mention, span=Span(mention.span.start + 1, mention.span.stop), text=text[1:])


def _is_bidder(mention: Mention) -> bool:
    """Whether firms that bid together are taken for a body: 甲路桥|联合体."""
    stop = mention.span.stop - len(_BIDDERS)
    return mention.text.endswith(_BIDDERS) and any(
        m.kind is Kind.COMPANY and m.span.stop == stop for m in mention.inner
    )


@lru_cache(maxsize=1)
def _appointed() -> re.Pattern[str]:
    """A person and the verb of an appointment before the office's name: 张力任|某某集团(董事长)."""
    surnames = "|".join(sorted(load_names("surnames"), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?:{surnames})[\u4e00-\u9fff]{{1,2}}(?<![信责胜担专])[现调改转升出新兼历曾]?任职?(?=[\w（()）]{{4}})"
    )


def _skip_verbs(mention: Mention, places: Container[int]) -> int:
    """How many characters before the name's own words only lead to it: verbs before the place that it begins with
    (看完|衡阳综合保税区一期), and before a learned name the verbs that no name holds (提升|云康新能源)."""
    learned, start = mention.finder in _LEARNED, 0
    for word in tag(mention.text):
        barred = learned and len(word.text) > 1 and word.text in load_names("outside")
        if not word.tag.startswith("v") or word.stop == len(mention.text):
            break
        if barred or mention.span.start + word.stop in places:
            start = word.stop
    return start


def _skip_former(text: str, start: int) -> int:
    """Where the name begins behind 原; `start` where that begins a word or a place (原料药, 原州)."""
    former, opening = _FORMER.match(text, start), text[start : start + 2]
    if former is None or is_word(opening) or load_lexicon().get(opening, "gazetteer/regions") is not None:
        return start
    return former.end()


def _least(kind: Kind | ValueKind, start: int) -> int:
    """Of how many characters a name must be that something was cut off."""
    return _BRAND if kind is Kind.INDUSTRY or (kind is Kind.COMPANY and start) else _SHORTEST


def _trim(mention: Mention, places: Container[int]) -> Mention:
    text, kind = mention.text, mention.kind
    start, stop = 0, len(text)
    for pattern in _STARTS.get(kind, ()):
        match = pattern.match(text, start)
        start = match.end() if match else start
    if kind in _PARTIES:
        for match in (*_BUILT_BY.finditer(text), *_COPULA.finditer(text), *_PARTNER.finditer(text)):
            start = max(start, match.end())
        appointed = _appointed().match(text)
        start = max(start, appointed.end() if appointed else 0)
    if kind in _FORMERLY:
        start = _skip_former(text, start)
    if kind in _LED or mention.finder in _LEARNED:
        start = max(start, _skip_verbs(mention, places))
    end = _ENDS[kind].search(text) if kind in _ENDS else None
    end = _BUILDERS.search(text) if mention.finder == _BY_BUILDER else end
    stop = end.start() if end else stop
    held = _HELD_BY.search(text) if kind is Kind.TITLE else None
    stop = text.index("的", held.start()) if held else stop
    label = _LABELLED.match(text) if kind is Kind.TITLE else None
    if label:
        start, stop = label.span("name")
    if (start, stop) == (0, len(text)) or stop - start < _least(kind, start):
        return mention
    span = Span(mention.span.start + start, mention.span.start + stop)
    inner = tuple(m for m in mention.inner if span.covers(m.span) and m.span != span)
    return replace(mention, span=span, text=text[start:stop], inner=inner)
