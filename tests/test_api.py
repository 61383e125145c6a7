"""The Python API: its own examples, types of values, and the notebook."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import networkx
import pytest
import rdflib

import kg
import kg.api
from kg.errors import QueryError, StoreError
from kg.store import open_writer
from kg.types import ArticleRecord, Entity, Evidence, Extraction, Quantity, Span, Statement
from kg.vocabulary import Kind, Modality, Predicate

ROOT = Path(__file__).resolve().parents[1]


def make_extraction() -> Extraction:
    """The document that the examples of `kg.api` speak of."""
    document = "sample.txt"
    entities = (
        Entity("e0", Kind.ZONE, "星河高新区", (), (), (document,)),
        Entity("e1", Kind.COMPANY, "云帆科技有限公司", ("云帆科技",), (), (document,)),
        Entity("e2", Kind.REGION, "成都市", (), (("gbt2260", "510100"),), (document,)),
    )
    quote = Evidence(document, "要闻", 3, 20, "星河高新区与云帆科技签约", "signed.example")
    amount = Quantity(Decimal(5), "亿元", currency="CNY")
    statements = (
        Statement("e0", Predicate.SIGNED, "e1", Modality.FACT, (quote,), amount, "2022-01-12", confidence=0.9),
        Statement("e0", Predicate.LOCATED_IN, "e2", Modality.FACT, (quote,), confidence=0.9),
    )
    articles = (ArticleRecord("要闻", "2022-01-12", Span(0, 90)),)
    return Extraction(document, document, "2022-01-12", "0" * 64, articles, entities, statements, ())


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    with open_writer(tmp_path / "kg.store", "x") as writer:
        writer.put(make_extraction())
        writer.commit()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_of_the_api_run(folder):
    with kg.open("kg.store") as graph:
        failed, tried = doctest.testmod(kg.api, extraglobs={"g": graph})
    assert tried > 15
    assert failed == 0


def test_values_are_python_values(folder):
    with kg.open() as graph:
        row = graph.query(
            "SELECT ?d ?v ?n ?b ?none ?odd { ?s kg:startDate ?d ; kg:amount/kg:value ?v BIND(3 AS ?n) BIND(1=1 AS ?b) "
            'BIND("x"^^xsd:integer AS ?odd) OPTIONAL { ?s kg:nothing ?none } }'
        )[0]
    assert row.d == date(2022, 1, 12)
    assert row.v == Decimal(5)
    assert (row.n, row.b, row.none, row.odd) == (3, True, None, "x")


def test_other_libraries_get_what_they_hold(folder):
    with kg.open() as graph:
        held = graph.to_rdflib()
        assert isinstance(held, rdflib.Graph)
        assert len(held) == graph.stats()["totals"]["triples"]
        assert isinstance(graph.query("DESCRIBE ?z { ?z a kg:Zone }"), rdflib.Graph)
        assert isinstance(graph.to_networkx(), networkx.Graph)
        assert list(graph.query("SELECT ?z { ?z a kg:Zone }").to_pandas().columns) == ["z"]
        assert [entity.kind for entity in graph] == [Kind.COMPANY, Kind.REGION, Kind.ZONE]


def test_errors_are_those_of_the_command_line(folder):
    with kg.open() as graph:
        with pytest.raises(QueryError, match="line 1"):
            graph.query("SELECT ?x {")
        slow = "".join(f"?a{i} ?b{i} ?c{i} . " for i in range(9))
        with pytest.raises(QueryError, match=r"after 0\.3 s"):
            graph.query(f"SELECT (COUNT(*) AS ?n) {{ {slow} }}", timeout=0.3)
    with pytest.raises(StoreError, match="no store here"):
        kg.open("elsewhere")


def test_importing_kg_imports_nothing_else():
    code = "import sys, kg; print([m for m in sys.modules if m.startswith('kg.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_notebook_runs(tmp_path, monkeypatch, capsys):
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", "--quiet", str(ROOT / "seeds" / "news")],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (tmp_path / "kg.store").is_dir(), done.stderr
    monkeypatch.chdir(tmp_path)
    notebook = json.loads((ROOT / "docs" / "tour.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(cells):
        assert not cell["outputs"], "commit the notebook without outputs"
        exec(compile("".join(cell["source"]), f"tour.ipynb[{number}]", "exec"), names)
    assert len(cells) > 5
    assert capsys.readouterr().out
