"""The statements of one article: each rule that a sentence may set off, each match of it, and the links of names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from kg.chains import find_links
from kg.modalities import find_modality_scopes
from kg.patterns import write_tape
from kg.sections import find_section_places
from kg.sentences import find_opening
from kg.statements.candidates import EvidenceOf, state_match
from kg.statements.readings import Reading
from kg.statements.rule_books import RuleBook, load_rule_book
from kg.subjects import find_subjects
from kg.types import Entity, Refusal, ResolvedArticle, Span, Statement
from kg.vocabulary import DOMAINS, RANGES, Modality


def find_statements(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    evidence_of: EvidenceOf,
    book: RuleBook | None = None,
    refusals: list[Refusal] | None = None,
) -> list[Statement]:
    """All statements of one article, in text order; refused candidates go into `refusals` where it is given."""
    book = book or load_rule_book()
    scopes = find_modality_scopes(resolved)
    subjects = resolved.subjects or find_subjects(resolved, entities)
    sections = find_section_places(resolved, entities)
    starts = [mention.span.start for mention in resolved.mentions]
    found: list[Statement] = []
    for sentence in resolved.sentences:
        numbers = range(bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.stop))
        if not numbers:
            continue
        span = Span(find_opening(sentence), sentence.span.stop)
        told = range(bisect_left(starts, span.start), numbers.stop)
        tape = write_tape(resolved.article.text, span, resolved.mentions, told)
        rules = book.select_rules(tape.text)
        if not rules:
            continue
        section = sections.get(sentence.paragraph, ())
        reading = Reading(resolved, entities, sentence, numbers, tape, subjects[sentence.index], section)
        for rule, matcher in rules:
            for match in matcher.find(tape):
                found.extend(state_match(rule, match, reading, scopes, evidence_of, refusals))
    found.extend(_state_links(resolved, entities, evidence_of))
    return found


def _state_links(
    resolved: ResolvedArticle, entities: Mapping[str, Entity], evidence_of: EvidenceOf
) -> Iterator[Statement]:
    stops = [sentence.span.stop for sentence in resolved.sentences]
    for number, subject, object_, predicate, rule in find_links(resolved, entities):
        sentence = resolved.sentences[min(bisect_right(stops, resolved.mentions[number].span.start), len(stops) - 1)]
        if entities[subject].kind in DOMAINS[predicate] and entities[object_].kind in RANGES[predicate]:
            evidence = evidence_of(resolved.article, sentence.span, rule)
            yield Statement(subject, predicate, object_, Modality.FACT, (evidence,))
