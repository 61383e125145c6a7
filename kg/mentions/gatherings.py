"""Gatherings: named conferences, fairs, forums and ceremonies."""

from __future__ import annotations

import re

from kg.mentions.phrases import Ground, make_mention, survey_ground, walk_left
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind

_ORDINAL = re.compile(r"第[一二三四五六七八九十百0-9]{1,4}[届次]|首届|[0-9]{4}年?|[0-9]+周年")
_OPENERS = re.compile(r"^(?:在|于|本届|当天|上午|下午|晚|日|为期.{1,4}天|[0-9]{1,2}月[0-9]{0,2}日?)+")


def find_gatherings(scan: Scan, names: tuple[Mention, ...]) -> list[Mention]:
    """The gatherings that the article names."""
    ground = survey_ground(scan, names)
    found = [
        make_mention(ground, Span(hit.start, hit.stop), Kind.GATHERING, "gatherings.short")
        for hit in scan.by_table.get("cues/gathering_names", [])
    ]
    stops = {hit.stop: hit for hit in reversed(scan.by_table.get("cues/gathering_heads", []))}
    for hit in stops.values():
        mention = _read_head(ground, hit.start, hit.stop, hit.entry.fields["bare"] == "yes")
        if mention is not None:
            found.append(mention)
    return _outermost(found)


def _read_head(ground: Ground, head: int, stop: int, bare: bool) -> Mention | None:
    """The gathering whose class word stands at [head, stop), where it is definite."""
    start = walk_left(ground, head)
    body = ground.text[start:head]
    opener = _OPENERS.match(body)
    if opener:
        start += opener.end()
        body = ground.text[start:head]
    definite = bool(_ORDINAL.search(body)) or "“" in body or bool(ground.inner(Span(start, head)))
    if len(body) < 2 or (bare and not definite) or (not definite and len(body) < 4):
        return None
    return make_mention(ground, Span(start, stop), Kind.GATHERING, "gatherings.head")


def _outermost(found: list[Mention]) -> list[Mention]:
    """The mentions that stand inside no other of `found`."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.stop)):
        if not kept or not kept[-1].span.covers(mention.span):
            kept.append(mention)
    return kept
