"""Industries: phrases of the vocabulary in a context that names them as somebody's industry.

The anchors are words that stand right after an industry or after a list of industries (seeds/cues/industry_after.tsv):
…产业集群, …产业, …领域, …企业. From an anchor the list is read leftwards; its members are judged by the vocabulary
(seeds/gazetteer/industries.tsv), and where one is known and the anchor is strong, the unknown ones come with it.
"""

from __future__ import annotations

import re

from kg.mentions.industry_contexts import Anchor, Vocabulary, read_anchors, read_verb, read_vocabulary
from kg.mentions.industry_frames import find_in_frames
from kg.mentions.industry_lists import find_framed
from kg.mentions.industry_phrases import find_phrased, is_trade
from kg.mentions.industry_sayings import find_said
from kg.mentions.phrases import Ground, make_mention, survey_ground, walk_list
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind
from kg.words import tag

_FIGURES = re.compile(
    r"(?:规模以上|规上|限上)?(?:总?产值|增加值|投资|营业收入|营收|利润|增长|增速|下降|占|税收|销售|进出口|贷款|用电|完成|实现)"
)
_COUNT_LEFT = re.compile(r"[0-9一二三四五六七八九十百千]+(?:多|余)?[家户个][^，。；、]{0,4}$")
_COUNT_RIGHT = re.compile(r"(?:超|近|达|约|已达|突破|共)?[0-9一二三四五六七八九十百千]+(?:多|余)?[家户个]")
_COMES = re.compile(r"(?:接连|相继|纷纷|陆续|先后|扎堆|竞相)(?:入驻|落户|进驻|落地|集聚|聚集)")
_SETTLES = re.compile(r"[，,][^，。；]{0,14}?(?:集聚|聚集|汇聚|引进|培育|落户|形成|拥有|布局)")
_PREFIX = re.compile(
    r"[0-9]{4}年(?:度|底|末)?|(?:近|超|约|有)?[0-9一二三四五六七八九十百千]+(?:多|余)?[家户个]|以及|及|和|与|级"
)
_DATED = re.compile(r"(?:19|20)[0-9]{2}年(?:底|末|上半年|下半年|前[一二三]季度|[一二三四]季度)?，?")
_PLACES = re.compile("[“”‘’「」]*[两二三四五六七八九十][区市省县州地园][“”‘’「」]*")
"""Several places together, which are no field: “两区”建设."""
_CLASS_WORD = re.compile(r"(?:全?产业链|产业集群|产业|行业|集群)$")
_FIRMS = re.compile("(?:上市|集团)?公司|企业|集团")
"""Whose chain is spoken of where no industry is named (延伸公司产业链)."""
_CLASSED = re.compile(r"[几两二三四五六七八九十0-9]+[大条个]$")
_EXAMPLE = re.compile(r"(?:发展)?为例")
_MADE_OF = re.compile("新材料|材料|装备|零部件|机械|制品|设备")
"""What is not told apart without the noun before it: 纤维新材料."""
_SLOGAN = re.compile(r"[“‘](?=[^”’]*[一-鿿])[一二三四五六七八九十两新特大优强+0-9A-Z]{2,12}[”’]")
_AFTER_TRADE = frozenset("务绩主者界态")
_SECTOR = 4
"""A sector in …业 that closes a list has four characters at least."""
_TRANSITIVE = re.compile(
    "推动|推进|加快|打造|做[大强优]|支持|引领|带动|以|将|把|因|为|是|在|有(?![机色])|居民|村民|群众|市民|民政|政府|当地"
)
"""What begins no trade: a verb that the tagger has taken for part of a noun, and whom an industry has for people."""
_PLAIN = 6
"""Plain nouns name an industry in six characters at most."""
_ALONE = 2
"""An entry of more characters names an industry without 产业."""
_LONGEST = 14
"""No industry of the gold pages is longer than 14 characters, brackets aside."""


