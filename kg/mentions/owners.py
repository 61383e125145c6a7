"""Whose branch a company named by its place is: 华能|辽宁公司, 中化蓝天|郴州公司."""

from __future__ import annotations

from kg.mentions.edges import is_han, is_unusual, load_names
from kg.mentions.walkers import Walker
from kg.vocabulary import Kind
from kg.words import is_word

_WIDTHS = range(2, 5)
"""An owner's short name has two to four characters."""
_PLAIN = ("outside", "transitive", "generic_companies", "company_adjectives")


def reach_owner(walker: Walker, start: int) -> int:
    """Where the name of the owner begins that stands right before the place at `start`; `start` where none does."""
    held = walker.closing(start)
    if held is not None:
        return held.span.start if held.kind is Kind.COMPANY else start
    floor = walker.floor(start)
    if start - floor < _WIDTHS.start:
        return start
    word = walker.word_at(start - 1)
    begin = max(word.start, floor)
    if not _may_name(walker, begin, start):
        return start
    owner = walker.closing(begin)
    if owner is not None and owner.kind in (Kind.COMPANY, Kind.REGION):
        return owner.span.start
    if _is_brand(walker, begin, start):
        return begin
    first = walker.word_at(begin - 1) if begin - floor >= _WIDTHS.start else word
    named = first.stop == begin and _may_name(walker, first.start, begin) and _is_brand(walker, first.start, begin)
    return first.start if named else start


def _is_brand(walker: Walker, start: int, stop: int) -> bool:
    """Whether [start, stop) is a company's short name that the tables list, a name by the tagger, or no word."""
    text = walker.text[start:stop]
    listed = walker.is_form(text, "gazetteer/enterprises") or walker.is_form(text, "gazetteer/companies")
    return listed or is_unusual(walker.word_at(start)) or not is_word(text)


def is_short_name(text: str) -> bool:
    """Whether a word before a place may be an owner's short name because it is no word of the dictionary (中车)."""
    return len(text) == _WIDTHS.start and is_han(text) and not is_word(text)


def _may_name(walker: Walker, start: int, stop: int) -> bool:
    """Whether the word at [start, stop) may be a brand: no function word, no verb of leading or doing, no class."""
    text = walker.text[start:stop]
    return len(text) in _WIDTHS and is_han(text) and not any(text in load_names(table) for table in _PLAIN)
