"""The walk left from the last word of a name to its left edge, over words and names already found."""

from __future__ import annotations

import re

from kg.mentions.edges import (
    BREAKS,
    GLUED,
    HARD,
    LEADING,
    LIMIT,
    NATIONAL,
    NOUNLIKE,
    OPENING,
    PLAIN,
    Edge,
    Manner,
    is_unusual,
    load_group,
    load_names,
)
from kg.mentions.named_texts import NamedText
from kg.mentions.scans import Scan
from kg.types import Mention
from kg.vocabulary import PLACES, Kind
from kg.words import Word, is_word

_HEADS = ("cues/government_heads", "cues/institution_heads", "cues/zone_heads")
_JOINABLE = PLACES | {Kind.INSTITUTION, Kind.GOVERNMENT}
_CLOSED = frozenset("的了着是在等及把被让使给从，。；：！？、\n ")
"""Characters with which no part of a name ends: what follows them has no left edge further left."""
_ADMINISTERED = (
    "经开",
    "经济技术",
    "经济开发",
    "开发区",
    "高新",
    "自贸",
    "自由贸易",
    "综保",
    "综合保税",
    "保税",
    "新区",
)
"""How the class words of zones begin that are named by a place alone: 与 before such a name parts two."""
_SIDES = frozenset("东西南北中上下大小新老")
_FORMS = ("有限", "股份", "集团", "（", "(")
"""Beginnings of legal forms: 控股 before one is part of the name, before another name it is a verb."""
_BRANCHES = ("行", "公司")
"""Last words before which a division belongs to the company that stands before it: 甲银行湖南省分行."""
_UNITS = "年月日"
"""What a date ends with, and no brand begins with behind a numeral: 到2030年|徐圩新区."""
_NO_BRAND = frozenset("由被获")
"""Function words that the tagger glues to an unknown word after them, with which no brand begins: 由|宏程."""
_REACHED = re.compile("[拉搬送运移迁赶转挪引][到进]$")
"""Verbs that the tagger takes for one word and that are no brands: (把炉子)拉到|实验区."""
_NUMERAL = re.compile("[0-9一二三四五六七八九十百千两几多余数半双亿年月日个家批期项届期次元成倍第]")


