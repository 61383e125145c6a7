"""Figures of those that lead in something, shares in words, what a change begins with, and of when figures are."""

from __future__ import annotations

import pytest

from kg.observations import find_observations
from tests.test_observations import observe, quote, resolve

pytestmark = pytest.mark.usefixtures("subjects_by_rule")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[青川市|Region]、[白石市|Region]、[云岭县|Region]进出口值居前三位，依次为41.2亿元、32.6亿元、30.1亿元。",
            ["青川市 进出口值 41.2亿元", "白石市 进出口值 32.6亿元", "云岭县 进出口值 30.1亿元"],
        ),
        (
            "[青川市|Region]、[白石市|Region]用电量增速领先，分别增长12%和9%。",
            ["青川市 用电量增速 12% growth=12", "白石市 用电量增速 9% growth=9"],
        ),
        (
            "销售额排名前二的企业分别为[云石科技|Company]和[东川重工|Company]，分别为12.6亿元和9.8亿元。",
            ["云石科技 销售额 12.6亿元", "东川重工 销售额 9.8亿元"],
        ),
        (
            "累计销量居前的分别是[云石汽车|Company]和[东川汽车|Company]，销量分别为12.6万辆和9.8万辆。",
            ["云石汽车 销量 12.6万辆", "东川汽车 销量 9.8万辆"],
        ),
        (
            "融资规模最大的是[云石科技|Company]（9.72亿元），[东川重工|Company]（5.32亿元）次之。",
            ["云石科技 融资规模 9.72亿元", "东川重工 融资规模 5.32亿元"],
        ),
        ("[青川市|Region]进出口规模最大（3120.5亿元）。", ["青川市 进出口规模 3120.5亿元"]),
        ("[青川市|Region]以33.7%的增速居三地之首。", ["青川市 增速 33.7% growth=33.7 rank=三地之首"]),
        ("[云石科技|Company]以128亿元的销售额领跑行业。", ["云石科技 销售额 128亿元"]),
        (
            "产量居前的三家：[云石重卡|Company]2.1万辆、[东川汽车|Company]0.8万辆、明月客车0.6万辆。",
            ["云石重卡 产量 2.1万辆", "东川汽车 产量 0.8万辆"],
        ),
        (
            "出口额最高的两个区分别是[青川区|Region]120亿元、[白石区|Region]98亿元。",
            ["青川区 出口额 120亿元", "白石区 出口额 98亿元"],
        ),
        ("[青川市|Region]进出口以96.2亿元居首。", ["青川市 进出口 96.2亿元"]),
        # no measure, no leading, another number of names
        ("[云石科技|Company]项目以2.3亿元居首。", []),
        ("产量最高的是[云石科技|Company]，[东川汽车|Company]2万辆的新厂开工。", []),
        ("[青川市|Region]、[白石市|Region]位居前二，分别为31个和20个。", []),
        ("[云石科技|Company]（9.72亿元）是这里的老厂。", []),
        ("[云石科技|Company]以2.3亿元的价格买下这块地。", []),
    ],
)
def test_those_that_lead(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "在全省开发区考核中，[青川高新区|Zone]、[白石经开区|Zone]分列第二、第五位。",
            ["青川高新区 全省开发区排名 rank=全省开发区第二", "白石经开区 全省开发区排名 rank=全省开发区第五位"],
        ),
        (
            "[青川市|Region]、[白石市|Region]综合实力分别列全省第一和第二。",
            ["青川市 综合实力全省排名 rank=全省第一", "白石市 综合实力全省排名 rank=全省第二"],
        ),
        # nothing in which they stand in an order, as many places as names
        ("[青川高新区|Zone]、[白石经开区|Zone]分列第三、第四位。", []),
        ("在全省开发区考核中，[青川高新区|Zone]、[白石经开区|Zone]分列第二、第三、第五位。", []),
        ("[青川市|Region]、[白石市|Region]分别签约第三、第四批项目。", []),
    ],
)
def test_places_dealt_out_to_names(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[青川市|Region]签约项目52个，总金额318亿元。", ["青川市 签约项目 52个", "青川市 签约项目总金额 318亿元"]),
        ("[青川市|Region]员工370人，总金额318亿元。", ["青川市 员工 370人"]),
        (
            "[青川市|Region]现有18家科研院所、26个重点实验室和7所高校。",
            ["青川市 科研院所数 18家", "青川市 重点实验室数 26个", "青川市 高校数 7所"],
        ),
        (
            "[青川综保区|Zone]进出口54.8亿元。[白石综保区|Zone]仅2.6亿元。",
            ["青川综保区 进出口 54.8亿元", "白石综保区 进出口 2.6亿元"],
        ),
        ("[青川市|Region]进出口54.8亿元。[白石市|Region]2.6亿元的项目开工。", ["青川市 进出口 54.8亿元"]),
        ("[青川市|Region]销量最大的企业是云石12万辆。", []),
        ("[青川市|Region]白云地区483亿元。", []),
        ("[青川市|Region]把垃圾回收率从31%提到48%。", ["青川市 垃圾回收率 48%"]),
        ("[水泵二厂|Project]扩建完工，产能由每年600台提高到1500台。", ["水泵二厂 产能 1500台"]),
    ],
)
def test_what_deals_come_to_and_what_rates_are_moved_to(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[青川市|Region]轴承产量占全国的四分之一以上。", ["青川市 轴承产量占全国比重 25% over"]),
        (
            "[青川高新区|Zone]高技术产业产值占工业总产值的比重近半。",
            ["青川高新区 高技术产业产值占工业总产值比重 50% under"],
        ),
        ("[青川高新区|Zone]贡献了全市一半以上的工业产值。", ["青川高新区 工业产值占全市比重 50% over"]),
        (
            "[云石科技|Company]年产陶瓷基板2000万片，占全球市场的近三分之一。",
            ["云石科技 年产陶瓷基板 2000万片", "云石科技 年产陶瓷基板占全球市场比重 33.3% under"],
        ),
        ("[青川市|Region]出口额约占全省的十五分之一。", ["青川市 出口额占全省比重 6.7%"]),
        # stakes, several together, no share of anything
        ("[云石科技|Company]与[东川重工|Company]合资设厂，双方各占一半。", []),
        ("[青川市|Region]、[白石市|Region]两地占比合计过半。", []),
        ("[青川市|Region]的路修了一半。", []),
    ],
)
def test_shares_in_words(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[云石科技|Company]研发费用2.9亿元。", ["云石科技 研发费用 2.9亿元"]),
        ("[青川高新区|Zone]在孵企业1200家。", ["青川高新区 在孵企业 1200家"]),
        ("[青川市|Region]专利授权量首次突破万件，达到10263件。", ["青川市 专利授权量 10263件"]),
        ("[云石科技|Company]去年卖了12.8亿元，亏1.1亿元。", ["云石科技 销售额 12.8亿元", "云石科技 亏损 1.1亿元"]),
        ("[云石科技|Company]营收同比增长超两成至46.3亿元。", ["云石科技 营收 46.3亿元"]),
        ("[云石科技|Company]保费收入或达20亿元。", ["云石科技 保费收入 20亿元"]),
        ("以此计算，彼时[云石科技|Company]总市值为28亿元。", ["云石科技 总市值 28亿元"]),
        (
            "[东川集团|Company]发起设立[云石产业基金|Company]，规模30亿元。",
            ["云石产业基金 规模 30亿元"],
        ),
        ("[云石科技|Company]称，标的估值为36亿元。", []),
        ("[云石科技|Company]股东向银行质押1000万股。", []),
        ("[云石科技|Company]发行股份1000万股。", ["云石科技 发行股份 1000万股"]),
        ("[云石科技|Company]违法所得达245600元。", []),
        ("[东川集团|Company]扩大规模30亿元。", ["东川集团 扩大规模 30亿元"]),
    ],
)
def test_what_a_figure_is_called(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


@pytest.mark.parametrize(
    ("marked", "periods"),
    [
        ("[青川市|Region]地区生产总值由2015年的1026亿元提高到2020年的1446亿元。", ["2015", "2020"]),
        ("[青川市|Region]接待游客3260万人次，是2019年的1.2倍。", [""]),
        ("[青川市|Region]2021年外贸86亿元，比2019年增长12%；财政收入9亿元。", ["2021", "2021"]),
        ("2016年3月1日至2018年6月30日，[云石科技|Company]累计纳税4.6亿元。", ["2016-03-01/2018-06-30"]),
    ],
)
def test_of_when_a_figure_is(marked: str, periods: list[str]) -> None:
    entities, resolved = resolve(marked, "2022-01-14")
    assert [o.period for o in find_observations(resolved, entities, quote)] == periods


def test_places_given_to_each_of_two_figures() -> None:
    marked = "[青川市|Region]有上市公司42家、专精特新企业263家，总数分别居全省第二、第三。"
    assert observe(marked) == ["青川市 上市公司 42家 rank=全省第二", "青川市 专精特新企业 263家 rank=全省第三"]


def test_what_a_planned_change_begins_with_is_a_fact() -> None:
    marked = "[青川市|Region]计划将研发强度从2020年的2.6%提高到2025年的3%。"
    assert observe(marked) == ["青川市 研发强度 2.6%", "青川市 研发强度 3% planned"]
