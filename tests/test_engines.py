"""The pool of processes: the same extractions as one process, also when workers die; folders that are watched."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.choices import load_choices
from kg.cli import cli
from kg.engines import encode_all, extract_all, pools
from kg.engines.bundles import write_bundle
from kg.engines.watching import watch_files
from kg.errors import EngineError
from kg.observations.choosing import GUESSES, MODEL
from kg.store.codec import pack_extraction
from kg.ties import MODEL as TIES
from kg.types import Document

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.names import run_apart  # noqa: E402
from bench.pages import make_page, write_pages  # noqa: E402

DEADLY = "瘟神高新区"


def make_documents(count: int) -> list[Document]:
    return [Document(f"{number}.txt", make_page(number), f"pages/{number}.txt") for number in range(count)]


def test_a_killed_worker_costs_nothing() -> None:
    documents = make_documents(150)
    found = extract_all(documents, workers=2)
    first = list(islice(found, 1))
    victims = multiprocessing.active_children()
    assert len(victims) == 2
    assert victims[0].pid is not None
    os.kill(victims[0].pid, signal.SIGKILL)
    assert [*first, *found] == list(extract_all(documents))


def test_workers_encode_what_one_process_does() -> None:
    documents = make_documents(20)
    one, two = (list(encode_all(documents, workers)) for workers in (1, 2))
    assert one == two == [pack_extraction(extraction) for extraction in extract_all(documents)]


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells what a process shares")
def test_workers_share_the_lexicon() -> None:
    (_, parent, worker), (_, larger, laden) = run_apart(0), run_apart(50_000)
    held = larger - parent
    assert held > 20, "the names should have cost the parent something"
    assert laden - worker < held / 3


def test_every_model_is_loaded_before_the_fork() -> None:
    load_choices.cache_clear()
    pools.share_lexicon()
    gc.unfreeze()
    assert load_choices.cache_info().currsize == len({TIES, MODEL, GUESSES})


def kill_at_deadly_page(chunk: tuple[Document, ...]) -> list[object]:
    if any(DEADLY in document.text for document in chunk):
        os.kill(os.getpid(), signal.SIGKILL)
    return list(extract_all(chunk))


def test_a_document_that_kills_every_worker_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_extract_chunk", kill_at_deadly_page)
    documents = [*make_documents(40), Document("bad.txt", DEADLY, "pages/bad.txt")]
    with pytest.raises(EngineError, match="a worker process died 3 times"):
        list(extract_all(documents, workers=2))


def test_nothing_is_half_written_when_workers_die(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, store = write_pages(tmp_path / "pages", 3), str(tmp_path / "kg.store")
    build = ["build", str(pages), "--store", store, "--workers", "2", "--no-check"]
    assert CliRunner().invoke(cli, build).exit_code == 0
    with kg.open(store) as graph:
        before = sorted(graph.to_rdflib())
    monkeypatch.setattr(pools, "_extract_chunk", kill_at_deadly_page)
    write_pages(pages, 20, start=3)
    (pages / "page-9.txt").write_text(DEADLY, encoding="utf-8")
    failed = CliRunner().invoke(cli, build)
    assert failed.exit_code != 0
    assert isinstance(failed.exception, EngineError)
    with kg.open(store) as graph:
        assert sorted(graph.to_rdflib()) == before
    monkeypatch.undo()
    assert CliRunner().invoke(cli, build).exit_code == 0
    with kg.open(store) as graph:
        assert len(graph.to_rdflib()) > len(before)


class StoppedError(Exception):
    """The watching of a test is over."""


def test_watching_tells_of_files_once_they_are_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一", encoding="utf-8")
    steps = iter(
        [
            lambda: (tmp_path / "b.txt").write_text("写", encoding="utf-8"),
            lambda: (tmp_path / "b.txt").write_text("写完", encoding="utf-8"),
            lambda: None,
            lambda: (tmp_path / "a.txt").unlink(),
            lambda: None,
        ]
    )

    def wait(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise StoppedError
        step()

    told = []
    with pytest.raises(StoppedError):
        for changed in watch_files([str(tmp_path)], 1, wait):
            told.append(sorted(Path(path).name for path in changed))
    assert told == [["a.txt"], ["b.txt"], ["a.txt"]]


def test_build_watch_takes_up_what_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, store = write_pages(tmp_path / "pages", 1), str(tmp_path / "kg.store")
    arrivals = iter([lambda: write_pages(pages, 2, start=1), lambda: None])

    def wait(_: float) -> None:
        step = next(arrivals, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr("kg.engines.watching.watch_files.__defaults__", (wait,))
    result = CliRunner().invoke(cli, ["build", str(pages), "--store", store, "--watch", "--no-check"])
    assert result.exit_code == 0, result.output
    assert "1 documents (1 new" in result.output
    assert "3 documents (2 new" in result.output


def test_a_bundle_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    first, second = write_bundle(tmp_path / "a.zip"), write_bundle(tmp_path / "b.zip")
    assert first.read_bytes() == second.read_bytes()
