"""Injection, as a table: every payload through every output, each read back by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from payloads import PAYLOADS, make_hostile

from kg.cli import cli
from kg.errors import KgError
from kg.exporters import FORMATS, load_writer
from kg.graph import CorpusSource
from kg.importers import split_corpus
from kg.query.questions import write_term
from kg.store import open_store, write_store
from kg.types import Corpus
from kg.views import VIEWS, write_view

HARMLESS = make_hostile("星河")
RDF = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
every_payload = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=list(PAYLOADS))


def export(corpus: Corpus, place: str) -> bytes:
    stream = io.BytesIO()
    load_writer(place)(CorpusSource(corpus), stream)
    return stream.getvalue()


def places(name: str) -> tuple[str, ...]:
    return (FORMATS[name].place, *(place for _, place in FORMATS[name].companions))


def view(name: str, corpus: Corpus) -> str:
    stream = io.BytesIO()
    options = {"name": corpus.entities[0].name} if name == "entity" else {}
    write_view(name, corpus, stream, title=corpus.entities[0].name, **options) if name != "report" else write_view(
        name, corpus, stream
    )
    return stream.getvalue().decode()


@every_payload
@pytest.mark.parametrize("name", sorted(RDF))
def test_no_payload_adds_or_loses_a_triple(name: str, payload: str) -> None:
    quads = list(ox.parse(export(make_hostile(payload), FORMATS[name].place), format=RDF[name]))
    same = list(ox.parse(export(HARMLESS, FORMATS[name].place), format=RDF[name]))
    assert len(set(quads)) == len(set(same))
    predicates = {quad.predicate for quad in quads}
    assert predicates == {quad.predicate for quad in same}
    assert not [q for q in quads if str(q.subject.value).startswith("x:")]


@every_payload
def test_no_payload_breaks_a_line_of_the_statements_file(payload: str) -> None:
    rows = [
        json.loads(line) for line in export(make_hostile(payload), FORMATS["jsonl"].place).decode().split("\n") if line
    ]
    wanted = [json.loads(line) for line in export(HARMLESS, FORMATS["jsonl"].place).decode().split("\n") if line]
    assert Counter(row["kind"] for row in rows) == Counter(row["kind"] for row in wanted)


@every_payload
@pytest.mark.parametrize("place", [*places("csv"), *places("neo4j")])
def test_no_payload_breaks_a_row_or_runs_as_a_formula(place: str, payload: str) -> None:
    rows = list(csv.reader(io.StringIO(export(make_hostile(payload), place).decode("utf-8-sig"), newline="")))
    wanted = list(csv.reader(io.StringIO(export(HARMLESS, place).decode("utf-8-sig"), newline="")))
    assert [len(row) for row in rows] == [len(row) for row in wanted]
    if "neo4j" not in place:  # read by a loader, not by a spreadsheet
        assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+@\t\r\n＝＋－＠"))]


@every_payload
def test_no_cell_of_a_workbook_runs(payload: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(make_hostile(payload), FORMATS["xlsx"].place)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert cells
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert not [c.value for c in cells if isinstance(c.value, str) and c.value.startswith(tuple("=+@\t\r\n＝＋－＠"))]
    assert not [cell for cell in cells if cell.hyperlink]


@every_payload
def test_parquet_keeps_its_rows(payload: str) -> None:
    for place in places("parquet"):
        found, wanted = (pq.read_table(io.BytesIO(export(c, place))) for c in (make_hostile(payload), HARMLESS))
        assert (found.num_rows, found.schema) == (wanted.num_rows, wanted.schema)


@every_payload
@pytest.mark.parametrize("name", ["graphml", "gexf", "rdfxml"])
def test_no_payload_becomes_an_element(name: str, payload: str) -> None:
    data = export(make_hostile(payload), FORMATS[name].place)
    assert b"<!DOCTYPE" not in data and b"<!ENTITY" not in data
    tags = Counter(element.tag for element in ElementTree.fromstring(data).iter())
    assert tags == Counter(e.tag for e in ElementTree.fromstring(export(HARMLESS, FORMATS[name].place)).iter())


class Markup(HTMLParser):
    """The elements of a page, and what in their attributes could run."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.harmful: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            runs = (value or "").strip().lower().startswith(("javascript:", "vbscript:", "data:text"))
            if name.startswith("on") or runs or (tag in ("img", "iframe", "object", "embed", "base")):
                self.harmful.append((tag, name, value or ""))


def read_markup(page: str) -> Markup:
    markup = Markup()
    markup.feed(page)
    markup.close()
    return markup


@every_payload
@pytest.mark.parametrize("name", sorted(VIEWS))
def test_no_payload_becomes_markup_of_a_view(name: str, payload: str) -> None:
    found, wanted = read_markup(view(name, make_hostile(payload))), read_markup(view(name, HARMLESS))
    assert not found.harmful
    for tag in ("script", "style", "svg", "link", "meta", "form", "title", "textarea", "noscript", "template"):
        assert found.tags[tag] == wanted.tags[tag], tag
    assert found.tags.keys() <= wanted.tags.keys() | {"tspan", "mark", "wbr"}


@every_payload
def test_no_value_leaves_its_place_in_a_query(payload: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:keep"), ox.NamedNode("x:keep"), ox.Literal("keep")))
    if "\ud83d" in payload:
        payload = payload.replace("\ud83d", "")
    for kind in ("string", "text"):
        found = list(store.query(f"SELECT ?v {{ VALUES ?v {{ {write_term(kind, payload)} }} }}"))
        assert [row["v"].value for row in found] == [payload]
    for kind in ("integer", "decimal", "date"):
        with pytest.raises(KgError):
            write_term(kind, payload)
    if payload != PAYLOADS["script address"]:  # which is an IRI, and nothing but that
        with pytest.raises(KgError):
            write_term("iri", payload)
    assert len(store) == 1


@pytest.fixture(scope="module", params=list(PAYLOADS), ids=list(PAYLOADS))
def hostile_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    payload = PAYLOADS[request.param].replace("\ud83d", "")  # refused at the door, see test_hostile_inputs.py
    path = tmp_path_factory.mktemp("hostile") / "kg.store"
    corpus = make_hostile(payload)
    write_store(path, split_corpus(corpus), corpus)
    return path, payload


def test_no_payload_reaches_the_file_system_or_the_terminal(
    hostile_store: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, payload = hostile_store
    monkeypatch.chdir(store.parent)
    with open_store(store) as opened:
        assert opened.search(payload) is not None
        assert len(opened.documents()) == 1
    query = "SELECT ?n { ?s skos:prefLabel ?n }"
    for words in (
        ("query", query),
        ("search", payload),
        ("show", payload),
        ("stats", "--documents"),
        ("remove", "--", payload),
    ):
        result = CliRunner().invoke(cli, [words[0], "--store", str(store), *words[1:]])
        assert result.exit_code in (0, 1, 2)
        assert result.exception is None or isinstance(result.exception, SystemExit | KgError), result.exception
        assert not CONTROLS.search(result.output), words
    assert [path.name for path in store.parent.iterdir()] == ["kg.store"]
