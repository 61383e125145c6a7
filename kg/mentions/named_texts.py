"""An article's text with its words and the names found so far: what a walk to a name's left edge looks at."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.mentions.edges import Edge
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import Word, Words

_COUNT = re.compile(r"首[批家个所座]$|[0-9一二三四五六七八九十百千两几多数余各][个家所座批户名项支类条]$")


class NamedText:
    """One article's text with its words (tagged a sentence at a time, on demand) and the names found so far."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text = scan.text
        self._floors = [sentence.span.start for sentence in scan.sentences] or [0]
        self._stops = [sentence.span.stop for sentence in scan.sentences] or [len(scan.text)]
        self._words: dict[int, Words] = {}
        self._closing: dict[int, Mention] = {}
        self._opening: dict[int, Mention] = {}

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
