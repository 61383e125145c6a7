"""Industries in the plain words of papers: what a place lives from, is known for or turns to, and what has figures.

靠A、B吃饭; 以A闻名; A是老底子; 底子是A和B; 主打A; A、B、C三大板块; A唱主角; 把A当作看家本领; A产值812亿元，B增长12%.
At least one member of each list is known to the vocabulary: the frame says that it is somebody's field, the vocabulary
that it is a field at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.edges import load_names
from kg.mentions.industry_contexts import Vocabulary
from kg.mentions.industry_phrases import is_trade
from kg.mentions.phrases import Ground
from kg.types import Span
from kg.vocabulary import PLACES

_ONE = "[一-鿿A-Za-z0-9]{2,12}?"
_LIST = rf"(?P<list>{_ONE}(?:(?:、|和|与|及){_ONE}){{0,5}}?)"
_OPEN = r"(?<![^，。；：、！？\n“])"
_CLOSE = r"(?=[，。；！？\n”])"
_ROLE = (
    "(?:命根子|老本行?|老底子|底子|家底|压舱石|顶梁柱|看家本领|主心骨|名片|嫩芽|新芽|新枝|旧树|指望|重头戏|本行|基本盘|台柱子?|主角|主力军?|拳头|招牌"
    "|底色|强项|特长|长项|左右手|支撑|主线|头牌|王牌)"
)
_FRAMES = tuple(
    re.compile(frame)
    for frame in (
        rf"(?<![可依])(?:靠着?|依靠|凭着?){_LIST}(?:产业)?(?:吃饭|吃了|兜底|起家|发家|立[县市区]|兴[县市]|当家|过日子|支撑|撑起|撑着|养活|富起来|致富)",
        rf"以{_LIST}(?:产业)?(?:闻名|著称|出名|见长|立[县市区]|兴[县市]|起步|扬名|知名)",
        rf"因{_LIST}而(?:兴|红|得名|闻名|富|出名)",
        rf"{_OPEN}{_LIST}(?:产业|业)?(?:仍|还|才|就|则|也|都|便|一直|依然|历来)*(?:是|算是|成了|成为|叫作|算作)[^，。；的]{{0,6}}?(?:的)?{_ROLE}",
        rf"{_ROLE}(?:仍|还|就)?(?:是|叫|有|：|——)(?!在|一|由|个|从|把|以|让){_LIST}{_CLOSE}",
        r"(?:主打|主推|专攻|瞄着|瞄准|盯着|盯上|盯紧|紧盯|押注|咬定|认准|看中|锚定|偏爱|抓住|守着|聚焦于?|主攻|深耕|抢占|布局|侧重)(?:了|住)?"
        rf"{_LIST}(?=[，。；！\n]|不放|[两三四五]大|等|产业|赛道|领域|新赛道)",
        rf"把(?:宝|筹码|希望|重心|心思|劲|力气|本钱)(?:都|全)?(?:押|压|放|花|寄托|使|用)[在到]了?{_LIST}(?:身上|上)?{_CLOSE}",
        rf"(?:{_OPEN}|(?<=[有以成])){_LIST}[两二三四五六](?:大|根|块|条|个|张|驾|件|支)(?:支柱|板块|压舱石|名片|顶梁柱|主业|产业带|马车|腿|招牌|台柱|主线|赛道|主导|特色|优势|新兴|千亿|百亿|集群)",
        rf"{_OPEN}{_LIST}(?:产业|业)?(?:三足鼎立|双轮驱动|两翼齐飞|齐头并进|并驾齐驱|唱起?主角|挑起?大梁|当家(?!作主)|比翼齐飞|双双发力)",
        rf"(?:转向|转投|改做|改种|转型做|投向|拓展到|延伸到|挺进|进军|切入)了?{_LIST}{_CLOSE}",
        rf"[把将]{_LIST}(?:产业)?(?:写进|写入|纳入|列入|列作|定为|列为|作为|当作|视为|当成)",
        rf"做[强大优深精活](?:做[强大优深精])?{_LIST}{_CLOSE}",
        rf"围绕{_LIST}(?=[两三四五]|延链|补链|强链|做文章|布局|招商)",
    )
)
_JOIN = re.compile("[、和与及]")
_FIGURE = re.compile(
    r"(?P<class>产业集群|产业链|产业|行业|工业|集群)?"
    r"(?:规上|规模以上|规上工业|工业|年|总|主营业务|全产业链|开票|实现|完成)*"
    r"(?P<figure>产值|增加值|营业收入|营收|销售收入|销售额|交易额|税收|增速|(?:同比)?(?:增长|下降)"
    r"|占(?=全|规上|规模以上|工业|[市县区省]|了?[一二三四五六七八九半]))(?=[^，。；：！？\n]{0,12}?[0-9一二三四五六七八九])"
)
_OPENS = re.compile(
    r"(?:[，。；：！？\n”]|其中|全[市县区省州]"
    r"|(?<=[，。；\n])(?:[上下]半年|一季度|前[一二三]季度|前?[0-9]{1,2}个?月|[0-9]{4}年|去年|今年))，?$"
)
"""What stands before the subject of a figure."""
_LEAD = re.compile(
    "(?:[一-鿿]{0,8}(?:园区|[全本该][市县区省州镇]|开发区|当地|这里|新区|区内|片区|目前|如今|眼下))?"
    "(?:已?经?形成|有|了|里|内|的|是)?"
    "(?:全力|大力|加快|重点|着力|积极|持续|合力|聚力)?"
    "(?:发力|实现|发展|推进|推动|布局|培育|壮大|做[强大优]|抢占|聚焦|突破)?"
)
"""What may stand between the start of a clause and its first industry: 园区里, 已形成."""
_SAID = re.compile("[仍还才就则也都便是成为已的等]|加快|推进|推动|着力|全力|持续|积极")
_PLAIN_WORDS = re.compile(
    "[的是为成了在将把已有仍就里]|企业|项目|园区|市场|形成|目标|加快|推进|推动|开展|全力|实现|发力"
)
"""What stands in no trade's name."""
_REACH = 20
"""The subject of a figure stands within so many characters before it."""
_PAIR = 2
_CLASSES = ("制造业", "服务业")


