"""Documentation is held to the code: what a page says to type is typed here, and what it shows must come out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from doc_pages import ROOT, Shell, agrees, can_go_offline, list_commands, read_blocks, run_page

import kg
from kg.cli import cli

DOCS = ROOT / "docs"
RUN = ("tutorial.md", "howto/my-corpus.md", "howto/my-gazetteer.md")
"""The pages that are run from top to bottom, each in an empty folder."""
IN_A_CLONE = ("howto/my-gazetteer.md",)
"""Those that change kg itself: they get a copy of it."""
CLONED = ("kg", "seeds", "ontology", "tests", "bench", "docs", "pyproject.toml")


def clone(folder: Path) -> None:
    """What a clone holds, but for the sample pages' graph and what was built."""
    leave = shutil.ignore_patterns("__pycache__", "kg.store", "heldout")
    for name in CLONED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=leave)
        else:
            shutil.copyfile(source, folder / name)


@pytest.mark.parametrize("name", RUN)
def test_a_page_does_what_it_says(name: str, tmp_path: Path) -> None:
    if not can_go_offline():
        print("the network stays on: unshare needs root")
    shell = Shell(tmp_path)
    if name in IN_A_CLONE:
        clone(shell.folder)
        shell.environment["PYTHONPATH"] = str(shell.folder)
    wrong = run_page(DOCS / name, shell)
    assert not wrong, "\n\n".join(wrong)


def test_the_comparison_with_a_page_is_strict() -> None:
    assert agrees("a\n…\nb … d\n", "a\nx\ny\nb c d\n")
    assert agrees("…\nb\n", "b\n")
    assert not agrees("a\nb\n", "a\nx\nb\n")
    assert not agrees("a\n…\n", "b\na\n")
    assert not agrees("a.c\n", "abc\n")


def test_every_page_of_the_site_has_closed_blocks() -> None:
    assert all(read_blocks(page) is not None for page in DOCS.rglob("*.md"))


READMES = ("README.md", "README.zh.md")
INSTALLED = ("python3 -m venv", ". .venv/bin/activate", "pip install")
"""Commands of the READMEs that `make tried` runs, in an empty environment; here kg is this working tree's."""


def test_both_readmes_give_the_same_commands() -> None:
    first, second = (list_commands(ROOT / name) for name in READMES)
    assert first == second
    pythons = [[b.text.split("#")[0] for b in read_blocks(ROOT / name) if b.language == "python"] for name in READMES]
    assert pythons[0] == pythons[1] != []


def test_the_commands_of_the_readmes_run(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shutil.copytree(ROOT / "seeds" / "news", shell.folder / "seeds" / "news")
    for command in list_commands(ROOT / "README.md"):
        if not command.startswith(INSTALLED):
            status, output = shell.run(command)
            assert (status == 0 and output.strip()) or command.startswith(("mkdir", "cp ")), f"{command}\n{output}"
    for block in read_blocks(ROOT / "README.md"):
        if block.language == "python":
            status, output = shell.run(f"python - <<'EOF'\n{block.text}EOF")
            assert status == 0, output


def test_pictures_and_links_of_the_readmes_lead_somewhere() -> None:
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        targets = re.findall(r"\]\(([^)#]+)\)", text)
        assert len(targets) >= 5
        assert not [target for target in targets if "://" not in target and not (ROOT / target).exists()]


COOKBOOK = [block for block in read_blocks(DOCS / "howto" / "sparql-cookbook.md") if block.language == "sparql"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The store of the sample pages."""
    store = str(tmp_path_factory.mktemp("demo") / "kg.store")
    result = CliRunner().invoke(cli, ["build", "--quiet", "--store", store, str(ROOT / "seeds" / "news")])
    assert result.exit_code == 0, result.output
    return store


def test_every_query_of_the_cookbook_gives_rows(demo: str) -> None:
    assert len(COOKBOOK) >= 20
    with kg.open(demo) as graph:
        empty = [block.place for block in COOKBOOK if not graph.query(block.text)]
    assert not empty
