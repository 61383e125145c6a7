"""SPARQL over a store: answers, time limits, errors with their place, named questions, and the commands."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from synthetic_extractions import make_extraction

from kg.cli.query import query, search, show, stats
from kg.entities import merge_extractions
from kg.errors import QueryError, StoreError
from kg.graph.terms import PREFIXES as GRAPH_PREFIXES
from kg.query.entities import describe_entity
from kg.query.errors import explain_syntax
from kg.query.prefixes import PREFIXES
from kg.query.questions import read_question, write_term
from kg.query.stats import count_store
from kg.query.tables import display_width, format_table
from kg.query.workers import AnswerTooLongError, QueryTimeoutError, QueryWorker, Request, run_query
from kg.store import open_store, open_writer

EXTRACTIONS = tuple(make_extraction(number) for number in range(20))
CORPUS = merge_extractions(EXTRACTIONS)
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ZONES = "SELECT ?z ?name { ?z a kg:Zone ; skos:prefLabel ?name } ORDER BY ?name ?z"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("query") / "s"
    with open_writer(path, "x") as writer:
        for extraction in EXTRACTIONS:
            writer.put(extraction)
        writer.commit()
    return str(path)


def run(command, *arguments: str) -> str:
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_prefixes_are_those_of_the_graph():
    assert dict(sorted(PREFIXES.items())) == dict(sorted(GRAPH_PREFIXES.items()))


def test_every_form_of_query_is_answered(store):
    with QueryWorker(store) as worker:
        rows = json.loads(worker.ask(Request(ZONES, prefixes=PREFIXES)).data)["results"]["bindings"]
        assert [row["name"]["value"] for row in rows] == sorted(e.name for e in CORPUS.entities if e.kind == "Zone")
        assert json.loads(worker.ask(Request("ASK { ?s ?p ?o }")).data)["boolean"] is True
        turtle = worker.ask(Request("CONSTRUCT WHERE { ?z a kg:Zone }", prefixes=PREFIXES))
        assert turtle.kind == "triples"
        assert len(list(ox.parse(turtle.data, ox.RdfFormat.TURTLE))) == len(rows)
        described = worker.ask(Request(f"DESCRIBE <{rows[0]['z']['value']}>"))
        assert rows[0]["name"]["value"] in described.text


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_row_limits_change_no_answer_that_fits(store, form):
    with QueryWorker(store) as worker:
        free = worker.ask(Request(ZONES, solutions=form, prefixes=PREFIXES))
        assert worker.ask(Request(ZONES, solutions=form, prefixes=PREFIXES, rows=500)) == free


def test_limits_are_held(store):
    with QueryWorker(store) as worker:
        for request in (
            Request("SELECT * { ?s ?p ?o }", rows=10),
            Request("CONSTRUCT WHERE { ?s ?p ?o }", rows=10),
            Request("SELECT * { ?s ?p ?o }", size=1000),
        ):
            with pytest.raises(AnswerTooLongError, match="LIMIT"):
                worker.ask(request)
        assert worker.ask(Request("ASK {}"))


def test_a_slow_query_really_ends(store):
    with QueryWorker(store) as worker:
        started = time.monotonic()
        with pytest.raises(QueryTimeoutError, match=r"after 0\.3 s"):
            worker.ask(Request(SLOW), timeout=0.3)
        assert time.monotonic() - started < 5
        assert worker._process is None
        assert worker.ask(Request("ASK {}")).kind == "boolean", "the next query has a worker again"


def test_errors_show_the_place(store):
    with pytest.raises(QueryError, match="line 2, column 10, before"):
        run_query(store, "SELECT ?x WHERE {\n FILTR(?x) }")
    with pytest.raises(QueryError, match="Prefix not found"):
        run_query(store, "SELECT * { ?s nowhere:x ?o }")
    with pytest.raises(QueryError, match="end of the line"):
        run_query(store, "SELECT * {")
    assert "line 9" in explain_syntax("error at 9:1: expected OPTIONAL", "one line")


def test_a_missing_store_is_named(tmp_path):
    with pytest.raises(StoreError, match="no store here"):
        run_query(tmp_path / "none", "ASK {}")


def test_a_worker_follows_the_store(tmp_path):
    def count(worker):
        return worker.ask(Request("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", solutions="csv")).data

    with open_writer(tmp_path / "s", "x") as writer:
        writer.put(EXTRACTIONS[0])
        writer.commit()
        with QueryWorker(tmp_path / "s") as worker:
            before = count(worker)
            writer.put(EXTRACTIONS[1])
            writer.commit()
            assert count(worker) != before


def test_formats_of_the_command(store):
    table = run(query, ZONES, "--store", store)
    assert table.splitlines()[0].split() == ["z", "name"]
    assert "zone:" in table
    rows = list(csv.reader(io.StringIO(run(query, ZONES, "--store", store, "--format", "csv"))))
    assert rows[0] == ["z", "name"]
    assert len(rows) == len(table.splitlines()) - 1
    assert json.loads(run(query, ZONES, "--store", store, "--format", "json"))["head"]["vars"] == ["z", "name"]
    assert run(query, "ASK {}", "--store", store) == "yes\n"
    assert "@prefix kg:" in run(query, "CONSTRUCT WHERE { ?z a kg:Zone }", "--store", store)
    with pytest.raises(QueryError, match="is a graph"):
        CliRunner().invoke(query, ["DESCRIBE kg:x", "--store", store, "--format", "csv"], catch_exceptions=False)


def test_query_from_a_file(store, tmp_path):
    path = tmp_path / "q.rq"
    path.write_text(ZONES, encoding="utf-8")
    assert run(query, "-f", str(path), "--store", store) == run(query, ZONES, "--store", store)


def test_named_questions_bind_what_is_given(tmp_path):
    path = tmp_path / "zones-of-region.rq"
    path.write_text(
        "# title-zh: 某地的园区\n# title-en: Zones of a region\n# param: region string 成都市\n"
        'SELECT ?z WHERE { VALUES ?region { "成都市" } ?z kg:locatedIn/skos:prefLabel ?l FILTER(STR(?l) = ?region) }',
        encoding="utf-8",
    )
    question = read_question(path)
    assert (question.title_en, question.parameters[0].example) == ("Zones of a region", "成都市")
    assert 'VALUES ?region { "广州\\"市" }' in question.bind({"region": '广州"市'})
    assert question.bind({}) == path.read_text(encoding="utf-8")
    with pytest.raises(QueryError, match="no parameter zone"):
        question.bind({"zone": "x"})


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "1e3"), ("date", "2023年"), ("iri", "http://x> . ?s"), ("iri", "x"), ("decimal", "a")],
)
def test_values_of_the_wrong_type_are_refused(kind, value):
    with pytest.raises(QueryError, match=kind):
        write_term(kind, value)


@pytest.mark.parametrize("value", ['"', "\\", 'x" } ?s ?p ?o { "', "\n", "成都"])
def test_no_value_breaks_out_of_its_term(value):
    found = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {write_term('string', value)} }} }}")
    assert [row["x"].value for row in found] == [value]


def test_tables_stand_straight_under_chinese():
    lines = format_table(["name", "n"], [["成都高新区", "1"], ["x", "22"]]).splitlines()
    assert [display_width(line[: line.rindex(" ")]) for line in lines[2:]] == [11, 11]


def test_stats_count_what_is_there(store):
    counts = count_store(store)
    assert counts["totals"]["documents"] == len(EXTRACTIONS)
    assert counts["totals"]["statements"] == len(CORPUS.statements) == sum(counts["modalities"].values())
    assert counts["totals"]["entities"] == len(CORPUS.entities)
    assert "statements" in run(stats, "--store", store)
    assert EXTRACTIONS[3].document in run(stats, "--documents", "--store", store)


def test_show_prints_all_that_is_said(store):
    statement = max(CORPUS.statements, key=lambda s: len(s.evidence))
    subject = CORPUS.by_id[statement.subject]
    portrait = describe_entity(store, subject.id)
    assert (portrait.name, portrait.aliases) == (subject.name, subject.aliases)
    assert len(portrait.outgoing) == sum(s.subject == subject.id for s in CORPUS.statements)
    assert len(portrait.incoming) == sum(s.object == subject.id for s in CORPUS.statements)
    assert len(portrait.figures) == sum(o.subject == subject.id for o in CORPUS.observations)
    text = run(show, subject.name, "--store", store)
    assert statement.evidence[0].text in text
    with pytest.raises(QueryError, match="no entity is named"):
        describe_entity(store, "无此名")


def test_search_finds_by_part(store):
    assert "高新技术产业开发区" in run(search, "高新技术", "--store", store)
    assert json.loads(run(search, "gxjs", "--store", store, "--format", "json"))[0]["kind"] == "Zone"


def test_kg_query_starts_fast_and_imports_nothing_heavy(store):
    code = (
        "import sys, resource; sys.argv = ['kg', 'query', 'ASK {}', '--store', sys.argv[1]]\n"
        "from kg.cli import cli\n"
        "cli(standalone_mode=False)\n"
        "heavy = {'jieba', 'networkx', 'rdflib', 'pyvis', 'igraph', 'pandas', 'numpy', 'scipy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "parts = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "print(sum(p.ru_utime + p.ru_stime for p in parts))"
    )
    plain = "import resource, rdflib; u = resource.getrusage(resource.RUSAGE_SELF); print(u.ru_utime + u.ru_stime)"

    def cpu(*words: str) -> float:
        done = subprocess.run([sys.executable, "-c", *words], capture_output=True, text=True, check=True)
        return float(done.stdout.split()[-1])

    both = [(cpu(code, store), cpu(plain)) for _ in range(5)]
    mine, theirs = (min(column) for column in zip(*both, strict=True))
    assert mine <= 1.5 * theirs, "an answer costs more than importing rdflib one and a half times"


def test_the_worker_imports_nothing_heavy():
    code = "import sys, kg.query.worker; print(sorted(sys.modules))"
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for name in ("kg.types", "kg.graph", "click", "dataclasses"):
        assert f"'{name}'" not in names, name


def test_open_store_reads_what_the_worker_reads(store):
    with open_store(Path(store)) as opened:
        rows = [row[0].value for row in opened.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")]
    answer = run_query(store, Request("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", solutions="csv"))
    assert answer.text.split()[1] == rows[0]
