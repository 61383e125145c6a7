"""Persons: a surname and one or two characters after a post, or before a title; foreign names with a middle dot."""

from __future__ import annotations

import re

from kg.mentions.edges import BREAKS, HARD, load_group, load_names
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.types import Mention
from kg.vocabulary import Kind
from kg.words import Word, is_word, tag

_HAN = re.compile(r"[\u4e00-\u9fff]")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6}){1,3}")
_SIGNED = re.compile(r"[ \u3000]+(?P<name>[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,2})(?=[ \u3000]*(?:\n|$))")
"""A name on the line of its post, set off by spaces."""
_COORDINATING = ("和", "与", "及", "由", "对", "连")
"""Surnames that are more often function words: 工人和教师, 司机连车门(都不用下)."""
_APPOINTED = 40
"""A post in a list of appointments has so many characters at most."""
_AFTER_FOREIGN = ("与", "和", "等", "在", "对", "将")
"""Function words that end a foreign name, whatever the tagger glues them to: 罗兰·康|与."""
_OTHER_WORD = "主责信历现曾胜重连委留离转拟首前时原大新常会不还又再也并后均全能"
"""What makes another word of a following 任 (主|任, 责|任), or stands between it and a name."""
_ORDINARY = ("n", "v", "vn", "d", "ad", "t", "s")
"""Parts of speech of words that are no names."""
_OF_SEVERAL = "均"
"""An adverb of several persons that ends names too: behind one person alone (总经理王明均说) it is of the name."""
_QUOTED = re.compile(r"[：:]|，?“")
_NAMED = ("regions", "countries", "areas", "enterprises", "companies")
_BYLINE = re.compile(r"(?:记者|通讯员|编辑|摄影|撰文|见习|文/|图/|责编)[：: ]{0,2}$")


def find_persons(scan: Scan, walker: Walker) -> list[Mention]:
    """The persons whom the article names with a post or title, and where their names stand again."""
    found: dict[int, Mention] = {}
    posts = scan.by_table.get("cues/person_posts", ())
    starts = {hit.start for hit in posts}
    longest = {hit.start: hit.stop for hit in sorted(posts, key=lambda hit: hit.stop)}
    for hit in posts:
        if longest[hit.start] > hit.stop:  # 副总|裁
            continue
        if hit.entry.fields["role"] == "person" and _is_ordinary(walker, hit.stop):
            continue
        for mention in _read_after(walker, hit.stop):
            if starts.intersection(range(hit.stop, mention.span.stop)):
                continue
            found.setdefault(mention.span.start, mention)
            for other in _read_list(walker, mention.span.stop):
                found.setdefault(other.span.start, other)
    for mention in _read_speakers(scan, walker):
        found.setdefault(mention.span.start, mention)
    for mention in _read_appointed(scan, walker):
        found.setdefault(mention.span.start, mention)
    for hit in scan.by_table.get("cues/person_titles", ()):
        for mention in _read_before(walker, hit.start):
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
    signed = _SIGNED.match(text, start)
    if signed is not None and text[signed.start("name")] in load_names("surnames"):
        return [walker.name(*signed.span("name"), Kind.PERSON, "persons.signed")]
    if text[start : start + 1] in ("、", "：", ":", "“", " "):
        return []
    foreign = _FOREIGN.match(text, start)
    if foreign is not None:
        stop = _trim_foreign(walker, foreign)
        return [walker.name(start, stop, Kind.PERSON, "persons.foreign")] if stop else []
    length = _measure(walker, start)
    return [walker.name(start, start + length, Kind.PERSON, "persons.post")] if length else []


def _is_ordinary(walker: Walker, start: int) -> bool:
    """Whether a word of the dictionary that is no name stands behind who anybody may be: 学生|毕业时, 市民|关心的."""
    word = walker.word_at(start) if start < len(walker.text) else None
    return word is not None and word.start == start and len(word.text) == 2 and word.tag in _ORDINARY


def _read_before(walker: Walker, stop: int) -> list[Mention]:
    """The person named right before a title: one word that the tagger takes for a person's name."""
    if stop == 0 or not _HAN.match(walker.text, stop - 1):
        return []
    word = walker.word_at(stop - 1)
    named = word.tag.startswith("nr") and word.stop == stop and 2 <= len(word.text) <= 4
    if not named or word.text[0] not in load_names("surnames") or _BYLINE.search(walker.text, 0, word.start):
        return []
    return [walker.name(word.start, stop, Kind.PERSON, "persons.title")]


def _read_list(walker: Walker, stop: int) -> list[Mention]:
    """Persons listed after a person: 领导甲、乙、丙. Each must be one word that the tagger takes for a name."""
    found: list[Mention] = []
    while walker.text[stop : stop + 1] in ("、", "和") and stop + 1 < len(walker.text):
        word = walker.word_at(stop + 1)
        listed = word.start == stop + 1 and word.tag.startswith("nr") and 2 <= len(word.text) <= 3
        if not listed or word.text[0] not in load_names("surnames") or not _follow(walker, word.stop):
            break
        found.append(walker.name(word.start, word.stop, Kind.PERSON, "persons.list"))
        stop = word.stop
    return found


