"""Projects: named or definitely described investment and construction projects.

A candidate ends with a class word (seeds/cues/project_heads.tsv). What makes it a project depends on the class:
a work (项目, 工程, 二期) must be definite, a line (铁路, 高速) or a site (基地, 总部) must besides stand where the text
builds, signs or opens it. In a list closed by a class word (A、B等项目) the members need no class word of their own.
"""

from __future__ import annotations

import re

from kg.mentions.edges import load_group
from kg.mentions.phrases import Ground, is_switched_off, make_mention, survey_ground, walk_left, walk_list
from kg.mentions.products import find_products
from kg.mentions.project_contexts import Contexts, read_contexts
from kg.mentions.project_lists import COUNT_LEFT, COUNTED_AFTER, find_governed, find_listed, read_siblings
from kg.mentions.project_owners import is_builder, is_part, is_possessed, skip_owner
from kg.mentions.scans import Scan
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind
from kg.words import is_proper

_APPOSED = re.compile(r"(?:重大|重点|标志性|控制性|代表性|骨干|重要)[^，。；、“”]{0,4}?(?:工程|项目)(?:——)?")
_SECTION = re.compile(r"[一-鿿]{2,14}?(?<![阶路地时标])段(?=[建开通施全正进顺主获，、。；\n]|加快|项目)")
_KINDS_OF_HOMES = re.compile(".{0,4}(?:老旧小区|棚户区|城中村|危房|旧房|旧城).{0,3}")
"""What a place makes over everywhere (老旧小区微改造) is no work of its own."""
_BARE = re.compile(
    "基地|园区|产业园|工厂|厂房|厂区|大桥|高速|车间|产线|生产线|电站|码头|机场|医院|学校|校区|厂|园|片区|新区|工程|小区"
)
"""Class words alone: 基地一期 is a part of the base spoken of."""
_NUMBERED_LINE = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|S[0-9]{1,2})号线(?:[一二三四五]期)?(?:工程)?")
_VAGUE_RIGHT = re.compile(
    r"(?:[0-9一二三四五六七八九十多数几两][个大项]|部分|各|前述|上述|有关|控制性|标志性|重要|重点|重大|关键|骨干|最近|上|下|本|首|每|同|当|今|前|第)$"
)
_PHASE = re.compile(
    r"[（(](?:[一二三四五六七八九十]|[0-9]{1,2})期(?:工程|项目)?[)）]|(?:[一二三四五六]期)+|[0-9]\.[0-9](?![0-9万亿千百])"
)
_OPENER = re.compile(r"(?:[0-9]{4}年)?(?:首个|首条|首座|首家|全国|全省|全市|全球|国内|我国|世界|区级|市级|省级|最大)+")
_OWN = re.compile(
    r"(?:本|该|我)?公司(?=[0-9年])|[0-9.]+(?:万|亿)?(?:美|欧|港|日)?元(?!/)(?:增持|收购|受让|投资|购买|建设)?"
)
"""Whose it is and what it costs is no part of a project's name: 公司4万吨/年锂盐项目, 13.6亿元总承包项目."""
_UNIT_OF = re.compile(
    "[^，。；、：\n]{0,12}?(?:(?:全资|控股|参股)[子孙]?公司|[子孙]公司|旗下的?|下属的?)(?=[^，。；、的]{4})"
)
"""Whose unit a work's owner is: 甲集团全资子公司|乙科技智能工厂."""
_LABEL = re.compile(r"(?:重点|重大)?(?:工程|项目){1,2}(?=[^，。；、的]{4})(?!部|公司|化)")
"""The class word that stands before a project as well: 重点工程项目洪塘污水处理厂PPP项目."""
_CONTRACT = re.compile(r"(?:EPC|PPP|BOT|施工|设计|采购|工程|总承包|[（()）])+")
"""A kind of contract alone names no project."""
_TURNING = ("打造", "建设", "改造", "培育", "发展", "改建", "升级", "提升")
"""Verbs that with 成 or 为 say what something becomes: 把矿区打造|成绿色矿山示范基地."""
_SEVERAL = re.compile("[”’][两三四五六七八九十]大|[两三四五六七八九十]大$")
"""A class of several that are named before it: “甲”“乙”“丙”三大综合体."""
_DATED = re.compile("[0-9]月(?:[0-9]{1,2}日(?!电|讯)|$)|[一二三四五六七八九十]月$")
"""A date inside is the sentence's: 修造基地11月27日下线第一列地铁, 今年7月|一期."""
_STARTED = re.compile(r"[^，。；、“”]{0,8}?(?:投建|投资建设|新建|建设)(?=年产[0-9])")
"""A verb of building right before 年产 is no part of the name."""
_RANKED = re.compile("第[0-9一二三四五六七八九十百]{1,4}[个项]")
_NUMBER = re.compile(r"[0-9]{1,3}[.．](?![0-9])")
_ONE = re.compile(r"另?一(?:座|个|条|处|家)")
_GRADED = re.compile(r"级|集群|一流|重要|[和与及]")
_NICKNAME = re.compile(r"[“‘](?:[^”’]{1,3}|[一二三四五六七八九十百千万亿两+0-9A-Z]+)[”’]")
_SOFT = 8
"""A platform of software that carries no name has eight characters at least before its class word."""
_DESCRIBED = 4
"""A site that is built is described by four characters at least where nothing names it."""
_SINGLED = 5
"""A work needs no verb around it where five characters with a proper noun among them describe it."""
_MEASURES = re.compile(
    r"[（）()A-Za-z]{0,8}(?:，)?(?:由[^，。]{2,20}投资[^，。]{0,6}，)?(?:计划|预计|概算|一期|拟|项目)?"
    r"(?:总投资|投资[约达]?[0-9]|全长|总长|占地|用地|设计时速|总建筑面积|建筑面积|总装机|装机容量|设计年产能|规划用地|线路全长)"
)
"""What is measured of a work and of nothing else."""
_PLANTS = ("厂", "产线", "生产线", "总装线", "中试线", "示范线", "加工线", "回收线", "车间")
"""Last words of plants."""
_SHOP = "车间"
"""A shop is described as a site is: 总装车间 stands in every works."""
_LONGEST_PLANT = 12
"""Characters that describe a plant before its last word, at most."""
_BUILDER = 40
"""Within how many characters before a plant its builder stands."""
_GOES_ON = tuple("房区址长商内里的家等、")
"""Signs after a plant's last word with which it is another word, or one of many."""
_SIZED = re.compile(
    r"[0-9.]+(?:GWh?|MWh?|万吨|吨|万千瓦|兆瓦|吉瓦|英寸|亿只|万[辆台套头只]|千伏|代)|(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])"
)
"""A capacity or letters that tell a plant or a line from others: 5GWh钠电产线, PHA工厂."""
_DEPOTS = ("物流园", "物流港", "加工园")
"""Parks that are works where they are built, even with a place before them."""
_PLANTED = ("site", "phase", "line")
_PART = re.compile("分$|第[一二三四五六七八九十0-9]+[条座期]$|[两三四五六七八九十]台")
"""A part of a plant, or how many parts it has: …装置第三条|生产线, …工厂分|三期."""
_COUNTS = re.compile("[一两二三四五六七八九十几0-9][条座个家套台]的?$")
_CHANGES = ("改造", "增容", "提标", "扩建", "迁建")
"""Works that are verbs as well: as a name's last word they end a clause or stand before progress."""
_ENDS = re.compile(
    r"[，。；、！）\n”]|$|[一二三四]期|已|正|将|获|开[工建始]|完|竣|主体|今|昨|[0-9]+月|投[产入用运]|全面|顺利|启动|动工|进入|等|通过|和|[、与及]|没有|未|停了|年[内底]|首期|项目|工程|均|也|由|因|暂|推迟|总?投资|计划|预计|[（(]|尚|还|迟|于"
)
_RATE = re.compile(r"(?:[年日月][产加处压]理?[^，。；]{0,2}|[0-9]+[×x*])$")
"""What a capacity begins with: 年产5万吨, 日处理10万吨, 2×60万千瓦."""
_POSSESSED = ("site", "work", "phase")
_OWNED = ("site", "work", "phase", "line")


