"""The life of projects: stages from relations, modality and the nearest word of the evidence."""

from __future__ import annotations

import pytest
from golden_corpora import make_golden

from kg.lifecycle import LifecycleEvent, Report, Stage, find_current_stages, find_events
from kg.types import ArticleRecord, Corpus, DocumentRecord, Entity, Evidence, Span, Statement
from kg.vocabulary import Kind, Modality, Predicate

PLACE = Entity("z", Kind.ZONE, "星河高新区")
PROJECT = Entity("p", Kind.PROJECT, "云帆电池二期", ("电池二期",))
FIRM = Entity("c", Kind.COMPANY, "云帆科技")


def stage_of(
    text: str, predicate: Predicate = Predicate.BUILDS, modality: Modality = Modality.FACT, subject: str = "z"
) -> Stage | None:
    evidence = Evidence("d", "a", 0, len(text), text, "r")
    ends = ("p", "z") if predicate in (Predicate.SETTLED_IN, Predicate.LOCATED_IN) else (subject, "p")
    statement = Statement(ends[0], predicate, ends[1], modality, (evidence,))
    events = find_events(Corpus(entities=(FIRM, PROJECT, PLACE), statements=(statement,)))
    return events[0].stage if events else None


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("云帆电池二期顺利开工", Stage.STARTED),
        ("云帆电池二期奠基", Stage.STARTED),
        ("云帆电池二期建成投产", Stage.OPERATING),
        ("加快云帆电池二期建设", Stage.BUILDING),
        ("打造云帆电池二期", Stage.BUILDING),
        ("甲项目开工，云帆电池二期建成投产", Stage.OPERATING),
        ("云帆电池二期开工，甲项目建成投产", Stage.STARTED),
        ("电池二期主体完工", Stage.BUILDING),
    ],
)
def test_the_nearest_word_decides_what_builds_means(text: str, stage: Stage) -> None:
    assert stage_of(text) is stage


@pytest.mark.parametrize(
    ("predicate", "modality", "stage"),
    [
        (Predicate.SIGNED, Modality.FACT, Stage.SIGNED),
        (Predicate.SIGNED, Modality.PLANNED, Stage.INTENDED),
        (Predicate.SIGNED, Modality.NEGATED, Stage.TERMINATED),
        (Predicate.SETTLED_IN, Modality.FACT, Stage.SETTLED),
        (Predicate.ESTABLISHES, Modality.FACT, Stage.SETTLED),
        (Predicate.INVESTS, Modality.FACT, None),
        (Predicate.INVESTS, Modality.PLANNED, Stage.INTENDED),
        (Predicate.LOCATED_IN, Modality.FACT, None),
        (Predicate.LOCATED_IN, Modality.NEGATED, None),
    ],
)
def test_relation_and_modality(predicate: Predicate, modality: Modality, stage: Stage | None) -> None:
    assert stage_of("云帆电池二期", predicate, modality) is stage


def test_a_project_located_where_it_goes_into_production() -> None:
    assert stage_of("在星河高新区，云帆电池二期投产", Predicate.LOCATED_IN) is Stage.OPERATING


def test_golden_stages_dates_places_and_parties() -> None:
    corpus = make_golden()
    names = {e.id: e.name for e in corpus.entities}
    events = find_events(corpus)
    current = {names[project]: stage for project, stage in find_current_stages(events).items()}
    assert current == {
        "云帆算力中心": Stage.STARTED,
        "远山生物基地": Stage.SIGNED,
        "滨江大桥": Stage.OPERATING,
        "北斗原料药二期": Stage.TERMINATED,
    }
    started = next(e for e in events if e.stage is Stage.STARTED)
    assert (started.date, started.reported, started.rule) == ("2022-03", "2022-02-10", "lifecycle.word.开工")
    assert [names[party] for party in started.parties] == ["云帆科技有限公司"]


WORDED = ("云帆电池二期开工", "云帆电池二期建成投产", "加快云帆电池二期建设", "打造云帆电池二期", "云帆电池二期开工")
DATES = ("2022-03-01", "", "2021-05-01", "2022-03-01", "2022-07-09")


@pytest.mark.parametrize("predicate", [Predicate.BUILDS, Predicate.SIGNED, Predicate.INVESTS])
@pytest.mark.parametrize("held", range(1, 2 ** len(WORDED)))
def test_the_report_of_some_evidence_stands_for_it(predicate: Predicate, held: int) -> None:
    records = tuple(
        DocumentRecord(f"d{n}", "", "", "", (ArticleRecord("a", date, Span(0, 99)),)) for n, date in enumerate(DATES)
    )
    pieces = tuple(Evidence(f"d{n}", "a", 0, len(text), text, "r") for n, text in enumerate(WORDED))

    def tell(evidence: tuple[Evidence, ...], reports: dict[tuple[str, str], Report]) -> tuple[LifecycleEvent, ...]:
        statement = Statement("z", predicate, "p", Modality.FACT, evidence)
        return find_events(Corpus(records, (FIRM, PROJECT, PLACE), (statement,)), reports)

    first = tell(tuple(piece for n, piece in enumerate(pieces) if held >> n & 1), {})
    reports = {(event.statement, event.project): Report(event.rule, event.reported) for event in first}
    assert tell(tuple(piece for n, piece in enumerate(pieces) if not held >> n & 1), reports) == tell(pieces, {})
