"""Lines → blocks, by the kind of page."""

from __future__ import annotations

from kg.articles.blocks import Block
from kg.articles.columns import ColumnPage, is_wrapped
from kg.articles.lines import Line
from kg.articles.paragraphs import ParagraphPage


def build_blocks(lines: list[Line]) -> list[Block]:
    """The blocks of a page, in the order of the file: paragraphs, headings, bylines, captions and furniture."""
    page = ColumnPage(lines) if is_wrapped(lines) else ParagraphPage(lines)
    return page.build()