def find_projects(scan: Scan, names: tuple[Mention, ...]) -> list[Mention]:
    """The projects that the article names; `names` are the places and organisations already found."""
    heads = _read_heads(scan)
    ground = survey_ground(scan, names, heads)
    contexts = read_contexts(scan, ground)
    found = find_listed(ground, contexts, heads)
    for stop in sorted(heads, reverse=True):
        mention = _read_head(ground, contexts, heads[stop])
        if mention is not None:
            found += [mention, *read_siblings(ground, contexts, mention, heads[stop])]
    found += find_governed(ground, contexts, heads)
    found += _find_quoted(ground, contexts)
    found += find_products(scan, ground)
    found = _keep_outermost([m for m in found if not ground.titled(m.span)])
    return sorted(found + _find_again(ground, found), key=lambda m: m.span)


def _read_heads(scan: Scan) -> dict[int, Hit]:
    """Stop → the longest class word that stops there and is not the beginning of another word (项目部, 机场路)."""
    heads: dict[int, Hit] = {}
    for hit in scan.by_table.get("cues/project_heads", ()):
        if not is_switched_off(scan.text, hit.start, hit.stop, "", hit.entry.fields["not_before"]):
            heads.setdefault(hit.stop, hit)
    return heads


def _read_head(ground: Ground, contexts: Contexts, hit: Hit) -> Mention | None:
    """The project whose class word is `hit`, or None where it is indefinite or stands in no fitting context."""
    spans = walk_list(ground, hit.stop, hit.start)
    span = _trim(ground, spans[-1], hit)
    if span is None:
        return None
    if is_builder(ground, Span(span.start, hit.start), hit.entry.form):
        return None
    if hit.entry.form == _SHOP and hit.start - span.start < _DESCRIBED:
        return None
    if _is_plant(ground, contexts, spans, span, hit):
        return make_mention(ground, span, Kind.PROJECT, "projects.plant")
    if not _is_definite(ground, contexts, span, hit):
        return None
    numbered = _NUMBERED_LINE.match(ground.text, span.stop)
    phase = numbered or _PHASE.match(ground.text, span.stop) or _SECTION.match(ground.text, span.stop)
    stop = phase.end() if phase else span.stop
    group = hit.entry.fields["class"]
    if hit.entry.form.endswith(_CHANGES) and not _ENDS.match(ground.text, stop):
        return None
    around = {contexts.before(spans[0].start), contexts.after(stop)}
    body = Span(span.start, hit.start)
    named = bool(ground.inner(body)) or ground.text.startswith("国家", body.start)
    quoted = any(c in "“‘" for c in ground.text[body.start : body.stop])
    built = bool(around & {"build", "sign", "start"})
    text = ground.text[body.start : body.stop]
    if group in ("work", "phase", "line", "site") and _MEASURES.match(ground.text, stop):
        built = named or is_proper(text) or built
    if group == "site" and built and not (named or quoted):
        named = is_proper(text) or (len(text) >= _DESCRIBED and not _GRADED.search(text))
    owned = any(m.kind is Kind.COMPANY and m.span.start == body.start for m in ground.inner(body))
    singled = group == "work" and len(text) >= _SINGLED and contexts.before(spans[0].start) == ""
    if group == "work" and _NICKNAME.fullmatch(ground.text, body.start, body.stop):
        return None
    fits = {
        "work": built or contexts.is_measured(span.start) or (named and not quoted),
        "phase": built or named,
        "line": built,
        "soft": (named and around != {""}) or (built and hit.start - body.start >= _SOFT),
        "body": contexts.before(spans[0].start) == "sign" or "start" in around,
        "site": bool(around & {"sign", "start"}) or contexts.is_measured(span.start) or (built and (named or quoted)),
    }[group]
    if hit.entry.fields["park"] == "yes" and _is_placed_zone(contexts, ground.closed.get(hit.stop)):
        return None
    described = group in _POSSESSED and len(text) > 1 and not _GRADED.search(text)
    fits = fits or (described and is_possessed(ground, span.start))
    measured = _SIZED.search(text) if group in _PLANTED and not (fits or _PART.search(text)) else None
    if measured is not None and not _COUNTS.search(ground.text, max(0, body.start - 4), body.start):
        body, fits = Span(_cut_owner(ground, body, body.start + measured.start()), body.stop), True
    sized = len(text) >= _SINGLED or hit.entry.fields["park"] == "yes"
    if not (fits or (owned and group in _OWNED and sized) or (singled and is_proper(text))):
        return None
    return make_mention(ground, Span(body.start, stop), Kind.PROJECT, f"projects.{group}")


