"""Every rule finds its examples and stays silent on its decoys; each has an example that no other rule finds."""

from __future__ import annotations

import pytest

from kg.patterns import Tape, write_tape
from kg.rules import RULES
from kg.rules.examples import MarkedText, read_marked_text
from kg.rules.rule import Rule
from kg.seeds import load_lexicon
from kg.statements import RuleBook, build_rule_book, find_statements
from kg.types import Article, Evidence, Span

BOOKS = {rule.name: build_rule_book((rule,), load_lexicon()) for rule in RULES}
ALL = build_rule_book(RULES, load_lexicon())


def evidence_of(article: Article, span: Span, rule: str) -> Evidence:
    return Evidence("marked", "", span.start, span.stop, article.text[span.start : span.stop], rule)


def pairs(marked: MarkedText, book: RuleBook) -> set[tuple[str, str, str]]:
    found = find_statements(marked.resolved, marked.entities, evidence_of, book)
    return {(marked.name(s.subject), str(s.predicate), marked.name(s.object)) for s in found}


def wanted(rule: Rule, marked: MarkedText) -> set[tuple[str, str, str]]:
    return {
        (s, str(rule.predicate), o) for s in marked.roles.get("subject", ()) for o in marked.roles.get("object", ())
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_and_decoys(rule: Rule) -> None:
    assert len(rule.examples) >= 3, "a rule carries at least three examples"
    assert len(rule.decoys) >= 3, "a rule carries at least three decoys"
    for example in rule.examples:
        marked = read_marked_text(example)
        assert wanted(rule, marked), f"{example}: mark the subject and the object"
        assert pairs(marked, BOOKS[rule.name]) >= wanted(rule, marked), example
    for decoy in rule.decoys:
        assert pairs(read_marked_text(decoy), BOOKS[rule.name]) == set(), decoy


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_together_add_nothing_false_of_the_same_relation(rule: Rule) -> None:
    for example in rule.examples:
        marked = read_marked_text(example)
        marks = set(marked.roles.get("subject", ())) | set(marked.roles.get("object", ()))
        same = {p for p in pairs(marked, ALL) if p[1] == str(rule.predicate) and {p[0], p[2]} <= marks}
        assert same == wanted(rule, marked), example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_earns_its_place(rule: Rule) -> None:
    others = build_rule_book(tuple(r for r in RULES if r is not rule), load_lexicon())
    alone = [e for e in rule.examples if not pairs(read_marked_text(e), others) >= wanted(rule, read_marked_text(e))]
    assert alone, f"every example of {rule.name} is found by other rules too: drop the rule or add an example"


def test_names_are_unique_and_name_their_relation() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    for rule in RULES:
        assert rule.name.startswith(f"{rule.predicate}."), rule.name


def _tapes() -> list[Tape]:
    marked = [read_marked_text(text) for rule in RULES for text in (*rule.examples, *rule.decoys)]
    return [
        write_tape(m.resolved.article.text, Span(0, len(m.resolved.article.text)), m.resolved.mentions, range(count))
        for m in marked
        if (count := len(m.resolved.mentions))
    ]


def test_a_rule_that_is_not_selected_matches_nothing() -> None:
    selected = total = 0
    for tape in _tapes():
        names = {rule.name for rule, _ in ALL.select_rules(tape.text)}
        missed = [rule.name for rule, matcher in ALL.rules if rule.name not in names and matcher.find(tape)]
        assert not missed, f"{tape.text}: {missed}"
        selected, total = selected + len(names), total + len(ALL.rules)
    assert selected < total / 5
    assert [rule.name for rule, _ in ALL.select_rules("。")] == []
