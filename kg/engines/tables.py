"""The stages of a distributed build as functions over Arrow record batches: no engine in sight, so that each can be
tested alone and any engine that hands out batches (Spark's `mapInArrow`) can run them.

    files → documents → extractions → places and forms → (forms of one component) → IRIs → rows of the graph → lines

Every function takes an iterator of batches and yields batches, holds one batch (or one component) at a time, and does
to it just what the build on one machine does.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.containment import find_inward
from kg.entities.merging import join_entities
from kg.errors import DocumentError, EngineError
from kg.graph import terms as t
from kg.graph.derivation import derive_codes
from kg.graph.ownership import is_owned, name_subject
from kg.graph.writing import GraphWriter
from kg.identity import DATA
from kg.reading import ReadOptions, read_source
from kg.reading.files import SourceFile, is_wanted, name_file
from kg.store.codec import decode_extraction, encode_extraction
from kg.store.facts import decode_fact, encode_fact
from kg.store.links import Claim, decode_entity, decode_form, encode_entity, encode_form, link_keys, make_claims
from kg.store.pieces import encode_lives, write_document, write_life
from kg.types import Corpus, Document, Extraction, Statement

Batches = Iterator[pa.RecordBatch]
Row = dict[str, Any]

_ROWS = 500
"""Rows to a batch that is handed on."""

FILE_COLUMNS = {"path": "string", "name": "string", "suffix": "string", "packed": "boolean", "content": "binary"}
DOCUMENT_COLUMNS = {
    "document": "string",
    "sha256": "string",
    "text": "string",
    "source": "string",
    "published": "string",
    "title": "string",
    "markup": "boolean",
    "problem": "string",
}
EXTRACTION_COLUMNS = {
    "document": "string",
    "sha256": "string",
    "published": "string",
    "body": "binary",
    "fresh": "boolean",
    "problem": "string",
}
PLACE_COLUMNS = {"document": "string", "number": "int", "form": "string", "entity": "string"}
KEY_COLUMNS = {"form": "string", "key": "string"}
IRI_COLUMNS = {"form": "string", "iri": "string", "entity": "string"}
GRAPH_COLUMNS = {"family": "string", "key": "string", "weight": "double", "value": "string"}
LINE_COLUMNS = {"family": "string", "line": "string"}
"""Column → its type, as Spark spells it, of each stage's batches."""

_ARROW = {
    "string": pa.large_string(),
    "binary": pa.large_binary(),
    "boolean": pa.bool_(),
    "int": pa.int32(),
    "double": pa.float64(),
}

OWN, SHARED = "own", "shared"
"""Families of lines: those that one row of one stage alone can write, and those that several may write alike."""
LINE, FACT, EDGE, PROJECT = "line", "fact", "edge", "project"
"""Families of a document's rows: finished lines, facts to join by content, what lies in what, facts of projects."""


def spark_schema(columns: dict[str, str]) -> str:
    """The columns in the words of SQL's CREATE TABLE."""
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


def read_files(batches: Batches, *, options: ReadOptions) -> Batches:
    """Rows of files → rows of their documents. A file without content is opened here, one without name is
    named after its path (and passed over where folders are not searched for its kind); what cannot be read is a row
    with its `problem` and no text."""
    return _pack(DOCUMENT_COLUMNS, (row for file in _rows(batches) for row in _read_file(file, options)))


def _read_file(row: Row, options: ReadOptions) -> Iterator[Row]:
    if "name" in row:
        file = SourceFile(row["path"], row["name"], row["suffix"], row["packed"])
    elif is_wanted(row["path"].rpartition("/")[2]):
        file = name_file(row["path"])
    else:
        return
    content = row["content"]
    for document in read_source(file, options, io.BufferedReader(io.BytesIO(content)) if content is not None else None):
        if isinstance(document, DocumentError):
            yield {"document": "", "sha256": "", "problem": str(document)}
            continue
        yield {
            "document": document.id,
            "sha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "text": document.text,
            "source": document.source,
            "published": document.published,
            "title": document.title,
            "markup": document.markup,
        }


