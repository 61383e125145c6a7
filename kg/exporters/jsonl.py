"""The statements file: entities, statements and observations, one JSON object a line.

`complete` adds what the format has no key for (merge reasons, the confidence of observations, documents with their
articles), so that an import gives back the very corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from json.encoder import encode_basestring as quote
from operator import itemgetter
from typing import BinaryIO

from kg.graph import GraphSource
from kg.graph.values import base_value
from kg.identity import format_decimal, observation_iri, statement_iri
from kg.types import Corpus, DocumentRecord, Entity, Evidence, Observation, Quantity, Statement
from kg.vocabulary import Kind, Modality


def write_jsonl(source: GraphSource, stream: BinaryIO, *, complete: bool = False) -> None:
    """Writes the corpus of `source` as a statements file."""
    for line in write_lines(source.corpus(), complete=complete):
        stream.write(line.encode("utf-8", "backslashreplace"))  # a lone surrogate becomes a JSON escape
        stream.write(b"\n")


def write_lines(corpus: Corpus, *, complete: bool = False) -> Iterator[str]:
    """The lines: entities by IRI, then statements by id, then observations by id, then (`complete`) documents."""
    entities = {entity.id: entity for entity in corpus.entities}
    references = {iri: _write_reference(entity) for iri, entity in entities.items()}
    for iri in sorted(entities):
        yield _write_entity(entities[iri], complete)
    for iri, statement in sorted(((statement_iri(s), s) for s in corpus.statements), key=itemgetter(0)):
        yield _write_statement(iri, statement, references)
    for iri, observation in sorted(((observation_iri(o), o) for o in corpus.observations), key=itemgetter(0)):
        yield _write_observation(iri, observation, references, complete)
    if complete:
        for document in sorted(corpus.documents, key=lambda d: d.id):
            yield _write_document(document)


def _write_entity(entity: Entity, complete: bool) -> str:
    codes = dict.fromkeys(("gbt2260",) if entity.kind is Kind.REGION else (), "") | dict(sorted(entity.codes))
    fields = [
        '"kind": "entity"',
        f'"iri": {quote(entity.id)}',
        f'"type": "{entity.kind}"',
        f'"name": {quote(entity.name)}',
        f'"aliases": {_list(entity.aliases)}',
        '"codes": {' + ", ".join(f"{quote(s)}: {_text(c)}" for s, c in codes.items()) + "}",
        f'"docs": {_list(entity.documents)}',
    ]
    if complete and entity.reasons:
        fields.append(f'"reasons": {_list(entity.reasons)}')
    return "{" + ", ".join(fields) + "}"


def _write_statement(iri: str, statement: Statement, references: dict[str, str]) -> str:
    fields = (
        '"kind": "statement"',
        f'"id": {quote(iri)}',
        f'"subject": {references[statement.subject]}',
        f'"predicate": "{statement.predicate}"',
        f'"object": {references[statement.object]}',
        f'"modality": "{statement.modality}"',
        f'"amount": {_write_amount(statement.amount)}',
        f'"date": {_text(statement.date)}',
        f'"post": {_text(statement.post)}',
        f'"confidence": {statement.confidence!r}',
        f'"evidence": [{", ".join(map(_write_evidence, statement.evidence))}]',
    )
    return "{" + ", ".join(fields) + "}"


def _write_observation(iri: str, observation: Observation, references: dict[str, str], complete: bool) -> str:
    o, quantity = observation, observation.quantity
    fields = [
        '"kind": "observation"',
        f'"id": {quote(iri)}',
        f'"subject": {references[o.subject]}',
        f'"indicator": {quote(o.indicator)}',
        f'"value": {"null" if quantity is None else _number(quantity.amount)}',
        f'"unit": {"null" if quantity is None else _text(quantity.unit)}',
        f'"approx": {"null" if quantity is None else _text(quantity.bound or "")}',
        f'"period": {_text(o.period)}',
        f'"growth": {"null" if o.growth is None else _number(o.growth)}',
        f'"rank": {_text(o.rank)}',
        f'"evidence": [{", ".join(map(_write_evidence, o.evidence))}]',
    ]
    if o.modality is not Modality.FACT:
        fields.append(f'"modality": "{o.modality}"')
    if quantity is not None and quantity.low is not None:
        fields.append(f'"low": {_number(quantity.low)}')
    if quantity is not None and quantity.currency:
        fields.append(f'"currency": {quote(quantity.currency)}')
    if complete:
        fields.append(f'"confidence": {o.confidence!r}')
    return "{" + ", ".join(fields) + "}"


def _write_amount(amount: Quantity | None) -> str:
    if amount is None:
        return "null"
    fields = [
        f'"value": {_number(amount.amount)}',
        f'"unit": {quote(amount.unit)}',
        f'"currency": {_text(amount.currency)}',
        f'"approx": {_text(amount.bound or "")}',
        f'"value_base": {_number(base_value(amount))}',
    ]
    if amount.low is not None:
        fields.append(f'"low": {_number(amount.low)}')
    return "{" + ", ".join(fields) + "}"


def _write_evidence(evidence: Evidence) -> str:
    e = evidence
    return (
        f'{{"doc": {quote(e.document)}, "article": {quote(e.article)}, "start": {e.start}, "end": {e.stop}, '
        f'"text": {quote(e.text)}, "rule": {quote(e.rule)}}}'
    )


def _write_reference(entity: Entity) -> str:
    return (
        f'{{"iri": {quote(entity.id)}, "type": "{entity.kind}", "name": {quote(entity.name)}, '
        f'"aliases": {_list(entity.aliases)}}}'
    )


def _write_document(document: DocumentRecord) -> str:
    articles = ", ".join(
        f'{{"title": {quote(a.title)}, "published": {_text(a.published)}, '
        f'"start": {a.span.start}, "end": {a.span.stop}}}'
        for a in document.articles
    )
    return (
        f'{{"kind": "document", "doc": {quote(document.id)}, "source": {_text(document.source)}, '
        f'"published": {_text(document.published)}, "sha256": {_text(document.sha256)}, "articles": [{articles}]}}'
    )


def _number(value: Decimal) -> str:
    return format_decimal(value)


def _text(value: str) -> str:
    return quote(value) if value else "null"


def _list(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(quote, values)) + "]"
