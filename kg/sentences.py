"""Articles → sentences."""

from __future__ import annotations

import re

from kg.types import Article, Sentence, Span

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)")


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article, in order: every paragraph, headlines and subheads too, cut behind 。！？ and their
    closing quotes. A semicolon does not end a sentence: its clauses share their subject."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs):
        at = paragraph.span.start
        while at < paragraph.span.stop:
            match = _SENTENCE.match(article.text, at, paragraph.span.stop)
            stop = match.end() if match and match.end() > at else paragraph.span.stop
            if article.text[at:stop].strip():
                sentences.append(Sentence(article, len(sentences), number, Span(at, stop)))
            at = stop
    return tuple(sentences)