def _cut_owner(ground: Ground, body: Span, at: int) -> int:
    """Where the name of a plant begins whose capacity stands at `at`: with the place or with 年产 before it, its owner
    aside, whether that is known or not: 远山锂能|无锡5GWh工厂."""
    if not ground.text[at].isdigit():
        return body.start
    rate = _RATE.search(ground.text, body.start, at)
    start = rate.start() if rate else at
    place = next((m for m in ground.inner(Span(body.start, start)) if m.span.stop == start and m.kind in PLACES), None)
    return place.span.start if place is not None else start


def _is_plant(ground: Ground, contexts: Contexts, spans: list[Span], span: Span, hit: Hit) -> bool:
    """Whether a plant that one company builds is described by what it makes alone: 莱尼在乙县新建线束工厂."""
    if not hit.entry.form.endswith(_PLANTS) or len(spans) > 1 or not 2 <= hit.start - span.start <= _LONGEST_PLANT:
        return False
    if contexts.before(span.start) not in ("build", "sign") or contexts.is_indefinite(span.start):
        return False
    body = ground.text[span.start : hit.start]
    if contexts.is_generic(body) or COUNT_LEFT.match(body) or _GRADED.search(body) or _VAGUE_RIGHT.search(body):
        return False
    clause = max(ground.text.rfind(mark, 0, span.start) for mark in "。；\n") + 1
    near = ground.inner(Span(max(clause, span.start - _BUILDER), span.start))
    return any(m.kind is Kind.COMPANY for m in near) and ground.text[hit.stop : hit.stop + 1] not in _GOES_ON


