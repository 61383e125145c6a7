"""Observations of lists of years and names, of what goes on from a figure before, and whose a figure is by its clause."""

from __future__ import annotations

import pytest

from kg.observations import find_observations
from kg.observations.scopes import choose_scope, name_class
from tests.test_observations import observe, quote, resolve

pytestmark = pytest.mark.usefixtures("subjects_by_rule")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # two measures of one place, the first with 产值, 投资 or a verb in its name; in the clause before
        (
            "[青川市|Region]工业产值、财政收入分别为125亿元、18亿元。",
            ["青川市 工业产值 125亿元", "青川市 财政收入 18亿元"],
        ),
        (
            "[青川市|Region]生产总值、一般公共预算收入分别达到1250亿元和98亿元，同比分别增长5.5%、3.2%。",
            ["青川市 生产总值 1250亿元 growth=5.5", "青川市 一般公共预算收入 98亿元 growth=3.2"],
        ),
        (
            "[青川市|Region]固定资产投资、工业技改投资分别完成121亿元、61亿元。",
            ["青川市 固定资产投资 121亿元", "青川市 工业技改投资 61亿元"],
        ),
        (
            "[云石科技|Company]销售收入、税收分别为21亿元、1亿元。",
            ["云石科技 销售收入 21亿元", "云石科技 税收 1亿元"],
        ),
        (
            "[青川市|Region]地区生产总值和财政收入双双增长，分别达到1250亿元和98亿元。",
            ["青川市 地区生产总值 1250亿元", "青川市 财政收入 98亿元"],
        ),
        # three sectors; names of a clause before; each of several places
        (
            "[青川省|Region]第一、二、三产业增加值分别为5亿元、35亿元和49亿元。",
            ["青川省 第一产业增加值 5亿元", "青川省 第二产业增加值 35亿元", "青川省 第三产业增加值 49亿元"],
        ),
        (
            "[青川市|Region]第二、三产业增加值分别为35亿元和49亿元。",
            ["青川市 第二产业增加值 35亿元", "青川市 第三产业增加值 49亿元"],
        ),
        (
            "[青川市|Region]、[白石市|Region]跑在前面，海洋生产总值增幅依次为14.9%和13.1%。",
            ["青川市 海洋生产总值增速 14.9% growth=14.9", "白石市 海洋生产总值增速 13.1% growth=13.1"],
        ),
        (
            "[青川市|Region]、[白石市|Region]位列前两名，进出口分别为871.3亿元和754.8亿元。",
            ["青川市 进出口 871.3亿元", "白石市 进出口 754.8亿元"],
        ),
        (
            "[青川市|Region]与[云石科技|Company]签订了总投资50亿元的[电池项目|Project]协议。",
            ["电池项目 总投资 50亿元"],
        ),
        ("[青川市|Region]的贸易伙伴中，[东盟|Region]、[美国|Region]居前两位，进出口分别为871.3亿元和754.8亿元。", []),
        (
            "[青川市|Region]地区生产总值达到5017.4亿元，在[粤东地区|Region]率先突破5000亿元大关。",
            ["青川市 地区生产总值 5017.4亿元"],
        ),
        (
            "[青川市|Region]产值突破1000亿元。[白石区|Region]、[赤水区|Region]分别完成416亿元和287亿元。",
            ["青川市 产值 1000亿元 over", "白石区 产值 416亿元", "赤水区 产值 287亿元"],
        ),
        (
            "[青川省|Region]安排重点项目1200个，总投资4.5万亿元。其中，[白石市|Region]176个，[赤水市|Region]203个。",
            [
                "青川省 安排重点项目 1200个",
                "青川省 安排重点项目总投资 4.5万亿元",
                "白石市 安排重点项目 176个",
                "赤水市 安排重点项目 203个",
            ],
        ),
        (
            "2021年[青川市|Region]进出口58.9亿元；[白石市|Region]、[赤水市|Region]同期分别为84.4亿元、14.1亿元。",
            ["青川市 进出口 58.9亿元", "白石市 进出口 84.4亿元", "赤水市 进出口 14.1亿元"],
        ),
        # round figures that are passed, and what changes
        ("[青川县|Region]工业产值突破300亿元大关。", ["青川县 工业产值 300亿元 over"]),
        (
            "[青川县|Region]产业开票销售首破300亿元大关，同比增长13%，规上企业增加到127家。",
            ["青川县 产业开票销售 300亿元 over growth=13", "青川县 规上企业 127家"],
        ),
        ("[青川县|Region]兰炭企业从410家减到72家。", ["青川县 兰炭企业 72家"]),
        ("[云石科技|Company]开行1233列，上年同期为908列。", ["云石科技 开行 1233列"]),
        ("[青川市|Region]净利润15.6亿元，略增3.9%。", ["青川市 净利润 15.6亿元 growth=3.9"]),
        # how long, and past which sum, names nothing
        ("[青川市|Region]粮食总产量连续三年稳定在258亿斤。", ["青川市 粮食总产量 258亿斤"]),
        ("[青川市|Region]研发经费占GDP的比重连续8年保持在4%以上。", ["青川市 研发经费占GDP比重 4% over"]),
        ("[青川市|Region]工业产值首破千亿，达到1023亿元。", ["青川市 工业产值 1023亿元"]),
        ("[青川市|Region]算力规模达1.2万P。", ["青川市 算力规模 1.2万P"]),
        ("前三季度[青川市|Region]进出口12亿元。", ["青川市 进出口 12亿元"]),
        # sums that class what is counted; ranks further behind
        ("[青川市|Region]有亿元企业105家、10亿元企业12家。", ["青川市 亿元企业 105家", "青川市 10亿元企业 12家"]),
        (
            "[青川市|Region]生产总值186亿元，按可比价计算，同比增长6%，增速列全市第2位。",
            ["青川市 生产总值 186亿元 growth=6 rank=全市第2位"],
        ),
        # who acts in a place; what somebody made; what a sentence goes on about
        ("[云石科技|Company]在[青川市|Region]投放出租车200辆。", ["云石科技 投放出租车 200辆"]),
        ("[青川实验室|Institution]由[云石科技|Company]组建，注册资本10亿元。", []),
        (
            "[云石科技|Company]把[青川研发楼|Project]放进[云岭新区|Zone]，15日奠基，首期3.1亿元。",
            ["青川研发楼 首期 3.1亿元"],
        ),
        (
            "[青川水利枢纽|Project]蓄水。该枢纽由[云石科技|Company]持股，装机容量18万千瓦。",
            ["青川水利枢纽 装机容量 18万千瓦"],
        ),
        ("[云岭新区|Zone]繁荣。该项目位于此地，总投资35亿元。", []),
        ("投资8.5亿元的[青川管廊项目|Project]开工。", ["青川管廊项目 投资 8.5亿元"]),
        ("[青川水厂扩容工程|Project]由[云石科技|Company]承建，造价1.86亿元。", ["青川水厂扩容工程 造价 1.86亿元"]),
        ("[青川县|Region]建设[青川鞋都工业园|Zone]，规划4.6平方公里。", ["青川鞋都工业园 规划 4.6平方公里"]),
        # stakes and sums of several together
        (
            "[云石科技|Company]与[白鹭集团|Company]合资建厂，首期2000吨，[白鹭集团|Company]占六成。",
            ["云石科技 首期 2000吨"],
        ),
        (
            "[青川市|Region]、[白石市|Region]两市产值均突破500亿元。",
            ["青川市 两市产值 500亿元 over", "白石市 两市产值 500亿元 over"],
        ),
    ],
)
def test_lists_and_owners(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


def test_each_year_of_a_list_has_its_figure() -> None:
    entities, resolved = resolve(
        "[云石科技|Company]2020年至2022年营收分别为2亿元、3亿元、5亿元，毛利率分别为31%、32%和35%。\n"
        "[云石科技|Company]2021年和2022年净利润分别为1亿元和2亿元。",
        "2023-01-14",
    )
    found = find_observations(resolved, entities, quote)
    assert [(o.indicator, o.period) for o in found] == [
        *(("营收", year) for year in ("2020", "2021", "2022")),
        *(("毛利率", year) for year in ("2020", "2021", "2022")),
        *(("净利润", year) for year in ("2021", "2022")),
    ]


def test_the_year_that_a_change_began_in_dates_only_its_own_figure() -> None:
    entities, resolved = resolve("[青川市|Region]手机产量由2011年的2445万部增至2.06亿部。", "2022-01-14")
    assert [o.period for o in find_observations(resolved, entities, quote)] == ["2011", ""]


@pytest.mark.parametrize(
    ("word", "names", "meant"),
    [
        ("省", ["烟台", "山东"], 1),
        ("省", ["烟台市"], -1),
        ("市", ["烟台"], 0),
        ("县", ["云岭"], 0),
        ("市", ["浙江", "云岭"], 1),
    ],
)
def test_the_division_that_is_meant_is_of_the_class(word: str, names: list[str], meant: int) -> None:
    assert choose_scope(word, names) == meant


def test_classes_of_divisions() -> None:
    assert [name_class(name) for name in ("烟台", "浙江省", "云岭县", "长三角", "江州")] == ["市", "省", "县", "", ""]
