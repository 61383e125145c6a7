"""PageRank and label propagation over edges that no one machine holds, by DataFrames.

Up to some hundred million edges one machine with scipy or igraph is faster (`kg analyze`); this is for what lies
beyond. Components: `kg.engines.components`; the same by GraphX: `kg.engines.graphx`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.engines.components import cut_plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def rank_pages(edges: DataFrame, damping: float = 0.85, rounds: int = 20) -> DataFrame:
    """(node, rank) of directed `edges` (a, b); the ranks sum to 1 (Brin and Page 1998).

    Of a node without edges that lead out, the rank goes to all alike, as in networkx.
    """
    from pyspark.sql import functions as f

    edges = cut_plan(edges.select("a", "b").distinct())
    nodes = cut_plan(edges.select(f.col("a").alias("node")).union(edges.select("b")).distinct())
    count = nodes.count()
    steps = cut_plan(edges.join(edges.groupBy("a").agg(f.count("*").alias("out")), "a"))
    ends = cut_plan(nodes.join(edges.select(f.col("a").alias("node")).distinct(), "node", "left_anti"))
    ranks = nodes.withColumn("rank", f.lit(1.0 / count))
    for _ in range(rounds):
        lost = ranks.join(ends, "node").agg(f.coalesce(f.sum("rank"), f.lit(0.0))).first()
        base = (1 - damping) / count + damping * (lost[0] if lost else 0.0) / count
        given = steps.join(ranks.withColumnRenamed("node", "a"), "a")
        given = given.groupBy(f.col("b").alias("node")).agg(f.sum(f.col("rank") / f.col("out")).alias("given"))
        held = nodes.join(given, "node", "left")
        ranks = cut_plan(held.select("node", (f.lit(base) + damping * f.coalesce("given", f.lit(0.0))).alias("rank")))
    return ranks


def spread_labels(edges: DataFrame, rounds: int = 5) -> DataFrame:
    """(node, label) of undirected `edges`: each round a node takes the label that most neighbours have, of
    equal ones the least (Raghavan and others 2007, all nodes at once); a label is named after its first node."""
    from pyspark.sql import functions as f

    both = edges.select("a", "b").union(edges.select(f.col("b").alias("a"), f.col("a").alias("b")))
    steps = cut_plan(both.where("a <> b").distinct())
    labels = steps.select(f.col("a").alias("node")).distinct().withColumn("label", f.col("node"))
    for _ in range(rounds):
        heard = (
            steps.join(labels.withColumnRenamed("node", "b"), "b").groupBy("a", "label").agg(f.count("*").alias("n"))
        )
        best = f.min(f.struct((-f.col("n")).alias("n"), "label")).alias("best")
        labels = cut_plan(heard.groupBy(f.col("a").alias("node")).agg(best).select("node", "best.label"))
    return labels