def extract_rows(batches: Batches, *, extractor: str) -> Batches:
    """Rows of documents → rows of encoded extractions; a row whose `body` a cache has given already is handed on.

    EngineError where the kg of this worker is not the one that was asked for.
    """
    from kg.fingerprint import extractor_name
    from kg.pipeline import extract_document
    from kg.seeds import load_lexicon

    if extractor_name() != extractor:
        raise EngineError(
            f"this worker has {extractor_name()}, the driver {extractor}: "
            "ship one bundle to all: python -m kg.engines.bundles"
        )
    lexicon = load_lexicon()

    def extract(row: Row) -> Row:
        body = row.get("body")
        fresh = body is None and not row["problem"]
        if fresh:
            document = Document(*(row[name] for name in ("document", "text", "source", "published", "title", "markup")))
            body = encode_extraction(extract_document(document, lexicon))
        held = {name: row[name] for name in ("document", "sha256", "published", "problem")}
        return {**held, "body": body, "fresh": fresh}

    return _pack(EXTRACTION_COLUMNS, map(extract, _rows(batches)))


def find_places(batches: Batches) -> Batches:
    """Rows of extractions → a row for each entity of each: the digest of its form, and the form."""
    return _pack(PLACE_COLUMNS, (row for e in _extractions(batches) for row in _find_places(e)))


def _find_places(extraction: Extraction) -> Iterator[Row]:
    for number, entity in enumerate(extraction.entities):
        body = encode_form(entity, extraction)
        form = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        yield {"document": extraction.document, "number": number, "form": form, "entity": body}


def find_keys(batches: Batches) -> Batches:
    """Rows (form, entity) → a row for each key by which the form joins others."""
    return _pack(KEY_COLUMNS, (row for item in _rows(batches) for row in _find_keys(item)))


def _find_keys(row: Row) -> Iterator[Row]:
    entity, _ = decode_form(row["entity"], 0)
    for key in dict.fromkeys(link_keys(row["entity"], entity)):
        yield {"form": row["form"], "key": key}


def merge_components(batches: Batches) -> Batches:
    """Rows (component, document, number, form, entity) that lie sorted by the first three → a row for each form with
    the IRI of its entity, and the merged entity beside one of them."""
    return _pack(IRI_COLUMNS, (row for _, rows in _groups(batches, "component") for row in _merge(rows)))


def _merge(rows: list[Row]) -> Iterator[Row]:
    decoded = [(row, *decode_form(row["entity"], number)) for number, row in enumerate(rows)]
    entities, iris = join_entities([(row["document"], entity, keys) for row, entity, keys in decoded])
    written: set[str] = set()
    for row, entity, _ in decoded:
        iri = iris[row["document"], entity.id]
        merged = None if iri in written else encode_entity(entities[iri])
        written.add(iri)
        yield {"form": row["form"], "iri": iri, "entity": merged}


def resolve_documents(batches: Batches) -> Batches:
    """Rows (body, iris: its entities' IRIs in order) → what the document adds to the graph: its own lines, and the
    facts, edges and projects' facts that are joined with those of other documents first."""
    return _pack(GRAPH_COLUMNS, (row for item in _rows(batches) for row in _resolve(item)))


def _resolve(row: Row) -> Iterator[Row]:
    extraction = decode_extraction(row["body"])
    iris = {e.id: iri for e, iri in zip(extraction.entities, row["iris"] or (), strict=True)}
    claims = make_claims(extraction, iris)
    yield from (_graph_row(LINE, line=line) for line in _write_document(extraction, iris, claims))
    for claim in claims:
        fact = claim.fact
        item = f"{claim.item:x}"
        yield _graph_row(FACT, item, encode_fact(replace(fact, evidence=())), fact.confidence)
        if isinstance(fact, Statement) and find_inward([fact]):
            yield _graph_row(EDGE, fact.subject, fact.object)
    yield from (_graph_row(PROJECT, project, body) for project, body in encode_lives(extraction, claims))


