"""The store: what goes in comes out, one writer, readers beside it, and plain words when something is wrong."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pyoxigraph as ox
import pytest
from synthetic_extractions import make_extraction

from kg.entities import merge_extractions
from kg.errors import StoreError
from kg.graph import corpus_to_quads
from kg.store import open_editor, open_store, open_writer, write_store
from kg.store.codec import decode_extraction, encode_extraction
from kg.store.layout import DATABASE, find_generations
from kg.store.upkeep import back_up_store, check_store, compact_store, describe_store

EXTRACTIONS = tuple(make_extraction(number) for number in range(12))


def build(path: Path, extractions=EXTRACTIONS) -> Path:
    with open_writer(path, "x") as writer:
        for extraction in extractions:
            writer.put(extraction)
        writer.commit()
    return path


def test_extractions_survive_the_cache():
    for extraction in EXTRACTIONS:
        data = encode_extraction(extraction)
        assert decode_extraction(data) == extraction
        assert encode_extraction(decode_extraction(data)) == data


def test_a_damaged_extraction_says_so():
    with pytest.raises(StoreError, match="damaged"):
        decode_extraction(encode_extraction(EXTRACTIONS[0])[:-4])


def test_what_goes_in_comes_out(tmp_path):
    with open_store(build(tmp_path / "s")) as store:
        assert tuple(store.extractions()) == EXTRACTIONS
        assert store.extraction("00003.txt") == EXTRACTIONS[3]
        assert list(store.documents()) == [e.document for e in EXTRACTIONS]
        assert set(store.quads()) == set(corpus_to_quads(merge_extractions(EXTRACTIONS)))
        assert store.corpus() == merge_extractions(EXTRACTIONS)


def test_write_store_takes_a_corpus(tmp_path):
    change = write_store(tmp_path / "s", EXTRACTIONS, merge_extractions(EXTRACTIONS), extractor="x")
    assert change.added == len(EXTRACTIONS)
    assert check_store(tmp_path / "s") == ()


def test_an_imported_graph_is_not_overwritten_by_a_build(tmp_path):
    corpus = merge_extractions(EXTRACTIONS)
    write_store(tmp_path / "s", (), corpus)
    with open_writer(tmp_path / "s", "x") as writer:
        writer.put(make_extraction(30))
        with pytest.raises(StoreError, match="holds an imported graph"):
            writer.commit()
    with open_store(tmp_path / "s") as store:
        assert store.corpus() == corpus
        assert store.search("高新")
    assert write_store(tmp_path / "s", EXTRACTIONS, corpus).added == len(EXTRACTIONS)
    build(tmp_path / "s", [make_extraction(30)])


def test_changes_are_counted(tmp_path):
    path = build(tmp_path / "s")
    with open_writer(path, "x") as writer:
        writer.put(make_extraction(0, 1))
        writer.put(make_extraction(50))
        writer.remove("00004.txt")
        change = writer.commit()
    assert (change.added, change.replaced, change.removed, change.kept) == (1, 1, 1, 10)


def test_only_the_same_text_and_extractor_is_up_to_date(tmp_path):
    path = build(tmp_path / "s")
    first = EXTRACTIONS[0]
    with open_writer(path, "x") as writer:
        assert writer.has(first.document, first.sha256)
        assert not writer.has(first.document, "0")
    with open_writer(path, "y") as writer:
        assert not writer.has(first.document, first.sha256)


def test_nothing_is_seen_before_commit(tmp_path):
    path = build(tmp_path / "s")
    with open_writer(path, "x") as writer:
        writer.remove("00000.txt")
    with open_store(path) as store:
        assert "00000.txt" in store.documents()


def test_a_reader_keeps_its_state_while_others_write(tmp_path):
    path = build(tmp_path / "s")
    with open_store(path) as store:
        before = set(store.quads())
        for number in (20, 21, 22):
            build(path, [make_extraction(number)])
        assert set(store.quads()) == before
        assert len(store.documents()) == 12
        assert store.refresh()
        assert len(store.documents()) == 15
        assert not store.refresh()
    with open_writer(path, "x"):
        assert len(find_generations(path)) == 1


def test_one_writer_only(tmp_path):
    path = build(tmp_path / "s")
    with open_writer(path, "x"), pytest.raises(StoreError, match=f"process {os.getpid()} is writing"):
        open_writer(path, "x")
    with open_writer(path, "x") as writer:
        assert writer.documents()


def test_the_lock_of_a_dead_writer_is_free(tmp_path):
    path = build(tmp_path / "s")
    code = f"import os; from kg.store import open_writer; w = open_writer({str(path)!r}); os._exit(9)"
    subprocess.run([sys.executable, "-c", code], check=False)
    with open_writer(path, "x") as writer:
        assert len(writer.documents()) == 12


def test_a_build_that_was_broken_off_goes_on(tmp_path):
    path = build(tmp_path / "s")
    with open_writer(path, "x") as writer:
        for number in range(100, 350):
            writer.put(make_extraction(number))
    with open_writer(path, "y") as writer:
        assert not writer.has(make_extraction(100).document, make_extraction(100).sha256)
    with open_writer(path, "x") as writer:
        kept = [n for n in range(100, 350) if writer.has(make_extraction(n).document, make_extraction(n).sha256)]
        assert kept == list(range(100, 300)), "brought to the file by hundreds"
        assert writer.commit().added == 200
    assert check_store(path) == ()
    assert not list(path.glob("pending*"))


def test_a_missing_document_is_named(tmp_path):
    path = build(tmp_path / "s")
    with open_writer(path, "x") as writer, pytest.raises(StoreError, match=r"no document nowhere\.txt"):
        writer.remove("nowhere.txt")
    with open_store(path) as store, pytest.raises(StoreError, match=r"no document nowhere\.txt"):
        store.extraction("nowhere.txt")


def test_no_store_is_said_plainly(tmp_path):
    with pytest.raises(StoreError, match="no store here"):
        open_store(tmp_path / "nothing")


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("hello")
    with pytest.raises(StoreError, match=r"letter\.txt"):
        open_writer(tmp_path, "x")
    assert [p.name for p in tmp_path.iterdir() if p.name != "lock"] == ["letter.txt"]


def test_another_version_says_how_to_migrate(tmp_path):
    path = build(tmp_path / "s")
    connection = sqlite3.connect(path / DATABASE)
    connection.execute("UPDATE setting SET value = 99 WHERE name = 'version'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=r"version 99.*kg build --replace"):
        open_store(path)


def test_extractions_of_another_shape_are_named_not_guessed(tmp_path):
    path = build(tmp_path / "s")
    connection = sqlite3.connect(path / DATABASE)
    connection.execute("UPDATE document SET shape = 'old' WHERE id = '00001.txt'")
    connection.commit()
    connection.close()
    with open_writer(path, "y") as writer:
        writer.put(make_extraction(30))
        with pytest.raises(StoreError, match=r"1 documents \(00001\.txt"):
            writer.commit()


def run_as_nobody(code: str) -> subprocess.CompletedProcess[str]:
    """Runs Python as a user who may write nowhere, where this process is root."""
    drop = """
