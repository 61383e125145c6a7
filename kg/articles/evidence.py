"""Quotes: what stands on disk, without white space and mark-up."""

from __future__ import annotations

import html
import re

from kg.types import Article, Document, Span

_TAGS = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]{0,2000}>", re.S)
_SPACE = re.compile(r"\s+")


def quote(document: Document, span: Span) -> str:
    """The text of `span` as it lies on disk, white space and mark-up removed."""
    text = document.text[span.start : span.stop]
    if document.markup:
        text = html.unescape(_TAGS.sub("", text))
    return _SPACE.sub("", text)


def locate_evidence(document: Document, article: Article, span: Span) -> tuple[Span, str]:
    """Where `span` of the article's text lies in the document, and its quote.

    Of a span whose pieces lie apart (a paragraph taken from another column) the longest piece is quoted.
    """
    place = article.offsets.locate(_longest_piece(article, span))
    return place, quote(document, place)


def _longest_piece(article: Article, span: Span) -> Span:
    """The longest part of `span` that runs forward on disk without a jump of more than a line or two of mark-up."""
    best = piece = Span(span.start, span.start)
    last = -1
    for start, source, length in article.offsets.runs(span):
        if last >= 0 and 0 <= source - last <= _JUMP:
            piece = Span(piece.start, start + length)
        else:
            piece = Span(start, start + length)
        last = source + length
        if len(piece) > len(best):
            best = piece
    return best


_JUMP = 400
"""Mark-up between two characters of one sentence is rarely longer; another article in between is."""
