"""`kg store`: what a store holds, whether it is whole, and copies of it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.errors import StoreError

STORE = click.option("--store", "path", default="kg.store", show_default=True, help="Store folder.")


@click.group()
def store() -> None:
    """Look after a store folder: info, check, compact, backup, push."""


@store.command()
@STORE
def info(path: str) -> None:
    """Print version, generation, extractor, documents and size."""
    from kg.store.upkeep import describe_store

    click.echo(json.dumps(describe_store(Path(path)), ensure_ascii=False, indent=1))


@store.command()
@STORE
def check(path: str) -> None:
    """Compare graph, documents and names with each other; exit 1 if they do not agree."""
    from kg.store.upkeep import check_store

    problems = check_store(Path(path))
    if problems:
        raise StoreError(f"{path}: {'; '.join(problems)}; run `kg build --replace` over the documents")
    click.echo(f"{path}: whole")


@store.command()
@STORE
def compact(path: str) -> None:
    """Rewrite the graph and the documents without what was removed."""
    from kg.store.upkeep import compact_store

    before, after = compact_store(Path(path))
    click.echo(f"{path}: {before:,} → {after:,} bytes")


@store.command()
@click.argument("address")
@STORE
def push(address: str, path: str) -> None:
    """Put the graph on a SPARQL server: http://USER:PASSWORD@HOST:PORT/#GRAPH.

    A broken push goes on where it stopped.
    """
    from kg.remote.pushing import push_store

    done = push_store(Path(path), address)
    resumed = f", {done.resumed} of an earlier push kept" if done.resumed else ""
    click.echo(f"{path}: {done.triples:,} triples pushed in {done.sent} batches{resumed}")


@store.command()
@click.argument("target")
@STORE
def backup(target: str, path: str) -> None:
    """Copy the store as it is now to TARGET, while others read or write it."""
    from kg.store.upkeep import back_up_store

    back_up_store(Path(path), Path(target))
    click.echo(f"{path} → {target}")
