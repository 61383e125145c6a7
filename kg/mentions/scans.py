"""What every finder reads: an article with its sentences and the lexicon's hits, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.seeds import Hit, Lexicon
from kg.types import Article, Sentence


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
    def by_table(self) -> dict[str, list[Hit]]:
        """Hits grouped by table name ("gazetteer/regions")."""
        grouped: dict[str, list[Hit]] = {}
        for hit in self.hits:
            grouped.setdefault(hit.entry.table, []).append(hit)
        return grouped


def scan_article(article: Article, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> Scan:
    """The scan of one article: one pass of the automaton."""
    return Scan(article, sentences, lexicon, tuple(lexicon.scan(article.text)))