def _graph_row(family: str, key: str = "", value: str = "", weight: float = 0.0, *, line: str = "") -> Row:
    return {"family": family, "key": key, "value": line or value, "weight": weight}


def _write_document(extraction: Extraction, iris: dict[str, str], claims: Iterable[Claim]) -> Iterator[str]:
    """The lines that nobody but this document writes: its articles and evidence, and what points at them."""
    owned = (f"{DATA}article/", f"{DATA}document/", f"{DATA}evidence/")
    own = (t.DERIVED_FROM, t.MENTIONED_IN)
    quads = write_document(extraction, iris, claims)
    yield from to_lines({quad for quad in quads if quad.predicate in own or name_subject(quad).startswith(owned)})


def write_facts(batches: Batches) -> Batches:
    """Rows (value: a fact, weight: its confidence) → the lines of its node but for its evidence."""

    def quads(row: Row) -> Iterable[Quad]:
        fact = replace(decode_fact(row["value"]), confidence=row["weight"])
        alone = Corpus((), (), (fact,), ()) if isinstance(fact, Statement) else Corpus((), (), (), (fact,))
        return GraphWriter(alone).quads()

    return _write_lines(batches, quads)


def write_entities(batches: Batches) -> Batches:
    """Rows (iri, entity) → the lines of the entity, and what the changes table says of its code."""

    def quads(row: Row) -> Iterable[Quad]:
        corpus = Corpus(entities=(decode_entity(row["iri"], row["entity"]),))
        return [*GraphWriter(corpus).quads(), *derive_codes(corpus)]

    return _write_lines(batches, quads)


def write_edges(batches: Batches) -> Batches:
    """Rows (child, parent) → the lines that say what lies in what."""
    return _write_lines(batches, lambda row: [Quad(NamedNode(row["child"]), t.WITHIN, NamedNode(row["parent"]))])


def write_projects(batches: Batches) -> Batches:
    """Rows (key: a project, value: one of its facts with evidence, entity) sorted by project → the lines of its
    life."""
    groups = _groups(batches, "key")
    return _pack(LINE_COLUMNS, (row for iri, rows in groups for row in _line_rows(_live(str(iri), rows))))


def _live(project: str, rows: list[Row]) -> Iterator[Quad]:
    return write_life(decode_entity(project, rows[0]["entity"]), (row["value"] for row in rows))


def _write_lines(batches: Batches, quads: Callable[[Row], Iterable[Quad]]) -> Batches:
    return _pack(LINE_COLUMNS, (line for row in _rows(batches) for line in _line_rows(quads(row))))


def _line_rows(quads: Iterable[Quad]) -> Iterator[Row]:
    parts: dict[str, set[Quad]] = {OWN: set(), SHARED: set()}
    for quad in quads:
        parts[OWN if is_owned(quad) else SHARED].add(quad)
    for family, held in parts.items():
        yield from ({"family": family, "line": line} for line in to_lines(held))


def to_lines(quads: Iterable[Quad]) -> list[str]:
    """The quads as lines of N-Quads without line feed."""
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return data.decode().split("\n")[:-1]


def _extractions(batches: Batches) -> Iterator[Extraction]:
    return (decode_extraction(row["body"]) for row in _rows(batches))


def _rows(batches: Batches) -> Iterator[Row]:
    for batch in batches:
        yield from batch.to_pylist()


def _groups(batches: Batches, column: str) -> Iterator[tuple[object, list[Row]]]:
    for key, rows in groupby(_rows(batches), key=itemgetter(column)):
        yield key, list(rows)


def _pack(columns: dict[str, str], rows: Iterable[Row]) -> Batches:
    """Rows → batches; a column that a row does not name is null."""
    schema = pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()])
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) >= _ROWS:
            yield pa.RecordBatch.from_pylist(held, schema)
            held = []
    if held:
        yield pa.RecordBatch.from_pylist(held, schema)
