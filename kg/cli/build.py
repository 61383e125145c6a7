"""`kg build` and `kg remove`: documents into and out of the store."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.checking import find_violations
from kg.cli.reading import reading_options
from kg.errors import DocumentError, KgError
from kg.query.sources import is_remote
from kg.terminals import show_plainly
from kg.types import Document

if TYPE_CHECKING:
    from kg.engines.pools import WorkerPool
    from kg.store.codec import EncodedExtraction
    from kg.store.writer import Writer
    from kg.validation import Finding

ENTITY_LIMIT = 100_000
"""The most entities of one document. A newspaper page has some hundred; a table of companies belongs into rows."""

_HAN = re.compile("[\u3400-\u9fff]")

STORE = click.option("--store", default="kg.store", show_default=True, help="Store folder or SPARQL server URL.")


@click.command()
@click.argument("paths", nargs=-1)
@STORE
@click.option(
    "--replace", is_flag=True, help="Forget every document that is not among PATHS, if all of PATHS can be read."
)
@reading_options
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that extract.")
@click.option("--check/--no-check", default=True, help="Hold the graph to ontology/checks.  [default: check]")
@click.option("--quiet", is_flag=True, help="No summary.")
@click.option("--watch", is_flag=True, help="Go on building as files arrive in PATHS, until interrupted.")
@click.option("--every", default=2.0, show_default=True, help="--watch: seconds between two looks.")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True)
@click.option("--master", default="", help="Spark: local[2], spark://…, yarn, …; else what spark-submit says.")
@click.option("--parts", default="nquads", show_default=True, help="Spark: write the graph as nquads or parquet.")
@click.option("--tasks", default=0, help="Spark: tasks that extract.  [default: as the files lie]")
def build(
    paths: tuple[str, ...],
    store: str,
    replace: bool,
    workers: int,
    check: bool,
    quiet: bool,
    watch: bool,
    every: float,
    engine: str,
    master: str,
    parts: str,
    tasks: int,
    **reading: Any,
) -> None:
    """Read PATHS (files, folders, - for standard input; default: the sample pages) into the store.

    A file that cannot be read is named in one line; all others are built, and the exit code is 1. A document that the
    store holds already, with the same text, is not read again.

    With --engine spark, PATHS may be URIs (hdfs://, s3a://, …) and --store is the folder or URI that receives the graph
    of exactly these PATHS in parts (default: kg.parts); see docs/howto/cluster.md.
    """
    from kg.resources import find_resource

    sources = list(paths) or [str(find_resource("seeds", "news"))]
    if engine == "spark":
        from kg.cli.cluster import build_on_spark

        build_on_spark(
            sources, store, _only_date(reading), master=master, parts=parts, tasks=tasks, watch=watch, quiet=quiet
        )
        return

    def run() -> bool:
        return _build_store(sources, store, reading, replace=replace, workers=workers, check=check, quiet=quiet)

    if watch:
        _keep_building(sources, every, run)
    elif not run():
        sys.exit(1)


def _only_date(reading: dict[str, Any]) -> str:
    """The date; UsageError where another option says how to read: the tasks read by the files' own declarations."""
    from kg.reading import ReadOptions

    usual = ReadOptions()
    for name, value in reading.items():
        if name != "published" and value != getattr(usual, name):
            raise click.UsageError(f"--{name.replace('_', '-')} is no option of --engine spark")
    return str(reading["published"])


def _build_store(
    sources: list[str], store: str, reading: dict[str, Any], *, replace: bool, workers: int, check: bool, quiet: bool
) -> bool:
    """Brings the store up to the sources; whether all could be read and no check is broken."""
    from kg.engines.pools import WorkerPool
    from kg.fingerprint import extractor_name
    from kg.reading import ReadOptions, read_documents
    from kg.store import open_writer

    problems: list[DocumentError] = []
    folder = _find_folder(store)
    with open_writer(folder, extractor_name()) as writer, WorkerPool(workers) as pool:
        documents = _sift(read_documents(sources, ReadOptions(**reading)), problems)
        seen: set[str] = set()
        for extraction in _extract(_changed(documents, writer, seen), pool):
            if len(extraction.forms) > ENTITY_LIMIT:
                problems.append(DocumentError(extraction.document, f"more than {ENTITY_LIMIT} entities", "split it"))
            else:
                writer.put_encoded(extraction)
        unseen = sorted(set(writer.documents()) - seen) if replace else []
        if seen and not problems:
            for document in unseen:
                writer.remove(document)
        change, difference = writer.commit(workers=pool), writer.difference
    held = change.added + change.replaced + change.kept
    wrong = find_violations(folder, difference, held, threads=workers) if check else {}
    for problem in problems:
        click.echo(f"kg: {problem}", err=True)
    if not (seen or problems):
        click.echo(f"kg: {_name_nothing(sources)}", err=True)
    if unseen and (problems or not seen):
        click.echo(f"kg: {len(unseen)} documents stay that --replace would forget: first mend what is named", err=True)
    _push(store)
    if not quiet:
        _summarise(store, change.added, change.replaced, change.removed)
    return _tell_violations(folder, wrong) and bool(seen) and not problems


def _tell_violations(folder: Path, wrong: Mapping[str, Finding]) -> bool:
    """One line for each invariant that is broken; whether none is."""
    for name, finding in sorted(wrong.items()):
        click.echo(f"kg: {folder}: {name}: {finding.message}: {finding.node}; `kg validate` lists all", err=True)
    return not wrong


def _name_nothing(sources: list[str]) -> str:
    from kg.reading import find_suffixes

    return show_plainly(", ".join(sources)) + f": no page here; kg reads {' '.join(find_suffixes())}"


def _keep_building(sources: list[str], every: float, run: Callable[[], bool]) -> None:
    """Builds whenever files came, changed or went. What an interrupted build has not committed, the next one does."""
    from kg.engines.watching import watch_files

    try:
        for changed in watch_files(sources, every):
            click.echo(f"kg: {len(changed)} files new, changed or gone", err=True)
            run()
    except KeyboardInterrupt:
        click.echo("kg: watching ended", err=True)


def _sift(documents: Iterable[Document | DocumentError], problems: list[DocumentError]) -> Iterator[Document]:
    for document in documents:
        if isinstance(document, DocumentError):
            problems.append(document)
        else:
            yield document


def _changed(documents: Iterable[Document], writer: Writer, seen: set[str]) -> Iterator[Document]:
    for document in documents:
        seen.add(document.id)
        if not _HAN.search(document.text):
            name = show_plainly(document.id)
            click.echo(f"kg: {name}: no Chinese character in it, so nothing can be found", err=True)
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        if not writer.has(document.id, digest):
            yield document


def _extract(documents: Iterator[Document], workers: WorkerPool) -> Iterator[EncodedExtraction]:
    from kg.engines import encode_all

    if not sys.stderr.isatty():
        yield from encode_all(documents, workers)
        return
    with click.progressbar(encode_all(documents, workers), label="extracting", file=sys.stderr) as bar:
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
        change, difference = writer.commit(), writer.difference
    wrong = find_violations(folder, difference, change.kept, whole=False)
    _push(store)
    click.echo(f"{store}: {change.removed} removed, {change.kept} kept")
    if not _tell_violations(folder, wrong):
        sys.exit(1)
