"""`kg explain`: how a statement is found, or why not."""

from __future__ import annotations

from collections import defaultdict

import click

from kg.errors import DocumentError


@click.command()
@click.argument("source")
@click.option("--date", "published", default="", help="ISO date of a document that carries none of its own.")
def explain(source: str, published: str) -> None:
    """Per sentence of SOURCE (a file, or - for standard input): mentions with their finder, the tape, the rules that
    fired, and the candidates that were refused with the reason."""
    from kg.reading import ReadOptions, read_documents
    from kg.seeds import load_lexicon

    for document in read_documents([source], ReadOptions(published=published)):
        if isinstance(document, DocumentError):
            raise document
        for line in explain_document(document, load_lexicon()):
            click.echo(line)


def explain_document(document, lexicon):  # type: ignore[no-untyped-def]
    """The lines of the explanation."""
    from kg.articles import find_articles
    from kg.entities import ArticleMentions, resolve_entities
    from kg.mentions import find_mentions
    from kg.mentions.scans import scan_article
    from kg.patterns import show_tape, write_tape
    from kg.sentences import split_sentences
    from kg.statements import find_statements
    from kg.types import Evidence

    def evidence_of(article, span, rule):  # type: ignore[no-untyped-def]
        return Evidence(document.id, article.title, span.start, span.stop, article.text[span.start : span.stop], rule)

    parts = []
    for article in find_articles(document):
        sentences = split_sentences(article)
        parts.append(ArticleMentions(article, sentences, find_mentions(scan_article(article, sentences, lexicon))))
    entities, resolved = resolve_entities(document.id, parts, lexicon)
    for item in resolved:
        refusals: list = []
        statements = find_statements(item, entities, evidence_of, refusals=refusals)
        by_start = defaultdict(list)
        for statement in statements:
            by_start[statement.evidence[0].start].append(statement)
        yield f"# {item.article.title or '(no headline)'}  [{item.article.published}]"
        for sentence, topic in zip(item.sentences, item.topics, strict=True):
            inside = [
                i for i, m in enumerate(item.mentions) if sentence.span.start <= m.span.start < sentence.span.stop
            ]
            yield f"\n  {sentence.text}"
            if topic:
                yield "    topic    " + "、".join(entities[i].name for i in topic)
            for i in inside:
                mention = item.mentions[i]
                names = "、".join(entities[e].name for e in item.entities_of[i]) or str(mention.value or "")
                yield f"    mention  {mention.text} {mention.kind} by {mention.finder} = {names}"
            if inside:
                yield "    tape     " + show_tape(write_tape(item.article.text, sentence.span, item.mentions, inside))
            for s in by_start[sentence.span.start]:
                yield (
                    f"    rule     {s.evidence[0].rule}: {entities[s.subject].name} {s.predicate} "
                    f"{entities[s.object].name} ({s.modality}{', ' + s.date if s.date else ''})"
                )
            for r in refusals:
                if sentence.span.start <= r.span.start < sentence.span.stop:
                    yield f"    refused  {r.rule}: {r.reason}"
