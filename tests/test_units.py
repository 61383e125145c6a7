"""Units of a company that are named by the company and a place or number."""

from __future__ import annotations

import pytest

from kg.mentions.units import FINDER, find_units
from tests.marked_texts import read_mentions, scan_text


def find(marked: str) -> list[str]:
    """The units that the marked companies and places of a text show."""
    text, mentions = read_mentions(marked)
    found = find_units(scan_text(text), mentions)
    assert all(m.finder == FINDER and text[m.span.start : m.span.stop] == m.text for m in found)
    return [m.text for m in found]


@pytest.mark.parametrize(
    ("marked", "units"),
    [
        ("[云帆科技|Company]（[衡阳|Region]）到场。", ["云帆科技（衡阳）"]),
        ("由[云帆科技|Company][汕尾|Region]主持。", ["云帆科技汕尾"]),
        ("[远山建工|Company]三公司承建。", ["远山建工三公司"]),
    ],
)
def test_units(marked: str, units: list[str]) -> None:
    assert find(marked) == units


@pytest.mark.parametrize(
    "marked",
    [
        "[云帆科技|Company]（[衡阳|Region]）有限公司到场。",
        "[云帆科技|Company]（[衡阳市|Region]）到场。",
        "[云帆科技|Company][汕尾|Region]基地投产。",
        "去年[云帆科技|Company][汕尾|Region]投产。",
        "[云帆科技|Company]五公司长到场。",
        "[云帆科技|Company]、[汕尾|Region]到场。",
        "[汕尾|Region]（[衡阳|Region]）到场。",
    ],
)
def test_what_is_no_unit(marked: str) -> None:
    assert find(marked) == []
