"""Figures of what a clause calls by the last word of its name: [甲黄河大桥]九月合龙。大桥全长4.2公里."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.observations.indicators import strip_lead
from kg.observations.readings import NAMED, Reading
from kg.observations.seats import Draft
from kg.observations.wordings import load_wording
from kg.types import Mention
from kg.vocabulary import Kind, ValueKind

_THIS = re.compile("(?:该|这[条座个片段处家项所栋支只]?|整[条座个]|本|全)")
_REACH = 300
"""How far before the clause, in characters, the name may stand."""
_PARTS = 8
"""How many parts before a figure the clause may begin that calls its owner."""
_NAMES = 40
"""How many names and figures are looked at before it."""
_LONGEST = 6
_SHORTEST = 2
_ANY = re.compile("项目|公司|企业|产业|中心|集群|[一二三四五六]期|工业|科技|生产|制造|合作")
"""Last words that mean any such thing as often as the one named, where no word points to it."""
_KINDS = NAMED - {Kind.REGION}
_ON = re.compile(
    "[由坐位总全计设拟预将分一二两三四五六七八九十已于年自概估规地是集共投建从装起采静动每可日现首去今按配年内西东南北单施有达成完引入目静\\d，]|累计|占[地用]|项目|工程"
)
"""How a clause goes on behind the word for a work or a firm; behind that for a zone anything may follow."""
_BODY = re.compile("(?:集团|银行|基金|[工钢酒药纸糖茶电水矿]厂|合作社|商会|协会)$")
"""What calls a company by the last word of its name; other last words (海工, 电子) are its trade."""
_AREA = re.compile("[区园城镇谷港湾岛村]$")
_COMPOUND = re.compile("[域间林市街商外]|内外|企业数")


def find_namesake(draft: Draft, reading: Reading) -> list[str] | None:
    """Those whose name ends with the word that the clause of a figure begins with; nobody for an institution.

    None where no clause of the sentence begins so, or somebody is named between it and the figure.
    """
    if draft.heads or draft.project >= 0:
        return None
    resolved = reading.resolved
    mentions = resolved.mentions
    last = bisect_left(mentions, draft.position, key=lambda m: m.span.start)
    for part in reversed(reading.parts[max(0, draft.part - _PARTS) : draft.part + 1]):
        if part.depth > reading.parts[draft.part].depth:
            continue
        first = bisect_left(mentions, part.start, key=lambda m: m.span.start)
        if last - first > _NAMES or any(m.kind in NAMED or m.kind is Kind.GOVERNMENT for m in mentions[first:last]):
            return None
        found = _find_called(draft, reading, part.start, part.stop, first)
        if found is not None:
            return found
        if part.opener == "；":
            return None
    return None


def _find_called(draft: Draft, reading: Reading, start: int, stop: int, first: int) -> list[str] | None:
    """Whom the words at `start` call by the last word of a name among the mentions before `first`."""
    resolved, entities, text = reading.resolved, reading.entities, reading.resolved.article.text
    for at in _find_openings(text, start, stop, resolved.mentions[first:]):
        this = _THIS.match(text, at, stop)
        begin = this.end() if this else at
        for number in range(first - 1, max(-1, first - _NAMES), -1):
            mention = resolved.mentions[number]
            if mention.span.start < start - _REACH:
                break
            ids = [i for i in resolved.entities_of[number] if entities[i].kind in _KINDS]
            if not ids or (mention.kind is Kind.COMPANY and not _BODY.search(mention.text)):
                continue
            size = _measure_shared(mention.text, text, begin, stop, this is not None)
            if size:
                return _take(draft, ids, reading, text[at : begin + size])
    return None


def _find_openings(text: str, start: int, stop: int, mentions: tuple[Mention, ...]) -> list[int]:
    """Where the words of a clause may begin: at its start and behind the times and connectives that it opens with."""
    openings = [start]
    at, number = start, 0
    lead = load_wording().lead
    while at < stop:
        period = number < len(mentions) and mentions[number].span.start == at
        if period and mentions[number].kind is ValueKind.PERIOD:
            at, number = mentions[number].span.stop, number + 1
        elif (match := lead.match(text, at, stop)) and match.end() > at:
            at = match.end()
        else:
            break
        openings.append(at)
    return openings


def _measure_shared(name: str, text: str, begin: int, stop: int, pointed: bool) -> int:
    """How many characters at `begin` are the end of `name`; 0 where they are not, or mean something else."""
    for size in range(min(_LONGEST, len(name) - 1), 0, -1):
        word = name[-size:]
        if begin + size > stop or not text.startswith(word, begin):
            continue
        if not pointed and (size < _SHORTEST or _ANY.fullmatch(word)):
            return 0
        area = _AREA.search(word)
        follows = not _COMPOUND.match(text, begin + size) if area else _ON.match(text, begin + size) is not None
        return size if follows or begin + size == stop else 0
    return 0


def _take(draft: Draft, ids: list[str], reading: Reading, said: str) -> list[str]:
    """The named, nobody where it is an institution; the indicator loses the words that call it."""
    if any(reading.entities[i].kind is Kind.INSTITUTION for i in ids):
        return []
    said = next((s for s in (said, *(said[n:] for n in range(1, len(said)))) if draft.indicator.startswith(s)), "")
    rest = strip_lead(draft.indicator.removeprefix(said))
    draft.indicator = rest if len(rest) >= _SHORTEST else draft.indicator
    return ids
