"""`kg articles`: what the reader makes of a page."""

from __future__ import annotations

import click

from kg.errors import DocumentError, KgError


@click.command()
@click.argument("source")
@click.option("--date", "published", default="", help="ISO date of a document that carries none of its own.")
def articles(source: str, published: str) -> None:
    """The articles of SOURCE (a file, or - for standard input): headline, date, span on disk, paragraphs with roles."""
    from kg.articles import find_articles
    from kg.reading import ReadOptions, read_documents
    from kg.types import Span

    problems = 0
    for document in read_documents([source], ReadOptions(published=published)):
        if isinstance(document, DocumentError):
            click.echo(f"kg: {document}", err=True)
            problems += 1
            continue
        for article in find_articles(document):
            place = article.offsets.locate(Span(0, len(article.text)))
            click.echo(
                f"# {article.title or '(no headline)'}  [{article.published or 'no date'}]  {place.start}-{place.stop}"
            )
            for paragraph in article.paragraphs:
                click.echo(f"  {paragraph.role:<9}{article.text[paragraph.span.start : paragraph.span.stop]}")
            click.echo()
    if problems:
        raise KgError(f"{problems} of the documents could not be read")
