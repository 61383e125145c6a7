"""Documents → articles: layout repaired, boundaries found, every character traceable to the file."""

from __future__ import annotations

from kg.articles.blocks import Block
from kg.articles.boundaries import find_boundaries, move_strays
from kg.articles.building import Style, build_article, find_title
from kg.articles.cleaning import clean, has_pinyin
from kg.articles.dates import (
    complete_dateline,
    infer_published,
    read_head_date,
    read_header,
    read_imprint,
    read_own_date,
)
from kg.articles.drafts import Draft
from kg.articles.evidence import locate_evidence, quote
from kg.articles.headlines import claim_headlines, place_captions
from kg.articles.items import part_items
from kg.articles.lines import read_lines
from kg.articles.pages import build_blocks
from kg.articles.repeats import drop_repeats, join_interrupted, join_pieces
from kg.articles.scripts import is_traditional
from kg.articles.topics import find_pairs
from kg.types import Article, Document

__all__ = ["find_articles", "locate_evidence", "quote"]


def find_articles(document: Document) -> tuple[Article, ...]:
    """The articles of a document, in the order of their first paragraphs; none for a page without text."""
    style = Style(has_pinyin(document.text), is_traditional(document.text))
    blocks = part_items(build_blocks(read_lines(document)))
    header = document.published or read_header(blocks)
    drafts = _find_drafts(blocks)
    header = _take_imprint(drafts) or header
    if document.markup and document.title:
        _set_title(drafts, document, style)
    own = _find_dates(drafts, header)
    alone = len(drafts) == 1
    return tuple(build_article(document, n, draft, own[n], style, alone=alone) for n, draft in enumerate(drafts))


def _find_dates(drafts: list[Draft], header: str) -> list[str]:
    """When each article was printed: the page's day, or its own, or what its dateline and the page let conclude."""
    if len(header) == _DAY:
        return [header] * len(drafts)
    own = ["" if header else read_own_date(*_texts(d)) for d in drafts]
    if all(own):
        return own
    known = header or infer_published([d.body for d in drafts])
    days = [date for date in own if len(date) == _DAY]
    if len(days) == 1 and own[0] and own[0] == read_head_date(*_texts(drafts[0])):
        known = own[0]  # The day at the head of the first article, and no other, is the page's.
    anchor = max(days, default="") or known
    return [
        date or complete_dateline(next((b.text for b in d.blocks if b.role == "body"), ""), anchor) or known
        for date, d in zip(own, drafts, strict=True)
    ]


def _take_imprint(drafts: list[Draft]) -> str:
    """The day of a last line that is all of its draft and no more than an imprint: the draft goes, the day is the
    page's."""
    if len(drafts) < 2 or len(lines := [text for texts in _texts(drafts[-1]) for text in texts]) != 1:
        return ""
    day = read_imprint(lines[0])
    if day:
        drafts.pop()
    return day


def _texts(draft: Draft) -> tuple[list[str], list[str]]:
    """The lines of its headings and of its other blocks."""
    return [b.text for b in draft.headings], [b.text for b in draft.blocks]


_DAY = len("2022-01-12")


def _find_drafts(blocks: list[Block]) -> list[Draft]:
    """The page's articles, repaired, in the order of their first paragraphs."""
    blocks = join_pieces(drop_repeats(blocks))
    positions = {id(block): number for number, block in enumerate(blocks)}
    drafts = place_captions(claim_headlines(find_boundaries(blocks)))
    move_strays(drafts)
    for draft in drafts:
        draft.blocks = join_interrupted(draft.blocks, positions)
    return sorted((d for d in drafts if d.blocks or d.headings), key=lambda d: d.start)


def _set_title(drafts: list[Draft], document: Document, style: Style) -> None:
    """Of a page with one title of its own: that is the headline, and a first heading that repeats it goes."""
    if len(drafts) != 1 or find_title(document, style) is None:
        return
    draft = drafts[0]
    if draft.headings and draft.headings[0].lines[0].role == "headline" and not _is_about(document.title, draft):
        return
    title = clean(document.title, ((0, 0),))[0]
    flat = [clean(b.text, ((0, 0),))[0] for b in draft.headings]
    if flat and len(flat[0]) >= _SHORTEST and title.startswith(flat[0]):
        return  # The window's title goes on with the site's names.
    if flat and flat[0] != title and title not in flat[0]:
        draft.blocks[:0] = draft.headings
    if not flat or flat[0] != title:
        draft.headings = []


def _is_about(title: str, draft: Draft) -> bool:
    """Whether a page's title shares a telling pair with its text; a site's name (某日报数字报) does not."""
    return any(pair in draft.body for pair in find_pairs(title))


_SHORTEST = 6
"""A headline has no fewer characters."""
