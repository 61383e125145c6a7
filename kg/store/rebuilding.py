"""The whole graph written anew with one document in memory at a time.

Documents are read twice: for the names of their entities, which are then merged one group of tied forms after the
other, and for what they say with the IRIs that came of it. What has to be brought together from many documents (a
fact's confidence, a project's life, what lies in what) waits in tables of SQLite's, which keeps them on disk.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import groupby, islice
from operator import itemgetter

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.containment import find_parents, find_reach
from kg.graph import terms as t
from kg.graph.derivation import derive_codes
from kg.graph.description import describe_corpus
from kg.graph.values import share
from kg.graph.writing import GraphWriter
from kg.identity import DATA
from kg.store.facts import kind_of
from kg.store.links import ClaimRow, name_item, put_rows, read_entities, read_iris
from kg.store.pieces import write_life_lines, write_piece
from kg.types import Corpus, DocumentRecord, Entity
from kg.vocabulary import PLACES, Kind
from kg.workers import Workers

_LOADED = 25_000
"""Quads that are loaded at once: of four times as many the loader takes 90 MB more, of a million 300."""
_LOADED_BYTES = 4_000_000
"""The same in lines: some 26,000 quads."""
_THREADS = 2
"""Loaders at the same time: each holds a batch, and a third one waits for the disk."""
_ENTITIES = 1_000
"""Entities that are written at once."""
_WAITING = """
CREATE TEMP TABLE IF NOT EXISTS life (project TEXT NOT NULL, body TEXT NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS inward (child TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (child, parent))
  WITHOUT ROWID;
DELETE FROM life;
DELETE FROM inward;
"""


def write_graph(connection: sqlite3.Connection, graph: Store, workers: Workers) -> None:
    """Fills an empty graph, and the table of claims, once `merge_forms` has filled the others."""
    for statement in _WAITING.split(";"):
        connection.execute(statement)
    load_lines(graph, _write_documents(connection, workers), workers.count)
    load_quads(graph, _write_confidences(connection))
    load_quads(graph, _write_entities(connection))
    load_lines(graph, workers.map(write_life_lines, _read_lives(connection)), workers.count)
    load_quads(graph, _write_containment(connection))
    graph.extend(_describe(connection, len(graph)))
    for table in ("life", "inward"):
        connection.execute(f"DROP TABLE temp.{table}")


def load_quads(graph: Store, quads: Iterable[Quad]) -> None:
    """Adds quads, some of which may be there already."""
    waiting = iter(quads)
    while batch := list(islice(waiting, _LOADED)):
        graph.bulk_extend(batch)


def load_lines(graph: Store, pieces: Iterable[bytes], threads: int = 1) -> None:
    """Adds the quads of N-Quads lines, some of which may be there already, by so many threads, two at most: the loader
    holds no lock of the interpreter's. One thread is this one, for each other one takes memory of its own."""
    threads = min(threads, _THREADS)
    load = partial(graph.bulk_load, format=RdfFormat.N_QUADS, lenient=True)
    if threads == 1:
        for batch in _gather(pieces):
            load(batch)
        return
    waiting: deque[Future[None]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for batch in _gather(pieces):
            waiting.append(pool.submit(load, batch))
            while len(waiting) > threads:
                waiting.popleft().result()
        for future in waiting:
            future.result()


def _gather(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces joined to batches of some _LOADED_BYTES."""
    batch: list[bytes] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece)
        if size >= _LOADED_BYTES:
            yield b"".join(batch)
            batch, size = [], 0
    yield b"".join(batch)


def _write_documents(connection: sqlite3.Connection, workers: Workers) -> Iterator[bytes]:
    """Documents with what they say; of facts that several of them state, the confidence comes later."""
    for piece in workers.map(write_piece, _read_documents(connection)):
        contents = [c for row, c in zip(piece.claims, piece.contents, strict=True) if not _is_stated(connection, row)]
        put_rows(connection, piece.claims)
        connection.executemany("INSERT INTO life VALUES (?, ?)", piece.lives)
        connection.executemany("INSERT OR IGNORE INTO inward VALUES (?, ?)", piece.inward)
        yield b"".join((piece.frame, *contents))


def _read_documents(connection: sqlite3.Connection) -> Iterator[tuple[bytes, list[str]]]:
    """Encoded extraction and IRIs of the entities of each document."""
    for document, body in connection.execute("SELECT id, body FROM document ORDER BY id"):
        yield body, [iri for iri, _ in read_iris(connection, document)]


def _is_stated(connection: sqlite3.Connection, row: ClaimRow) -> bool:
    """Whether a document before this one has stated the fact of a claim."""
    return connection.execute("SELECT 1 FROM claim WHERE item = ? LIMIT 1", (row[2],)).fetchone() is not None


def _write_confidences(connection: sqlite3.Connection) -> Iterator[Quad]:
    """Each fact's confidence: the highest of all that state it."""
    rows = connection.execute("SELECT item, figure, max(confidence) FROM claim GROUP BY item")
    for item, figure, confidence in rows:
        yield Quad(NamedNode(name_item(item, figure=figure)), t.CONFIDENCE, share(confidence))


def _write_entities(connection: sqlite3.Connection) -> Iterator[Quad]:
    entities = read_entities(connection)
    while batch := tuple(islice(entities, _ENTITIES)):
        corpus = Corpus(entities=batch)
        yield from GraphWriter(corpus).quads()
        yield from derive_codes(corpus)


def _read_lives(connection: sqlite3.Connection) -> Iterator[tuple[str, str, list[str]]]:
    """Each project that facts are about: its IRI, the merged entity, the facts."""
    rows = connection.execute("SELECT project, body FROM temp.life ORDER BY project, body")
    for iri, facts in groupby(rows, key=itemgetter(0)):
        body = connection.execute("SELECT body FROM entity WHERE iri = ?", (iri,)).fetchone()[0]
        yield iri, body, [fact for _, fact in facts]


def _write_containment(connection: sqlite3.Connection) -> Iterator[Quad]:
    """What lies in what. Only what something lies in is held in memory: places, not all that is in them."""
    parents = _read_parents(connection)
    rows = connection.execute(
        "SELECT e.iri, i.parent FROM entity e LEFT JOIN temp.inward i ON i.child = e.iri ORDER BY e.iri, i.parent"
    )
    for iri, group in groupby(rows, key=itemgetter(0)):
        own = {parent for _, parent in group if parent is not None}
        inside = find_reach(iri, parents, own)
        if kind_of(iri) in PLACES:
            inside.add(iri)
        for place in sorted(inside):
            yield Quad(NamedNode(iri), t.WITHIN, NamedNode(place))


def _read_parents(connection: sqlite3.Connection) -> Mapping[str, set[str]]:
    """Place → the places right above it, by facts and by codes."""
    regions = f"{DATA}region/"
    coded = read_entities(connection, "WHERE iri >= ? AND iri < ?", (regions, f"{regions}~"))
    parents = find_parents(Corpus(entities=tuple(coded)))
    rows = connection.execute("SELECT child, parent FROM temp.inward WHERE child IN (SELECT parent FROM temp.inward)")
    for child, parent in rows:
        parents[child].add(parent)
    return parents


def _describe(connection: sqlite3.Connection, triples: int) -> Iterator[Quad]:
    dates = connection.execute("SELECT DISTINCT published FROM document").fetchall()
    count = connection.execute("SELECT count(*) FROM entity").fetchone()[0]
    documents = tuple(DocumentRecord("", "", published, "") for (published,) in dates)
    return describe_corpus(Corpus(documents, (Entity("", Kind.REGION, ""),) * count), triples)
