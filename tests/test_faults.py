"""What happens when something fails half-way: the lines of docs/faults.md that no other test holds."""

from __future__ import annotations

import ast
import gzip
import io
import os
import re
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from killing import kill_everywhere
from synthetic_extractions import make_extraction
from test_server import TOKEN, serve

import kg.reading
import kg.reading.pdf
from kg.cli import cli
from kg.entities import merge_extractions
from kg.errors import DocumentError, KgError
from kg.exporters import FORMATS, load_writer
from kg.exporters.files import write_whole
from kg.graph import CorpusSource
from kg.reading import read_documents
from kg.store import open_store, open_writer
from kg.store.upkeep import check_store
from kg.types import Document

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "docs" / "faults.md"
PAGE = "星河高新区与云帆科技有限公司签约，总投资50亿元。\n"


def build_store(path: Path, count: int = 10) -> Path:
    with open_writer(path, "x") as writer:
        for number in range(count):
            writer.put(make_extraction(number))
        writer.commit()
    return path


def test_every_line_of_the_table_names_tests_that_exist() -> None:
    rows = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 18
    for row in rows:
        named = re.findall(r"`(test_\w+)\.py::(test_\w+)`", row)
        assert named, row
        for module, test in named:
            tree = ast.parse((ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8"))
            assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (module, test)


@pytest.mark.parametrize("name", ["page.txt", "page.html", "page.txt.gz"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path, whole = tmp_path / name, kg.reading.read_bounded
    content = gzip.compress(PAGE.encode()) if name.endswith(".gz") else PAGE.encode()
    path.write_bytes(content)
    (tmp_path / "other.txt").write_text(PAGE, encoding="utf-8")

    def read_while_others_write(stream: io.BufferedReader, limit: int, source: str) -> bytes:
        data = whole(stream, limit, source)
        if source == str(path):
            path.write_bytes(content * 2)
        return data

    monkeypatch.setattr(kg.reading, "read_bounded", read_while_others_write)
    found = list(read_documents([tmp_path]))
    assert [type(item) for item in found] == [Document, DocumentError]
    assert str(found[1]) == f"{path}: changed while it was read; build again once it is whole"
    monkeypatch.undo()
    assert [type(item) for item in read_documents([tmp_path])] == [Document, Document]


def test_a_table_that_changes_while_it_is_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "甲"}\n{"text": "乙"}\n', encoding="utf-8")
    found = read_documents([path])
    assert isinstance(next(found), Document)
    with path.open("a", encoding="utf-8") as stream:
        stream.write('{"text": "丙')
    assert "changed while it was read" in str(list(found)[-1])


def test_a_file_that_may_not_be_read_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    whole = Path.open

    def refuse(path: Path, *args: str, **named: str) -> object:  # root may read everything, so the refusal is played
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, *args, **named)

    monkeypatch.setattr(Path, "open", refuse)
    refused, taken = read_documents([tmp_path])
    assert str(refused) == f"{tmp_path / 'a.txt'}: Permission denied; check the file and its permissions"
    assert isinstance(taken, Document)


EXPORT = """
    from pathlib import Path
    from synthetic_corpora import make_corpus
    from kg.exporters import load_writer
    from kg.exporters.files import write_file
    from kg.graph import CorpusSource
    source = CorpusSource(make_corpus(20))
    writer = load_writer("{place}")

    def change(path):
        write_file(Path(path) / "kg.out", writer, source)
"""


@pytest.mark.parametrize("old", [True, False])
@pytest.mark.parametrize("name", ["ttl", "xlsx"])
def test_an_export_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path, name: str, old: bool) -> None:
    from synthetic_corpora import make_corpus

    base = tmp_path / "exports"
    base.mkdir()
    before = "old" if old else ""
    if old:
        (base / "kg.out").write_text(before)
    place = FORMATS[name].place
    stream = io.BytesIO()
    load_writer(place)(CorpusSource(make_corpus(20)), stream)
    paths = kill_everywhere(base, EXPORT.format(place=place), points=8)
    for path in paths:
        held = (path / "kg.out").read_bytes() if (path / "kg.out").exists() else b""
        assert held in (before.encode(), stream.getvalue()), path
    rest = [p for path in paths for p in path.glob(".kg.out.*.part")]
    assert rest, "none was killed while it wrote"
    write_whole(rest[0].parent / "kg.out", lambda stream: stream.write(b"new"))
    assert [p.name for p in rest[0].parent.iterdir()] == ["kg.out"], "what the killed one left is swept away"


def test_an_export_onto_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("old")
    code = f"""
        import resource, signal, sys
        from pathlib import Path
        from kg.errors import KgError
        from kg.exporters.files import write_whole
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
        try:
            write_whole(Path({str(path)!r}), lambda stream: stream.write(bytes(1 << 20)))
        except KgError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert "cannot be written (File too large); choose another -o" in done.stdout, done.stderr
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["kg.ttl"]


def test_a_view_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, page = build_store(tmp_path / "s"), tmp_path / "page.html"
    page.write_text("old")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    result = CliRunner().invoke(cli, ["view", "board", "--store", str(store), "-o", str(page)])
    assert isinstance(result.exception, KgError)
    assert "No space left" in str(result.exception)
    assert page.read_text() == "old"


COMPACT = """
    from pathlib import Path
    from kg.store.upkeep import compact_store

    def change(path):
        compact_store(Path(path))
"""


def test_a_compaction_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    base = build_store(tmp_path / "s")
    with open_writer(base, "x") as writer:
        writer.remove("00001.txt")
        writer.commit()
    with open_store(base) as store:
        before = set(store.quads())
    for path in kill_everywhere(base, COMPACT, points=10):
        assert check_store(path) == (), path
        with open_store(path) as store:
            assert set(store.quads()) == before
        build_store(path, 11)
        with open_store(path) as store:
            assert len(store.documents()) == 11


def ask_anew(client: httpx.Client, path: str = "/sparql", query: dict[str, str] | None = None) -> httpx.Response:
    """An answer over a connection of its own: one kept from before may just have been hung up on."""
    params = {"query": "ASK {}"} if query is None else query
    return httpx.get(f"http://localhost:{client.base_url.port}{path}", params=params, timeout=60, trust_env=False)


@contextmanager
def connect(client: httpx.Client) -> Iterator[socket.socket]:
    """A bare connection to the server that `client` asks."""
    with socket.create_connection(("127.0.0.1", client.base_url.port or 0), timeout=60) as connection:
        yield connection


def is_closed(connection: socket.socket, drip: bytes) -> bool:
    """Whether the server hangs up on a client that goes on sending a byte now and then."""
    connection.settimeout(0.05)
    for _ in range(1200):
        try:
            if drip:
                connection.sendall(drip)
            if connection.recv(1 << 16) == b"":
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def read_to_end(connection: socket.socket) -> bytes:
    """All that the server sends before it closes; head and body may come in packets of their own."""
    return b"".join(iter(lambda: connection.recv(1 << 16), b""))


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = build_store(tmp_path_factory.mktemp("faults") / "s")
    with serve(path, patience=0.4, writable=True, token=TOKEN, workers=1) as client:
        yield client


def test_clients_that_never_end_their_request_keep_nobody_waiting(patient: httpx.Client) -> None:
    host = f"Host: localhost:{patient.base_url.port}\r\n"
    with connect(patient) as head, connect(patient) as silent, connect(patient) as second:
        head.sendall(b"GET /sparql?query=ASK HTTP/1.1\r\nX: ")
        second.sendall(f"GET /healthz HTTP/1.1\r\n{host}\r\n".encode())
        assert ask_anew(patient).status_code == 200
        assert is_closed(head, b"x")
        assert is_closed(silent, b"")
        assert is_closed(second, b"G")
    assert ask_anew(patient, "/healthz", {}).status_code == 200


def test_a_body_that_drips_is_refused_and_holds_no_worker(patient: httpx.Client) -> None:
    port = patient.base_url.port
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/sparql-query\r\n"
    with connect(patient) as slow:
        slow.sendall(f"{head}Content-Length: 100000\r\n\r\nASK".encode())
        assert ask_anew(patient).status_code == 200
        slow.settimeout(60)
        answer = read_to_end(slow)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"bytes a second" in answer


def test_an_answer_that_nobody_takes_is_given_up(patient: httpx.Client) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 90000"
    request = httpx.Request("GET", "http://localhost/sparql", params={"query": query})
    line = f"GET {request.url.raw_path.decode()} HTTP/1.1\r\nHost: localhost:{patient.base_url.port}\r\n\r\n"
    with connect(patient) as idle:
        idle.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        idle.sendall(line.encode())
        for _ in range(600):
            assert ask_anew(patient).status_code == 200
            try:
                idle.sendall(b"x")  # what comes behind the request is not read; the send fails once the server hangs up
            except OSError:
                break
            time.sleep(0.05)
        else:
            raise AssertionError("the server still waits for a client that does not read")


@pytest.mark.parametrize(
    ("query", "statuses"),
    [
        ("SELECT * { " + "{" * 200_000 + "}" * 200_000 + " }", {400}),
        ("SELECT * { FILTER(" + "(" * 200_000 + "1" + ")" * 200_000 + ") }", {400}),
        ("SELECT * { ?s " + "^" * 200_000 + "<x:p> ?o }", {400}),
        ("ASK { " + "?s ?p ?o . " * 100_000 + "}", {200, 400, 413, 504}),
        ("a." * 2_000_000, {400}),
        ('"\\"' * 1_300_000 + " load", {400}),
        ("#" + "x" * (4 << 20), {413}),
    ],
    ids=["groups", "brackets", "paths", "triples", "full stops", "quotes", "too long"],
)
def test_a_huge_query_costs_one_answer(patient: httpx.Client, query: str, statuses: set[int]) -> None:
    url, headers = f"http://localhost:{patient.base_url.port}/sparql", {"Content-Type": "application/sparql-query"}
    answer = httpx.post(url, content=query, headers=headers, timeout=60, trust_env=False)
    assert answer.status_code in statuses, answer.text[:200]
    assert len(answer.text) < 10_000
    assert ask_anew(patient).json()["boolean"] is True


def test_no_clock_is_read_but_to_measure() -> None:
    """No module asks what time it is; spans are measured by clocks that do not jump."""
    allowed = {"sleep", "perf_counter", "monotonic", "process_time"}
    for path in sorted((ROOT / "kg").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                place = f"{path}:{node.lineno}"
                assert node.value.id != "time" or node.attr in allowed, place
                assert node.attr not in ("now", "utcnow", "today", "fromtimestamp", "ctime"), place


def test_no_jump_of_the_clock_reaches_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = merge_extractions([make_extraction(number) for number in range(4)])
    place = [p for name, f in FORMATS.items() if name != "html" for p in (f.place, *(c for _, c in f.companions))]

    def export_all() -> list[bytes]:
        written = []
        for name in place:
            load_writer(name)(CorpusSource(corpus), stream := io.BytesIO())
            written.append(stream.getvalue())
        return written

    before = export_all()
    instants = iter(range(4_000_000_000, 0, -90_000_000))
    real = time.gmtime, time.localtime
    monkeypatch.setattr(time, "time", lambda: float(next(instants, 1)))
    monkeypatch.setattr(time, "gmtime", lambda *given: real[0](*(given or (time.time(),))))
    monkeypatch.setattr(time, "localtime", lambda *given: real[1](*(given or (time.time(),))))
    assert export_all() == before


def test_dates_of_files_do_not_matter(tmp_path: Path) -> None:
    path, store = tmp_path / "page.txt", tmp_path / "s"
    path.write_text(PAGE, encoding="utf-8")
    written = set()
    for stamp in (4_000_000_000, 1, 1_000_000_000):
        os.utime(path, (stamp, stamp))
        assert CliRunner().invoke(cli, ["build", str(path), "--store", str(store), "--quiet"]).exit_code == 0
        result = CliRunner().invoke(cli, ["export", "--store", str(store), "-o", "-"])
        written.add(result.stdout_bytes)
    assert len(written) == 1
