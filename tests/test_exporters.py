"""Every export format: deterministic, complete, readable by the tools it is for, hardened against hostile names."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib
from synthetic_corpora import TRAPS, make_corpus

from kg.errors import KgError
from kg.exporters import FORMATS, load_writer
from kg.exporters.cells import clean_xml, neutralize
from kg.exporters.files import write_file
from kg.exporters.jsonl import write_jsonl
from kg.exporters.sources import DatedSource
from kg.graph import CorpusSource, GraphSource, corpus_to_quads
from kg.graph.terms import ANALYSIS_GRAPH, term
from kg.identity import entity_iri
from kg.types import Corpus
from kg.vocabulary import Kind

WRITERS = sorted(
    (place for form in FORMATS.values() for place in (form.place, *(p for _, p in form.companions))),
)
OURS = [place for place in WRITERS if "html" not in place]


class Shuffled:
    """The same graph in another order, as a store would give it."""

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self._corpus, self._seed = corpus, seed

    def corpus(self) -> Corpus:
        return self._corpus

    def quads(self) -> Iterator[ox.Quad]:
        quads = list(corpus_to_quads(self._corpus))
        random.Random(self._seed).shuffle(quads)
        return iter(quads)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make_corpus()


@pytest.fixture(scope="module")
def source(corpus: Corpus) -> CorpusSource:
    return CorpusSource(corpus)


def export(source: GraphSource, place: str) -> bytes:
    stream = io.BytesIO()
    load_writer(place)(source, stream)
    return stream.getvalue()


def export_as(source: GraphSource, name: str) -> bytes:
    return export(source, FORMATS[name].place)


@pytest.mark.parametrize("place", OURS)
def test_same_bytes_in_any_order_of_quads(corpus: Corpus, source: CorpusSource, place: str) -> None:
    assert export(source, place) == export(Shuffled(corpus, 1), place) == export(Shuffled(corpus, 2), place)


def graph_of(quads: Any) -> set[tuple[Any, ...]]:
    """Triples as rdflib compares them: lexical form, language and datatype, with no engine's value space."""
    return {tuple(map(describe, tuple(quad)[:3])) for quad in quads}


def describe(node: Any) -> tuple[str, ...]:
    if isinstance(node, ox.NamedNode):
        return ("iri", node.value)
    if isinstance(node, rdflib.URIRef):
        return ("iri", str(node))
    if isinstance(node, ox.Literal):
        datatype = "" if node.language else node.datatype.value.removesuffix("#string")
        return ("literal", node.value, node.language or "", "" if datatype.endswith("XMLSchema") else datatype)
    assert isinstance(node, rdflib.Literal), f"{node!r} is neither IRI nor literal"
    return ("literal", str(node), node.language or "", str(node.datatype or ""))


@pytest.fixture(scope="module")
def expected(corpus: Corpus) -> set[tuple[Any, ...]]:
    return graph_of(quad.triple for quad in corpus_to_quads(corpus))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ttl", ox.RdfFormat.TURTLE),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("nq", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("rdfxml", ox.RdfFormat.RDF_XML),
    ],
)
def test_pyoxigraph_reads_the_same_triples(
    source: CorpusSource, expected: set[tuple[Any, ...]], name: str, form: ox.RdfFormat
) -> None:
    assert graph_of(q.triple for q in ox.parse(export_as(source, name), format=form)) == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parsers use what it deprecates
@pytest.mark.parametrize(
    ("name", "form"),
    [("ttl", "turtle"), ("nt", "nt"), ("nq", "nquads"), ("trig", "trig"), ("jsonld", "json-ld"), ("rdfxml", "xml")],
)
def test_rdflib_reads_the_same_triples(
    source: CorpusSource, expected: set[tuple[Any, ...]], name: str, form: str
) -> None:
    graph = rdflib.Dataset(default_union=True) if name in ("nq", "trig", "jsonld") else rdflib.Graph()
    graph.parse(data=export_as(source, name), format=form)
    assert graph_of(graph.triples((None, None, None))) == expected


