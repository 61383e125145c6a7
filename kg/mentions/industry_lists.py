"""Lists of industries whose frame alone makes each member one, known to the vocabulary or not.

Two frames: a verb that takes industries (重点发展A、B和C五大产业), and a predicate that calls what stands before it
industries (A、B被列为六大支柱产业; A和B是着力培育的新兴产业).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.edges import load_group, load_names
from kg.mentions.industry_contexts import Vocabulary
from kg.mentions.phrases import Ground, load_edges
from kg.mentions.scans import Scan
from kg.types import Span
from kg.vocabulary import Kind
from kg.words import tag

_MEMBER = r"[一-鿿A-Za-z0-9]{2,12}?"
_TAIL = (
    r"(?=等|(?:[几两二三四五六七八九十0-9]+[大个条张])?(?:战略性新兴|战略性|主攻|主导|支柱|优势|特色|新兴|重点|未来)*"
    r"(?:产业|赛道|领域|行业|集群|门类|板块|支柱|方向|链条)(?![、和与及])"
    r"|[两二三四五六七八九十][件样类块]|[，。；！”\n]|“?[主新]赛道|加快|布局|两翼|发力|方向|双主导|双核|[三四五]足鼎立|“?双轮驱动|齐头并进|比翼齐飞|并举|的路子|$)"
)
_LIST = re.compile(rf"{_MEMBER}(?:(?:、|和|与|及|以及){_MEMBER})*{_TAIL}")
_CALLED = re.compile(
    r"(?:[，,]?(?:被列为|已?成为|是|作为|构成|列为|被确定为|由此成为))"
    r"[^，。；！？\n]{0,16}?(?:支柱|主导|新兴|优势|特色|重点|首位|先导|战略性)产业"
    r"|作?为(?:核心|重点|主导|支柱|特色|引领|先导|主攻方向|两翼|[两三四五六七八九]大(?:支柱|主导|特色)(?:产业)?|主要支撑|主体|主打|主攻|骨架|双核|主业|主)(?=[，。；、的\n])"
)
_WORKED = (
    re.compile(
        r"[在往向](?P<list>[一-鿿A-Za-z0-9、]{2,40}?)(?:上|方向|领域|方面)?(?:[持精集同重][续准中时点])*"
        r"(?:发力|做文章|下功夫|破题|求突破|找出路|谋转型)"
    ),
    re.compile(
        r"[把将](?P<list>[一-鿿A-Za-z0-9、]{2,40}?)(?:[两三四五六]?大?产业)?"
        r"(?:摆[到在]|放[到在]|列[为入]|定[为位]|确定为|作为|当作|做成|培育成|打造成|选为)"
    ),
)
"""What somebody works at, or puts first: 在A和B上做文章, 把A、B摆在首位."""
_BEFORE = re.compile(r"(?:^|[，。；：！？\n])(?:[一-鿿]{0,14}?以)?(?P<list>[一-鿿A-Za-z0-9、]{2,60})$")
_WHOLE = re.compile(r"(?:[一-鿿]{0,14}?以)?(?P<list>[一-鿿A-Za-z0-9、]{2,60})")
_DONE_WITH = re.compile(r"的(?:(?:研究|研发|开发|设计|制造|生产|销售|加工|贸易|服务)[、和及与]?)+$")
"""What is done with the goods of a list, behind its last member."""
_CLASS = re.compile(
    r"(?:业|产业|技术|制造|装备|材料|能源|科技|经济|医药|服务|器械|健康|汽车|航天|航空|电子|信息|食品|物流|旅游|加工|智能|芯片"
    r"|通信|机器人|光伏|储能|算力|金融|设计|软件|化工|纺织|仪器|传感器|半导体|电池|生物)$"
)
_BARS = re.compile(
    r"^(?:优势|重点|主导|特色|支柱|相关|关键)?(?:领域|产业|行业|环节)|企业|项目|工作|建设|任务|问题|目标|民生|人才|政策|平台|园区|基地|中心|集群|集聚区|[0-9]+[家个项亿万]|各类|有关|推动|推进|加快|实现|提升|打造|市场|农村"
)
_MAKES = re.compile(r"(?:设备|产品|器件|零部件)?(?:的)?(?:研发|设计|制造|生产|销售|服务|加工|、|和|及|与)*")
_ACTIVITY = re.compile("研发|设计|制造|生产|销售|加工|服务|应用|贸易|配套")
"""What is done with goods, and no field by itself: 肉牛养殖与加工 is one."""
_GOODS = r"[一-鿿A-Za-z0-9]{2,10}?"
_FIELD = re.compile(
    rf"(?P<field>{_GOODS}(?:[、和及与]{_GOODS}){{0,5}}?)(?:等?(?:产品|业务|领域|赛道|行业))?"
    r"(?:的?(?:研发|设计|制造|生产|销售|加工|贸易|出口|服务|[、和及与])+)?"
    r"(?=[，。；\n]|$|的(?:国家级|省级|高新技术|科技型|民营|龙头|专精特新|“小巨人”|创新型|现代化|综合性|大型|科技|高科技|新型|领军|骨干|外资|合资)*(?:企业|公司|厂))"
)
"""What a firm makes, before what it does with it: 主营海上风机, 从事体外诊断试剂研发的公司."""
_FIRM_WORD = re.compile("(?:公司|集团|企业|股份|药业|工厂)(?!的)[^。；，]{0,8}(?:，[^。；，]{0,4})?$")
"""A firm whose name is not found yet, by its last word: those the learned finder adds come later."""
_FIRM = 24
"""Within how many characters before such a verb the firm stands."""
_REACH = 80
"""A list is read over 80 characters at most."""
_PAIR = 2
"""Unknown members need a list of two at least."""


def find_framed(scan: Scan, ground: Ground, vocabulary: Vocabulary) -> list[Span]:
    """The members of the lists of industries in both frames."""
    found: list[Span] = []
    stops = {hit.stop for hit in scan.by_table.get("cues/industry_objects", ())}
    makes = load_group("field_of_firm")
    found += [span for at in sorted(stops) for span in _read_field(ground, vocabulary, makes, at)]
    for at in sorted(stops):
        start = _skip(ground.text, at)
        match = _LIST.match(ground.text, start, start + _REACH)
        if match:
            found += _judge(ground.text, vocabulary, Span(*match.span()))
    for frame in _WORKED:
        for match in frame.finditer(ground.text):
            found += _judge(ground.text, vocabulary, Span(*match.span("list")))
    for match in _CALLED.finditer(ground.text):
        floor = max(ground.floor(match.start()), match.start() - _REACH)
        before = _BEFORE.search(ground.text, floor, match.start())
        whole = _WHOLE.fullmatch(ground.text, floor, match.start()) if before is None else None
        if whole is not None:
            found += _judge(ground.text, vocabulary, Span(*whole.span("list")))
        elif before is not None:
            found += _judge(ground.text, vocabulary, Span(*before.span("list")))
    return found


def _read_field(ground: Ground, vocabulary: Vocabulary, makes: tuple[str, ...], at: int) -> Iterator[Span]:
    """The field of a firm behind 主营, 专注于 and the like, known or not."""
    text = ground.text
    verb = next((form for form in makes if text.endswith(form, 0, at)), "")
    match = _FIELD.match(text, at) if verb else None
    if match is None:
        return
    floor = max(ground.floor(at), at - len(verb) - _FIRM)
    firm = any(m.kind is Kind.COMPANY for m in ground.inner(Span(floor, at - len(verb))))
    firm = firm or _FIRM_WORD.search(text, floor, at - len(verb)) is not None
    members = _split(text, vocabulary, Span(*match.span("field")))
    bodies = [text[m.start : m.stop] for m in members]
    if firm and all(not vocabulary.is_broad(b) and not _BARS.search(b) and _is_made(b, vocabulary) for b in bodies):
        yield from members


def _is_made(field: str, vocabulary: Vocabulary) -> bool:
    """Whether nouns alone name the field, and no class of things (各类产品)."""
    if vocabulary.knows(field):
        return True
    words = tag(field)
    plain = all(w.tag[:1] in "njlxzbgie" or w.tag in ("vn", "eng", "an") for w in words)
    return plain and words[-1].tag[:1] in "nxlgje" and field not in load_names("industry_generics")


def _skip(text: str, at: int) -> int:
    """Where a list begins after its verb: 了, 以 and words that name no industry are passed."""
    return at + 1 if text.startswith(("了", "：", "“"), at) else at


def _judge(text: str, vocabulary: Vocabulary, whole: Span) -> list[Span]:
    """The members of the list `whole`, if its members show that it lists industries."""
    done = _DONE_WITH.search(text, whole.start, whole.stop)
    whole = Span(whole.start, done.start()) if done else whole
    members = _split(text, vocabulary, whole)
    bodies = [text[m.start : m.stop] for m in members]
    known = [b for b in bodies if vocabulary.knows(b)]
    likely = [b for b in bodies if b in known or _CLASS.search(b)]
    if len(members) < _PAIR:
        return _judge_single(text, vocabulary, whole)
    if (
        not known
        or len(likely) * 2 < len(members)
        or any(_BARS.search(b) or not (b in known or _is_nominal(b)) for b in bodies)
    ):
        return []
    return members


def _judge_single(text: str, vocabulary: Vocabulary, whole: Span) -> list[Span]:
    """The one known industry of `whole`, what a firm does with it aside (从事光通信设备制造)."""
    stop = whole.stop if vocabulary.knows(text[whole.start : whole.stop]) else vocabulary.match(text, whole.start)
    if not whole.start < stop <= whole.stop or vocabulary.is_broad(text[whole.start : stop]):
        return []
    return [Span(whole.start, stop)] if _MAKES.fullmatch(text, stop, whole.stop) else []


def _split(text: str, vocabulary: Vocabulary, whole: Span) -> list[Span]:
    """The members of a list; a conjunction separates in its last part only, and never inside a known industry."""
    parts: list[Span] = []
    start = whole.start
    for match in re.finditer("、", text[whole.start : whole.stop]):
        parts.append(Span(start, whole.start + match.start()))
        start = whole.start + match.end()
    parts.append(Span(start, whole.stop))
    last = parts[-1]
    body = text[last.start : last.stop]
    join = re.compile("以及|和" if len(parts) > 1 else "以及|和|与|及").search(body, 1)
    if join is None:
        join = next((m for m in re.finditer("与|及", body) if _parts_known(body, m, vocabulary)), None)
    if join is None or vocabulary.knows(body):
        return [p for p in parts if len(p) >= _PAIR]
    left, right = Span(last.start, last.start + join.start()), Span(last.start + join.end(), last.stop)
    if _ACTIVITY.fullmatch(text, right.start, right.stop):
        return [p for p in parts if len(p) >= _PAIR]
    if len(left) >= _PAIR and len(right) >= _PAIR and not _is_called_whole(text, whole):
        parts[-1:] = [left, right]
    return [p for p in parts if len(p) >= _PAIR]


def _parts_known(body: str, join: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether known industries stand on both sides of a 与 or 及."""
    return vocabulary.knows(body[: join.start()]) and vocabulary.knows(body[join.end() :])


def _is_called_whole(text: str, whole: Span) -> bool:
    """Whether a list of four members or more with 、 only keeps 和 inside its last one where a predicate follows."""
    return text.count("、", whole.start, whole.stop) > _PAIR and text.startswith(("，被", "被"), whole.stop)


def _is_nominal(body: str) -> bool:
    """Whether a member is a noun phrase: it begins with no verb, its whole no generic word."""
    words = tag(body)
    generic = body in load_names("industry_generics")
    if len(body) > _PAIR + 1 and body[:2] in load_edges()[0]:
        return False
    return bool(words) and not generic and not words[0].tag.startswith(("d", "p", "u", "r"))
