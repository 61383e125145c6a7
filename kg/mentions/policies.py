"""Policies: titles between 《》, quoted measures (“稳经济68条”), and named plans and schemes."""

from __future__ import annotations

import re

from kg.mentions.phrases import Ground, make_mention, survey_ground, walk_left
from kg.mentions.scans import Scan
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import Kind

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_TAIL = re.compile(r"[（(〔\[][^（()）〔〕\[\]]{1,24}[）)〕\]]$")
_MEASURES = re.compile(r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})条(?:措施|政策|意见|举措)?$")


def find_policies(scan: Scan) -> list[Mention]:
    """The policies that the article names."""
    ground = survey_ground(scan, ())
    heads = scan.by_table.get("cues/policy_heads", [])
    found = _find_titles(ground, heads)
    found += _find_quoted(ground, scan)
    taken = [m.span for m in found]
    return found + [m for m in _find_plans(ground, heads) if not any(m.span.overlaps(t) for t in taken)]


def _find_titles(ground: Ground, heads: list[Hit]) -> list[Mention]:
    """Titles between 《》 that end with a class word of policies, a trailing bracket such as （试行） aside."""
    stops = {hit.stop for hit in heads}
    found = []
    for match in _TITLE.finditer(ground.text):
        body = match.group(1)
        tail = _TAIL.search(body)
        stop = match.start(1) + (tail.start() if tail else len(body))
        if stop in stops:
            found.append(make_mention(ground, Span(*match.span()), Kind.POLICY, "policies.title"))
    return found


def _find_quoted(ground: Ground, scan: Scan) -> list[Mention]:
    """Quotations that hold a count of measures, or that stand beside a word such as 计划, 政策."""
    after = {hit.start: hit.stop for hit in reversed(scan.by_table.get("cues/policy_quoted", []))}
    before = {hit.stop: hit.start for hit in reversed(scan.by_table.get("cues/policy_quoted_before", []))}
    found = []
    for start, stop in sorted(ground.pairs.items()):
        if start > stop or ground.text[start] not in "“‘":
            continue
        inside = Span(start + 1, stop)
        if _MEASURES.search(ground.text, inside.start, inside.stop):
            found.append(make_mention(ground, inside, Kind.POLICY, "policies.measures"))
        elif stop + 1 in after:
            found.append(make_mention(ground, Span(start, after[stop + 1]), Kind.POLICY, "policies.quoted"))
        elif start in before:
            found.append(make_mention(ground, Span(before[start], stop + 1), Kind.POLICY, "policies.quoted"))
    return found


def _find_plans(ground: Ground, heads: list[Hit]) -> list[Mention]:
    """Plans named without title marks: a phrase that ends with 规划, 条例 … and holds a quotation or a year."""
    found = []
    for hit in heads:
        if hit.entry.fields["loose"] != "yes":
            continue
        start = walk_left(ground, hit.start)
        body = ground.text[start : hit.start]
        if len(body) >= 4 and ("“十" in body or re.search(r"[0-9]{4}[—－-][0-9]{4}", body)):
            found.append(make_mention(ground, Span(start, hit.stop), Kind.POLICY, "policies.plan"))
    return found