def test_named_graphs_stay_apart_in_quads_and_join_in_triples(corpus: Corpus) -> None:
    score = ox.Quad(ox.NamedNode(corpus.entities[0].id), term("kg:degree"), ox.Literal(3), ANALYSIS_GRAPH)

    class Scored(Shuffled):
        def quads(self) -> Iterator[ox.Quad]:
            return iter([score, *super().quads()])

    source = Scored(corpus, 1)
    for name, form in (("nq", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)):
        assert score in set(ox.parse(export_as(source, name), format=form))
    for name, form in (("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES), ("rdfxml", ox.RdfFormat.RDF_XML)):
        assert score.triple in {q.triple for q in ox.parse(export_as(source, name), format=form)}


def test_turtle12_reifies_every_statement(corpus: Corpus, source: CorpusSource) -> None:
    quads = list(ox.parse(export_as(source, "ttl12"), format=ox.RdfFormat.TURTLE))
    reified = {q.subject.value: q.object for q in quads if q.predicate == term("rdf:reifies")}
    assert len(reified) == len(corpus.statements)
    assert all(isinstance(part, ox.Triple) for part in reified.values())


def test_turtle_never_types_strings_nor_writes_blank_nodes(source: CorpusSource) -> None:
    text = export_as(source, "ttl").decode()
    assert "xsd:string" not in text
    assert "_:" not in re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    assert "@zh" in text and "@zh-" not in text


def test_statements_file_follows_its_contract(corpus: Corpus, source: CorpusSource) -> None:
    rows = [json.loads(line) for line in export_as(source, "jsonl").splitlines()]
    kinds = [row["kind"] for row in rows]
    order = ["entity", "statement", "observation"]
    assert kinds == sorted(kinds, key=order.index)
    for kind, key in (("entity", "iri"), ("statement", "id"), ("observation", "id")):
        ids = [row[key] for row in rows if row["kind"] == kind]
        assert ids == sorted(set(ids))
    keys = {
        "entity": {"kind", "iri", "type", "name", "aliases", "codes", "docs"},
        "statement": {
            *("kind", "id", "subject", "predicate", "object", "modality", "amount", "date", "post", "confidence"),
            "evidence",
        },
        "observation": {
            *("kind", "id", "subject", "indicator", "value", "unit", "approx", "period", "growth", "rank", "evidence"),
        },
    }
    extra = {"observation": {"modality", "low", "currency"}}
    for row in rows:
        assert keys[row["kind"]] <= set(row) <= keys[row["kind"]] | extra.get(row["kind"], set())
    amounts = [row["amount"] for row in rows if row["kind"] == "statement" and row["amount"]]
    assert all({"value", "unit", "currency", "approx", "value_base"} <= set(amount) for amount in amounts)
    assert len(rows) == len(corpus.entities) + len(corpus.statements) + len(corpus.observations)


def test_csv_loads_in_pandas(corpus: Corpus, source: CorpusSource) -> None:
    edges = pd.read_csv(io.BytesIO(export_as(source, "csv")))
    nodes = pd.read_csv(io.BytesIO(export(source, "kg.exporters.csv:write_nodes_csv")), keep_default_na=False)
    assert len(edges) == len(corpus.statements)
    assert set(edges["subject"]) | set(edges["object"]) <= set(nodes["iri"])
    assert edges["amount_base"].dtype == float
    names = {neutralize(e.name) for e in corpus.entities}
    assert set(nodes["name"]) == names


def test_no_cell_of_a_spreadsheet_runs(source: CorpusSource) -> None:
    rows = list(csv.reader(io.StringIO(export_as(source, "csv").decode(), newline="")))
    width = {len(row) for row in rows}
    assert len(width) == 1
    numbers = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
    for row in rows:
        assert not [c for c in row if c.startswith(("=", "+", "-", "@", "\t", "\r")) and not numbers.fullmatch(c)]
    book = openpyxl.load_workbook(io.BytesIO(export_as(source, "xlsx")), read_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]


def test_workbook_has_a_sheet_a_kind(corpus: Corpus, source: CorpusSource) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_as(source, "xlsx")), read_only=True)
    assert len(book.sheetnames) == len({e.kind for e in corpus.entities}) + 2
    companies = [row[0] for row in book["企业"].iter_rows(min_row=2, values_only=True)]
    assert sorted(companies) == sorted(
        neutralize(clean_xml(e.name)).replace("\r", "\n") for e in corpus.entities if e.kind is Kind.COMPANY
    ) or len(companies) == sum(e.kind is Kind.COMPANY for e in corpus.entities)


