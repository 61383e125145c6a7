"""Gatherings: named conferences, fairs, forums and ceremonies."""

from __future__ import annotations

import re

from kg.mentions.edges import load_names
from kg.mentions.phrases import Ground, is_made_of, is_switched_off, make_mention, survey_ground, walk_left
from kg.mentions.scans import Scan
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind

_ORDINAL = re.compile(r"第[一二三四五六七八九十百0-9]{1,4}[届次]|首届|[0-9]{4}年?|[0-9]+周年|[一二三四五六七八九十]届")
_OPENER = re.compile(
    r"(?:[^，。]{0,24}?(?:日电|讯|报道)(?:[（(][^（）()]{0,16}[)）])?|当天|当日|上午|下午|晚上?|为期.{1,4}天的?|[0-9]{1,2}月(?!份)[0-9]{0,2}日?|[0-9]{1,2}日|一年一度的?|正在|这场)+"
)
_NUMBERED = re.compile(r"(?:第[一二三四五六七八九十百0-9]{1,4}届|首届|[0-9]{4}年?)$")
_LED_TO = re.compile("[^“‘]{0,4}(?:办|召开|迎来|参加|出席)(?=第[一二三四五六七八九十百0-9]{1,4}届|首届)")
"""What leads to a gathering's number is no part of its name: 打算办|第一届国际柠檬大会."""
_COUNTED = re.compile(r"(?:这|各|每|[0-9一二三四五六七八九十两多数几]+)(?:次|场|个|项|大|届)")
_LISTED = re.compile(r"等(?:一?系列|专题|主题|重大|大型|各类|品牌|精彩)*(?:活动|会议|展会|论坛|赛事)")
_SCOPES = ("全国", "全省", "全市", "全区", "全县", "全州", "全盟", "全旗")
_VAGUE = ("本届", "本次", "此次", "该", "这次", "上届", "历届", "每届")
_SCALES = ("世界", "全球", "中国", "国际", "亚洲", "亚太", "东亚", "欧亚")
"""What begins the names of large fairs: they need fewer words to be one event (世界物联网博览会)."""
_GRAND = 5
_CORPORATE = re.compile(r"董事会|监事会|股东|审核委员会|债权人|持有人|业主")
_YEAR_SLOGAN = re.compile(r"年[”’]$")
_UNTIL = re.compile(
    r"(?:[0-9]{1,2}月|[0-9]{1,2}日至?|[昨今明][天日]|日前|近日|[上下]午|晚|正式|隆重|即?将|已)*(?:[于在][^，。；、于在]{2,14}?)?"
    r"(?:[0-9]{1,2}月|[0-9]{1,2}日|正式|隆重|如期)*(?=举行|举办|召开|开幕|闭幕|落幕|启幕|揭幕|盛大|圆满|成功|拉开)"
)
"""Day and place between a gathering and the word that says that it is held."""
_DURING = ("上", "期间", "现场", "举办期间")
_AFTER_WORD = frozenset("议场员长馆展客堂址徽旗费")
_WITH_NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十百0-9]{1,4}届|首届|20[0-9]{2}年?(?=中国|国际|全国|全球|世界|[一-鿿]{2,3}[（(]))"
    r"(?!董事|监事|人大|代表|人民代表|中央|全国代表|委员|政协|党|职工|奥运|会员)"
    r"[^，。；：！？、\n“”《》 ]{2,28}?(?<!银企对接)(?:节|展|会|赛|周|论坛)"
    r"(?=[在于昨今开闭举召，。；上期、”]|[0-9]|的|现场|吸引|拉开|将|落|如期|正式)(?<![下上本]周)"
)
"""A gathering that its number tells, whatever its last word: 第三届中国（绍兴）黄酒节."""
_CAMPAIGN = re.compile("[“‘](?!走进|相约)[^”’]*(?<![日周会展节赛])[”’](?:主题|专项)?活动")
"""What people do for months, not where they meet: “我为群众办实事”活动."""
_SHORT = re.compile(r"[^\W0-9A-Za-z一二三四五六七八九十次届年第]{2,4}[会展节]")
_LISTED_BODY = 4
"""So many characters before the class word of one of several that are held."""
_SECOND = 30
"""Characters at most of the second part of a gathering of two."""
_LONG = 6
"""So many characters before a class word, or inside a quotation in a list, single out an event."""