def find_industries(scan: Scan, names: tuple[Mention, ...]) -> list[Mention]:
    """The industries that the article names as such; `names` are the places and organisations already found."""
    ground = survey_ground(scan, names)
    vocabulary = read_vocabulary(scan)
    found: dict[Span, str] = {}
    for anchor in read_anchors(scan, ground, vocabulary):
        for span in _read_list(ground, vocabulary, anchor):
            found.setdefault(span, f"industries.{anchor.group}")
    for span in _find_objects(scan, ground, vocabulary):
        found.setdefault(span, "industries.object")
    for span in find_framed(scan, ground, vocabulary):
        found.setdefault(span, "industries.framed")
    for span in find_phrased(ground, vocabulary):
        found.setdefault(span, "industries.phrased")
    for span in find_in_frames(ground, vocabulary):
        found.setdefault(span, "industries.in_frame")
    for span in find_said(ground, vocabulary):
        found.setdefault(span, "industries.said")
    for span in _find_sectors(scan, ground, vocabulary):
        found.setdefault(span, "industries.sector")
    mentions = [make_mention(ground, span, Kind.INDUSTRY, name) for span, name in found.items()]
    return _keep_outermost([m for m in mentions if not ground.titled(m.span) and not _CLASS_WORD.fullmatch(m.text)])


def _read_list(ground: Ground, vocabulary: Vocabulary, anchor: Anchor) -> list[Span]:
    """The industries that stand before `anchor`, where its context names them as such."""
    if anchor.list_stop == 0 or ground.text[anchor.list_stop - 1] in "、，。；：！？\n":
        return []
    members = [_cut_verb(anchor, s) for s in walk_list(ground, anchor.list_stop, anchor.list_stop)]
    members = _split_counted(ground, anchor, members) or _split_known(ground, vocabulary, members)
    spans = [s for s in (_trim(ground, vocabulary, member) for member in members) if s is not None]
    if not spans or not _fits(ground, vocabulary, anchor, members[0].start, spans):
        return []
    spans[0] = _cut_modifier(ground, vocabulary, anchor, spans[0])
    known = [s for s in spans if vocabulary.knows(ground.text[s.start : s.stop])]
    slogans = [s for s in spans if _SLOGAN.fullmatch(ground.text, s.start, s.stop) and anchor.group == "trade"]
    named = known or anchor.counted or read_verb(ground, anchor.verbs, members[0].start) == "focus"
    if anchor.spreads and named and len(spans) > 1:
        kept = spans
    else:
        kept = [s for s in spans if s in known or s in slogans or _is_headed(ground, vocabulary, anchor, s)]
    if anchor.adjoins and kept and kept[-1] == spans[-1]:
        kept[-1] = _extend(ground, vocabulary, anchor, kept[-1])
    return kept


def _cut_modifier(ground: Ground, vocabulary: Vocabulary, anchor: Anchor, span: Span) -> Span:
    """The first member without what stands before its known part, unless that is an adjective of industries."""
    body = ground.text[span.start : span.stop]
    if vocabulary.knows(body) or _SLOGAN.fullmatch(body) or anchor.group not in ("cluster", "trade"):
        return span
    cut = vocabulary.find_tail(body)
    paired = cut > 1 and body[cut - 1] in "及和与" and vocabulary.knows(body[: cut - 1])
    made = cut > 1 and _MADE_OF.fullmatch(body, cut) is not None and is_trade(body[:cut], vocabulary)
    whole = cut <= 0 or paired or made or vocabulary.is_adjective(body[:cut]) or vocabulary.knows(body[:cut])
    return span if whole else Span(span.start + cut, span.stop)


def _cut_verb(anchor: Anchor, span: Span) -> Span:
    """`span` without a verb of having or developing industries that the walk went past."""
    for stop in range(span.stop - 1, span.start, -1):
        verb = anchor.verbs.get(stop)
        if verb is not None and stop - verb[0] > 1:
            return Span(stop, span.stop)
    return span


