"""`kg explain`: how a statement is found, or why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from kg.cli.reading import reading_options
from kg.errors import DocumentError, KgError
from kg.terminals import show_plainly

if TYPE_CHECKING:
    from kg.seeds import Lexicon
from kg.types import Article, Document, Entity, Evidence, Refusal, ResolvedArticle, Sentence, Span, Statement


@click.command()
@click.argument("source")
@reading_options
def explain(source: str, **reading: Any) -> None:
    """Per sentence of SOURCE (a file, or - for standard input): mentions with their finder, the tape, the rules that
    fired, and the candidates that were refused with the reason."""
    from kg.reading import ReadOptions, read_documents
    from kg.seeds import load_lexicon

    documents = list(read_documents([source], ReadOptions(**reading)))
    if not documents:
        raise KgError(f"{source}: no page here; name a file, or a folder with pages")
    for document in documents:
        if isinstance(document, DocumentError):
            raise document
        for line in explain_document(document, load_lexicon()):
            click.echo(show_plainly(line))


def explain_document(document: Document, lexicon: Lexicon) -> Iterator[str]:
    """The lines of the explanation, article by article."""
    from kg.articles import find_articles
    from kg.entities import ArticleMentions, resolve_entities
    from kg.mentions import find_mentions
    from kg.mentions.scans import scan_article
    from kg.sentences import split_sentences

    parts = []
    for article in find_articles(document):
        sentences = split_sentences(article)
        parts.append(ArticleMentions(article, sentences, find_mentions(scan_article(article, sentences, lexicon))))
    entities, resolved = resolve_entities(document.id, parts, lexicon)
    for item in resolved:
        yield from _explain_article(document.id, item, entities)


def _explain_article(document: str, item: ResolvedArticle, entities: Mapping[str, Entity]) -> Iterator[str]:
    from kg.observations import find_observations
    from kg.pipeline import state_article
    from kg.types import Evidence

    def evidence_of(article: Article, span: Span, rule: str) -> Evidence:
        return Evidence(document, article.title, span.start, span.stop, article.text[span.start : span.stop], rule)

    refusals: list[Refusal] = []
    found: dict[int, list[Statement]] = defaultdict(list)
    for statement in state_article(item, entities, evidence_of, refusals):
        found[statement.evidence[0].start].append(statement)
    figures = find_observations(item, entities, evidence_of, refusals)
    yield f"# {item.article.title or '(no headline)'}  [{item.article.published}]"
    for sentence in item.sentences:
        yield from _explain_sentence(item, sentence, entities)
        for s in found[sentence.span.start]:
            when = f", {s.date}" if s.date else ""
            yield (
                f"    rule     {s.evidence[0].rule}: {entities[s.subject].name} {s.predicate} "
                f"{entities[s.object].name} ({s.modality}{when})"
            )
        for o in figures:
            if _inside(sentence, o.evidence[0].start):
                value = f"{o.quantity.amount}{o.quantity.unit}" if o.quantity else o.rank
                yield f"    figure   {o.evidence[0].rule}: {entities[o.subject].name} {o.indicator} {value} {o.period}"
        for r in refusals:
            if _inside(sentence, r.span.start):
                yield f"    refused  {r.rule}: {r.reason}"


def _explain_sentence(item: ResolvedArticle, sentence: Sentence, entities: Mapping[str, Entity]) -> Iterator[str]:
    from kg.patterns import show_tape, write_tape

    yield ""
    yield f"  {sentence.text}"
    topic = item.topics[sentence.index]
    if topic:
        yield "    topic    " + "、".join(entities[i].name for i in topic)
    inside = [i for i, m in enumerate(item.mentions) if _inside(sentence, m.span.start)]
    for i in inside:
        mention = item.mentions[i]
        names = "、".join(entities[e].name for e in item.entities_of[i]) or str(mention.value or "")
        yield f"    mention  {mention.text} {mention.kind} by {mention.finder} = {names}"
    if inside:
        yield "    tape     " + show_tape(write_tape(item.article.text, sentence.span, item.mentions, inside))


def _inside(sentence: Sentence, position: int) -> bool:
    return sentence.span.start <= position < sentence.span.stop
