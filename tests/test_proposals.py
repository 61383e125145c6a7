"""Statements of the trained model: wordings that no rule has, and what the rules say first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.annotated_pages import read_annotated
from kg import proposals
from kg.pair_network import PairNetwork
from kg.pipeline import extract_document
from kg.proposals import propose_statements
from kg.rules.examples import MarkedText, read_marked_text
from kg.seeds import load_lexicon
from kg.statements import find_statements
from kg.types import Article, Document, Evidence, Extraction, Span, Statement
from kg.vocabulary import DOMAINS, RANGES, Modality, Predicate
from tests.growth import find_growth

DEV = Path(__file__).parent / "pages" / "dev"
MOST = 5.0
"""Twice the text may take so many times the time: 2 and the noise of a busy machine."""
UNKNOWN_WORDINGS = [
    ("[蔚岚汽车|Company]牵手[宁波港口集团|Company]。", "蔚岚汽车", "cooperatesWith", "宁波港口集团"),
    ("[合肥高新区|Zone]迎来新伙伴，[澜拓|Company]把区域总部放在这里。", "澜拓", "settledIn", "合肥高新区"),
    ("[砾川科技|Company]创办者[周砚秋|Person]说。", "周砚秋", "holdsPost", "砾川科技"),
    ("[蔚岚汽车|Company]为[滨海基地|Project]掏出3亿元。", "蔚岚汽车", "invests", "滨海基地"),
    ("[宁波|Region]海边的[滨海基地|Project]热闹起来。", "滨海基地", "locatedIn", "宁波"),
    ("[蔚岚汽车|Company]掌舵[滨海基地|Project]。", "蔚岚汽车", "builds", "滨海基地"),
    ("[蔚岚汽车|Company]盖起[滨海基地|Project]。", "蔚岚汽车", "builds", "滨海基地"),
]
"""What tells the relation stands in no table of the rules."""
SPOKEN_OF = [
    "[蔚岚汽车|Company]收购[砾川科技|Company]。",
    "[蔚岚汽车|Company]与[砾川科技|Company]签署战略合作协议。",
    "[合肥高新区|Zone]与[砾川科技|Company]签约。",
]


def evidence_of(article: Article, span: Span, rule: str) -> Evidence:
    return Evidence("marked", article.title, span.start, span.stop, article.text[span.start : span.stop], rule)


def propose(read: MarkedText, stated: Iterable[Statement] = ()) -> list[Statement]:
    return propose_statements(read.resolved, read.entities, stated, evidence_of)


def state(read: MarkedText) -> list[Statement]:
    return find_statements(read.resolved, read.entities, evidence_of)


def triples(read: MarkedText, statements: Iterable[Statement]) -> set[tuple[str, str, str]]:
    return {(read.name(s.subject), str(s.predicate), read.name(s.object)) for s in statements}


def statement(read: MarkedText, subject: str, predicate: Predicate, object_: str) -> Statement:
    """As a rule would make it; a name that the text has not is its own id."""
    ids = {entity.name: i for i, entity in read.entities.items()}
    said = evidence_of(read.resolved.article, read.resolved.sentences[0].span, f"{predicate}.test")
    return Statement(ids.get(subject, subject), predicate, ids.get(object_, object_), Modality.FACT, (said,))


def rule_of(statement: Statement) -> str:
    return statement.evidence[0].rule


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the threshold is: what is more likely than not is proposed."""
    monkeypatch.setattr(proposals, "find_least", lambda _: 0.5)


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    """Of the own pages and of some annotated ones."""
    documents = [Document(p.name, p.read_text(encoding="utf-8")) for p in sorted(DEV.glob("*.txt"))]
    documents += [page.document for page in list(read_annotated())[:40]]
    return [extract_document(document, load_lexicon()) for document in documents]


@pytest.mark.parametrize(("text", "subject", "predicate", "object_"), UNKNOWN_WORDINGS)
def test_a_wording_that_no_rule_has(text: str, subject: str, predicate: str, object_: str) -> None:
    read = read_marked_text(text)
    stated = state(read)
    assert (subject, predicate, object_) not in triples(read, stated)
    proposed = propose(read, stated)
    assert (subject, predicate, object_) in triples(read, proposed)
    for found in proposed:
        assert rule_of(found) == f"learned.{found.predicate}"
        assert found.evidence[0].text == read.resolved.article.text


@pytest.mark.parametrize(
    "text",
    [
        "[蔚岚汽车|Company]看了看天气，[宁波港口集团|Company]也没说什么。",
        "[周砚秋|Person]早上喝了一碗粥。",
        "[宁波|Region]昨天下了雨，[苏州|Region]是晴天。",
        "[砾川科技|Company]的卡车路过[澜拓|Company]。",
        "[砾川科技|Company]起诉[澜拓|Company]。",
        "[周砚秋|Person]不喜欢[砾川科技|Company]。",
    ],
)
def test_names_that_only_stand_beside_each_other_stand_in_no_relation(text: str) -> None:
    assert propose(read_marked_text(text)) == []


