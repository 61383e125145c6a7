"""PageRank, components and label propagation by GraphX, in the JVM that PySpark drives.

The same signatures as in `kg.engines.rankings` and `kg.engines.components`, which do it by DataFrames. GraphX has no
Python side: nodes are numbered, pairs of numbers go into it and come out of it by Spark's own encoders, and names are
joined to them again. No row passes through Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.engines.components import cut_plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def rank_pages(edges: DataFrame, damping: float = 0.85, rounds: int = 20) -> DataFrame:
    """(node, rank) of directed `edges` (a, b); the ranks sum to 1.

    The rank of nodes without edges that lead out is shared at the end, not in each round: after few rounds it differs
    from that of `kg.engines.rankings` where there are such nodes, and both end at the same.
    """
    from pyspark.sql import functions as f

    graph = _Graph.load(edges.select("a", "b").distinct())
    ranked = graph.library.PageRank.run(graph.graph, rounds, 1 - damping, graph.tag, graph.tag)
    ranks = graph.collect(ranked, "DOUBLE")
    total = ranks.agg(f.sum("value")).first()
    return ranks.select("node", (f.col("value") / f.lit(total[0] if total else 1.0)).alias("rank"))


def find_components(edges: DataFrame) -> DataFrame:
    """(node, component) of every node of undirected `edges` (a, b); a component is named by its least node.

    As many rounds as the longest of the shortest paths in a component has edges, so that long chains are slow.
    """
    graph = _Graph.load(_undirect(edges))
    joined = graph.library.ConnectedComponents.run(graph.graph, graph.tag, graph.tag)
    return graph.name_values(graph.collect(joined, "LONG"), "component")


def spread_labels(edges: DataFrame, rounds: int = 5) -> DataFrame:
    """(node, label) of undirected `edges`: each round a node takes a label that most neighbours have; a label is named
    after its first node.

    Which one of equal labels is taken is GraphX's choice, so that labels differ from those of `kg.engines.rankings`.
    """
    graph = _Graph.load(_undirect(edges))
    labelled = graph.library.LabelPropagation.run(graph.graph, rounds, graph.tag)
    return graph.name_values(graph.collect(labelled, "LONG"), "label")


def _undirect(edges: DataFrame) -> DataFrame:
    """Each pair of different nodes once: GraphX would count a pair that stands twice as two edges."""
    from pyspark.sql import functions as f

    pairs = edges.select(f.least("a", "b").alias("a"), f.greatest("a", "b").alias("b"))
    return pairs.where("a <> b").distinct()


@dataclass(frozen=True, slots=True)
class _Graph:
    """A graph in the JVM, and what it takes to call GraphX with it."""

    graph: Any
    numbers: DataFrame
    """(node, id): ids ascend as names do, so that the least of a component's ids is that of its least name."""
    library: Any
    tag: Any
    """Scala's witness of the type of what GraphX puts on nodes and edges, which its methods ask for."""

    @classmethod
    def load(cls, edges: DataFrame) -> _Graph:
        """The graph of distinct edges (a, b)."""
        from pyspark.sql import functions as f

        edges = cut_plan(edges)
        nodes = edges.select(f.col("a").alias("node")).union(edges.select("b")).distinct().orderBy("node")
        numbers = cut_plan(nodes.select("node", f.monotonically_increasing_id().alias("id")))
        source = numbers.select(f.col("node").alias("a"), f.col("id").alias("source"))
        target = numbers.select(f.col("node").alias("b"), f.col("id").alias("target"))
        pairs = edges.join(source, "a").join(target, "b").select("source", "target")
        context: Any = edges.sparkSession.sparkContext
        spread: Any = pairs.repartition(context.defaultParallelism)
        jvm = context._jvm
        longs = jvm.org.apache.spark.sql.Encoders.LONG()
        typed = getattr(spread._jdf, "as")(jvm.org.apache.spark.sql.Encoders.tuple(longs, longs))
        tag = jvm.scala.reflect.ClassTag.Int()
        level = jvm.org.apache.spark.storage.StorageLevel.MEMORY_AND_DISK()
        graphx = jvm.org.apache.spark.graphx
        graph = graphx.Graph.fromEdgeTuples(typed.rdd(), 1, jvm.scala.Option.empty(), level, level, tag)
        return cls(graph, numbers, graphx.lib, tag)

    def collect(self, result: Any, kind: str) -> DataFrame:
        """(node, value), computed, of a graph whose values an encoder of this name reads; frees both graphs."""
        from pyspark.sql import DataFrame

        session: Any = self.numbers.sparkSession
        encoders = session.sparkContext._jvm.org.apache.spark.sql.Encoders
        pair = encoders.tuple(encoders.LONG(), getattr(encoders, kind)())
        rows = DataFrame(session._jsparkSession.createDataset(result.vertices(), pair).toDF(), session)
        held = cut_plan(rows.toDF("id", "value").join(self.numbers, "id").select("node", "value"))
        for graph in (result, self.graph):
            graph.unpersist(False)
        return held

    def name_values(self, values: DataFrame, column: str) -> DataFrame:
        """(node, `column`) of (node, value: the id of another node)."""
        from pyspark.sql import functions as f

        names = self.numbers.select(f.col("node").alias(column), f.col("id").alias("value"))
        return values.join(names, "value").select("node", column)
