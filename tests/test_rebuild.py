"""A build of what the store already holds: it loads, extracts and checks nothing again, and misses nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from synthetic_extractions import make_extraction

import kg.validation
from kg.cli import cli
from kg.engines.pools import WorkerPool
from kg.entities import merge_extractions
from kg.errors import EngineError
from kg.fingerprint import list_files
from kg.graph import corpus_to_quads
from kg.graph.terms import ANALYSIS_GRAPH
from kg.pipeline import extract_document
from kg.reading import read_documents
from kg.seeds import load_lexicon
from kg.store import open_store, open_writer
from kg.types import Document, Extraction

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
    assert {"names.crfsuite.gz", "names.npz", "relations.npz"} <= {Path(path).name for path in listed}


def write_whole(store: Path, extractions: Iterable[Extraction]) -> None:
    with open_writer(store, "x") as writer:
        for extraction in extractions:
            writer.put(extraction)
        writer.commit(full=True)


@pytest.mark.parametrize("names", [2, 4, 7])
def test_a_graph_written_document_by_document_is_that_of_the_merged_corpus(tmp_path: Path, names: int) -> None:
    made = [make_extraction(number, names=names) for number in range(60)]
    write_whole(tmp_path / "s", made)
    with open_store(tmp_path / "s") as opened:
        written = set(opened.graph)
    assert written == set(corpus_to_quads(merge_extractions(made)))


def test_the_graph_of_real_pages_is_that_of_their_merged_corpus(store: Path) -> None:
    documents = [document for document in read_documents([str(PAGES)]) if isinstance(document, Document)]
    corpus = merge_extractions(extract_document(document, load_lexicon()) for document in documents)
    with open_store(store) as opened:
        assert set(opened.graph) == set(corpus_to_quads(corpus))
        assert sorted({row.iri for row in opened.search("区", limit=10_000)}) == sorted(
            entity.id for entity in corpus.entities if any("区" in name for name in (entity.name, *entity.aliases))
        )


def read_tables(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that a rebuild fills, and the graph."""
    connection = sqlite3.connect(store / "store.sqlite")
    names = ("document", "form", "form_key", "place", "claim", "entity", "label", "label_index")
    rows = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}
    connection.close()
    with open_store(store) as opened:
        rows["graph"] = sorted((str(quad),) for quad in opened.graph)
    return rows


def test_workers_rebuild_what_one_process_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.rebuilding._LOADED_BYTES", 20_000)
    made = [make_extraction(number, names=3) for number in range(60)]
    write_whole(tmp_path / "one", made)
    with open_writer(tmp_path / "two", "x") as writer, WorkerPool(2) as pool:
        for extraction in made:
            writer.put(extraction)
        writer.commit(full=True, workers=pool)
    first = read_tables(tmp_path / "one")
    assert first == read_tables(tmp_path / "two")
    with open_writer(tmp_path / "two", "x") as writer, WorkerPool(2) as pool:
        writer.commit(full=True, workers=pool)
    assert first == read_tables(tmp_path / "two"), "forms taken from what is cached"


def test_a_document_that_comes_twice_or_goes_before_the_first_commit_leaves_nothing(tmp_path: Path) -> None:
    made = [make_extraction(number, names=3) for number in range(12)]
    write_whole(tmp_path / "plain", made[:10])
    with open_writer(tmp_path / "mixed", "x") as writer:
        for extraction in (replace(made[11], document=made[3].document), *made[:11]):
            writer.put(extraction)
        writer.remove(made[10].document)
        writer.commit()
    plain, mixed = read_tables(tmp_path / "plain"), read_tables(tmp_path / "mixed")
    assert plain["graph"] == mixed["graph"]
    assert plain["entity"] == mixed["entity"]


def square_or_die(item: tuple[str, int]) -> int:
    """The square; the first worker that comes to 30 is killed."""
    mark, number = item
    if number == 30 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def always_die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_worker_killed_while_it_maps_costs_nothing(tmp_path: Path) -> None:
    with WorkerPool(2) as pool:
        items = [(str(tmp_path / "mark"), number) for number in range(200)]
        assert list(pool.map(square_or_die, items)) == [number * number for number in range(200)]
        with pytest.raises(EngineError, match="a worker process died 3 times"):
            list(pool.map(always_die, range(3)))
        assert list(pool.map(abs, [-1])) == [1]


