"""Observations: of whom, indicator, value, unit, growth, rank, bound and modality, on sentences with made-up names."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import ArticleMentions, resolve_entities
from kg.figures import load_figures
from kg.mentions.periods import find_periods
from kg.mentions.quantities import find_quantities
from kg.mentions.scans import Scan
from kg.observations import find_observations
from kg.observations.readings import SUBJECTS
from kg.pipeline import extract_document
from kg.reading import read_documents
from kg.seeds import load_lexicon
from kg.types import (
    Article,
    Document,
    Entity,
    Evidence,
    Mention,
    Observation,
    OffsetMap,
    Paragraph,
    Refusal,
    ResolvedArticle,
    Sentence,
    Span,
)
from kg.vocabulary import Kind
from tests.growth import find_growth

pytestmark = pytest.mark.usefixtures("subjects_by_rule")

PIECES = [
    "[青川市|Region]", "[云岭高新区|Zone]", "[云石科技|Company]", "[青川风电项目|Project]", "[生物医药|Industry]",
    "，", "。", "；", "、", "（", "）", "“", "”", "\n", "和", "的", "等", "在", "由", "其中", "突破", "大关", "达到",
    "出口", "增长", "分别增长", "占全市的", "总投资", "签约", "企业", "项目", "排名第二",
    "2021年", "去年", "5亿元", "12.5%", "20多家", "3个", "2.0和1.6个百分点", "约300亩",
]  # fmt: skip
"""What random sentences are made of."""

_MARK = re.compile(r"\[([^|\]]+)\|(\w+)\]")
_SENTENCE = re.compile("[^。！？；\n]+[。！？；]?")


def resolve(marked: str, published: str) -> tuple[dict[str, Entity], ResolvedArticle]:
    """A marked text ([青川市|Region]增长) as one article; paragraphs are lines."""
    text, names, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match.group(1)))
        names.append(Mention(span, match.group(1), Kind(match.group(2)), "test"))
        text, at = text + match.group(1), match.end()
    text += marked[at:]
    lines = [Paragraph(Span(m.start(), m.end())) for m in re.finditer("[^\n]+", text)]
    article = Article("x.txt", 0, "", text, OffsetMap((0,), (0,)), tuple(lines), published)
    sentences = tuple(
        Sentence(article, i, next(p for p, line in enumerate(lines) if line.span.covers(span)), span)
        for i, span in enumerate(Span(m.start(), m.end()) for m in _SENTENCE.finditer(text))
    )
    scan = Scan(article, sentences, load_lexicon(), ())
    values = [v for v in find_quantities(scan) + find_periods(scan) if not any(v.span.overlaps(n.span) for n in names)]
    mentions = tuple(sorted([*names, *values], key=lambda m: m.span))
    entities, (resolved,) = resolve_entities("x.txt", [ArticleMentions(article, sentences, mentions)], load_lexicon())
    return entities, resolved


def quote(article: Article, span: Span, rule: str) -> Evidence:
    """Evidence of a span of the article's text."""
    return Evidence("x.txt", article.title, span.start, span.stop, article.text[span.start : span.stop], rule)


def observe(marked: str, published: str = "2022-01-14") -> list[str]:
    """The observations of a marked text, each as `subject indicator value unit [growth] [rank] [bound] [planned]`."""
    entities, resolved = resolve(marked, published)
    return [describe(item, entities) for item in find_observations(resolved, entities, quote)]


def describe(item: Observation, entities: dict[str, Entity]) -> str:
    """One observation on one line."""
    words = [entities[item.subject].name, item.indicator]
    if item.quantity:
        low = f"{item.quantity.low}-" if item.quantity.low is not None else ""
        words.append(f"{low}{item.quantity.amount}{item.quantity.unit}")
        words += [item.quantity.bound.value] if item.quantity.bound else []
    words += [f"growth={item.growth.normalize():f}"] if item.growth is not None else []
    words += [f"rank={item.rank}"] if item.rank else []
    words += [item.modality.value] if item.modality.value != "fact" else []
    return " ".join(words)


