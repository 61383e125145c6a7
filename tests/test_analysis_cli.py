"""`kg analyze` from the command line: tables, CSV, and scores in a graph of their own."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from planted_corpora import make_planted

from kg.analysis.centrality import MEASURES
from kg.analysis.projections import PROJECTIONS
from kg.cli.analyze import analyze
from kg.graph.terms import ANALYSIS_GRAPH
from kg.store import open_store, write_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store that holds a planted corpus."""
    path = tmp_path_factory.mktemp("analysis") / "kg.store"
    write_store(path, (), make_planted(120))
    return str(path)


def run(*arguments: str) -> str:
    """The output of a command that succeeds."""
    result = CliRunner().invoke(analyze, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("command", ["centrality", "communities", "bridges", "compare", "trends"])
def test_each_subcommand_prints_a_table_and_csv(command: str, store: str) -> None:
    assert "──" in run(command, "--store", store)
    rows = list(csv.reader(io.StringIO(run(command, "--csv", "--store", store).split("\n\n")[0])))
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1


def test_gaps_names_the_zone_that_is_not_there(store: str) -> None:
    assert "Chains" in run("gaps", "成都云上高新区", "--store", store)
    result = CliRunner().invoke(analyze, ["gaps", "无此区", "--store", store])
    assert result.exit_code == 1 and "无此区" in str(result.exception)


def test_without_subcommand_centrality_and_communities(store: str) -> None:
    output = run("--store", store)
    assert "Centrality" in output and "Communities" in output


def test_help_defines_every_measure_and_projection() -> None:
    text = run("centrality", "--help")
    assert all(f"{name}:" in text for name in (*MEASURES, *PROJECTIONS))


def test_engines_print_the_same(store: str) -> None:
    one, other = (run("centrality", "--engine", e, "--csv", "--store", store) for e in ("networkx", "igraph"))
    names = [[row[0] for row in csv.reader(io.StringIO(text))] for text in (one, other)]
    assert sorted(names[0]) == sorted(names[1])


def test_write_replaces_its_own_run_only(tmp_path: Path) -> None:
    path = tmp_path / "kg.store"
    write_store(path, (), make_planted(60))
    store = str(path)

    def count() -> int:
        with open_store(store) as opened:
            return sum(1 for _ in opened.graph.quads_for_pattern(None, None, None, ANALYSIS_GRAPH))

    with open_store(store) as opened:
        before = len(opened)
    run("centrality", "--write", "--store", store)
    scores = count()
    run("centrality", "--write", "--store", store)
    assert count() == scores > 0
    run("communities", "--write", "--store", store)
    assert count() > scores
    run("centrality", "--write", "--projection", "zone-company", "--store", store)
    both = count()
    run("communities", "--write", "--store", store)
    assert count() == both
    with open_store(store) as opened:
        assert len(opened) == before + both  # the default graph is as it was
        ask = "ASK { GRAPH ?g { ?s kg:scoreOf ?e ; kg:measure 'pagerank' ; kg:value ?v } ?e a kg:Zone FILTER(?v > 0) }"
        assert bool(opened.query(f"PREFIX kg: <https://kg.example.org/def/> {ask}"))
