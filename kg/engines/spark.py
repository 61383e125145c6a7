"""`kg build` on Apache Spark: the stages of `kg.engines.tables`, and between them Spark's joins and groups.

What is written lies in one folder of any Hadoop file system:

    extractions/NNNN/   the cache: a row for each document, by which the next build extracts only what changed
    graph/              the graph, in parts of N-Quads or Parquet; complete where it holds _SUCCESS

Each stage is on disk before the next begins, so that a lost executor costs its tasks and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.containment import find_parents
from kg.engines import tables
from kg.engines.components import find_closure, find_components
from kg.engines.inputs import list_files
from kg.engines.sessions import HadoopFolder
from kg.errors import EngineError
from kg.fingerprint import extractor_name
from kg.graph.description import describe_corpus
from kg.reading import ReadOptions
from kg.store.codec import shape
from kg.store.links import decode_entity
from kg.types import Corpus, DocumentRecord, Entity
from kg.vocabulary import PLACES, Kind

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

PARTS = ("nquads", "parquet")
"""How the graph can be written."""
_PROBLEMS = 1000
"""So many unreadable files are named."""


@dataclass(frozen=True, slots=True)
class SparkBuild:
    """What a build did. `extracted` documents were not in the cache; `problems` are a thousand at most, sorted."""

    documents: int
    extracted: int
    entities: int
    triples: int
    problems: tuple[str, ...]


def build_graph(
    session: SparkSession,
    paths: Sequence[str],
    target: str,
    options: ReadOptions | None = None,
    *,
    parts: str = "nquads",
    tasks: int = 0,
) -> SparkBuild:
    """Extracts the documents of `paths` and writes the graph of exactly these to `target`.

    Paths are local ones, which all workers must see under the same name, or URIs of a Hadoop file system. `tasks` is
    the number of tasks that extract (0: as the files lie). The lines are those of a build on one machine, in another
    order. EngineError where `parts` is no format.
    """
    if parts not in PARTS:
        raise EngineError(f"--parts {parts}: choose {' or '.join(PARTS)}")
    build = _Build(session, HadoopFolder(session, target))
    documents, extracted, problems = build.extract(paths, options or ReadOptions(), tasks)
    entities = build.merge()
    build.resolve()
    triples = build.write(parts, entities)
    return SparkBuild(documents, extracted, entities, triples, problems)


class _Build:
    """One build: the folder it writes, and its stages, called in their order."""

    def __init__(self, session: SparkSession, target: HadoopFolder) -> None:
        self._session, self._target = session, target
        self._work = target / "_work"
        self._work.delete()
        session.sparkContext.setCheckpointDir((self._work / "checkpoints").path)

    def extract(self, paths: Sequence[str], options: ReadOptions, tasks: int) -> tuple[int, int, tuple[str, ...]]:
        """Brings the cache up to the files; (documents, those of them that were extracted anew, problems)."""
        files, missing = list_files(self._session, paths)
        documents = map_batches(files, partial(tables.read_files, options=options), tables.DOCUMENT_COLUMNS)
        if tasks:
            documents = documents.repartition(tasks, "document", "sha256")
        caches = self._target / "extractions"
        numbers = [name for name in caches.names() if name.isdigit()]
        cached = self._read_cache(caches, numbers)
        if cached is not None:
            documents = documents.join(cached, ["document", "sha256"], "left")
        extract = partial(tables.extract_rows, extractor=extractor_name())
        target = caches / f"{int(max(numbers, default='0')) + 1:04}"
        rows = map_batches(documents, extract, tables.EXTRACTION_COLUMNS)
        name_maker(rows).write.parquet(target.path)
        for name in numbers:
            (caches / name).delete()
        held = self._session.read.parquet(target.path)
        self._extractions = held.where("body is not null").select("document", "published", "body")
        count = self._extractions.count()
        fresh = held.where("fresh").count()
        return count, fresh, (*missing, *_find_problems(held))

    def _read_cache(self, caches: HadoopFolder, numbers: list[str]) -> DataFrame | None:
        """The bodies that this extractor made in the last whole build, and of files that arrived since."""
        arrivals = self._target / "arrivals"
        folders = [caches / name for name in numbers if (caches / name).is_complete()][-1:]
        folders += [arrivals / name for name in arrivals.names() if (arrivals / name).is_complete()]
        if not folders:
            return None
        held = self._session.read.option("recursiveFileLookup", "true").parquet(*(folder.path for folder in folders))
        same = held.where(held.extractor == _maker()).where("body is not null")
        return same.select("document", "sha256", "body").dropDuplicates(["document", "sha256"])

    def merge(self) -> int:
        """Merges the entities of all documents; returns how many there are.

        By keys first: a form that thousands of documents have is one row, then forms that share a key are tied to one
        of them. Only what is tied goes through the connected components.
        """
        from pyspark.sql import functions as f

        self._places = self._keep("places", map_batches(self._extractions, tables.find_places, tables.PLACE_COLUMNS))
        first = f.min(f.struct("document", "number", "entity")).alias("first")
        forms = self._places.groupBy("form").agg(first).select("form", "first.*")
        forms = self._keep("forms", forms)
        keys = map_batches(forms.select("form", "entity"), tables.find_keys, tables.KEY_COLUMNS)
        roots = keys.groupBy("key").agg(f.min("form").alias("root"))
        edges = keys.join(roots, "key").where("form <> root").select(f.col("root").alias("a"), f.col("form").alias("b"))
        components = find_components(edges).withColumnRenamed("node", "form")
        placed = forms.join(components, "form", "left").withColumn("component", f.coalesce("component", "form"))
        ordered = placed.repartition("component").sortWithinPartitions("component", "document", "number")
        merged = map_batches(ordered, tables.merge_components, tables.IRI_COLUMNS)
        self._iris = self._keep("iris", merged)
        return int(self._iris.where("entity is not null").count())

    def resolve(self) -> None:
        """Gives the facts of every document the IRIs of the merged entities."""
        from pyspark.sql import functions as f

        pairs = self._places.join(self._iris.select("form", "iri"), "form")
        ordered = f.array_sort(f.collect_list(f.struct("number", "iri"))).alias("pairs")
        rows = pairs.groupBy("document").agg(ordered).select("document", f.col("pairs.iri").alias("iris"))
        bodies = self._extractions.join(rows, "document", "left").select("body", "iris")
        self._rows = self._keep("rows", map_batches(bodies, tables.resolve_documents, tables.GRAPH_COLUMNS), "family")

    def write(self, parts: str, entities: int) -> int:
        """Writes the graph in the place of the former one; returns how many triples it has."""
        from pyspark.sql import functions as f

        lines = self._own_lines().unionByName(self._derived_lines())
        held = self._keep("lines", lines, "family")
        own = held.where(f.col("family") == tables.OWN).select("line")
        shared = held.where(f.col("family") == tables.SHARED).select("line").distinct()
        described = self._describe(entities, own.count() + shared.count())
        whole = own.union(shared).union(self._session.createDataFrame([(line,) for line in described], "line string"))
        fresh = self._work / "graph"
        if parts == "parquet":
            pattern = r"^(<[^>]*>) (<[^>]*>) (.*) \.$"
            columns = [f.regexp_extract("line", pattern, i).alias(n) for i, n in enumerate(_TERMS, 1)]
            whole.select(*columns).write.parquet(fresh.path)
        else:
            whole.write.text(fresh.path)
        fresh.replace(self._target / "graph")
        self._work.delete()
        return int(described[-1].rsplit('"', 2)[1])

    def _own_lines(self) -> DataFrame:
        """The lines of documents, facts and entities."""
        from pyspark.sql import functions as f

        documents = self._family(tables.LINE).select(f.lit(tables.OWN).alias("family"), f.col("value").alias("line"))
        facts = (
            self._family(tables.FACT).groupBy("key").agg(f.max("weight").alias("weight"), f.min("value").alias("value"))
        )
        merged = self._iris.where("entity is not null").select("iri", "entity")
        return documents.unionByName(map_batches(facts, tables.write_facts, tables.LINE_COLUMNS)).unionByName(
            map_batches(merged, tables.write_entities, tables.LINE_COLUMNS)
        )

    def _derived_lines(self) -> DataFrame:
        """The lines that follow from others: the lives of projects, and what lies in what."""
        from pyspark.sql import functions as f

        entities = self._iris.where("entity is not null").select("iri", "entity")
        facts = self._family(tables.PROJECT).join(entities.withColumnRenamed("iri", "key"), "key")
        ordered = facts.repartition("key").sortWithinPartitions("key", "value")
        edges = self._family(tables.EDGE).select(f.col("key").alias("child"), f.col("value").alias("parent"))
        places = entities.select("iri").where(f.split("iri", "/").getItem(4).isin([kind.lower() for kind in PLACES]))
        inside = find_closure(edges.union(self._find_code_edges())).union(places.select("iri", "iri"))
        return map_batches(ordered, tables.write_projects, tables.LINE_COLUMNS).unionByName(
            map_batches(inside, tables.write_edges, tables.LINE_COLUMNS)
        )

    def _find_code_edges(self) -> DataFrame:
        """What divisions lie in by their codes: there are some 3,500 at most, so one machine holds them."""
        rows = self._iris.where("entity is not null").where("entity like '%\"gbt2260\"%'").select("iri", "entity")
        regions = tuple(decode_entity(row.iri, row.entity) for row in sorted(rows.collect()))
        parents = find_parents(Corpus(entities=regions))
        edges = sorted((child, parent) for child, held in parents.items() for parent in held)
        return self._session.createDataFrame(edges, "child string, parent string")

    def _describe(self, entities: int, lines: int) -> list[str]:
        dates = sorted(row.published for row in self._extractions.select("published").distinct().collect())
        records = tuple(DocumentRecord("", "", date, "") for date in dates)
        corpus = Corpus(records, (Entity("", Kind.REGION, ""),) * entities)
        return tables.to_lines(describe_corpus(corpus, lines))

    def _family(self, name: str) -> DataFrame:
        return self._rows.where(self._rows.family == name).select("key", "weight", "value")

    def _keep(self, name: str, frame: DataFrame, partition: str = "") -> DataFrame:
        """Writes a stage and reads it back, so that what follows begins from the disk."""
        folder = (self._work / name).path
        writer: Any = frame.write.partitionBy(partition) if partition else frame.write
        writer.parquet(folder)
        return self._session.read.schema(frame.schema).parquet(folder)


_TERMS = ("subject", "predicate", "object")


def map_batches(frame: DataFrame, stage: Any, columns: dict[str, str]) -> DataFrame:
    """The rows that a stage of `kg.engines.tables` gives for those of `frame`."""
    return frame.mapInArrow(stage, tables.spark_schema(columns))


def _maker() -> str:
    """What made a cached extraction: the extractor, and the fields of its nouns."""
    return f"{extractor_name()} {shape()}"


def name_maker(frame: DataFrame) -> DataFrame:
    """The extractions with the name of what made them."""
    from pyspark.sql import functions as f

    return frame.withColumn("extractor", f.lit(_maker()))


def _find_problems(held: DataFrame) -> list[str]:
    wrong = held.where("problem is not null").select("problem").orderBy("problem")
    return [row.problem for row in wrong.limit(_PROBLEMS).collect()]
