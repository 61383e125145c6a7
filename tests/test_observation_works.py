"""Observations of works and firms that a clause goes on about without their names, sizes beside names, round sums."""

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
        # what a work costs, told behind who builds it
        ("[甲木大桥|Project]投资3亿元，7月完工。", ["甲木大桥 投资 3亿元"]),
        (
            "[甲木大桥|Project]由[云石科技|Company]总承包，六月打桩，投资4.6亿元，明年交付。",
            ["甲木大桥 投资 4.6亿元"],
        ),
        ("[甲木高速|Project]全线通车，历时四年修成，耗资159亿元。", ["甲木高速 耗资 159亿元"]),
        ("[云石科技|Company]在[甲木大桥|Project]旁拿地，[白鹭集团|Company]说要来，投资3亿元。", []),
        ("[甲木大桥|Project]和[乙川大桥|Project]昨天动工，投资3亿元。", []),
        ("[云石科技|Company]在[青川市|Region]设厂，投资4.6亿元。", []),
        # what else is told of it
        (
            "[甲木引水工程|Project]由[云石集团|Company]承建，[白鹭五局|Company]中标，管线长42.6公里，日输水能力6万立方米。",
            ["甲木引水工程 管线长 42.6公里", "甲木引水工程 日输水能力 6万立方米"],
        ),
        ("[甲木隧道|Project]昨天贯通，隧道长6.7公里。", ["甲木隧道 隧道长 6.7公里"]),
        # the capital of a firm that the sentence founds
        (
            "[云石集团|Company]与[白鹭集团|Company]合并重组为[甲木控股|Company]，注册资本100亿元。",
            ["甲木控股 注册资本 100亿元"],
        ),
        (
            "[云石集团|Company]、[白鹭集团|Company]为[甲木锂材|Company]揭牌，两家各出一半，注册资本8亿元。",
            ["甲木锂材 注册资本 8亿元"],
        ),
        ("[云石集团|Company]去年更名，注册资本8亿元。", ["云石集团 注册资本 8亿元"]),
        # sizes beside names
        (
            "[甲木试验区|Zone]116.2平方公里，包括[乙川片区|Zone]（60平方公里）。",
            ["甲木试验区 面积 116.2平方公里", "乙川片区 面积 60平方公里"],
        ),
        (
            "[甲木高新区|Zone]规划面积58平方公里，核心区12平方公里。",
            ["甲木高新区 规划面积 58平方公里", "甲木高新区 核心区面积 12平方公里"],
        ),
        ("[甲木高新区|Zone]3000亩的土地上塔吊林立。", []),
        # shares and paces behind how they moved
        (
            "[青川市|Region]医药产值64亿元，占全市工业的比重比年初提高11.2个百分点，达到23.5%。",
            [
                "青川市 医药产值 64亿元",
                "青川市 占全市工业的比重提高 11.2个百分点",
                "青川市 医药产值占全市工业比重 23.5%",
            ],
        ),
        ("[青川市|Region]规上工业增加值增速回落到6.4%。", ["青川市 规上工业增加值增速 6.4% growth=6.4"]),
        ("[青川市|Region]投资增速由8.1%回落到5.2%。", ["青川市 投资增速 5.2% growth=5.2"]),
        # things counted
        ("[青川市|Region]与25家央企集中签约，项目43个、总投资2130亿元。", ["青川市 集中签约项目 43个", "青川市 集中签约项目总投资 2130亿元"]),
        ("[甲木高新区|Zone]签约27个项目、总金额158亿元。", ["甲木高新区 签约项目数 27个", "甲木高新区 签约项目总金额 158亿元"]),
        (
            "[青川市|Region]有轴承企业318家，其中[甲木园|Zone]占84家。",
            ["青川市 轴承企业 318家", "甲木园 轴承企业 84家"],
        ),
        # whom a clause goes on about
        ("[云石科技|Company]的产线满负荷运转。\n[甲木高新区|Zone]很忙。这家从外地迁来的企业，去年营收14.7亿元。", ["云石科技 营收 14.7亿元"]),
        ("[甲木高新区|Zone]升级。\n[甲木高新区管委会|Government]力争产值达到1200亿元。", ["甲木高新区 产值 1200亿元 planned"]),
        # round sums that are passed
        ("[青川市|Region]轴承产业产值跨过百亿门槛。", ["青川市 轴承产业产值 100亿元 over"]),
        ("[青川市|Region]汽车产业产值突破千亿，同比增长9%。", ["青川市 汽车产业产值 1000亿元 over growth=9"]),
        ("[青川市|Region]打造千亿级产业集群。", []),
    ],
)  # fmt: skip
def test_figures_of_works_and_firms(marked: str, expected: list[str]) -> None:
    assert observe(marked, "") == expected


def test_the_company_is_the_one_that_the_article_is_about() -> None:
    text = (
        "甲木电子股份有限公司昨日发布年报。甲木电子的产品供给三一重工和比亚迪。\n"
        "甲木电子还向中国银行申请了贷款，交付了中国商飞的订单。\n"
        "2016年，公司实现营业收入15.8亿元。\n"
    )
    found = extract_document(Document("own.txt", text), load_lexicon())
    names = {entity.id: entity.name for entity in found.entities}
    assert [names[o.subject] for o in found.observations if o.indicator == "营业收入"] == ["甲木电子股份有限公司"]


@pytest.mark.parametrize(
    "opening",
    ["本报成都5月8日电 ", "新华社成都5月8日电（记者 李明）", "本报讯（成都高新区融媒体中心 李明）"],
)
@pytest.mark.parametrize("told", ["注册资本达到3亿元", "企业昨日揭牌，注册资本3亿元", "总建筑面积2万平方米"])
def test_a_name_in_a_dateline_stands_before_all_parts_of_its_sentence(opening: str, told: str) -> None:
    page = f"新公司开业\n\n{opening}{told}。\n\n成都高新区去年进出口总额753.6亿元。\n"
    found = extract_document(Document("own.txt", page), load_lexicon())
    assert "进出口总额" in {item.indicator for item in found.observations}
    assert not any("注册资本" in item.indicator for item in found.observations)
