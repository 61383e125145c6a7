"""Deals between firms: what is bought and who only holds it, deals that fail, papers that make no partners, own sums."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document, Statement
from kg.vocabulary import Predicate


def read(text: str) -> list[tuple[str, str, str, Statement]]:
    """Subject, relation and object of each statement, with the statement."""
    extraction = extract_document(Document("p.txt", text + "\n"), load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    return [(names[s.subject], str(s.predicate), names[s.object], s) for s in extraction.statements]


def objects_of(text: str, predicate: Predicate) -> set[str]:
    return {object_ for _, told, object_, _ in read(text) if told == predicate}


@pytest.mark.parametrize(
    ("text", "bought"),
    [
        ("天禾科技拟以3.2亿元收购控股股东天禾集团旗下瑞林新材49%股权。", {"瑞林新材"}),
        ("天禾科技出资7000万元收购云谷投资、远山集团等5名股东所持有的慧科软件35%股权。", {"慧科软件"}),
        ("天禾科技以1.8亿元购买赛诺（中国）持有的明康诊断51%的股权。", {"明康诊断"}),
        ("天禾科技以9800万元收购海德电缆位于合肥市的工业用地和厂房。", set()),
        ("宏图高科向三江集团出售所持有的天泽软件20%股权，作价1.5亿元。", {"天泽软件"}),
        (
            "天禾科技拟买下明康集团全资拥有的康源轴承有限公司51%股权，先付一半价款。",
            {"康源轴承有限公司"},
        ),
        ("天禾科技今年收购了安泰电子在华南的传感器业务。", set()),
        ("该公司与安泰集团签订协议，以4600万元收购安泰集团所持有的恒力电子有限公司14%股权。", set()),
    ],
)
def test_what_is_bought_stands_behind_its_holder(text: str, bought: set[str]) -> None:
    assert objects_of(text, Predicate.ACQUIRES) == bought


def test_who_sells_out_of_his_hands_buys_nothing() -> None:
    told = read("天禾集团去年从安泰科技手里收购了康源轴承有限公司。")
    assert {subject for subject, predicate, *_ in told if predicate == Predicate.ACQUIRES} == {"天禾集团"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("新乡化纤有意收购江南丝业，但双方谈判未果。", "negated"),
        ("百川能源曾于2019年筹划收购国祯燃气，后因估值分歧告吹。", "negated"),
        ("恒川磁材对砾川电子的收购，因双方对估值分歧较大，已于11月终止。", "negated"),
        ("中原传媒意欲收购大象文化。", "planned"),
        ("振静股份收购巨星农牧一事面临夭折的风险。", "fact"),
        ("天禾科技竞购了恒力电子。", "fact"),
    ],
)
def test_deals_that_fail_or_lie_ahead(text: str, modality: str) -> None:
    assert {str(s.modality) for _, told, _, s in read(text) if told == Predicate.ACQUIRES} == {modality}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("天禾科技与安泰集团签署股权转让协议。", set()),
        ("天禾科技与安泰银行签订《借款合同》。", set()),
        ("天禾科技与安泰集团签署技术转让协议。", {"安泰集团"}),
        ("天禾科技与安泰集团签署战略合作协议。", {"安泰集团"}),
    ],
)
def test_papers_of_loan_and_sale_make_no_partners(text: str, partners: set[str]) -> None:
    assert objects_of(text, Predicate.COOPERATES_WITH) == partners


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "安泰集团、恒力电子拟分别向金沙新材增资3000万元和2000万元。",
            {"安泰集团": "3000", "恒力电子": "2000"},
        ),
        (
            "天禾科技与安泰集团共同出资1亿元设立天安化工，其中天禾科技出资5500万元，占55%；安泰集团出资4500万元，占45%。",
            {"天禾科技": "5500", "安泰集团": "4500"},
        ),
        ("华信股份与大股东华信集团共同向华西财务公司增资2亿元，即各增资1亿元。", {"华信股份": "1", "华信集团": "1"}),
    ],
)
def test_each_party_has_its_own_sum(text: str, sums: dict[str, str]) -> None:
    told = [row for row in read(text) if row[1] == Predicate.INVESTS]
    assert {
        subject: str(s.amount.amount) for subject, _, object_, s in told if s.amount and "股份" not in object_
    } == sums


def test_an_exchange_invests_nothing() -> None:
    told = read("控股股东宝利集团通过上海证券交易所系统增持公司股份120万股。")
    assert not any(subject == "上海证券交易所" for subject, _, _, _ in told)


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("安泰集团成为恒力电子控股股东。", {"安泰集团"}),
        ("安泰集团旗下基金以5亿元战略投资江城乳业。", set()),
        ("安泰集团持有恒力电子32%股权。", set()),
        ("安泰集团持有恒力电子82.5%股权。", {"安泰集团"}),
    ],
)
def test_parents(text: str, parents: set[str]) -> None:
    assert objects_of(text, Predicate.SUBSIDIARY_OF) == parents


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("百川能源第一大股东、董事长王东海所持股份被冻结。", {"董事长"}),
        ("天禾科技收到董事李梅的辞职报告。", {"董事"}),
        ("百川能源独立董事刘洋、周敏发表了意见。", {"独立董事"}),
        ("天禾科技董事长张勇、总经理李梅、财务总监周敏出席了业绩说明会。", {"董事长", "总经理", "财务总监"}),
    ],
)
def test_posts_are_offices(text: str, posts: set[str]) -> None:
    assert {s.post for _, told, _, s in read(text) if told == Predicate.HOLDS_POST} == posts


def test_who_is_sent_holds_no_post_of_the_sender() -> None:
    told = read("天禾科技委派张勇出任天安化工董事长，安泰集团则委派李梅出任副董事长。")
    assert ("李梅", "holdsPost", "安泰集团") not in [row[:3] for row in told]