def _fits(ground: Ground, vocabulary: Vocabulary, anchor: Anchor, start: int, spans: list[Span]) -> bool:
    """Whether the context of a list that starts at `start` names its members as somebody's industries."""
    text = ground.text
    verb = read_verb(ground, anchor.verbs, start)
    if _EXAMPLE.match(text, anchor.stop) or verb == "scope":
        return False
    if anchor.adjoins and text.startswith("、", anchor.stop) and anchor.group == "trade":
        return verb == "focus"
    broad = all(vocabulary.is_broad(text[s.start : s.stop]) for s in spans)
    match anchor.group:
        case "cluster":
            if broad and anchor.adjoins and _CLASSED.search(text, max(0, start - 5), start):
                return False
            owned = anchor.adjoins and _is_placed(ground, spans[0].start)
            return verb in ("focus", "attract") or owned or not broad or text.endswith("等", 0, start)
        case "closing":
            return text.startswith("等", anchor.list_stop)
        case "leading":
            return text.endswith(("以", "围绕"), 0, start)
        case "trade":
            if not anchor.adjoins and len(spans) == 1 and _FIGURES.match(text, anchor.stop):
                return False
            if broad and len(spans) == 1 and not text.startswith("产业", anchor.start):
                return verb == "focus"
            owned = anchor.adjoins and _is_placed(ground, spans[0].start)
            return verb == "focus" or owned or not (broad and _FIGURES.match(text, anchor.stop))
        case "field":
            opened = text.endswith("在", 0, start) and text.startswith(("，", ","), anchor.stop) and not broad
            return verb == "focus" or opened or bool(_SETTLES.match(text, anchor.stop))
        case "firms":
            clause = text[ground.floor(start) : start]
            attracted = anchor.attracted > max(clause.rfind("，"), clause.rfind("；")) + ground.floor(start)
            counted = _COUNT_LEFT.search(text, max(0, start - 12), spans[0].start) is not None
            counted = counted or _COUNT_RIGHT.match(text, anchor.stop) is not None
            counted = counted or _COMES.match(text, anchor.stop) is not None
            return anchor.adjoins and not broad and (attracted or counted)
        case _:
            return not broad


def _is_placed(ground: Ground, start: int) -> bool:
    """Whether a region stands right before `start`."""
    placed = ground.closed.get(start)
    return placed is not None and placed.kind is Kind.REGION


def _split_counted(ground: Ground, anchor: Anchor, members: list[Span]) -> list[Span]:
    """The two members of a counted pair: 新能源和智慧家电两大产业集群."""
    if len(members) != 1 or not anchor.counted:
        return []
    for stop in range(members[0].stop - 2, members[0].start + 2, -1):
        start = ground.edge(stop, "join")
        if start > members[0].start + 1:
            return [Span(members[0].start, start), Span(stop, members[0].stop)]
    return []


def _split_known(ground: Ground, vocabulary: Vocabulary, members: list[Span]) -> list[Span]:
    """`members` with two known industries joined by 和 taken apart, and a known whole put together again."""
    text = ground.text
    if len(members) > 1 and vocabulary.knows(text[members[-2].start : members[-1].stop]):
        members = [*members[:-2], Span(members[-2].start, members[-1].stop)]
    if len(members) == 1 and not vocabulary.has(text[members[0].start : members[0].stop]):
        whole = members[0]
        for stop in range(whole.start + 2, whole.stop):
            start = ground.edge(stop, "join")
            if whole.start < start and vocabulary.knows(text[stop : whole.stop]):
                left = Span(whole.start, start)
                trimmed = _trim(ground, vocabulary, left)
                if trimmed and vocabulary.knows(text[trimmed.start : trimmed.stop]):
                    return [left, Span(stop, whole.stop)]
    return members


def _trim(ground: Ground, vocabulary: Vocabulary, span: Span) -> Span | None:
    """`span` without a place before it and without words that only describe (国内, 世界级)."""
    dated = _DATED.match(ground.text, span.start, span.stop)
    start = dated.end() if dated else span.start
    for name in ground.inner(span):
        if name.span.start == start and name.kind in PLACES | {Kind.COMPANY, Kind.GOVERNMENT}:
            start = name.span.stop
    year = _PREFIX.match(ground.text, start, span.stop)
    start = vocabulary.skip_generics(ground.text, year.end() if year else start, span.stop)
    body = ground.text[start : span.stop]
    tail = _CLASS_WORD.search(body)
    if tail and tail.start() and not vocabulary.has(body) and vocabulary.knows(body[: tail.start()]):
        span = Span(span.start, start + tail.start())
        body = body[: tail.start()]
    if len(body) == 1 and ground.text.startswith("产业", span.stop) and vocabulary.has(f"{body}产业"):
        return Span(start, span.stop + 2)
    if (
        len(body) < 2
        or _CLASS_WORD.fullmatch(body)
        or _FIRMS.fullmatch(body)
        or _PLACES.fullmatch(body)
        or len(body.split("（")[0].split("(")[0]) > _LONGEST
    ):
        return None
    return Span(start, span.stop)


