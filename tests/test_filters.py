"""Filters of exports, on the golden corpus."""

from __future__ import annotations

import pytest
from golden_corpora import make_golden

from kg.containment import find_containment
from kg.errors import KgError
from kg.filters import Filter, filter_corpus
from kg.graph import corpus_to_quads, quads_to_corpus
from kg.types import Corpus
from kg.vocabulary import Kind, Modality, Predicate

GOLDEN = make_golden()
NAMES = {e.id: e.name for e in GOLDEN.entities}


def triples(corpus: Corpus) -> set[tuple[str, str, str]]:
    return {(NAMES[s.subject], str(s.predicate), NAMES[s.object]) for s in corpus.statements}


def test_no_filter_keeps_everything() -> None:
    assert filter_corpus(GOLDEN, Filter()) is GOLDEN


def test_a_region_with_all_that_lies_in_it() -> None:
    found = triples(filter_corpus(GOLDEN, Filter(regions=("四川",))))
    assert ("成都高新区", "signed", "云帆科技有限公司") in found
    assert ("云帆科技有限公司", "builds", "云帆算力中心") in found, "a project that the zone has"
    assert ("星河高新区", "signed", "北斗原料药二期") not in found
    assert found == triples(filter_corpus(GOLDEN, Filter(regions=("510000",)))), "by code"


def test_a_zone() -> None:
    found = triples(filter_corpus(GOLDEN, Filter(zones=("星河高新区",))))
    assert ("星河高新区", "focusesOn", "人工智能") in found
    assert ("成都市", "builds", "滨江大桥") not in found


def test_kinds_predicates_and_facts() -> None:
    policies = filter_corpus(GOLDEN, Filter(kinds=(Kind.POLICY,)))
    assert {p for _, p, _ in triples(policies)} == {"issues"}
    assert not policies.observations
    signed = filter_corpus(GOLDEN, Filter(predicates=(Predicate.SIGNED, Predicate.INVESTS), facts_only=True))
    assert {s.predicate for s in signed.statements} == {Predicate.SIGNED, Predicate.INVESTS}
    assert {s.modality for s in signed.statements} == {Modality.FACT}
    assert not signed.observations
    facts = filter_corpus(GOLDEN, Filter(facts_only=True))
    assert facts.observations and {o.modality for o in facts.observations} == {Modality.FACT}


def test_time_by_date_else_by_report() -> None:
    early = triples(filter_corpus(GOLDEN, Filter(until="2020-12-31")))
    assert early == {("国务院", "approves", "成都高新区"), ("星河大学", "establishes", "星河临床研究中心")}
    late = triples(filter_corpus(GOLDEN, Filter(since="2022-03")))
    assert ("云帆科技有限公司", "builds", "云帆算力中心") in late
    assert ("林远", "holdsPost", "远山集团") in late, "undated, reported on 2022-03-10"
    assert ("成都市", "partOf", "四川省") not in late, "undated, reported in January"


def test_what_is_left_is_closed_and_round_trips() -> None:
    part = filter_corpus(GOLDEN, Filter(regions=("成都市",), facts_only=True))
    ids = {e.id for e in part.entities}
    assert {iri for s in part.statements for iri in (s.subject, s.object)} <= ids
    assert quads_to_corpus(corpus_to_quads(part)) == part
    assert len(part.documents) == 3


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Filter(regions=("火星市",)), "no Region 火星市"),
        (Filter(zones=("成都市",)), "no Zone 成都市"),
        (Filter(since="gestern"), "no date"),
        (Filter(until="2022-02-30"), "no date"),
    ],
)
def test_what_cannot_be_found_is_said(wanted: Filter, message: str) -> None:
    with pytest.raises(KgError, match=message):
        filter_corpus(GOLDEN, wanted)


def test_containment_follows_facts_and_codes_and_survives_circles() -> None:
    inside = {NAMES[k]: {NAMES[v] for v in vs} for k, vs in find_containment(GOLDEN).items()}
    assert inside["云帆算力中心"] == {"成都高新区", "成都市", "四川省"}
    assert inside["成都市"] == {"成都市", "四川省"}
    assert "国务院" not in inside
    circle = Corpus(
        entities=GOLDEN.entities,
        statements=tuple(s for s in GOLDEN.statements if s.predicate is Predicate.PART_OF)
        + tuple(
            type(s)(s.object, s.predicate, s.subject, s.modality, ())
            for s in GOLDEN.statements
            if s.predicate is Predicate.PART_OF
        ),
    )
    assert find_containment(circle)
