"""Observations of what a clause calls by the last word of its name, of whom a body speaks for, and of the one firm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_observations import observe, read_figures


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # the last word of a name
        (
            "[甲江黄沙大桥|Project]9月合龙。大桥全长4.2公里，总投资21亿元。",
            ["甲江黄沙大桥 全长 4.2公里", "甲江黄沙大桥 总投资 21亿元"],
        ),
        ("[青川支线|Project]开工。据[云石铁路集团|Company]介绍，支线全长98公里。", ["青川支线 全长 98公里"]),
        (
            "[甲木蓄能电站|Project]昨日并网。电站装机240万千瓦，静态投资151亿元。",
            ["甲木蓄能电站 装机 240万千瓦", "甲木蓄能电站 静态投资 151亿元"],
        ),
        ("[青川市|Region]热闹。[甲瓷小镇|Zone]出名。去年，小镇陶瓷产业产值31亿元。", ["甲瓷小镇 陶瓷产业产值 31亿元"]),
        (
            "[白石集中区|Zone]地处江边。集中区现有企业46家，去年产值82亿元。",
            ["白石集中区 企业 46家", "白石集中区 产值 82亿元"],
        ),
        (
            "[甲路快速化改造|Project]完工。该路全长14.9公里，总投资17亿元。",
            ["甲路快速化改造 全长 14.9公里", "甲路快速化改造 总投资 17亿元"],
        ),
        ("[青川市|Region]谈人才。[甲木研究院|Institution]落户。研究院现有科研人员120人。", []),
        ("[青川市|Region]发展快。[云石海工|Company]落户。去年海工装备出口37亿元。", ["青川市 海工装备出口 37亿元"]),
        # whose body tells
        (
            "[青川市|Region]热闹。[白石市|Region]的[白石市工信局|Government]介绍，油茶产值48亿元。",
            ["白石市 油茶产值 48亿元"],
        ),
        (
            "[白石市|Region]种茶。[青川市|Region]织布。[青川市委|Government]印发的方案提出，到2027年纺织产值突破500亿元。",
            ["青川市 纺织产值 500亿元 over planned"],
        ),
        (
            "[青川市|Region]热闹。[白石新材|Company]由[青川市国资委|Government]全资设立，产值17亿元。",
            ["白石新材 产值 17亿元"],
        ),
        # what goes on behind a place's figure
        (
            "[青川县|Region]发布数据。财政总收入9.15亿元，其中地方收入2.98亿元。",
            ["青川县 财政总收入 9.15亿元", "青川县 地方收入 2.98亿元"],
        ),
        ("[甲木镇|Region]的[白石产业园|Zone]里，去年花卉销售额3.6亿元。", ["白石产业园 花卉销售额 3.6亿元"]),
        # sums, ranks and points that are nobody's state
        ("[甲纺织|Company]、[乙印染|Company]分别投入4300万元、2800万元改造系统。", []),
        ("[云石科技|Company]把氢能列作第三主业。", []),
        ("[青川市|Region]出口下降8%，降幅比上半年收窄5.2个百分点。", ["青川市 出口增速 -8% growth=-8"]),
        ("[云石汽车|Company]年产30万辆四期焊装线进入联调。", []),
        ("[云石汽车|Company]签下400座换电站，首批20座在甲木、乙川上线。", ["云石汽车 签下换电站数 400座"]),
    ],
)
def test_figures_are_of_what_the_clause_calls(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


def test_the_one_firm_of_an_article_has_the_figures_of_a_firm(tmp_path: Path) -> None:
    """公司 is the firm named by far most often, also where a bank was named last."""
    text = (
        "云石科技有限公司扩产\n云石科技有限公司今天扩产。云石科技有限公司的员工很忙。甲木银行放贷。乙川集团供货。\n"
        "去年净利润1.8亿元，员工1260人。\n"
    )
    assert read_figures(tmp_path, text) == ["云石科技有限公司 净利润 1.8", "云石科技有限公司 员工 1260"]
