"""Documentation is held to the code: what a page says to type is typed here, and what it shows must come out."""

from __future__ import annotations

import csv
import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
import yaml
from click.testing import CliRunner
from doc_pages import ROOT, Shell, agrees, can_go_offline, list_commands, read_blocks, run_page

import kg
from kg.cli import COMMANDS, cli
from kg.query.questions import list_questions

DOCS = ROOT / "docs"
RUN = (
    "tutorial.md",
    "explanation.md",
    *(f"howto/{name}.md" for name in ("my-corpus", "my-gazetteer", "new-relation", "gephi", "neo4j", "fuseki")),
)
"""The pages that are run from top to bottom, each in an empty folder."""
IN_A_CLONE = ("howto/my-gazetteer.md", "howto/new-relation.md")
"""Those that change kg itself: they get a copy of it."""
WITH_A_STORE = ("howto/gephi.md", "howto/neo4j.md", "howto/fuseki.md")
"""Those that begin where a graph is; it is that of the sample pages."""
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


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The store of the sample pages."""
    store = str(tmp_path_factory.mktemp("demo") / "kg.store")
    result = CliRunner().invoke(cli, ["build", "--quiet", "--store", store, str(ROOT / "seeds" / "news")])
    assert result.exit_code == 0, result.output
    return store


@pytest.mark.parametrize("name", RUN)
def test_a_page_does_what_it_says(name: str, demo: str, tmp_path: Path) -> None:
    if not can_go_offline():
        print("the network stays on: unshare needs root")
    shell = Shell(tmp_path)
    if name in IN_A_CLONE:
        clone(shell.folder)
        shell.environment["PYTHONPATH"] = str(shell.folder)
    if name in WITH_A_STORE:
        shutil.copytree(demo, shell.folder / "kg.store")
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


def test_every_query_of_the_cookbook_gives_rows(demo: str) -> None:
    assert len(COOKBOOK) >= 20
    with kg.open(demo) as graph:
        empty = [block.place for block in COOKBOOK if not graph.query(block.text)]
    assert not empty


def export(store: str, target: Path, *options: str) -> Path:
    result = CliRunner().invoke(cli, ["export", "--store", store, "-o", str(target), *options])
    assert result.exit_code == 0, result.output
    return target


def ticked(page: str) -> set[str]:
    """What stands between back-ticks on a page's table rows."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return {name for line in text.splitlines() if line.startswith("|") for name in re.findall(r"`([^`]+)`", line)}


@pytest.mark.parametrize("suffix", ["gexf", "graphml"])
def test_the_files_for_gephi_hold_the_whole_graph(suffix: str, demo: str, tmp_path: Path) -> None:
    path = export(demo, tmp_path / f"kg.{suffix}")
    graph = (nx.read_gexf if suffix == "gexf" else nx.read_graphml)(path)
    with kg.open(demo) as opened:
        totals = opened.stats()["totals"]
    assert graph.is_directed()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (totals["entities"], totals["statements"])
    if suffix == "gexf":
        columns = {key for _, data in graph.nodes(data=True) for key in data}
        columns |= {key for *_, data in graph.edges(data=True) for key in data}
        assert ticked("howto/gephi.md") - {"Label"} <= columns and "label" in columns


def test_the_files_for_neo4j_hold_the_whole_graph(demo: str, tmp_path: Path) -> None:
    edges = export(demo, tmp_path / "kg.neo4j.csv")
    tables = []
    for path in (tmp_path / "kg.neo4j-nodes.csv", edges):
        with path.open(encoding="utf-8", newline="") as stream:
            tables.append(list(csv.reader(stream, strict=True)))
    (node_names, *nodes), (edge_names, *relations) = tables
    with kg.open(demo) as opened:
        totals = opened.stats()["totals"]
    assert (len(nodes), len(relations)) == (totals["entities"], totals["statements"])
    assert {len(row) for row in nodes} == {len(node_names)} and {len(row) for row in relations} == {len(edge_names)}
    known = {row[0] for row in nodes}
    assert len(known) == len(nodes)
    at = [edge_names.index(name) for name in (":START_ID", ":END_ID")]
    assert {row[i] for row in relations for i in at} <= known
    shown = {
        name if name.startswith(":") or name == "iri:ID" else name.split(":")[0] for name in node_names + edge_names
    }
    assert ticked("howto/neo4j.md") == shown


