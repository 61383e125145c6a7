"""The line: document → articles → sentences → mentions → entities → statements and observations → corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from kg.agreement import settle_places
from kg.articles import find_articles, locate_evidence
from kg.confidences import load_confidences
from kg.entities import ArticleMentions, merge_extractions, resolve_entities
from kg.mentions import find_mentions
from kg.mentions.scans import scan_article
from kg.observations import find_observations
from kg.proposals import propose_statements
from kg.seeds import Lexicon
from kg.selection import select_entities
from kg.sentences import split_sentences
from kg.statements import EvidenceOf, drop_hosts, find_statements, select_statements
from kg.ties import tie_statements
from kg.types import (
    Article,
    ArticleRecord,
    Corpus,
    Document,
    Entity,
    Evidence,
    Extraction,
    Refusal,
    ResolvedArticle,
    Span,
    Statement,
)


def extract_document(document: Document, lexicon: Lexicon) -> Extraction:
    """All that one document yields; the same document and lexicon always give the same extraction."""
    articles = [_read_article(article, lexicon) for article in find_articles(document)]
    entities, resolved = resolve_entities(document.id, articles, lexicon)
    evidence_of = _quoter(document)
    refusals: list[Refusal] = []
    stated = [s for r in resolved for s in state_article(r, entities, evidence_of, refusals)]
    statements = drop_hosts(select_statements(stated), entities)
    observations = tuple(o for r in resolved for o in find_observations(r, entities, evidence_of, refusals))
    confidences = load_confidences()
    return Extraction(
        document.id,
        document.source,
        document.published,
        hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        tuple(_record(document, item.article) for item in articles),
        select_entities(entities, resolved, statements, observations),
        tuple(confidences.rate(s) for s in statements),
        tuple(confidences.rate(o) for o in observations),
        tuple(refusals),
    )


def state_article(
    resolved: ResolvedArticle, entities: Mapping[str, Entity], evidence_of: EvidenceOf, refusals: list[Refusal]
) -> list[Statement]:
    """What the rules state of one article, and beside it what the model proposes; refused candidates go into
    `refusals`."""
    stated = find_statements(resolved, entities, evidence_of, refusals=refusals)
    proposed = propose_statements(resolved, entities, stated, evidence_of)
    tied = tie_statements(resolved, entities, stated, proposed, evidence_of)
    return settle_places([*stated, *tied], entities)


def build_corpus(extractions: Iterable[Extraction]) -> Corpus:
    """The resolved whole of all documents."""
    return merge_extractions(extractions)


def _read_article(article: Article, lexicon: Lexicon) -> ArticleMentions:
    sentences = split_sentences(article)
    return ArticleMentions(article, sentences, find_mentions(scan_article(article, sentences, lexicon)))


def _quoter(document: Document) -> EvidenceOf:
    known: dict[tuple[int, Span], tuple[Span, str]] = {}

    def evidence_of(article: Article, span: Span, rule: str) -> Evidence:
        key = (article.index, span)
        if key not in known:
            known[key] = locate_evidence(document, article, span)
        place, text = known[key]
        return Evidence(document.id, article.title, place.start, place.stop, text, rule)

    return evidence_of


def _record(document: Document, article: Article) -> ArticleRecord:
    place = article.offsets.locate(Span(0, len(article.text)))
    return ArticleRecord(article.title, article.published, place)