def _is_placed_zone(contexts: Contexts, name: Mention | None) -> bool:
    """Whether a name is a zone's that begins with its place (星河生态产业园 where 星河 is a city) or with two
    states that share it (中荷云溪产业园)."""
    if name is None or name.kind is not Kind.ZONE or name.text.endswith(_DEPOTS):
        return False
    if any(m.span.start == name.span.start and m.kind is Kind.COMPANY for m in name.inner):
        return False
    if name.text.startswith(load_group("bilateral")):
        return True
    inner = any(m.span.start == name.span.start and m.kind in PLACES for m in name.inner)
    return inner or any(contexts.lexicon.get(name.text[:n], "gazetteer/regions") is not None for n in (2, 3))


def _trim(ground: Ground, span: Span, hit: Hit) -> Span | None:
    """`span` without what stands before the name: 全国首个, and an owner named with its legal form."""
    number = _NUMBER.match(ground.text, span.start, hit.start)
    start = number.end() if number else span.start
    own = _OWN.match(ground.text, start, hit.start)
    start = own.end() if own else start
    started = _STARTED.match(ground.text, start, hit.start)
    start = started.end() if started else start
    single = _ONE.match(ground.text, start, hit.start)
    start = single.end() if single else start
    opener = _OPENER.match(ground.text, start, hit.start)
    if opener:
        start = opener.end()
    apposed = list(_APPOSED.finditer(ground.text, start, hit.start))
    if apposed:
        start = apposed[-1].end()
    unit = _UNIT_OF.match(ground.text, start, hit.start)
    start = unit.end() if unit else start
    label = _LABEL.match(ground.text, start, hit.start)
    start = label.end() if label else start
    if hit.entry.fields["class"] in ("work", "phase"):
        start = skip_owner(ground, start, hit.start)
    if ground.text.startswith(("成", "为"), start) and ground.text.endswith(_TURNING, 0, start):
        return None
    first = next((m for m in ground.inner(Span(start, hit.start)) if m.span.start == start), None)
    if first is not None and first.kind is Kind.REGION and ground.text.startswith(("“", "‘"), first.span.stop):
        start = first.span.stop
    part = first is not None and first.kind is Kind.COMPANY and is_part(hit.entry.form, first.text)
    if first is not None and part and hit.start - first.span.stop > 1:
        start = first.span.stop
    return Span(start, span.stop) if start < hit.start else None


