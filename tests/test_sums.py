"""Which sum of money goes with a relation."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from kg.rules.examples import read_marked_text
from kg.sums import (
    find_amount,
    find_amount_of_pair,
    find_contract_sum,
    find_founding_sum,
)
from kg.types import Quantity, ResolvedArticle, Span
from kg.vocabulary import Kind, Predicate, ValueKind
from kg.work_sums import find_dealt_sums, find_sum_of_work


def read(marked: str) -> ResolvedArticle:
    """The marked text, each sum with the number that stands in it."""
    resolved = read_marked_text(marked).resolved
    mentions = tuple(
        replace(m, value=Quantity(Decimal(re.sub(r"[^0-9.]", "", m.text)), "亿元", currency="CNY"))
        if m.kind is ValueKind.QUANTITY
        else m
        for m in resolved.mentions
    )
    return replace(resolved, mentions=mentions)


def names(resolved: ResolvedArticle) -> list[Span]:
    """The first two names of organisations and projects."""
    kinds = (Kind.COMPANY, Kind.PROJECT)
    return [m.span for m in resolved.mentions if m.kind in kinds][:2]


INVESTED = [
    ("[云帆科技|Company]与[星河高新区|Zone]签约，投资[12亿元|Quantity]的[云帆芯片项目|Project]落户。", "12"),
    ("[云帆科技|Company]与[星河高新区|Zone]订立协议，拿出[35亿元|Quantity]建[云帆二厂|Project]。", "35"),
    ("[云帆科技|Company]的[云帆二厂|Project]今年投产，投资[7亿元|Quantity]，两年完工。", "7"),
    ("[云帆二厂|Project]由[云帆科技|Company]自建，用地90亩，计划总投资约[8亿元|Quantity]。", "8"),
    ("投资[6亿元|Quantity]的[云帆二厂|Project]由[云帆科技|Company]建设。", "6"),
    ("[星河生物|Company]获得[远山基金|Company][3亿元|Quantity]投资。", "3"),
    ("[星河生物|Company]完成[6亿元|Quantity]增资：[远山基金|Company]投出[2亿元|Quantity]。", "2"),
    ("[星河生物|Company]完成[6亿元|Quantity]B轮融资，[远山基金|Company]领投。", ""),
    ("[星河生物|Company]完成B轮融资近[6亿元|Quantity]，[远山基金|Company]领投。", ""),
    ("[云帆科技|Company]去年营收[18亿元|Quantity]，今年建[云帆二厂|Project]，一期投资[4亿元|Quantity]。", "4"),
    ("[云帆科技|Company]、[星河生物|Company]分别投资[1亿元|Quantity]和[2亿元|Quantity]。", ""),
    ("[云帆科技|Company]建[云帆二厂|Project]，[远山集团|Company]投资[5亿元|Quantity]另建一厂。", ""),
    ("[云帆科技|Company]建[云帆二厂|Project]，还建[云帆三厂|Project]，投资[5亿元|Quantity]。", ""),
    ("[云帆科技|Company]建[云帆二厂|Project]；同日签约的项目投资[5亿元|Quantity]。", ""),
    ("[云帆科技|Company]建[云帆二厂|Project]，年产值可达[5亿元|Quantity]。", ""),
    ("[云帆科技|Company]计划投资[5亿元|Quantity]，在星河镇建设[云帆二厂|Project]。", "5"),
    ("[云帆科技|Company]募资[9亿元|Quantity]，其中[3亿元|Quantity]用于[云帆二厂|Project]。", "3"),
    ("[云帆二厂|Project]投资[9亿元|Quantity]，[云帆科技|Company]跟投[2亿元|Quantity]。", "2"),
    ("[云帆科技|Company]的[云帆二厂|Project]等12个项目签约，总投资[90亿元|Quantity]。", ""),
    ("总投资[50亿元|Quantity]的[云帆二厂|Project]首期投资[9亿元|Quantity]，由[云帆科技|Company]建设。", "50"),
    ("[云帆科技|Company]的[云帆二厂|Project]封顶。该厂总投资[8亿元|Quantity]，占地百亩。", "8"),
    ("[云帆科技|Company]的[云帆二厂|Project]封顶。全市总投资[8亿元|Quantity]，增长一成。", ""),
]


@pytest.mark.parametrize(("marked", "amount"), INVESTED)
def test_the_sum_of_two_names(marked: str, amount: str) -> None:
    resolved = read(marked)
    found = find_amount_of_pair(resolved, resolved.sentences[0], Predicate.INVESTS, names(resolved))
    assert (str(found.amount) if found else "") == amount


@pytest.mark.parametrize(
    ("marked", "amount"),
    [
        ("[云帆科技|Company]收下了[星河生物|Company]的股份，对价[8亿元|Quantity]。", "8"),
        ("[云帆科技|Company]以[5亿元|Quantity]把[星河生物|Company]纳入旗下。", "5"),
        ("[云帆科技|Company]控股[星河生物|Company]，后者营收[9亿元|Quantity]。", ""),
        ("[云帆科技|Company]以[2亿元|Quantity]现金收购[星河生物|Company]股份。", "2"),
    ],
)
def test_the_price_of_what_is_bought(marked: str, amount: str) -> None:
    resolved = read(marked)
    found = find_amount_of_pair(resolved, resolved.sentences[0], Predicate.ACQUIRES, names(resolved))
    assert (str(found.amount) if found else "") == amount


@pytest.mark.parametrize(
    ("marked", "predicate", "amount"),
    [
        ("[云帆科技|Company]入股[星河生物|Company]，金额为[4亿元|Quantity]。", Predicate.INVESTS, "4"),
        ("[云帆科技|Company]完成对[星河生物|Company]的收购，对价[15亿元|Quantity]。", Predicate.ACQUIRES, "15"),
        ("[云帆科技|Company]入股[星河生物|Company]，[远山集团|Company]投资[4亿元|Quantity]。", Predicate.INVESTS, ""),
        ("[云帆科技|Company]完成[3亿元|Quantity]B轮融资，由[星河生物|Company]领投。", Predicate.INVESTS, ""),
        ("[云帆科技|Company]承建[云帆二厂|Project]，年产值[4亿元|Quantity]。", Predicate.BUILDS, ""),
    ],
)
def test_the_sum_that_a_later_clause_tells(marked: str, predicate: Predicate, amount: str) -> None:
    resolved = read(marked)
    one, other = names(resolved)
    span = Span(one.start, other.stop)
    found = find_amount(resolved, resolved.sentences[0], span, one.stop, predicate)
    assert (str(found.amount) if found else "") == amount


def test_a_sum_told_of_the_work_before_is_not_of_the_next() -> None:
    marked = "[云帆科技|Company]投资[15亿元|Quantity]的[云帆芯片项目|Project]、由[远山集团|Company]投资建设的[远山基地|Project]签约。"
    resolved = read(marked)
    text = resolved.article.text
    start = text.index("远山集团")
    span = Span(start, text.index("远山基地") + 4)
    assert find_amount(resolved, resolved.sentences[0], span, text.index("投资建设"), Predicate.INVESTS) is None


@pytest.mark.parametrize(
    ("marked", "amount"),
    [
        ("[云帆科技|Company]与[星河生物|Company]签订供货合同，合同金额[3亿元|Quantity]。", "3"),
        ("[云帆科技|Company]与[星河生物|Company]签下[4亿元|Quantity]的采购订单。", "4"),
        ("[云帆科技|Company]与[星河生物|Company]签约，共同投资[5亿元|Quantity]建厂。", ""),
        ("[云帆科技|Company]与[星河生物|Company]签约；[远山集团|Company]合同金额[5亿元|Quantity]。", ""),
    ],
)
def test_the_sum_of_a_contract(marked: str, amount: str) -> None:
    resolved = read(marked)
    found = find_contract_sum(resolved, resolved.sentences[0], resolved.article.text.index("签"))
    assert (str(found.amount) if found else "") == amount


@pytest.mark.parametrize(
    ("marked", "amounts"),
    [
        (
            "[云帆二厂|Project]由[甲集团|Company]、[乙集团|Company]分别出资[3亿元|Quantity]、[2亿元|Quantity]建设。",
            ["3", "2"],
        ),
        ("[云帆二厂|Project]由[甲集团|Company]、[乙集团|Company]分别出资建设，总投资[3亿元|Quantity]。", []),
        ("[云帆二厂|Project]由[甲集团|Company]、[乙集团|Company]共同出资[3亿元|Quantity]建设。", []),
    ],
)
def test_sums_dealt_out(marked: str, amounts: list[str]) -> None:
    resolved = read(marked)
    span = Span(0, len(resolved.article.text))
    found = find_dealt_sums(resolved, resolved.sentences[0], span, 2)
    assert [str(quantity.amount) for quantity in found] == amounts


@pytest.mark.parametrize(
    ("marked", "amount"),
    [
        ("[云帆科技|Company]出资[3亿元|Quantity]设立[云帆二厂|Project]。", "3"),
        ("[云帆科技|Company]去年产值[3亿元|Quantity]，设立[云帆二厂|Project]。", ""),
        ("[云帆科技|Company]设立[云帆二厂|Project]，首期投入[2亿元|Quantity]。", "2"),
        ("[云帆科技|Company]投资[3亿元|Quantity]扩建老厂，设立[云帆二厂|Project]。", ""),
    ],
)
def test_what_founders_put_in(marked: str, amount: str) -> None:
    resolved = read(marked)
    found = find_founding_sum(resolved, resolved.sentences[0], resolved.article.text.index("设立"))
    assert (str(found.amount) if found else "") == amount


def test_a_sum_goes_to_the_work_that_it_stands_before() -> None:
    """Each of a list bears its own; a later clause's is not that of the work before it."""
    marked = "[星河区|Region]总投资[35亿元|Quantity]的[云帆纤维项目|Project]、总投资[12亿元|Quantity]的[远山封装项目|Project]开工。"
    resolved = read(marked)
    works = [i for m, ids in zip(resolved.mentions, resolved.entities_of, strict=True) for i in ids if "项目" in m.text]
    found = [find_sum_of_work(resolved, resolved.sentences[0], work) for work in works]
    assert [str(f.amount) for f in found if f] == ["35", "12"]
    later = read("[云帆科技|Company]建设的[甲厂|Project]封顶，总投资[12亿元|Quantity]的[乙厂|Project]装机。")
    span = Span(0, later.article.text.index("封顶"))
    assert find_amount(later, later.sentences[0], span, 5, Predicate.BUILDS) is None
