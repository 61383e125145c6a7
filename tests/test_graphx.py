"""GraphX gives what DataFrames and networkx give; `kg analyze parts` shows either."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from spark_sessions import build_locally, needs_spark, run_session

from kg.cli import cli
from kg.errors import EngineError, KgError
from kg.identity import TERMS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ROOT = Path(__file__).resolve().parents[1]
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
pytestmark = needs_spark

Pairs = list[tuple[str, str]]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    yield from run_session()


def draw_pairs(nodes: int, count: int) -> Pairs:
    """Edges with some that stand twice, both ways or at one node, over nodes whose names do not sort as their numbers."""
    draw = random.Random(11)
    pairs = [(f"n{draw.randrange(nodes)}", f"n{draw.randrange(nodes)}") for _ in range(count)]
    return [*pairs, *pairs[:5], *((b, a) for a, b in pairs[5:9]), ("n1", "n1")]


def read_column(frame: DataFrame) -> dict[str, object]:
    """Node → its value."""
    rows = frame.collect()
    found = {row.node: row[1] for row in rows}
    assert len(found) == len(rows), "a node stands twice"
    return found


def test_ranks_end_where_those_of_networkx_do(session: SparkSession) -> None:
    from kg.engines.graphx import rank_pages

    pairs = draw_pairs(60, 110)
    graph = nx.DiGraph(pairs)
    assert [node for node in graph if not graph.out_degree(node)], "some nodes should lead nowhere"
    ranks = read_column(rank_pages(session.createDataFrame(pairs, ["a", "b"]), 0.6, rounds=25))
    wanted = nx.pagerank(graph, 0.6, tol=1e-12, max_iter=1000)
    assert ranks == pytest.approx(wanted, abs=1e-6)
    assert max(wanted.values()) > 2 / len(wanted), "equal ranks would show nothing"


def test_ranks_of_each_round_are_those_of_dataframes_where_every_node_leads_on(session: SparkSession) -> None:
    from kg.engines import graphx, rankings

    pairs = [*draw_pairs(25, 60), *((f"n{i}", f"n{(i * 7 + 3) % 25}") for i in range(25))]
    edges = session.createDataFrame(pairs, ["a", "b"])
    for options in ({"rounds": 1}, {"rounds": 3, "damping": 0.7}):
        here = read_column(graphx.rank_pages(edges, **options))
        assert here == pytest.approx(read_column(rankings.rank_pages(edges, **options)), abs=1e-9)


def test_components_are_those_of_dataframes(session: SparkSession) -> None:
    from kg.engines import components, graphx

    pairs = [*draw_pairs(70, 45), *((f"长{i}", f"长{i + 1}") for i in range(12)), ("alone", "alone")]
    edges = session.createDataFrame(pairs, ["a", "b"])
    found = read_column(graphx.find_components(edges))
    assert found == read_column(components.find_components(edges))
    parts = [part for part in nx.connected_components(nx.Graph(pairs)) if len(part) > 1]
    assert found == {node: min(part) for part in parts for node in part}
    assert len(parts) > 3


def test_labels_settle_in_cliques_and_are_the_same_each_time(session: SparkSession) -> None:
    from kg.engines.graphx import spread_labels

    cliques = [(f"{c}{i}", f"{c}{j}") for c in "xyz" for i in range(6) for j in range(i)]
    edges = session.createDataFrame([*cliques, ("x0", "y0"), ("y1", "z1"), ("x0", "x5")], ["a", "b"])
    first, second = (read_column(spread_labels(edges, 6)) for _ in range(2))
    assert first == second
    groups = [{first[f"{c}{i}"] for i in range(6)} for c in "xyz"]
    assert [len(labels) for labels in groups] == [1, 1, 1]
    assert len(set.union(*groups)) == 3


@pytest.fixture(scope="module")
def lines() -> list[bytes]:
    """The graph of the sample pages."""
    return build_locally([str(ROOT / "seeds" / "news")])


def write_parts(folder: Path, lines: list[bytes]) -> str:
    """A folder as a build leaves it."""
    folder.mkdir()
    for number in range(2):
        (folder / f"part-{number}").write_bytes(b"".join(line + b"\n" for line in lines[number::2]))
    (folder / "_SUCCESS").touch()
    return str(folder)


def run_on(session: SparkSession, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    """`kg analyze parts` on the session of these tests, which stays open."""
    monkeypatch.setattr("kg.engines.sessions.open_session", lambda master: session)
    monkeypatch.setattr(session, "stop", lambda: None)
    return CliRunner().invoke(cli, ["analyze", "parts", *arguments])


@pytest.mark.parametrize("engine", ["dataframes", "graphx"])
def test_the_command_names_the_groups_of_a_graph_in_parts(
    engine: str, session: SparkSession, lines: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = write_parts(tmp_path / "graph", lines)
    options = ("--predicate", "signed", "--predicate", "builds", "--measure", "components", "--engine", engine, "--csv")
    result = run_on(session, monkeypatch, graph, *options)
    assert result.exit_code == 0, result.output
    header, *rows = csv.reader(io.StringIO(result.stdout))
    assert header == ["name", "members", "group", "node"]
    triples = [(t.subject, t.predicate, t.object) for t in ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_TRIPLES)]
    edges = [(s.value, o.value) for s, p, o in triples if p.value in (f"{TERMS}signed", f"{TERMS}builds")]
    names = {s.value: o.value for s, p, o in triples if p.value == LABEL}
    parts = sorted(map(sorted, nx.connected_components(nx.Graph(edges))), key=lambda part: (-len(part), part))
    assert len(parts) > 5
    assert rows == [[names[node], str(len(part)), part[0], node] for part in parts for node in part]


def test_the_command_shows_the_highest_ranks(
    session: SparkSession, lines: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = write_parts(tmp_path / "graph", lines)
    result = run_on(session, monkeypatch, graph, "--predicate", "settledIn", "--engine", "graphx", "--limit", "2")
    assert result.exit_code == 0, result.output
    assert "pagerank by graphx: settledIn" in result.stdout
    shown = [line for line in result.stdout.splitlines() if "/id/" in line]
    assert len(shown) == 2
    assert all("/id/zone/" in line or "/id/region/" in line for line in shown), (
        "companies settle, places are settled in"
    )

    (tmp_path / "graph" / "_SUCCESS").unlink()
    broken = run_on(session, monkeypatch, graph, "--predicate", "signed")
    assert isinstance(broken.exception, EngineError)
    assert "graph: no whole graph (no _SUCCESS); name the folder graph/" in str(broken.exception)


def test_a_graph_without_the_fact_is_named(
    session: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = write_parts(tmp_path / "graph", [b'<a:a> <b:b> "c"@zh .'])
    result = run_on(session, monkeypatch, graph, "--predicate", "signed")
    assert isinstance(result.exception, KgError)
    assert "graph: no fact signed between two nodes; choose another --predicate" in str(result.exception)


def test_parts_are_read_in_either_format(session: SparkSession, lines: list[bytes], tmp_path: Path) -> None:
    from kg.engines.parts import read_names, read_triples

    quoted = b'<https://kg.example.org/id/zone/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "\\"a\\\\b\\" ."@zh .'
    graph = write_parts(tmp_path / "graph", [*lines, quoted])
    triples = read_triples(session, graph)
    assert sorted(f"{row.s} {row.p} {row.o} .".encode() for row in triples.collect()) == sorted([*lines, quoted])
    triples.write.parquet(str(tmp_path / "parquet"))
    assert sorted(read_triples(session, str(tmp_path / "parquet")).collect()) == sorted(triples.collect())
    assert read_column(read_names(session, graph))["https://kg.example.org/id/zone/1"] == '"a\\b" .'
