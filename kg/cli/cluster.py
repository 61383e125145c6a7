"""`kg build --engine spark`: from the command line to Apache Spark, and what it tells of the build."""

from __future__ import annotations

import sys

import click

from kg.errors import KgError
from kg.reading import ReadOptions

_LOCAL_STORE, _PARTS_FOLDER = "kg.store", "kg.parts"


def build_on_spark(
    sources: list[str], store: str, published: str, *, master: str, parts: str, tasks: int, watch: bool, quiet: bool
) -> None:
    """Builds the graph of `sources` in parts under `store`; exit code 1 where a file could not be read."""
    from kg.engines.sessions import open_session
    from kg.engines.spark import build_graph
    from kg.engines.streaming import follow_arrivals

    target = _PARTS_FOLDER if store == _LOCAL_STORE else store
    options = ReadOptions(published=published)
    session = open_session(master)
    try:
        if watch:
            follow_arrivals(session, sources, target, options)
            return
        built = build_graph(session, sources, target, options, parts=parts, tasks=tasks)
    except KeyboardInterrupt:
        raise KgError("interrupted; what was extracted and committed is kept for the next build") from None
    finally:
        session.stop()
    for problem in built.problems:
        click.echo(f"kg: {problem}", err=True)
    if not quiet:
        click.echo(f"{target}: {built.documents} documents ({built.extracted} extracted, others from the cache)")
        click.echo(f"  {built.entities} entities, {built.triples} triples in {target}/graph ({parts})")
    if built.problems:
        sys.exit(1)
