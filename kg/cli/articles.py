"""`kg articles`: what the reader makes of a page, before anything is extracted from it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click

from kg.cli.reading import reading_options
from kg.errors import DocumentError
from kg.terminals import show_plainly
from kg.types import Article, Document, Span


@click.command()
@click.argument("paths", nargs=-1, required=True)
@reading_options
@click.option("--full", is_flag=True, help="Whole paragraphs instead of their first and last words.")
def articles(paths: tuple[str, ...], *, full: bool, **options: Any) -> None:
    """The articles of PATHS (files, folders, - for standard input) with headline, date, span and paragraphs.

    A line per paragraph: its role, where it begins in the decoded file, and its text. A file that cannot be read is
    named in one line, and the exit code is 1.
    """
    from kg.reading import ReadOptions, read_documents

    failed = False
    for document in read_documents(paths, replace(ReadOptions(), **options)):
        if isinstance(document, DocumentError):
            failed = True
            click.echo(f"kg: {document}", err=True)
            continue
        for line in describe_document(document, full=full):
            click.echo(show_plainly(line))
    if failed:
        sys.exit(1)


def describe_document(document: Document, *, full: bool = False) -> Iterator[str]:
    """The lines that describe a document's articles."""
    from kg.articles import find_articles

    yield f"# {document.id}  {len(document.text)} characters"
    for article in find_articles(document):
        yield ""
        yield from _describe_article(document, article, full=full)
    yield ""


def _describe_article(document: Document, article: Article, *, full: bool) -> Iterator[str]:
    from kg.articles import locate_evidence

    whole = article.offsets.runs(Span(0, len(article.text)))
    start, stop = min(run[1] for run in whole), max(run[1] + run[2] for run in whole)
    date = article.published or "no date"
    yield f"## {article.index + 1}  {article.title or '(no headline)'}  [{date}]  {start}–{stop}"
    for paragraph in article.paragraphs:
        text = article.text[paragraph.span.start : paragraph.span.stop]
        place, _ = locate_evidence(document, article, paragraph.span)
        yield f"   {paragraph.role:8}  {place.start:>7}  {text if full else shorten(text)}"


def shorten(text: str, limit: int = 56) -> str:
    """A paragraph's first and last words."""
    return text if len(text) <= limit else f"{text[: limit - 20]} … {text[-16:]}"
