"""Titles: honours, rankings and statuses, after a verb of conferring or by a class word that only they have."""

from __future__ import annotations

import re

from kg.mentions.edges import load_names
from kg.mentions.phrases import Ground, make_mention, survey_ground, walk_left
from kg.mentions.scans import Scan
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import Kind

_OPENER = re.compile(
    r"(?:了|为|到|过|全国首个|全省首个|国内首个|全市首个|我国首个|首个|首家|(?:全国|全省|全市|国内)?唯一(?:一个)?|西部首个|全区首个|全国首批|区级|其|一批|上榜"
    r"|[0-9一二三四五六七八九十百]+(?:个|项|家|座|次))+"
)
_CLAUSE = re.compile(
    r"[，。；：！？,;:!?\n]|——|等[0-9一二三四五六七八九十多]|[0-9]+(?:余|多)?[家户个项名件人]|(?:时|后|以来)[，、,]"
)
_VERBS_INSIDE = re.compile(r"推动|推进|实施|践行|打造|引领|提出|发展的")
_VERB_FIRST = re.compile(r"设立|建设|开展|成立|开工|举办|创建|组建|筹建|开通|立项")
_RANKING = re.compile(r"(?:TOP ?[0-9]+)?(?:[（(][0-9]{4}年?[)）])?")
_RANK_LEFT = re.compile(
    r"在(?:全国|全省)?[0-9]+[个家](?P<name>国家[^，。；、]{4,20}?)中?(?:综合)?(?:排名|位居|位列|排)"
)
_QUOTED_TITLE = re.compile(r"[“‘](?P<name>(?:中国|全国|国家|世界|中华)[^”’“‘]{2,20})[”’]")
_STATUS = re.compile(
    r"(?:(?:批准|同意|支持)[^，。；！？\n]{2,24}?(?:建设|升级为|升格为|创建|为)|升级为|升格为|创建|争创|获批|获批建设|是|成为[^，。；]{0,20}第[^，。；]{1,3}[个家])"
    r"(?P<name>(?:首批|第[一二三四五六]批)?(?:国家级?|省级)(?:自主创新示范区|高新技术产业开发区|高新区|经济技术开发区|经开区|新区"
    r"|创新型城市|综合改革试验区|生态文明试验区))(?=之一|[，。；！、\n]|$|的)"
)
_STANDS = re.compile(
    r"(?:跻身|位居|位列|进入|入围|在)(?:[0-9]{4}年度?)?(?P<name>(?:全国|全省|全球|中国)[^，。；、！？\n]{2,14}?"
    r"(?:前[一二三四五六七八九十]+|[0-9]+强|百强[区县市镇]{0,3}|十强))(?=榜单|名单|行列|中|[，。；！、\n]|$)"
)
_CAPITAL = re.compile(r"中国.{1,5}[都乡城谷港]")
_YEAR = re.compile(r"[0-9]{4}年")
_BATCH = re.compile("(?:首批|第[一二三四五六七八九十]{1,3}批)?“[^”\n]{2,20}(?:案例|名单|清单|单位|典型)”")
"""A batch and its quoted name behind whose it is: 入选国务院自贸试验区|第五批“最佳实践案例”."""
_COUNTED = re.compile(r"[”’]?(?:企业)?[0-9]|总数|数量|培育|梯度|认定")
_LISTED = re.compile(
    r"(?:了|得)?(?P<list>[^，。；！？,;\n]{4,80}?)等(?:[0-9一二三四五六七八九十多]+[项个])?(?:国家级|省级|荣誉)?(?:称号|荣誉|殊荣|奖项|名片)"
)
_CONFERRED = ("授予", "授予了")
"""Behind these stands who is given the honour, before its quotation."""
_SHORTEST = 4
"""An honour has four characters at least, a list that names nothing more than its kind (县域榜单) aside."""
_TAIL = 6
"""An object goes on after its last class word to the end of the clause over 6 characters at most."""
_WHOLE = 24
"""An object without class word has 24 characters at most."""
_REACH = 48
"""An object is read over 48 characters at most; the longest of the gold pages has 24."""