def find_gatherings(scan: Scan, names: tuple[Mention, ...]) -> list[Mention]:
    """The gatherings that the article names; `names` are the places and organisations already found."""
    heads: dict[int, Hit] = {}
    for hit in scan.by_table.get("cues/gathering_heads", ()):
        if not is_switched_off(scan.text, hit.start, hit.stop, "", hit.entry.fields["not_before"]):
            heads.setdefault(hit.stop, hit)
    known = scan.by_table.get("cues/gathering_names", [])
    if not heads and not known and _WITH_NUMBER.search(scan.text) is None:
        return []
    ground = survey_ground(scan, names, heads)
    held = [(hit.start, hit.stop, hit.entry.fields["side"]) for hit in scan.by_table.get("cues/gathering_held", ())]
    before = {stop for _, stop, side in held if side != "after"}
    after = {start for start, _, side in held if side != "before"}
    found = [_read_head(ground, hit, before, after) for hit in heads.values()]
    kept = [m for m in found if m is not None]
    kept += [_read_known(ground, hit) for hit in known]
    kept += _find_listed(ground, before)
    kept += [
        make_mention(ground, Span(*match.span()), Kind.GATHERING, "gatherings.numbered")
        for match in _WITH_NUMBER.finditer(ground.text)
    ]
    kept += _find_quoted(ground, heads, before)
    kept = [_extend(ground, mention, heads) for mention in kept]
    kept = [m for m in kept if not _CAMPAIGN.fullmatch(m.text)]
    kept = _keep_outermost([m for m in kept if not ground.titled(m.span)])
    return sorted(kept + _find_short(ground, kept), key=lambda m: m.span)


def _read_head(ground: Ground, hit: Hit, before: set[int], after: set[int]) -> Mention | None:
    """The gathering whose class word is `hit`, where it is definite and, if need be, held."""
    start = walk_left(ground, hit.start)
    opener = _OPENER.match(ground.text, start, hit.start)
    if opener:
        start = opener.end()
    if ground.text.endswith(_SCOPES, 0, start):
        start -= 2
        numbered = _NUMBERED.search(ground.text, max(0, start - 10), start)
        start = numbered.start() if numbered else start
    if ground.text.endswith(("中国—", "中国－", "中国-"), 0, start):
        start = walk_left(ground, start - 1)
    start = _join_left(ground, start, ground.text[start : hit.start])
    start += _vague_length(ground.text[start : hit.start])
    led = _LED_TO.match(ground.text, start, hit.start)
    start = led.end() if led else start
    body = ground.text[start : hit.start]
    if body.startswith(_VAGUE):
        return None
    if _COUNTED.match(body) or ground.text.endswith("等", 0, start):
        return None
    ordinal, quoted = _ORDINAL.search(body) is not None, "“" in body or "‘" in body
    named = bool(ground.inner(Span(start, hit.start)))
    plain = is_made_of(body, load_names("gathering_generics"))
    opens = _UNTIL.match(ground.text, hit.stop)
    held = start in before or any(at in after for at in range(hit.stop, hit.stop + 5))
    held = held or (opens is not None and opens.end() in after)
    if _YEAR_SLOGAN.search(body) and not (held and body[0] not in "“‘"):
        return None
    from_it = ("在", "从") if hit.entry.fields["class"] == "fair" else ("在",)
    held = held or (ground.text.endswith(from_it, 0, start) and ground.text.startswith(_DURING, hit.stop))
    listed = ground.text.endswith("、", 0, start) or ground.text.startswith(("、", "等"), hit.stop)
    clause = max(ground.text.rfind(mark, 0, start) for mark in "，。；\n")
    held = held or (listed and len(body) >= _LISTED_BODY and any(clause < stop < start for stop in before))
    long = len(body) >= _LONG or (len(body) >= _GRAND and body.startswith(_SCALES))
    definite = {
        "fair": not plain and (ordinal or quoted or named or long or held),
        "congress": ordinal and not _CORPORATE.search(body),
        "meeting": not _CORPORATE.search(body) and (quoted or (ordinal and len(body) > 4) or (held and not plain)),
        "ceremony": quoted or "集中" in body + hit.entry.form or "第" in body,
        "event": (quoted and (held or long or ordinal)) or (ordinal and len(body) > 4) or (held and long and not plain),
        "none": False,
    }[hit.entry.fields["class"]]
    if held and ((body and hit.entry.form == "工作会议") or (long and body.startswith(_SCOPES))):
        definite = True
    if not definite or len(body) + len(hit.entry.form) < 4:
        return None
    return make_mention(ground, Span(start, hit.stop), Kind.GATHERING, f"gatherings.{hit.entry.fields['class']}")


