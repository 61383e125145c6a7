"""What one document and one project add to the graph: the pieces it is put together from where nobody holds it whole.

The rest is added by each fact and each entity, which `kg.graph.writing` writes one by one as well as together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.containment import find_inward
from kg.graph import terms as t
from kg.graph.derivation import derive_events
from kg.graph.writing import GraphWriter, name_fact
from kg.identity import document_iri
from kg.store.codec import decode_extraction
from kg.store.facts import decode_fact, encode_fact, find_published, kind_of
from kg.store.links import Claim, ClaimRow, decode_entity, make_claims
from kg.types import ArticleRecord, Corpus, DocumentRecord, Entity, Evidence, Extraction, Span, Statement
from kg.vocabulary import Kind


class Piece(NamedTuple):
    """What one document adds, made where nothing is known of the others. Quads are N-Quads lines."""

    claims: list[ClaimRow]
    contents: list[bytes]
    """For each claim what it says, but for its confidence: needed of the first document only that states it."""
    frame: bytes
    """The document with its articles, evidence and what points at them."""
    lives: list[tuple[str, str]]
    inward: list[tuple[str, str]]


def write_piece(item: tuple[bytes, list[str]]) -> Piece:
    """The piece of a document: of its encoded extraction and the IRIs of its entities, in their order."""
    body, iris = item
    extraction = decode_extraction(body)
    named = {entity.id: iri for entity, iri in zip(extraction.entities, iris, strict=True)}
    claims = make_claims(extraction, named)
    writer = _write_facts(extraction, claims)
    nodes = [name_fact(claim.fact) for claim in claims]
    contents = [
        _to_lines(q for q in writer.write_content(node, claim.fact) if q.predicate != t.CONFIDENCE)
        for node, claim in zip(nodes, claims, strict=True)
    ]
    frame = [*writer.write_frame(), *_write_mentions(extraction, named)]
    for node, claim in zip(nodes, claims, strict=True):
        frame += writer.write_evidence(node, claim.fact.evidence)
    inward = find_inward(c.fact for c in claims if isinstance(c.fact, Statement))
    return Piece(
        [claim.row() for claim in claims], contents, _to_lines(frame), list(encode_lives(extraction, claims)), inward
    )


def _to_lines(quads: Iterable[Quad]) -> bytes:
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def write_document(extraction: Extraction, iris: dict[str, str], claims: Iterable[Claim]) -> Iterator[Quad]:
    """The document, its articles and evidence, what points at them, and its facts. `iris` maps the local ids of its
    entities."""
    yield from _write_facts(extraction, claims).quads()
    yield from _write_mentions(extraction, iris)


def _write_facts(extraction: Extraction, claims: Iterable[Claim]) -> GraphWriter:
    e = extraction
    record = DocumentRecord(e.document, e.source, e.published, e.sha256, e.articles)
    facts = [claim.fact for claim in claims]
    statements = tuple(f for f in facts if isinstance(f, Statement))
    observations = tuple(f for f in facts if not isinstance(f, Statement))
    return GraphWriter(Corpus((record,), (), statements, observations))


def _write_mentions(extraction: Extraction, iris: dict[str, str]) -> Iterator[Quad]:
    for entity in extraction.entities:
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


def write_life_lines(item: tuple[str, str, list[str]]) -> bytes:
    """The N-Quads lines of a project's life: of its IRI, the merged entity and what `encode_lives` gave on it."""
    iri, entity, bodies = item
    return _to_lines(write_life(decode_entity(iri, entity), bodies))


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
