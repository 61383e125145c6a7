"""Whose a post is that a clause tells without its body: 校长王某, 区长李某, 董事长张某."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.entities import bears_class
from kg.patterns import Match
from kg.statements.readings import Reading
from kg.subjects import find_places_inside
from kg.vocabulary import PLACES, Kind

_HEADS_INSTITUTION = re.compile("(?:院长|校长|所长|馆长|台长)$")
_HEADS_COMPANY = re.compile(
    "(?:董事长|总经理|总裁|董秘|首席执行官|CEO|创始人|董事|总工程师|厂长|行长|总监|实际控制人|副总)$"
)
_HEADS_CLASS = {
    "局长": re.compile("局$"),
    "厅长": re.compile("厅$"),
    "关长": re.compile("海关$"),
    "校长": re.compile("大学|学院|学校|[中小]学$|党校"),
    "会长": re.compile("会$"),
    "院长": re.compile("院$"),
    "所长": re.compile("所$"),
    "馆长": re.compile("馆$"),
}
"""Posts that only a body of one class has, with the ends of its names."""
_SEVERAL = frozenset({"院长", "所长", "馆长"})
"""Posts that bodies of another class have too (an 院长 of a 中心)."""
_BEFORE_CLASS = re.compile("(?:党[组委]副?书记、?|[该原新首时现前]任?|据|常务|副|执行|名誉|的|其|它)*")
"""What may stand before such a post; anything else is the name of another body (教育局长)."""


def find_kinds_of_post(match: Match, reading: Reading) -> frozenset[Kind]:
    """The kinds of body that may have the post of a match: an 院长 heads an institution, a 董事长 a company."""
    post = _read_words(match, reading)
    if post[-2:] in _HEADS_CLASS and post[-2:] not in _SEVERAL:
        return frozenset({Kind.GOVERNMENT, Kind.INSTITUTION})
    if _HEADS_INSTITUTION.search(post):
        return frozenset({Kind.INSTITUTION})
    return frozenset({Kind.COMPANY}) if _HEADS_COMPANY.search(post) else frozenset(Kind)


def find_body_of_class(kinds: frozenset[Kind], match: Match, reading: Reading) -> list[str] | None:
    """The body of the class that a post tells (局长: a 局) which the paragraph, or the one before, named last; None
    where the post tells no class."""
    post = _read_words(match, reading)
    ends = _HEADS_CLASS.get(post[-2:])
    if ends is None:
        return None
    if not _BEFORE_CLASS.fullmatch(post[:-2]):
        return None if post[-2:] in _SEVERAL else []
    position = reading.tape.origins[match.start]
    for found in _list_before(max(0, reading.sentence.paragraph - 1), reading, position):
        names = (reading.entities[found].name, *reading.entities[found].aliases)
        if reading.entities[found].kind in kinds and any(map(ends.search, names)):
            return [found]
    return None if post[-2:] in _SEVERAL else []


_OTHER_POST = re.compile("党?[工委组]*副?(?:书记|主任|委员|常委)、")


def find_place_of_office(match: Match, reading: Reading) -> list[str]:
    """The place in the name of the committee whose post stands right before (甲新区党工委|书记、|管委会主任[乙])."""
    position, mentions = reading.tape.origins[match.start], reading.resolved.mentions
    number = bisect_left(mentions, position, key=lambda m: m.span.start) - 1
    if number < 0 or mentions[number].kind is not Kind.GOVERNMENT:
        return []
    if not _OTHER_POST.fullmatch(reading.resolved.article.text, mentions[number].span.stop, position):
        return []
    places = {inner.text for inner in find_places_inside(mentions[number])}
    return [i for i, e in reading.entities.items() if e.kind in PLACES and places & {e.name, *e.aliases}][:1]


def read_class(match: Match, reading: Reading) -> str:
    """The class of place that the words of a match begin with: 区 of 区长 and of 副区长."""
    return reading.tape.text[match.start : match.start + 2].removeprefix("副")[0]


def find_place_of_class(word: str, reading: Reading, position: int) -> list[str]:
    """The place of the class that a post begins with (区长: a 区) which the paragraph named last."""
    for found in _list_before(reading.sentence.paragraph, reading, position):
        if reading.entities[found].kind in PLACES and bears_class(reading.entities[found], word):
            return [found]
    return []


def _list_before(paragraph: int, reading: Reading, position: int) -> Iterator[str]:
    """The ids named before `position`, the last first, back to the start of a paragraph; then those of the topic."""
    resolved = reading.resolved
    first = resolved.article.paragraphs[paragraph].span.start
    for number in range(bisect_left(resolved.mentions, position, key=lambda m: m.span.start) - 1, -1, -1):
        if resolved.mentions[number].span.start < first:
            break
        yield from resolved.entities_of[number]
    yield from resolved.topics[reading.sentence.index]


def find_body_spoken_of(kinds: frozenset[Kind], reading: Reading, position: int) -> list[str]:
    """The one body of a fitting kind that the paragraph had last for a subject: a 董事长 is of whom it speaks, not of
    whom it named last."""
    resolved = reading.resolved
    if not resolved.subjects:
        return []
    for number in range(reading.sentence.index, -1, -1):
        if resolved.sentences[number].paragraph != reading.sentence.paragraph:
            break
        for start, ids in reversed(resolved.subjects[number]):
            fitting = [i for i in ids if reading.entities[i].kind in kinds]
            if start < position and fitting:
                return fitting if len(fitting) == 1 else []
    return []


def _read_words(match: Match, reading: Reading) -> str:
    place = match.texts.get("post")
    return reading.tape.text[place[0] : place[1]] if place else ""
