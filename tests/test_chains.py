"""What a name itself says: address chains, areas of a zone, branches of a company."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document


def links(text: str) -> set[tuple[str, str, str]]:
    extraction = extract_document(Document("page.txt", text), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    chained = ("partOf.address_chain", "locatedIn.address_chain", "partOf.area_of_zone", "subsidiaryOf.branch_of")
    return {
        (names[s.subject], str(s.predicate), names[s.object])
        for s in extraction.statements
        if any(e.rule in chained for e in s.evidence)
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("工厂在广西崇左市扶绥县投产。\n", {("扶绥县", "崇左市")}),
        ("工厂在内蒙古呼和浩特市和林格尔县盛乐镇投产。\n", {("和林格尔县", "呼和浩特市"), ("盛乐镇", "和林格尔县")}),
        ("会议昨天在浙江湖州召开。\n", set()),
    ],
)
def test_a_place_in_short_before_a_chain_breaks_none(text: str, wanted: set[tuple[str, str]]) -> None:
    found = {(s, o) for s, p, o in links(text) if p == "partOf"}
    assert all(any(s.endswith(a) and o.endswith(b) for s, o in found) for a, b in wanted)
    assert found or not wanted
    assert wanted or not found


@pytest.mark.parametrize(
    ("text", "seated"),
    [
        ("宝清县宝清经济开发区昨日召开大会。\n", True),
        ("东莞市松山湖高新区昨日召开大会。\n", True),
        ("歙县经济开发区昨日召开大会。\n", False),
        ("许昌市发制品产业园昨日召开大会。\n", False),
        ("大方县循环经济产业园昨日召开大会。\n", False),
    ],
)
def test_a_zone_lies_where_its_name_is_an_address(text: str, seated: bool) -> None:
    assert any(p == "locatedIn" for _, p, _ in links(text)) is seated


def test_an_area_is_part_of_its_zone() -> None:
    part = ("上海自贸试验区临港新片区", "partOf", "上海自贸试验区")
    assert part in links("上海自贸试验区挂牌十年。上海自贸试验区临港新片区昨日召开大会。\n")
    assert part not in links("上海自贸试验区临港新片区昨日召开大会。\n")
    assert not links("成都高新区天府片区昨日召开大会。\n")
    bracketed = ("滨江试验区（明月片区）", "partOf", "滨江试验区")
    assert bracketed in links("滨江试验区（明月片区）昨日召开大会。\n")


def test_areas_listed_behind_one_of_their_zone() -> None:
    found = links("福建自贸试验区挂牌十年。福建自贸试验区厦门片区、福州片区和平潭片区都在扩容，泉州片区没有。\n")
    for area in ("福州片区", "平潭片区"):
        assert (area, "partOf", "福建自贸试验区") in found
    assert not any(subject == "泉州片区" for subject, _, _ in found)


def test_a_place_in_a_zones_name_is_a_zone_where_the_article_speaks_of_it() -> None:
    part = ("江宁高新区生命科技小镇", "partOf", "江宁高新区")
    assert part not in links("江宁高新区生命科技小镇昨日召开大会。\n")
