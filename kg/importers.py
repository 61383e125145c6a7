"""Files back into a corpus: the statements file (jsonl) and Turtle, as `kg export` writes them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.fields import read_codes, read_iri, read_number, read_share, read_span, read_string, read_strings
from kg.graph import quads_to_corpus
from kg.identity import observation_key, statement_key
from kg.types import (
    ArticleRecord,
    Corpus,
    DocumentRecord,
    Entity,
    Evidence,
    Extraction,
    Observation,
    Quantity,
    Span,
    Statement,
)
from kg.vocabulary import Bound, Kind, Modality, Predicate

Row = Mapping[str, Any]
_SHOWN = 5
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def read_graph(file: str, name: str | None = None) -> Corpus:
    """The corpus of a file; `-` is standard input. GraphError says every line that is wrong (the first five)."""
    name = name or (Path(file).suffix.removeprefix(".") if file != "-" else "jsonl")
    if name not in ("jsonl", "ttl"):
        raise GraphError(f"{file}: neither .jsonl nor .ttl; say --format")
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise GraphError(f"{file}: {error.strerror or error}") from None
    return _read_turtle(file, data) if name == "ttl" else _read_lines(file, data)


def split_corpus(corpus: Corpus) -> Iterator[Extraction]:
    """The corpus cut into its documents, each as if it had just been extracted: what the store keeps and merges."""
    statements, observations = _cut(corpus.statements), _cut(corpus.observations)
    for document in corpus.documents:
        mine, figures = statements.get(document.id, []), observations.get(document.id, [])
        used = {iri for s in mine for iri in (s.subject, s.object)} | {o.subject for o in figures}
        entities = tuple(
            replace(e, documents=(document.id,)) for e in corpus.entities if e.id in used or document.id in e.documents
        )
        yield Extraction(
            document.id,
            document.source,
            document.published,
            document.sha256,
            document.articles,
            entities,
            tuple(mine),
            tuple(figures),
        )


def _cut(items: Iterable[Any]) -> dict[str, list[Any]]:
    """Per document, the statements (or observations) that it is evidence for, with that evidence alone."""
    rows: dict[str, list[Any]] = {}
    for item in items:
        for document in sorted({e.document for e in item.evidence}):
            part = tuple(e for e in item.evidence if e.document == document)
            rows.setdefault(document, []).append(replace(item, evidence=part))
    return rows


def _read_turtle(file: str, data: bytes) -> Corpus:
    try:
        corpus = quads_to_corpus(ox.parse(data, format=ox.RdfFormat.TURTLE))
        _check_references(corpus)
    except SyntaxError as error:
        raise GraphError(f"{file}:{error.lineno}: not Turtle ({error.msg})") from None
    except GraphError as error:
        raise GraphError(f"{file}: {error}") from None
    return corpus


def _check_references(corpus: Corpus) -> None:
    """GraphError where what is spoken of is no entity, or what is quoted no document."""
    documents = {record.id for record in corpus.documents}
    spoken = [(iri, s.evidence) for s in corpus.statements for iri in (s.subject, s.object)]
    for iri, pieces in [*spoken, *((o.subject, o.evidence) for o in corpus.observations)]:
        if iri not in corpus.by_id:
            raise GraphError(f"<{iri}> is spoken of and is no entity; give it a class of ontology/kg.ttl")
        for piece in pieces:
            if piece.document not in documents:
                raise GraphError(f"{piece.document} is quoted and is no document; declare it as a kg:Document")


def _read_lines(file: str, data: bytes) -> Corpus:
    rows: dict[str, list[Any]] = {kind: [] for kind in _READERS}
    problems: list[str] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode(), parse_float=Decimal, parse_int=Decimal)
            if _SURROGATE.search(line):
                json.dumps(row, ensure_ascii=False, default=str).encode()  # ValueError where half a character is left
            rows[row["kind"]].append(_READERS[row["kind"]](row))
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
            problems.append(f"{file}:{number}: {_explain(error)}")
    if problems:
        more = f"\n… and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        raise GraphError("\n".join(problems[:_SHOWN]) + more)
    return _gather(file, rows)


def _explain(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"no key {error}, or a kind of line that the statements file does not have"
    return f"not a line of a statements file ({error})"


def _gather(file: str, rows: Mapping[str, list[Any]]) -> Corpus:
    by_id = {entity.id: entity for entity in sorted(rows["entity"], key=lambda e: str(e.id))}
    statements = sorted(rows["statement"], key=statement_key)
    observations = sorted(rows["observation"], key=observation_key)
    named = {iri for s in statements for iri in (s.subject, s.object)} | {o.subject for o in observations}
    missing = sorted(named - by_id.keys())
    if missing:
        raise GraphError(f"{file}: {missing[0]} is used and has no line of kind entity")
    documents = {record.id: record for record in rows["document"]}
    cited = {e.document for item in (*statements, *observations) for e in item.evidence}
    for name in sorted(cited | {d for entity in by_id.values() for d in entity.documents}):
        documents.setdefault(name, DocumentRecord(name, "", "", ""))
    return Corpus(
        tuple(documents[name] for name in sorted(documents)),
        tuple(by_id.values()),
        tuple(statements),
        tuple(observations),
        by_id,
    )


def _read_entity(row: Row) -> Entity:
    return Entity(
        read_iri(row["iri"]),
        Kind(row["type"]),
        read_string(row["name"]),
        read_strings(row["aliases"]),
        read_codes(row["codes"].items()),
        read_strings(row["docs"]),
        read_strings(row.get("reasons", ())),
    )


def _read_statement(row: Row) -> Statement:
    amount = row["amount"]
    return Statement(
        read_iri(row["subject"]["iri"]),
        Predicate(row["predicate"]),
        read_iri(row["object"]["iri"]),
        Modality(row["modality"]),
        _read_pieces(row),
        None if amount is None else _read_quantity(amount),
        read_string(row["date"]),
        read_string(row["post"]),
        read_share(row["confidence"]),
    )


def _read_observation(row: Row) -> Observation:
    return Observation(
        read_iri(row["subject"]["iri"]),
        read_string(row["indicator"]),
        None if row["value"] is None else _read_quantity(row),
        _read_pieces(row),
        read_string(row["period"]),
        None if row["growth"] is None else read_number(row["growth"]),
        read_string(row["rank"]),
        Modality(row.get("modality", "fact")),
        read_share(row.get("confidence", "0")),
    )


def _read_quantity(row: Row) -> Quantity:
    low = row.get("low")
    return Quantity(
        read_number(row["value"]),
        read_string(row["unit"]),
        Bound(row["approx"]) if row["approx"] else None,
        read_string(row.get("currency")),
        None if low is None else read_number(low),
    )


def _read_pieces(row: Row) -> tuple[Evidence, ...]:
    return tuple(sorted(map(_read_evidence, row["evidence"])))


def _read_evidence(row: Row) -> Evidence:
    span = _read_span(row)
    return Evidence(
        read_string(row["doc"]),
        read_string(row["article"]),
        span.start,
        span.stop,
        read_string(row["text"]),
        read_string(row["rule"]),
    )


def _read_document(row: Row) -> DocumentRecord:
    articles = tuple(
        ArticleRecord(read_string(a["title"]), read_string(a["published"]), _read_span(a)) for a in row["articles"]
    )
    return DocumentRecord(
        read_string(row["doc"]),
        read_string(row["source"]),
        read_string(row["published"]),
        read_string(row["sha256"]),
        articles,
    )


def _read_span(row: Row) -> Span:
    return read_span(row["start"], row["end"])


_READERS: dict[str, Callable[[Row], Any]] = {
    "document": _read_document,
    "entity": _read_entity,
    "observation": _read_observation,
    "statement": _read_statement,
}
