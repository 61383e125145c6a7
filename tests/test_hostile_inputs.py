"""Limits of what is read, with the error that names each, and names of files that mean harm."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from payloads import PAYLOADS

import kg.cli.build
import kg.reading.pdf
from kg.analysis.tables import Table, format_csv, format_lines
from kg.cli import cli
from kg.errors import DocumentError, GraphError, KgError
from kg.importers import read_graph
from kg.query.questions import write_term
from kg.query.tokens import add_dataset, find_form, refuse_outside_calls, split_tokens
from kg.reading import ReadOptions, read_documents
from kg.reading.nesting import DEPTH_LIMIT
from kg.reading.options import DOCUMENT_LIMIT
from kg.store import open_store
from kg.types import Document
from tests.growth import find_growth

ROOT = Path(__file__).resolve().parents[1]
PAGE = "星河高新区与云帆科技有限公司签约，总投资50亿元。\n"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
PDF = ROOT / "tests" / "fuzz" / "corpus" / "reader-pdf" / "page.pdf"


def refusal(path: Path, options: ReadOptions | None = None) -> str:
    (error,) = read_documents([path], options)
    assert isinstance(error, DocumentError), error
    return str(error)


def test_the_limits_are_those_of_the_manual() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    assert f"{DOCUMENT_LIMIT >> 20} MiB" in text
    for limit in (kg.reading.pdf.PAGE_LIMIT, kg.cli.build.ENTITY_LIMIT, DEPTH_LIMIT):
        assert f"{limit:,}" in text


def test_pages_of_a_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(PDF.read_bytes())
    assert isinstance(next(read_documents([path])), Document)
    monkeypatch.setattr(kg.reading.pdf, "PAGE_LIMIT", 0)
    assert refusal(path) == f"{path}: more than 0 pages; split it"


def test_a_pdf_that_only_says_it_has_many_pages(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(PDF.read_bytes().replace(b"/Count 1", b"/Count 20000"))
    assert refusal(path) == f"{path}: more than {kg.reading.pdf.PAGE_LIMIT} pages; split it"


def test_entities_of_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "large.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "small.txt").write_text("没有名字。\n", encoding="utf-8")
    build = ["build", str(tmp_path / "large.txt"), str(tmp_path / "small.txt"), "--store", str(tmp_path / "s")]
    monkeypatch.setattr(kg.cli.build, "ENTITY_LIMIT", 0)
    result = CliRunner().invoke(cli, build)
    assert result.exit_code == 1
    assert "large.txt: more than 0 entities; split it" in result.output
    with open_store(tmp_path / "s") as store:
        assert list(store.documents()) == ["small.txt"]


NESTED: dict[str, tuple[str, Callable[[int], str], str]] = {
    "divisions": ("page.html", lambda n: "<div>" * n + "<p>甲</p>", "blocks inside each other"),
    "lists": ("page.html", lambda n: "<ul><li>" * n + "<p>甲</p>", "blocks inside each other"),
    "tables": ("page.md", lambda n: "<table><tr><td>" * n + "<p>甲</p>", "blocks inside each other"),
    "formats": (
        "page.html",
        lambda n: "<p>" + "".join(f"<b x={i}>" for i in range(n)) + "</p>" + "<p>甲</p>" * n,
        "leaves too many elements open",
    ),
    "json": ("rows.jsonl", lambda n: '{"text":' * n, "not JSON"),
}


@pytest.mark.parametrize("name", sorted(NESTED))
def test_what_is_nested_too_deeply_is_refused(tmp_path: Path, name: str) -> None:
    file, make, problem = NESTED[name]
    path = tmp_path / file
    path.write_text(make(100_000), encoding="utf-8")
    assert problem in refusal(path)


def test_what_real_pages_leave_open_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    cells = "".join(f"<tr><td><b><font color=red>第{n}家</td></tr>" for n in range(3_000))
    path.write_text("<div>" * 200 + f"<table>{cells}</table>" + "<p>甲<br>" * 3_000, encoding="utf-8")
    assert isinstance(next(read_documents([path])), Document)


def test_a_docx_that_is_nested_is_read(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:sdt>" * 20_000 + "<w:p><w:t>星河高新区签约。</w:t></w:p>" + "</w:sdt>" * 20_000
    with zipfile.ZipFile(tmp_path / "page.docx", "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{space}">{body}</w:document>')
    (document,) = read_documents([tmp_path / "page.docx"])
    assert isinstance(document, Document)
    assert document.text == "星河高新区签约。"


@pytest.mark.parametrize(
    "text",
    [
        "<urn:s> <urn:p> " + "[<urn:p> " * 100_000,
        "<urn:s> <urn:p> " + "(" * 100_000,
        "<urn:s> <urn:p> " + "<<( " * 100_000,
    ],
    ids=["nodes", "lists", "triples"],
)
def test_turtle_that_is_nested_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match="not Turtle"):
        read_graph(str(path))


@pytest.mark.parametrize("value", ["1e999999999", "-1e-999999999", "NaN", "Infinity", '"甲"', "true", "[1]", "9" * 60])
def test_numbers_of_an_import_are_bounded(tmp_path: Path, value: str) -> None:
    evidence = {"doc": "a", "article": "", "start": 0, "end": 1, "text": "", "rule": ""}
    row = {"kind": "observation", "subject": {"iri": "urn:a"}, "indicator": "甲", "value": 0, "unit": "", "approx": ""}
    row |= {"period": "", "growth": None, "rank": "", "evidence": [evidence]}
    path = tmp_path / "graph.jsonl"
    for place in ('"value": 0', '"end": 1'):
        path.write_text(json.dumps(row, ensure_ascii=False).replace(place, place[:-1] + value), encoding="utf-8")
        with pytest.raises(GraphError, match=r"graph\.jsonl:1: not a line of a statements file"):
            read_graph(str(path))


def test_half_a_character_is_no_parameter() -> None:
    for kind in ("string", "text", "iri"):
        with pytest.raises(KgError):
            write_term(kind, "x:\udce4")
    for kind in ("integer", "decimal", "date"):
        with pytest.raises(KgError):
            write_term(kind, "２０２２-０１-０２" if kind == "date" else "１２")


NAMES = {
    "line feed": "甲\n2026-01-01 root GET.txt",
    "return": "甲\r乙.txt",
    "terminal": "\x1b[2J\x1b]0;title\x07甲.txt",
    "right to left": "甲\u202etxt.exe.txt",
    "option": "--store=x.txt",
    "formula": "=cmd|' '!A1.txt",
    "markup": "<img src=x onerror=alert(1)>.txt",
    "quote": '甲"; DROP TABLE document; --.txt',
    "not utf-8": "甲\udcff.txt",
    "windows": "..\\..\\甲.txt",
    "dots": "...txt",
    "tab": "甲\t乙.txt",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_names_of_files_harm_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    pages, work = tmp_path / "pages", tmp_path / "work"
    pages.mkdir()
    work.mkdir()
    monkeypatch.chdir(work)
    hidden = name.startswith(".")
    (pages / name).write_text(PAGE, encoding="utf-8")
    (pages / f"broken {name}").write_bytes(bytes(100))
    store = str(work / "s")
    built = CliRunner().invoke(cli, ["build", str(pages), "--store", store, "--no-check"])
    assert built.exit_code == 1, built.output
    assert "not text" in built.output
    outputs = [built.output]
    with open_store(store) as opened:
        (document,) = [*opened.documents()] or [""]
    assert bool(document) is not hidden
    for words in (["stats", "--documents"], ["search", "星河"], ["remove", "--", document or "x"]):
        result = CliRunner().invoke(cli, [words[0], "--store", store, *words[1:]])
        assert result.exception is None or isinstance(result.exception, SystemExit | KgError), result.exception
        outputs.append(result.output)
    assert not [output for output in outputs if CONTROLS.search(output)]
    assert sorted(p.name for p in work.iterdir()) == ["s"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pages", "work"]


@pytest.mark.parametrize(
    "key", ["../../../etc/passwd", "..\\..\\x", "/etc/passwd", "\x00", "甲\n乙", "a" * 5000, "con", "."]
)
def test_no_id_of_a_document_is_a_path(tmp_path: Path, key: str) -> None:
    rows, store = tmp_path / "rows.jsonl", str(tmp_path / "s")
    rows.write_text(json.dumps({"id": key, "text": PAGE}), encoding="utf-8")
    assert CliRunner().invoke(cli, ["build", str(rows), "--store", store, "--quiet"]).exit_code == 0
    with open_store(store) as opened:
        (document,) = opened.documents()
    assert document.startswith("rows.jsonl#")
    for name in ("ttl", "jsonl", "csv", "html"):
        out = tmp_path / "out" / f"kg.{name}"
        assert CliRunner().invoke(cli, ["export", "--store", store, "-o", str(out)]).exit_code == 0
    assert {p.parent.name for p in tmp_path.rglob("*") if p.is_file()} <= {tmp_path.name, "s", "out", "graph-000001"}
    removed = CliRunner().invoke(cli, ["remove", "--store", store, "--", document])
    assert removed.exit_code == 0, removed.output


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=list(PAYLOADS))
def test_no_cell_of_an_analysis_runs(payload: str) -> None:
    table = Table(payload, (payload, "n"), ((payload, 1.5), (f"\n{payload}", None)))
    rows = list(csv.reader(io.StringIO(format_csv(table), newline="")))
    assert [len(row) for row in rows] == [2, 2, 2]
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+@\t\r\n＝＋－＠"))]
    assert not CONTROLS.search(format_lines(table))
    assert len(format_lines(table).split("\n")) == 5


@pytest.mark.parametrize(
    "piece", ["a.", '"\\"', '\\"', '"""', '"\n', "'\"", "<a", "@", "a-", "x:%", "DELETE WHERE {} "]
)
def test_tokens_take_linear_time(piece: str) -> None:
    def cut(length: int) -> Callable[[], object]:
        text = "load" * (piece == "#") + piece * (length // len(piece))
        return lambda: (sum(1 for _ in split_tokens(text)), add_dataset(text, ("http://x.example/",), ()))

    assert find_growth(cut, 20_000, 80_000, most=8) <= 8


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { VALUES ?x {"""a" } SERVICE <http://x.example/> {} }',
        "SELECT * { ?s ?p 1.SERVICE <http://x.example/> {} }",
        "SELECT * { ?s ?p 'a\\\\'SERVICE <http://x.example/> {} }",
        "SELECT * { SERV\\u0049CE <http://x.example/> {} }",
        "SELECT * { ?s ?p ?o-SERVICE <http://x.example/> {} }",
    ],
)
def test_calls_of_others_are_found_behind_strange_tokens(query: str) -> None:
    with pytest.raises(KgError, match="SERVICE is refused"):
        refuse_outside_calls(query)


def test_names_and_strings_call_nobody() -> None:
    query = 'PREFIX service: <x:LOAD> SELECT ?load { ?load service:SERVICE "SERVICE", """LOAD "x" """@en } # LOAD'
    refuse_outside_calls(query)
    assert find_form(query) == "SELECT"
