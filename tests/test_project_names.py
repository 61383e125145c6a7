"""Names of products and of listed works, and who is meant by 双方."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document
from kg.vocabulary import Kind, Predicate


def _read(text: str, predicate: Predicate) -> set[tuple[str, str]]:
    found = extract_document(Document("page.txt", text + "\n"), load_lexicon())
    names = {e.id: e.name for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is predicate}


def _projects(text: str) -> set[str]:
    found = extract_document(Document("page.txt", text + "\n"), load_lexicon())
    return {e.name for e in found.entities if e.kind is Kind.PROJECT}


@pytest.mark.parametrize(
    ("text", "maker", "product"),
    [
        (
            "“海巡者”无人潜航器由青岛海渊科技有限公司研制，今年6月完成海试。",
            "青岛海渊科技有限公司",
            "“海巡者”无人潜航器",
        ),
        ("南京麒麟智算有限公司成功研发出国产大模型训练平台“麒灵”。", "南京麒麟智算有限公司", "“麒灵”"),
        ("这款名为“赤兔”的服务器由浪涌信息公司设计制造。", "浪涌信息公司", "“赤兔”"),
        ("河南农业大学选育的“豫优900”再创高产纪录。", "河南农业大学", "“豫优900”"),
    ],
)
def test_a_product_is_named_before_its_maker_by_quotation_or_behind_its_class(
    text: str, maker: str, product: str
) -> None:
    assert (maker, product) in _read(text, Predicate.DEVELOPS)


def test_counted_things_before_their_maker_are_no_products() -> None:
    assert not _projects("核心设备是2台二十辊可逆式冷轧机组，由远山股份有限公司自主研发。")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "漳州市芗城区：金峰智能制造基地、颜厝科创综合体、古雷新材料港……一座座产业新城拔地而起。",
            {"金峰智能制造基地", "颜厝科创综合体", "古雷新材料港"},
        ),
        (
            "常州市新北区建设了长江生态馆、滨江要素走廊、国际医药智慧港等八大工程。",
            {"长江生态馆", "滨江要素走廊", "国际医药智慧港"},
        ),
        ("九江市濂溪区建成投用姑塘文旅综合体、长江国际赛艇赛道。", {"姑塘文旅综合体", "长江国际赛艇赛道"}),
    ],
)
def test_members_of_a_list_that_a_class_or_a_verb_closes_are_works(text: str, names: set[str]) -> None:
    assert names <= _projects(text)


def test_a_class_word_with_a_phase_is_no_work_of_its_own() -> None:
    assert "基地一期" not in _projects("恒瑞集团投资50亿元建设创新药产业化基地；同月，基地一期开工。")


def test_each_work_is_that_of_the_company_in_its_own_name() -> None:
    built = _read("比亚迪深汕汽车工业园二期、宁德时代贵州基地相继建成。", Predicate.BUILDS)
    assert ("宁德时代", "比亚迪深汕汽车工业园二期") not in built
    assert ("宁德时代", "宁德时代贵州基地") in built


def test_both_sides_are_the_two_joined_before() -> None:
    built = _read("衢州市与浙江大学共建的衢州研究院已正式启用，双方还将共同建设特种材料中试平台。", Predicate.BUILDS)
    assert {("衢州市", "特种材料中试平台"), ("浙江大学", "特种材料中试平台")} <= built
    assert ("衢州研究院", "特种材料中试平台") not in built


def test_a_place_has_not_built_what_is_put_to_use_there() -> None:
    built = _read("该院自研的“碧海”碱性电解槽已在内蒙古达茂旗投用。", Predicate.BUILDS)
    assert not built


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("云石电子有限公司去年落户合肥高新区。目前，公司二期智能工厂已经开工。", {"二期智能工厂"}),
        ("云石电子有限公司总部位于深圳市南山区。", set()),
        ("云石电子有限公司总部设在合肥高新区，主营传感器。", set()),
    ],
)
def test_the_firm_is_no_part_of_its_work_and_its_seat_no_work(text: str, project: set[str]) -> None:
    assert _projects(text) == project