import os, kg.graph, kg.store.codec, kg.store.reader, kg.store.writer  # while the interpreter's own files are readable
if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)
"""
    return subprocess.run(
        [sys.executable, "-c", drop + textwrap.dedent(code)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def open_folder(tmp_path_factory):
    """A folder that every user may enter."""
    folder = tmp_path_factory.mktemp("open")
    for parent in (folder, *folder.parents):
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    return folder


def test_a_read_only_folder_is_read_and_not_written(open_folder):
    path = build(open_folder / "s")
    for file in path.rglob("*"):
        file.chmod(0o555 if file.is_dir() else 0o444)
    path.chmod(0o555)
    done = run_as_nobody(f"""
        from kg.errors import StoreError
        from kg.store import open_store, open_writer
        store = open_store({str(path)!r})
        print(len(store.documents()), len(store) > 0)
        try:
            open_writer({str(path)!r}, "x")
        except StoreError as error:
            print(error)
        try:
            open_writer({str(open_folder / "new")!r}, "x")
        except StoreError as error:
            print(error)
    """)
    path.chmod(0o755)
    lines = done.stdout.splitlines()
    assert lines[:1] == ["12 True"], done.stderr
    assert "cannot be written" in lines[1]
    assert "Permission denied" in lines[2]


def test_a_full_disk_leaves_the_store_as_it_was(tmp_path):
    path = build(tmp_path / "s")
    code = f"""
        import resource, signal
        import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
        from synthetic_extractions import make_extraction
        from kg.errors import StoreError
        from kg.store import open_writer
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        writer = open_writer({str(path)!r}, "x")
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
        try:
            for number in range(100, 400):
                writer.put(make_extraction(number))
            writer.commit()
        except StoreError as error:
            print(error)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    assert "the store is as it was before" in done.stdout, done.stderr
    assert check_store(path) == ()
    with open_store(path) as store:
        assert len(store.documents()) == 12


