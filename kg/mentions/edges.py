"""Where a name begins: the walk left from its last word over words and names already found.

Chinese marks no word boundary, so the left edge is decided by, in this order: punctuation, brackets, names that end where
the walk stands, the tagger's parts of speech, and two tables (verbs that stand inside names, nouns that never do).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.scans import Scan
from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind
from kg.words import Word, tag

BREAKS = frozenset("，。；：！？、,;:!?\n—…●■□▲△◆○｜|/“‘《「『【〔[”’》」』】〕]%＋+~～=()（）\"'")
_NOUNLIKE = frozenset("njbxeizlgh")
_LIMIT = 28


@lru_cache(maxsize=8)
def load_names(table: str) -> frozenset[str]:
    """The forms of seeds/names/<table>.tsv: words that are looked up, never searched for."""
    return frozenset(entry.form for entry in read_table(find_resource("seeds", "names", f"{table}.tsv"), f"names/{table}"))


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a walk ended: the start of the name, the names it passed (nearest last), and the plain words it took."""

    start: int
    names: tuple[Mention, ...]
    words: tuple[Word, ...]

    @property
    def placed(self) -> bool:
        """Whether a region or zone stands in the name."""
        return any(mention.kind in PLACES for mention in self.names)


class Walker:
    """One article's text with its words (tagged a sentence at a time, on demand) and the names found so far."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text = scan.text
        self._floors = [sentence.span.start for sentence in scan.sentences] or [0]
        self._stops = [sentence.span.stop for sentence in scan.sentences] or [len(scan.text)]
        self._words: dict[int, tuple[list[Word], list[int]]] = {}
        self._closing: dict[int, Mention] = {}
        self._opening: dict[int, Mention] = {}
        self.inside = load_names("inside")
        self.outside = load_names("outside")

    def add(self, mention: Mention) -> None:
        """Makes a name known to later walks; the longest one wins at each edge."""
        for edges, key in ((self._closing, mention.span.stop), (self._opening, mention.span.start)):
            held = edges.get(key)
            if held is None or len(held.span) < len(mention.span):
                edges[key] = mention

    def closing(self, position: int) -> Mention | None:
        """The longest name that ends at `position`."""
        return self._closing.get(position)

    def opening(self, position: int) -> Mention | None:
        """The longest name that begins at `position`."""
        return self._opening.get(position)

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds `position`."""
        return max(0, bisect_right(self._floors, position) - 1)

    def floor(self, position: int) -> int:
        """Where the sentence that holds `position` begins."""
        return self._floors[self.sentence(position)]

    def ceiling(self, position: int) -> int:
        """Where the sentence that holds `position` stops."""
        return self._stops[self.sentence(position)]

    def words(self, position: int) -> tuple[list[Word], list[int]]:
        """The words of the sentence that holds `position`, and where each starts."""
        number = self.sentence(position)
        held = self._words.get(number)
        if held is None:
            start = self._floors[number]
            found = tag(self.text[start : max(self._stops[number], position + 1)], start)
            held = self._words[number] = (found, [word.start for word in found])
        return held

    def word_at(self, position: int) -> Word:
        """The word that covers the character at `position`."""
        words, starts = self.words(position)
        return words[bisect_right(starts, position) - 1]

    def crosses(self, start: int, stop: int) -> bool:
        """Whether a word of the tagger reaches over an edge of [start, stop)."""
        first, last = self.word_at(start), self.word_at(stop - 1)
        return first.start < start or last.stop > stop

    def walk(self, head: int, limit: int = _LIMIT, numbers: bool = False) -> Edge:
        """The left edge of the name whose last word begins at `head`."""
        floor = max(self.floor(head - 1) if head else 0, head - limit)
        at, names, words = head, list[Mention](), list[Word]()
        while at > floor:
            name = self.closing(at)
            if name is not None and name.span.start >= floor:
                names.append(name)
                at = name.span.start
                if name.kind in PLACES and self._bars_region(at):
                    break
                continue
            char = self.text[at - 1]
            if char in "）)":
                opened = self._bracket(at, floor)
                if opened < 0:
                    break
                at = opened
                continue
            if char in BREAKS or char.isspace():
                break
            word = self.word_at(at - 1)
            if not self._takes(word, at, head, numbers):
                joined = self._join(word, at, floor, names) if word.tag[:1] == "c" or word.text in "与和及" else None
                if joined is None:
                    break
                names.append(joined)
                at = joined.span.start
                break
            start = max(word.start, floor)
            if any(self.closing(inner) for inner in range(at - 1, start, -1)):
                start = max(i for i in range(start + 1, at) if self.closing(i))
            words.append(Word(self.text[start:at], word.tag, start, at))
            at = start
        return Edge(at, tuple(reversed(names)), tuple(reversed(words)))

    def _bars_region(self, at: int) -> bool:
        """Whether a name that begins with a place at `at` begins there: only another name may stand before it."""
        return self.closing(at) is None and not self.text.endswith(("中国", "）", ")"), 0, at)

    def _bracket(self, at: int, floor: int) -> int:
        """Where the bracket that closes before `at` opens, if it holds a place or a short word; else -1."""
        opened = max(self.text.rfind("（", floor, at), self.text.rfind("(", floor, at))
        inside = self.text[opened + 1 : at - 1]
        if opened < 0 or not 1 <= len(inside) <= 10 or any(char in BREAKS for char in inside):
            return -1
        return opened

    def _takes(self, word: Word, at: int, head: int, numbers: bool) -> bool:
        text, part = word.text, word.tag[:1]
        if word.stop > at:
            text = text[: at - word.start]
        if text in self.outside:
            return False
        if text in self.inside:
            return True
        if part in _NOUNLIKE:
            return True
        if part == "m":
            return numbers and (text.startswith("第") or text.isascii())
        return part == "a" and len(text) == 1

    def _join(self, word: Word, at: int, floor: int, names: list[Mention]) -> Mention | None:
        """The place that begins a name with a conjunction inside (广州人工智能与数字经济试验区), if there is one."""
        if names:
            return None
        words, starts = self.words(word.start)
        index = bisect_right(starts, word.start) - 2
        stop = word.start
        while index >= 0 and stop > floor:
            name = self.closing(stop)
            if name is not None:
                return name if name.kind in PLACES and stop < word.start else None
            item = words[index]
            if not self._takes(item, item.stop, at, False) or item.stop != stop:
                return None
            stop = item.start
            index -= 1
        return None

    def name(self, start: int, stop: int, kind: Kind, finder: str, defined: str = "") -> Mention:
        """A mention of [start, stop) with the names inside it."""
        return Mention(Span(start, stop), self.text[start:stop], kind, finder, None, self._inner(start, stop), defined)

    def _inner(self, start: int, stop: int) -> tuple[Mention, ...]:
        found: list[Mention] = []
        at = start
        while at < stop:
            name = self.opening(at)
            if name is not None and name.span.stop <= stop and len(name.span) < stop - start:
                found.append(name)
                at = name.span.stop
            else:
                at += 1
        return tuple(found)
