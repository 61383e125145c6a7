"""Graphs on real servers: the same answers, the same exports, and pushes that can be broken off."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from golden_corpora import make_golden
from sparql_servers import PASSWORD, find_oxigraph, find_virtuoso, free_port, run_oxigraph, run_virtuoso
from synthetic_extractions import make_extraction
from test_server import TOKEN, serve

from kg.cli.query import query
from kg.entities import merge_extractions
from kg.errors import QueryError, StoreError
from kg.graph import corpus_to_quads
from kg.query.entities import describe_entity
from kg.query.prefixes import PREFIXES
from kg.query.questions import list_questions
from kg.query.stats import count_store
from kg.query.tables import read_solutions
from kg.query.workers import AnswerTooLongError, QueryTimeoutError, Request, run_query
from kg.remote import open_remote
from kg.remote.profiles import parse_address
from kg.remote.pushing import push_graph
from kg.remote.stores import RemoteStore, declare_prefixes
from kg.store import open_writer, write_store

EXTRACTIONS = tuple(make_extraction(number) for number in range(25))
CORPUS = merge_extractions(EXTRACTIONS)
QUADS = tuple(corpus_to_quads(CORPUS))
QUESTIONS = (
    "SELECT ?n (COUNT(?s) AS ?c) { ?s a kg:Statement ; rdf:subject/skos:prefLabel ?n } GROUP BY ?n ORDER BY ?n",
    "SELECT ?z ?n { ?z a kg:Zone ; skos:prefLabel ?n } ORDER BY ?n ?z",
    'SELECT ?q { ?e oa:exact ?q FILTER CONTAINS(?q, "开工") } ORDER BY ?q',
    "SELECT ?s ?v ?b { ?s kg:amount ?a . ?a kg:value ?v ; schema:value ?b } ORDER BY ?s",
    'SELECT ?s ?d { ?s kg:startDate ?d FILTER (?d >= "2021-06-01"^^xsd:date) } ORDER BY ?s ?d',
    "SELECT ?c { ?c a kg:Company OPTIONAL { ?c skos:altLabel ?a } FILTER(!BOUND(?a)) } ORDER BY ?c",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("remote") / "s"
    with open_writer(path, "x") as writer:
        for extraction in EXTRACTIONS:
            writer.put(extraction)
        writer.commit()
    return str(path)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso", "kg"])
def server(request, tmp_path_factory) -> Iterator[str]:
    """The address of an empty server of each kind."""
    path: Path = tmp_path_factory.mktemp(request.param)
    if request.param == "oxigraph":
        if not find_oxigraph():
            pytest.skip(reason="no oxigraph server: pip install oxigraph")
        with run_oxigraph(path) as address:
            yield address
    elif request.param == "virtuoso":
        if not find_virtuoso():
            pytest.skip(reason="no Virtuoso: apt-get install virtuoso-opensource-7")
        with run_virtuoso(path) as address:
            yield address
    else:
        open_writer(path / "s", "x").close()
        with serve(path / "s", writable=True, token=TOKEN) as client:
            yield str(client.base_url).rstrip("/").replace("http://", f"http://any:{TOKEN}@")


@pytest.fixture(scope="module")
def remote(server) -> Iterator[RemoteStore]:
    with open_remote(server) as store:
        push_graph(store, QUADS)
        yield store


@pytest.fixture(scope="module")
def golden_folder(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("golden") / "s"
    write_store(path, (), make_golden())
    return str(path)


def rows(answer) -> list[list[str]]:
    return [["" if cell is None else cell["value"] for cell in row] for row in read_solutions(answer)[1]]


@pytest.mark.parametrize("question", QUESTIONS)
def test_servers_answer_as_the_folder_does(remote, folder, question):
    request = Request(question, prefixes=PREFIXES)
    assert rows(remote.ask(request)) == rows(run_query(folder, request))


def test_every_form_of_query(remote):
    assert remote.ask(Request("ASK { ?s ?p ?o }")).text.count("true") == 1
    assert "false" in remote.ask(Request("ASK { <http://example.org/x> ?p ?o }")).text
    turtle = remote.ask(Request("CONSTRUCT { ?z a kg:Zone } WHERE { ?z a kg:Zone }", prefixes=PREFIXES))
    assert (turtle.kind, turtle.format) == ("triples", "turtle")
    assert "高新" in remote.ask(Request(QUESTIONS[1], solutions="csv", prefixes=PREFIXES)).text


def test_the_graph_comes_back_whole(remote):
    assert remote.corpus() == CORPUS
    assert remote.count() == len(QUADS)


def test_commands_take_an_address(remote, server, folder):
    entity = next(e for e in CORPUS.entities if e.kind == "Zone")
    assert describe_entity(server, entity.name).outgoing == describe_entity(folder, entity.name).outgoing
    assert count_store(server) == count_store(folder)
    done = CliRunner().invoke(query, [QUESTIONS[1], "--store", server], catch_exceptions=False)
    assert entity.name in done.stdout


@pytest.fixture(scope="module")
def golden(server) -> Iterator[RemoteStore]:
    with open_remote(server.partition("#")[0] + "#https://example.org/golden") as store:
        push_graph(store, corpus_to_quads(make_golden()))
        yield store


def cells(answer) -> list[list[str]]:
    """The rows as values, numbers without trailing zeros, lists and rows in order: SPARQL leaves both orders open."""
    found = []
    for row in read_solutions(answer)[1]:
        found.append(["、".join(sorted(_value(cell).split("、"))) for cell in row])
    return sorted(found)


def _value(cell) -> str:
    if cell is None:
        return ""
    numeric = cell.get("datatype", "").rpartition("#")[2] in ("decimal", "integer", "double")
    return f"{Decimal(cell['value']).normalize():f}" if numeric else cell["value"]


@pytest.mark.parametrize("question", list_questions(), ids=lambda q: q.name)
def test_competency_questions_have_the_same_answers_everywhere(golden, golden_folder, question):
    for values in ({}, {p.name: p.example for p in question.parameters}):
        request = Request(question.bind(values))
        assert cells(golden.ask(request)) == cells(run_query(golden_folder, request))


def test_errors_are_plain(remote):
    with pytest.raises(QueryError) as caught:
        remote.ask(Request("SELECT * { ?s ?p"))
    assert PASSWORD not in str(caught.value)


def test_a_broken_push_goes_on(server):
    quads = sorted(QUADS, key=str)[:1000]
    with open_remote(server.partition("#")[0] + "#https://example.org/pushed") as store:
        store.profile = type(store.profile)(**{**_fields(store.profile), "batch": 100})
        sent, send = [], store.client.send

        def fail_at_the_seventh(method, url, **rest):
            if method == "POST" and rest.get("content"):
                sent.append(url)
                if len(sent) == 7:
                    raise StoreError("the line is cut")
            return send(method, url, **rest)

        store.client.send = fail_at_the_seventh
        with pytest.raises(StoreError, match="the line is cut"):
            push_graph(store, quads)
        push = push_graph(store, quads)
        assert (push.triples, push.resumed, push.sent) == (1000, 6, 4)
        assert store.count() == 1000
        assert push_graph(store, quads[:10]).triples == 10
        assert store.count() == 10
        push_graph(store, [])
        assert store.count() == 0


def _fields(profile) -> dict:
    return {name: getattr(profile, name) for name in type(profile).__slots__}


def test_virtuoso_does_not_cut_answers_silently(server):
    if "kg:" not in server:
        return
    with open_remote(server) as store, pytest.raises(AnswerTooLongError, match="cut"):
        store.ask(Request("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"))


def test_addresses_are_taken_apart():
    address = parse_address("http://u:p%40@[::1]:88/a/b?x=1#https://g")
    assert (address.url, address.graph, address.has_path) == ("http://[::1]:88/a/b?x=1", "https://g", True)
    with pytest.raises(StoreError, match="no address"):
        parse_address("http://:80")


def test_prefixes_are_declared_where_they_lack():
    known = {"kg": "https://k/", "skos": "https://s/"}
    assert declare_prefixes("ASK { ?a kg:b <http://c> }", known) == "PREFIX kg: <https://k/> ASK { ?a kg:b <http://c> }"
    assert declare_prefixes("PREFIX kg: <x:> ASK { kg:a skos:b ?kg }", known).startswith("PREFIX skos:")


class _Lazy(http.server.BaseHTTPRequestHandler):
    """Fails twice, then answers; what asks for patience it never answers."""

    failures = 2

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if b"patience" in body:
            threading.Event().wait(1.5)
            return
        type(self).failures -= 1
        self.send_response(503 if self.failures >= 0 else 200)
        self.send_header("content-type", "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(b'{"head": {}, "boolean": true}')

    def log_message(self, *arguments):
        """Says nothing."""


def test_lost_answers_are_asked_for_again_and_slow_ones_given_up():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Lazy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with open_remote(f"http://127.0.0.1:{server.server_port}/sparql") as store:
            assert store.ask(Request("ASK {}")).kind == "boolean"
            with pytest.raises(QueryTimeoutError, match="no answer in time"):
                store.ask(Request("ASK { <x:patience> ?p ?o }"), timeout=0.3)
    finally:
        server.shutdown()
        server.server_close()


def test_nobody_there_is_said_plainly():
    with pytest.raises(StoreError, match="is the server up"):
        open_remote(f"http://user:{PASSWORD}@127.0.0.1:{free_port()}")
