"""Titles: honours, rankings and statuses, after a verb of conferring."""

from __future__ import annotations

import re

from kg.mentions.phrases import Ground, make_mention, survey_ground
from kg.mentions.scans import Scan
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import Kind

_OPENER = re.compile(r"^(?:了|为|的|全国首个|全省首个|国内首个|首个|首批|全国|全省|成为|在)+")
_CLAUSE = re.compile(r"[，。；：！？\n、]|——|[0-9]+[家户个项]")


def find_titles(scan: Scan) -> list[Mention]:
    """The honours, rankings and statuses that the article names."""
    ground = survey_ground(scan, ())
    heads = {hit.stop: hit for hit in reversed(scan.by_table.get("cues/title_heads", []))}
    found: list[Mention] = []
    for verb in scan.by_table.get("cues/title_verbs", []):
        span = _read_object(ground, verb.stop, heads)
        if span is not None and not any(m.span.overlaps(span) for m in found):
            found.append(make_mention(ground, span, Kind.TITLE, "titles.verb"))
    return found


def _read_object(ground: Ground, at: int, heads: dict[int, Hit]) -> Span | None:
    """The object of a verb of conferring that stops at `at`: up to the last class word of its clause."""
    text = ground.text
    opener = _OPENER.match(text[at : at + 12])
    start = at + (opener.end() if opener else 0)
    i = start
    best = -1
    while i < min(len(text), start + 40):
        if i in ground.pairs and ground.pairs[i] > i:
            i = ground.pairs[i] + 1
            if text[i - 1] in "”’":
                best = max(best, i)
        elif _CLAUSE.match(text, i):
            break
        else:
            i += 1
        if i in heads:
            best = i
    return Span(start, best) if best - start >= 4 else None
