"""Where RDF engines disagree: each trap of the notes as a test, so that what kg writes means the same everywhere."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from golden_corpora import make_golden

from kg.dates import find_days
from kg.errors import GraphError
from kg.exporters.turtle import write_ttl
from kg.graph import CorpusSource, corpus_to_quads, quads_to_corpus
from kg.graph.values import base_value, decimal, find_limits
from kg.importers import read_graph
from kg.types import Corpus, Quantity
from kg.vocabulary import Bound

GOLDEN = make_golden()


def turtle(corpus: Corpus = GOLDEN) -> str:
    stream = io.BytesIO()
    write_ttl(CorpusSource(corpus), stream)
    return stream.getvalue().decode()


def read(tmp_path: Path, text: str) -> Corpus:
    path = tmp_path / "kg.ttl"
    path.write_text(text, encoding="utf-8")
    return read_graph(str(path))


def test_a_string_and_a_typed_string_are_one_thing_on_the_way_in(tmp_path: Path) -> None:
    text = turtle()
    typed = text.replace('dcterms:identifier "001.txt"', 'dcterms:identifier "001.txt"^^xsd:string')
    assert typed != text
    assert read(tmp_path, typed) == GOLDEN


def test_language_tags_are_plain_zh_and_other_spellings_are_read(tmp_path: Path) -> None:
    text = turtle()
    languages = {
        o.language for o in rdflib.Graph().parse(data=text, format="turtle").objects() if hasattr(o, "language")
    }
    assert languages == {None, "zh", "en"}
    assert read(tmp_path, text.replace('"远山集团"@zh', '"远山集团"@zh-Hans')) == GOLDEN


@pytest.mark.parametrize(
    ("given", "written"),
    [("0.10", "0.1"), ("7500000000.00", "7500000000"), ("-0", "0"), ("1E+3", "1000"), ("5", "5"), ("-3.50", "-3.5")],
)
def test_decimals_have_one_spelling_that_no_store_changes(given: str, written: str) -> None:
    literal = decimal(Decimal(given))
    assert literal.value == written
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), literal))
    assert next(iter(store)).object == literal


def test_decimals_of_others_are_read_by_value(tmp_path: Path) -> None:
    text = turtle()
    longer = text.replace('kg:value "7154.2"^^xsd:decimal', "kg:value 7154.200")
    assert longer != text
    assert read(tmp_path, longer) == GOLDEN


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2022-02", ("2022-02-01", "2022-02-28")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2022-01-12", ("2022-01-12", "2022-01-12")),
        ("2021-01/2021-11", ("2021-01-01", "2021-11-30")),
        ("2023-02-30", None),
        ("2023年2月1日", None),
        ("2022-13", None),
        ("2022-1-1", None),
        ("0000", None),
        ("２０２２", None),
        ("2022/2021", None),
        ("2022-01-12T00:00:00", None),
        ("", None),
    ],
)
def test_only_days_of_the_calendar_become_dates(date: str, days: tuple[str, str] | None) -> None:
    assert find_days(date) == days


def test_an_invalid_date_stays_text_and_round_trips() -> None:
    odd = replace(GOLDEN, statements=tuple(replace(s, date="2023-02-30") for s in GOLDEN.statements[:1]))
    quads = list(corpus_to_quads(odd))
    assert not [q for q in quads if q.predicate.value.endswith("startDate") and "2023" in q.object.value]
    assert quads_to_corpus(quads).statements == odd.statements


@pytest.mark.parametrize("iri", ["<https://kg.example.org/id/company/a b>", "<relative>", "<http://x/{y}>"])
def test_an_iri_that_is_none_is_refused_with_its_line(tmp_path: Path, iri: str) -> None:
    with pytest.raises(GraphError, match=r"kg\.ttl:\d+: not Turtle"):
        read(tmp_path, f"{turtle()}\n{iri} a kg:Company .\n")


def test_an_entity_line_without_a_proper_iri_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kg.jsonl"
    path.write_text(
        '{"kind": "entity", "iri": "https://x/a b", "type": "Company", "name": "甲", '
        '"aliases": [], "codes": {}, "docs": []}'
    )
    with pytest.raises(GraphError, match=r"kg\.jsonl:1: .*is no IRI"):
        read_graph(str(path))


def test_no_year_type_no_time_zone_no_typed_string() -> None:
    text = turtle()
    for wrong in ("xsd:gYear", "xsd:dateTime", "+08:00", "xsd:string", "xsd:double", "xsd:float"):
        assert wrong not in text


def test_amounts_in_base_units_and_their_limits() -> None:
    over = Quantity(Decimal(5), "亿元", Bound.OVER, "CNY")
    assert base_value(over) == 500_000_000
    assert find_limits(over) == (Decimal(500_000_000), None)
    assert find_limits(replace(over, bound=Bound.UNDER)) == (None, Decimal(500_000_000))
    assert find_limits(replace(over, bound=None, low=Decimal(3))) == (Decimal(300_000_000), Decimal(500_000_000))
    assert find_limits(replace(over, bound=Bound.ABOUT)) == (None, None)
    assert base_value(Quantity(Decimal("1.5"), "万亿美元", None, "USD")) == 1_500_000_000_000
    assert base_value(Quantity(Decimal(7), "家")) == 7


def test_sums_of_decimals_and_date_ranges_are_the_same_in_both_engines() -> None:
    query = """PREFIX kg: <https://kg.example.org/def/> PREFIX schema: <https://schema.org/>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      SELECT (SUM(?v) AS ?sum) (COUNT(*) AS ?n) { ?s kg:startDate ?d ; kg:amount/schema:value ?v
        FILTER(?d >= "2021-06-01"^^xsd:date && ?d < "2023-01-01"^^xsd:date) }"""
    store = ox.Store()
    store.extend(corpus_to_quads(GOLDEN))
    ours = [tuple(Decimal(cell.value) for cell in row) for row in store.query(query)]
    theirs = rdflib.Graph().parse(data=turtle(), format="turtle").query(query)
    assert ours == [tuple(Decimal(str(cell)) for cell in row) for row in theirs] == [(Decimal(13_000_000_000), 3)]
