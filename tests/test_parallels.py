"""Companies that only their list shows, and what a list does not make a company."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.mentions.parallels import FINDER, find_parallels
from tests.growth import find_growth
from tests.marked_texts import read_mentions, scan_text


def find(marked: str) -> list[str]:
    """The forms that the marked companies of a text show to be companies."""
    text, mentions = read_mentions(marked)
    found = find_parallels(scan_text(text), mentions)
    assert all(m.finder == FINDER and text[m.span.start : m.span.stop] == m.text for m in found)
    return sorted(m.text for m in found)


@pytest.mark.parametrize(
    ("marked", "forms"),
    [
        ("[云帆科技|Company]、沃翎新、[远山药业|Company]到场。", ["沃翎新"]),
        ("[云帆科技|Company]、[远山药业|Company]、沃翎新等企业到场。", ["沃翎新"]),
        ("目前，沃翎新、[云帆科技|Company]、[远山药业|Company]进驻。", ["沃翎新"]),
        ("目前，立新世纪、[云帆科技|Company]、[远山药业|Company]、[清风电子|Company]进驻。", ["立新世纪"]),
        ("落地的还有沃翎新、[云帆科技|Company]、[远山药业|Company]。", ["沃翎新"]),
        ("[云帆科技|Company]、[远山药业|Company]、欧储德和惠菱成三家企业进场。", ["欧储德", "惠菱成"]),
        ("[云帆科技|Company]、[远山药业|Company]、沃翎新先后进场。", ["沃翎新"]),
    ],
)
def test_members_of_a_list_of_companies(marked: str, forms: list[str]) -> None:
    assert find(marked) == sorted(forms)


@pytest.mark.parametrize(
    "marked",
    [
        "[云帆科技|Company]、物流、[远山药业|Company]到场。",
        "[云帆科技|Company]、沃翎新、开工仪式。",
        "沃翎新、[云帆科技|Company]到场。",
        "[星河市|Region]、沃翎新、[明月市|Region]。",
        "考察了、[云帆科技|Company]、[远山药业|Company]。",
        "[云帆科技|Company]、2022、[远山药业|Company]到场。",
        "[云帆科技|Company]、北京、[远山药业|Company]到场。",
    ],
)
def test_what_stands_beside_companies_and_is_none(marked: str) -> None:
    assert find(marked) == []


@pytest.mark.parametrize("unit", ["沃翎新、", "、", "云帆、和", "目前"])
def test_a_long_list_takes_linear_time(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        scan = scan_text(unit * (size // len(unit)))
        return lambda: find_parallels(scan, ())

    assert find_growth(prepare, 10_000, 20_000, most=4) <= 4
