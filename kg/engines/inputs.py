"""Paths → a DataFrame of the files to read, named as a build on one machine names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.engines.sessions import naming_failures
from kg.engines.tables import FILE_COLUMNS, spark_schema
from kg.errors import DocumentError, EngineError
from kg.reading.files import STANDARD_INPUT, SourceFile, find_files, is_wanted, name_apart, name_file

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/")
_TASKS_EACH = 4
"""Tasks for each core: the last one to end then holds up a quarter of a core's share at most."""


def list_files(session: SparkSession, paths: Sequence[str]) -> tuple[DataFrame, tuple[str, ...]]:
    """The files of `paths` as rows of `FILE_COLUMNS`, and what is wrong with paths.

    Of a URI the bytes come through Spark (`binaryFile`, up to 2 GiB a file); local files are opened by the workers.
    EngineError for standard input, which no worker can read, and where a file system cannot be reached: its pages are
    then not missing, so the graph of the others is not what was asked for.
    """
    if STANDARD_INPUT in paths:
        raise EngineError("--engine spark: - (standard input) cannot be read by workers; name files or folders")
    here = [path for path in paths if not is_uri(path)]
    away = [path for path in paths if is_uri(path)]
    remote, readable, problems = _list_away(session, away)
    files = []
    for entry in name_apart([*(find_files(here) if here else ()), *remote]):
        if isinstance(entry, DocumentError):
            problems.append(str(entry))
        else:
            files.append(entry)
    rows = _list_rows(session, [file for file in files if not is_uri(file.path)], "cast(null as binary) as content")
    if remote:
        named = _list_rows(session, [file for file in files if is_uri(file.path)])
        contents = _read(session, readable).select("path", "content")
        rows = rows.unionByName(contents.join(named.hint("broadcast"), "path"))
    return rows, tuple(problems)


def is_uri(path: str) -> bool:
    """Whether a path names its file system (hdfs://…, file:/…)."""
    return _URI.match(path) is not None


def _list_away(session: SparkSession, uris: Sequence[str]) -> tuple[list[SourceFile], list[str], list[str]]:
    """(files, those of `uris` that can be read, what is wrong with the others)."""
    from pyspark.errors import AnalysisException

    found: set[str] = set()
    readable, problems = [], []
    for uri in uris:
        try:
            with naming_failures(uri):
                found |= {row.path for row in _read(session, [uri]).select("path").collect()}
            readable.append(uri)
        except AnalysisException as error:
            problem = str(error).splitlines()[0].partition(" SQLSTATE")[0]
            problems.append(str(DocumentError(uri, problem, "check the URI and the cluster's file systems")))
    wanted = sorted(path for path in found if is_wanted(path.rpartition("/")[2]))
    return [name_file(path) for path in wanted], readable, problems


def _read(session: SparkSession, uris: list[str]) -> DataFrame:
    return session.read.format("binaryFile").option("recursiveFileLookup", "true").load(uris)


def _list_rows(session: SparkSession, files: Sequence[SourceFile], *more: str) -> DataFrame:
    rows = [(file.path, file.name, file.suffix, file.packed) for file in files]
    schema = spark_schema({name: kind for name, kind in FILE_COLUMNS.items() if name != "content"})
    frame = session.createDataFrame(rows, schema).selectExpr("*", *more)
    tasks = min(len(rows), session.sparkContext.defaultParallelism * _TASKS_EACH)
    return frame.repartition(max(tasks, 1))
