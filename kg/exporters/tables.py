"""The corpus as plain rows: what csv, parquet, xlsx and the graph formats of other tools share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.graph.values import base_value
from kg.identity import observation_iri, statement_iri
from kg.types import Corpus, Entity, Evidence, Quantity

Cell = str | float | Decimal | None
Row = tuple[Cell, ...]

NODE_COLUMNS = ("iri", "kind", "name", "aliases", "codes", "documents")
STATEMENT_COLUMNS = (
    *("id", "subject", "subject_name", "subject_kind", "predicate", "object", "object_name", "object_kind"),
    *("modality", "amount", "unit", "currency", "approx", "amount_base", "date", "post", "confidence"),
    *("documents", "articles", "quotes", "rules"),
)
OBSERVATION_COLUMNS = (
    *("id", "subject", "subject_name", "subject_kind", "indicator", "value", "unit", "approx", "period", "growth"),
    *("rank", "modality", "confidence", "documents", "articles", "quotes", "rules"),
)
NUMBERS = frozenset({"amount", "amount_base", "confidence", "value", "growth"})
"""Columns that hold numbers; all others hold text."""
SEPARATOR = "; "


def list_nodes(corpus: Corpus) -> Iterator[Row]:
    """One row an entity."""
    for e in sorted(corpus.entities, key=lambda e: e.id):
        codes = SEPARATOR.join(f"{system}:{code}" for system, code in e.codes)
        yield e.id, str(e.kind), e.name, SEPARATOR.join(e.aliases), codes, SEPARATOR.join(e.documents)


def list_statements(corpus: Corpus) -> Iterator[Row]:
    """One row a statement."""
    entities = {entity.id: entity for entity in corpus.entities}
    for iri, s in sorted(((statement_iri(s), s) for s in corpus.statements), key=lambda row: row[0]):
        amount = s.amount
        yield (
            iri,
            *_name(entities[s.subject]),
            str(s.predicate),
            *_name(entities[s.object]),
            str(s.modality),
            amount.amount if amount else None,
            *((amount.unit, amount.currency, _bound(amount), base_value(amount)) if amount else ("", "", "", None)),
            s.date,
            s.post,
            s.confidence,
            *_cite(s.evidence),
        )


def list_observations(corpus: Corpus) -> Iterator[Row]:
    """One row an observation."""
    entities = {entity.id: entity for entity in corpus.entities}
    for iri, o in sorted(((observation_iri(o), o) for o in corpus.observations), key=lambda row: row[0]):
        quantity = o.quantity
        yield (
            iri,
            *_name(entities[o.subject]),
            o.indicator,
            quantity.amount if quantity else None,
            *((quantity.unit, _bound(quantity)) if quantity else ("", "")),
            o.period,
            o.growth,
            o.rank,
            str(o.modality),
            o.confidence,
            *_cite(o.evidence),
        )


def _name(entity: Entity) -> tuple[str, str, str]:
    return entity.id, entity.name, str(entity.kind)


def _bound(quantity: Quantity) -> str:
    return str(quantity.bound or "")


def _cite(pieces: Iterable[Evidence]) -> tuple[str, str, str, str]:
    """Documents, articles, quotes and rules of the evidence, each value once."""
    columns = zip(*((e.document, e.article, e.text, e.rule) for e in pieces), strict=True)
    joined = [SEPARATOR.join(dict.fromkeys(filter(None, column))) for column in columns]
    return (joined[0], joined[1], joined[2], joined[3]) if joined else ("", "", "", "")