def _read_speakers(scan: Scan, walker: Walker) -> list[Mention]:
    """Names of one word, by the tagger, that open a clause before 表示, 说 (马斯克表示)."""
    found: list[Mention] = []
    for hit in scan.by_table.get("cues/person_speech", ()):
        if hit.start == walker.floor(hit.start):
            continue
        word = _join_given_end(walker, walker.word_at(hit.start - 1))
        opens = word.start == 0 or scan.text[word.start - 1] in BREAKS or scan.text[word.start - 1].isspace()
        name = word.text
        named = word.tag == "nrt" or (word.tag == "nr" and len(name) == 3 and name[0] in load_names("surnames"))
        if not (opens and named and word.stop == hit.start and 3 <= len(name) <= 5):
            continue
        known = any(walker.is_form(name, f"gazetteer/{t}") for t in _NAMED)
        if not known and walker.closing(hit.start) is None:
            found.append(walker.name(word.start, word.stop, Kind.PERSON, "persons.speaker"))
    return found


def _join_given_end(walker: Walker, word: Word) -> Word:
    """A name with its last character where the tagger takes that for an adverb of several: 叶展|均(说)."""
    if word.text != _OF_SEVERAL or word.start == walker.floor(word.start):
        return word
    name = walker.word_at(word.start - 1)
    if name.tag != "nr" or len(name.text) != 2:
        return word
    return Word(name.text + word.text, "nr", name.start, word.stop)


def _read_appointed(scan: Scan, walker: Walker) -> list[Mention]:
    """Names between a word of appointing and 为, 的, 任; and names at a clause's edge before 出任, 当选."""
    found: list[Mention] = []
    for hit in scan.by_table.get("cues/person_appointed", ()):
        side = hit.entry.fields["side"]
        if side == "after":
            found += _appointed_before(walker, hit.start)
            continue
        start = hit.stop + (scan.text[hit.stop : hit.stop + 1] in ("：", ":", "了"))
        while start < len(scan.text):
            length = _appointed_length(walker, start)
            if not length:
                break
            found.append(walker.name(start, start + length, Kind.PERSON, "persons.appointed"))
            start = _next_appointed(walker, start + length)
    return found


def _appointed_length(walker: Walker, start: int) -> int:
    """How long the name at `start` is that 为, 任, 的 or a link follows; 0 where there is none."""
    text, double = walker.text, walker.text[start : start + 2] in load_names("surnames")
    if not double and text[start : start + 1] not in load_names("surnames"):
        return 0
    for length in (3, 2, 4) if not double else (4, 3):
        name = text[start : start + length]
        followed = text.startswith(load_group("appointed"), start + length)
        whole = is_word(name) and not walker.word_at(start).tag.startswith("nr")
        if followed and len(name) == length and all(_HAN.match(char) for char in name) and not whole:
            return length if length < 4 or double else 0
    return 0


def _next_appointed(walker: Walker, stop: int) -> int:
    """Where the next name of a list of appointments begins: after a link, or behind the post (甲为总经理、|乙任…)."""
    text = walker.text
    if text[stop : stop + 1] in ("、", "和"):
        return stop + 1
    for at in range(stop, min(stop + _APPOINTED, len(text))):
        if text[at] in "。\n":
            break
        if text[at] in "、，；" and _appointed_length(walker, at + 1):
            return at + 1
    return len(text)


def _appointed_before(walker: Walker, stop: int) -> list[Mention]:
    """The name right before 出任, 当选 that begins its clause or follows a link."""
    text = walker.text
    if text[stop - 1] in _OTHER_WORD:
        return []
    for length in (3, 2, 4):
        start = stop - length
        if start < 0 or (start and text[start - 1] not in BREAKS and text[start - 1] not in "由、和与 \n"):
            continue
        name, double = text[start:stop], text[start : start + 2] in load_names("surnames")
        surname = double or (length < 4 and name[0] in load_names("surnames"))
        held = walker.opening(start)
        named = surname and all(_HAN.match(char) for char in name) and name[-1] not in load_names("person_stops")
        word = walker.word_at(start)
        ordinary = any(
            walker.word_at(at).tag[:1] in "vpdru" and len(walker.word_at(at).text) > 1 for at in range(start, stop)
        )
        if named and held is None and not ordinary and not (is_word(name) and not word.tag.startswith("nr")):
            listed = start and text[start - 1] in "、和"
            others = _appointed_before(walker, start - 1) if listed else []
            return [*others, walker.name(start, stop, Kind.PERSON, "persons.appointed")]
    return []