def find_titles(scan: Scan) -> list[Mention]:
    """The honours, rankings and statuses that the article names."""
    ground = survey_ground(scan, ())
    heads: dict[int, Hit] = {}
    for hit in scan.by_table.get("cues/title_heads", ()):
        heads.setdefault(hit.stop, hit)
    spans: dict[Span, str] = {}
    verbs: dict[int, Hit] = {}
    for hit in scan.by_table.get("cues/title_verbs", ()):
        verbs.setdefault(hit.start, hit)
    for hit in verbs.values():
        for span in _read_objects(ground, hit, heads):
            spans.setdefault(span, "titles.verb")
    for span in _find_rankings(ground, heads):
        spans.setdefault(span, "titles.ranking")
    for span in _find_standing(scan, ground):
        spans.setdefault(span, "titles.status")
    for pattern in (_STATUS, _STANDS):
        for match in pattern.finditer(scan.text):
            spans.setdefault(Span(*match.span("name")), "titles.status")
    for span in _find_quoted(ground, heads):
        spans.setdefault(span, "titles.quoted")
    return _keep_outermost([make_mention(ground, span, Kind.TITLE, name) for span, name in spans.items()])


def _read_objects(ground: Ground, verb: Hit, heads: dict[int, Hit]) -> list[Span]:
    """The objects of a verb of conferring, coordinated by 、, as long as each is an honour."""
    found = _read_list(ground, verb.stop)
    if found:
        return found
    strength = verb.entry.fields["strength"]
    at = verb.stop
    while True:
        span, after = _read_object(ground, at, heads, strength == "strong")
        if span is not None and (batch := _BATCH.match(ground.text, span.stop)):
            span, after = Span(span.start, batch.end()), batch.end()
            return [*found, span]
        ends = () if span is None else (span.stop, span.stop - 1, after)
        shown = span is not None and (strength == "strong" or any(stop in heads for stop in ends))
        if span is None or not shown:
            return found
        status = span.stop in heads and heads[span.stop].entry.fields["class"] == "status"
        asked = "weak" if status and strength == "rank" else strength
        if not (_is_honour(ground, span, asked, at, after) or (found and _is_of_place(ground.text, span))):
            return found
        found += _part_quotes(ground, span)
        if after >= len(ground.text) or ground.text[after] not in "、和及":
            return found
        at = after + 1


def _read_list(ground: Ground, at: int) -> list[Span]:
    """The members of a list closed by 等称号: 获A基地、B产业园等称号."""
    match = _LISTED.match(ground.text, at)
    if match is None:
        return []
    found, start = [], match.start("list")
    for part in match["list"].split("、"):
        span = Span(start, start + len(part))
        start += len(part) + 1
        if _has_level(ground.text, span.start) or part[:1] in "“‘":
            found += _part_quotes(ground, span)
    return found


def _read_object(ground: Ground, at: int, heads: dict[int, Hit], strong: bool) -> tuple[Span | None, int]:
    """The first honour from `at` on and where reading goes on; None where its clause holds none."""
    text = ground.text
    opener = _OPENER.match(text, at)
    start = opener.end() if opener else at
    i, stop, after = start, -1, start
    while i < min(len(text), start + _REACH):
        partner = ground.pairs.get(i, -1)
        if partner > i:
            quoted = text[i] in "“‘" and (i == start or partner in heads or stop < 0)
            i = partner + 1
            if quoted or i in heads or (i - 1 in heads and text[i - 1] in "”’"):
                stop = after = i
        elif text[i] == "、" or _CLAUSE.match(text, i):
            break
        else:
            i += 1
        if i in heads:
            dropped = heads[i].entry.fields["class"] == "drop"
            after = i
            stop = (stop if stop > 0 else heads[i].start) if dropped else i
    if strong and after <= max(stop, start) and _goes_on(text, start, stop, i):
        stop = after = i
    given = text.rfind("“" if text.endswith(_CONFERRED, 0, at) else "的“", start, stop)
    given -= given >= 0 and text[given] == "“"
    span = Span(given + 1 if given >= 0 and text[stop - 1] == "”" else start, stop)
    if stop <= start or _VERB_FIRST.match(text, start) or _VERBS_INSIDE.search(text, start, stop):
        return None, after
    return _strip_quotes(ground, span), after


def _goes_on(text: str, start: int, stop: int, at: int) -> bool:
    """Whether an honour that starts with a level runs on to `at`, the end of its clause (国家智能制造优秀|场景)."""
    rest = at - max(stop, start)
    if text.startswith("的", max(stop, start)):
        return False
    ended = at >= len(text) or text[at] in "，。；、,;！\n"
    return ended and 0 < rest <= (_TAIL if stop > 0 else _WHOLE) and _has_level(text, start)


