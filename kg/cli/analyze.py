"""`kg analyze`: measures, communities, zones, trends and gaps as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from kg.vocabulary import Modality

if TYPE_CHECKING:
    from kg.analysis.projections import Selection, Source
    from kg.analysis.tables import Table

_NAMES = ("actors", "all", "company-project", "region-region", "zone-company", "zone-industry")
_STORE = click.option("--store", default="kg.store", show_default=True, help="The store: a folder.")
_LIMIT = click.option("--limit", default=20, show_default=True, help="Rows shown; 0 shows all.")
_CSV = click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values, all rows.")


def _on_projection(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose a graph."""
    options = (
        click.option("--projection", type=click.Choice(_NAMES), default="actors", show_default=True),
        click.option(
            "--modality", "modalities", multiple=True, type=click.Choice([str(m) for m in Modality]), default=("fact",)
        ),
        click.option("--since", default="", metavar="DATE", help="Statements from then on."),
        click.option("--until", default="", metavar="DATE", help="Statements until then."),
        click.option("--weight", type=click.Choice(["count", "amount"]), default="count", show_default=True),
        click.option("--engine", type=click.Choice(["auto", "networkx", "igraph"]), default="auto", show_default=True),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _select(options: dict[str, Any]) -> Selection:
    from kg.analysis.projections import Selection

    modalities = tuple(Modality(m) for m in options["modalities"])
    return Selection(modalities, options["since"], options["until"], options["weight"])


def _open(store: str) -> Source:
    from kg.analysis.projections import open_source
    from kg.store import open_store

    with open_store(store) as opened:
        return open_source(opened.corpus())


def _show(table: Table, limit: int, as_csv: bool) -> None:
    from kg.analysis.tables import format_csv, format_lines

    click.echo(format_csv(table) if as_csv else format_lines(table, limit), nl=not as_csv)


@click.group(invoke_without_command=True)
@_STORE
@_LIMIT
@click.pass_context
def analyze(ctx: click.Context, store: str, limit: int) -> None:
    """Measures of the graph as tables; without a subcommand, centrality and communities of the default projection."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(centrality, store=store, limit=limit)
        click.echo()
        ctx.invoke(communities, store=store, limit=limit)


@analyze.command()
@_on_projection
@click.option("--by", default="pagerank", show_default=True, help="The measure that orders the rows.")
@click.option("--write", is_flag=True, help="Put the scores into the graph of analysis.")
@_CSV
@_LIMIT
@_STORE
def centrality(store: str, limit: int, as_csv: bool, write: bool, by: str, **options: Any) -> None:
    """How important each node is."""
    from kg.analysis.centrality import rank_nodes, tabulate_ranking
    from kg.analysis.projections import project

    source, selection = _open(store), _select(options)
    graph = project(source, options["projection"], selection)
    ranking = rank_nodes(graph, options["engine"])
    _show(tabulate_ranking(graph, ranking, by), limit, as_csv)


@analyze.command()
@_on_projection
@click.option("--smallest", default=3, show_default=True, help="Members that a community needs to be shown.")
@click.option("--write", is_flag=True, help="Put the communities into the graph of analysis.")
@_CSV
@_LIMIT
@_STORE
def communities(store: str, limit: int, as_csv: bool, write: bool, smallest: int, **options: Any) -> None:
    """Groups that hold together, with a label and a figure of stability."""
    from kg.analysis.communities import find_communities, tabulate_communities
    from kg.analysis.projections import project

    source, selection = _open(store), _select(options)
    graph = project(source, options["projection"], selection)
    found = find_communities(graph, source.corpus)
    _show(tabulate_communities(graph, found, smallest), limit, as_csv)
