"""`kg demo`: the sample pages as a graph and its files, in a folder of their own. The first thing to try."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("ttl", "jsonl", "html")


@click.command()
@click.option("--to", "folder", default="kg-demo", show_default=True, help="Folder for the store and the files.")
@click.pass_context
def demo(context: click.Context, folder: str) -> None:
    """Build the sample pages that come with kg and write their graph as Turtle, JSONL and HTML; needs no network."""
    from kg.cli.build import build
    from kg.cli.export import export

    place = Path(folder)
    store = str(place / "demo.kg.store")
    context.invoke(build, paths=(), store=store, replace=True)
    for name in FORMATS:
        context.invoke(export, name=name, output=str(place / f"demo.{name}"), store=store)
