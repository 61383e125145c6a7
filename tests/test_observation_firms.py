"""Observations of firms: what describes them, what their men say, growths of another time, measures brought to a figure."""

from __future__ import annotations

import pytest

from tests.test_observations import observe

pytestmark = pytest.mark.usefixtures("subjects_by_rule")

MAN = "董事长王磊说。"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a growth of another time than the figure before
        (
            "[云石科技|Company]去年营收10亿元，今年一季度增长21%。",
            ["云石科技 营收 10亿元", "云石科技 营收增速 21% growth=21"],
        ),
        (
            "[云石科技|Company]2021年出口2亿美元，2022年下降15%。",
            ["云石科技 出口 2亿美元", "云石科技 出口增速 -15% growth=-15"],
        ),
        ("[云石科技|Company]去年营收10亿元，同比增长21%。", ["云石科技 营收 10亿元 growth=21"]),
        ("[云石科技|Company]今年一季度营收10亿元，今年一季度同比增长21%。", ["云石科技 营收 10亿元 growth=21"]),
        ("[云石科技|Company]营收10亿元，去年同比增长21%。", ["云石科技 营收 10亿元 growth=21"]),
        (
            "[云石科技|Company]去年营收10亿元，今年有望增长30%。",
            ["云石科技 营收 10亿元", "云石科技 营收增速 30% growth=30 planned"],
        ),
        (
            "[云石科技|Company]去年上半年营收7亿元，增长18%，下半年增长12%。",
            ["云石科技 营收 7亿元 growth=18", "云石科技 营收增速 12% growth=12"],
        ),
        # a second list of two firms
        (
            "[云石科技|Company]和[白鹭机电|Company]2021年营业收入分别为3.5亿元、2.8亿元，净利润分别为4200万元、3100万元。",
            [
                "云石科技 营业收入 3.5亿元",
                "白鹭机电 营业收入 2.8亿元",
                "云石科技 净利润 4200万元",
                "白鹭机电 净利润 3100万元",
            ],
        ),
        # what describes a firm
        ("[青川市|Region]拥有1200名员工的[云石科技|Company]搬了家。", ["云石科技 员工人数 1200名"]),
        ("年产值超30亿元的[云石科技|Company]，是[云岭高新区|Zone]的龙头。", ["云石科技 年产值 30亿元 over"]),
        ("[云岭高新区|Zone]引进了年营收20亿元的[云石科技|Company]。", ["云石科技 年营收 20亿元"]),
        ("注册资本5亿元的[云石科技|Company]揭牌。", ["云石科技 注册资本 5亿元"]),
        (
            "拥有4条生产线的[云石科技|Company]去年产值8亿元。",
            ["云石科技 生产线 4条", "云石科技 产值 8亿元"],
        ),
        (
            "年销售额10亿元的[云石科技|Company]、年纳税5000万元的[白鹭机电|Company]都在镇上。",
            ["云石科技 年销售额 10亿元", "白鹭机电 年纳税 5000万元"],
        ),
        ("出资5亿元的[云石科技|Company]占股六成。", []),
        ("投资5亿元的[云石科技|Company]新工厂开工。", []),
        ("年产值30亿元的[云石科技|Company]项目签约。", []),
        # what a firm's man says of it
        (f"“去年我们产值突破8亿元。”[云石科技|Company]{MAN}", ["云石科技 产值 8亿元 over"]),
        (f"“今年前4个月，企业产值2.8亿元，同比增长30%。”[云石科技|Company]{MAN}", ["云石科技 产值 2.8亿元 growth=30"]),
        ("“订单排到了年底，今年产量可达5万吨。”[云石科技|Company]负责人介绍。", ["云石科技 产量 5万吨 planned"]),
        (f"“全市企业产值突破8亿元。”[云石科技|Company]{MAN}", []),
        (f"“村里产值突破8亿元。”[云石科技|Company]{MAN}", []),
        ("“我们产值突破8亿元。”[云石科技|Company]的灯亮着。", []),
        # measures that are brought to a figure
        ("[云石科技|Company]把注册资本做到了1.2亿元。", ["云石科技 注册资本 1.2亿元"]),
        ("[云石科技|Company]去年把锂盐产能提高到30万吨。", ["云石科技 锂盐产能 30万吨"]),
        ("[云石科技|Company]经调整净亏损收窄到35.7亿元。", ["云石科技 经调整净亏损 35.7亿元"]),
        ("[云石科技|Company]把研发投入占比提高到6%。", ["云石科技 研发投入占比 6%"]),
        ("[云石科技|Company]把一箱零件运到30公里外。", []),
    ],
)  # fmt: skip
def test_figures_of_firms(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected
