"""Measures of edges that no one machine holds, by name: by DataFrames or by GraphX, ordered as a reader wants them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.engines import components, graphx, rankings
from kg.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MEASURES: dict[str, dict[str, Callable[[DataFrame], DataFrame]]] = {
    "pagerank": {"dataframes": rankings.rank_pages, "graphx": graphx.rank_pages},
    "components": {"dataframes": components.find_components, "graphx": graphx.find_components},
    "labels": {"dataframes": rankings.spread_labels, "graphx": graphx.spread_labels},
}
"""Measure → who can compute it, and the function from edges (a, b)."""
ENGINES = ("dataframes", "graphx")


def measure_nodes(edges: DataFrame, measure: str, engine: str = "dataframes") -> DataFrame:
    """(node, rank), highest first; or (node, members, group), largest group first, where `measure` makes groups.

    A group is called by the IRI of one of its nodes. EngineError where there is no such measure or engine.
    """
    from pyspark.sql import functions as f

    if engine not in MEASURES.get(measure, {}):
        raise EngineError(f"{measure} by {engine}: choose {', '.join(MEASURES)} by {' or '.join(ENGINES)}")
    found = MEASURES[measure][engine](edges)
    if measure == "pagerank":
        return found.orderBy(f.desc("rank"), "node")
    grouped = found.toDF("node", "group")
    sizes = grouped.groupBy("group").agg(f.count("*").alias("members"))
    return grouped.join(sizes, "group").select("node", "members", "group").orderBy(f.desc("members"), "group", "node")