def _is_definite(ground: Ground, contexts: Contexts, span: Span, hit: Hit) -> bool:
    """Whether the words before the class word single out one project."""
    body = ground.text[span.start : hit.start]
    if (
        COUNTED_AFTER.match(ground.text, span.stop)
        or COUNT_LEFT.match(body)
        or _RANKED.match(body)
        or _VAGUE_RIGHT.search(body)
        or _SEVERAL.search(body)
    ):
        return False
    if _DATED.search(body) or (hit.entry.form == "标段" and body.endswith("分")):
        return False
    if _CONTRACT.fullmatch(body) or contexts.is_indefinite(span.start) or ground.text.endswith("等", 0, span.start):
        return False
    places = [name for name in ground.inner(Span(span.start, hit.start)) if name.kind in PLACES]
    for name in places if hit.entry.fields["class"] == "work" else ():
        body = body.replace(name.text, "") if len(places) == 1 and not name.inner else body
    if hit.entry.fields["class"] == "phase" and (_BARE.fullmatch(body) or _KINDS_OF_HOMES.fullmatch(body)):
        return False
    if not body and hit.entry.form.startswith(tuple("一二三四五六")):
        return True
    owned = hit.entry.fields["class"] == "phase" and is_possessed(ground, span.start)
    if contexts.is_trade(body.removeprefix("国家")) and not (owned or contexts.is_measured(span.start)):
        return False
    return len(body) >= 2 and not contexts.is_generic(body)


def _find_quoted(ground: Ground, contexts: Contexts) -> list[Mention]:
    """Quoted names followed by 项目, 平台, 应用 or a phase."""
    found = []
    for start, stop in sorted(ground.pairs.items()):
        if start > stop or ground.text[start] not in "“‘" or not 4 <= stop - start - 1 <= 24:
            continue
        phase = _PHASE.match(ground.text, stop + 1)
        at, free = (phase.end(), True) if phase else contexts.quoted.get(stop + 1, (-1, False))
        if at < 0 or _NICKNAME.fullmatch(ground.text, start, stop + 1):
            continue
        if contexts.is_generic(ground.text[start + 1 : stop]):
            continue
        left = walk_left(ground, start)
        zones = [m for m in ground.inner(Span(left, start)) if m.span.stop == start and m.kind is Kind.ZONE]
        if free or "build" in (contexts.before(left), contexts.before(start), contexts.after(at)):
            span = Span(zones[0].span.start if zones else start, at)
            found.append(make_mention(ground, span, Kind.PROJECT, "projects.quoted"))
    return found


def _keep_outermost(found: list[Mention]) -> list[Mention]:
    """The mentions that overlap no longer or earlier one."""
    kept: list[Mention] = []
    found = [m for m in found if not any(_goes_beyond(other.span, m.span) for other in found)]
    for mention in sorted(found, key=lambda m: (-len(m.span), m.span.start)):
        if not any(mention.span.overlaps(k.span) for k in kept):
            kept.append(mention)
    return kept


def _goes_beyond(other: Span, span: Span) -> bool:
    """Whether `other` begins inside `span` and stops behind it: …公司X生产线 in X生产线扩能项目 is no project."""
    return span.start < other.start < span.stop < other.stop


def _find_again(ground: Ground, found: list[Mention]) -> list[Mention]:
    """Later short forms of projects found: without the owner at the left, or the quoted part alone."""
    shorts: set[str] = set()
    for mention in found:
        for name in mention.inner:
            if name.span.start == mention.span.start and len(mention.text) - len(name.text) >= 5:
                shorts.add(mention.text[len(name.text) :])
        quoted = re.search(r"“[^”]{2,}”", mention.text)
        if quoted and mention.finder == "projects.quoted":
            shorts.add(quoted.group())
    again: list[Mention] = []
    for short in sorted(shorts, key=lambda s: (-len(s), s)):
        for match in re.finditer(re.escape(short), ground.text):
            span = Span(*match.span())
            if not any(span.overlaps(m.span) for m in (*found, *again)):
                again.append(make_mention(ground, span, Kind.PROJECT, "projects.again"))
    return again
