"""Ties that no sentence tells: what is asked and told of a thing, what the network's answer adds and takes away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import pytest

from bench.annotated_pages import read_annotated
from kg import ties
from kg.choices import Choice, find_path, load_choices
from kg.pipeline import extract_document
from kg.rules.examples import MarkedText, read_marked_text
from kg.seeds import load_lexicon
from kg.statements import find_statements
from kg.tie_features import TASKS, Survey, Task, Tie, describe_ties
from kg.ties import MODEL, tie_statements
from kg.types import Article, Document, Evidence, Extraction, Span, Statement
from kg.vocabulary import DOMAINS, RANGES, Modality, Predicate

PAGE = (
    "[合肥高新区|Zone]的早晨从机器声开始。[砾川科技|Company]的车间里，三条产线正在调试。"
    "[周砚秋|Person]说，[滨海基地|Project]明年投产。[苏州|Region]来的客商看了又看。"
)


def evidence_of(article: Article, span: Span, rule: str) -> Evidence:
    return Evidence("marked", article.title, span.start, span.stop, article.text[span.start : span.stop], rule)


def state(read: MarkedText) -> list[Statement]:
    return find_statements(read.resolved, read.entities, evidence_of)


def survey(read: MarkedText, stated: Sequence[Statement] = ()) -> Survey:
    return Survey(read.resolved, read.entities, ((s.subject, s.predicate, s.object) for s in stated))


def tie(read: MarkedText, stated: Sequence[Statement] = (), proposed: Sequence[Statement] = ()) -> list[Statement]:
    return tie_statements(read.resolved, read.entities, stated, proposed, evidence_of)


def told(read: MarkedText, found: Sequence[Statement]) -> set[tuple[str, str, str]]:
    return {(read.name(s.subject), str(s.predicate), read.name(s.object)) for s in found}


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    """Of some annotated pages."""
    return [extract_document(page.document, load_lexicon()) for page in list(read_annotated())[:40]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[MarkedText, dict[tuple[str, str, str], float]], None]:
    """Makes the network give the ties named these probabilities, and all others none."""

    def settle(read: MarkedText, rates: dict[tuple[str, str, str], float]) -> None:
        asked: list[Tie] = []

        class Network:
            def rate(self, choices: Sequence[Choice]) -> list[np.ndarray]:
                some = [next(one for one in asked if one.choice is choice) for choice in choices]
                return [np.array([*map(self.of, [one] * len(one.candidates), one.candidates), 0.0]) for one in some]

            def of(self, one: Tie, owner: str) -> float:
                pair = (one.thing, owner) if one.task.is_subject else (owner, one.thing)
                return rates.get((read.name(pair[0]), str(one.task.predicate), read.name(pair[1])), 0.0)

        def describe(own: Survey, tasks: Iterable[Task]) -> Iterator[Tie]:
            asked[:] = describe_ties(own, tasks)
            return iter(asked)

        monkeypatch.setattr(ties, "describe_ties", describe)
        monkeypatch.setattr(ties, "load_choices", lambda _: Network())

    return settle


def test_each_thing_is_a_choice_between_names_of_the_article_and_nobody() -> None:
    read = read_marked_text(PAGE)
    found = {(read.name(one.thing), str(one.task.predicate)): one for one in describe_ties(survey(read))}
    assert set(found) >= {("砾川科技", "locatedIn"), ("滨海基地", "locatedIn"), ("滨海基地", "builds")}
    for one in found.values():
        assert len(one.choice.candidates) == len(one.candidates) + 1
        assert one.choice.candidates[-1] == (f"{one.task.predicate} nobody",)
        assert one.thing not in one.candidates
    assert {read.name(i) for i in found["砾川科技", "locatedIn"].candidates} == {"合肥高新区", "苏州"}


def test_what_a_rule_ties_is_not_asked() -> None:
    read = read_marked_text("[砾川科技|Company]落户[合肥高新区|Zone]。[砾川科技|Company]建设[滨海基地|Project]。")
    asked = {(read.name(one.thing), str(one.task.predicate)) for one in describe_ties(survey(read, state(read)))}
    assert ("滨海基地", "builds") not in asked
    assert ("滨海基地", "builds") in {
        (read.name(one.thing), str(one.task.predicate)) for one in describe_ties(survey(read))
    }


def test_kinds_asked_are_those_of_the_relation() -> None:
    for task in TASKS:
        one, other = (DOMAINS, RANGES) if task.is_subject else (RANGES, DOMAINS)
        assert task.things <= one[task.predicate]
        assert task.owners <= other[task.predicate]


def test_nobody_is_given_a_post_that_no_sentence_tells() -> None:
    assert not any(task.predicate is Predicate.HOLDS_POST for task in ties._USED)


def test_names_are_not_told() -> None:
    words = {
        word
        for one in describe_ties(survey(read_marked_text(PAGE)))
        for own in (one.choice.shared, *one.choice.candidates)
        for word in own
    }
    inner = {word for word in words if any(sign in word for sign in "砾川砚肥苏") and word.split()[1] != "ends"}
    assert inner == set()


def test_a_likely_tie_is_stated_with_the_sentence_of_the_thing(answer: Callable[..., None]) -> None:
    read = read_marked_text(PAGE)
    answer(read, {("砾川科技", "locatedIn", "合肥高新区"): 0.6, ("砾川科技", "builds", "滨海基地"): 0.49})
    found = tie(read)
    assert told(read, found) == {("砾川科技", "locatedIn", "合肥高新区")}
    assert found[0].evidence[0].rule == "learned.tie.locatedIn"
    assert found[0].evidence[0].text == "砾川科技的车间里，三条产线正在调试。"
    assert found[0].modality is Modality.FACT


def test_what_a_sentence_ties_is_tied_to_nobody_else(answer: Callable[..., None]) -> None:
    read = read_marked_text(PAGE)
    ids = {read.name(i): i for i in read.entities}
    quote = evidence_of(read.resolved.article, Span(0, 5), "learned.builds")
    proposed = [Statement(ids["砾川科技"], Predicate.BUILDS, ids["滨海基地"], Modality.FACT, (quote,))]
    answer(read, {("合肥高新区", "builds", "滨海基地"): 0.9})
    assert tie(read, proposed=proposed) == proposed


def test_what_the_article_makes_unlikely_is_not_stated(answer: Callable[..., None]) -> None:
    read = read_marked_text(PAGE)
    ids = {read.name(i): i for i in read.entities}
    quote = evidence_of(read.resolved.article, Span(0, 5), "learned.locatedIn")
    proposed = [Statement(ids["砾川科技"], Predicate.LOCATED_IN, ids["苏州"], Modality.FACT, (quote,))]
    answer(read, {("砾川科技", "locatedIn", "苏州"): 0.05})
    assert tie(read, proposed=proposed) == []
    answer(read, {("砾川科技", "locatedIn", "苏州"): 0.15})
    assert tie(read, proposed=proposed) == proposed


@pytest.mark.parametrize(
    ("words", "modality"),
    [("已经投产", Modality.FACT), ("将于明年动工", Modality.PLANNED), ("已取消", Modality.NEGATED)],
)
def test_a_tie_has_the_modality_of_its_clause(answer: Callable[..., None], words: str, modality: Modality) -> None:
    read = read_marked_text(f"[砾川科技|Company]从不张扬。[滨海基地|Project]{words}。")
    answer(read, {("砾川科技", "builds", "滨海基地"): 0.8})
    assert [s.modality for s in tie(read)] == [modality]


def test_the_model_reads_what_the_extractor_describes() -> None:
    """Most descriptions of a page are known to the model that is shipped: they were trained under these names."""
    network = load_choices(MODEL)
    asked = list(describe_ties(survey(read_marked_text(PAGE)), ties._USED))
    words = {word for one in asked for own in (one.choice.shared, *one.choice.candidates) for word in own}
    known = {word for word in words if network.knows(word)}
    assert find_path(MODEL).stat().st_size < 5_000_000
    assert len(known) > 0.6 * len(words)


def test_on_whole_pages_ties_fit_and_quote_the_page(extractions: list[Extraction]) -> None:
    found = 0
    for extraction in extractions:
        kinds = {entity.id: entity.kind for entity in extraction.entities}
        for s in extraction.statements:
            if s.evidence[0].rule.startswith("learned.tie."):
                found += 1
                assert kinds[s.subject] in DOMAINS[s.predicate] and kinds[s.object] in RANGES[s.predicate]
                assert s.evidence[0].rule == f"learned.tie.{s.predicate}"
                assert s.evidence[0].text
    assert found > 3


def test_a_page_ties_what_stands_in_different_sentences() -> None:
    text = PAGE_OF_ONE_ZONE
    extraction = extract_document(Document("page.txt", text), load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    tied = {
        (names[s.subject], str(s.predicate), names[s.object])
        for s in extraction.statements
        if s.evidence[0].rule.startswith("learned.tie.")
    }
    assert ("云帆药业", "locatedIn", "亳州高新区") in tied
    for s in extraction.statements:
        for quote in s.evidence:
            assert text[quote.start : quote.stop] == quote.text


PAGE_OF_ONE_ZONE = """\
亳州药都：一味药的旅行
亳州高新区的清晨带着药香。云帆药业的仓库前，货车排成长队。
公司董事长周砚秋说，今年最要紧的是把标准定下来。
"""
