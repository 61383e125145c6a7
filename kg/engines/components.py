"""Graph algorithms over edges that no one machine holds, by DataFrames alone: no jar, no GraphX.

Each works in rounds, and cuts the plan off after each, lest it grow without end: into the session's checkpoint folder,
where it has one (what a lost executor held is then not lost), else into the executors' memory and disks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def find_components(edges: DataFrame) -> DataFrame:
    """(node, component) of every node of undirected `edges` (a, b); a component is named by its least node.

    Alternating large and small stars (Kiveris and others, Connected Components in MapReduce and Beyond, SoCC 2014):
    some log²(nodes) rounds at most, whatever the diameter.
    """
    from pyspark.sql import functions as f

    least, greatest = f.least("a", "b").alias("a"), f.greatest("a", "b").alias("b")
    held = cut_plan(edges.select(least, greatest).where("a <> b").distinct())
    before = None
    while True:
        held = cut_plan(_small_star(_large_star(held)))
        after = held.select(f.count("*"), f.sum(f.xxhash64("a", "b").cast("decimal(38,0)"))).first()
        if after == before:
            break
        before = after
    return (
        held.select(f.col("b").alias("node"), f.col("a").alias("component"))
        .union(held.select(f.col("a").alias("node"), f.col("a").alias("component")))
        .distinct()
    )


def _large_star(edges: DataFrame) -> DataFrame:
    """Ties every greater neighbour of a node to the least of the node and its neighbours."""
    from pyspark.sql import functions as f

    both = edges.select("a", "b").union(edges.select(f.col("b").alias("a"), f.col("a").alias("b")))
    roots = both.groupBy("a").agg(f.least(f.min("b"), f.col("a")).alias("root"))
    tied = both.where("b > a").join(roots, "a").select(f.col("root").alias("a"), "b")
    return tied.where("a <> b").distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Ties a node and its lesser neighbours to the least of them."""
    from pyspark.sql import functions as f

    down = edges.select(f.col("b").alias("node"), f.col("a").alias("lower"))
    roots = down.groupBy("node").agg(f.min("lower").alias("root"))
    tied = down.join(roots, "node").select(f.col("root").alias("a"), f.col("lower").alias("b"))
    whole = tied.union(roots.select(f.col("root").alias("a"), f.col("node").alias("b")))
    return whole.where("a <> b").distinct()


def find_closure(edges: DataFrame) -> DataFrame:
    """(child, parent) for every parent that is reached from a child over one edge or more, but never child itself."""
    from pyspark.sql import functions as f

    steps = cut_plan(edges.select("child", f.col("parent").alias("via")).distinct())
    found = cut_plan(steps.select("child", f.col("via").alias("parent")).where("child <> parent"))
    fresh = found
    while not fresh.isEmpty():
        onward = steps.select(f.col("child").alias("parent"), "via")
        reached = fresh.join(onward, "parent").select("child", f.col("via").alias("parent"))
        reached = reached.where("child <> parent").distinct()
        fresh = cut_plan(reached.join(found, ["child", "parent"], "left_anti"))
        found = cut_plan(found.union(fresh))
    return found


def cut_plan(frame: DataFrame) -> DataFrame:
    """The same rows, computed, with no memory of how."""
    folder = frame.sparkSession.sparkContext.getCheckpointDir()
    return frame.checkpoint() if folder else frame.localCheckpoint()
