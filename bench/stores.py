"""The store: loading, ten typical queries against rdflib on the same graph, growth by 1%, and 200 clients at once."""

from __future__ import annotations

import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import rdflib

from kg.query.questions import find_question
from kg.store import open_store, open_writer, write_store
from kg.store.generations import StoreEditor
from kg.types import ArticleRecord, Entity, Evidence, Extraction, Quantity, Span, Statement
from kg.vocabulary import Kind, Modality, Predicate

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

SMALL, LARGE = 1_100, 5_600
"""Documents that make about 200,000 and 1,000,000 triples."""
GROWING = 20_000
QUESTIONS = (
    "evidence-of",
    "figures-over-time",
    "gatherings",
    "key-enterprises",
    "largest-projects",
    "project-board",
    "project-timeline",
    "signed-by-region",
    "zone-profile",
    "zones-in-region",
)
"""Ten competency questions that rdflib, too, ends within a minute; four of all others it does not."""
STATEMENTS = 2_000
"""Statements that make about 100,000 triples, for the comparison with rdflib."""
LOOKUPS = (
    "SELECT ?z { ?z skos:prefLabel '甲7号高新技术产业开发区'@zh }",
    """SELECT ?p ?n { ?s rdf:subject ?z ; rdf:predicate ?p ; rdf:object/skos:prefLabel ?n .
        ?z skos:prefLabel '甲7号高新技术产业开发区'@zh }""",
)
"""What the clients ask."""


def make_extraction(number: int) -> Extraction:
    """A document as news has it: a few well-known places, companies of which some recur, a project of its own."""
    rng = random.Random(number)
    document = f"{number:06}.txt"

    def rank(count: int) -> int:
        return int(count ** rng.random()) - 1

    site = rank(600)
    city = f"{11 + site % 30:02}{1 + site % 20:02}00"  # a zone lies in one city, whoever writes of it
    zone, firm = f"甲{site}号高新技术产业开发区", f"乙{rank(60_000)}科技有限公司"
    aliases = (firm.removesuffix("有限公司"),) if rng.random() < 0.4 else ()
    entities = (
        Entity("e0", Kind.REGION, f"第{city}市", (), (("gbt2260", city),), (document,)),
        Entity("e1", Kind.ZONE, zone, (), (), (document,)),
        Entity("e2", Kind.COMPANY, firm, aliases, (), (document,)),
        Entity("e3", Kind.PROJECT, f"丙{number}产业园项目", (), (), (document,)),
        Entity("e4", Kind.INDUSTRY, f"丁{rank(200)}产业", (), (), (document,)),
    )
    amount = Quantity(Decimal(rng.randrange(1, 200)), "亿元", currency="CNY")
    facts = (
        ("e1", Predicate.LOCATED_IN, "e0"),
        ("e1", Predicate.SIGNED, "e2"),
        ("e2", Predicate.SETTLED_IN, "e1"),
        ("e2", Predicate.INVESTS, "e3"),
        ("e1", Predicate.FOCUSES_ON, "e4"),
    )
    day = f"2021-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
    statements = []
    for place, (subject, predicate, target) in enumerate(facts):
        piece = Evidence(document, "要闻", place * 50, place * 50 + 40, f"{zone}与{firm}签约建设项目", "bench.made_up")
        held = amount if predicate in (Predicate.SIGNED, Predicate.INVESTS) else None
        statements.append(Statement(subject, predicate, target, Modality.FACT, (piece,), held, day, confidence=0.8))
    articles = (ArticleRecord("要闻", day, Span(0, 400)),)
    return Extraction(document, document, day, f"{number:064x}", articles, entities, tuple(statements), ())


def build(path: Path, numbers: range) -> None:
    """Puts documents into a store."""
    with open_writer(path, "bench") as writer:
        for number in numbers:
            writer.put(make_extraction(number))
        writer.commit()


def measure_store() -> Iterator[tuple[str, ...]]:
    """Rows: what, size, CPU seconds, note."""
    yield "store", "size", "CPU s", "note"
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        yield from _measure_load(Path(folder))
        yield from _measure_growth(Path(folder))


