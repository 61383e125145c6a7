"""Numerals and quantities: amounts, units as written, bounds, ranges, currencies, and what is no quantity."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.figures import load_figures, read_family
from kg.mentions.quantities import find_quantities
from kg.mentions.scans import Scan
from kg.numerals import read_number
from kg.seeds import build_lexicon
from kg.types import Article, Mention, OffsetMap, Paragraph, Quantity, Sentence, Span
from kg.vocabulary import Bound, ValueKind
from tests.growth import find_growth


def find(text: str) -> list[Mention]:
    """The quantities of a text that is one sentence of one article."""
    article = Article("x.txt", 0, "", text, OffsetMap((0,), (0,)), (Paragraph(Span(0, len(text))),))
    sentence = Sentence(article, 0, 0, Span(0, len(text)))
    return find_quantities(Scan(article, (sentence,), build_lexicon(()), ()))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("753.6", "753.6"),
        ("12,209.17", "12209.17"),
        ("1.1万", "11000"),
        ("三千", "3000"),
        ("两", "2"),
        ("二〇二一", "2021"),
        ("三千五百零六", "3506"),
        ("三万五", "30005"),
        ("五点六", "5.6"),
        ("3亿2000万", "320000000"),
        ("一万亿", "1000000000000"),
        ("十五", "15"),
        ("一百二", "120"),
        ("5千", "5000"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "十十", "百千", "三点", "甲", "1" * 5000, "一" * 5000])
def test_no_numerals(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=99))
def test_digits_with_and_without_commas(whole: int, part: int) -> None:
    assert read_number(f"{whole}.{part:02}") == read_number(f"{whole:,}.{part:02}") == Decimal(f"{whole}.{part:02}")


@pytest.mark.parametrize(
    ("text", "span", "amount", "unit", "bound", "currency"),
    [
        ("进出口753.6亿元", "753.6亿元", "753.6", "亿元", None, "CNY"),
        ("风险保障12,209.17亿元", "12,209.17亿元", "12209.17", "亿元", None, "CNY"),
        ("学位1.1万个", "1.1万个", "1.1", "万个", None, ""),
        ("近海1000万千瓦海上风电", "1000万千瓦", "1000", "万千瓦", None, ""),
        ("快递24.6亿件", "24.6亿件", "24.6", "亿件", None, ""),
        ("产出强度343.81万元/亩", "343.81万元/亩", "343.81", "万元/亩", None, "CNY"),
        ("捐款五百人民币", "五百人民币", "500", "元", None, "CNY"),
        ("投资5亿人民币", "5亿人民币", "5", "亿元", None, "CNY"),
        ("投资三千万元", "三千万元", "3000", "万元", None, "CNY"),
        ("现有近百家企业", "近百家", "100", "家", Bound.UNDER, ""),
        ("产值超千亿元", "超千亿元", "1000", "亿元", Bound.OVER, "CNY"),
        ("总投资180多亿元", "180多亿元", "180", "亿元", Bound.OVER, "CNY"),
        ("企业200余家", "200余家", "200", "家", Bound.OVER, ""),
        ("项目110个以上", "110个以上", "110", "个", Bound.OVER, ""),
        ("项目不少于6个", "不少于6个", "6", "个", Bound.OVER, ""),
        ("投资不超过3亿元", "不超过3亿元", "3", "亿元", Bound.UNDER, "CNY"),
        ("最高1000万元", "最高1000万元", "1000", "万元", Bound.UNDER, "CNY"),
        ("投资约5亿元", "约5亿元", "5", "亿元", Bound.ABOUT, "CNY"),
        ("十几家企业", "十几家", "10", "家", Bound.OVER, ""),
        ("附近10家店", "10家", "10", "家", None, ""),
        ("占百分之三十五", "百分之三十五", "35", "%", None, ""),
        ("提高2.5个百分点", "2.5个百分点", "2.5", "个百分点", None, ""),
        ("股权投资75家（次）", "75家（次）", "75", "家（次）", None, ""),
        ("投资3亿2000万元", "3亿2000万元", "3.2", "亿元", None, "CNY"),
        ("12家具有研发能力的院所", "12家", "12", "家", None, ""),
        ("GDP1095.3亿元", "1095.3亿元", "1095.3", "亿元", None, "CNY"),
        ("进出口 708.6 亿元", "708.6 亿元", "708.6", "亿元", None, "CNY"),
        # the hard cases that other normalisers stumble over
        ("注册资本100万美元", "100万美元", "100", "万美元", None, "USD"),
        ("合同100000万美元", "100000万美元", "100000", "万美元", None, "USD"),
        ("合同3万元欧元", "3万元欧元", "3", "万欧元", None, "EUR"),
        ("发行47.264287亿元", "47.264287亿元", "47.264287", "亿元", None, "CNY"),
        ("结余10.56亿元", "10.56亿元", "10.56", "亿元", None, "CNY"),
        ("费用小于40万", "小于40万", "40", "万", Bound.UNDER, ""),
        ("合计3541.07万元2.3", "3541.07万元", "3541.07", "万元", None, "CNY"),
        ("变动-26.95%", "-26.95%", "-26.95", "%", None, ""),
        ("利润-3480.83万元", "-3480.83万元", "-3480.83", "万元", None, "CNY"),
        ("服务业增加值+5.4%", "+5.4%", "5.4", "%", None, ""),
        ("甲A+5.4%", "5.4%", "5.4", "%", None, ""),
        ("总投资１２．５亿港元", "１２．５亿港元", "12.5", "亿港元", None, "HKD"),
    ],
)
def test_quantities(text: str, span: str, amount: str, unit: str, bound: Bound | None, currency: str) -> None:
    (mention,) = find(text)
    assert mention.kind is ValueKind.QUANTITY
    assert mention.text == span == text[mention.span.start : mention.span.stop]
    assert mention.value == Quantity(Decimal(amount), unit, bound, currency)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("投资20-30亿元", "20", "30", "亿元"),
        ("投资5亿至8亿元", "5", "8", "亿元"),
        ("投资5000万至1亿元", "0.5", "1", "亿元"),
        ("投资20亿元至30亿元", "20", "30", "亿元"),
        ("增长10%—15%", "10", "15", "%"),
        ("两三家企业", "2", "3", "家"),
    ],
)
def test_ranges(text: str, low: str, high: str, unit: str) -> None:
    (mention,) = find(text)
    assert isinstance(mention.value, Quantity)
    assert (mention.value.low, mention.value.amount, mention.value.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "第3届", "第十三次", "2021年", "1月12日", "5G网络", "G60走廊", "B2B模式", "“6+5+6”体系", "2021-2025年",
        "3年时间", "6个月", "5000小时", "72岁", "世界500强", "1000亿元级产业", "百亿级项目", "一个", "一家企业",
        "数十家", "几亿元", "百家争鸣",
        "三大产业", "两部门", "5部门", "三分之一", "十分重要", "八成立", "2.0版本", "移动4/5G", "二十辊",
    ],
)  # fmt: skip
def test_no_quantities(text: str) -> None:
    assert find(text) == []


def test_lists_share_a_unit() -> None:
    for text, amounts in [("占比提高2.0和1.6个百分点", ["2.0", "1.6"]), ("高于全市3.2个和5.1个百分点", ["3.2", "5.1"])]:
        values = [m.value for m in find(text) if isinstance(m.value, Quantity)]
        assert [str(value.amount) for value in values] == amounts
        assert {value.unit for value in values} == {"个百分点"}


def test_families_of_units() -> None:
    assert read_family("亿元") == "money"
    assert read_family("万元/亩") == "money"
    assert read_family("万家") == "count"
    assert read_family("亿") == "bare"
    assert read_family("光年") == ""


@given(st.text(alphabet="一二三十百千万亿0123456789.,个家元%年月多余近约-至（）、和", max_size=40))
def test_spans_are_in_order_and_quote_the_text(text: str) -> None:
    stop = 0
    for mention in find(text):
        assert mention.span.start >= stop
        assert mention.text == text[mention.span.start : mention.span.stop]
        stop = mention.span.stop


@pytest.mark.parametrize("unit", ["12.5亿元、", "三千五百", "1-", "1,", "第一", "近5个", "一二三"])
def test_linear(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit))
        return lambda: find(text)

    assert find_growth(prepare, 20_000, 80_000, most=8) <= 8


def test_tables_are_sorted_and_unique() -> None:
    for name in ("unit_measures", "unit_rates", "bound_prefixes", "bound_suffixes"):
        forms = [entry.form for entry in load_figures(name)]
        assert forms == sorted(set(forms)), f"sort seeds/figures/{name}.tsv by code point"