def name_process(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_mapped_apart_runs_in_a_process_that_ends(count: int) -> None:
    with WorkerPool(count) as pool:
        found = set(pool.map_apart(name_process, range(250)))
    assert len(found) <= count
    assert os.getpid() not in found
    for number in found:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_a_build_by_one_process_keeps_no_pinyin(tmp_path: Path) -> None:
    code = (
        "import sys; from kg.cli import cli\n"
        "try: cli(sys.argv[1:])\n"
        "except SystemExit as stop: assert not stop.code\n"
        "assert 'pypinyin' not in sys.modules\n"
    )
    words = ["build", str(PAGES), "--store", str(tmp_path / "s"), "--quiet", "--no-check"]
    subprocess.run([sys.executable, "-c", code, *words], check=True)
    with open_store(tmp_path / "s") as opened:
        assert opened.search("dhgxq"), "found by initials"


def measure_peak(store: Path, count: int) -> int:
    """Peak of Python's own memory while a store of so many documents, which name the same things, is rebuilt."""
    with open_writer(store, "x") as writer:
        for number in range(count):
            writer.put(make_extraction(number, names=3))
        tracemalloc.start()
        writer.commit(full=True)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak


def test_memory_of_a_rebuild_does_not_grow_with_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.rebuilding._LOADED", 1000)
    monkeypatch.setattr("kg.store.rebuilding._LOADED_BYTES", 100_000)
    measure_peak(tmp_path / "warm", 5)  # what is loaded once
    assert measure_peak(tmp_path / "many", 400) < 2 * measure_peak(tmp_path / "few", 50)


def test_of_a_graph_that_has_passed_only_the_change_is_checked(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> tuple[()]:
        raise AssertionError("all checked again")

    monkeypatch.setattr(kg.validation, "run_checks", refuse)
    page = tmp_path / "more.txt"
    page.write_text("近日，星河高新区与云帆科技有限公司签约，建设云帆产业园项目。\n", encoding="utf-8")
    command = ["build", str(page), "--store", str(store), "--quiet"]
    assert CliRunner().invoke(cli, command).exit_code == 0
    with open_store(store) as opened:
        assert opened.setting("passed").split()[0] == str(opened.generation)
    with open_writer(store, "x") as writer:
        writer.edit_graph(lambda graph: None)
    page.write_text("近日，星河高新区与远山科技有限公司签约。\n", encoding="utf-8")
    assert isinstance(CliRunner().invoke(cli, command).exception, AssertionError), "another hand was in between"


def count_scores(store: Path) -> int:
    with open_store(store) as opened:
        return sum(1 for _ in opened.graph.quads_for_pattern(None, None, None, ANALYSIS_GRAPH))


def test_scores_go_with_the_documents_that_they_are_about(store: Path, tmp_path: Path) -> None:
    write = ["analyze", "centrality", "--write", "--store", str(store)]
    page = tmp_path / "more.txt"
    page.write_text("近日，星河高新区与云帆科技有限公司签约，建设云帆产业园项目。\n", encoding="utf-8")
    assert "they go when documents change" in CliRunner().invoke(cli, write).output
    assert count_scores(store) > 0
    assert build(store).exit_code == 0
    assert count_scores(store) > 0, "nothing changed"
    assert CliRunner().invoke(cli, ["build", str(page), "--store", str(store)]).exit_code == 0
    assert count_scores(store) == 0
    CliRunner().invoke(cli, write)
    assert CliRunner().invoke(cli, ["remove", page.name, "--store", str(store)]).exit_code == 0
    assert count_scores(store) == 0


def test_what_is_known_of_a_graph_stays_known(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores, compaction and removal leave a graph that passed as one that passed: the next build checks nothing."""

    def refuse(*_: object) -> tuple[()]:
        raise AssertionError("all checked again")

    monkeypatch.setattr(kg.validation, "run_checks", refuse)
    with open_store(store) as opened:
        document = next(iter(opened.documents()))
    for words in (["analyze", "centrality", "--write"], ["store", "compact"], ["remove", document]):
        done = CliRunner().invoke(cli, [*words, "--store", str(store)])
        assert done.exit_code == 0, done.output
        with open_store(store) as opened:
            assert opened.setting("passed").split()[0] == str(opened.generation), words
    assert build(store).exit_code == 0


def test_replace_forgets_nothing_while_something_cannot_be_read(store: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    command = ["build", str(pages), "--replace", "--store", str(store), "--quiet"]
    for wrong in ("nothing", "damaged"):
        result = CliRunner().invoke(cli, command)
        assert result.exit_code == 1, wrong
        assert "documents stay that --replace would forget" in result.output, wrong
        (pages / "one.txt").write_text("远山科技有限公司落户星河高新区。\n", encoding="utf-8")
        (pages / "damaged.txt").write_bytes(b"\xff\xfe\x00\xd8")
    with open_store(store) as opened:
        assert {page.name for page in PAGES.glob("*.txt")} < set(opened.documents())
    (pages / "damaged.txt").unlink()
    assert CliRunner().invoke(cli, command).exit_code == 0
    with open_store(store) as opened:
        assert list(opened.documents()) == ["one.txt"]
