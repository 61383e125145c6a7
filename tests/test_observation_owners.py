"""Observations whose owner is told by 前者, 后者 or 园区, by an earlier clause or by a list; sums and counts of nobody."""

from __future__ import annotations

import pytest

from tests.test_observations import observe

pytestmark = pytest.mark.usefixtures("subjects_by_rule")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # one of two names
        (
            "[甲木物流园|Zone]和[乙川基地|Project]同日开工，前者总投资52亿元，后者占地300亩。",
            ["甲木物流园 总投资 52亿元", "乙川基地 占地 300亩"],
        ),
        (
            "[云石科技|Company]与[白鹭集团|Company]牵手，前者年产原料药2000吨，后者年产制剂3000万支。",
            ["云石科技 年产原料药 2000吨", "白鹭集团 年产制剂 3000万支"],
        ),
        (
            "园里有[甲木车间|Project]和[乙川车间|Project]，后者由[云石科技|Company]运营，年产能6万吨。",
            ["乙川车间 年产能 6万吨"],
        ),
        ("[青川市|Region]签约两个项目，前者总投资9亿元。", []),
        # what 园区 means under a region
        ("[白石高新区|Zone]去年扩容。[青川市|Region]领导来调研。园区现有企业286家。", ["白石高新区 企业 286家"]),
        ("[青川市|Region]发展很快。管委会主任介绍，园区现有企业286家。", []),
        ("[青川市|Region]发展很快。全市现有企业286家。", ["青川市 企业 286家"]),
        # works described by their maker
        (
            "[云石电力|Company]投建的[甲木风电场|Project]本周并网，年上网电量1.2亿千瓦时。",
            ["甲木风电场 年上网电量 1.2亿千瓦时"],
        ),
        (
            "[云石科技|Company]投资4.6亿元的[音箱基地|Project]去年投产，年产音箱300万台。",
            ["音箱基地 年产音箱 300万台"],
        ),
        (
            "[云石电力|Company]投建的[甲木风电场|Project]并网，[乙川市|Region]年上网电量1.2亿千瓦时。",
            ["乙川市 年上网电量 1.2亿千瓦时"],
        ),
        (
            "[云石电力|Company]投建的[甲木风电场|Project]顺利动工、[青川市|Region]获批3个国家级品牌。",
            ["青川市 获批国家级品牌数 3个"],
        ),
        # a whole and its parts
        (
            "设立[白石试验区|Zone]，由[甲木片区|Zone]和[乙川片区|Zone]组成，总面积120平方公里。",
            ["白石试验区 总面积 120平方公里"],
        ),
        ("化工基地由[甲木园|Zone]和[乙川园|Zone]组成，规划面积120平方公里。", []),
        # lists of names before their areas
        (
            "同意设立[甲木综保区|Zone]和[乙川综保区|Zone]，规划面积分别为1.9平方公里和2.2平方公里。",
            ["甲木综保区 规划面积 1.9平方公里", "乙川综保区 规划面积 2.2平方公里"],
        ),
        (
            "三地公布地区生产总值，[青川省|Region]1200亿元，增长5%，[白石省|Region]900亿元，增长6%。",
            ["青川省 地区生产总值 1200亿元 growth=5", "白石省 地区生产总值 900亿元 growth=6"],
        ),
    ],
)  # fmt: skip
def test_owners_told_before(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # measures that share one figure
        (
            "[青川市|Region]规上工业增加值、民间投资均增长9.2%。",
            ["青川市 规上工业增加值增速 9.2% growth=9.2", "青川市 民间投资增速 9.2% growth=9.2"],
        ),
        (
            "[青川市|Region]进口和出口都增长8%。",
            ["青川市 进口增速 8% growth=8", "青川市 出口增速 8% growth=8"],
        ),
        (
            "[青川市|Region]城镇和农村居民人均可支配收入分别达到24860元和9236元。",
            ["青川市 城镇居民人均可支配收入 24860元", "青川市 农村居民人均可支配收入 9236元"],
        ),
        ("[青川市|Region]人均公共预算收入增长3%。", ["青川市 人均公共预算收入增速 3% growth=3"]),
        # plain speech
        (
            "[青川市|Region]年产值超过80个亿，家具企业两百来家。",
            ["青川市 年产值 80亿元 over", "青川市 家具企业 200家 about"],
        ),
        ("[云石科技|Company]派来了十来人。", []),
        # from a growth to the year's figure; what is aimed at
        (
            "[青川市|Region]交易额年均增长45%，2024年达到126亿元。",
            ["青川市 交易额增速 45%", "青川市 交易额 126亿元"],
        ),
        (
            "[青川市|Region]食品产值突破2200亿元，今年要力争达到2500亿元。",
            ["青川市 食品产值 2200亿元 over", "青川市 食品产值 2500亿元 planned"],
        ),
        # things with names of their own, parts of something
        ("[青川市|Region]外贸向好。长河作业区完成吞吐量26万吨。", []),
        ("[青川市|Region]外贸向好。全市港口完成吞吐量26万吨。", ["青川市 港口完成吞吐量 26万吨"]),
        # deals, phases, orders, stories
        ("[云石科技|Company]承诺三年投入2亿元。", []),
        ("[云石科技|Company]获准增资5亿元。", []),
        ("[甲木区|Zone]、[乙川区|Zone]排名分别上升6位、9位。", []),
        ("[青川市|Region]组织32名代表视察。", []),
        ("[青川市|Region]去年引进126名博士。", ["青川市 引进博士人数 126名"]),
    ],
)  # fmt: skip
def test_shared_spoken_and_refused(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected
