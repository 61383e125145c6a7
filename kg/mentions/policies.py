"""Policies: titles between 《》, quoted measures (“助企20条”), and named plans and schemes."""

from __future__ import annotations

import re

from kg.mentions.phrases import Ground, make_mention, survey_ground, walk_left
from kg.mentions.scans import Scan
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import Kind

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_EDITION = re.compile(r"(?:[0-9]{1,2}\.[0-9]|[0-9]{4}年?)(?:版)?$")
"""The edition behind a title: …实施意见2.0, …若干措施4.0版."""
_TAIL = re.compile(r"[（(〔\[][^（()）〔〕\[\]]{1,24}[）)〕\]]$")
_MEASURES = re.compile(r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})条(?:措施|政策|意见|举措)?$")
_DIGITS = "一二三四五六七八九十百千万亿两0-9+N"
_NUMERALS = re.compile(rf"[{_DIGITS}][{_DIGITS}新特大优强区中心]{{2,9}}")
_VERSION = re.compile(r"[^0-9.]{2,12}[0-9]\.[0-9]")
_COUNT = re.compile(r"[0-9一二三四五六七八九十]+(?:个|大)$")
_ON_MATTER = re.compile(
    r"(?:印发|出台|发布|颁布|制定|公布|下发|推出)(?:实施|施行)?了?(?:首个|一份)?"
    r"(?P<name>关于[^，。；：！？、《》“”\n]{4,36}的(?:若干|实施|指导|政策|工作|行动)?(?:意见|措施|政策措施|规定|方案|通知|决定|办法))"
    r"(?=[，。；！？、\n]|$)"
)
"""A document named without title marks by what it is about: 印发了关于加快新旧动能转换的实施意见."""
_PLAIN_PLAN = re.compile(
    r"(?:印发|出台|颁布|制定印发|研究制定|制定出台)(?:实施)?了?"
    r"(?P<name>[^，。；：！？、《》“”的\n]{4,24}(?:行动方案|工作方案|实施方案|管理办法|实施办法|行动计划|实施细则|实施意见|指导意见|若干措施|若干政策|扶持办法|条例))"
    r"(?=[，。；！？、\n]|等|$)"
)
"""A plan without title marks right behind a verb that only documents have: 印发优化营商环境行动方案."""
_VAGUE_PLAN = re.compile(
    r"关于|一系列|系列|一批|一揽子|相关|有关|配套|具体|多项|多个|[0-9一二三四五六七八九十两]+[个项份部条]|首[个部份]|专门|本[地市省]|该|新[的版]"
)
_SUM = re.compile(r"“十[一二三四五六七八九]五”|[0-9]{4}(?:年)?[—－–-]+[0-9]{4}")
_SHORT_BODY = 4
"""A plan named without marks has four characters at least before its class word."""


def find_policies(scan: Scan) -> list[Mention]:
    """The policies that the article names."""
    ground = survey_ground(scan, ())
    heads: dict[int, Hit] = {}
    for hit in scan.by_table.get("cues/policy_heads", ()):
        heads.setdefault(hit.stop, hit)
    verbs = {hit.stop for hit in scan.by_table.get("cues/policy_verbs", ())}
    found = _find_titles(ground, heads)
    found += _find_quoted(ground, scan, heads, verbs)
    taken = [m.span for m in found]
    for span in _find_unmarked(ground.text):
        if not any(span.overlaps(t) for t in taken):
            found.append(make_mention(ground, span, Kind.POLICY, "policies.unmarked"))
            taken.append(span)
    for hit in heads.values():
        mention = _read_plan(ground, hit, verbs)
        if mention is not None and not any(mention.span.overlaps(t) for t in taken):
            found.append(mention)
            taken.append(mention.span)
    return sorted(found, key=lambda m: m.span)


def _find_unmarked(text: str) -> list[Span]:
    """Documents named without title marks right behind a verb of issuing."""
    about = [Span(*match.span("name")) for match in _ON_MATTER.finditer(text)]
    plain = [match for match in _PLAIN_PLAN.finditer(text) if not _VAGUE_PLAN.match(match["name"])]
    return about + [Span(*match.span("name")) for match in plain]


def _find_titles(ground: Ground, heads: dict[int, Hit]) -> list[Mention]:
    """Titles between 《》 that end with a class word of policies or a count of measures; a trailing bracket such as
    （试行） and an edition aside."""
    found = []
    for match in _TITLE.finditer(ground.text):
        tail = _TAIL.search(match[1])
        if len(match[1]) < _SHORT_BODY:
            continue
        title = match[1][: tail.start()] if tail else match[1]
        title = _EDITION.sub("", title)
        if match.start(1) + len(title) in heads or _MEASURES.search(title):
            found.append(make_mention(ground, Span(*match.span(1)), Kind.POLICY, "policies.title"))
    return found


def _find_quoted(ground: Ground, scan: Scan, heads: dict[int, Hit], verbs: set[int]) -> list[Mention]:
    """Quotations that hold a count of measures or a version, or that stand beside a word such as 计划, 政策."""
    after = {hit.start: hit for hit in reversed(scan.by_table.get("cues/policy_quoted", []))}
    before = {hit.stop: hit for hit in reversed(scan.by_table.get("cues/policy_quoted_before", []))}
    found = []
    for start, stop in sorted(ground.pairs.items()):
        if start > stop or ground.text[start] not in "“‘":
            continue
        inside = Span(start + 1, stop)
        follower = after.get(stop + 1)
        numerals = _NUMERALS.fullmatch(ground.text, inside.start, inside.stop) is not None
        if _MEASURES.search(ground.text, inside.start, inside.stop):
            found.append(make_mention(ground, inside, Kind.POLICY, "policies.measures"))
        elif start in verbs and _VERSION.fullmatch(ground.text, inside.start, inside.stop):
            found.append(make_mention(ground, inside, Kind.POLICY, "policies.version"))
        elif start in verbs and stop in heads and len(inside) >= _SHORT_BODY:
            if heads[stop].entry.fields["loose"] in ("verb", "quote"):
                found.append(make_mention(ground, inside, Kind.POLICY, "policies.quoted"))
        elif start in before:
            found.append(make_mention(ground, Span(before[start].start, stop + 1), Kind.POLICY, "policies.quoted"))
        elif follower is not None and (numerals or follower.entry.fields["slogan"] == "no"):
            vague = _SUM.search(ground.text, start, stop + 1) or ground.text.startswith("制度", follower.stop)
            if not vague:
                span = Span(_take_count(ground, start), follower.stop)
                found.append(make_mention(ground, span, Kind.POLICY, "policies.quoted"))
    return found


def _take_count(ground: Ground, start: int) -> int:
    """Where a quoted plan begins, its count included (3个“千亿”计划)."""
    count = _COUNT.search(ground.text, max(0, start - 5), start)
    return count.start() if count else start


def _read_plan(ground: Ground, hit: Hit, verbs: set[int]) -> Mention | None:
    """A plan named without title marks, where something beside its class word shows that it is one."""
    sign = hit.entry.fields["loose"]
    if sign == "no":
        return None
    start = walk_left(ground, hit.start)
    body = ground.text[start : hit.start]
    bare = _SUM.sub("", body)
    if len(bare) < _SHORT_BODY:
        return None
    shown = {
        "sum": _SUM.search(body) is not None,
        "quote": "“" in body and body[-1] not in "”’",
        "verb": start in verbs and not body[0].isdigit(),
    }[sign]
    return make_mention(ground, Span(start, hit.stop), Kind.POLICY, "policies.plan") if shown else None
