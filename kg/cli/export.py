"""`kg export` and `kg import`: the graph out to files of any format, and back from two of them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from kg.exporters import FORMATS
from kg.filters import Filter
from kg.vocabulary import Kind, Predicate

STORE = click.option("--store", default="kg.store", show_default=True, help="The store: a folder.")


@dataclass(frozen=True, slots=True)
class _Target:
    """Where an export goes: standard output, or a file and its companions."""

    stdout: bool
    path: Path

    def companion(self, suffix: str) -> Path:
        return self.path.with_name(f"{self.path.name.split('.')[0]}.{suffix}")


@click.command()
@click.option("--format", "name", type=click.Choice(sorted(FORMATS)), help="Default: by the suffix of -o, else ttl.")
@click.option("-o", "output", default="", help="File; - is standard output.  [default: exports/kg.<suffix>]")
@STORE
@click.option("--region", "regions", multiple=True, help="Only what concerns this region (name or code) and all in it.")
@click.option("--zone", "zones", multiple=True, help="Only what concerns this zone and all in it.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice([str(k) for k in Kind]), help="Only what concerns this kind."
)
@click.option(
    "--predicate", "predicates", multiple=True, type=click.Choice([str(p) for p in Predicate]), help="Relations."
)
@click.option("--since", default="", metavar="DATE", help="Only what is dated (else reported) from then on.")
@click.option("--until", default="", metavar="DATE", help="Only what is dated (else reported) until then.")
@click.option("--facts-only", is_flag=True, help="Neither plans nor negations.")
@click.option("--complete", is_flag=True, help="jsonl: also what the format has no key for.")
@click.option("--issued", default="", metavar="DATE", help="Date of issue, for the dataset's description.")
def export(
    name: str | None,
    output: str,
    store: str,
    regions: tuple[str, ...],
    zones: tuple[str, ...],
    kinds: tuple[str, ...],
    predicates: tuple[str, ...],
    since: str,
    until: str,
    facts_only: bool,
    complete: bool,
    issued: str,
) -> None:
    """Write the graph, or the part that the filters leave, as a file: the same graph gives the same bytes.

    \b
    kg export --format ttl
    kg export --format xlsx -o 成都.xlsx --region 成都市 --facts-only
    """
    from kg.exporters import load_writer
    from kg.exporters.files import write_file
    from kg.exporters.sources import open_source

    name = name or _guess_format(output)
    if complete and name != "jsonl":
        raise click.UsageError("--complete belongs to --format jsonl")
    wanted = Filter(
        regions, zones, tuple(map(Kind, kinds)), tuple(map(Predicate, predicates)), since, until, facts_only
    )
    form = FORMATS[name]
    target = _Target(output == "-", Path(output or f"exports/kg.{form.suffix}"))
    writer = load_writer(form.place)
    if complete:
        from kg.exporters.jsonl import write_jsonl

        writer = partial(write_jsonl, complete=True)
    with open_source(store, wanted, issued) as source:
        if target.stdout:
            writer(source, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        write_file(target.path, writer, source)
        click.echo(str(target.path), err=True)
        for suffix, place in form.companions:
            path = target.companion(suffix)
            write_file(path, load_writer(place), source)
            click.echo(str(path), err=True)


def _guess_format(output: str) -> str:
    """The format that a file's suffix names, the longest that fits (x.neo4j.csv is no csv); without a file ttl."""
    if output in ("", "-"):
        return "ttl"
    fitting = [name for name, form in FORMATS.items() if output.endswith(f".{form.suffix}")]
    if fitting:
        return max(fitting, key=lambda name: len(FORMATS[name].suffix))
    raise click.UsageError(f"{output}: no format is known by this suffix; say --format")


@click.command("import")
@click.argument("file")
@STORE
@click.option("--format", "name", type=click.Choice(["jsonl", "ttl"]), help="Default: by the suffix of FILE.")
def import_(file: str, store: str, name: str | None) -> None:
    """Make the store hold the graph of FILE (jsonl or ttl, as `kg export` writes them); - is standard input."""
    from kg.importers import read_graph, split_corpus
    from kg.store import write_store

    corpus = read_graph(file, name)
    write_store(store, split_corpus(corpus), corpus, extractor="import")
    click.echo(
        f"{store}: {len(corpus.documents)} documents, {len(corpus.entities)} entities, "
        f"{len(corpus.statements)} statements, {len(corpus.observations)} observations"
    )
