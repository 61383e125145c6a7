"""Quads → corpus: the graph back as nouns, in canonical order. Derived graphs are passed over, to be derived again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError
from kg.fields import read_number, read_position, read_share, read_span
from kg.graph import terms as t
from kg.identity import TERMS, observation_key, statement_key
from kg.types import (
    ArticleRecord,
    Corpus,
    DocumentRecord,
    Entity,
    Evidence,
    Observation,
    Quantity,
    Span,
    Statement,
)
from kg.vocabulary import Kind

_KINDS = {node.value: kind for kind, node in t.KINDS.items()}
_PREDICATES = {node.value: predicate for predicate, node in t.PREDICATES.items()}
_MODALITIES = {node.value: modality for modality, node in t.MODALITIES.items()}
_BOUNDS = {node.value: bound for bound, node in t.BOUNDS.items()}
_CLASSES = {c.value for c in (t.STATEMENT, t.OBSERVATION, t.DOCUMENT)} | set(_KINDS)
_NEEDED = {
    p.value
    for p in (
        *(t.SUBJECT, t.PREDICATE, t.OBJECT, t.PREF_LABEL, t.ALT_LABEL, t.NOTATION, t.IDENTIFIER, t.TITLE, t.SOURCE),
        *(t.IS_PART_OF, t.DERIVED_FROM, t.HAS_SOURCE, t.HAS_SELECTOR, t.EXACT, t.OA_START, t.OA_END, t.CURRENCY),
        *(t.MODALITY, t.CONFIDENCE, t.AMOUNT, t.POST, t.DATE, t.REF_AREA, t.INDICATOR, t.PERIOD, t.MEASURE),
        *(t.LOW_MEASURE, t.UNIT, t.BOUND, t.GROWTH, t.RANK, t.RULE, t.IN_ARTICLE, t.MENTIONED_IN, t.MERGE_REASON),
        *(t.SHA256, t.PUBLISHED, t.POSITION, t.TEXT_START, t.TEXT_STOP),
    )
}
"""Predicates that a corpus is read from; all others are passed over."""

Term = NamedNode | Literal
V = TypeVar("V")
Properties = dict[str, list[Term]]


class GraphReader:
    """The subjects of a graph with their properties, and the nouns made of them."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._nodes: dict[str, Properties] = defaultdict(dict)
        self._members: dict[str, list[str]] = defaultdict(list)
        self._evidence: dict[str, Evidence] = {}
        type_ = t.TYPE.value
        for subject, predicate, object_, _ in quads:
            if type(object_) is not NamedNode and type(object_) is not Literal:
                continue  # a blank node or a triple: nothing of a corpus
            name = predicate.value
            if name == type_:
                if object_.value in _CLASSES:
                    if type(subject) is not NamedNode:
                        raise GraphError(f"{subject}, a <{object_.value}>, is a blank node; name it by an IRI")
                    self._members[object_.value].append(subject.value)
            elif name in _NEEDED and type(subject) is NamedNode:
                self._nodes[subject.value].setdefault(name, []).append(object_)

    def corpus(self) -> Corpus:
        """The corpus of the graph."""
        documents = self._read_documents()
        names = {iri: self._one(iri, t.IDENTIFIER).value for iri in self._each(t.DOCUMENT)}
        by_id = {
            iri: self._read_entity(iri, kind, names)
            for iri, kind in sorted(
                (iri, _KINDS[class_])
                for class_, members in self._members.items()
                if class_ in _KINDS
                for iri in members
            )
        }
        statements = sorted((self._read_statement(iri) for iri in self._each(t.STATEMENT)), key=statement_key)
        observations = sorted((self._read_observation(iri) for iri in self._each(t.OBSERVATION)), key=observation_key)
        return Corpus(documents, tuple(by_id.values()), tuple(statements), tuple(observations), by_id)

    def _each(self, class_: NamedNode) -> Iterator[str]:
        return iter(sorted(set(self._members.get(class_.value, ()))))

    def _read_documents(self) -> tuple[DocumentRecord, ...]:
        articles: dict[str, list[tuple[int, ArticleRecord]]] = defaultdict(list)
        for iri, properties in self._nodes.items():
            if t.POSITION.value in properties:
                record = ArticleRecord(
                    self._text(iri, t.TITLE),
                    self._text(iri, t.PUBLISHED),
                    self._span(iri, t.TEXT_START, t.TEXT_STOP),
                )
                articles[self._one(iri, t.IS_PART_OF).value].append((self._whole(iri, t.POSITION), record))
        records = (
            DocumentRecord(
                self._text(iri, t.IDENTIFIER),
                self._text(iri, t.SOURCE),
                self._text(iri, t.PUBLISHED),
                self._text(iri, t.SHA256),
                tuple(record for _, record in sorted(articles[iri], key=lambda row: row[0])),
            )
            for iri in self._each(t.DOCUMENT)
        )
        return tuple(sorted(records, key=lambda record: record.id))

    def _read_entity(self, iri: str, kind: Kind, documents: dict[str, str]) -> Entity:
        codes = {
            (literal.datatype.value.removeprefix(TERMS), literal.value)
            for literal in self._all(iri, t.NOTATION)
            if isinstance(literal, Literal)
        }
        return Entity(
            iri,
            kind,
            self._text(iri, t.PREF_LABEL),
            self._texts(iri, t.ALT_LABEL),
            tuple(sorted(codes)),
            tuple(sorted({documents[d.value] for d in self._all(iri, t.MENTIONED_IN) if d.value in documents})),
            self._texts(iri, t.MERGE_REASON),
        )

    def _read_statement(self, iri: str) -> Statement:
        amount = self._nodes[iri].get(t.AMOUNT.value)
        return Statement(
            self._one(iri, t.SUBJECT).value,
            self._known(iri, t.PREDICATE, _PREDICATES),
            self._one(iri, t.OBJECT).value,
            self._known(iri, t.MODALITY, _MODALITIES),
            self._read_pieces(iri),
            self._read_quantity(amount[0].value) if amount else None,
            self._text(iri, t.DATE),
            self._text(iri, t.POST),
            self._share(iri),
        )

    def _read_observation(self, iri: str) -> Observation:
        return Observation(
            self._one(iri, t.REF_AREA).value,
            self._text(iri, t.INDICATOR),
            self._read_quantity(iri) if t.MEASURE.value in self._nodes[iri] else None,
            self._read_pieces(iri),
            self._text(iri, t.PERIOD),
            self._decimal(iri, t.GROWTH),
            self._text(iri, t.RANK),
            self._known(iri, t.MODALITY, _MODALITIES),
            self._share(iri),
        )

    def _read_quantity(self, iri: str) -> Quantity:
        amount = self._decimal(iri, t.MEASURE)
        if amount is None:
            raise GraphError(f"<{iri}> is an amount without {t.MEASURE}; add the number as an xsd:decimal")
        bound = self._all(iri, t.BOUND)
        return Quantity(
            amount,
            self._text(iri, t.UNIT),
            self._known(iri, t.BOUND, _BOUNDS) if bound else None,
            self._text(iri, t.CURRENCY),
            self._decimal(iri, t.LOW_MEASURE),
        )

    def _read_pieces(self, owner: str) -> tuple[Evidence, ...]:
        return tuple(sorted(self._read_evidence(node.value) for node in self._all(owner, t.DERIVED_FROM)))

    def _read_evidence(self, iri: str) -> Evidence:
        known = self._evidence.get(iri)
        if known is None:
            quote, span = "", Span(0, 0)
            for selector in self._all(iri, t.HAS_SELECTOR):
                if t.EXACT.value in self._nodes[selector.value]:
                    quote = self._text(selector.value, t.EXACT)
                else:
                    span = self._span(selector.value, t.OA_START, t.OA_END)
            document = self._one(self._one(iri, t.HAS_SOURCE).value, t.IDENTIFIER).value
            article = self._text(self._one(iri, t.IN_ARTICLE).value, t.TITLE)
            known = Evidence(document, article, span.start, span.stop, quote, self._text(iri, t.RULE))
            self._evidence[iri] = known
        return known

    def _all(self, iri: str, predicate: NamedNode) -> list[Term]:
        return self._nodes[iri].get(predicate.value, [])

    def _texts(self, iri: str, predicate: NamedNode) -> tuple[str, ...]:
        return tuple(sorted({term.value for term in self._all(iri, predicate)}))

    def _text(self, iri: str, predicate: NamedNode) -> str:
        """The value, "" where there is none; of several the first, so that no order of input shows."""
        values = self._nodes[iri].get(predicate.value)
        return "" if not values else values[0].value if len(values) == 1 else min(v.value for v in values)

    def _one(self, iri: str, predicate: NamedNode) -> Term:
        values = self._all(iri, predicate)
        if len(values) != 1:
            raise GraphError(f"<{iri}> has {len(values)} values of {predicate}; give it one (kg validate says more)")
        return values[0]

    def _whole(self, iri: str, predicate: NamedNode) -> int:
        return self._valid(iri, predicate, read_position)

    def _span(self, iri: str, start: NamedNode, stop: NamedNode) -> Span:
        try:
            return read_span(self._text(iri, start), self._text(iri, stop))
        except ValueError as error:
            raise GraphError(f"<{iri}>: {start} and {stop}: {error}") from None

    def _share(self, iri: str) -> float:
        return self._valid(iri, t.CONFIDENCE, read_share) if self._text(iri, t.CONFIDENCE) else 0.0

    def _decimal(self, iri: str, predicate: NamedNode) -> Decimal | None:
        return self._valid(iri, predicate, read_number) if self._text(iri, predicate) else None

    def _valid(self, iri: str, predicate: NamedNode, read: Callable[[str], V]) -> V:
        try:
            return read(self._text(iri, predicate))
        except ValueError as error:
            raise GraphError(f"<{iri}>: the value of {predicate}: {error}") from None

    def _known(self, iri: str, predicate: NamedNode, table: dict[str, V]) -> V:
        value = self._one(iri, predicate).value
        if value not in table:
            raise GraphError(f"<{iri}>: {predicate} is <{value}>, which ontology/kg.ttl does not declare")
        return table[value]
