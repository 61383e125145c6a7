"""Checks of a change say exactly what checks of the whole graph say, whatever the change."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from golden_corpora import make_golden
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from synthetic_corpora import make_corpus
from test_validation import DAMAGE

from kg.errors import KgError
from kg.graph import corpus_to_quads
from kg.graph import terms as t
from kg.graph.description import TRIPLES
from kg.neighbourhoods import parse_paths
from kg.validation import Check, Finding, load_checks, run_checks, run_checks_on_change
from kg.vocabulary import Predicate

CHECKS = tuple(check for check in load_checks() if check.severity == "violation")


@cache
def clean(name: str) -> tuple[ox.Quad, ...]:
    corpus = make_golden() if name == "golden" else make_corpus()
    return tuple(sorted(corpus_to_quads(corpus), key=str))


def compare(before: Iterable[ox.Quad], after: Iterable[ox.Quad], checks: tuple[Check, ...]) -> set[str]:
    """Asserts that both ways find the same in `after`; returns the checks that found something."""
    old, new = set(before), set(after)
    graph = ox.Store()
    graph.extend(new)
    whole = run_checks(graph, checks)
    assert run_checks_on_change(graph, checks, new - old, old - new) == whole
    return {finding.check for finding in whole}


@pytest.mark.parametrize("check", sorted(DAMAGE))
def test_planted_damage_is_found_in_the_change(check: str) -> None:
    assert check in compare(clean("golden"), DAMAGE[check].quads(), CHECKS)


def damage(quads: tuple[ox.Quad, ...], seed: int, count: int) -> set[ox.Quad]:
    """Some quads taken away, and some made of the halves of others: subjects, predicates and objects get mixed up."""
    rng = random.Random(seed)
    held = set(quads)
    for _ in range(count):
        one, other = rng.choice(quads), rng.choice(quads)
        same = rng.choice([q for q in rng.sample(quads, 40) if q.predicate == one.predicate] or [one])
        match rng.randrange(6):
            case 0:
                held.discard(one)
            case 1:
                held -= {q for q in quads if q.subject == one.subject}
            case 2:
                held.add(ox.Quad(one.subject, one.predicate, same.object))
            case 3:
                held.add(ox.Quad(other.subject, one.predicate, one.object))
            case 4:
                held.discard(one)
                held.add(ox.Quad(one.subject, one.predicate, same.object))
            case _:
                held -= {q for q in quads if q.predicate == one.predicate and q.object == one.object}
    return held


@given(name=st.sampled_from(["golden", "synthetic"]), seed=st.integers(0, 1 << 30), count=st.integers(1, 12))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_any_change_is_judged_as_the_whole(name: str, seed: int, count: int) -> None:
    compare(clean(name), damage(clean(name), seed, count), CHECKS)


def test_random_changes_break_most_checks() -> None:
    found: set[str] = set()
    for seed in range(12):
        found |= compare(clean("synthetic"), damage(clean("synthetic"), seed, 12), CHECKS)
    assert len(found) >= 9, found


def test_quads_of_other_graphs_are_nobody_s_business() -> None:
    graph = ox.Store()
    graph.extend(clean("golden"))
    named = ox.Quad(ox.BlankNode("b"), t.PREF_LABEL, ox.Literal("x"), ox.NamedNode("https://example.org/own"))
    graph.add(named)
    assert run_checks_on_change(graph, CHECKS, [named], []) == run_checks(graph, CHECKS) == ()


def test_an_unchanged_graph_is_hardly_read() -> None:
    """Without a change, only the checks that count the whole graph find anything in one that was never checked."""
    graph = DAMAGE["one-kind"].store
    assert any(f.check == "one-kind" for f in run_checks(graph, CHECKS))
    findings: tuple[Finding, ...] = run_checks_on_change(graph, CHECKS, [], [])
    assert {f.check for f in findings} <= {check.name for check in CHECKS if not check.added}


def test_triples_are_counted_by_what_came_and_went() -> None:
    count = next(check for check in CHECKS if check.counted)
    before = set(clean("golden"))
    declared = next(quad for quad in before if quad.predicate == TRIPLES)
    other = ox.Quad(ox.NamedNode("https://example.org/a"), t.TITLE, ox.Literal("b"))
    right = ox.Quad(declared.subject, TRIPLES, ox.Literal(len(before) + 1))
    wrong = ox.Quad(declared.subject, TRIPLES, ox.Literal(len(before) + 2))
    kept = before - {declared}
    assert compare(before, {*kept, other, right}, (count,)) == set()
    for broken in ({*before, other}, {*kept, other, wrong}, {*before, other, right}, {*kept, wrong}):
        assert compare(before, broken, (count,)) == {count.name}
    assert compare(before, kept, (count,)) == set()  # where nothing is declared nothing is wrong


def test_triples_are_not_counted_again() -> None:
    """A graph that was never counted passes as long as the declared number grows with it."""
    count = next(check for check in CHECKS if check.counted)
    graph = ox.Store()
    graph.extend(clean("golden")[1:])
    assert run_checks(graph, [count])
    assert run_checks_on_change(graph, [count], [], []) == ()
    assert run_checks_on_change(graph, [count], [], [clean("golden")[0]])


def test_relations_are_listed_whole_where_checks_name_them() -> None:
    listed = {str(predicate) for predicate in Predicate}
    for path in Path(__file__).resolve().parents[1].glob("ontology/checks/*triple*.rq"):
        lines = path.read_text(encoding="utf-8").splitlines()
        query = "\n".join(line for line in lines if not line.startswith("#"))
        for part in (*(line for line in lines if line.startswith("#")), query):
            names = set(re.findall(r"kg:(\w+)", part)) - {"modality", "fact", "Statement"}
            assert not names or names == listed, (path.name, part[:40])


def test_a_misspelled_path_is_named() -> None:
    with pytest.raises(KgError, match="nowhere:name"):
        parse_paths("rdf:type/nowhere:name")
