"""Corpus → quads: what the texts say, in the default graph, with no blank node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.dates import find_days
from kg.graph import terms as t
from kg.graph.values import base_value, chinese, day, decimal, find_limits, integer, share, text
from kg.identity import (
    DATA,
    TERMS,
    amount_iri,
    article_iri,
    document_iri,
    evidence_iri,
    observation_iri,
    statement_iri,
)
from kg.industries import find_chain, find_code
from kg.types import ArticleRecord, Corpus, DocumentRecord, Entity, Evidence, Observation, Quantity, Statement
from kg.vocabulary import Kind, Modality

Term = NamedNode | Literal

AGENT = NamedNode(f"{DATA}agent/kg-{__version__}")
ACTIVITY = NamedNode(f"{DATA}activity/extraction-{__version__}")


class Articles:
    """Which article node a piece of evidence belongs to, also where one document has two of one headline."""

    def __init__(self, documents: tuple[DocumentRecord, ...]) -> None:
        self._rows: dict[tuple[str, str], list[tuple[ArticleRecord, str]]] = {}
        for document in documents:
            for record in document.articles:
                rows = self._rows.setdefault((document.id, record.title), [])
                rows.append((record, article_iri(document.id, record.title, len(rows))))

    def of_document(self, document: DocumentRecord) -> list[tuple[ArticleRecord, str]]:
        """The articles of a document with their IRIs, in order."""
        seen: dict[str, int] = {}
        rows = []
        for record in document.articles:
            number = seen.setdefault(record.title, 0)
            seen[record.title] += 1
            rows.append((record, self._rows[document.id, record.title][number][1]))
        return rows

    def of_evidence(self, evidence: Evidence) -> str:
        """The article that holds the evidence: by headline and, among equal headlines, by position."""
        rows = self._rows.get((evidence.document, evidence.article), [])
        for record, iri in rows:
            if record.span.start <= evidence.start < record.span.stop:
                return iri
        return rows[0][1] if rows else article_iri(evidence.document, evidence.article)


def name_fact(fact: Statement | Observation) -> NamedNode:
    """The node of a statement or observation."""
    return NamedNode(statement_iri(fact) if isinstance(fact, Statement) else observation_iri(fact))


class GraphWriter:
    """Turns the nouns of one corpus into quads; nodes that several statements share are written once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._articles = Articles(corpus.documents)
        self._written: set[str] = set()
        self._node = lru_cache(maxsize=65536)(NamedNode)

    def quads(self) -> Iterator[Quad]:
        """All quads of the corpus, in its order."""
        corpus = self._corpus
        yield from self.write_frame()
        for entity in corpus.entities:
            yield from self._write_entity(entity)
        facts: Iterable[Statement | Observation] = chain(corpus.statements, corpus.observations)
        for fact in facts:
            node = name_fact(fact)
            yield from self.write_content(node, fact)
            yield from self.write_evidence(node, fact.evidence)

    def write_frame(self) -> Iterator[Quad]:
        """What stands once, whatever the facts: the tool, the documents, the set of observations."""
        yield from self._write_tool()
        for document in self._corpus.documents:
            yield from self._write_document(document)
        if self._corpus.observations:
            yield Quad(t.OBSERVATIONS, t.TYPE, t.term("qb:DataSet"))
            yield Quad(t.OBSERVATIONS, t.term("qb:structure"), t.term("kg:observationStructure"))

    def write_content(self, node: NamedNode, fact: Statement | Observation) -> Iterator[Quad]:
        """What a fact says: the same whichever document states it, but for its confidence."""
        return self._write_statement(node, fact) if isinstance(fact, Statement) else self._write_figure(node, fact)

    def _write_tool(self) -> Iterator[Quad]:
        if not self._corpus.statements and not self._corpus.observations:
            return
        yield Quad(ACTIVITY, t.TYPE, t.term("prov:Activity"))
        yield Quad(ACTIVITY, t.term("prov:wasAssociatedWith"), AGENT)
        yield Quad(AGENT, t.TYPE, t.term("prov:SoftwareAgent"))
        yield Quad(AGENT, t.TITLE, text("kg"))
        yield Quad(AGENT, t.term("schema:softwareVersion"), text(__version__))

    def _write_document(self, document: DocumentRecord) -> Iterator[Quad]:
        node = self._node(document_iri(document.id))
        yield Quad(node, t.TYPE, t.DOCUMENT)
        yield Quad(node, t.IDENTIFIER, text(document.id))
        for predicate, value in (
            (t.SOURCE, document.source),
            (t.PUBLISHED, document.published),
            (t.SHA256, document.sha256),
        ):
            if value:
                yield Quad(node, predicate, text(value))
        for position, (record, iri) in enumerate(self._articles.of_document(document)):
            yield from self._write_article(self._node(iri), node, record, position)

    def _write_article(
        self, node: NamedNode, document: NamedNode, record: ArticleRecord, position: int
    ) -> Iterator[Quad]:
        self._written.add(node.value)
        yield Quad(node, t.TYPE, t.ARTICLE)
        yield Quad(node, t.IS_PART_OF, document)
        yield Quad(node, t.POSITION, integer(position))
        yield Quad(node, t.TEXT_START, integer(record.span.start))
        yield Quad(node, t.TEXT_STOP, integer(record.span.stop))
        if record.title:
            yield Quad(node, t.TITLE, chinese(record.title))
        if record.published:
            yield Quad(node, t.PUBLISHED, text(record.published))

    def _write_entity(self, entity: Entity) -> Iterator[Quad]:
        node = self._node(entity.id)
        yield Quad(node, t.TYPE, t.KINDS[entity.kind])
        yield Quad(node, t.PREF_LABEL, chinese(entity.name))
        for alias in entity.aliases:
            yield Quad(node, t.ALT_LABEL, chinese(alias))
        for system, code in entity.codes:
            yield Quad(node, t.NOTATION, Literal(code, datatype=NamedNode(TERMS + system)))
            yield Quad(node, t.IDENTIFIER, text(code))
        for document in entity.documents:
            yield Quad(node, t.MENTIONED_IN, self._node(document_iri(document)))
        for reason in entity.reasons:
            yield Quad(node, t.MERGE_REASON, text(reason))
        if entity.kind is Kind.INDUSTRY:
            yield from _write_industry(node, entity)

    def _write_statement(self, node: NamedNode, statement: Statement) -> Iterator[Quad]:
        subject, object_ = self._node(statement.subject), self._node(statement.object)
        predicate = t.PREDICATES[statement.predicate]
        if statement.modality is Modality.FACT:
            yield Quad(subject, predicate, object_)
        yield Quad(node, t.TYPE, t.STATEMENT)
        yield Quad(node, t.TYPE, t.RDF_STATEMENT)
        yield Quad(node, t.SUBJECT, subject)
        yield Quad(node, t.PREDICATE, predicate)
        yield Quad(node, t.OBJECT, object_)
        yield Quad(node, t.MODALITY, t.MODALITIES[statement.modality])
        yield Quad(node, t.CONFIDENCE, share(statement.confidence))
        yield Quad(node, t.GENERATED_BY, ACTIVITY)
        if statement.date:
            yield from _write_dates(node, t.DATE, statement.date)
        if statement.post:
            yield Quad(node, t.POST, chinese(statement.post))
        if statement.amount is not None:
            yield from self._write_amount(node, statement.amount)

    def _write_amount(self, owner: NamedNode, amount: Quantity) -> Iterator[Quad]:
        node = self._node(amount_iri(amount))
        yield Quad(owner, t.AMOUNT, node)
        if node.value in self._written:
            return
        self._written.add(node.value)
        yield Quad(node, t.TYPE, t.AMOUNT_CLASS)
        if amount.currency:
            yield Quad(node, t.TYPE, t.MONETARY_AMOUNT)
        yield Quad(node, t.VALUE, decimal(base_value(amount)))
        low, high = find_limits(amount)
        if low is not None:
            yield Quad(node, t.MIN_VALUE, decimal(low))
        if high is not None:
            yield Quad(node, t.MAX_VALUE, decimal(high))
        yield from _write_quantity(node, amount)

    def _write_figure(self, node: NamedNode, observation: Observation) -> Iterator[Quad]:
        yield Quad(node, t.TYPE, t.OBSERVATION)
        yield Quad(node, t.TYPE, t.QB_OBSERVATION)
        yield Quad(node, t.DATA_SET, t.OBSERVATIONS)
        yield Quad(node, t.REF_AREA, self._node(observation.subject))
        yield Quad(node, t.INDICATOR, chinese(observation.indicator))
        yield Quad(node, t.MODALITY, t.MODALITIES[observation.modality])
        yield Quad(node, t.CONFIDENCE, share(observation.confidence))
        yield Quad(node, t.GENERATED_BY, ACTIVITY)
        if observation.quantity is not None:
            yield from _write_quantity(node, observation.quantity)
        if observation.period:
            yield from _write_dates(node, t.PERIOD, observation.period)
        if observation.growth is not None:
            yield Quad(node, t.GROWTH, decimal(observation.growth))
        if observation.rank:
            yield Quad(node, t.RANK, chinese(observation.rank))

    def write_evidence(self, owner: NamedNode, pieces: tuple[Evidence, ...]) -> Iterator[Quad]:
        """Where a fact stands."""
        for evidence in pieces:
            iri = evidence_iri(evidence)
            node = NamedNode(iri)
            yield Quad(owner, t.DERIVED_FROM, node)
            if iri in self._written:
                continue
            self._written.add(iri)
            document = self._node(document_iri(evidence.document))
            article = self._node(self._articles.of_evidence(evidence))
            if article.value not in self._written:
                yield from self._write_cited_article(article, document, evidence)
            quote, position = NamedNode(f"{iri}-quote"), NamedNode(f"{iri}-position")
            yield Quad(node, t.TYPE, t.EVIDENCE)
            yield Quad(node, t.HAS_SOURCE, document)
            yield Quad(node, t.IN_ARTICLE, article)
            yield Quad(node, t.RULE, text(evidence.rule))
            yield Quad(node, t.HAS_SELECTOR, quote)
            yield Quad(node, t.HAS_SELECTOR, position)
            yield Quad(quote, t.TYPE, t.QUOTE_SELECTOR)
            yield Quad(quote, t.EXACT, text(evidence.text))
            yield Quad(position, t.TYPE, t.POSITION_SELECTOR)
            yield Quad(position, t.OA_START, integer(evidence.start))
            yield Quad(position, t.OA_END, integer(evidence.stop))

    def _write_cited_article(self, node: NamedNode, document: NamedNode, evidence: Evidence) -> Iterator[Quad]:
        """An article that only evidence names: the statements file keeps headlines, not articles."""
        self._written.add(node.value)
        yield Quad(node, t.TYPE, t.ARTICLE)
        yield Quad(node, t.IS_PART_OF, document)
        if evidence.article:
            yield Quad(node, t.TITLE, chinese(evidence.article))


