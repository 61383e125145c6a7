"""Observations of how much of a task is done, of growth against another base, of parts of what was told, and of worths."""

from __future__ import annotations

import pytest

from tests.test_observations import observe

pytestmark = pytest.mark.usefixtures("subjects_by_rule")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a share of a task, whose size stands between or not
        (
            "[青川区|Region]到位资金43.6亿元，增长14.2%，完成全年目标80亿元的54.5%。",
            ["青川区 到位资金 43.6亿元 growth=14.2", "青川区 到位资金完成目标比例 54.5%"],
        ),
        (
            "[青川区|Region]实际使用外资1.8亿美元，仅完成年度任务的52%。",
            ["青川区 实际使用外资 1.8亿美元", "青川区 实际使用外资完成年度任务比例 52%"],
        ),
        ("[青川区|Region]税收收入完成预算的60.2%。", ["青川区 税收收入完成预算比例 60.2%"]),
        # no share of a task: a part of the whole, a task alone
        ("[青川区|Region]工业产值占全市的54%。", ["青川区 工业产值占全市比重 54%"]),
        # growth against the month before is no growth of a year
        (
            "[青川市|Region]出口492亿元，环比增长11.8%。",
            ["青川市 出口 492亿元", "青川市 出口环比增速 11.8%"],
        ),
        ("[青川市|Region]出口环比下降3.1%。", ["青川市 出口环比增速 -3.1%"]),
        # parts of what the sentence before measured
        (
            "[青川试验区|Zone]进出口694亿元。其中，[云石片区|Zone]增长3.3%，[白塔片区|Zone]下降17.6%。",
            [
                "青川试验区 进出口 694亿元",
                "云石片区 进出口增速 3.3% growth=3.3",
                "白塔片区 进出口增速 -17.6% growth=-17.6",
            ],
        ),
        (
            "[青川市|Region]进出口38亿元。[白塔县|Region]总量最小，仅为9.3亿元。",
            ["青川市 进出口 38亿元", "白塔县 进出口 9.3亿元"],
        ),
        # what goods are worth; firms are worth nothing
        (
            "[青川市|Region]汽车出口8.9万辆，价值121.5亿元。",
            ["青川市 汽车出口 8.9万辆", "青川市 汽车出口价值 121.5亿元"],
        ),
        ("[云石码头|Project]形象进度已达88%。", ["云石码头 形象进度 88%"]),
        # a share is of what grew last, where no value was told since
        (
            "[青川区|Region]财政收入85亿元；工业增加值增长9.1%，其中高技术制造业增长15.4%，占全部工业的58.3%。",
            [
                "青川区 财政收入 85亿元",
                "青川区 工业增加值增速 9.1% growth=9.1",
                "青川区 高技术制造业增加值增速 15.4% growth=15.4",
                "青川区 高技术制造业增加值占全部工业比重 58.3%",
            ],
        ),
        (
            "[青川区|Region]出口54亿元，增长9.1%，占全市的42%。",
            ["青川区 出口 54亿元 growth=9.1", "青川区 出口占全市比重 42%"],
        ),
    ],
)
def test_tasks_parts_and_worths(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected
