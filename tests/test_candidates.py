"""What the words around a match say of a candidate: who is meant by a count, what is only asked for, what is no product."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document


def _state(text: str, predicate: str) -> set[tuple[str, str]]:
    """(subject, modality) of what rules state of one relation."""
    extraction = extract_document(Document("p", f"2022年3月2日\n\n{text}\n"), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    ruled = (s for s in extraction.statements if not s.evidence[0].rule.startswith("learned."))
    return {(names[s.subject], str(s.modality)) for s in ruled if s.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("江西省有3个县入选全国农业现代化示范区。", set()),
        ("江西省有2个县入选全国农业现代化示范区，分别是高安市、信丰县。", {"高安市", "信丰县"}),
        ("高安市、信丰县等3个县市入选全国农业现代化示范区。", {"高安市", "信丰县"}),
        ("高安市连续3次入选全国农业现代化示范区。", {"高安市"}),
    ],
)
def test_counted_holders_are_not_their_place(text: str, holders: set[str]) -> None:
    assert {holder for holder, _ in _state(text, "awarded")} == holders


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("江苏省政府批准筹建江苏宿豫高新技术产业开发区。", "fact"),
        ("国务院同意在梧州市设立跨境电子商务综合试验区。", "fact"),
        ("江苏省政府有望批准江苏宿豫高新技术产业开发区。", "planned"),
    ],
)
def test_leave_is_given_though_the_work_is_ahead(text: str, modality: str) -> None:
    assert {told for _, told in _state(text, "approves")} == {modality}


def test_a_site_is_built_and_not_developed() -> None:
    assert not _state("远山集团有限公司开发长寿湖水上乐园。", "develops")


def test_honours_dealt_out_one_each() -> None:
    text = "去年，云石科技有限公司、远山重工有限公司分别获评国家级制造业单项冠军、江苏省绿色工厂。"
    extraction = extract_document(Document("p", f"{text}\n"), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    won = {(names[s.subject], names[s.object]) for s in extraction.statements if s.predicate == "awarded"}
    assert won == {
        ("云石科技有限公司", "国家级制造业单项冠军"),
        ("远山重工有限公司", "江苏省绿色工厂"),
    }


def test_a_status_by_its_verb_is_no_zone() -> None:
    extraction = extract_document(Document("p", "昌吉市被确定为国家产城融合示范区。\n"), load_lexicon())
    assert [e.name for e in extraction.entities if e.kind == "Zone"] == []


def test_applied_for_and_supported_honours_are_ahead() -> None:
    assert _state("常州市正积极申报国家级车联网先导区。", "awarded") == {("常州市", "planned")}
    assert _state("省政府办公厅印发通知，支持常州高新区创建国家自主创新示范区。", "awarded") == {
        ("常州高新区", "planned")
    }


def test_who_gives_leave_wins_no_honour() -> None:
    assert _state("2015年，赣州高新区经国务院批准升级为国家高新区。", "awarded") == {("赣州高新区", "fact")}