def test_graphml_and_gexf_open_in_networkx(corpus: Corpus, source: CorpusSource) -> None:
    names = {e.id: clean_xml(e.name) for e in corpus.entities}
    graph = nx.read_graphml(io.BytesIO(export_as(source, "graphml")))
    assert {node: data["name"] for node, data in graph.nodes(data=True)} == names
    assert graph.number_of_edges() == len(corpus.statements)
    other = nx.read_gexf(io.BytesIO(export_as(source, "gexf")))
    assert {node: data["label"] for node, data in other.nodes(data=True)} == names
    assert other.number_of_edges() == len(corpus.statements)


def test_neo4j_headers_and_ids(corpus: Corpus, source: CorpusSource) -> None:
    nodes = list(csv.DictReader(io.StringIO(export(source, "kg.exporters.neo4j:write_nodes").decode(), newline="")))
    edges = list(csv.DictReader(io.StringIO(export_as(source, "neo4j").decode(), newline="")))
    ids = {row["iri:ID"] for row in nodes}
    assert len(ids) == len(nodes) == len(corpus.entities)
    assert {row[":START_ID"] for row in edges} | {row[":END_ID"] for row in edges} <= ids
    assert {row[":LABEL"] for row in nodes} == set(map(str, Kind))


def test_parquet_is_typed(corpus: Corpus, source: CorpusSource) -> None:
    table = pq.read_table(io.BytesIO(export_as(source, "parquet")))
    assert table.num_rows == len(corpus.statements)
    assert str(table.schema.field("amount_base").type) == "double"
    nodes = pq.read_table(io.BytesIO(export(source, "kg.exporters.parquet:write_nodes_parquet"))).to_pylist()
    assert {row["name"] for row in nodes} == {e.name for e in corpus.entities}


def test_hostile_names_survive(source: CorpusSource) -> None:
    turtle = rdflib.Graph().parse(data=export_as(source, "ttl"), format="turtle")
    rows = [json.loads(line) for line in export_as(source, "jsonl").splitlines()]
    names = {row["iri"]: row["name"] for row in rows if row["kind"] == "entity"}
    for trap in TRAPS:
        iri = entity_iri(Kind.COMPANY, f"{trap}科技有限公司")
        assert str(turtle.value(rdflib.URIRef(iri), rdflib.SKOS.prefLabel)) == f"{trap}科技有限公司"
        assert names[iri] == f"{trap}科技有限公司"


def test_control_characters_and_lone_surrogates_break_no_format() -> None:
    from dataclasses import replace

    corpus = make_corpus(40)
    wild = replace(corpus.entities[0], name="响铃\x07与\x00半个\ud83d字\ufffe")
    source = CorpusSource(replace(corpus, entities=(wild, *corpus.entities[1:])))
    for place in OURS:
        assert export(source, place)
    nx.read_graphml(io.BytesIO(export_as(source, "graphml")))
    nx.read_gexf(io.BytesIO(export_as(source, "gexf")))
    rdflib.Graph().parse(data=export_as(source, "rdfxml"), format="xml")
    openpyxl.load_workbook(io.BytesIO(export_as(source, "xlsx")))


def test_issue_date_enters_the_description_and_its_count(corpus: Corpus, source: CorpusSource) -> None:
    quads = list(DatedSource(source, "2022-02-01").quads())
    count = next(q.object.value for q in quads if q.predicate == term("void:triples"))
    assert int(count) == len({q.triple for q in quads})
    assert term("dcterms:issued") in {q.predicate for q in quads}
    assert b"2022-02-01" in export_as(DatedSource(source, "2022-02-01"), "ttl")
    with pytest.raises(KgError, match="no day"):
        list(DatedSource(source, "gestern").quads())


def test_a_failed_export_leaves_the_old_file_and_no_rest(tmp_path: Path, source: CorpusSource) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("old")

    def fail(_: GraphSource, stream: Any) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(KgError, match="No space left"):
        write_file(path, fail, source)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["kg.ttl"]
    write_jsonl(source, io.BytesIO())