def find_said(ground: Ground, vocabulary: Vocabulary) -> Iterator[Span]:
    """The industries of the article that stand in such a frame, or as the subject of a figure."""
    for frame in _FRAMES:
        for match in frame.finditer(ground.text):
            yield from _read_list(ground.text, Span(*match.span("list")), vocabulary)
    for match in _FIGURE.finditer(ground.text):
        yield from _read_subject(ground, match, vocabulary)


def _read_list(text: str, whole: Span, vocabulary: Vocabulary) -> list[Span]:
    """The members of a list of which one is known at least and all may be trades."""
    if vocabulary.knows(text[whole.start : whole.stop]):
        named = text[whole.start : whole.stop + text.startswith("业", whole.stop)]
        return [] if vocabulary.is_broad(named) else [whole]
    members = _split(text, whole)
    if members:
        members[0] = _cut_lead(text, members[0], vocabulary)
        members[-1] = _cut_tail(text, members[-1], vocabulary)
    bodies = [text[m.start : m.stop] for m in members]
    known = [b for b in bodies if _is_known(b, vocabulary) or _is_kind(b, vocabulary)]
    return members if known and all(b in known or _may_be(b, vocabulary) for b in bodies) else []


def _cut_lead(text: str, member: Span, vocabulary: Vocabulary) -> Span:
    """The first member without what is said before it: 园区里|大数据."""
    starts = range(member.start, member.stop - 1)
    at = next((i for i in starts if vocabulary.knows(text[i : member.stop])), member.start)
    return Span(at, member.stop) if _LEAD.fullmatch(text, member.start, at) else member


def _cut_tail(text: str, member: Span, vocabulary: Vocabulary) -> Span:
    """The last member without what is said behind it: 焦炭|仍是."""
    if vocabulary.knows(text[member.start : member.stop]):
        return member
    stop = vocabulary.match(text, member.start, member.stop)
    said = stop > 0 and _SAID.match(text, stop) is not None
    return Span(member.start, stop) if said else member


def _is_kind(body: str, vocabulary: Vocabulary) -> bool:
    """Whether a member is a kind of a known one, told by one character or by letters: 精|特钢, LED|照明."""
    lead = re.match("[A-Za-z0-9]+|[一-鿿]", body)
    return lead is not None and vocabulary.has(body[lead.end() :])


def _may_be(body: str, vocabulary: Vocabulary) -> bool:
    """Whether an unknown member beside a known one may be a trade."""
    return not _PLAIN_WORDS.search(body) and is_trade(body, vocabulary)


def _is_known(body: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.knows(body) and body not in load_names("industry_generics")


def _is_told(body: str, vocabulary: Vocabulary) -> bool:
    """Whether the subject of a figure is a field, and no class of the statistics (医药制造业)."""
    return _is_known(body, vocabulary) and not vocabulary.is_broad(body) and not body.endswith(_CLASSES)


def _split(text: str, whole: Span) -> list[Span]:
    """The members between the conjunctions of a list."""
    members, start = [], whole.start
    for join in _JOIN.finditer(text, whole.start, whole.stop):
        if join.start() - start >= _PAIR:
            members.append(Span(start, join.start()))
        start = join.end()
    return [*members, Span(start, whole.stop)] if whole.stop - start >= _PAIR else members


def _read_subject(ground: Ground, match: re.Match[str], vocabulary: Vocabulary) -> list[Span]:
    """The known industries of which a figure is told: they open their clause, or stand right behind a place."""
    text, stop = ground.text, match.start()
    for start in range(max(ground.floor(stop), stop - _REACH), stop - 1):
        place = ground.closed.get(start)
        behind = place is not None and place.kind in PLACES
        if not behind and start > ground.floor(stop) and not _OPENS.search(text, max(0, start - 8), start):
            continue
        if behind and not match["class"] and text.startswith(("实现", "完成"), stop):
            continue  # a firm: 广东石化实现产值
        members = [Span(start, stop)] if vocabulary.knows(text[start:stop]) else _split(text, Span(start, stop))
        bodies = [text[m.start : m.stop] for m in members]
        if bodies and all(_is_told(b, vocabulary) for b in bodies):
            if len(bodies[-1]) == _PAIR and match["class"] == "产业":
                members[-1] = Span(members[-1].start, stop + _PAIR)
            return members
    return []
