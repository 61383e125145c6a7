"""`kg analyze parts`: measures, on Apache Spark, of a graph in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.engines.measures import ENGINES, MEASURES, measure_nodes
from kg.errors import KgError
from kg.vocabulary import Predicate

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from kg.analysis.tables import Table


@click.command()
@click.argument("graph")
@click.option(
    "--predicate",
    "predicates",
    multiple=True,
    required=True,
    type=click.Choice([str(p) for p in Predicate]),
    help="Facts that are edges; repeatable.",
)
@click.option("--measure", type=click.Choice(list(MEASURES)), default="pagerank", show_default=True)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="dataframes",
    show_default=True,
    help="Who computes. Components are the same; docs/howto/cluster.md says where ranks and labels differ.",
)
@click.option("--master", default="", help="local[2], spark://…, yarn, …; else what spark-submit says.")
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values, all rows.")
@click.option("--limit", default=20, show_default=True, help="Rows shown; 0 shows all.")
def parts(
    graph: str, predicates: tuple[str, ...], measure: str, engine: str, master: str, as_csv: bool, limit: int
) -> None:
    """PageRank, components or label propagation of GRAPH, on Spark.

    GRAPH is the folder or URI graph/ that `kg build --engine spark` wrote. What fits into one machine is faster there:
    the other commands of kg analyze.
    """
    from kg.analysis.tables import format_csv, format_lines
    from kg.engines.parts import read_edges
    from kg.engines.sessions import open_session
    from kg.identity import TERMS

    session = open_session(master)
    try:
        edges = read_edges(session, graph, tuple(f"{TERMS}{name}" for name in predicates))
        if edges.isEmpty():
            raise KgError(f"{graph}: no fact {' or '.join(predicates)} between two nodes; choose another --predicate")
        measured = measure_nodes(edges, measure, engine)
        title = f"{measure} by {engine}: {', '.join(predicates)}"
        table = _tabulate(session, graph, measured, title, 0 if as_csv else limit)
    finally:
        session.stop()
    click.echo(format_csv(table) if as_csv else format_lines(table), nl=not as_csv)


def _tabulate(session: SparkSession, graph: str, measured: DataFrame, title: str, limit: int) -> Table:
    """The first `limit` nodes (0: all), named, and how many there are."""
    from kg.analysis.tables import Table
    from kg.engines.components import cut_plan
    from kg.engines.parts import read_names

    held = cut_plan(measured)
    shown = (held.limit(limit) if limit else held).collect()
    wanted = session.createDataFrame([(row.node,) for row in shown], "node string")
    names = {row.node: row.name for row in read_names(session, graph).join(wanted, "node").collect()}
    columns = ("name", *measured.columns[1:], "node")
    rows = tuple((names.get(row.node, ""), *row[1:], row.node) for row in shown)
    return Table(title, columns, rows, (f"{held.count():,} nodes",))