def test_the_files_for_other_stores_hold_the_same_triples(demo: str, tmp_path: Path) -> None:
    turtle = {q.triple for q in ox.parse(path=export(demo, tmp_path / "kg.ttl"), format=ox.RdfFormat.TURTLE)}
    quads = {q.triple for q in ox.parse(path=export(demo, tmp_path / "kg.nq"), format=ox.RdfFormat.N_QUADS)}
    assert turtle == quads and len(turtle) == len(rdflib.Graph().parse(tmp_path / "kg.ttl"))


def load_script(name: str) -> ModuleType:
    """A script of bench/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "bench" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_data_card_names_every_data_file_with_source_and_licence() -> None:
    rows = re.compile(r"^(\| `[^`]+` \|) ([\d,]+)( kB| files|) (\|.*)$", re.M)
    made = load_script("make_data_card").make_card()
    committed = (DOCS / "data-card.md").read_text(encoding="utf-8")
    assert rows.sub(r"\1 N\3 \4", made) == rows.sub(r"\1 N\3 \4", committed), "run python bench/make_data_card.py"
    counts = [[int(row[1].replace(",", "")) for row in rows.findall(text)] for text in (made, committed)]
    assert len(counts[0]) > 90
    old = [pair for pair in zip(*counts, strict=True) if abs(pair[0] - pair[1]) > max(20, pair[1] / 4)]
    assert not old, f"{old}: run python bench/make_data_card.py"


def test_a_data_file_without_a_source_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = load_script("make_data_card")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "data_sources.tsv").write_text("form\tlicence\tsource\n", encoding="utf-8")
    (tmp_path / "seeds" / "strange.tsv").write_text("# licence: MIT\nform\nx\n", encoding="utf-8")
    monkeypatch.setattr(script, "ROOT", tmp_path)
    with pytest.raises(ValueError, match=r"seeds/strange\.tsv"):
        script.list_rows()


def test_the_notice_names_everything_that_is_not_ours() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    rows = load_script("make_data_card").list_rows()
    others = [row for row in rows if not row.licence.startswith(("Apache-2.0", "facts", "as named"))]
    others += [row for row in rows if row.path.startswith("kg/views/vendor/") and row.path.endswith(".js")]
    assert len(others) >= 6
    assert not [row.path for row in others if row.path not in notice]


def test_the_citation_file_is_of_version_1_2_and_of_this_release() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "type"} <= set(cited), "cff 1.2.0 requires them"
    assert all(set(author) <= {"name", "given-names", "family-names", "orcid"} for author in cited["authors"])
    assert cited["version"] == kg.__version__ and cited["license"] == ["Apache-2.0"]


def test_the_reference_names_every_command_option_and_public_name() -> None:
    pages = load_script("make_reference").make_pages()
    commands, python = pages["reference/cli.md"], pages["reference/api.md"]

    def visit(command: click.Command, path: str) -> Iterator[str]:
        yield f"# {path}\n"
        yield from (
            f"`{name}`" for option in command.params if isinstance(option, click.Option) for name in option.opts
        )
        for name, inner in getattr(command, "commands", {}).items():
            yield from visit(inner, f"{path} {name}")

    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert not [wanted for wanted in visit(command, f"kg {name}") if wanted not in commands]
    assert not [name for name in kg.__all__ if name != "__version__" and f"`{name}`" not in python]
    assert all(f"`{question.name}`" in pages["reference/questions.md"] for question in list_questions())
    assert "\n## Accuracy on annotated pages" in pages["benchmarks.md"]


def test_the_site_shows_every_page_and_every_link_leads_somewhere() -> None:
    site = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    shown = set(re.findall(r": (\S+\.md)$", site, re.M))
    made = set(load_script("make_reference").make_pages())
    written = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}
    assert shown == made | written
    for page in DOCS.rglob("*.md"):
        text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            place = page.parent / target
            known = place.exists() or place.resolve().relative_to(DOCS).as_posix() in made
            assert "://" in target or known, f"{page}: {target}"