@pytest.mark.parametrize(
    ("said", "together"),
    [("招商引资，力争全年引进企业三百家。", False), ("联手招商引资，力争全年引进企业三百家。", True)],
)
def test_places_that_do_the_same_do_it_not_together(said: str, together: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "find_least", lambda _: 0.0)
    read = read_marked_text(f"[宁波高新区|Zone]、[合肥高新区|Zone]{said}")
    assert any(s.predicate == "cooperatesWith" for s in propose(read)) is together


@pytest.mark.parametrize("text", SPOKEN_OF)
@pytest.mark.usefixtures("eager")
def test_what_the_rules_state_is_not_proposed_again(text: str) -> None:
    read = read_marked_text(text)
    stated = state(read)
    assert stated
    assert propose(read), "the model would see it too"
    assert not triples(read, stated) & triples(read, propose(read, stated))


@pytest.mark.usefixtures("eager")
def test_of_a_name_of_several_things_only_the_fitting_are_related() -> None:
    read = read_marked_text("<储能|Industry=x>[蔚岚汽车|Company]操刀[滨海基地|Project]。")
    industry, company, project = sorted(read.entities)
    resolved = replace(read.resolved, entities_of=((company,), (project, industry)), topics=((),))
    found = propose_statements(resolved, read.entities, (), evidence_of)
    assert [(s.subject, s.predicate, s.object) for s in found] == [(company, Predicate.BUILDS, project)]


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize(("work", "predicate"), [("“青岚”掘进机", "develops"), ("青岚掘进机工厂", "builds")])
def test_what_bears_a_brand_is_developed_not_built(work: str, predicate: str) -> None:
    read = read_marked_text(f"[蔚岚汽车|Company]搭起[{work}|Project]。")
    assert triples(read, propose(read)) == {("蔚岚汽车", predicate, work)}


def test_a_pair_of_partners_is_one_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "find_least", lambda _: 0.1)
    read = read_marked_text("[蔚岚汽车|Company]、[砾川科技|Company]和[赛珩机器人|Company]牵手[宁波港口集团|Company]。")
    found = [s for s in propose(read, state(read)) if s.predicate is Predicate.COOPERATES_WITH]
    pairs = [frozenset((s.subject, s.object)) for s in found]
    assert len(pairs) == len(set(pairs))
    partner = {read.name(i) for pair in pairs for i in pair}
    assert {"蔚岚汽车", "砾川科技", "赛珩机器人", "宁波港口集团"} == partner


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("[蔚岚汽车|Company]牵手[宁波港口集团|Company]。", Predicate.COOPERATES_WITH, Modality.FACT),
        ("[蔚岚汽车|Company]有望牵手[宁波港口集团|Company]。", Predicate.COOPERATES_WITH, Modality.PLANNED),
        ("[蔚岚汽车|Company]没有牵手[宁波港口集团|Company]。", Predicate.COOPERATES_WITH, Modality.NEGATED),
        ("[赛珩机器人|Company]没有搬来[苏州工业园区|Zone]。", Predicate.SETTLED_IN, Modality.NEGATED),
        ("[蔚岚汽车|Company]将操刀[滨海基地|Project]。", Predicate.BUILDS, Modality.PLANNED),
        ("[蔚岚汽车|Company]不再操刀[滨海基地|Project]。", Predicate.BUILDS, Modality.NEGATED),
    ],
)
@pytest.mark.usefixtures("eager")
def test_modality(text: str, predicate: Predicate, modality: Modality) -> None:
    found = {s.predicate: s.modality for s in propose(read_marked_text(text))}
    assert found[predicate] is modality


@pytest.mark.usefixtures("eager")
def test_a_post_is_read_between_body_and_person() -> None:
    read = read_marked_text("[砾川科技|Company]的操盘手[周砚秋|Person]说，今年要走出去。")
    assert [(str(s.predicate), s.post) for s in propose(read, state(read))] == [("holdsPost", "操盘手")]
    read = read_marked_text("执掌[砾川科技|Company]的[周砚秋|Person]说，今年要走出去。")
    assert [(str(s.predicate), s.post) for s in propose(read, state(read))] == [("holdsPost", "")]


@pytest.mark.usefixtures("eager")
def test_a_date_of_the_sentence_is_the_dates_of_its_event() -> None:
    read = read_marked_text("[2022年|Period]，[蔚岚汽车|Company]牵手[宁波港口集团|Company]。")
    assert [s.date for s in propose(read, state(read))] == ["2022"]


def test_a_whole_page_gives_a_learned_statement_with_its_quote() -> None:
    text = "近日，蔚岚汽车牵手宁波港口集团，打造滨海零部件基地。\n"
    found = extract_document(Document("page.txt", text), load_lexicon())
    names = {entity.id: entity.name for entity in found.entities}
    proposed = [s for s in found.statements if rule_of(s).startswith("learned.")]
    told = [(names[s.subject], str(s.predicate), names[s.object]) for s in proposed]
    assert ("蔚岚汽车", "cooperatesWith", "宁波港口集团") in told
    said = proposed[0].evidence[0]
    assert text[said.start : said.stop] == said.text == text.strip()
    assert 0 < proposed[0].confidence < 1


