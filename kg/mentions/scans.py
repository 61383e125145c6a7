"""What every finder reads: an article with its sentences and the lexicon's hits, computed once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.seeds import Hit, Lexicon
from kg.types import Article, Sentence
from kg.words import Words

OPENING = "“‘（(《「『【〔["
CLOSING = "”’）)》」』】〕]"
"""The partners of `OPENING`, in its order."""
_MARKS = re.compile(r"[“‘（(《「『【〔\[”’）)》」』】〕\]\n]")


@dataclass(frozen=True)
class Scan:
    """An article, its sentences, the lexicon, and every lexicon hit in the article's text (overlapping, sorted)."""

    article: Article
    sentences: tuple[Sentence, ...]
    lexicon: Lexicon
    hits: tuple[Hit, ...]

    @property
    def text(self) -> str:
        """The article's cleaned text; all spans of mentions count in it."""
        return self.article.text

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """Where each sentence starts."""
        return tuple(sentence.span.start for sentence in self.sentences) or (0,)

    @cached_property
    def brackets(self) -> dict[int, int]:
        """Each bracket or quotation mark that has a partner in the same paragraph, both ways."""
        return _pair_brackets(self.text)

    @cached_property
    def edge_words(self) -> dict[int, tuple[int, str]]:
        """The edge words that walks have met so far, by where they stop (`kg.mentions.phrases` reads them)."""
        return {}

    @cached_property
    def _words(self) -> dict[int, Words]:
        return {}

    def words(self, number: int) -> Words:
        """The words of sentence `number`, tagged when first asked for."""
        found = self._words.get(number)
        if found is None:
            sentence = self.sentences[number]
            found = self._words[number] = Words(sentence.text, sentence.span.start)
        return found

    @cached_property
    def by_table(self) -> dict[str, list[Hit]]:
        """Hits grouped by table name ("gazetteer/regions")."""
        grouped: dict[str, list[Hit]] = {}
        for hit in self.hits:
            grouped.setdefault(hit.entry.table, []).append(hit)
        return grouped


def scan_article(article: Article, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> Scan:
    """The scan of one article: one pass of the automaton."""
    return Scan(article, sentences, lexicon, tuple(lexicon.scan(article.text)))


def _pair_brackets(text: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for match in _MARKS.finditer(text):
        i, char = match.start(), match[0]
        if char == "\n":
            waiting.clear()
        elif char in OPENING:
            waiting.append(i)
        else:
            partner = OPENING[CLOSING.index(char)]
            while waiting:
                start = waiting.pop()
                if text[start] == partner:
                    pairs[i], pairs[start] = start, i
                    break
    return pairs