class Walker(NamedText):
    """Walks left over one article's text, from a name's last word to where the name begins."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(scan)
        self._head_stops = {hit.stop for table in _HEADS for hit in scan.by_table.get(table, ())}
        self._inside = load_names("inside")
        self._building = load_group("building")
        self._bilateral = load_group("bilateral")
        self._holding = load_group("holding")
        self._byline = load_group("byline")
        self._outside = load_names("outside")
        self._transitive = load_names("transitive")
        self._conjoined = load_group("with_conjunction")
        self._roles = load_group("role")

    def quoted_start(self, head: int, stop: int) -> int:
        """Where the quotation that closes at `stop` opens, if it holds one unbroken name; else -1."""
        opener = OPENING.get(self.text[stop : stop + 1])
        if opener is None:
            return -1
        opened = self.text.rfind(opener, max(self.floor(head), head - LIMIT), head)
        if opened < 0 or any(char in BREAKS for char in self.text[opened + 1 : head]) or opened + 1 == head:
            return -1
        first = self.word_at(opened + 1)
        if first.text in self._outside or (first.tag[:1] in "vpdcurm" and first.text not in self._inside):
            return -1
        return opened + 1

    def walk(self, head: int, stop: int, manner: Manner = PLAIN) -> Edge:
        """The left edge of the name whose last word is [head, stop)."""
        quoted = self.quoted_start(head, stop)
        if quoted >= 0:
            return self._whole(quoted, head)
        if head and self.text[head - 1] in _CLOSED:
            return Edge(head, (), ())
        return self._walk_left(head, stop, manner)

    def _walk_left(self, head: int, stop: int, manner: Manner) -> Edge:
        """The left edge of a name that no quotation marks close in: name by name, bracket by bracket, word by word."""
        floor = max(self.floor(head - 1) if head else 0, head - manner.limit)
        at, chain = head, -1 if self.text.startswith("国家", head) else head
        names: list[Mention] = []
        words: list[Word] = []
        while at > floor:
            name = self.closing(at)
            if name is not None and name.span.start >= floor:
                if names and _is_elsewhere(name, names[-1]) and not self.text.endswith(_BRANCHES, head, stop):
                    break
                if names and _is_said_again(name, names[-1]):
                    break
                names.append(name)
                at = self._link(name.span.start)
                if at == name.span.start and self._begins_at(at):
                    break
                continue
            if self.text[at - 1] in "）)":
                opened = self._bracket(at, floor)
                if opened < 0:
                    break
                names += [name for name in [self.closing(at - 1)] if name is not None and name.span.start > opened]
                at = opened
                continue
            if self.text[at - 1] in BREAKS or self.text[at - 1].isspace():
                break
            if self.text.endswith(self._bilateral, floor, at):
                at -= 2
                break
            word = self._conjoined_word(at, floor) or self._cut(self.word_at(at - 1), at, floor)
            if names and names[-1].span.start == at and word.text in self._transitive:
                break
            if self.text.endswith(self._roles, floor, at):
                break
            if not self._goes_on(word, words, at == chain, manner):
                apart = at == head or names or self.text.startswith(_ADMINISTERED, head)
                joined = None if apart else self._joined(word, at, floor, manner)
                if joined is not None:
                    names.append(joined)
                    at = joined.span.start
                break
            words.append(word)
            at = word.start
            if word.text in self._inside and chain == word.stop:
                chain = at
            if word.text in NATIONAL and self.closing(at) is None and not self.text.endswith("综合性", 0, at):
                words += self._seat_word(at, floor)
                at = words[-1].start
                break
        return self._trim(at, head, names[::-1], words[::-1])

    def _goes_on(self, word: Word, words: list[Word], chained: bool, manner: Manner) -> bool:
        """Whether the walk takes `word`, `words` being those taken so far: as a word of names, a side, or a brand."""
        return (
            self._takes(word, chained, manner)
            or (word.text in _SIDES and (word.start in self._closing or self._turns(word, words)))
            or (manner.brand and self._splits(word, words))
        )

    def _conjoined_word(self, at: int, floor: int) -> Word | None:
        """The word before `at` that holds a conjunction (碳中和), which the tagger cuts there; else None."""
        if self.text[at - 1] not in "和与及":
            return None
        form = next((f for f in self._conjoined if self.text.endswith(f, floor, at)), "")
        return Word(form, "n", at - len(form), at) if form else None

    def _turns(self, word: Word, words: list[Word]) -> bool:
        """Whether a side belongs to a place's name that the tagger knows without it: 在|西|太湖科技产业园."""
        if not words or words[-1].start != word.stop or words[-1].tag != "ns" or not word.start:
            return False
        before = self.text[word.start - 1]
        return before in BREAKS or before in HARD

    def _seat_word(self, at: int, floor: int) -> list[Word]:
        """The place's name by the tagger right before 国家, where a clause or a link begins before it: 崖州湾|国家….
        At most one."""
        if at <= floor:
            return []
        word = self.word_at(at - 1)
        if (
            word.stop != at
            or word.start < floor
            or word.tag != "ns"
            or len(word.text) < 2
            or word.text in self._outside
        ):
            return []
        opens = not word.start or self.text[word.start - 1] in BREAKS or self.text[word.start - 1] in HARD
        return [word] if opens else []

    def _whole(self, start: int, head: int) -> Edge:
        """The edge of a name that is all of a quotation."""
        names: list[Mention] = []
        words: list[Word] = []
        at = head
        while at > start:
            name = self.closing(at)
            if name is not None and name.span.start >= start:
                names.append(name)
                at = name.span.start
                continue
            words.append(self._cut(self.word_at(at - 1), at, start))
            at = words[-1].start
        return Edge(start, tuple(names[::-1]), tuple(words[::-1]), True)

    def _cut(self, word: Word, at: int, floor: int) -> Word:
        """The part of `word` that lies between the last name inside it and `at`."""
        start = max(word.start, floor)
        start = next((i for i in range(at - 1, start, -1) if i in self._closing), start)
        glued = at - start > 1 and self.text[start] in LEADING and not is_word(word.text)
        if glued and (start not in self._closing or self.text[start] in _NO_BRAND):
            start += 1
        if at - start > 1 and self.text.endswith(self._roles, 0, start + 1):
            start += 1
        if (start, at) == (word.start, word.stop):
            return word
        function = at - start == 1 and self.text[start] in _NO_BRAND and not is_word(word.text)
        return Word(self.text[start:at], "p" if function else word.tag, start, at)

    def _link(self, at: int) -> int:
        """Where the walk goes on if a dash or 中国— joins the place at `at` to what is before it; else `at`."""
        if self.text[at - 1 : at] in ("-", "－", "—") and self.text[at - 2 : at - 1] != "—":
            if self.text.endswith("中国", 0, at - 1):
                return at - 3
            return at - 1 if self.closing(at - 1) is not None else at
        return at

    def _begins_at(self, at: int) -> bool:
        """Whether a name that has another name at `at` begins there: only one more name or 中国 may stand before it."""
        return self.closing(at) is None and not self.text.endswith(("中国", "）", ")", *self._bilateral), 0, at)

    def _bracket(self, at: int, floor: int) -> int:
        """Where the bracket that closes before `at` opens, if it holds a place or a short word; else -1."""
        opened = max(self.text.rfind("（", floor, at), self.text.rfind("(", floor, at))
        inside = self.text[opened + 1 : at - 1]
        if opened < 0 or not 1 <= len(inside) <= 10 or any(char in BREAKS for char in inside):
            return -1
        if inside.startswith(self._byline) or self.text.endswith(("日电", "日讯"), 0, opened):
            return -1
        return opened

    def _takes(self, word: Word, chained: bool, manner: Manner) -> bool:
        """Whether a name may hold `word`; `chained`: only verbs of names stand between it and the name's last word."""
        text, part = word.text, word.tag[:1]
        if text in manner.allowed or (text in self._holding and self.text.startswith(_FORMS, word.stop)):
            return True
        if text in self._outside or (len(text) > 1 and text.endswith(GLUED) and not is_word(text)):
            return False
        if text in self._building and not manner.brand and word.start in self._closing:
            return False
        if text in self._inside:
            return chained or (manner.verbs and (text not in self._transitive or self.closing(word.start) is None))
        if part in NOUNLIKE or (part in "fs" and len(text) > 1):
            return True
        if word.tag == "vn" and manner.verbs and text not in self._transitive:
            return True
        if manner.brand and part in "vadt" and len(text) > 1 and not is_word(text) and not _REACHED.search(text):
            return True
        if part == "m" and manner.brand and len(text) == 2 and not _NUMERAL.search(text) and not is_word(text):
            return True
        if part == "m":
            return manner.numbers and (text.startswith("第") or text.isascii())
        return part == "a" and len(text) == 1

    def _splits(self, word: Word, words: list[Word]) -> bool:
        """Whether the tagger has split an unknown brand into characters here: 中|金证券, 江苏|和|成科技."""
        if len(word.text) != 1 or not words or len(words[-1].text) != 1 or not "\u4e00" <= word.text <= "\u9fff":
            return False
        if word.text in _UNITS and self.text[word.start - 1 : word.start].isdigit():
            return False
        if word.text not in HARD:
            return word.tag[:1] in "vadfcmqzn"
        before = self.closing(word.start)
        return before is not None and before.kind in PLACES and word.text == "和"

    def _joined(self, word: Word, at: int, floor: int, manner: Manner) -> Mention | None:
        """The place that begins a name with a conjunction inside (广州人工智能与数字经济试验区), if there is one."""
        if word.text not in ("与", "和", "及", "暨") or word.start in self._head_stops:
            return None
        stop = word.start
        while stop > floor:
            name = self.closing(stop)
            if name is not None:
                firm = self.is_form(self.text[name.span.start : word.start], "gazetteer/companies")
                return name if name.kind in _JOINABLE and stop < word.start and not firm else None
            if self.text[stop - 1] in BREAKS:
                return None
            item = self._cut(self.word_at(stop - 1), stop, floor)
            if not self._takes(item, False, manner) or len(item.text) == 1 or (is_unusual(item) and item.tag != "ns"):
                return None
            stop = item.start
        return None

    def _trim(self, at: int, head: int, names: list[Mention], words: list[Word]) -> Edge:
        """The edge without verbs that the walk took for the name's first words (合作建设…资源库)."""
        lead = 0
        while lead < len(words) and words[lead].start == at and words[lead].text in self._transitive:
            at = words[lead].stop
            lead += 1
        if (
            lead
            and at < head
            and (lead == len(words) or words[lead].text not in self._inside or words[lead].start > at)
        ):
            return Edge(at, tuple(names), tuple(words[lead:]))
        return Edge(words[0].start if lead else at, tuple(names), tuple(words))

    def reach_place(self, start: int, width: int = 6) -> int:
        """Where a name starts whose brand the tagger took for another kind of word: at the place right before it."""
        for at in range(start - 1, max(self.floor(start), start - width) - 1, -1):
            if self.text[at] in BREAKS or self.text[at] in HARD or self.text[at].isspace() or self.text[at].isdigit():
                return start
            place = self.closing(at)
            if place is not None and place.kind in PLACES:
                words = {self.text[i:j] for i in range(at, start) for j in range(i + 2, start + 1)}
                return place.span.start if not words & (self._outside | self._transitive) else start
        return start


def _is_elsewhere(left: Mention, right: Mention) -> bool:
    """Whether a company stands before a division written in full, whose body follows: 甲公司|湖南省地质院."""
    full = right.kind is Kind.REGION and len(right.text) > 2 and right.text.endswith(("省", "市", "县"))
    return full and left.kind is Kind.COMPANY


def _is_said_again(left: Mention, right: Mention) -> bool:
    """Whether a place stands directly before its own short form, with which the name begins: 忠县|忠县工业园区."""
    if left.kind is not Kind.REGION or right.kind is not Kind.REGION or left.span.stop != right.span.start:
        return False
    return left.text.endswith(right.text) or (
        len(stem := _stem_of_place(right)) > 1 and _stem_of_place(left).endswith(stem)
    )


def _stem_of_place(place: Mention) -> str:
    """A place without the word for what it is; a province keeps it: a city may bear its name (吉林省吉林市)."""
    return place.text.rstrip("市区县州盟旗")
