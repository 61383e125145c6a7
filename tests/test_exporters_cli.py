"""`kg export`, `kg import`, `kg validate` as a user calls them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import rdflib
from click.testing import CliRunner, Result
from golden_corpora import make_golden
from synthetic_corpora import make_corpus

from kg.cli import cli
from kg.errors import KgError
from kg.exporters import FORMATS
from kg.importers import split_corpus
from kg.store import open_store, write_store

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("golden") / "kg.store"
    write_store(path, split_corpus(make_golden()), make_golden())
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_every_format_has_a_default_file(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = sorted(set(FORMATS) - {"html"})
    for name in names:
        result = run("export", "--format", name, "--store", store)
        assert result.exit_code == 0, result.output
    written = {p.name for p in (tmp_path / "exports").iterdir()}
    assert {f"kg.{FORMATS[name].suffix}" for name in names} <= written
    assert {"kg.nodes.csv", "kg.observations.csv", "kg.neo4j-nodes.csv", "kg.nodes.parquet"} <= written
    assert not [name for name in written if name.endswith(".part")]


def test_standard_output_holds_the_graph_and_nothing_else(store: str) -> None:
    result = run("export", "-o", "-", "--store", store)
    graph = rdflib.Graph().parse(data=result.stdout, format="turtle")
    with open_store(store) as opened:
        assert len(graph) == len(opened)
    assert pd.read_csv(io.StringIO(run("export", "--format", "csv", "-o", "-", "--store", store).stdout)).shape[0] == 42


def test_the_suffix_names_the_format(store: str, tmp_path: Path) -> None:
    for suffix in ("rdf", "jsonld", "xlsx", "neo4j.csv", "12.ttl", "csv"):
        assert run("export", "-o", str(tmp_path / f"x.{suffix}"), "--store", store).exit_code == 0
    assert (tmp_path / "x.rdf").read_bytes().startswith(b"<?xml")
    assert (tmp_path / "x.neo4j.csv").read_bytes().startswith(b":START_ID") and (
        tmp_path / "x.neo4j-nodes.csv"
    ).exists()
    assert b"<<" in (tmp_path / "x.12.ttl").read_bytes() or b"rdf:reifies" in (tmp_path / "x.12.ttl").read_bytes()
    unknown = run("export", "-o", "x.doc", "--store", store)
    assert unknown.exit_code == 2 and "no format" in unknown.output


def test_filters_reach_every_format(store: str) -> None:
    options = ("--region", "成都市", "--predicate", "signed", "--facts-only", "--since", "2022", "--store", store)
    rows = [json.loads(line) for line in run("export", "--format", "jsonl", "-o", "-", *options).stdout.splitlines()]
    found = {row["object"]["name"] for row in rows if row["kind"] == "statement"}
    assert found == {"云帆科技有限公司", "云帆算力中心", "远山集团"}
    table = pd.read_csv(io.StringIO(run("export", "--format", "csv", "-o", "-", *options).stdout))
    assert set(table["object_name"]) == found


def test_a_place_that_is_not_there_is_one_line(store: str) -> None:
    result = run("export", "-o", "-", "--region", "火星市", "--store", store)
    assert isinstance(result.exception, KgError) and "火星市" in str(result.exception)


def test_issue_date(store: str) -> None:
    assert (
        'dcterms:issued "2022-02-01"^^xsd:date'
        in run("export", "-o", "-", "--issued", "2022-02-01", "--store", store).stdout
    )


@pytest.mark.parametrize("options", [("--format", "ttl"), ("--format", "jsonl", "--complete")], ids=["ttl", "jsonl"])
def test_export_and_import_give_the_same_graph(store: str, tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / f"kg.{options[1]}"
    assert run("export", *options, "-o", str(path), "--store", store).exit_code == 0
    other = str(tmp_path / "other.store")
    result = run("import", str(path), "--store", other)
    assert "42 statements" in result.output
    with open_store(store) as one, open_store(other) as two:
        assert set(one.quads()) == set(two.quads())
        assert one.corpus() == two.corpus() == make_golden()


def test_validate_passes_clean_graphs_and_prints_a_table(store: str) -> None:
    result = run("validate", "--store", store)
    assert result.exit_code == 0, result.output
    assert "0 violations" in result.output
    assert run("validate", "--store", store, "--engine", "none").exit_code == 0


def test_validate_exits_1_on_a_violation(tmp_path: Path) -> None:
    corpus = make_golden()
    names = {e.name: e.id for e in corpus.entities}
    bad = corpus.statements[0]
    wrong = replace(corpus, statements=(*corpus.statements[1:], replace(bad, object=names["林远"])))
    write_store(tmp_path / "bad.store", split_corpus(wrong), wrong)
    result = run("validate", "--store", str(tmp_path / "bad.store"))
    assert result.exit_code == 1
    assert "object-fits" in result.output


WRITE_ALL = """
import hashlib, io, sys
sys.path.insert(0, "tests")
from synthetic_corpora import make_corpus
from kg.exporters import FORMATS, load_writer
from kg.graph import CorpusSource
for name, form in sorted(FORMATS.items()):
    for place in (form.place, *(place for _, place in form.companions)):
        if name != "html":
            load_writer(place)(CorpusSource(make_corpus(60)), stream := io.BytesIO())
            print(place, hashlib.sha256(stream.getvalue()).hexdigest())
"""


def test_no_hash_seed_shows_in_any_format() -> None:
    one, two = (
        subprocess.run(
            [sys.executable, "-c", WRITE_ALL],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.splitlines()
        for seed in ("1", "2")
    )
    assert one == two
    assert len(one) > 15


def test_turtle_of_a_build_knows_no_order_seed_or_worker(tmp_path: Path) -> None:
    pages = sorted(str(p) for p in (ROOT / "seeds" / "news").iterdir())[:4]
    orders = (pages, pages[::-1], pages[2:] + pages[:2])
    written = set()
    for number, (order, workers) in enumerate(zip(orders, ("1", "2", "1"), strict=True)):
        store, turtle = tmp_path / f"{number}.kg.store", tmp_path / f"{number}.ttl"
        for command in (
            ("build", *order, "--store", str(store), "--workers", workers, "--quiet"),
            ("export", "--store", str(store), "-o", str(turtle)),
        ):
            environment = {**os.environ, "PYTHONHASHSEED": str(number)}
            subprocess.run([sys.executable, "-m", "kg", *command], check=True, env=environment, capture_output=True)
        written.add(turtle.read_bytes())
    assert len(written) == 1


def test_synthetic_store_round_trips(tmp_path: Path) -> None:
    corpus = make_corpus(80)
    write_store(tmp_path / "kg.store", split_corpus(corpus), corpus)
    with open_store(tmp_path / "kg.store") as opened:
        assert opened.corpus() == corpus


def test_the_manual_names_every_format_file_and_option() -> None:
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for name, form in FORMATS.items():
        assert f"| `{name}` | `kg.{form.suffix}`" in text
        assert all(f"`kg.{suffix}`" in text for suffix, _ in form.companions)
    shown = run("export", "--help").output
    options = {word.strip(",") for word in shown.split() if word.startswith("--")} - {"--help", "--store", "--format"}
    assert not [option for option in options if option not in text]
