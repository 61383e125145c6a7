"""Pairs of firms of FinRE whose relation is known: real text for the network of relations.

FinRE (Li et al. 2019, https://aclanthology.org/P19-1430, MIT) gives a sentence, two firms and one of 44 relations. Few
of them are relations of the ontology; what rivals, plaintiffs and firms named side by side are to each other is none.
Only the given pair is learned from, and of it only what the label decides. The texts stay in ../shared/data/benchmark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

from bench.public_names import FOLDER, is_name, widen, write_numbers
from bench.relation_labels import PREDICATES, LabelledLine, Labels, state_rules
from bench.train_names import find_spans, scan_whole
from kg.articles import find_articles
from kg.entities import ArticleMentions, resolve_entities
from kg.mentions import propose_mentions, settle_overlaps
from kg.pairs import Line, Member, find_pairs, write_lines
from kg.seeds import load_lexicon
from kg.types import Article, Document, Mention
from kg.vocabulary import Kind, Predicate

_STATES: Mapping[str, tuple[Predicate, bool]] = {
    "收购": (Predicate.ACQUIRES, False),
    "拟收购": (Predicate.ACQUIRES, False),
    "成立": (Predicate.ESTABLISHES, False),
    "被拥有": (Predicate.SUBSIDIARY_OF, False),
}
"""FinRE's relation of the first firm to the second → ours."""
_NOTHING = frozenset({"unknown", "竞争", "分析", "被分析", "纠纷", "欠款", "被欠款"})
"""Its relations that are none of ours: side by side, rivals, reports on others, disputes, debts."""
_BESIDE: Mapping[Predicate, frozenset[Predicate]] = {
    Predicate.ACQUIRES: frozenset({Predicate.INVESTS, Predicate.SUBSIDIARY_OF, Predicate.COOPERATES_WITH}),
    Predicate.ESTABLISHES: frozenset({Predicate.INVESTS, Predicate.COOPERATES_WITH}),
    Predicate.SUBSIDIARY_OF: frozenset(),
}
"""What may hold beside each: of it nothing is learned."""

Told = Mapping[tuple[str, str], frozenset[str]]
"""FinRE's relations by the forms of both firms."""


def read_pairs(folder: Path = FOLDER) -> Iterator[tuple[str, Told]]:
    """The sentences of FinRE, each once, with the relations of their pairs. Raises OSError where the set is missing."""
    rows: dict[str, dict[tuple[str, str], set[str]]] = {}
    for line in (folder / "finre" / "train.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 4 and cells[0] != cells[1] and all(is_name(widen(c), Kind.COMPANY) for c in cells[:2]):
            rows.setdefault(cells[3], {}).setdefault((widen(cells[0]), widen(cells[1])), set()).add(cells[2])
    for number, (text, pairs) in enumerate(rows.items()):
        yield widen(write_numbers(text, Random(number))), {pair: frozenset(own) for pair, own in pairs.items()}


def decide(own: frozenset[str]) -> Mapping[Predicate, bool] | None:
    """Of a pair that FinRE gives these relations: True for ours that hold, False for those that may; all others do not.
    None where nothing is decided."""
    held = [_STATES[name][0] for name in sorted(own) if name in _STATES]
    if held:
        may = {predicate for one in held for predicate in _BESIDE[one]}
        return dict.fromkeys(sorted(may), False) | dict.fromkeys(held, True)
    return {} if own <= _NOTHING else None


def read_public_lines(sentences: Iterable[tuple[str, Told]]) -> Iterator[LabelledLine]:
    """The lines of the sentences, with the pairs that something is decided of."""
    for text, told in sentences:
        articles = [_mark(article, told) for article in find_articles(Document("public.txt", text))]
        entities, resolved = resolve_entities("public.txt", articles, load_lexicon())
        names = {i: {e.name, *e.aliases} for i, e in entities.items() if e.kind is Kind.COMPANY}
        for article in resolved:
            stated = state_rules(article, entities)
            for _, line in write_lines(article, entities):
                labels, pairs = _label(line, told, names)
                if pairs:
                    yield LabelledLine(line, pairs, labels, stated)


def _mark(article: Article, told: Told) -> ArticleMentions:
    scan = scan_whole(article)
    forms = {form: Kind.COMPANY for pair in told for form in pair}
    named = [Mention(s, scan.text[s.start : s.stop], kind, "public") for s, kind in find_spans(scan.text, forms)]
    free = [m for m in propose_mentions(scan) if not any(m.span.overlaps(own.span) for own in named)]
    return ArticleMentions(article, scan.sentences, settle_overlaps([*named, *free]))


def _label(line: Line, told: Told, names: Mapping[str, set[str]]) -> tuple[Labels, tuple[tuple[Member, Member], ...]]:
    labels: Labels = {}
    pairs: list[tuple[Member, Member]] = []
    for (one, other), own in told.items():
        decided = decide(own)
        if decided is None:
            continue
        met = [
            (subject, object_)
            for subject, object_ in find_pairs(line)
            if one in _list_names(subject, names) and other in _list_names(object_, names)
        ]
        met.sort(key=lambda pair: (abs(pair[0].place - pair[1].place), pair[0].place, pair[1].place))
        for rank, pair in enumerate(met):
            # The nearest two say it; of the others nothing is known where something holds.
            labels[pair[0].place, pair[1].place] = {p: decided[p] and not rank for p in PREDICATES if p in decided}
            pairs.append(pair)
    return labels, tuple(pairs)


def _list_names(member: Member, names: Mapping[str, set[str]]) -> set[str]:
    """The forms of a firm that a line names; of one that it implies none."""
    return set() if member.implied else set[str]().union(*(names.get(i, ()) for i in member.ids))
