"""Periods: dates and stretches, relative to the article's date or to the years it names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.articles.dates import infer_published
from kg.mentions.periods import find_periods
from kg.mentions.scans import Scan
from kg.seeds import build_lexicon
from kg.types import Article, Mention, OffsetMap, Paragraph, Sentence, Span
from tests.growth import find_growth


def find(text: str, published: str = "") -> list[Mention]:
    """The periods of a text that is one sentence of one article."""
    article = Article("x.txt", 0, "", text, OffsetMap((0,), (0,)), (Paragraph(Span(0, len(text))),), published)
    return find_periods(Scan(article, (Sentence(article, 0, 0, Span(0, len(text))),), build_lexicon(()), ()))


@pytest.mark.parametrize(
    ("text", "published", "periods"),
    [
        ("2021年", "", ["2021"]),
        ("2021年1-11月", "", ["2021-01/2021-11"]),
        ("2022年 1月至11月", "", ["2022-01/2022-11"]),
        ("今年1月份至4月份", "2020-06-01", ["2020-01/2020-04"]),
        ("2021年9月和10月", "", ["2021-09", "2021-10"]),
        ("2021年前10个月", "", ["2021-01/2021-10"]),
        ("2023年1月11日", "", ["2023-01-11"]),
        ("1月12日", "2022-01", ["2022-01-12"]),
        ("12月底", "2022-01-14", ["2021-12"]),
        ("7月1日起", "2020-06-20", ["2020-07-01"]),
        ("1月12日至15日", "2022-01-14", ["2022-01-12/2022-01-15"]),
        ("2021-12-03", "", ["2021-12-03"]),
        ("二〇二一年", "", ["2021"]),
        ("2021—2035年", "", ["2021/2035"]),
        ("去年", "2022-01-14", ["2021"]),
        ("一、2022年工作回顾\n我们坚持项目为王。全年开工项目96个", "2023-01-08", ["2022", "2022"]),
        ("2022年会议定于年内。\n全年开工项目96个", "2023-01-08", ["2022", "2023", "2023"]),
        ("9月，市商务局还将举办推介会", "2023-06-01", ["2023-09"]),
        ("去年3月量产，研究院年底交付", "2023-01-16", ["2022-03", "2022-12"]),
        ("往年底部盘整", "2023-01-16", []),
        ("9月，市商务局举办推介会", "2023-06-01", ["2022-09"]),
        ("去年底", "2022-01-14", ["2021-12"]),
        ("截至去年12月底", "2022-01-14", ["2021-12"]),
        ("今年上半年", "2022-08-01", ["2022-01/2022-06"]),
        ("一季度", "2023-02-03", ["2023-01/2023-03"]),
        ("2021年。前三季度", "2022-02", ["2021", "2021-01/2021-09"]),
        ("全年", "2022-01-14", ["2022"]),
        ("过去的一年，全年", "2022-01-14", ["2021", "2021"]),
        ("近三年", "2022-01-14", ["2019/2021"]),
        ("“十四五”期间", "", ["2021/2025"]),
        ("“十四五”规划", "", []),
        ("2025年底前", "", ["2025-12"]),
        ("1月12日，会议举行。当天签约", "2022-01-14", ["2022-01-12", "2022-01-12"]),
        ("昨日", "2022-01-01", ["2021-12-31"]),
        ("上月", "2022-01-01", ["2021-12"]),
        ("日前", "2022-01-14", []),
        ("近日", "2022-01-14", []),
        ("3个月", "2022-01-14", []),
        ("5000年历史", "", []),
        ("1980年代", "", []),
        ("2月30日", "2022-03-01", []),
        # no article date: the years that the text names
        ("2021年增长。截至去年12月底", "", ["2021", "2021-12"]),
        ("2022年全市增长。一季度", "", ["2022", "2022-01/2022-03"]),
        ("2022年，该区将全力开工。截至去年12月底", "", ["2022", "2021-12"]),
        ("2021年，该区有将近百家企业。截至去年12月底", "", ["2021", "2021-12"]),
        ("2023年4月25日上午，大会举行。2023年以来，当天", "", ["2023-04-25", "2023", "2023-04-25"]),
        ("2023年以来增长。当天签约", "", ["2023"]),
        ("11月9日，科学城揭牌。同日签约", "2023-11-10", ["2023-11-09", "2023-11-09"]),
        ("●山西　20日，项目开工", "2022-08-21", ["2022-08-20"]),
        ("●山西20日，项目开工", "2022-08-21", []),
        ("一季度", "", []),
        ("去年", "", []),
        # what a figure is compared with
        ("较2020年增长14.26%", "", []),
        ("比去年同期增长10.6%", "2022-01-14", []),
        ("分别比2021年底提高", "", []),
        # words that only look like years
        ("投产后年产量", "2022-01-14", []),
        ("充分说明年产值高", "2022-01-14", []),
        ("三年内建成", "2022-01-14", []),
        ("2021年开工，预计2023年建成。7月10日", "", ["2021", "2023", "2021-07-10"]),
        ("当今年轻人", "2022-01-14", []),
        ("500亿元以上年产值", "2022-01-14", []),
    ],
)
def test_periods(text: str, published: str, periods: list[str]) -> None:
    mentions = find(text, published)
    assert [str(m.value) for m in mentions] == periods
    assert all(m.text == text[m.span.start : m.span.stop] for m in mentions)


def test_a_paragraph_ends_the_year_in_force() -> None:
    text = "2019年，全市增长。上半年完成目标。\n下半年再发力"
    assert [str(m.value) for m in find(text, "2022-08-01")] == ["2019", "2019-01/2019-06", "2022-07/2022-12"]


@pytest.mark.parametrize("unit", ["2021年1月", "2021", "前三季度", "1-", "月", "近三年、"])
def test_linear(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit))
        return lambda: find(text, "2022-01-14")

    assert find_growth(prepare, 20_000, 80_000, most=8) <= 8


def test_a_year_that_is_still_to_bring_something_is_not_past() -> None:
    told = "2024年1月项目开工。去年6月签约。2024年，该区{}打造两湖创新区。"
    assert infer_published([told.format("")]) == "2025"
    assert infer_published([told.format("将全力")]) == ""
