"""The parts of a text: the items of a roundup, and the sections that a place heads (一、永康市 on a line of its own is
what the lines below it tell of)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from kg.types import Entity, ResolvedArticle, Span
from kg.vocabulary import ORGANISATIONS, PLACES, Kind

_BULLETS = tuple("■●◆▲★□◇○▶►")
_BRACKETS, _CLOSINGS, _COLONS = ("【", "〔", "["), ("】", "〕", "]"), ("：", ":")
"""What stands around and behind the place that labels an item."""
_MARK = 2
"""Characters of a bullet."""
_ITEMS = 3
"""How many paragraphs must begin with a bullet for an article to be a roundup whose items are news of their own."""
_MARKS = re.compile(
    r"[\s■●◆▲★□◇○▶►◎·•※#*【〔\[“]*(?:(?P<number>[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．])[\s【〔\[“]*)?"
)
_REST = re.compile(r"[】〕\]”：:\s]*(?:[：:|｜—\s】〕\]](?P<said>[^。！？；!?;]{4,28}))?")
"""What may stand behind the place on its line: nothing, or a headline of its own (永康市：五金之都再出发)."""
_PROSE = re.compile("[。；！？]")
_OPENERS = ORGANISATIONS | PLACES | {Kind.PROJECT}
_HEADINGS = ("headline", "kicker")


def find_items(resolved: ResolvedArticle) -> list[slice]:
    """The sentences of each item of a roundup (■…, three or more, or two from the headline on, or those that a name
    opens), what stands before the first being one too; of another article, all of them."""
    text, paragraphs = resolved.article.text, resolved.article.paragraphs
    begins = [p for p, paragraph in enumerate(paragraphs) if text.startswith(_BULLETS, paragraph.span.start)]
    if len(begins) < _ITEMS - (begins[:1] == [0]):
        begins = [p for p in begins if _begins_with_name(resolved, paragraphs[p].span)]
    if not begins:
        return [slice(0, len(resolved.sentences))]
    where = [sentence.paragraph for sentence in resolved.sentences]
    edges = [0, *(bisect_left(where, p) for p in begins), len(where)]
    return [slice(start, stop) for start, stop in pairwise(edges) if start < stop]


def find_labels(resolved: ResolvedArticle) -> dict[int, tuple[str, ...]]:
    """For each paragraph of a row that begins with the place that it tells of (【甲高新区】…, two or more), its ids."""
    told = ((n, find_label(resolved, paragraph.span)) for n, paragraph in enumerate(resolved.article.paragraphs))
    found = {n: resolved.entities_of[label] for n, label in told if label >= 0}
    return found if len(found) > 1 else {}


def find_label(resolved: ResolvedArticle, paragraph: Span) -> int:
    """The number of the mention of the place that opens a paragraph in brackets or before a colon, as it does an item
    of a row (【甲高新区】…); -1 where none does."""
    text = resolved.article.text
    start = paragraph.start + text.startswith(_BRACKETS, paragraph.start)
    number = bisect_left(resolved.mentions, start, key=lambda mention: mention.span.start)
    opens = resolved.mentions[number] if number < len(resolved.mentions) else None
    if opens is None or opens.span.start != start or opens.kind not in PLACES:
        return -1
    closed = text.startswith(_CLOSINGS if start > paragraph.start else _COLONS, opens.span.stop)
    return number if closed else -1


def begins_item(resolved: ResolvedArticle, paragraph: Span) -> bool:
    """Whether a paragraph opens as an item of a row does: with a bullet, or with the place that it tells of."""
    return resolved.article.text.startswith(_BULLETS, paragraph.start) or find_label(resolved, paragraph) >= 0


def _begins_with_name(resolved: ResolvedArticle, paragraph: Span) -> bool:
    """Whether a name opens a paragraph behind its bullet: it is an item of its own (■甲省政府批准设立…), no section."""
    number = bisect_left(resolved.mentions, paragraph.start, key=lambda mention: mention.span.start)
    opens = resolved.mentions[number] if number < len(resolved.mentions) else None
    return opens is not None and opens.span.start <= paragraph.start + _MARK and opens.kind in _OPENERS


def find_section_places(resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> dict[int, tuple[str, ...]]:
    """For each paragraph below a line that only names a place, the id of that place.

    A section ends with the next such line, with a headline, and with a line that is numbered or marked as its own one
    is. The first line of a text heads all of it, unless it is marked as one of several.
    """
    text, paragraphs = resolved.article.text, resolved.article.paragraphs
    starts = [mention.span.start for mention in resolved.mentions]
    found: dict[int, tuple[str, ...]] = {}
    current: tuple[str, ...] = ()
    mark = ""
    for number, paragraph in enumerate(paragraphs):
        said = text[paragraph.span.start : paragraph.span.stop]
        begins = _read_mark(said)
        if paragraph.role in _HEADINGS or (current and mark and begins == mark):
            current = ()
        place = _read_label(said, paragraph.span.start, starts, resolved) if number or begins else ()
        if place and entities[place[0]].kind in PLACES:
            current, mark = place, begins
        elif current:
            found[number] = current
    return found


def _read_mark(said: str) -> str:
    """The class of what a line begins with: its bullet, or 一 for whatever number."""
    marks = _MARKS.match(said)
    if marks is None or not marks.group().strip():
        return ""
    return re.sub(r"[一二三四五六七八九十\d]+", "一", marks.group().strip())


def _read_label(said: str, start: int, starts: list[int], resolved: ResolvedArticle) -> tuple[str, ...]:
    """The one place that a line names and nothing else; empty where it says more."""
    marks = _MARKS.match(said)
    if marks is None or _PROSE.search(said):
        return ()
    number = bisect_left(starts, start + marks.end())
    if number == len(starts) or starts[number] != start + marks.end():
        return ()
    mention, ids = resolved.mentions[number], resolved.entities_of[number]
    rest = _REST.fullmatch(said, mention.span.stop - start)
    return ids if len(ids) == 1 and rest is not None else ()