def _trim_foreign(walker: Walker, match: re.Match[str]) -> int:
    """Where a dotted name stops: the last part without the verb that follows it."""
    last = max(match.group().rfind(dot) for dot in "·•・") + 1 + match.start()
    for length in range(1, match.end() - last + 1):
        stop = last + length
        word = walker.word_at(min(stop, len(walker.text) - 1))
        pointing = word.start == stop and len(word.text) > 1 and word.tag == "r"
        if walker.text[stop : stop + 1] in _AFTER_FOREIGN or pointing or (_follow(walker, stop) and length >= 2):
            return stop
    return match.end()


def _measure(walker: Walker, start: int) -> int:
    """How long the name at `start` is, or 0 where there is none: the length that most speaks for."""
    text = walker.text
    surnames = load_names("surnames")
    double = len(text[start : start + 2]) == 2 and text[start : start + 2] in surnames
    if not double and text[start : start + 1] not in surnames:
        return 0
    held = walker.opening(start)
    if held is not None and len(held.span) > 3:
        return 0
    scores = [(_score(walker, start, length), length) for length in ((3, 4) if double else (2, 3))]
    best, length = max(scores)
    return length if best >= 2 else 0


def _score(walker: Walker, start: int, length: int) -> int:
    """How much speaks for a name of `length` at `start`: what follows, the tagger's edges, its last character."""
    name = walker.text[start : start + length]
    if len(name) < length or not all(_HAN.match(char) for char in name):
        return 0
    first, last = walker.word_at(start), walker.word_at(start + length - 1)
    if (
        first.start == start
        and first.stop >= start + min(length, 2)
        and first.tag[:1] in "vadpcum"
        and first.tag != "an"
        and is_word(first.text)
    ):
        return 0
    whole = first.start == start and first.stop == start + length and first.tag.startswith("nr")
    speaks = _is_verb_of_speech(walker, name[-1], start + length) and not (whole and name[-1] == "道")
    stops = speaks or (name[-1] in load_names("person_stops") and not whole)
    if _is_no_name(walker, name) or walker.text.startswith(load_group("while_doing"), start + length - 1):
        return 0
    split = first.tag.startswith("nr") and first.start == start and first.stop == start + 1
    said_of = walker.text.startswith(_OF_SEVERAL, start + 2) and _says_at(walker, start + 3)
    if said_of and length == 2 + _stands_joint(walker, start):
        return 0
    if length == 2 and _is_cut_short(walker, start + length):
        return 1
    return (
        split
        + (length > 2 and name[-1] in load_names("given_ends"))
        + _follow(walker, start + length)
        + (last.stop == start + length)
        + 2 * whole
        - 3 * stops
        - 3 * speaks
        - (first.start < start)
    )


def _is_verb_of_speech(walker: Walker, char: str, stop: int) -> bool:
    """Whether the last character of what may be a name says that somebody speaks: 王明|说，, 王明|道：“."""
    if char == "道":
        return _QUOTED.match(walker.text, stop) is not None
    return char in "说称" and walker.text[stop : stop + 1] in ("，", "：", ":", "“", "。")


def _stands_joint(walker: Walker, start: int) -> bool:
    """Whether who is named at `start` is the last of several: 总裁王立、厂长李明|均说, but 总经理叶展均|说."""
    clause = max(walker.text.rfind(mark, 0, start) for mark in "，。；：！？\n") + 1
    return any(link in walker.text[clause:start] for link in "、和与及")


def _says_at(walker: Walker, position: int) -> bool:
    """Whether a verb of saying stands at `position`."""
    return any(
        walker.is_form(walker.text[position : position + length], "cues/person_speech") for length in (1, 2, 3, 4)
    )


def _is_no_name(walker: Walker, name: str) -> bool:
    """Whether the characters behind a post are words: 经理|全部, 市民|王女士, 工人|和教师, 业主|方正式."""
    outside = load_names("outside")
    linked = name[:1] in _COORDINATING and is_word(name[1:])
    adverb = [word.tag for word in tag(name[1:])] if name[:1] == "方" else []
    linked = linked or adverb in (["d"], ["ad"])
    return linked or name in outside or name[:2] in outside or walker.is_form(name[1:], "cues/person_titles")


def _is_cut_short(walker: Walker, position: int) -> bool:
    """Whether the tagger has glued a name's last character to the function word after it: 赵国|平与."""
    if position >= walker.ceiling(position - 1):
        return False
    word = walker.word_at(position)
    return word.start == position and len(word.text) == 2 and word.text[1] in HARD and not is_word(word.text)


def _follow(walker: Walker, position: int) -> int:
    """How well what stands at `position` follows a name: 3 a word of the table, 2 a mark or a verb, else 0."""
    text = walker.text
    if position >= len(text) or text[position] in BREAKS or text[position].isspace():
        return 2
    after = load_names("person_after")
    if any(text[position : position + length] in after for length in (2, 3, 4)):
        return 3
    word = walker.word_at(position)
    if text[position] in after or (
        word.start == position and len(word.text) > 1 and word.tag[:1] in "vd" and is_word(word.text)
    ):
        return 2
    return 0
