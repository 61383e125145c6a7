"""Modality, dates and sums of statements, each told by the day of the article and by other clauses."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document


def _read(text: str, predicate: str) -> set[tuple[str, str, str, str]]:
    """(object, modality, date, sum) of the statements of one kind in an article of 15 September 2023."""
    extraction = extract_document(Document("page.txt", text + "\n", published="2023-09-15"), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    return {
        (names[s.object], str(s.modality), s.date, f"{s.amount.amount}{s.amount.unit}" if s.amount else "")
        for s in extraction.statements
        if s.predicate == predicate
    }


@pytest.mark.parametrize(
    ("text", "modality", "date"),
    [
        ("恒越新材料公司的恒越光学膜项目明年6月投产。", "planned", "2024-06"),
        ("恒越新材料公司的恒越光学膜项目已完成安装，明年6月投产。", "fact", ""),
        ("恒越新材料公司正在海陵高新区建设恒越光学膜项目，预计明年6月建成。", "fact", ""),
        ("恒越新材料公司的恒越光学膜项目11月封顶。", "fact", ""),
        ("恒越新材料公司的恒越光学膜项目今年6月投产。", "fact", "2023-06"),
        ("恒越新材料公司曾拟建设恒越光学膜项目，今年5月书面告知不再推进。", "negated", "2023-05"),
        ("国家能源局上月核准了恒越风电场，业主为恒越新材料公司，预计2025年并网。", "planned", "2025"),
        ("恒越新材料公司建议在海陵高新区建设恒越光学膜项目。", "planned", ""),
        ("恒越新材料公司的恒越光学膜项目5月拿到市生态环境局批复，8月点火。", "fact", "2023-08"),
        ("海陵高新区与恒越新材料公司1月签约、4月动工的恒越光学膜项目已封顶两座车间。", "fact", "2023-04"),
    ],
)
def test_works(text: str, modality: str, date: str) -> None:
    assert {(m, d) for _, m, d, _ in _read(text, "builds")} == {(modality, date)}


def test_listed_works_that_were_signed_are_planned() -> None:
    text = "海陵市当天签下三个项目：恒越新材料公司的恒越光学膜项目、东岭集团的东岭铜箔项目、海丰药业的缓释制剂车间。"
    assert {m for _, m, _, _ in _read(text, "builds")} == {"planned"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("恒越新材料公司计划收购东岭集团六成股权，6月宣布终止。", "2023-06"),
        ("恒越新材料公司拟收购东岭集团51%股权，因价格分歧，双方7月终止谈判。", "2023-07"),
    ],
)
def test_a_purchase_that_failed(text: str, date: str) -> None:
    assert {(m, d) for _, m, d, _ in _read(text, "acquires")} == {("negated", date)}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("本报海陵9月14日讯（记者李平）海陵市与恒越新材料公司今天签署投资协议。", "2023-09-14"),
        ("海陵市与恒越新材料公司今天签署投资协议。", "2023-09-15"),
        ("1．1月9日，海陵市与恒越新材料公司签约。", "2023-01-09"),
        ("2.2月20日，海陵市与恒越新材料公司签约。", "2023-02-20"),
    ],
)
def test_days(text: str, date: str) -> None:
    assert {d for _, _, d, _ in _read(text, "signed")} == {date}


def test_the_news_is_of_the_year_of_the_article() -> None:
    text = "恒越新材料公司2020年8月落户海陵高新区，9月10日，该公司与东岭集团签署战略合作协议。"
    assert {d for _, _, d, _ in _read(text, "cooperatesWith")} == {"2023-09-10"}


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "恒越新材料公司投资建设恒越光学膜项目和东岭铜箔项目，投资额分别为3亿元和2亿元。",
            {("恒越光学膜项目", "3亿元"), ("东岭铜箔项目", "2亿元")},
        ),
        ("恒越新材料公司扩建恒越光学膜项目，总投资由2.2亿元调增为3.6亿元。", {("恒越光学膜项目", "3.6亿元")}),
        (
            "恒越新材料公司以3.2亿元受让海丰药业全部股权，另投1.6亿元建设恒越光学膜项目。",
            {("恒越光学膜项目", "1.6亿元")},
        ),
        ("恒越新材料公司登陆北交所，募资4.12亿元，其中2.7亿元将投向恒越光学膜项目。", {("恒越光学膜项目", "2.7亿元")}),
        (
            "恒越光学膜项目由恒越新材料公司与东岭集团合资建设，双方分别出资6000万元和4000万元。",
            {("恒越光学膜项目", "6000万元"), ("恒越光学膜项目", "4000万元")},
        ),
        (
            "恒越新材料公司、东岭集团向海陵水电公司增资20亿元，其中恒越新材料公司9.6亿元、东岭集团10.4亿元。",
            {("海陵水电公司", "9.6亿元"), ("海陵水电公司", "10.4亿元")},
        ),
    ],
)
def test_sums(text: str, sums: set[tuple[str, str]]) -> None:
    assert {(name, amount) for name, _, _, amount in _read(text, "invests")} == sums


@pytest.mark.parametrize(
    "text",
    [
        "恒越新材料公司成立于2015年。去年营收首次突破10亿元。",
        "恒越新材料公司2015年成立，去年营收首次突破10亿元。",
        "恒越新材料公司2015年3月创办。去年营收首次突破10亿元。",
    ],
)
def test_a_page_is_not_of_the_year_in_which_a_firm_was_founded(text: str) -> None:
    extraction = extract_document(Document("page.txt", text + "\n"), load_lexicon())
    assert [(o.indicator, o.period) for o in extraction.observations] == [("营收", "")]
