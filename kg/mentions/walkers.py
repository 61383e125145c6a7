"""The walk left from the last word of a name to its left edge, over words and names already found."""

from __future__ import annotations

import re
from bisect import bisect_right

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
    load_group,
    load_names,
)
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind
from kg.words import Word, Words, is_word

_HEADS = ("cues/government_heads", "cues/institution_heads", "cues/zone_heads")
_JOINABLE = PLACES | {Kind.INSTITUTION, Kind.GOVERNMENT}
_CLOSED = frozenset("的了着是在等及把被让使给从，。；：！？、\n ")
"""Characters with which no part of a name ends: what follows them has no left edge further left."""
_SIDES = frozenset("东西南北中上下大小新老")
_FORMS = ("有限", "股份", "集团", "（", "(")
"""Beginnings of legal forms: 控股 before one is part of the name, before another name it is a verb."""
_NUMERAL = re.compile("[0-9一二三四五六七八九十百千两几多余数半双亿年月日个家批期项届期次元成倍第]")
_COUNT = re.compile(r"首[批家个所座]$|[0-9一二三四五六七八九十百千两几多数余各][个家所座批户名项支类条]$")


class Walker:
    """One article's text with its words (tagged a sentence at a time, on demand) and the names found so far."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text = scan.text
        self._floors = [sentence.span.start for sentence in scan.sentences] or [0]
        self._stops = [sentence.span.stop for sentence in scan.sentences] or [len(scan.text)]
        self._words: dict[int, Words] = {}
        self._closing: dict[int, Mention] = {}
        self._opening: dict[int, Mention] = {}
        self._head_stops = {hit.stop for table in _HEADS for hit in scan.by_table.get(table, ())}
        self._inside = load_names("inside")
        self._building = load_group("building")
        self._bilateral = load_group("bilateral")
        self._holding = load_group("holding")
        self._byline = load_group("byline")
        self._outside = load_names("outside")
        self._transitive = load_names("transitive")
        self._conjoined = load_group("with_conjunction")

    def add(self, mention: Mention) -> None:
        """Makes a name known to later walks; the longest one wins at each edge."""
        for edges, key in ((self._closing, mention.span.stop), (self._opening, mention.span.start)):
            held = edges.get(key)
            if held is None or len(held.span) < len(mention.span):
                edges[key] = mention

    def add_prefix(self, mention: Mention) -> None:
        """Makes a name known to walks that pass its end only: the first part of an address chain."""
        self._closing.setdefault(mention.span.stop, mention)

    def closing(self, position: int) -> Mention | None:
        """The longest name that ends at `position`."""
        return self._closing.get(position)

    def closing_start(self, position: int) -> int:
        """Where the longest name that ends at `position` begins, or `position`."""
        held = self._closing.get(position)
        return position if held is None else held.span.start

    def opening(self, position: int) -> Mention | None:
        """The longest name that begins at `position`."""
        return self._opening.get(position)

    def floor(self, position: int) -> int:
        """Where the sentence that holds `position` begins."""
        return self._floors[self._sentence(position)]

    def ceiling(self, position: int) -> int:
        """Where the sentence that holds `position` stops."""
        return self._stops[self._sentence(position)]

    def _sentence(self, position: int) -> int:
        return max(0, bisect_right(self._floors, position) - 1)

    def word_at(self, position: int) -> Word:
        """The word that covers the character at `position`."""
        number = self._sentence(position)
        start, stop = self._floors[number], self._stops[number]
        if position >= stop and self.scan.sentences:  # a line feed between two paragraphs is of no sentence
            return Word(self.text[position], "x", position, position + 1)
        words = self._words.get(number)
        if words is None:
            if self.scan.sentences:
                words = self.scan.words(number)
            else:
                words = Words(self.text[start : max(stop, position + 1)], start)
            self._words[number] = words
        return words.at(position)

    def crosses(self, start: int, stop: int) -> bool:
        """Whether a word of the tagger reaches over an edge of [start, stop)."""
        return self.word_at(start).start < start or self.word_at(stop - 1).stop > stop

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
        floor = max(self.floor(head - 1) if head else 0, head - manner.limit)
        at, chain = head, -1 if self.text.startswith("国家", head) else head
        names: list[Mention] = []
        words: list[Word] = []
        while at > floor:
            name = self.closing(at)
            if name is not None and name.span.start >= floor:
                branch = self.text.endswith(("行", "公司"), head, stop)
                if names and not branch and _is_elsewhere(name, names[-1]):
                    break
                names.append(name)
                at = name.span.start
                linked = self._link(at)
                if linked == at and self._begins_at(at):
                    break
                at = linked
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
            if not (
                self._takes(word, at == chain, manner)
                or (word.text in _SIDES and (word.start in self._closing or self._turns(word, words)))
                or (manner.brand and self._splits(word, words))
            ):
                joined = self._joined(word, at, floor, manner) if at < head and not names else None
                if joined is not None:
                    names.append(joined)
                    at = joined.span.start
                break
            words.append(word)
            at = word.start
            if word.text in self._inside and chain == word.stop:
                chain = at
            if word.text in NATIONAL and self.closing(at) is None and not self.text.endswith("综合性", 0, at):
                seat = self._seat_word(at, floor)
                if seat is not None:
                    words.append(seat)
                    at = seat.start
                break
        return self._trim(at, head, names[::-1], words[::-1])

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

    def _seat_word(self, at: int, floor: int) -> Word | None:
        """The place's name by the tagger right before 国家, where a clause or a link begins before it: 崖州湾|国家…."""
        if at <= floor:
            return None
        word = self.word_at(at - 1)
        if (
            word.stop != at
            or word.start < floor
            or word.tag != "ns"
            or len(word.text) < 2
            or word.text in self._outside
        ):
            return None
        opens = not word.start or self.text[word.start - 1] in BREAKS or self.text[word.start - 1] in HARD
        return word if opens else None

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
        if at - start > 1 and self.text[start] in LEADING and not is_word(word.text) and start not in self._closing:
            start += 1
        return word if (start, at) == (word.start, word.stop) else Word(self.text[start:at], word.tag, start, at)

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
        if manner.brand and part in "vadt" and len(text) > 1 and not is_word(text):
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
                return name if name.kind in _JOINABLE and stop < word.start else None
            if self.text[stop - 1] in BREAKS:
                return None
            item = self._cut(self.word_at(stop - 1), stop, floor)
            if not self._takes(item, False, manner):
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

    def name(self, start: int, stop: int, kind: Kind, finder: str, defined: str = "") -> Mention:
        """A mention of [start, stop) with the names inside it."""
        return Mention(Span(start, stop), self.text[start:stop], kind, finder, None, self._inner(start, stop), defined)

    def is_form(self, text: str, table: str) -> bool:
        """Whether `text` is a form of `table`."""
        return self.scan.lexicon.get(text, table) is not None

    def begins_with_place(self, edge: Edge) -> bool:
        """Whether the first word of a name is a division's short name that is not trusted alone (白银, 和平)."""
        return (
            bool(edge.words)
            and edge.words[0].start == edge.start
            and self.is_form(edge.words[0].text, "gazetteer/regions")
        )

    def is_industry(self, start: int, stop: int) -> bool:
        """Whether [start, stop) is an industry of the gazetteer."""
        return self.scan.lexicon.get(self.text[start:stop], "gazetteer/industries") is not None

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

    def counted(self, start: int) -> bool:
        """Whether a numeral with its measure word stands before `start`: 21个, 5所, 数家."""
        return _COUNT.search(self.text, max(0, start - 6), start) is not None

    def _inner(self, start: int, stop: int) -> tuple[Mention, ...]:
        found: list[Mention] = []
        at = start
        while at < stop:
            name = self._opening.get(at)
            if name is not None and name.span.stop <= stop and len(name.span) < stop - start:
                found.append(name)
                at = name.span.stop
            else:
                at += 1
        return tuple(found)


def _is_elsewhere(left: Mention, right: Mention) -> bool:
    """Whether a company stands before a division written in full, whose body follows: 甲公司|湖南省地质院."""
    full = right.kind is Kind.REGION and len(right.text) > 2 and right.text.endswith(("省", "市", "县"))
    return full and left.kind is Kind.COMPANY
