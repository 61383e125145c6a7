"""A build of what the store already holds: it loads, extracts and checks nothing again, and misses nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

import kg.validation
from kg.cli import cli
from kg.fingerprint import list_files
from kg.store import open_store, open_writer

PAGES = Path(__file__).resolve().parents[1] / "seeds" / "news"


def build(store: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["build", str(PAGES), "--store", str(store), "--quiet", *words])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "kg.store"
    assert build(path).exit_code == 0
    return path


def test_a_graph_that_has_passed_is_not_checked_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> tuple[()]:
        raise AssertionError("checked again")

    monkeypatch.setattr(kg.validation, "run_checks", refuse)
    assert build(store).exit_code == 0
    monkeypatch.setattr(kg.validation, "name_checks", lambda checks: "others")
    assert isinstance(build(store).exception, AssertionError)


def test_a_graph_that_was_changed_is_checked_until_it_passes(store: Path) -> None:
    name = ox.NamedNode("https://kg.example.org/def/label")
    with open_writer(store, "x") as writer:
        writer.edit_graph(lambda graph: graph.add(ox.Quad(ox.BlankNode("b"), name, ox.Literal("b"))))
    for _ in range(2):
        result = build(store)
        assert result.exit_code == 1
        assert "no-blank-node" in result.output
    assert build(store, "--no-check").exit_code == 0
    with open_writer(store, "x") as writer:
        writer.edit_graph(lambda graph: graph.remove(next(graph.quads_for_pattern(None, name, None))))
    assert build(store).exit_code == 0


def test_what_is_noted_is_read_again(store: Path) -> None:
    with open_store(store) as opened:
        generation, checks = opened.setting("passed").split()
        assert int(generation) == opened.generation
        assert len(checks) == 16


def test_nothing_is_loaded_where_nothing_is_new(store: Path) -> None:
    code = (
        "import sys; from kg.cli import cli\n"
        "try: cli(sys.argv[1:])\n"
        "except SystemExit as stop: assert not stop.code\n"
        "assert 'kg.mentions' not in sys.modules, 'finders'\n"
        "assert 'ahocorasick_rs' not in sys.modules or not sys.modules['kg.seeds'].load_lexicon.cache_info().currsize\n"
    )
    words = ["build", str(PAGES), "--store", str(store), "--quiet"]
    subprocess.run([sys.executable, "-c", code, *words], check=True)


def test_the_extractor_is_named_by_all_that_it_reads() -> None:
    code = (
        "import sys; from kg.pipeline import extract_document; from kg.reading import read_documents\n"
        "from kg.seeds import load_lexicon\n"
        "for document in read_documents([sys.argv[1]]): extract_document(document, load_lexicon())\n"
        "print(*sorted(m.__file__ for n, m in sys.modules.items() if n.split('.')[0] == 'kg'), sep='\\n')\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(PAGES)], check=True, capture_output=True, text=True)
    listed = {str(path) for path in list_files()}
    assert len(run.stdout.splitlines()) > 50
    assert set(run.stdout.splitlines()) <= listed
    assert any(path.endswith(".crfsuite") for path in listed)
