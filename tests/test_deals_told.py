"""Deals as notices tell them: who sells, who is given shares, who sends the news, and who leaves a post."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document
from kg.vocabulary import Kind


def read(text: str) -> set[tuple[str, str, str, str]]:
    """What a text states: subject, relation, object, modality."""
    extraction = extract_document(Document("deal.txt", text + "\n"), load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    return {(names[s.subject], str(s.predicate), names[s.object], str(s.modality)) for s in extraction.statements}


def buyers(text: str) -> set[tuple[str, str]]:
    return {(subject, object_) for subject, predicate, object_, _ in read(text) if predicate == "acquires"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("云帆股份:全资子公司远山锂业拟挂牌转让明月矿业股权。", set()),
        (
            "云帆股份公告方案，计划向清风集团定向增发收购其持有的明月矿业有限公司55%的股权。",
            {("云帆股份", "明月矿业有限公司")},
        ),
        (
            "格隆社12月6日丨云帆仪器(300765.SZ)公布，公司拟受让清风信托有限责任公司持有的明月水务有限公司60%股权。",
            {("云帆仪器", "明月水务有限公司")},
        ),
        (
            "财经社12月6日讯，云帆仪器(300765)公告，公司拟收购明月水务有限公司60%股权。",
            {("云帆仪器", "明月水务有限公司")},
        ),
    ],
)
def test_who_sells_receives_or_reports_buys_nothing(text: str, wanted: set[tuple[str, str]]) -> None:
    assert buyers(text) == wanted


def test_who_was_just_bought_founds_nothing() -> None:
    stated = read("远山集团收购明月轴承和清河轴承、成立北斗轴承集团。")
    assert not {subject for subject, predicate, _, _ in stated if predicate == "establishes"} & {"明月轴承", "清河轴承"}


def test_a_post_of_the_body_named_before_is_left() -> None:
    stated = read("云帆汽车董事会聘任李明为公司总经理，王强因工作调动辞去总经理职务。")
    assert ("王强", "holdsPost", "云帆汽车", "negated") in stated
    assert ("李明", "holdsPost", "云帆汽车", "fact") in stated


def test_a_place_where_a_nameless_firm_comes_from_signs_nothing() -> None:
    assert not read("一家来自深圳的公司与远山集团签约，将在当地建设工厂。")


def test_a_firm_that_comes_from_a_place_builds_itself() -> None:
    stated = read("来自深圳的云帆机器人公司与星河高新区签约，投资5亿元建设机器人产业园。")
    assert {subject for subject, predicate, _, _ in stated if predicate == "builds"} == {"云帆机器人公司"}


def test_exchanges_and_mere_shareholders_are_no_parents() -> None:
    stated = read("云帆股份在北方产权交易所挂牌转让的控股子公司明月矿业有限公司10%股权已经售出。")
    assert {object_ for _, predicate, object_, _ in stated if predicate == "subsidiaryOf"} <= {"云帆股份"}


def test_what_is_moved_with_its_owner_is_no_plan() -> None:
    stated = read("去年，远山集团将旗下远山物流、远山酒店等业务进行了整合，成立远山服务集团。")
    assert ("远山集团", "establishes", "远山服务集团", "fact") in stated


def test_a_firms_chain_is_no_industry() -> None:
    extraction = extract_document(
        Document("chain.txt", "云帆仪器收购清河科材51%股权，丰富及延伸公司产业链。\n"), load_lexicon()
    )
    assert not [entity.name for entity in extraction.entities if entity.kind is Kind.INDUSTRY]