def test_domains_and_ranges_hold(extractions: list[Extraction]) -> None:
    proposed = 0
    for found in extractions:
        kinds = {entity.id: entity.kind for entity in found.entities}
        for s in found.statements:
            if rule_of(s).startswith("learned."):
                proposed += 1
                assert kinds[s.subject] in DOMAINS[s.predicate] and kinds[s.object] in RANGES[s.predicate]
                assert s.subject != s.object
                assert rule_of(s) in (f"learned.{s.predicate}", f"learned.tie.{s.predicate}")
    assert proposed > 30


def test_nothing_is_stated_twice(extractions: list[Extraction]) -> None:
    """Within one article; two articles of a page are read apart."""
    for found in extractions:
        if len(found.articles) > 1:
            continue
        ruled = {(s.subject, s.predicate, s.object) for s in found.statements if not rule_of(s).startswith("learned.")}
        for s in found.statements:
            if rule_of(s).startswith("learned."):
                assert (s.subject, s.predicate, s.object) not in ruled, s
                mirrored = (s.object, s.predicate, s.subject)
                assert s.predicate is not Predicate.COOPERATES_WITH or mirrored not in ruled, s


def test_the_threshold_bars_what_is_less_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for threshold in (0.5, 0.9, 1.01):
        monkeypatch.setattr(proposals, "find_least", lambda _, least=threshold: least)
        counts.append(sum(len(propose(read_marked_text(row[0]))) for row in UNKNOWN_WORDINGS))
    assert counts[0] > counts[1] > counts[2] == 0


def test_the_same_proposals_every_time() -> None:
    texts = [row[0] for row in UNKNOWN_WORDINGS]
    once = [propose(read_marked_text(text)) for text in texts]
    assert [propose(read_marked_text(text)) for text in reversed(texts)][::-1] == once


@pytest.mark.parametrize(
    "piece",
    [
        "[蔚岚汽车|Company]牵手[宁波港口集团|Company]，",
        "[蔚岚汽车|Company]、",
        f"[蔚岚汽车|Company]{'牵手' * 20}，",
        "牵手",
        "，",
        "[蔚岚汽车|Company]牵手[宁波港口集团|Company]。",
    ],
)
def test_a_long_sentence_takes_linear_time(piece: str) -> None:
    propose(read_marked_text(UNKNOWN_WORDINGS[0][0]))

    def prepare(length: int) -> Callable[[], object]:
        read = read_marked_text(f"[砾川|Company]{piece * (length // len(piece))}[滨海基地|Project]。")
        return lambda: propose(read)

    assert find_growth(prepare, 10_000, 20_000, MOST) <= MOST


def test_pairs_of_a_crowded_sentence_grow_with_its_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """An enumeration of thirty firms is no thousand pairs; that of ten is read whole."""
    asked = 0

    rate = PairNetwork.propose

    def counted(self: PairNetwork, lines: Any, pairs: Any, *rest: Any) -> Any:
        nonlocal asked
        asked += sum(map(len, pairs))
        return rate(self, lines, pairs, *rest)

    monkeypatch.setattr(PairNetwork, "propose", counted)

    def count(names: int) -> int:
        nonlocal asked
        asked = 0
        propose(read_marked_text("又".join(f"[澜拓{n}号|Company]" for n in range(names)) + "。"))
        return asked

    few, many, more = count(10), count(30), count(38)
    assert few >= 10 * 9
    assert many < 30 * 29 / 2
    assert more / many < 1.5


def test_posts_do_not_cross() -> None:
    """Two persons whose posts rules have read, and 双方 behind them: neither holds the post of the other."""
    text = "签约仪式上，滨河县县长赵宏伟与远山集团总裁李建平代表双方签约。"
    extraction = extract_document(Document("p.txt", text), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    posts = {(names[s.subject], names[s.object]) for s in extraction.statements if s.predicate is Predicate.HOLDS_POST}
    assert posts == {("赵宏伟", "滨河县"), ("李建平", "远山集团")}


@pytest.mark.parametrize(
    "text",
    [
        "[砾川科技|Company]公告，[周砚秋|Person]辞任董事长。",
        "[砾川科技|Company]公告，董事会收到董事长[周砚秋|Person]的书面辞职报告。",
        "[周砚秋|Person]卸任[砾川科技|Company]总裁。",
    ],
)
def test_a_post_that_is_given_up_is_not_held(text: str) -> None:
    read = read_marked_text(text)
    stated = state(read)
    held = [*stated, *propose(read, stated)]
    assert [(str(s.predicate), s.modality) for s in held] == [("holdsPost", Modality.NEGATED)]


def test_who_takes_a_post_after_another_gave_it_up_holds_it() -> None:
    read = read_marked_text("[砾川科技|Company]公告，原董事长辞任后，[周砚秋|Person]出任董事长。")
    assert [s.modality for s in state(read) if s.predicate is Predicate.HOLDS_POST] == [Modality.FACT]
