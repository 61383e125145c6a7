"""Drafts → articles: their text, cleaned and joined, and the map back to the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.articles.blocks import Block
from kg.articles.cleaning import clean, join_lines
from kg.articles.drafts import Draft
from kg.articles.headlines import find_overprint
from kg.articles.lines import Runs, cut_runs
from kg.articles.shapes import TERMINAL
from kg.types import Article, Document, OffsetMap, Paragraph, Span

_JOINING = ("——", "：", ":")


@dataclass(frozen=True, slots=True)
class Style:
    """What the document as a whole says of its characters."""

    pinyin: bool
    traditional: bool


@dataclass(slots=True)
class _Writer:
    """The text of an article under way, with its runs and paragraphs."""

    parts: list[str]
    starts: list[int]
    sources: list[int]
    paragraphs: list[Paragraph]
    length: int = 0

    def write(self, text: str, runs: Runs, role: str) -> None:
        """Appends a paragraph."""
        if not text:
            return
        if self.parts:
            self.parts.append("\n")
            self.starts.append(self.length)
            self.sources.append(-1)
            self.length += 1
        self.paragraphs.append(Paragraph(Span(self.length, self.length + len(text)), role))
        for offset, source in runs:
            self.starts.append(self.length + offset)
            self.sources.append(source)
        self.parts.append(text)
        self.length += len(text)


def build_article(
    document: Document, number: int, draft: Draft, published: str, style: Style, *, alone: bool = False
) -> Article:
    """The article of a draft: headline first, then kickers and the rest in order. `alone` says that the document has no
    other, so that the document's title, which may stand in no text, is its own."""
    writer = _Writer([], [], [], [])
    title = ""
    for text, runs in _read_headings(draft, document, style):
        writer.write(text, runs, "kicker" if title else "headline")
        title = title or (_restore(text, runs, document) if style.traditional else text)
    if not title and alone:
        title = clean(document.title, ((0, 0),), headline=True)[0]
    if not title and draft.label is not None and len(draft.label.text) >= 4 and draft.has_body:
        title, runs = _clean_block(draft.label, style, headline=True)
        writer.write(title, runs, "kicker")
    for block in draft.blocks:
        heading = block.role == "heading"
        text, runs = _clean_block(block, style, headline=heading)
        signature = _find_signature(block)
        if signature and text.endswith(signature):
            stop = len(text) - len(signature)
            writer.write(text[:stop], cut_runs(runs, 0, stop), block.role)
            writer.write(signature, cut_runs(runs, stop, len(text)), "byline")
        else:
            writer.write(text, runs, "subhead" if heading else block.role)
    offsets = OffsetMap(tuple(writer.starts), tuple(writer.sources))
    text = "".join(writer.parts)
    return Article(document.id, number, title, text, offsets, tuple(writer.paragraphs), published)


_SIGNATURE = re.compile("[。！？!?…”]\\s+((?:[\u4e00-\u9fff]\\s?){2,4})$")


def _find_signature(block: Block) -> str:
    """The author's name behind a paragraph's last sentence, where white space sets it apart (…抓手。 甬高新)."""
    if block.role != "body":
        return ""
    text = block.lines[-1].text
    match = None if text[-1] in TERMINAL else _SIGNATURE.search(text)
    return "".join(match[1].split()) if match else ""


def _clean_block(block: Block, style: Style, *, headline: bool = False) -> tuple[str, Runs]:
    lines = block.lines
    text, runs = lines[0][:2] if len(lines) == 1 else join_lines([(line.text, line.runs) for line in lines])
    return clean(text, runs, headline=headline, pinyin=style.pinyin, script=style.traditional)


def _read_headings(draft: Draft, document: Document, style: Style) -> list[tuple[str, Runs]]:
    """The headline and its kickers. A line that ends in —— or ： is one with the next; one that begins with —— with
    the line before."""
    lines = [_clean_block(block, style, headline=True) for block in draft.headings]
    if not lines and document.title and (found := find_title(document, style)):
        lines = [found]
    joined: list[tuple[str, Runs]] = []
    for text, runs in lines:
        text, runs = _cut_overprint(text, runs)
        if joined and (joined[-1][0].endswith(_JOINING) or text.startswith("——")):
            before, places = joined.pop()
            runs = (*places, *((offset + len(before), source) for offset, source in runs))
            text = before + text
        joined.append((text, runs))
    return joined


def _restore(text: str, runs: Runs, document: Document) -> str:
    """A cleaned text in the script it has on disk."""
    parts: list[str] = []
    for (offset, source), (following, _) in pairwise((*runs, (len(text), 0))):
        original = document.text[source : source + following - offset]
        cleaned = text[offset:following]
        parts += [o if "\u3400" <= o <= "\u9fff" else c for c, o in zip(cleaned, original, strict=True)]
    return "".join(parts)


def find_title(document: Document, style: Style) -> tuple[str, Runs] | None:
    """The title that front matter or <title> gives, at its place in the file."""
    place = document.text.find(document.title)
    if place < 0:
        return None
    return clean(document.title, ((0, place),), headline=True, pinyin=style.pinyin, script=style.traditional)


def _cut_overprint(text: str, runs: Runs) -> tuple[str, Runs]:
    cuts = find_overprint(text)
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = length = 0
    for start, stop in [*cuts, (len(text), len(text))]:
        if start > at:
            parts.append(text[at:start])
            places.extend((offset + length, source) for offset, source in cut_runs(runs, at, start))
            length += start - at
        at = stop
    return "".join(parts), tuple(places)