def _strip_quotes(ground: Ground, span: Span) -> Span:
    """`span` without the quotation marks where they hold all of it."""
    if ground.pairs.get(span.start, -1) == span.stop - 1 and ground.text[span.start] in "“‘":
        return Span(span.start + 1, span.stop - 1)
    return span


def _part_quotes(ground: Ground, span: Span) -> list[Span]:
    """The quotations that `span` is made of, side by side (“甲”“乙”); else `span` without its own marks."""
    parts, at = [], span.start
    while at < span.stop and ground.text[at] in "“‘" and at < ground.pairs.get(at, -1) < span.stop:
        parts.append(Span(at + 1, ground.pairs[at]))
        at = ground.pairs[at] + 1
    return parts if at == span.stop and len(parts) > 1 else [_strip_quotes(ground, span)]


def _is_honour(ground: Ground, span: Span, strength: str, at: int, after: int) -> bool:
    """Whether the object of a verb is an honour: the weaker the verb, the more the object must show."""
    text = ground.text
    if (
        len(span) < _SHORTEST
        or (len(span) == _SHORTEST and text.endswith("榜单", 0, span.stop))
        or text.endswith("第一", 0, span.stop)
    ):
        return False
    level = any(_has_level(text, i) for i in range(at, span.start + 1))
    if strength in ("strong", "rank"):
        return True
    ends = text.startswith((",", "，", "。", "、", "；", "的", "和", "——", "称", "\n"), after) or after >= len(text)
    return level and (strength == "weak" or ends)


def _is_of_place(text: str, span: Span) -> bool:
    """Whether a further honour of a list has its level behind its place (国家软件基地、成都|国家生物产业基地)."""
    return any(
        text.startswith(("国家", "全国", "省级"), at) for at in range(span.start + 1, min(span.start + 5, span.stop))
    )


def _find_rankings(ground: Ground, heads: dict[int, Hit]) -> list[Span]:
    """Rankings and lists named in any clause: 《…榜单》, …排行榜TOP30(2021), and 在44个国家…基地排名第7."""
    found = [Span(*m.span("name")) for m in _RANK_LEFT.finditer(ground.text)]
    for stop, hit in heads.items():
        if hit.entry.fields["class"] != "list":
            continue
        if ground.text.startswith("》", stop) and stop in ground.pairs:
            found.append(Span(ground.pairs[stop] + 1, stop))
        elif hit.entry.form != "榜单":
            start = walk_left(ground, hit.start)
            tail = _RANKING.match(ground.text, stop)
            if hit.start - start >= 4:
                found.append(Span(start, tail.end() if tail else stop))
    return found


def _has_level(text: str, at: int) -> bool:
    """Whether a level, a bestower or a year stands at `at`."""
    levels = load_names("title_levels")
    return any(text[at : at + n] in levels for n in range(2, 8)) or bool(_YEAR.match(text, at))


def _find_standing(scan: Scan, ground: Ground) -> list[Span]:
    """Statuses of firms with their level, where they are not counted: 国家级单项冠军、专精特新小巨人企业."""
    found = []
    for hit in scan.by_table.get("cues/title_standing", ()):
        lead = range(max(0, hit.start - 4), hit.start + 1)
        start = next((i for i in lead if _has_level(ground.text, i) and "、" not in ground.text[i : hit.start]), -1)
        if start >= 0 and not _COUNTED.match(ground.text, hit.stop):
            found.append(Span(start, hit.stop))
    return found


def _find_quoted(ground: Ground, heads: dict[int, Hit]) -> list[Span]:
    """Quoted honours that begin with 中国, 国家 … and end with a class word: “中国眼镜生产基地市”."""
    found = [m for m in _QUOTED_TITLE.finditer(ground.text) if m.end("name") in heads or _CAPITAL.fullmatch(m["name"])]
    return [Span(*m.span("name")) for m in found]


def _keep_outermost(found: list[Mention]) -> list[Mention]:
    """The mentions that overlap no longer or earlier one, in order."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (-len(m.span), m.span.start)):
        if not any(mention.span.overlaps(k.span) for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)
