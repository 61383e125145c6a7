"""GraphX against DataFrames on one session of two cores, on the graph of `bench.networks`."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bench.networks import make_graph

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TURNS = 3
Values = dict[str, object]


def measure_cluster() -> Iterator[tuple[str, ...]]:
    """Rows: measure, least seconds on the clock of three runs that take turns, by GraphX and by DataFrames, ratio, how
    far the two agree. One row that says so where PySpark is not at hand."""
    if importlib.util.find_spec("pyspark") is None:
        yield ("not measured: no PySpark; pip install 'kg[spark]'",)
        return
    from kg.engines import components, graphx, rankings
    from kg.engines.sessions import open_session

    session = open_session("local[2]")
    edges = session.createDataFrame(sorted(make_graph().edges), ["a", "b"]).cache()
    edges.count()
    yield ("measure", "GraphX s", "DataFrames s", "times as fast", "agreement")
    rows: tuple[tuple[str, Callable[..., DataFrame], Callable[..., DataFrame], Callable[..., str]], ...] = (
        ("PageRank, 20 rounds", graphx.rank_pages, rankings.rank_pages, _tell_difference),
        ("components", graphx.find_components, components.find_components, _tell_equality),
        ("label propagation, 5 rounds", graphx.spread_labels, rankings.spread_labels, _tell_groups),
    )
    for name, ours, plain, compare in rows:
        turns = [(_run(ours, edges), _run(plain, edges)) for _ in range(_TURNS)]
        fast, slow = (min(turn[side][0] for turn in turns) for side in (0, 1))
        agreement = compare(turns[0][0][1], turns[0][1][1])
        yield (name, f"{fast:.1f}", f"{slow:.1f}", f"{slow / fast:.1f}", agreement)
    session.stop()


def _run(find: Callable[[DataFrame], DataFrame], edges: DataFrame) -> tuple[float, Values]:
    """(seconds until every row is here, node → value)."""
    start = time.perf_counter()
    rows = find(edges).collect()
    return time.perf_counter() - start, {row[0]: row[1] for row in rows}


def _tell_difference(ours: dict[str, float], plain: dict[str, float]) -> str:
    return f"largest difference of a rank {max(abs(ours[node] - plain[node]) / plain[node] for node in plain):.1%}"


def _tell_equality(ours: Values, plain: Values) -> str:
    return "equal" if ours == plain else "different"


def _tell_groups(ours: Values, plain: Values) -> str:
    return f"{len(set(ours.values())):,} and {len(set(plain.values())):,} labels"
