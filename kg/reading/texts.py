"""Decoded text → one document: whether it holds mark-up, and what it says about itself."""

from __future__ import annotations

import re

from kg.errors import DocumentError
from kg.reading.metadata import FRONT_MATTER, parse_date, read_metadata
from kg.reading.nesting import check_nesting
from kg.reading.options import ReadOptions
from kg.types import Document

_BLOCK_TAG = re.compile(r"</(?:p|div|html|body|article|section|td|li|h[1-6])\s*>|<(?:p|br)\s*/?>", re.I)


def has_block_tags(text: str) -> bool:
    """Whether a text is HTML: it has elements that hold paragraphs."""
    return "<" in text and _BLOCK_TAG.search(text[:200_000]) is not None


def has_markup(text: str) -> bool:
    """Whether a text of unknown kind is HTML or opens with front matter, as mirrors' .txt files do."""
    return has_block_tags(text) or FRONT_MATTER.match(text) is not None


def make_document(
    name: str, text: str, source: str, options: ReadOptions, *, markup: bool = False, title: str = "", date: str = ""
) -> Document:
    """The document of a decoded text; DocumentError where nothing is to be read."""
    if not text or text.isspace():
        raise DocumentError(source, "empty", "nothing to read")
    markup = markup or has_markup(text)
    if markup and "<" in text:
        check_nesting(text, source)
    published = parse_date(date)
    if markup and not (title and published):
        metadata = read_metadata(text)
        title, published = title or metadata.title, published or metadata.published
    name, source = _spell(name), _spell(source)
    return Document(name, text, source, published or options.published, title, markup)


def _spell(name: str) -> str:
    """The name as UTF-8, whatever the locale; bytes that are none, and half characters, spelled out."""
    if name.isascii():
        return name
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogatepass")
    return raw.decode("utf-8", "backslashreplace")
