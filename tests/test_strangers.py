"""Parties that nobody names, places that only say whose they are, and what stands behind a sum or a place."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document

Triple = tuple[str, str, str]


def read(text: str) -> set[Triple]:
    extraction = extract_document(Document("p.txt", text + "\n"), load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    return {(names[s.subject], str(s.predicate), names[s.object]) for s in extraction.statements}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("南海区三家企业分别投资7亿元、2亿元建起铝箔厂和橡塑智能车间。", ("南海区", "builds", "橡塑智能车间")),
        ("来自浙江省的客商在柳东新区投资10亿元建设云帆产业园。", ("浙江省", "builds", "云帆产业园")),
        ("佛山市一批客商在狮山镇投资建设了远山产业园。", ("佛山市", "builds", "远山产业园")),
        ("芜湖市两家企业在合肥市组建了皖江智造研究院。", ("芜湖市", "establishes", "皖江智造研究院")),
        ("厂房由天禾医疗投资5亿元、瑞林科技代建。", ("天禾医疗", "invests", "瑞林科技")),
        ("天禾电力位于合肥市的储能电站昨日并网。", ("天禾电力", "locatedIn", "合肥市")),
        ("天禾科技与安徽大学共同筹建量子传感联合实验室。", ("天禾科技", "builds", "量子传感联合实验室")),
        ("瑞林新材被天禾集团以3亿元转让给慧科软件。", ("慧科软件", "acquires", "天禾集团")),
        ("天禾科技接手建设柳东新区的云帆产业园。", ("天禾科技", "builds", "柳东新区")),
    ],
)
def test_who_only_stands_near_does_not_act(text: str, wrong: Triple) -> None:
    assert wrong not in read(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("南海区投资7亿元建起橡塑智能车间。", ("南海区", "builds", "橡塑智能车间")),
        ("芜湖市与两家企业组建了皖江智造研究院。", ("芜湖市", "establishes", "皖江智造研究院")),
        ("天禾医疗投资瑞林科技。", ("天禾医疗", "invests", "瑞林科技")),
        ("天禾电力位于合肥市，主营储能。", ("天禾电力", "locatedIn", "合肥市")),
        ("天禾科技与安徽大学共同筹建量子传感联合实验室。", ("天禾科技", "establishes", "量子传感联合实验室")),
        ("宏图电子被天禾集团以3亿元转让给远望机械。", ("远望机械", "acquires", "宏图电子")),
        ("天禾科技接手建设柳东新区的云帆产业园。", ("天禾科技", "builds", "云帆产业园")),
        ("南海区龙头企业天禾科技建起橡塑智能车间。", ("天禾科技", "builds", "橡塑智能车间")),
    ],
)
def test_who_is_named_acts(text: str, right: Triple) -> None:
    assert right in read(text)