def _is_headed(ground: Ground, vocabulary: Vocabulary, anchor: Anchor, span: Span) -> bool:
    """Whether an unknown member is a known one with a modifier (高端合金材料), or one plain noun before 产业 (辣椒)."""
    if anchor.group not in ("cluster", "trade", "leading"):
        return False
    body = ground.text[span.start : span.stop]
    if vocabulary.is_headed(body) or _is_somebodys(ground, vocabulary, anchor, span):
        return True
    words = tag(body) if ground.text.startswith("产业", anchor.start) and anchor.adjoins else []
    return len(words) == 1 and words[0].tag == "n" and not vocabulary.is_broad(body) and not _TRANSITIVE.match(body)


def _is_somebodys(ground: Ground, vocabulary: Vocabulary, anchor: Anchor, span: Span) -> bool:
    """Whether nouns right before 产业 are what a verb develops or a place has (做强辣条产业, 甲县辣条产业)."""
    body = ground.text[span.start : span.stop]
    if not anchor.adjoins or not ground.text.startswith("产业", anchor.start) or len(body) > _PLAIN:
        return False
    before = ground.text[span.start - 1 : span.start]
    owner = ground.closed.get(span.start - (before == "的"))
    placed = owner is not None and owner.kind in PLACES
    governed = read_verb(ground, anchor.verbs, span.start) == "focus"
    governed = governed or (ground.text.startswith("为", anchor.stop) and ground.text.endswith("以", 0, span.start))
    if not (placed or governed) or _TRANSITIVE.match(body):
        return False
    words = tag(body)
    goods = len(words) == 1 and words[0].tag == "nr"  # the tagger takes plants and animals for persons: 白茶, 小龙虾
    return goods or is_trade(body, vocabulary)


def _extend(ground: Ground, vocabulary: Vocabulary, anchor: Anchor, span: Span) -> Span:
    """`span` with 产业 where that belongs to the name: two characters do not name an industry alone (软件产业)."""
    text = ground.text
    if not text.startswith("产业", anchor.start):
        return span
    body = text[span.start : span.stop]
    whole = Span(span.start, anchor.start + 2)
    alone = vocabulary.has(body) or (len(body) > _ALONE + 1 and is_trade(body, vocabulary))
    named = vocabulary.has(body + "产业") and not (len(body) > _ALONE and alone)
    if named or _SLOGAN.fullmatch(body):
        return whole
    return whole if len(body) == 2 and anchor.group == "trade" else span


def _find_objects(scan: Scan, ground: Ground, vocabulary: Vocabulary) -> list[Span]:
    """Known industries listed right after a verb that takes industries only: 大力发展工业设计、知识产权等…."""
    found: list[Span] = []
    for hit in scan.by_table.get("cues/industry_objects", ()):
        at = hit.stop
        while True:
            stop = vocabulary.match(ground.text, vocabulary.skip_generics(ground.text, at, len(ground.text)))
            start = vocabulary.skip_generics(ground.text, at, len(ground.text))
            if stop <= start:
                break
            found.append(Span(start, stop))
            separator = next((s for s in ("、", "和", "与", "以及", "及") if ground.text.startswith(s, stop)), "")
            if not separator:
                break
            at = stop + len(separator)
        if found and not _ends_well(ground, found[-1].stop):
            found.pop()
    return found


def _ends_well(ground: Ground, stop: int) -> bool:
    """Whether an object that stops at `stop` is no mere beginning of a longer phrase (人工智能 in 人工智能大会)."""
    return bool(re.match(r"等|产业|行业|集群|领域|发展|[，。；！,;\n]|业务|板块", ground.text[stop : stop + 2]))


def _find_sectors(scan: Scan, ground: Ground, vocabulary: Vocabulary) -> list[Span]:
    """Sectors that are themselves the subject of a result (…服务业实现营业收入) or close a list (等高端专业服务业)."""
    found = []
    for hit in scan.by_table.get("gazetteer/industries", ()):
        tail = "" if hit.entry.form.endswith("业") else "业"
        form, stop = hit.entry.form + tail, hit.stop + len(tail)
        if not ground.text.startswith(tail, hit.stop) or vocabulary.is_broad(form) or len(form) < _SECTOR:
            continue
        listed = ground.text.endswith("等", 0, hit.start) and ground.text[stop : stop + 1] not in _AFTER_TRADE
        if listed or (len(form) > _SECTOR and ground.text.startswith("实现", stop)):
            found.append(Span(hit.start, stop))
    return found


def _keep_outermost(found: list[Mention]) -> list[Mention]:
    """The mentions that overlap no longer or earlier one, in order."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (-len(m.span), m.span.start)):
        if not any(mention.span.overlaps(k.span) for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)
