"""The lines of annotated pages with the relations of their pairs: what bench/train_relations.py learns from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.train_names import find_spans, list_kinds, scan_whole
from kg.articles import find_articles
from kg.entities import ArticleMentions, resolve_entities
from kg.evaluation import GoldPage, fold
from kg.mentions import propose_mentions, settle_overlaps
from kg.pair_network import Stated
from kg.pairs import Line, Member, find_pairs, write_lines
from kg.seeds import load_lexicon
from kg.statements import find_statements
from kg.types import Article, Document, Entity, Evidence, Mention, ResolvedArticle, Span
from kg.vocabulary import Kind, Predicate

PREDICATES = tuple(sorted(Predicate))
"""The columns of the network."""
Labels = dict[tuple[int, int], dict[Predicate, bool]]


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line, its pairs, and by the places of subject and object the relations that the page states of them: False
    where it may state them elsewhere. `stated` is what the rules state in the line's article."""

    line: Line
    pairs: tuple[tuple[Member, Member], ...]
    labels: Labels
    stated: Stated


def read_lines(document: Document, gold: GoldPage) -> Iterator[LabelledLine]:
    """The lines of a page whose names are the annotated ones."""
    articles = [_mark(article, gold) for article in find_articles(document)]
    entities, resolved = resolve_entities(document.id, articles, load_lexicon())
    forms = {i: {fold(form) for form in (e.name, *e.aliases)} for i, e in entities.items()}
    told = [
        ({i for i, own in forms.items() if own & s}, Predicate(p), {i for i, own in forms.items() if own & o})
        for s, p, o, _ in gold.triples
    ]
    rows = [
        (line, stated)
        for article in resolved
        for stated in (_state(article, entities),)
        for _, line in write_lines(article, entities)
    ]
    labels = label_pairs([line for line, _ in rows], told)
    for number, (line, stated) in enumerate(rows):
        yield LabelledLine(line, tuple(find_pairs(line)), labels[number], stated)


def _mark(article: Article, gold: GoldPage) -> ArticleMentions:
    scan = scan_whole(article)
    spans = find_spans(scan.text, list_kinds(gold, scan.text))
    named = [Mention(span, scan.text[span.start : span.stop], kind, "gold") for span, kind in spans]
    values = [m for m in propose_mentions(scan) if not isinstance(m.kind, Kind)]
    free = [m for m in values if not any(m.span.overlaps(span) for span, _ in spans)]
    return ArticleMentions(article, scan.sentences, settle_overlaps([*named, *free]))


def _state(article: ResolvedArticle, entities: Mapping[str, Entity]) -> Stated:
    triples = ((s.subject, s.predicate, s.object) for s in find_statements(article, entities, _quote))
    return Stated(triples, PREDICATES)


def _quote(article: Article, span: Span, rule: str) -> Evidence:
    return Evidence("", article.title, span.start, span.stop, "", rule)


def label_pairs(lines: Sequence[Line], told: Sequence[tuple[set[str], Predicate, set[str]]]) -> list[Labels]:
    """Per line, by subject's and object's place: the relations of the pair; False where the page states the relation
    but perhaps not there. The first line that names both is taken as the one that states it, in it the nearest pair."""
    labels: list[Labels] = [{} for _ in lines]
    for subjects, predicate, objects in told:
        ways = [(subjects, objects)]
        if predicate is Predicate.COOPERATES_WITH:
            ways.append((objects, subjects))
        for ones, others in ways:
            hits = _hits(lines, ones, others, implied=False) or _hits(lines, ones, others, implied=True)
            for rank, (number, pairs) in enumerate(hits):
                best = min(pairs, key=lambda pair: (abs(pair[0].place - pair[1].place), pair[0].place, pair[1].place))
                for pair in pairs:
                    marks = labels[number].setdefault((pair[0].place, pair[1].place), {})
                    marks[predicate] = marks.get(predicate, False) or (rank == 0 and pair == best)
    return labels


def _hits(
    lines: Sequence[Line], ones: set[str], others: set[str], implied: bool
) -> list[tuple[int, list[tuple[Member, Member]]]]:
    rows: list[tuple[int, list[tuple[Member, Member]]]] = []
    for number, line in enumerate(lines):
        pairs = [
            (one, other)
            for one in line.members
            for other in line.members
            if ones.intersection(one.ids)
            and others.intersection(other.ids)
            and one is not other
            and (implied or not (one.implied or other.implied))
            and not (one.implied and other.implied)
        ]
        if pairs:
            rows.append((number, pairs))
    return rows
