"""The invariants after a commit: where they run, and what is noted."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli import checking, cli
from kg.cli.checking import find_violations
from kg.errors import EngineError
from kg.store import open_editor, open_store

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of one page, built without checks."""
    store = tmp_path / "s"
    page = str(ROOT / "seeds" / "news" / "xiongan.txt")
    assert CliRunner().invoke(cli, ["build", "--no-check", "--store", str(store), page]).exit_code == 0
    return store


def test_a_graph_that_passed_is_noted_and_not_checked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_violations(folder, None, 1) == {}
    with open_store(folder) as opened:
        assert opened.setting("passed").startswith(f"{opened.generation} ")
    monkeypatch.setattr(checking, "_check_whole", lambda *_: pytest.fail("checked again"))
    assert find_violations(folder, None, 1) == {}


def test_a_graph_of_which_nothing_is_known_is_checked_whole_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_check_whole", lambda *_: pytest.fail("checked"))
    assert find_violations(folder, None, 1, whole=False) == {}
    with open_store(folder) as opened:
        assert opened.setting("passed") == ""


def test_many_documents_are_checked_by_another_process_with_the_same_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_editor(folder) as editor:
        blank = ox.Quad(ox.BlankNode("b"), ox.NamedNode("https://schema.org/name"), ox.Literal("b"))
        editor.edit_graph(lambda graph: graph.add(blank))
    here = checking._check_whole(folder, 1)
    assert here and here == checking._check_apart(folder, 1)
    called = []
    monkeypatch.setattr(checking, "_check_apart", lambda *given: called.append(given) or ())
    assert find_violations(folder, None, checking.MANY + 1) == {} and called == [(folder, 1)]


def test_a_store_that_another_process_writes_is_not_noted(folder: Path) -> None:
    with open_editor(folder):
        assert find_violations(folder, None, 1) == {}
    with open_store(folder) as opened:
        assert opened.setting("passed") == ""


def _die(*_: object) -> None:
    os._exit(9)


def test_a_process_that_dies_is_one_line_with_the_remedy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_check_one", _die)
    with pytest.raises(EngineError, match="kg validate --store"):
        checking._check_apart(folder, 1)
