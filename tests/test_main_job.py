"""The main job, end to end, as a user runs it: build, export, query, explain; errors; determinism."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner, Result

from kg.cli import COMMANDS, cli

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the newspaper pages."""
    if not SEEDS.is_dir():
        pytest.skip(reason="../shared/seeds is not at hand")
    path = tmp_path_factory.mktemp("main") / "kg.store"
    result = run("build", str(SEEDS), "--store", str(path))
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="module")
def rows(store: Path) -> list[dict[str, object]]:
    """The exported statements file."""
    target = store.parent / "kg.jsonl"
    assert run("export", "--format", "jsonl", "--store", str(store), "-o", str(target)).exit_code == 0
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def triples(rows: list[dict]) -> set[tuple[str, str, str]]:
    return {
        (subject, row["predicate"], object_)
        for row in rows
        if row["kind"] == "statement"
        for subject in (row["subject"]["name"], *row["subject"]["aliases"])
        for object_ in (row["object"]["name"], *row["object"]["aliases"])
    }


def test_the_zone_that_signed_and_the_zone_that_did_not(rows: list[dict]) -> None:
    found = triples(rows)
    assert ("成都高新区", "signed", "花房集团") in found
    assert ("成都高新区", "signed", "北京花房科技有限公司") in found
    assert ("广州高新区", "signed", "花房集团") not in found


def test_the_planned_investment_with_its_amount(rows: list[dict]) -> None:
    (plan,) = [
        row
        for row in rows
        if row["kind"] == "statement"
        and row["predicate"] == "invests"
        and row["subject"]["name"] == "亚信科技(成都)有限公司"
    ]
    assert plan["modality"] == "planned"
    assert (plan["amount"]["value"], plan["amount"]["unit"], plan["amount"]["currency"]) == (5, "亿元", "CNY")


def test_every_statement_quotes_the_file(rows: list[dict]) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    checked = 0
    for row in rows:
        for evidence in row.get("evidence", ()):
            piece = texts[evidence["doc"]][evidence["start"] : evidence["end"]]
            assert re.sub(r"<[^>]*>|\s", "", piece) == evidence["text"]
            checked += 1
    assert checked > 300


def test_turtle_parses_with_the_same_number_of_triples(store: Path) -> None:
    turtle, ntriples = store.parent / "kg.ttl", store.parent / "kg.nt"
    for target, name in ((turtle, "ttl"), (ntriples, "nt")):
        assert run("export", "--format", name, "--store", str(store), "-o", str(target)).exit_code == 0
    graph = rdflib.Graph().parse(turtle, format="turtle")
    assert len(graph) == len(set(ntriples.read_text(encoding="utf-8").splitlines()))
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


def test_two_builds_give_the_same_bytes(store: Path, tmp_path: Path) -> None:
    outputs = []
    for seed in ("1", "2"):
        place = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        for words in (
            ["build", str(SEEDS), "--store", str(place)],
            ["export", "--format", "ttl", "--store", str(place), "-o", str(tmp_path / f"{seed}.ttl")],
        ):
            subprocess.run([sys.executable, "-m", "kg", *words], check=True, env=environment, capture_output=True)
        outputs.append((tmp_path / f"{seed}.ttl").read_bytes())
    assert outputs[0] == outputs[1]


def test_bad_files_are_named_and_the_others_are_built(tmp_path: Path) -> None:
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "page.txt").write_text("星河高新区签约了云帆科技有限公司。", encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("noise.txt", "empty.txt", "missing.txt", "page.txt")]
    result = run("build", *paths, "--store", str(tmp_path / "s"))
    assert result.exit_code == 1
    lines = [line for line in result.output.splitlines() if line.startswith("kg: ")]
    assert len(lines) == 3 and all(name in "".join(lines) for name in ("noise.txt", "empty.txt", "missing.txt"))
    assert "1 documents" in result.output


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("星河高新区签约了云帆科技有限公司。", encoding="utf-8")
    assert "1 new" in run("build", str(page), "--store", str(tmp_path / "s")).output
    assert "0 new, 0 replaced" in run("build", str(page), "--store", str(tmp_path / "s")).output
    page.write_text("星河高新区签约了远山科技有限公司。", encoding="utf-8")
    assert "1 replaced" in run("build", str(page), "--store", str(tmp_path / "s")).output
    assert "1 removed" in run("remove", "page.txt", "--store", str(tmp_path / "s")).output


def test_explain_shows_mentions_rules_and_refusals() -> None:
    page = SEEDS / "001_35b90cdcc3118352.txt"
    if not page.is_file():
        pytest.skip(reason="../shared/seeds is not at hand")
    output = run("explain", str(page)).output
    for word in ("mention", "tape", "rule", "refused", "topic", "signed.place"):
        assert word in output, word


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_of_the_help_exists(name: str) -> None:
    module, attribute = COMMANDS[name][0].split(":")
    assert hasattr(importlib.import_module(module), attribute)
    assert run(name, "--help").exit_code == 0


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, kg.cli; from click.testing import CliRunner; CliRunner().invoke(kg.cli.cli, ['--help']); print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    for heavy in ("jieba", "rjieba", "rdflib", "networkx", "pyvis", "pyoxigraph", "igraph", "pandas", "numpy"):
        assert f"'{heavy}'" not in loaded, heavy
    for heavy in (
        "ahocorasick_rs",
        "scipy",
        "pyarrow",
        "pyspark",
        "jinja2",
        "pypinyin",
        "pycrfsuite",
        "sqlite3",
        "kg.seeds",
    ):
        assert f"'{heavy}'" not in loaded, heavy


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="os.wait4 tells the CPU time of a process, and is not here")
def test_help_costs_little_more_than_click() -> None:
    def cpu(*words: str) -> float:
        child = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        return usage.ru_utime + usage.ru_stime

    both = [(cpu("-m", "kg", "--help"), cpu("-c", "import click")) for _ in range(5)]
    assert min(ours for ours, _ in both) < 2.5 * min(theirs for _, theirs in both)


def test_the_committed_demo_is_what_the_commands_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # the graph names a page's file as it was given
    store = tmp_path / "demo.store"
    assert run("build", "--replace", "--store", str(store), "seeds/news").exit_code == 0
    for name in ("ttl", "jsonl"):
        target = tmp_path / f"demo.{name}"
        assert run("export", "--format", name, "--store", str(store), "-o", str(target)).exit_code == 0
        committed = (ROOT / "exports" / f"demo.{name}").read_bytes()
        assert target.read_bytes() == committed, (
            f"exports/demo.{name} is old: run `make demo` and look at the difference"
        )


def test_the_readme_names_commands_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:\.venv/bin/)?kg (\w+)", text, re.M)) | set(re.findall(r"`kg (\w+)", text))
    assert named and named <= set(COMMANDS), named - set(COMMANDS)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", text, re.M):
        assert f"\n{target}:" in makefile, target