def test_check_finds_what_is_wrong(tmp_path):
    path = build(tmp_path / "s")
    assert check_store(path) == ()
    connection = sqlite3.connect(path / DATABASE)
    connection.execute("DELETE FROM document WHERE id = '00003.txt'")
    connection.execute("DELETE FROM label WHERE id = 1")
    connection.commit()
    connection.close()
    problems = check_store(path)
    assert any("quads are in no document" in problem for problem in problems)
    assert any("names" in problem for problem in problems)


def test_compact_and_backup_keep_the_content(tmp_path):
    path = build(tmp_path / "s")
    for number in range(6):
        with open_writer(path, "x") as writer:
            writer.remove(f"{number:05}.txt")
            writer.commit()
    with open_store(path) as store:
        before = set(store.quads())
    back_up_store(path, tmp_path / "copy")
    compact_store(path)
    for folder in (path, tmp_path / "copy"):
        assert check_store(folder) == ()
        with open_store(folder) as store:
            assert set(store.quads()) == before
    with pytest.raises(StoreError, match="exists already"):
        back_up_store(path, tmp_path / "copy")
    build(tmp_path / "copy", [make_extraction(40)])
    assert check_store(tmp_path / "copy") == ()
    assert describe_store(path)["documents"] == 6


def test_computed_graphs_go_when_documents_change(tmp_path):
    path = build(tmp_path / "s")
    node = ox.NamedNode("https://example.org/x")
    for full in (False, True):
        with open_editor(path) as editor:
            editor.replace_graph("https://example.org/scores", [ox.Triple(node, node, ox.Literal("1"))])
            editor.replace_graph("https://example.org/scores", [ox.Triple(node, node, ox.Literal("2"))])
        with open_store(path) as store:
            assert [q.object.value for q in store.quads() if q.subject == node] == ["2"]
        assert check_store(path) == ()
        with open_writer(path, "x") as writer:
            writer.put(make_extraction(50 + full))
            writer.commit(full=full)
        with open_store(path) as store:
            assert not [q for q in store.quads() if q.subject == node]


def test_other_graphs_stay_when_documents_change(tmp_path):
    path = build(tmp_path / "s")
    node = ox.NamedNode("https://example.org/x")
    quad = ox.Quad(node, node, ox.Literal("1"), ox.NamedNode("https://example.org/graph"))
    with open_writer(path, "x") as writer:
        writer.edit_graph(lambda graph: graph.add(quad))
    build(path, [make_extraction(41)])
    with open_store(path) as store:
        assert quad in set(store.quads())
    with open_writer(path, "x") as writer:
        writer.put(make_extraction(42))
        writer.commit(full=True)
    with open_store(path) as store:
        assert quad in set(store.quads())
