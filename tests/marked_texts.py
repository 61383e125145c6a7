"""Texts in which names are marked: `[盐城经开区|Zone]与[沃德新能源|Company]签约`."""

from __future__ import annotations

import re

from kg.mentions.scans import Scan, scan_article
from kg.seeds import load_lexicon
from kg.types import Article, Mention, OffsetMap, Paragraph, Sentence, Span
from kg.vocabulary import Kind

_MARK = re.compile(r"\[([^|\[\]]+)\|([A-Za-z]+)\]")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”]?")


def read_marks(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without its marks, and the marked names with their kinds, in order."""
    return _MARK.sub(r"\1", marked), [(m[1], m[2]) for m in _MARK.finditer(marked)]


def read_mentions(marked: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and the marked names as mentions, in order."""
    text, marks = read_marks(marked)
    mentions, at = [], 0
    for form, kind in marks:
        start = text.index(form, at)
        at = start + len(form)
        mentions.append(Mention(Span(start, at), form, Kind(kind), "test"))
    return text, mentions


def scan_text(text: str) -> Scan:
    """A scan of `text` as an article of one paragraph."""
    article = Article("text", 0, "", text, OffsetMap((0,), (0,)), (Paragraph(Span(0, len(text))),))
    sentences = tuple(Sentence(article, i, 0, Span(*m.span())) for i, m in enumerate(_SENTENCE.finditer(text)))
    return scan_article(article, sentences, load_lexicon())
