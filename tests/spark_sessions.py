"""What tests of Apache Spark share: when they skip, a session, and what a build is to write."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.engines import extract_all
from kg.graph import corpus_to_quads
from kg.graph.lines import sort_quads
from kg.pipeline import build_corpus
from kg.reading import read_documents
from kg.types import Document

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MISSING = [name for name in ("pyspark", "pandas") if importlib.util.find_spec(name) is None]
_MISSING += [] if shutil.which("java") or os.environ.get("JAVA_HOME") else ["java"]

needs_spark = pytest.mark.skipif(
    bool(_MISSING), reason=f"not at hand: {', '.join(_MISSING)}; see docs/howto/cluster.md"
)


def run_session() -> Iterator[SparkSession]:
    """A session on two cores, stopped at the end."""
    from kg.engines.sessions import open_session

    opened = open_session("local[2]")
    yield opened
    opened.stop()


def build_locally(paths: list[str]) -> list[bytes]:
    """The sorted lines that one machine gives."""
    documents = [d for d in read_documents(paths) if isinstance(d, Document)]
    return [line for line in sort_quads(corpus_to_quads(build_corpus(extract_all(documents)))) if line]


def read_parts(target: Path) -> list[bytes]:
    """The sorted lines of the parts; a line that stands twice counts twice."""
    assert (target / "graph" / "_SUCCESS").exists()
    parts = sorted((target / "graph").glob("part-*"))
    return sorted(line for part in parts for line in part.read_bytes().split(b"\n") if line)
