"""Parties that a text counts, deals out or refers back to: 三方, 两家, 分别, 前者 and 后者."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document
from kg.vocabulary import Predicate


def _read(text: str, predicate: Predicate) -> set[tuple[str, str]]:
    """Subjects and objects of what the rules state of one relation."""
    extraction = extract_document(Document("p", f"2022年3月2日\n\n{text}\n"), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    return {
        (names[s.subject], names[s.object])
        for s in extraction.statements
        if s.predicate is predicate and not all(e.rule.startswith("learned.") for e in s.evidence)
    }


@pytest.mark.parametrize(
    ("text", "predicate", "wanted"),
    [
        (
            "盛川集团跟东林大学、长沙理工学院签了合作协议。三方将共同设立长沙氢能研究院。",
            Predicate.ESTABLISHES,
            {("盛川集团", "长沙氢能研究院"), ("东林大学", "长沙氢能研究院"), ("长沙理工学院", "长沙氢能研究院")},
        ),
        (
            "盛川集团与远航物流在长沙签约。两家企业将共同组建湘江航运公司。",
            Predicate.ESTABLISHES,
            {("盛川集团", "湘江航运公司"), ("远航物流", "湘江航运公司")},
        ),
        (
            "长沙市、岳阳市、怀化市之间有一条看得见的走廊，就是三市依托各自高新区共同建设的湘北科创示范区。",
            Predicate.BUILDS,
            {("长沙市", "湘北科创示范区"), ("岳阳市", "湘北科创示范区"), ("怀化市", "湘北科创示范区")},
        ),
        (
            "长沙市与岳阳市、怀化市缔结协作关系，三地将共同建设湘北物流园。",
            Predicate.BUILDS,
            {("长沙市", "湘北物流园"), ("岳阳市", "湘北物流园"), ("怀化市", "湘北物流园")},
        ),
        (
            "长沙市与株洲市相邻，两市共同推进长株城际铁路建设。",
            Predicate.BUILDS,
            {("长沙市", "长株城际铁路"), ("株洲市", "长株城际铁路")},
        ),
    ],
)
def test_counted_parties_are_those_named_before(text: str, predicate: Predicate, wanted: set[tuple[str, str]]) -> None:
    assert _read(text, predicate) == wanted


def test_a_list_that_is_left_open_is_not_counted() -> None:
    text = "园区引进盛川集团、远航物流等企业，两家企业共同组建湘江航运公司。"
    assert len(_read(text, Predicate.ESTABLISHES)) <= 1


def test_the_class_behind_two_parties_is_no_name() -> None:
    text = "盛川集团、东林大学双方签署战略合作协议。"
    assert _read(text, Predicate.COOPERATES_WITH) == {("盛川集团", "东林大学")}


@pytest.mark.parametrize(
    ("text", "predicate", "wanted"),
    [
        (
            "论坛上，长沙市与岳阳市、株洲市与湘潭市、常德市与益阳市分别签署产业协作协议。",
            Predicate.COOPERATES_WITH,
            {("长沙市", "岳阳市"), ("株洲市", "湘潭市"), ("常德市", "益阳市")},
        ),
        (
            "签约仪式上，东林大学与启元科技有限公司、湘江学院与盛川集团分别签署产学研合作协议。",
            Predicate.COOPERATES_WITH,
            {("东林大学", "启元科技有限公司"), ("湘江学院", "盛川集团")},
        ),
        (
            "会上，长沙高新区与启元科技有限公司、雨花区与远航物流有限公司分别签署投资协议。",
            Predicate.SIGNED,
            {("长沙高新区", "启元科技有限公司"), ("雨花区", "远航物流有限公司")},
        ),
    ],
)
def test_couples_are_dealt_out(text: str, predicate: Predicate, wanted: set[tuple[str, str]]) -> None:
    assert _read(text, predicate) == wanted


def test_things_that_stand_each_somewhere_else() -> None:
    places = {("盛川物流项目", "长沙高新区"), ("启元电池项目", "岳阳经开区")}
    assert _read("盛川物流项目、启元电池项目分别位于长沙高新区和岳阳经开区。", Predicate.LOCATED_IN) == places
    assert _read("盛川物流项目位于长沙高新区、岳阳经开区之间。", Predicate.LOCATED_IN) <= places


def test_former_and_latter_are_the_two_named_together() -> None:
    text = "岳阳市与盛川集团、启元科技签约，前者投资8.3亿元建设岳阳储能电站，后者投资6亿元建设城陵矶物流基地。"
    assert _read(text, Predicate.BUILDS) == {("盛川集团", "岳阳储能电站"), ("启元科技", "城陵矶物流基地")}


def test_the_place_with_which_two_firms_sign_is_neither_former_nor_latter() -> None:
    text = "盛川集团、启元科技与长沙高新区签约，前者投资8.3亿元建设岳阳储能电站，后者投资6亿元建设城陵矶物流基地。"
    assert _read(text, Predicate.BUILDS) == {("盛川集团", "岳阳储能电站"), ("启元科技", "城陵矶物流基地")}


def test_a_merger_into_a_new_firm_buys_nothing() -> None:
    assert not _read("长沙港集团与岳阳港集团重组整合为湖南港务集团。", Predicate.ACQUIRES)


def test_a_new_firm_told_by_what_it_is_called() -> None:
    text = "湘潭市新设了一家平台公司，叫莲城产业发展集团，下设莲城建工、莲城水务两家子公司。"
    assert _read(text, Predicate.ESTABLISHES) == {("湘潭市", "莲城产业发展集团")}
    assert _read(text, Predicate.SUBSIDIARY_OF) == {("莲城建工", "莲城产业发展集团"), ("莲城水务", "莲城产业发展集团")}


def test_shares_made_over_are_no_plan() -> None:
    text = "长沙市国资委将所持启元科技51%股权无偿划转给湘江国投。"
    extraction = extract_document(Document("p", f"{text}\n"), load_lexicon())
    assert {str(s.modality) for s in extraction.statements if s.predicate is Predicate.ACQUIRES} == {"fact"}


def test_a_parent_named_behind_its_firm_is_another_firm() -> None:
    text = "哈电风能有限公司的母公司哈电集团与湘潭市签订战略合作协议。"
    assert _read(text, Predicate.SUBSIDIARY_OF) == {("哈电风能有限公司", "哈电集团")}


@pytest.mark.parametrize(
    "text",
    [
        "桑顿新能源全资子公司湘潭桑顿材料有限公司昨日投产。",
        "青松创投独家投资湘潭桑顿材料有限公司。",
        "湘潭市新设了一家企业，叫湘潭桑顿材料有限公司。",
    ],
)
def test_a_name_begins_behind_what_is_done_to_its_firm(text: str) -> None:
    extraction = extract_document(Document("p", f"{text}\n"), load_lexicon())
    assert "湘潭桑顿材料有限公司" in {e.name for e in extraction.entities}


def test_who_holds_a_part_of_a_firm_is_not_spoken_of_next() -> None:
    text = (
        "桑顿新能源科技有限公司由湘潭产业投资集团控股，湘潭高新投资集团参股，去年被认定为国家级专精特新“小巨人”企业。"
    )
    assert {holder for holder, _ in _read(text, Predicate.AWARDED)} == {"桑顿新能源科技有限公司"}


def test_what_holds_now_has_no_date_of_the_sentence_before() -> None:
    text = "2021年，王立明创办启元科技有限公司。如今，公司已获得青松创投1.5亿元投资。"
    extraction = extract_document(Document("p", f"{text}\n"), load_lexicon())
    assert [s.date for s in extraction.statements if s.predicate is Predicate.INVESTS] == [""]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5月16日，苏银产业园与苏州高新区举行对接会。会上，两地签署了共建协议。", {("苏银产业园", "苏州高新区")}),
        ("西安高新区和咸阳高新区山水相连。两区签署了战略合作协议。", {("西安高新区", "咸阳高新区")}),
        ("荣昌高新区与隆昌经开区仅一河之隔。两个园区签署了共建协议。", {("荣昌高新区", "隆昌经开区")}),
        ("西安高新区和咸阳高新区山水相连。两区未能签署协议。", set()),
        ("西安高新区和咸阳高新区山水相连。两区人口众多。", set()),
    ],
)
def test_both_parties_agree_with_each_other(text: str, wanted: set[tuple[str, str]]) -> None:
    assert _read(text, Predicate.COOPERATES_WITH) == wanted