def _vague_length(body: str) -> int:
    """How long 本届, 本次 are before a large fair's name (本届|世界物联网博览会); 0 before a class word alone."""
    vague = next((lead for lead in _VAGUE if body.startswith(lead)), "")
    named = body.startswith(_SCALES, len(vague)) and len(body) - len(vague) >= _GRAND
    return len(vague) if named else 0


def _join_left(ground: Ground, start: int, body: str) -> int:
    """Where a gathering of two parts begins: A博览会暨B洽谈会 is one, unless B is numbered itself."""
    if not ground.text.endswith("暨", 0, start) or start - 1 not in ground.ends or _ORDINAL.search(body):
        return start
    return walk_left(ground, start - 1)


def _extend(ground: Ground, mention: Mention, heads: dict[int, Hit]) -> Mention:
    """A gathering with its second part, unless that is numbered itself: A签约仪式暨B推介会."""
    if not ground.text.startswith("暨", mention.span.stop):
        return mention
    limit = min(len(ground.text), mention.span.stop + _SECOND)
    clause = next((i for i in range(mention.span.stop, limit) if ground.text[i] in "，。；：！？\n"), limit)
    stop = max((at for at in heads if mention.span.stop + 1 < at <= clause), default=0)
    if _ORDINAL.search(ground.text, mention.span.stop, max(stop, mention.span.stop)):
        return mention
    return make_mention(ground, Span(mention.span.start, stop), Kind.GATHERING, mention.finder) if stop else mention


def _read_known(ground: Ground, hit: Hit) -> Mention:
    """A fair known by its short name, with the place right before it (长沙科博会)."""
    place = ground.closed.get(hit.start)
    start = place.span.start if place is not None and place.kind in PLACES else hit.start
    ordinal = _NUMBERED.search(ground.text, max(0, start - 8), start)
    start = ordinal.start() if ordinal else start
    return make_mention(ground, Span(start, hit.stop), Kind.GATHERING, "gatherings.short")


def _find_listed(ground: Ground, before: set[int]) -> list[Mention]:
    """Quotations right before 等活动: 举办“…推介会”“…对接”等活动."""
    found: list[Mention] = []
    for match in _LISTED.finditer(ground.text):
        at = match.start()
        spans: list[Span] = []
        while at > 0:
            stop = at - 1 if ground.text[at - 1] in "、" else at
            start = ground.pairs.get(stop - 1, stop)
            if start >= stop - 1 or ground.text[start] not in "“‘":
                break
            spans.append(Span(start + 1, stop - 1))
            at = start
        if spans and at in before:
            found += [make_mention(ground, s, Kind.GATHERING, "gatherings.listed") for s in spans if len(s) >= _LONG]
    return found


def _find_quoted(ground: Ground, heads: dict[int, Hit], before: set[int]) -> list[Mention]:
    """Quotations that end with a class word and follow a verb of holding: 举行“2019年集中签约、开工、投产活动”."""
    return [
        make_mention(ground, Span(start + 1, stop), Kind.GATHERING, "gatherings.quoted")
        for start, stop in sorted(ground.pairs.items())
        if start in before and start < stop and stop in heads and ground.text[start] in "“‘" and stop - start > _LONG
    ]


def _find_short(ground: Ground, found: list[Mention]) -> list[Mention]:
    """Abbreviations of gatherings named in full: 软洽会 of …软件合作洽谈会."""
    longs = sorted({m.text for m in found if len(m.text) >= 8})
    short: list[Mention] = []
    for i, char in enumerate(ground.text if longs else ""):
        if char not in "会展节":
            continue
        for length in (3, 4):
            span = Span(i + 1 - length, i + 1)
            form = ground.text[max(0, span.start) : span.stop]
            if len(form) < length or ground.text[span.stop : span.stop + 1] in _AFTER_WORD:
                continue
            known = any(_abbreviates(form, long) for long in longs)
            if known and not any(span.overlaps(m.span) for m in (*found, *short)):
                short.append(make_mention(ground, span, Kind.GATHERING, "gatherings.abbreviation"))
    return short


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in order, the last one last, and not side by side."""
    if long[-1] != short[-1] or short in long or not _SHORT.fullmatch(short):
        return False
    rest = iter(long[:-1])
    return all(char in rest for char in short[:-1])


def _keep_outermost(found: list[Mention]) -> list[Mention]:
    """The mentions that overlap no longer or earlier one."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (-len(m.span), m.span.start)):
        if not any(mention.span.overlaps(k.span) for k in kept):
            kept.append(mention)
    return kept
