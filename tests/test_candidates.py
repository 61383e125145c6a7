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


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("意见支持柳州高新区建设云溪数据中心。", "planned"),
        ("市里鼓励远山集团在柳州建设云溪数据中心。", "planned"),
        ("在银行支持下，远山集团建设云溪数据中心。", "fact"),
        ("省里支持了柳州高新区建设云溪数据中心。", "fact"),
    ],
)
def test_what_somebody_is_backed_to_build_lies_ahead(text: str, modality: str) -> None:
    assert {told for _, told in _state(text, "builds")} == {modality}


def test_a_base_of_the_state_that_a_place_may_set_up_is_an_honour() -> None:
    assert _state("柳州市获批建设国家骨干粮食物流基地。", "awarded") == {("柳州市", "fact")}
    assert _state("柳州市建设国家骨干粮食物流基地。", "awarded") == set()


def test_applied_for_and_supported_honours_are_ahead() -> None:
    assert _state("常州市正积极申报国家级车联网先导区。", "awarded") == {("常州市", "planned")}
    assert _state("省政府办公厅印发通知，支持常州高新区创建国家自主创新示范区。", "awarded") == {
        ("常州高新区", "planned")
    }


def test_who_gives_leave_wins_no_honour() -> None:
    assert _state("2015年，赣州高新区经国务院批准升级为国家高新区。", "awarded") == {("赣州高新区", "fact")}


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("成都高新区2005年引入科大讯飞、云石科技有限公司。", {"科大讯飞", "云石科技有限公司"}),
        ("成都高新区的一家公司2005年引入科大讯飞、云石科技有限公司做股东。", set()),
        ("成都高新区的论坛吸引了科大讯飞、云石科技有限公司等300家企业参展。", set()),
    ],
)
def test_shareholders_and_exhibitors_do_not_settle(text: str, firms: set[str]) -> None:
    assert {firm for firm, _ in _state(text, "settledIn")} == firms


def test_where_a_thing_stands_is_not_what_was_founded() -> None:
    text = "云石研究院落户成都高新区，由四川大学、科大讯飞共同组建。"
    extraction = extract_document(Document("p", f"2022年3月2日\n\n{text}\n"), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    assert "成都高新区" not in {names[s.object] for s in extraction.statements if s.predicate == "establishes"}


def test_a_representative_office_is_not_its_city() -> None:
    text = "北方贸易促进会上海代表处首席代表王小明表示，甘肃省教育考试院副院长李大为也来了。"
    assert "王小明" not in {who for who, _ in _state(text, "holdsPost")}


def test_a_work_whose_builder_is_told_elsewhere_is_not_its_places() -> None:
    bare = "成都高新区昨日召开大会。\n云石大桥封顶。"
    assert {who for who, _ in _state(bare, "builds")} == {"成都高新区"}
    told = "成都高新区昨日召开大会。\n云石大桥封顶。\n云石大桥由中建三局承建，明年通车。"
    assert "成都高新区" not in {who for who, _ in _state(told, "builds")}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("成都高新区变化很大。去年产值增长8%，获评国家级绿色工业园区。", {"成都高新区"}),
        ("成都高新区变化很大。去年产值增长8%，无人机产业集群获评国家级特色产业集群。", set()),
    ],
)
def test_an_honour_of_something_unnamed_is_not_the_places(text: str, holders: set[str]) -> None:
    assert {holder for holder, _ in _state(text, "awarded")} == holders


@pytest.mark.parametrize("contract", ["供货合同", "用水协议", "授信协议", "实习基地协议"])
def test_a_contract_of_trade_brings_no_investor(contract: str) -> None:
    assert not _state(f"成都高新区与科大讯飞签订{contract}。", "signed")
    assert _state("成都高新区与科大讯飞签订投资协议。", "signed")


def test_what_is_built_stands_behind_its_builder() -> None:
    text = "云石大桥主体贯通，由中建三局承建的远山隧道昨日通车。"
    extraction = extract_document(Document("p", f"2022年3月2日\n\n{text}\n"), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    ruled = {
        (names[s.subject], names[s.object]) for s in extraction.statements if s.evidence[0].rule == "builds.by_builder"
    }
    assert ("中建三局", "云石大桥") not in ruled
