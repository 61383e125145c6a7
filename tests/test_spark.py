"""`kg build --engine spark`: the lines of the local engine, also when an executor is killed in the middle.

Skipped, with the reason, where Java or PySpark are not at hand: `pip install 'kg[spark]'`, `apt install openjdk-17-jre-headless`.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from spark_sessions import build_locally, needs_spark, read_parts, run_session

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.pages import make_page, write_pages, write_records  # noqa: E402

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = needs_spark


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    yield from run_session()


def test_the_graph_is_that_of_one_machine_and_only_changes_are_extracted(session: SparkSession, tmp_path: Path) -> None:
    from kg.engines.spark import build_graph

    pages = write_pages(tmp_path / "pages", 12)
    shutil.copytree(ROOT / "seeds" / "news", pages / "news")
    write_records(pages / "more.jsonl", 8, seed=3)
    (pages / "empty.txt").write_text(" ", encoding="utf-8")
    (pages / "twice").mkdir()
    shutil.copy(pages / "page-0000001.txt", pages / "twice" / "page-0000001.txt")
    first = build_graph(session, [str(pages)], str(tmp_path / "out"), tasks=3)
    wanted = build_locally([str(pages)])
    assert read_parts(tmp_path / "out") == wanted
    assert (first.documents, first.extracted, first.triples) == (31, 31, len(wanted))
    assert [problem for problem in first.problems if "empty.txt" in problem and "nothing to read" in problem]

    (pages / "page-0000002.txt").unlink()
    (pages / "page-0000003.txt").write_text(make_page(77), encoding="utf-8")
    second = build_graph(session, [str(pages)], str(tmp_path / "out"))
    assert (second.documents, second.extracted) == (30, 1)
    assert read_parts(tmp_path / "out") == build_locally([str(pages)])
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["extractions", "graph"]


def test_a_uri_in_and_a_uri_out_as_parquet(session: SparkSession, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    from kg.engines.spark import build_graph

    pages = write_pages(tmp_path / "中文 pages", 4)
    out = tmp_path / "out"
    build_graph(session, [f"file:{pages}"], f"file://{out}", parts="parquet")
    rows = [row for part in sorted((out / "graph").glob("*.parquet")) for row in pq.read_table(part).to_pylist()]
    lines = sorted(f"{row['subject']} {row['predicate']} {row['object']} .".encode() for row in rows)
    wanted = build_locally([str(pages)])
    assert lines == sorted(line.replace(f'"{pages}'.encode(), f'"file:{pages}'.encode()) for line in wanted)


def test_a_file_system_that_only_hadoop_knows(session: SparkSession, tmp_path: Path) -> None:
    """viewfs has no path that Python could open, so all of it, the cache and the rename included, goes through Hadoop."""
    from kg.engines.spark import build_graph

    pages, out = write_pages(tmp_path / "pages", 4), tmp_path / "out"
    out.mkdir()
    hadoop = session.sparkContext._jsc.hadoopConfiguration()
    for name, folder in (("news", pages), ("kg", out)):
        hadoop.set(f"fs.viewfs.mounttable.cluster.link./{name}", f"file://{folder}")
    wanted = sorted(
        line.replace(f'"{pages}'.encode(), b'"viewfs://cluster/news') for line in build_locally([str(pages)])
    )
    for extracted in (4, 0):
        built = build_graph(session, ["viewfs://cluster/news"], "viewfs://cluster/kg/parts")
        assert (built.documents, built.extracted) == (4, extracted)
        assert read_parts(out / "parts") == wanted


def test_a_missing_uri_is_named(session: SparkSession, tmp_path: Path) -> None:
    from kg.engines.spark import build_graph

    pages = write_pages(tmp_path / "pages", 1)
    built = build_graph(session, [f"file:{tmp_path}/none", str(pages)], str(tmp_path / "out"))
    assert len(built.problems) == 1
    assert f"file:{tmp_path}/none" in built.problems[0]
    assert built.documents == 1


def test_components_and_closure_are_those_of_networkx(session: SparkSession) -> None:
    from kg.engines.components import find_closure, find_components

    draw = random.Random(5)
    pairs = [(f"n{draw.randint(0, 60):02}", f"n{draw.randint(0, 60):02}") for _ in range(45)]
    pairs += [(f"p{i:02}", f"p{i + 1:02}") for i in range(30)]
    found = {row.node: row.component for row in find_components(session.createDataFrame(pairs, ["a", "b"])).collect()}
    graph = nx.Graph([pair for pair in pairs if pair[0] != pair[1]])
    assert found == {node: min(part) for part in nx.connected_components(graph) for node in part}
    edges = session.createDataFrame(pairs, ["child", "parent"])
    closure = {(row.child, row.parent) for row in find_closure(edges).collect()}
    directed = nx.DiGraph(pairs)
    assert closure == {(node, other) for node in directed for other in nx.descendants(directed, node)}


def find_executors(root: int) -> list[int]:
    """The process ids of executors that `root` has started, directly or through others."""
    parents, executors = {}, []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if b"CoarseGrainedExecutorBackend" in (folder / "cmdline").read_bytes():
                    executors.append(int(folder.name))
            except OSError:  # it ended while we looked
                continue
    return sorted(pid for pid in executors if root in lineage(pid, parents))


def lineage(pid: int, parents: dict[int, int]) -> list[int]:
    found = [pid]
    while found[-1] in parents and parents[found[-1]]:
        found.append(parents[found[-1]])
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="executors are found through /proc")
def test_an_executor_killed_in_the_middle_costs_nothing(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", 240)
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(pages),
        "--engine",
        "spark",
        "--store",
        str(out),
        "--tasks",
        "24",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    log = tmp_path / "log"
    with log.open("w") as stream:
        driver = subprocess.Popen(
            [*command, "--master", "local-cluster[2,1,1024]"],
            env=environment,
            cwd=tmp_path,
            stdout=stream,
            stderr=stream,
        )
        try:
            killed = kill_one_executor(driver, out)
            assert driver.wait(timeout=240) == 0, log.read_text(encoding="utf-8")[-3000:]
        finally:
            driver.kill()
            driver.wait()
    assert killed, "the build was over before an executor could be killed"
    assert read_parts(out) == build_locally([str(pages)])
    assert "240 documents (240 extracted" in log.read_text(encoding="utf-8")


def kill_one_executor(driver: subprocess.Popen[bytes], out: Path) -> int:
    """Kills an executor once tasks have begun to write extractions and none is committed; returns its process id."""
    while driver.poll() is None:
        begun = list(out.glob("extractions/*/_temporary/0/task_*")) or list(
            out.glob("extractions/*/_temporary/0/_temporary/*/*")
        )
        executors = find_executors(driver.pid)
        if begun and executors and not list(out.glob("extractions/*/_SUCCESS")):
            os.kill(executors[0], signal.SIGKILL)
            return executors[0]
        time.sleep(0.05)
    return 0


def test_page_ranks_are_those_of_networkx_and_labels_settle_in_cliques(session: SparkSession) -> None:
    from kg.engines.rankings import rank_pages, spread_labels

    draw = random.Random(3)
    pairs = sorted({(f"n{draw.randint(0, 15)}", f"n{draw.randint(0, 25)}") for _ in range(60)})
    ranks = {row.node: row.rank for row in rank_pages(session.createDataFrame(pairs, ["a", "b"]), rounds=12).collect()}
    wanted = nx.pagerank(nx.DiGraph(pairs), tol=1e-9)
    assert ranks.keys() == wanted.keys()
    assert max(abs(ranks[node] - wanted[node]) for node in wanted) < 5e-3
    assert sum(ranks.values()) == pytest.approx(1)
    cliques = [(f"{c}{i}", f"{c}{j}") for c in "xy" for i in range(5) for j in range(i)] + [("x0", "y0")]
    labels = {row.node: row.label for row in spread_labels(session.createDataFrame(cliques, ["a", "b"])).collect()}
    assert {labels[f"x{i}"] for i in range(5)} == {labels["x0"]}
    assert {labels[f"y{i}"] for i in range(5)} == {labels["y0"]}
    assert labels["x0"] != labels["y0"]


STREAM = """
import sys
from kg.engines.sessions import open_session
from kg.engines.streaming import follow_arrivals
follow_arrivals(open_session("local[2]"), [sys.argv[1]], sys.argv[2], once=True, files=8)
"""


def test_a_stream_resumes_after_its_driver_was_killed(session: SparkSession, tmp_path: Path) -> None:
    from kg.engines.spark import build_graph

    pages, out = write_pages(tmp_path / "pages", 24), tmp_path / "out"
    command = [sys.executable, "-c", STREAM, str(pages), str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    driver = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        while driver.poll() is None and not list(out.glob("arrivals/batch=*/_SUCCESS")):
            time.sleep(0.05)
    finally:
        os.killpg(driver.pid, signal.SIGKILL)
        driver.wait()
    done = len(list(out.glob("arrivals/batch=*/_SUCCESS")))
    assert 1 <= done < 3, "the driver was to be killed in the middle"
    subprocess.run(command, env=environment, check=True, timeout=150)
    assert len(list(out.glob("arrivals/batch=*/_SUCCESS"))) == 3
    built = build_graph(session, [str(pages)], str(out))
    assert (built.documents, built.extracted) == (24, 0)
    assert read_parts(out) == build_locally([str(pages)])
