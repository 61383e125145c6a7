"""Industries that the frame around them names, in the manner of papers, known to the vocabulary or not.

What a place is the hub of (成为国内最大的A产业集聚区, 农业大省), firms that are counted (20多家A企业),
what a firm is (一家集研发、生产于一体的A企业, 国内领先的A服务商), and names in quotes (把“A”“B”作为主导产业).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.industry_contexts import Vocabulary
from kg.mentions.industry_phrases import is_trade
from kg.mentions.phrases import Ground
from kg.types import Span
from kg.vocabulary import PLACES

_NUMBER = "(?:[0-9.]+万?|[一二三四五六七八九十百千数几两]+)"
_NAME = r"(?:(?![的是为成有家]|最大|第.大)[一-鿿A-Za-z0-9])"
_WIDE = "(?:我国|中国|全国|全省|全球|世界|国内|亚洲|国际|华东|华南|华北|西部|中部|东部|西南|西北|东北|省内|全市)"
_BEST = (
    "(?:(?<=最大)|(?<=最大的)|(?<=最早的)|(?<=最全的)|(?<=大的)|(?<=重要)|(?<=重要的)|(?<=知名)|(?<=知名的)|(?<=著名)|(?<=著名的)|(?<=领先的)"
    "|(?<=唯一的)|(?<=一流的)|(?<=影响力的)|(?<=主要的)|(?<=第[一二三四五六]大))"
)
_HUB = (
    re.compile(
        rf"{_BEST}(?P<name>{_NAME}{{2,14}}?)(?:产业|制造业|制造|生产)?"
        r"(?:集聚区|集聚地|聚集地|聚集区|[集聚]聚高地|集散地|集散中心|主产区|主产地|产地|产区"
        r"|(?<=产业)基地|(?<=制造)基地|(?<=制造业)基地|(?<=生产)基地|(?<=加工)基地|(?<=制种)基地|(?<=种植)基地|(?<=养殖)基地|(?<=繁育)基地)"
    ),
    re.compile(
        rf"(?:(?<=是)|(?<=作为)|(?<=成为)|(?<=著名的)|(?<=名副其实的)|(?<=传统)){_WIDE}?(?:重要的?|知名的?|著名的?|传统)?"
        rf"(?P<name>{_NAME}{{2,10}}?)(?:产业)?(?:大省|大市|大县|大区|大镇|重镇|强省|强镇|集聚地|聚集地|集聚区|聚集区)"
    ),
)
_FIRM = r"(?:产业链上下游|产业链|产业|行业|领域|相关|类|生产|制造)*(?:企业|工厂|厂家|作坊|商户|工坊)"
_HAVE = (
    r"(?:聚集|集聚|汇聚|会聚|分布|坐落|拥有|落户|入驻|吸引|云集|现有|已有|共有|[市县区镇乡省内里]有|培育)"
    r"(?:着|了|起|有|来)?"
)
_COUNTED = (
    re.compile(
        rf"{_HAVE}(?:近|超过?|约)?{_NUMBER}[多余]?[家户](?:规上|规模以上|大小|本土|重点|知名)?(?P<name>{_NAME}{{2,10}}?){_FIRM}"
    ),
    re.compile(
        rf"(?:{_HAVE}|(?:全|该)[市县区镇乡省州])(?:规上|规模以上)?(?P<name>{_NAME}{{2,10}}?){_FIRM}"
        rf"(?:总数|数量)?(?:已?经?达到?|共有?|有|已有|超过?|近|突破|增至|增加到|发展到|约)?了?{_NUMBER}[多余]?[家户]"
    ),
)
_ROLE = re.compile(
    r"(?:于一体的|是一家|领先的|知名的?|最大的|领先|是(?:我国|中国|国内|全国|全球|全省))(?:大型|现代化|综合性|专业|民营|新型|国家级|高新技术|专业化|高科技)*"
    rf"(?P<name>{_NAME}{{2,10}}?)(?:产品|领域|行业|产业)?的?"
    r"(?:国家高新技术|国家级|专精特新|“小巨人”|龙头|头部|领军|骨干|重点|独角兽|民营|创新型|高科技|生产|制造|代表性)*"
    r"(?:提供商|服务商|供应商|生产商|制造商|运营商|(?<!上市)企业|(?<!上市)公司)(?![一-鿿]{0,6}(?:协会|联合会|家|主|界))"
)
_QUOTED = re.compile(
    r"(?:把|将|以|主攻|做强|做大|做优|做精|壮大|聚焦|发展|培育|围绕|瞄准|布局|锚定|紧盯|抢抓|打造)"
    r"(?P<list>“[一-鿿A-Za-z0-9]{2,10}”(?:[、和与及]?“[一-鿿A-Za-z0-9]{2,10}”)*)"
)
_MEMBER = re.compile(r"“([^“”]+)”")
_JOIN = re.compile("以及|(?<=.)[和与及](?=..)")
_CLASS = re.compile(
    "环节|危化|^[涉已]|[集聚]聚|引进|落户|入驻|中小|小微|上市|注册|登记|新增|遴选|新设|累计|入区|入园|子$|代$|私营|A股|外商|央企|澳资|服务业$|整机|百强|强企|大型|[德台日美韩港英法侨独合]资|链主|本土|个体|外贸|初创|农业产业化|僵尸|^工业$|^科技$|传统|链上|实体|平台|世界|跨国"
    "|贸易|示范|试点|瞪羚|培育|签约|参展|会员|成员|客户|用户|困难|贫困|规模|工商|市场|市值|总部$|农村|城市|经济$|人口|资源|能耗|排放"
)
"""What describes firms and places of any trade."""


_SHORTEST = 2
"""No trade has a name of one character."""


def find_in_frames(ground: Ground, vocabulary: Vocabulary) -> Iterator[Span]:
    """The industries of the article that stand in such a frame."""
    for frame in (*_HUB, *_COUNTED, _ROLE):
        broad = frame is not _ROLE
        for match in frame.finditer(ground.text):
            start = _skip_place(ground, Span(*match.span("name")))
            start = vocabulary.skip_generics(ground.text, start, match.end("name")) if start >= 0 else match.end("name")
            yield from _read_name(ground.text, Span(start, match.end("name")), vocabulary, broad=broad)
    for match in _QUOTED.finditer(ground.text):
        members = list(_MEMBER.finditer(ground.text, *match.span("list")))
        if any(vocabulary.knows(m[1]) for m in members) and all(
            _is_field(m[1], vocabulary, broad=True) for m in members
        ):
            yield from (Span(*m.span(1)) for m in members)


def _read_name(text: str, span: Span, vocabulary: Vocabulary, *, broad: bool) -> Iterator[Span]:
    """The industry at `span`, or the two known ones that 和 joins there."""
    name = text[span.start : span.stop]
    join = _JOIN.search(name)
    if join is None or vocabulary.knows(name):
        if _is_field(name, vocabulary, broad=broad):
            yield span
    elif vocabulary.knows(name[: join.start()]) and vocabulary.knows(name[join.end() :]):
        yield Span(span.start, span.start + join.start())
        yield Span(span.start + join.end(), span.stop)


def _skip_place(ground: Ground, span: Span) -> int:
    """Where `span` goes on behind the places that it begins with; -1 where another name stands in it."""
    start = span.start
    for name in ground.inner(span):
        if name.kind not in PLACES or name.span.start != start:
            return -1
        start = name.span.stop
    return start


def _is_field(name: str, vocabulary: Vocabulary, *, broad: bool = False) -> bool:
    """Whether `name` tells a trade apart from others; with `broad` a word as wide as 汽车 does."""
    if len(name) < _SHORTEST or (_CLASS.search(name) and not vocabulary.knows(name)):
        return False
    return is_trade(name, vocabulary) or (broad and vocabulary.knows(name))