CASES = [
    # a value with its words before it, and growth of the figure before
    ("[青川市|Region]进出口731.4亿元，比上年同期（下同）增长9.7%，其中，出口571.3亿元、增长11.2%，进口160.1亿元、下降3.4%。",
     ["青川市 进出口 731.4亿元 growth=9.7", "青川市 出口 571.3亿元 growth=11.2", "青川市 进口 160.1亿元 growth=-3.4"]),
    ("[青川市|Region]地区生产总值（GDP）预计达到872.6亿元，比上年增长9.4%。",
     ["青川市 地区生产总值（GDP） 872.6亿元 growth=9.4"]),
    ("[青川市|Region]实际使用外资6.4亿美元，同比增长1.5倍。", ["青川市 实际使用外资 6.4亿美元 growth=150"]),
    ("[青川市|Region]预算收入31.8亿元，剔除留抵退税因素后同口径增长12.1%。", ["青川市 预算收入 31.8亿元 growth=12.1"]),
    # shares in tenths, with what follows exactly; no growth and no stake in tenths
    ("[青川市|Region]出口占全省六成，机电产品出口占比逾八成，达到84.7%。",
     ["青川市 出口占全省比重 60%", "青川市 机电产品出口占比 84.7%"]),
    ("[青川市|Region]外贸占全省四成六，矿产品占两成半。", ["青川市 外贸占全省比重 46%", "青川市 矿产品占比 25%"]),
    ("[青川市|Region]订单下降近两成，[云石科技|Company]占股六成，两家各占五成。", []),
    ("[青川市|Region]汽车产业产值同比增长14.2%，占全市工业总产值的比重升至47.6%。",
     ["青川市 汽车产业产值增速 14.2% growth=14.2", "青川市 汽车产业产值占全市工业总产值比重 47.6%"]),
    # lists that go on with the measure before; townspeople and villagers
    ("[青川市|Region]出让工业用地27宗、1830亩。", ["青川市 出让工业用地 27宗", "青川市 出让工业用地 1830亩"]),
    ("[青川市|Region]实际使用外资18.3亿美元，[白溪县|Region]、[赤水县|Region]分别达7.9亿美元、5.6亿美元。",
     ["青川市 实际使用外资 18.3亿美元", "白溪县 实际使用外资 7.9亿美元", "赤水县 实际使用外资 5.6亿美元"]),
    ("[青川市|Region]城乡居民人均可支配收入分别达到34820元和15960元。",
     ["青川市 城镇居民人均可支配收入 34820元", "青川市 农村居民人均可支配收入 15960元"]),
    # growth without a base is a figure of its own
    ("[青川市|Region]规模以上工业增加值增速17%、工业投资增速19.4%。",
     ["青川市 规模以上工业增加值增速 17% growth=17", "青川市 工业投资增速 19.4% growth=19.4"]),
    ("[青川市|Region]高技术制造业增加值同比增长31.7%，其中医药制造业下降4.6%。",
     ["青川市 高技术制造业增加值增速 31.7% growth=31.7", "青川市 医药制造业增加值增速 -4.6% growth=-4.6"]),
    ("[青川市|Region]先进制造业占比提高2.5个百分点。", ["青川市 先进制造业占比提高 2.5个百分点"]),
    # shares
    ("[青川市|Region]一般贸易进出口512.3亿元，增长36.9%，占同期进出口总值的94%。",
     ["青川市 一般贸易进出口 512.3亿元 growth=36.9", "青川市 一般贸易进出口占进出口总值比重 94%"]),
    ("[青川市|Region]工业增加值1229亿元，占地区生产总值38.4%。",
     ["青川市 工业增加值 1229亿元", "青川市 工业增加值占地区生产总值比重 38.4%"]),
    ("[青川市|Region]研发投入强度超5.7%。", ["青川市 研发投入强度 5.7% over"]),
    # lists of values against lists of names
    ("[青川市|Region]出口机电产品、服装37.2亿元、8.6亿元，增长5.3%、12%。",
     ["青川市 出口机电产品 37.2亿元 growth=5.3", "青川市 出口服装 8.6亿元 growth=12"]),
    ("[青川市|Region]光伏产业、医药产业投资分别增长21.6%、9%。",
     ["青川市 光伏产业投资增速 21.6% growth=21.6", "青川市 医药产业投资增速 9% growth=9"]),
    ("[青川市|Region]光伏、装备制造和医药产业逆势上扬，利润总额分别增长31.5%、12.8%和20.3%。",
     ["青川市 光伏利润总额增速 31.5% growth=31.5", "青川市 装备制造利润总额增速 12.8% growth=12.8",
      "青川市 医药产业利润总额增速 20.3% growth=20.3"]),
    ("[青川市|Region]、[白水市|Region]增加值分别为3026亿元、3681亿元，增长0.2%、3.5%。",
     ["青川市 增加值 3026亿元 growth=0.2", "白水市 增加值 3681亿元 growth=3.5"]),
    ("[青川市|Region]固定资产投资130.5亿元，其中工业投资45.2亿元，分别增长12.4%、33.1%。",
     ["青川市 固定资产投资 130.5亿元 growth=12.4", "青川市 工业投资 45.2亿元 growth=33.1"]),
    # a joint subject is distributed; a bracket breaks a figure down
    ("[青川区|Region]、[云岭高新区|Zone]新增公办学位1.1万个。",
     ["青川区 新增公办学位 1.1万个", "云岭高新区 新增公办学位 1.1万个"]),
    ("[云岭新区|Zone]高新技术企业预计达到455家（[云岭高新区|Zone]90家，[云岭经开区|Zone]410家），约占全省50.3%。",
     ["云岭新区 高新技术企业 455家", "云岭高新区 高新技术企业 90家", "云岭经开区 高新技术企业 410家",
      "云岭新区 高新技术企业占全省比重 50.3%"]),
    # counts: the thing counted before or after, what was done with it
    ("[云岭高新区|Zone]集聚软件百强企业13家，互联网百强企业35家，软件从业人员超过12.4万人。",
     ["云岭高新区 集聚软件百强企业 13家", "云岭高新区 互联网百强企业 35家", "云岭高新区 软件从业人员 12.4万人 over"]),
    ("[青川市|Region]签约152个重点项目，总投资613.28亿元。",
     ["青川市 签约重点项目数 152个", "青川市 签约重点项目总投资 613.28亿元"]),
    ("[云岭高新区|Zone]总投资531亿元的54个重点项目集中开工。",
     ["云岭高新区 总投资 531亿元", "云岭高新区 集中开工重点项目数 54个"]),
    ("[云岭高新区|Zone]新开办实验中学等5所公办中小学。", ["云岭高新区 新开办公办中小学数 5所"]),
    ("[云岭高新区|Zone]引进3000万元以上产业项目41个、总投资86亿元。",
     ["云岭高新区 引进3000万元以上产业项目 41个", "云岭高新区 引进3000万元以上产业项目总投资 86亿元"]),
    ("[云岭高新区|Zone]新增总部25家，累计达到271家。", ["云岭高新区 新增总部 25家", "云岭高新区 总部 271家"]),
    # a project's own figures
    ("[青川市|Region]总投资84亿元的[青川海上风电项目|Project]顺利动工。", ["青川海上风电项目 总投资 84亿元"]),
    ("[青川海上风电项目|Project]总投资50亿元，达产后年产值超100亿元。",
     ["青川海上风电项目 总投资 50亿元", "青川海上风电项目 达产后年产值 100亿元 over planned"]),
    # ranks
    ("[青川市|Region]投资额63.15亿美元，在全国各城市排名第二。", ["青川市 投资额 63.15亿美元 rank=全国各城市第二"]),
    ("[云岭高新区|Zone]连续3年研发投入强度位居全国高新区第一。",
     ["云岭高新区 研发投入强度全国高新区排名 rank=全国高新区第一"]),
    ("[云石科技有限公司|Company]在国内直播行业排名前三。", ["云石科技有限公司 国内直播行业排名 rank=国内直播行业前三"]),
    # modality, bounds, ranges
    ("[青川市|Region]力争全年实现固投超1500亿元。", ["青川市 固投 1500亿元 over planned"]),
    ("[青川市|Region]基金规模20-30亿元。", ["青川市 基金规模 20-30亿元"]),
    # a place named by an adverbial, a company described, a series across semicolons
    ("[青川省|Region]各地发力。在[云岭新区|Zone]，新登记企业300家。", ["云岭新区 新登记企业 300家"]),
    ("[青川市|Region]发布数据。上市公司[云石科技|Company]营业收入20亿元。", ["云石科技 营业收入 20亿元"]),
    ("2020年，[青川市|Region]地区生产总值达9045亿元；2021年为9412亿元，同比增长9.2%。",
     ["青川市 地区生产总值 9045亿元", "青川市 地区生产总值 9412亿元 growth=9.2"]),
    ("利用展会，积极为[云岭高新区|Zone]牵线搭桥，共签约152个重点项目。", ["云岭高新区 签约重点项目数 152个"]),
    ("[云岭高新区|Zone]产值年均增长20%。全市拥有国家高企2264家，人才总量47.5万人。\n[青川市|Region]发力。",
     ["云岭高新区 产值增速 20%", "青川市 国家高企 2264家", "青川市 人才总量 47.5万人"]),
    ("[青川市|Region]税收58亿元，占全省的53%、全国的20%。",
     ["青川市 税收 58亿元", "青川市 税收占全省比重 53%", "青川市 税收占全国比重 20%"]),
    ("[云岭新区|Zone]面积由14.92平方公里扩展至120.56平方公里。", ["云岭新区 面积 120.56平方公里"]),
    ("[青川市|Region]总产值突破万亿元大关，达到10282.83亿元。", ["青川市 总产值 10282.83亿元"]),
    ("全省10家免税店总销售额达601亿元，[青川省|Region]增长84%。", ["青川省 免税店总销售额 601亿元 growth=84"]),
    # projects own their investment and land; a deal's price is nobody else's
    ("[云石科技|Company]与[云岭高新区|Zone]签约[青川风电项目|Project]。总投资30亿元，占地200亩。",
     ["青川风电项目 总投资 30亿元", "青川风电项目 占地 200亩"]),
    ("[青川市|Region]发布公告。[云石科技|Company]联合体中标，中标价21亿元。", []),
    ("[青川市|Region]、[云石科技|Company]共同组建的[青川成果转化基金|Company]规模10亿元。", ["青川成果转化基金 规模 10亿元"]),
    # a rank in an order that the clause names stands alone
    ("[青川市|Region]税收28亿元，在全省开发区综合排名中位列第5位。",
     ["青川市 税收 28亿元", "青川市 全省开发区综合排名排名 rank=全省开发区综合排名第5位"]),
    # prices, weather, persons, titles
    ("[青川市|Region]一名会计，月薪5000元。", []),
    ("[青川市|Region]一份午餐38元，套餐价格15元。", []),
    ("[青川市|Region]印发《成果转化二十一条》。", []),
    # what is said twice is said once
    ("[云石科技|Company]在国内行业排名第三。\n[云石科技|Company]在国内行业排名第三。",
     ["云石科技 国内行业排名 rank=国内行业第三"]),
    ("[青川市|Region]进出口突破700亿元。\n[青川市|Region]进出口753.6亿元。", ["青川市 进出口 753.6亿元"]),
    ("[青川市|Region]签约项目152个。\n今年，[青川市|Region]共签约项目152个。", ["青川市 签约项目 152个"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CASES, ids=[c[0][:24] for c in CASES])
def test_observations(marked: str, expected: list[str]) -> None:
    assert observe(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[青川市|Region]对新引进的龙头企业给予最高500万元奖励。",
        "[青川市|Region]重点培育800亿元、300亿元级企业。",
        "[青川市|Region]围绕13条产业链图谱招商。",
        "[青川市|Region]设有10个专题会议。",
        "我国共有综合试验区132个，包括[青川市|Region]。",
        "[青川市|Region]市民李大爷今年72岁，退休前干了35年，花3万元给小院装了围栏。",
        "[青川市|Region]最高气温26℃，降水量15毫米，能见度500米。",
        "[青川市|Region]警方抓获犯罪嫌疑人12名，涉案金额300余万元。",
        "[云石科技有限公司|Company]计划投资5亿元建设总部。",
        "[青川市|Region]提出4个方面26项措施。",
        "[青川市|Region]瞄准“万亿级”目标，打造“5个中心”。",
        "[青川市|Region]年营业额超8亿元的器械企业先后入驻。",
        "氢能公交车加一次氢只需4到6分钟，能跑520公里，[青川市|Region]正在推广。",
        "这条生产线约400米长，[青川市|Region]有这样的车间。",
        "[青川市|Region]未达到20亿元的产值目标。",
        "[青川市|Region]繁荣，21个自贸试验区进出口7.5万亿元。",
        "[云石科技有限公司|Company]、[云帆集团|Company]、[远山药业|Company]到会，产值20亿元。",
        "[青川市|Region]落户总部，沃翎则签下1200个机柜。",
        "[云石科技有限公司|Company]卖得好，后者去年同期908列。",
    ],
)
def test_no_observations(marked: str) -> None:
    assert observe(marked) == []


def test_a_plan_of_five_years_is_not_when_a_figure_of_one_year_is() -> None:
    entities, resolved = resolve(
        "“十三五”期间，[青川市|Region]引进项目412个。上半年，[青川市|Region]进出口12亿元。[青川市|Region]新增企业9家。",
        "",
    )
    assert [o.period for o in find_observations(resolved, entities, quote)] == ["2016/2020", "", "2016/2020"]


def test_periods() -> None:
    entities, resolved = resolve(
        "2021年1-11月，[青川市|Region]营收201亿元，增长22.2%。增加值58亿元。\n[青川市|Region]目前有企业20家。",
        "2022-01-14",
    )
    assert [o.period for o in find_observations(resolved, entities, quote)] == ["2021-01/2021-11"] * 2 + [""]


def test_evidence_holds_the_figure_and_names_its_rule() -> None:
    entities, resolved = resolve("[青川市|Region]签约152个重点项目，总投资613.28亿元。", "2022-01-14")
    for item in find_observations(resolved, entities, quote):
        (evidence,) = item.evidence
        assert evidence.rule.startswith("observations.")
        assert item.quantity is not None
        assert f"{item.quantity.amount}{item.quantity.unit}" in evidence.text


def test_refusals_say_why() -> None:
    entities, resolved = resolve("[青川市|Region]给予最高500万元奖励。", "2022-01-14")
    refusals: list[Refusal] = []
    assert find_observations(resolved, entities, quote, refusals) == []
    assert [r.reason for r in refusals] == ["context before"]


@pytest.mark.parametrize(
    "unit",
    ["实现产值12.5亿元增长10.2%", "12.5亿元、", "签约5个项目", "出口5亿元，", "（5家）", "（", "在全国排名第一", "占",
     "增长", "和5个", "5%、"],
)  # fmt: skip
def test_a_long_sentence_costs_linear_time(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        entities, resolved = resolve("[青川市|Region]" + unit * (size // len(unit)) + "。", "2022-01-14")
        find_observations(resolved, entities, quote)
        return lambda: find_observations(resolved, entities, quote)

    assert find_growth(prepare, 10_000, 20_000, most=4) <= 4


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_any_text_gives_figures_of_places_companies_and_projects(pieces: list[str]) -> None:
    entities, resolved = resolve("".join(pieces), "2022-01-14")
    for item in find_observations(resolved, entities, quote):
        assert entities[item.subject].kind in SUBJECTS
        assert item.indicator == item.indicator.strip()
        assert item.quantity is not None or item.rank


def test_tables_are_sorted_and_unique() -> None:
    for name in ("indicator_contexts", "indicator_heads", "indicator_leads", "indicator_refusals", "indicator_tails",
                 "indicator_verbs", "growth_bases", "growth_cues", "growth_links", "rank_cues", "period_years",
                 "period_parts", "period_plans"):  # fmt: skip
        forms = [entry.form for entry in load_figures(name)]
        assert forms == sorted(set(forms)), f"sort seeds/figures/{name}.tsv by code point"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成都高新区产值从600多万元提高到7000多万元。", ["产值 7000"]),
        ("成都高新区税收由当年的20多万元提高到现在的每年400多万元。", ["税收 400"]),
        ("▲总投资7.64亿元的滨江公路改造工程二期项目开工。", ["总投资 7.64"]),
        ("成都高新区由120家企业组成联盟。", []),
    ],
)
def test_changes_and_bullets(tmp_path: Path, text: str, expected: list[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    found = extract_document(document, load_lexicon()).observations
    assert [f"{o.indicator} {o.quantity.amount}" for o in found if o.quantity] == expected


def test_what_a_project_will_bring_is_the_projects(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "成都高新区动工多。云帆算力中心项目建成后年产值2亿元，年税收1000万元，新增就业200人。", encoding="utf-8"
    )
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    extraction = extract_document(document, load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    assert [names[o.subject] for o in extraction.observations] == ["云帆算力中心项目"] * 3


def read_figures(folder: Path, text: str) -> list[str]:
    """`subject indicator value` of each figure of a page."""
    page = folder / "page.txt"
    page.write_text(text, encoding="utf-8")
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    extraction = extract_document(document, load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    return [f"{names[o.subject]} {o.indicator} {o.quantity.amount}" for o in extraction.observations if o.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "以大湾区储能示范区项目为例，该项目计划投资超50亿元，预计年产值超24亿元。",
            ["大湾区储能示范区项目 计划投资 50", "大湾区储能示范区项目 年产值 24"],
        ),
        ("成都高新区与云石科技有限公司签约，计划投资50亿元。", []),
        ("云岭高速公路昨天建成通车。这条高速公路总长近58公里。", ["云岭高速公路 总长 58"]),
        ("成都市建设一条全长40公里的输氢管道。", []),
        ("成都市去年引进项目20个。现在，这个市共实施招商引资项目是439个。",
         ["成都市 引进项目 20", "成都市 实施招商引资项目 439"]),
        ("成都高新区扩能提速。瑞典云石集团近期又决定增资4.3亿元。", []),
        ("成都高新区扩能提速。云石科技方面承诺五年内投入不少于3亿元。", []),
        ("云石科技有限公司以自有资金27.4亿元受让股权。", []),
        ("云石科技有限公司计入损益的政府补助8.6亿元。", ["云石科技有限公司 计入损益的政府补助 8.6"]),
        ("成都高新区对企业给予补助8.6亿元。", []),
        (
            "今年前7个月，成都市新能源汽车产量达到54.2万辆，云石科技有限公司一家就生产了50.1万辆。",
            ["成都市 新能源汽车产量 54.2", "云石科技有限公司 新能源汽车产量 50.1"],
        ),
        (
            "2022年成都市稀土原材料就地转化率由2020年的57%提升到75%。",
            ["成都市 稀土原材料就地转化率 57", "成都市 稀土原材料就地转化率 75"],
        ),
        (
            "成都高新区形成电子信息、汽车制造2个千亿级产业集群，生物医药、装备制造等8个百亿级产业集群。",
            ["成都高新区 形成千亿级产业集群数 2", "成都高新区 形成百亿级产业集群数 8"],
        ),
        ("成都市已形成电子信息集群，生物医药、装备制造等8个方面得到好评。", []),
        (
            "成都市的云石创新研究院昨日揭牌。研究院首期投入1.2亿元。成都市完成固定资产投资30亿元。",
            ["成都市 固定资产投资 30"],
        ),
        (
            "云石科技有限公司在成都高新区建设年产5万吨锂电材料项目，一期年产2.5万吨氢氧化锂。",
            ["年产5万吨锂电材料项目 一期年产 2.5"],
        ),
        ("2011年，成都市有42个光伏项目获准建设，其中西部山区光伏装机容量达到100万千瓦。",
         ["成都市 获准建设光伏项目数 42", "成都市 西部山区光伏装机容量 100"]),
        ("四川省、成都市、绵阳市4个试点单位介绍了经验。", []),
        ("成都高新区推进海济产业化提升项目计划投资10亿元。", []),
        ("成都高新区签约重点项目计划投资10亿元。", ["成都高新区 签约重点项目计划投资 10"]),
        (
            "成都高新区的竹林碳汇交易中心获授信30亿元。成都高新区企业获授信20亿元。",
            ["竹林碳汇交易中心 获授信 30", "成都高新区 获授信 20"],
        ),
    ],
)  # fmt: skip
def test_whose_figure_it_is_and_what_is_none(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert read_figures(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "成都市提速。上半年，地区生产总值、工业增加值两项主要经济指标增速，均居全省第一。",
            ["成都市 地区生产总值增速 全省第一", "成都市 工业增加值增速 全省第一"],
        ),
        ("成都高新区产值和税收增速均居全市第一。",
         ["成都高新区 产值增速 全市第一", "成都高新区 税收增速 全市第一"]),
        ("成都高新区营商环境、创新能力、宜居水平明显改善，居民更有信心。", []),
    ],
)  # fmt: skip
def test_one_rank_of_several_measures(tmp_path: Path, text: str, expected: list[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    extraction = extract_document(document, load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    assert [f"{names[o.subject]} {o.indicator} {o.rank}" for o in extraction.observations] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "成都市进出口12万亿元。绵阳市进出口6万亿元。其中，民营企业出口增长10%。",
            ["成都市 进出口 12", "绵阳市 进出口 6", "绵阳市 民营企业出口增速 10"],
        ),
        (
            "成都高新区签约20个项目，云石科技有限公司产值5亿元。其中，制造业项目8个。",
            ["成都高新区 签约项目数 20", "云石科技有限公司 产值 5", "成都高新区 制造业项目 8"],
        ),
        (
            "成都市道路增多。滨江路改造项目总投资1.9亿元。工程全长1.7公里，道路红线宽度40米，设计时速40公里。",
            ["滨江路改造项目 总投资 1.9", "滨江路改造项目 全长 1.7", "滨江路改造项目 道路红线宽度 40",
             "滨江路改造项目 设计时速 40"],
        ),
        ("成都市动工多。全长40公里的小街焕然一新，工程全长40公里。", []),
        ("成都市的滨江路项目、新安路项目等开工，总投资4.6亿元。", []),
        ("成都高新区热闹。6家企业成为首批入驻企业。", ["成都高新区 首批入驻企业数 6"]),
        ("成都高新区热闹。6家企业成为朋友。", []),
    ],
)  # fmt: skip
def test_parts_ways_and_lists_of_projects(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert read_figures(tmp_path, text) == expected


def test_the_year_of_founding_dates_no_figure(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("云石科技有限公司成立于2003年，注册资本5000万元。2021年，公司营业收入3亿元。", encoding="utf-8")
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    found = extract_document(document, load_lexicon()).observations
    assert [(o.indicator, o.period) for o in found] == [("注册资本", ""), ("营业收入", "2021")]


def test_what_several_projects_will_bring_is_no_single_projects(tmp_path: Path) -> None:
    text = "阳江市签约云石阳江项目。{}全部投产后年产量将达180万吨。"
    several, one = (read_figures(tmp_path, text.format(head)) for head in ("这些项目", "项目"))
    assert several == ["阳江市 这些项目全部投产后年产量 180"]
    assert [figure.split()[0] for figure in one] == ["云石阳江项目"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[云岭高新区|Zone]热闹。1—8月规上工业产值60亿元。", ["云岭高新区 规上工业产值 60亿元"]),
        ("【[云岭高新区|Zone]】前三季度税收9亿元。", ["云岭高新区 税收 9亿元"]),
        ("三、[云岭高新区|Zone]签约项目20个。", ["云岭高新区 签约项目 20个"]),
        ("[青川市|Region]热闹。一、会计2名。", []),
        ("[青川市|Region]税收同比增长21.7%，达到278亿元。", ["青川市 税收 278亿元 growth=21.7"]),
        ("[青川市|Region]与[云石科技|Company]组建[云石环保|Company]，注册资本10亿元。", ["云石环保 注册资本 10亿元"]),
        ("[青川市|Region]热闹，注册资本10亿元。", []),
        ("[青川市|Region]签约[青川风电项目|Project]。项目由[云石科技|Company]承建，总投资1.9亿元。",
         ["青川风电项目 总投资 1.9亿元"]),
        ("[青川市|Region]热闹。[云石科技|Company]造船。2021年，净利润3亿元。", ["云石科技 净利润 3亿元"]),
        ("[云石科技|Company]运营的[青川风电项目|Project]年产值11亿元。", ["青川风电项目 年产值 11亿元"]),
        ("[青川市|Region]出资5亿元。[青川市|Region]作价3亿元。[青川市|Region]持股51%。", []),
        ("[青川市|Region]首台16兆瓦风机下线。[青川市|Region]上线18万吨铁矿石。", []),
        ("[青川市|Region]给了1.5亿元设备融资。", []),
        ("[云石科技|Company]、[云石环保|Company]与[青川市|Region]签约，协议总金额218亿元。", ["青川市 协议总金额 218亿元"]),
        ("[青川市|Region]的从业人员9600人。", ["青川市 从业人员 9600人"]),
        ("[青川市|Region]热闹。三、粮食总产量26亿斤。", ["青川市 粮食总产量 26亿斤"]),
        ("[青川市|Region]热闹。三、某厂26个。", []),
        ("[日本|Region]热闹，产值900亿元。[日本|Region]产值900亿元。", ["日本 产值 900亿元"]),
        ("[云石科技|Company]营收5亿元；乙厂招股书显示，2022年收入3亿元。", ["云石科技 营收 5亿元"]),
        ("[云石科技|Company]营收5亿元；收入3亿元。", ["云石科技 营收 5亿元", "云石科技 收入 3亿元"]),
    ],
)  # fmt: skip
def test_words_around_figures_and_whose_they_are(marked: str, expected: list[str]) -> None:
    assert observe(marked, "") == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("青川市签约多", ["青川市 签约项目数 20", "青川市 载客 47"]),
        ("客车下线", ["青川市 签约项目数 20", "青川市 载客 47"]),
        ("客车下线，甲厂忙，乙厂忙", []),
    ],
)
def test_a_figure_of_nobody_named_is_of_a_place_that_the_article_is_about(
    tmp_path: Path, headline: str, expected: list[str]
) -> None:
    """It is where figures were stated of the place by name; not in a story about firms that only happens there."""
    story = "四川省成都市热闹。云石科技有限公司造车，青川环保有限公司造船，云石环保有限公司造桥。客车续航四百公里，载客47人。"
    told = "成都市签约20个项目。客车续航四百公里，载客47人。"
    page = f"{headline}\n{story if not expected else told}\n"
    assert read_figures(tmp_path, page) == [figure.replace("青川市", "成都市") for figure in expected]


def test_projects_begun_are_told_of_the_place_and_other_sizes_are_not() -> None:
    """In a story about firms whose headline names no place, a figure without a name is the place's only where it counts
    what places report."""
    told = "成都市昨天召开大会。云石科技有限公司、白鹭科技集团、青禾股份有限公司参加。{}"
    for figure, expected in (
        ("本次集中开工项目23个，总投资187.4亿元。", {"成都市"}),
        ("现场签约22个项目，协议引资31亿元。", {"成都市"}),
        ("厂房面积23万平方米。", set()),
        ("日均客流3万人次。", set()),
    ):
        page = Document("p", f"三家企业赶工忙\n\n{told.format(figure)}\n", published="2022-01-14")
        extraction = extract_document(page, load_lexicon())
        names = {e.id: e.name for e in extraction.entities}
        assert {names[o.subject] for o in extraction.observations} == expected, figure


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[云石科技|Company]资产负债率为38%，[白鹭集团|Company]为44%，[青禾股份|Company]则升至51%。",
            ["云石科技 资产负债率 38%", "白鹭集团 资产负债率 44%", "青禾股份 资产负债率 51%"],
        ),
        (
            "[青川市|Region]固定资产投资下降6%，[白石市|Region]增长9%，[赤水县|Region]2.5%。",
            [
                "青川市 固定资产投资增速 -6% growth=-6",
                "白石市 固定资产投资增速 9% growth=9",
                "赤水县 固定资产投资增速 2.5% growth=2.5",
            ],
        ),
        (
            "[青川市|Region]工业增加值增长9%；[白石市|Region]、[赤水县|Region]分别增长2%和3%。",
            [
                "青川市 工业增加值增速 9% growth=9",
                "白石市 工业增加值增速 2% growth=2",
                "赤水县 工业增加值增速 3% growth=3",
            ],
        ),
        (
            "[青川市|Region]酱油产量占全国42%；[白石市|Region]、[赤水县|Region]分别为11%和8%。",
            [
                "青川市 酱油产量占全国比重 42%",
                "白石市 酱油产量占全国比重 11%",
                "赤水县 酱油产量占全国比重 8%",
            ],
        ),
        (
            "[青川市|Region]研发经费294亿元，投入强度6%；[白石市|Region]204亿元，投入强度4%。",
            [
                "青川市 研发经费 294亿元",
                "青川市 投入强度 6%",
                "白石市 研发经费 204亿元",
                "白石市 投入强度 4%",
            ],
        ),
        ("[青川市|Region]工业总产值1200亿，[赤水县|Region]850亿。", ["青川市 工业总产值 1200亿元", "赤水县 工业总产值 850亿元"]),
        ("[青川市|Region]授权专利1.2亿件。", ["青川市 授权专利 1.2亿件"]),
        ("[青川市|Region]新材料占比由4%升到17%。", ["青川市 新材料占比 17%"]),
        ("[青川市|Region]产值9亿元，占全省的比重由2%提高到6%。", ["青川市 产值 9亿元", "青川市 产值占全省比重 6%"]),
        ("[青川市|Region]汽车产量249万辆，全省排位由第七升至第二。", ["青川市 汽车产量 249万辆 rank=第二"]),
        ("[白鹭集团|Company]旗下[云石科技|Company]营收20亿元。", ["云石科技 营收 20亿元"]),
        ("[青川风电项目|Project]昨天动工，投资3亿元，明年投产。", ["青川风电项目 投资 3亿元"]),
        ("[青川风电项目|Project]动工，投资3亿元改造电网。", []),
        ("[青川风电项目|Project]由[云石科技|Company]承建，投资3亿元。", ["青川风电项目 投资 3亿元"]),
        ("[青川市|Region]全国综试区165个。", []),
        ("[云石科技|Company]比上年上升5位。", []),
        ("[青川市|Region]三十个人里有二十个喝了水再摇头。", []),
        ("[云石科技|Company]以11亿元拿地，溢价率14%。", []),
        ("[青川市|Region]、[白石市|Region]两市产值合计428亿元。", []),
        ("[云石科技|Company]签了合同，每年二十八万立方米。", []),
    ],
)  # fmt: skip
def test_figures_told_by_names_alone_and_what_measures_nothing(marked: str, expected: list[str]) -> None:
    assert observe(marked, "") == expected
