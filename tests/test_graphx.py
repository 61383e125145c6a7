"""GraphX gives what DataFrames and networkx give."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from spark_sessions import needs_spark, run_session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = needs_spark

Pairs = list[tuple[str, str]]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    yield from run_session()


def draw_pairs(nodes: int, count: int) -> Pairs:
    """Edges with some that stand twice, both ways or at one node, over nodes whose names do not sort as their numbers."""
    draw = random.Random(11)
    pairs = [(f"n{draw.randrange(nodes)}", f"n{draw.randrange(nodes)}") for _ in range(count)]
    return [*pairs, *pairs[:5], *((b, a) for a, b in pairs[5:9]), ("n1", "n1")]


def read_column(frame: DataFrame) -> dict[str, object]:
    """Node → its value."""
    rows = frame.collect()
    found = {row.node: row[1] for row in rows}
    assert len(found) == len(rows), "a node stands twice"
    return found


def test_ranks_end_where_those_of_networkx_do(session: SparkSession) -> None:
    from kg.engines.graphx import rank_pages

    pairs = draw_pairs(60, 110)
    graph = nx.DiGraph(pairs)
    assert [node for node in graph if not graph.out_degree(node)], "some nodes should lead nowhere"
    ranks = read_column(rank_pages(session.createDataFrame(pairs, ["a", "b"]), 0.6, rounds=25))
    wanted = nx.pagerank(graph, 0.6, tol=1e-12, max_iter=1000)
    assert ranks == pytest.approx(wanted, abs=1e-6)
    assert max(wanted.values()) > 2 / len(wanted), "equal ranks would show nothing"


def test_ranks_of_each_round_are_those_of_dataframes_where_every_node_leads_on(session: SparkSession) -> None:
    from kg.engines import graphx, rankings

    pairs = [*draw_pairs(25, 60), *((f"n{i}", f"n{(i * 7 + 3) % 25}") for i in range(25))]
    edges = session.createDataFrame(pairs, ["a", "b"])
    for options in ({"rounds": 1}, {"rounds": 3, "damping": 0.7}):
        here = read_column(graphx.rank_pages(edges, **options))
        assert here == pytest.approx(read_column(rankings.rank_pages(edges, **options)), abs=1e-9)


def test_components_are_those_of_dataframes(session: SparkSession) -> None:
    from kg.engines import components, graphx

    pairs = [*draw_pairs(70, 45), *((f"长{i}", f"长{i + 1}") for i in range(12)), ("alone", "alone")]
    edges = session.createDataFrame(pairs, ["a", "b"])
    found = read_column(graphx.find_components(edges))
    assert found == read_column(components.find_components(edges))
    parts = [part for part in nx.connected_components(nx.Graph(pairs)) if len(part) > 1]
    assert found == {node: min(part) for part in parts for node in part}
    assert len(parts) > 3


def test_labels_settle_in_cliques_and_are_the_same_each_time(session: SparkSession) -> None:
    from kg.engines.graphx import spread_labels

    cliques = [(f"{c}{i}", f"{c}{j}") for c in "xyz" for i in range(6) for j in range(i)]
    edges = session.createDataFrame([*cliques, ("x0", "y0"), ("y1", "z1"), ("x0", "x5")], ["a", "b"])
    first, second = (read_column(spread_labels(edges, 6)) for _ in range(2))
    assert first == second
    groups = [{first[f"{c}{i}"] for i in range(6)} for c in "xyz"]
    assert [len(labels) for labels in groups] == [1, 1, 1]
    assert len(set.union(*groups)) == 3
