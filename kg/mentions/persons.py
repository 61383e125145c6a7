"""Persons: a surname and one or two characters after a post, or before a title; foreign names with a middle dot."""

from __future__ import annotations

import re

from kg.mentions.edges import BREAKS, load_names
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.types import Mention
from kg.vocabulary import Kind

_HAN = re.compile(r"[\u4e00-\u9fff]")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6}){1,3}")
_BYLINE = re.compile(r"(?:记者|通讯员|编辑|摄影|撰文|见习|文/|图/|责编)[：: ]{0,2}$")
_LENGTHS = (3, 2)


def find_persons(scan: Scan, walker: Walker) -> list[Mention]:
    """The persons whom the article names with a post or title, and where their names stand again."""
    found: dict[int, Mention] = {}
    for hit in scan.by_table.get("cues/person_posts", ()):
        for mention in _read_after(walker, hit.stop):
            found.setdefault(mention.span.start, mention)
    for name in sorted({mention.text for mention in found.values()}):
        for match in re.finditer(re.escape(name), scan.text):
            if match.start() not in found and not _BYLINE.search(scan.text, 0, match.start()):
                found[match.start()] = walker.name(match.start(), match.end(), Kind.PERSON, "persons.again")
    for mention in found.values():
        walker.add(mention)
    return sorted(found.values(), key=lambda mention: mention.span)


def _read_after(walker: Walker, start: int) -> list[Mention]:
    """The person named at `start`, directly after a post."""
    text = walker.text
    if text[start : start + 1] in ("、", "：", ":", "“", " "):
        return []
    foreign = _FOREIGN.match(text, start)
    if foreign is not None:
        stop = _trim_foreign(walker, foreign)
        return [walker.name(start, stop, Kind.PERSON, "persons.foreign")] if stop else []
    length = _measure(walker, start)
    return [walker.name(start, start + length, Kind.PERSON, "persons.post")] if length else []


def _trim_foreign(walker: Walker, match: re.Match[str]) -> int:
    """Where a dotted name stops: the last part without the verb that follows it."""
    last = max(match.group().rfind(dot) for dot in "·•・") + 1 + match.start()
    for length in range(1, match.end() - last + 1):
        if _may_follow(walker, last + length) and length >= 2:
            return last + length
    return match.end()


def _measure(walker: Walker, start: int) -> int:
    """How long the name at `start` is, or 0 where there is none."""
    text = walker.text
    surnames = load_names("surnames")
    double = text[start : start + 2] in surnames and len(text[start : start + 2]) == 2
    if not double and text[start : start + 1] not in surnames:
        return 0
    if walker.opening(start) is not None and len(walker.opening(start).span) > 3:  # type: ignore[union-attr]
        return 0
    word = walker.word_at(start)
    for length in (4, 3) if double else _LENGTHS:
        name = text[start : start + length]
        if len(name) < length or not all(_HAN.match(char) for char in name) or walker.word_at(start).start < start:
            continue
        if _may_follow(walker, start + length) and not _is_ordinary(walker, start, length):
            return length
    if word.start == start and word.tag.startswith("nr") and 2 <= len(word.text) <= 3:
        return len(word.text)
    return 0


def _is_ordinary(walker: Walker, start: int, length: int) -> bool:
    """Whether the characters are a word of another kind (经理|马上)."""
    word = walker.word_at(start)
    covers = word.start == start and word.stop >= start + min(length, 2)
    return covers and not word.tag.startswith(("nr", "ns", "nz", "x", "n")) and word.tag != "j"


def _may_follow(walker: Walker, position: int) -> bool:
    """Whether what stands at `position` may follow a person's name."""
    text = walker.text
    if position >= len(text) or text[position] in BREAKS or text[position].isspace():
        return True
    after = load_names("person_after")
    return any(text[position : position + length] in after for length in (1, 2, 3, 4))