def _write_industry(node: NamedNode, industry: Entity) -> Iterator[Quad]:
    """What tables say of an industry: the class of exactly its name, its place in a chain."""
    code, (chain, position) = find_code(industry), find_chain(industry)
    if code:
        yield Quad(node, t.EXACT_MATCH, NamedNode(f"{DATA}gbt4754/{code}"))
    if chain:
        yield Quad(node, t.CHAIN, chinese(chain))
        yield Quad(node, t.CHAIN_POSITION, NamedNode(TERMS + position))


def _write_quantity(node: NamedNode, quantity: Quantity) -> Iterator[Quad]:
    """The quantity as written: number, unit, bound."""
    yield Quad(node, t.MEASURE, decimal(quantity.amount))
    yield Quad(node, t.UNIT, chinese(quantity.unit))
    if quantity.low is not None:
        yield Quad(node, t.LOW_MEASURE, decimal(quantity.low))
    if quantity.bound is not None:
        yield Quad(node, t.BOUND, t.BOUNDS[quantity.bound])
    if quantity.currency:
        yield Quad(node, t.CURRENCY, text(quantity.currency))


def _write_dates(node: NamedNode, predicate: NamedNode, date: str) -> Iterator[Quad]:
    """The date as it was read and, where the calendar has it, its first and last day."""
    yield Quad(node, predicate, text(date))
    days = find_days(date)
    if days is not None:
        yield Quad(node, t.START_DATE, day(days[0]))
        yield Quad(node, t.STOP_DATE, day(days[1]))
