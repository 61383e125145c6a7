"""Quotes: what stands on disk, without white space and mark-up."""

from __future__ import annotations

import html
import re

from kg.articles.cleaning import MARKS
from kg.articles.lines import find_visible
from kg.types import Article, Document, Span

_REFERENCE_END = re.compile(r"&[#\w]{1,31};")
_SKIPPED = re.compile(rf"(?:[\s{MARKS}]|-\s)*")
"""What the reader drops between two characters of one sentence: white space, marks, a hyphen at a line's end."""


def quote(document: Document, span: Span) -> str:
    """The text of `span` as it lies on disk, white space and mark-up removed."""
    text = document.text[span.start : span.stop]
    if document.markup:
        # A title stands in front matter or <title>, where nothing is visible on the page.
        text = find_visible(document, span.start, span.stop) or html.unescape(text)
    return "".join(text.split())


def locate_evidence(document: Document, article: Article, span: Span) -> tuple[Span, str]:
    """Where `span` of the article's text lies in the document, and its quote.

    Of a span whose pieces lie apart (a sentence that another column breaks into) the longest piece is quoted. Raises
    ValueError where nothing of `span` comes from the document.
    """
    place = _longest_piece(document, article, span)
    return place, quote(document, place)


def _longest_piece(document: Document, article: Article, span: Span) -> Span:
    """The document span of the longest part of `span` between whose characters nothing visible stands."""
    best = start = stop = -1
    longest = 0
    size = 0
    place: Span | None = None
    for _, source, length in article.offsets.runs(span):
        if place is None or not _adjoins(document, stop, source):
            start, size = source, 0
        size += length
        stop = source + length
        if document.markup and document.text[stop - 1] == "&" and (m := _REFERENCE_END.match(document.text, stop - 1)):
            stop = m.end()
        if size > longest or best == start:
            longest, best, place = max(size, longest), start, Span(start, stop)
        else:
            place = place or Span(start, stop)
    if place is None:
        raise ValueError(f"nothing of {span} comes from the document")
    return place


def _adjoins(document: Document, stop: int, source: int) -> bool:
    """Whether nothing that a reader sees stands between two places."""
    if source < stop:
        return False
    if document.markup:
        return source - stop < _FAR and _SKIPPED.fullmatch(find_visible(document, stop, source)) is not None
    match = _SKIPPED.match(document.text, stop)
    return (match is not None and match.end() >= source) or _is_pinyin(document.text[stop:source])


def _is_pinyin(text: str) -> bool:
    return len(text) < 12 and text[:1] in "(（" and text.rstrip()[-1:] in ")）"


_FAR = 4000
