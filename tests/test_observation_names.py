"""An indicator can be printed as it stands: no connectives, no times, no marks of the page, no piece of a clause, and not
the name of the one it is told of."""

from __future__ import annotations

import re

import pytest

from kg.observations.fitting import is_piece, print_plainly, without_own
from tests.test_observations import observe

pytestmark = pytest.mark.usefixtures("subjects_by_rule")

_NO_PART = re.compile(
    "^(?:但|则|却|反而|虽|因(?!特)|及|是|要(?!素)|把|若|期间|末|最终|号称|先后|随后|这[家条块个]|该)"
    "|(?:力争|冲刺|有望|一度|却|只剩|要|就占|由|从零|去年|昨天|高峰时|[^通]过)(?:占.*比重|占比|增速|数)?$|[】>（(]$|^[）)]|——|昨[天日]|去年"
)
_SENTENCES = [
    ("[青川基地|Project]投产以来实现产值9.6亿元。", ["产值"]),
    ("[青川基地|Project]投运至今已实现营收5亿元。", ["营收"]),
    ("[青川水电站|Project]开工，电站总装机容量120万千瓦。", ["总装机容量"]),
    ("[青川县|Region]工业投资增长6%，但技改投资增幅只有2.1%。", ["工业投资增速", "技改投资增幅"]),
    ("[青川高新区|Zone]去年进出口下降4%，但锂电池产值逆势增至83亿元。", ["进出口增速", "锂电池产值"]),
    ("[青川市|Region]今年的目标是固定资产投资增长12%、财政收入突破36亿元。", ["固定资产投资增速", "财政收入"]),
    ("[青川市|Region]船舶制造产值去年126亿元，山茶综合产值一季度12亿元。", ["船舶制造产值", "山茶综合产值"]),
    ("[青川市|Region]化工产值冲刺250亿元，旅游总收入力争突破60亿元。", ["化工产值", "旅游总收入"]),
    ("[云石冶炼|Company]光公路运费就花掉6800万元。", ["公路运费"]),
    ("[青川市|Region]锂电新材料产值从零增长到18亿元。", ["锂电新材料产值"]),
    ("[青川市|Region]外贸进出口43亿元，出口却增长8%，达15.6亿元。", ["外贸进出口", "出口"]),
    ("[青川市|Region]一般公共预算收入28.4亿元，还原后增长8.9%。", ["一般公共预算收入"]),
    ("[云石酒业|Company]营收3.2亿元，受疫情影响下降8.5%。", ["营收"]),
    ("[青川高新区|Zone]：【一组总数】规上工业总产值308亿元。", ["规上工业总产值"]),
    ("[云石船业|Company]扩建船坞，该厂交付船舶17艘。", ["交付船舶"]),
    ("[云石电子|Company]市值一度突破80亿元，净利润却只剩3100万元。", ["市值", "净利润"]),
    ("[青川市|Region]规上工业增加值有望增长8%左右。", ["规上工业增加值增速"]),
    ("[青川市|Region]乡村旅游收入仍占旅游总收入的六成。", ["乡村旅游收入占旅游总收入比重"]),
    ("[青川市|Region]在陕企业营收12亿元，在运抽水蓄能装机68万千瓦。", ["在陕企业营收", "在运抽水蓄能装机"]),
    ("[青川综合保税区|Zone]注册企业由封关时的31家增至126家。", ["注册企业"]),
    ("[青川开发区|Zone]外资企业销售收入占比由建园之初的74%降到61%。", ["外资企业销售收入占比"]),
    ("[青川市|Region]260个事项可在手机上办结。", ["办结事项数"]),
    ("[青川开发区|Zone]62个签约项目超过两年未开工。", ["超过两年未开工签约项目数"]),
    (
        "[青川市|Region]首批16个招商引资项目昨天集中开工，总投资88亿元。",
        ["首批集中开工招商引资项目数", "首批集中开工招商引资项目总投资"],
    ),
    ("[青川市|Region]31家A股公司中有3家带帽。", ["A股公司数"]),
    ("[青川市|Region]年度计划投资436亿元，实际完成472.3亿元。", ["年度计划投资", "实际投资"]),
    # words that only begin or end alike
    ("[青川市|Region]光伏产值12亿元，要素交易额3亿元，过境货运量2万吨。", ["光伏产值", "要素交易额", "过境货运量"]),
    ("[青川高新区|Zone]在孵企业260家，在建项目12个，产品通过率96%。", ["在孵企业", "在建项目", "产品通过率"]),
    ("[青川市|Region]出让土地收入12亿元，如意产业园产值3亿元。", ["出让土地收入", "如意产业园产值"]),
]


