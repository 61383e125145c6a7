"""`kg build` and `kg remove`: documents into and out of the store."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import DocumentError, KgError
from kg.query.sources import is_remote
from kg.types import Document, Extraction

if TYPE_CHECKING:
    from kg.store.writer import Writer

ENTITY_LIMIT = 100_000
"""The most entities of one document. A newspaper page has some hundred; a table of companies belongs into rows."""

STORE = click.option("--store", default="kg.store", show_default=True, help="Store folder or SPARQL server URL.")


@click.command()
@click.argument("paths", nargs=-1)
@STORE
@click.option("--replace", is_flag=True, help="Forget every document that is not among PATHS.")
@click.option("--date", "published", default="", help="ISO date of documents that carry none of their own.")
@click.option("--workers", default=1, show_default=True, help="Processes that extract.")
@click.option("--check/--no-check", default=True, help="Hold the graph to ontology/checks.  [default: check]")
@click.option("--quiet", is_flag=True, help="No summary.")
def build(
    paths: tuple[str, ...], store: str, replace: bool, published: str, workers: int, check: bool, quiet: bool
) -> None:
    """Read PATHS (files, folders, - for standard input; default: the sample pages) into the store.

    A file that cannot be read is named in one line; all others are built, and the exit code is 1. A document that the
    store holds already, with the same text, is not read again.
    """
    from kg.fingerprint import extractor_name
    from kg.reading import ReadOptions, read_documents
    from kg.resources import find_resource
    from kg.store import open_writer

    sources = list(paths) or [str(find_resource("seeds", "news"))]
    problems: list[DocumentError] = []
    with open_writer(_find_folder(store), extractor_name()) as writer:
        documents = _sift(read_documents(sources, ReadOptions(published=published)), problems)
        seen: set[str] = set()
        for extraction in _extract(_changed(documents, writer, seen), workers):
            if len(extraction.entities) > ENTITY_LIMIT:
                problems.append(DocumentError(extraction.document, f"more than {ENTITY_LIMIT} entities", "split it"))
            else:
                writer.put(extraction)
        if replace:
            for document in sorted(set(writer.documents()) - seen):
                writer.remove(document)
        change = writer.commit()
    for problem in problems:
        click.echo(f"kg: {problem}", err=True)
    _push(store)
    if not quiet:
        _summarise(store, change.added, change.replaced, change.removed)
    if (check and _find_violations(_find_folder(store))) or problems:
        sys.exit(1)


def _find_violations(folder: Path) -> bool:
    """Whether the graph breaks an invariant; says which, a line a check."""
    from kg.store import open_store
    from kg.validation import run_checks

    with open_store(folder) as opened:
        wrong = {f.check: f for f in reversed(run_checks(opened.graph)) if f.severity == "violation"}
    for name, finding in sorted(wrong.items()):
        click.echo(f"kg: {folder}: {name}: {finding.message}: {finding.node}; `kg validate` lists all", err=True)
    return bool(wrong)


def _sift(documents: Iterable[Document | DocumentError], problems: list[DocumentError]) -> Iterator[Document]:
    for document in documents:
        if isinstance(document, DocumentError):
            problems.append(document)
        else:
            yield document


def _changed(documents: Iterable[Document], writer: Writer, seen: set[str]) -> Iterator[Document]:
    for document in documents:
        seen.add(document.id)
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        if not writer.has(document.id, digest):
            yield document


def _extract(documents: Iterator[Document], workers: int) -> Iterator[Extraction]:
    from kg.engines import extract_all

    if not sys.stderr.isatty():
        yield from extract_all(documents, workers)
        return
    with click.progressbar(extract_all(documents, workers), label="extracting", file=sys.stderr) as bar:
        yield from bar


def _find_folder(store: str) -> Path:
    """The store folder; for a graph on a server the one beside us that caches its extractions."""
    if not is_remote(store):
        return Path(store)
    from kg.remote.pushing import name_folder

    return Path(name_folder(store))


def _push(store: str) -> None:
    if is_remote(store):
        from kg.remote.pushing import push_store

        push_store(_find_folder(store), store)


def _summarise(store: str, added: int, replaced: int, removed: int) -> None:
    from kg.query.stats import count_store

    folder = _find_folder(store)
    counts = count_store(str(folder))
    totals = counts["totals"]
    click.echo(f"{folder}: {totals['documents']} documents ({added} new, {replaced} replaced, {removed} removed)")
    for label, rows in (("entities", counts["kinds"]), ("statements", counts["predicates"])):
        detail = "  ".join(f"{name} {n}" for name, n in rows.items())
        click.echo(f"  {label:<13}{totals[label]:>6}   {detail}")
    click.echo(f"  {'observations':<13}{totals['observations']:>6}")


@click.command()
@click.argument("documents", nargs=-1, required=True)
@STORE
def remove(documents: tuple[str, ...], store: str) -> None:
    """Take DOCUMENTS (their ids: file names) out of the store."""
    from kg.fingerprint import extractor_name
    from kg.store import open_writer

    folder = _find_folder(store)
    if not folder.exists():
        raise KgError(f"{folder}: no store here; build one with `kg build`")
    with open_writer(folder, extractor_name()) as writer:
        for document in documents:
            writer.remove(document)
        change = writer.commit()
    _push(store)
    click.echo(f"{store}: {change.removed} removed, {change.kept} kept")
