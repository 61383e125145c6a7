"""What one document and one project add to the graph: the pieces it is put together from where nobody holds it whole.

The rest is added by each fact and each entity, which `kg.graph.writing` writes one by one as well as together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from pyoxigraph import NamedNode, Quad

from kg.graph import terms as t
from kg.graph.derivation import derive_events
from kg.graph.writing import GraphWriter
from kg.identity import document_iri
from kg.store.facts import decode_fact, encode_fact, find_published, kind_of
from kg.store.links import Claim
from kg.types import ArticleRecord, Corpus, DocumentRecord, Entity, Evidence, Extraction, Span, Statement
from kg.vocabulary import Kind


def write_document(
    extraction: Extraction, iris: dict[str, str], claims: Iterable[Claim], known: Container[str] = ()
) -> Iterator[Quad]:
    """The document, its articles and evidence, what points at them, and its facts but for those whose IRIs are `known`:
    of these only what the document adds. `iris` maps the local ids of its entities."""
    e = extraction
    record = DocumentRecord(e.document, e.source, e.published, e.sha256, e.articles)
    facts = [claim.fact for claim in claims]
    statements = tuple(f for f in facts if isinstance(f, Statement))
    observations = tuple(f for f in facts if not isinstance(f, Statement))
    yield from GraphWriter(Corpus((record,), (), statements, observations), known).quads()
    for entity in e.entities:
        node = NamedNode(iris[entity.id])
        for document in entity.documents:
            yield Quad(node, t.MENTIONED_IN, NamedNode(document_iri(document)))


def encode_lives(extraction: Extraction, claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """(project, one of the document's facts on it with evidence and the dates of the articles that report it)."""
    published = find_published(extraction)
    for claim in claims:
        fact = claim.fact
        if isinstance(fact, Statement):
            for project in sorted({i for i in (fact.subject, fact.object) if kind_of(i) is Kind.PROJECT}):
                dates = [published.get((e.document, e.article), "") for e in fact.evidence]
                yield project, json.dumps([encode_fact(fact), dates], ensure_ascii=False)


def write_life(project: Entity, bodies: Iterable[str]) -> Iterator[Quad]:
    """The events of one project, of all that `encode_lives` gave on it: facts are merged by content."""
    facts: dict[int, Statement] = {}
    pieces: dict[int, set[Evidence]] = defaultdict(set)
    records = []
    for row in bodies:
        body, dates = json.loads(row)
        fact = decode_fact(body)
        assert isinstance(fact, Statement)
        item = Claim("", 0, fact).item
        facts[item] = fact
        pieces[item].update(fact.evidence)
        for evidence, date in zip(fact.evidence, dates, strict=True):
            article = ArticleRecord(evidence.article, date, Span(0, 0))
            records.append(DocumentRecord(evidence.document, "", "", "", (article,)))
    statements = tuple(replace(fact, evidence=tuple(sorted(pieces[item]))) for item, fact in facts.items())
    iris = {iri for fact in statements for iri in (fact.subject, fact.object)} - {project.id}
    entities = [*(Entity(iri, _kind_beside(iri), "") for iri in sorted(iris)), project]
    return derive_events(Corpus(tuple(records), tuple(entities), statements))


def _kind_beside(iri: str) -> Kind:
    """The kind of an entity beside a project; another project passes as a gathering: its life has its own group."""
    kind = kind_of(iri)
    return Kind.GATHERING if kind is Kind.PROJECT else kind
