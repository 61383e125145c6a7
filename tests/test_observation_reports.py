"""Observations of statistical reports: signs before percentages, parts of what grew, what was added, whose year it is."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document
from tests.test_observations import observe

pytestmark = pytest.mark.usefixtures("subjects_by_rule")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a sign tells a growth behind a measure, behind what it is told against, or in brackets
        (
            "[青川市|Region]工业增加值同比-1.2%，服务业增加值同比+5.4%。",
            ["青川市 工业增加值增速 -1.2% growth=-1.2", "青川市 服务业增加值增速 5.4% growth=5.4"],
        ),
        (
            "[青川市|Region]规上工业增加值+6.1%，固定资产投资-2.3%。",
            ["青川市 规上工业增加值增速 6.1% growth=6.1", "青川市 固定资产投资增速 -2.3% growth=-2.3"],
        ),
        (
            "[青川市|Region]财政收入8亿元（-3.2%），出口额12亿元(+8.5%)。",
            ["青川市 财政收入 8亿元 growth=-3.2", "青川市 出口额 12亿元 growth=8.5"],
        ),
        ("[青川市|Region]出口额120亿元，增速为-5.8%。", ["青川市 出口额 120亿元 growth=-5.8"]),
        ("[青川市|Region]进口同比增长-2.3%。", ["青川市 进口增速 -2.3% growth=-2.3"]),
        # what falls by less than nothing falls
        ("[青川市|Region]工业用电量同比下降-2.1%。", ["青川市 工业用电量增速 -2.1% growth=-2.1"]),
        # another name in brackets is no second owner of the next clauses' figures
        (
            "[青川高新区|Zone]（[青川保税区|Zone]）实现地区生产总值718亿元，规模以上工业增加值同比增长5.8%。",
            ["青川高新区 地区生产总值 718亿元", "青川高新区 规模以上工业增加值增速 5.8% growth=5.8"],
        ),
        # a rate below nothing is no growth; a hyphen between two figures no sign
        ("[青川市|Region]营业收入利润率为-5.2%。", ["青川市 营业收入利润率 -5.2%"]),
        ("[青川市|Region]工业增加值增长5%-6%。", ["青川市 工业增加值增速 5-6% growth=6"]),
        # parts of what grew in the sentence before take its measure; what does not go on from it keeps its own
        (
            "[青川市|Region]规模以上工业增加值增长8.2%。分门类看，采矿业下降2.5%，制造业增长8.9%。",
            [
                "青川市 规模以上工业增加值增速 8.2% growth=8.2",
                "青川市 采矿业增加值增速 -2.5% growth=-2.5",
                "青川市 制造业增加值增速 8.9% growth=8.9",
            ],
        ),
        (
            "[青川市|Region]规模以上工业增加值增长8.2%。批发业增长2.5%。",
            ["青川市 规模以上工业增加值增速 8.2% growth=8.2", "青川市 批发业增速 2.5% growth=2.5"],
        ),
        # what was added to the things just counted; what all of them come to
        (
            "[青川市|Region]有A股上市公司12家，全年新增2家。",
            ["青川市 A股上市公司 12家", "青川市 新增A股上市公司 2家"],
        ),
        ("[青川市|Region]有A股上市公司12家，新增专利2件。", ["青川市 A股上市公司 12家", "青川市 新增专利 2件"]),
        (
            "[青川市|Region]全年新认定高新技术企业136家，总数达到602家。",
            ["青川市 新认定高新技术企业 136家", "青川市 高新技术企业 602家"],
        ),
        # a rank is of the growth told last, a rank behind a value's own growth of the value
        (
            "[青川市|Region]工业总产值386亿元，固定资产投资增长18.6%，居全省第一位。",
            ["青川市 工业总产值 386亿元", "青川市 固定资产投资增速 18.6% growth=18.6 rank=全省第一位"],
        ),
        (
            "[青川市|Region]工业总产值386亿元，增长11.3%，居全省第一位。",
            ["青川市 工业总产值 386亿元 growth=11.3 rank=全省第一位"],
        ),
        # what a work will bring, with a comma behind 后 or none
        ("[青川基地|Project]建成后可年产模组5000万套。", ["青川基地 年产模组 5000万套 planned"]),
        ("[青川基地|Project]建成后已生产模组5000万套。", ["青川基地 建成后已生产模组 5000万套"]),
    ],
)
def test_figures_of_reports(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


def read_periods(headline: str, body: str) -> dict[str, str]:
    """Indicator → period of the figures of a page."""
    page = Document("p", f"{headline}\n\n{body}\n", published="2025-03-20")
    return {o.indicator: o.period for o in extract_document(page, load_lexicon()).observations}


@pytest.mark.parametrize(
    ("headline", "period"),
    [
        ("成都市2024年国民经济和社会发展统计公报", "2024"),
        ("成都市2024年前三季度经济运行情况", "2024-01/2024-09"),
        ("成都市：2024年前三季度GDP增长6.8% 汽车产量翻番", "2024-01/2024-09"),
        # headlines that are no report's: what they name is not when everything was
        ("成都市2024年晒出成绩单", ""),
        ("成都市国民经济和社会发展统计公报", ""),
    ],
)
def test_the_headline_of_a_report_dates_its_figures(headline: str, period: str) -> None:
    body = "成都市统计局发布。\n固定资产投资增长5.2%。力争外贸进出口突破300亿元。"
    found = read_periods(headline, body)
    assert found["固定资产投资增速"] == period
    assert found["外贸进出口"] == ""  # lies ahead


def test_a_growth_is_not_of_the_end_of_a_year_that_another_sentence_named() -> None:
    found = read_periods("成都市统计", "2024年末成都市有上市公司120家。居民消费价格上涨0.4%。学校320所。")
    assert found == {"上市公司": "2024-12", "居民消费价格增速": "", "学校": "2024-12"}


def test_the_year_in_which_something_became_what_it_is_dates_no_figure() -> None:
    found = read_periods("成都高新区", "2012年，成都高新区升级为国家级，现有企业680家。2023年，引进项目21个。")
    assert found == {"企业": "", "引进项目": "2023"}


def test_a_period_in_the_clause_of_another_dates_no_figure() -> None:
    found = read_periods("成都签约", "11月18日，成都高新区签约甲项目，2027年底投产；重庆市出口额21亿元。")
    assert found == {"出口额": "2024-11-18"}
    found = read_periods("成都签约", "2023年，成都高新区引进项目21个；重庆市出口额21亿元。")
    assert found == {"引进项目": "2023", "出口额": "2023"}


def test_what_is_planned_of_one_is_no_plan_of_another() -> None:
    body = "成都高新区计划工业增加值增长8%；新增企业5家；重庆市出口额21亿元。"
    page = Document("p", f"成都今年\n\n{body}\n", published="2025-03-20")
    found = {o.indicator: o.modality for o in extract_document(page, load_lexicon()).observations}
    assert found == {"工业增加值增速": "planned", "新增企业": "planned", "出口额": "fact"}
