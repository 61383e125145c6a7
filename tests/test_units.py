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
        ("由[远山建工|Company]四建总包。", ["远山建工四建"]),
        ("[远山能建|Company]西北院设计。", ["远山能建西北院"]),
        ("[远山能建|Company][山西|Region]院总承包。", ["远山能建山西院"]),
        ("[云帆网|Company][青海|Region]电力通报。", ["云帆网青海电力"]),
        ("聚集[云帆科技|Company][汕尾|Region]、[远山建工|Company]。", ["云帆科技汕尾"]),
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
        "[云帆科技|Company]西北院长到场。",
        "[云帆科技|Company][青海|Region]电力项目开工。",
        "[东海科学院|Institution]所属企业到场，[东海大学|Institution]研究所需设备到货。",
        "[云帆科技|Company]、[汕尾|Region]到场。",
        "[汕尾|Region]（[衡阳|Region]）到场。",
    ],
)
def test_what_is_no_unit(marked: str) -> None:
    assert find(marked) == []


def test_institutes_of_academies() -> None:
    text, mentions = read_mentions(
        "[中科院|Institution]东海材料所与[中科院|Institution]在东海设所，[中科院|Institution]所需不多。"
    )
    assert [m.text for m in find_units(scan_text(text), mentions)] == ["中科院东海材料所"]
