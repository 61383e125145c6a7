"""Files that arrive while Spark watches: extracted as they come, in order, each once.

Structured Streaming notes in its checkpoint which files a batch has; a driver that was killed resumes with that very
batch, whose part of `arrivals/` is written anew. The next `kg build --engine spark` finds all of it in the cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.engines import tables
from kg.engines.inputs import is_uri
from kg.engines.sessions import HadoopFolder
from kg.engines.spark import map_batches, name_maker
from kg.errors import EngineError
from kg.fingerprint import extractor_name
from kg.reading import ReadOptions

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SCHEMA = "path string, modificationTime timestamp, length long, content binary"
_FILES = 1000
"""Files of one batch at most."""


def follow_arrivals(
    session: SparkSession,
    paths: Sequence[str],
    target: str,
    options: ReadOptions | None = None,
    *,
    once: bool = False,
    files: int = _FILES,
) -> None:
    """Extracts the files of the one folder `paths` names, and those that arrive in it, into `target`/arrivals.

    Returns when interrupted or, with `once`, when all that is there is done. EngineError where `paths` is not one
    folder.
    """
    if len(paths) != 1:
        raise EngineError("--watch --engine spark: name one folder")
    reader = session.readStream.format("binaryFile").schema(_SCHEMA)
    stream = reader.option("maxFilesPerTrigger", files).option("recursiveFileLookup", "true").load(paths[0])
    arrivals = HadoopFolder(session, target) / "arrivals"
    writer = stream.writeStream.option("checkpointLocation", (arrivals / "checkpoint").path)
    writer = writer.foreachBatch(
        partial(_extract_batch, source=paths[0], folder=arrivals.path, options=options or ReadOptions())
    )
    query = (writer.trigger(availableNow=True) if once else writer).start()
    query.awaitTermination()


def _extract_batch(batch: DataFrame, number: int, *, source: str, folder: str, options: ReadOptions) -> None:
    """Writes the extractions of one batch, in place of what a broken-off try wrote under its number."""
    from pyspark.sql import functions as f

    path = f.col("path")
    if not is_uri(source):  # Spark calls a local file file:/…; the document is to say what the user said
        absolute = f"file:{Path(source).resolve()}"
        path = f.concat(f.lit(source.rstrip("/")), f.substr(path, f.lit(len(absolute) + 1))).alias("path")
    files = batch.select(path, "content")
    documents = map_batches(files, partial(tables.read_files, options=options), tables.DOCUMENT_COLUMNS)
    extract = partial(tables.extract_rows, extractor=extractor_name())
    rows = name_maker(map_batches(documents, extract, tables.EXTRACTION_COLUMNS))
    rows.write.mode("overwrite").parquet(f"{folder}/batch={number:08}")