def _measure_load(folder: Path) -> Iterator[tuple[str, ...]]:
    build(folder / "large", range(LARGE))
    dump = folder / "large.nt"
    with open_store(folder / "large") as store:
        store.graph.dump(str(dump), ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        triples = len(store)
    start = _cpu()
    with StoreEditor(folder / "loaded") as editor:
        editor.edit_graph(lambda graph: graph.bulk_load(path=str(dump), format=ox.RdfFormat.N_TRIPLES))
    yield "load of N-Triples into a store", f"{triples:,} triples", f"{_cpu() - start:.1f}", ""


def _measure_growth(folder: Path) -> Iterator[tuple[str, ...]]:
    start = _cpu()
    build(folder / "growing", range(GROWING))
    full = _cpu() - start
    yield "all documents", f"{GROWING:,} documents", f"{full:.1f}", "without extraction"
    start = _cpu()
    build(folder / "growing", range(GROWING, GROWING + GROWING // 100))
    grown = _cpu() - start
    yield "1% more", f"{GROWING // 100:,} documents", f"{grown:.1f}", f"{grown / full:.1%} of the full build"


def measure_queries() -> Iterator[tuple[str, ...]]:
    """Rows: question, rows, milliseconds of CPU on the store, on rdflib, ratio."""
    yield "question", "rows", "store ms", "rdflib ms", "times faster"
    from synthetic_corpora import make_corpus

    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        write_store(Path(folder) / "s", (), make_corpus(STATEMENTS, documents=STATEMENTS // 20))
        with open_store(Path(folder) / "s") as store:
            data = ox.serialize((quad.triple for quad in store.quads()), format=ox.RdfFormat.N_TRIPLES)
            graph = rdflib.Graph().parse(data=data or b"", format="nt")
            sums = [0.0, 0.0]
            for name in QUESTIONS:
                query = find_question(name).sparql
                ours, found = _time_query(lambda q=query: list(store.graph.query(q)), 3)
                theirs, wanted = _time_query(lambda q=query: list(graph.query(q)), 1)
                assert found == wanted, (name, found, wanted)
                sums = [sums[0] + ours, sums[1] + theirs]
                yield name, str(found), f"{ours:.1f}", f"{theirs:.0f}", f"{theirs / ours:.0f}"
            total = f"sum over {len(graph):,} triples"
            yield total, "", f"{sums[0]:.0f}", f"{sums[1]:.0f}", f"{sums[1] / sums[0]:.0f}"


def _time_query(call, runs: int) -> tuple[float, int]:  # type: ignore[no-untyped-def]
    found, times = 0, []
    for _ in range(runs):
        start = time.process_time()
        found = len(call())
        times.append(time.process_time() - start)
    return min(times) * 1000, found


def measure_clients(clients: int = 200, seconds: float = 30.0) -> Iterator[tuple[str, ...]]:
    """Rows: what came of many clients that ask a server over loopback at the same time."""
    yield "clients", "seconds", "answers", "failed", "per second", "p50 ms", "p99 ms", "most ms"
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        build(Path(folder) / "s", range(SMALL))
        command = [sys.executable, "-m", "kg", "serve", "--store", f"{folder}/s", "--port", "18765", "--quiet"]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            times, failed = asyncio.run(_ask_together(18765, clients, seconds))
        finally:
            server.terminate()
            server.wait()
    times.sort()
    shares = [f"{times[min(len(times) - 1, int(len(times) * share))] * 1000:.0f}" for share in (0.5, 0.99, 1.0)]
    yield str(clients), f"{seconds:g}", f"{len(times):,}", str(failed), f"{len(times) / seconds:.0f}", *shares


async def _ask_together(port: int, clients: int, seconds: float) -> tuple[list[float], int]:
    """Each client asks over one connection again and again; over bare sockets, or its library would be measured."""
    times: list[float] = []
    failed = 0
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            break
        except OSError:
            await asyncio.sleep(0.1)
    deadline = time.monotonic() + seconds

    async def ask(number: int) -> None:
        nonlocal failed
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        path = f"/sparql?query={quote(LOOKUPS[number % len(LOOKUPS)])}"
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        while time.monotonic() < deadline:
            start = time.monotonic()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            body = await reader.readexactly(length)
            failed += not head.startswith(b"HTTP/1.1 200") or b'"results"' not in body
            times.append(time.monotonic() - start)
        writer.close()

    await asyncio.gather(*(ask(number) for number in range(clients)))
    return times, failed


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    for table in (measure_queries, measure_clients, measure_store):
        for row in table():
            print("| " + " | ".join(row) + " |", flush=True)
        print()
