"""The graph in parts that `kg.engines.spark` wrote, read again: its triples, edges between entities, their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.engines.sessions import HadoopFolder
from kg.errors import EngineError
from kg.graph.terms import PREF_LABEL

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def read_triples(session: SparkSession, graph: str) -> DataFrame:
    """(s, p, o), as N-Triples writes terms, of the folder `graph`, in whichever format it was written.

    EngineError where no whole graph is there.
    """
    from pyspark.sql import functions as f

    folder = HadoopFolder(session, graph)
    if not folder.is_complete():
        raise EngineError(
            f"{graph}: no whole graph (no _SUCCESS); name the folder graph/ under --store of kg build --engine spark"
        )
    if any(name.endswith(".parquet") for name in folder.names()):
        return session.read.parquet(graph).toDF("s", "p", "o")
    parts = f.split("value", " ", 3)
    terms = parts[0].alias("s"), parts[1].alias("p"), f.expr("rtrim(' .', split(value, ' ', 3)[2])").alias("o")
    return session.read.text(graph).select(*terms)


def read_edges(session: SparkSession, graph: str, predicates: tuple[str, ...]) -> DataFrame:
    """(a, b) of the plain triples with these predicates' IRIs between two nodes; EngineError as `read_triples`."""
    from pyspark.sql import functions as f

    wanted = f.col("p").isin([f"<{iri}>" for iri in predicates]) & f.col("o").startswith("<")
    bare = (f.expr(f"trim(both '<>' from {term})").alias(name) for term, name in (("s", "a"), ("o", "b")))
    return read_triples(session, graph).where(wanted).select(*bare).distinct()


def read_names(session: SparkSession, graph: str) -> DataFrame:
    """(node, name) of every entity; EngineError as `read_triples`."""
    from pyspark.sql import functions as f

    labels = read_triples(session, graph).where(f.col("p") == str(PREF_LABEL))
    quoted = f.regexp_extract("o", '^"(.*)"@zh$', 1)
    name = f.regexp_replace(quoted, r'\\(["\\])', "$1").alias("name")
    return labels.select(f.expr("trim(both '<>' from s)").alias("node"), name)
