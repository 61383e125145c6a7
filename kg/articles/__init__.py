"""Documents → articles: layout repaired, boundaries found, every character traceable to the file."""

from __future__ import annotations

import re

from kg.articles.blocks import Block, build_blocks
from kg.articles.boundaries import Draft, find_boundaries
from kg.articles.dates import infer_published, infer_year, parse_date
from kg.articles.evidence import locate_evidence, quote
from kg.articles.lines import read_front_matter, read_lines
from kg.types import Article, Document, OffsetMap, Paragraph, Span

__all__ = ["find_articles", "locate_evidence", "quote"]


def find_articles(document: Document) -> tuple[Article, ...]:
    """The articles of a document, in the order of their first paragraphs; none for a page without text."""
    front = read_front_matter(document)
    drafts = find_boundaries(build_blocks(read_lines(document)))
    published = document.published or parse_date(front.get("date", ""))
    year = "" if published else infer_year("\n".join(d.body for d in drafts))
    title = document.title or front.get("title", "")
    articles = []
    for number, draft in enumerate(drafts):
        date = published or infer_published(draft.body, year)
        articles.append(_build_article(document.id, number, draft, date, title if len(drafts) == 1 else ""))
    return tuple(articles)


def _build_article(document: str, number: int, draft: Draft, published: str, title: str) -> Article:
    text: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    paragraphs: list[Paragraph] = []
    length = 0
    heads = [(b, "headline" if i == 0 else "kicker") for i, b in enumerate(draft.headline)]
    roles = {"heading": "subhead"}
    for block, role in heads + [(b, roles.get(b.role, b.role)) for b in draft.blocks]:
        block = unprint(block) if role == "headline" else block
        if text:
            text.append("\n")
            starts.append(length)
            sources.append(-1)
            length += 1
        paragraphs.append(Paragraph(Span(length, length + len(block.text)), role))
        _add_runs(block.places, length, starts, sources)
        text.append(block.text)
        length += len(block.text)
    headline = " ".join(unprint(b).text for b in draft.headline) or title
    return Article(
        document,
        number,
        headline,
        "".join(text),
        OffsetMap(tuple(starts), tuple(sources)),
        tuple(paragraphs),
        published,
    )


def _add_runs(places: tuple[int, ...], offset: int, starts: list[int], sources: list[int]) -> None:
    if places and places[-1] - places[0] == len(places) - 1:
        starts.append(offset)
        sources.append(places[0])
        return
    last = -2
    for index, place in enumerate(places):
        if place != last + 1:
            starts.append(offset + index)
            sources.append(place)
        last = place


_TWICE_AT_HEAD = re.compile(r"^(.{4,20})(?=\1)")


def unprint(block: Block) -> Block:
    """A headline without what was printed over itself (长沙新港全速运长沙新港全速运转…)."""
    text, places = block.text, block.places
    if match := _TWICE_AT_HEAD.match(text):
        text, places = text[match.end(1) :], places[match.end(1) :]
    for length in range(20, 3, -1):
        if len(text) > 2 * length and text.endswith(text[-2 * length : -length]):
            text, places = text[:-length], places[:-length]
            break
    return Block(text, places, block.role, block.opens)