@pytest.mark.parametrize(("marked", "names"), _SENTENCES)
def test_an_indicator_holds_its_name_and_no_more(marked: str, names: list[str]) -> None:
    found = [line.split(" ")[1] for line in observe(marked)]
    assert found == names
    assert not [name for name in found if _NO_PART.search(name)]


@pytest.mark.parametrize(
    "marked",
    [
        "[云石科技|Company]二期上马，已花掉11亿元。",
        "[青川市|Region]要冲刺3000亿元。",
        "[青川市|Region]人家要1200亩。",
        "[青川小区|Zone]表决结果公布，同意203票，弃权47票。",
        "[青川港片区|Zone]12家石化企业进出口货物贡献了近四成散货。",
    ],
)
def test_pieces_of_clauses_are_no_figures(marked: str) -> None:
    assert observe(marked) == []


def test_a_measure_with_somebodys_name_before_it_is_that_ones() -> None:
    assert observe(
        "[青川镇|Region]出口97.2亿元；[云石锁业|Company]、[东川机电|Company]出口分别为8.1亿元、62亿元。"
    ) == [
        "青川镇 出口 97.2亿元",
        "云石锁业 出口 8.1亿元",
        "东川机电 出口 62亿元",
    ]
    assert observe("[青川经开区|Zone]宣布设立规模20亿元的[云石航天基金|Company]。") == ["云石航天基金 规模 20亿元"]


def test_the_industry_that_was_named_last_is_meant() -> None:
    marked = "[青川经开区|Zone]以[高端装备|Industry]为首位产业，去年该产业产值326亿元。"
    assert observe(marked) == ["青川经开区 高端装备产业产值 326亿元"]


@pytest.mark.parametrize(
    ("indicator", "names", "printed"),
    [
        ("青川综保区进出口值", ("青川综合保税区", "青川综保区"), "进出口值"),
        ("二期云石印花中心总投资", ("云石印花中心",), "二期总投资"),
        ("与甲证券签的青川成长基金", ("青川成长基金",), "规模"),
        ("青川白酒产量", ("青川市", "青川"), "白酒产量"),
        # a longer name, a product called by the place, another's name
        ("青川港吞吐量", ("青川市", "青川"), "青川港吞吐量"),
        ("青川苹果品牌价值", ("青川市", "青川"), "青川苹果品牌价值"),
        ("进出口值", ("青川综合保税区",), "进出口值"),
    ],
)
def test_the_subjects_own_name_is_no_part(indicator: str, names: tuple[str, ...], printed: str) -> None:
    assert without_own(indicator, names) == printed


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("封测补位</b>电子信息产值一季度", "电子信息产值"),
        ("（云石锑业）", ""),
        ("（云石锑业有限公司）进口木浆", "进口木浆"),
        ("一句话——投资总额", "投资总额"),
        ("特色产业集群去年营业收入", "特色产业集群营业收入"),
        ("入驻企业又多", "入驻企业增加"),
        ("生态系统生产总值（GEP）", "生态系统生产总值（GEP）"),
        ("接待游客恢复至去年同期比例", "接待游客恢复至去年同期比例"),
        ("安全年产值", "安全年产值"),
    ],
)
def test_marks_and_times_are_no_part(words: str, printed: str) -> None:
    assert print_plainly(words) == printed


def test_a_piece_is_known_with_what_was_added_to_it() -> None:
    assert all(is_piece(name) for name in ("花掉", "花掉占比", "这块", "注册企业由", "由上半年增速", "一路跌"))
    assert not any(is_piece(name) for name in ("花卉产值", "产值占比", "自由贸易账户", "新增企业", "从业人员"))
