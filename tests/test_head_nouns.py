"""Bare class nouns that take up a name: 储能站 for 张北储能站."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document


def read_builders(text: str) -> set[tuple[str, str]]:
    """(builder, work) of what the rules say that the text builds."""
    extraction = extract_document(Document("p", f"2023年3月2日\n\n{text}\n"), load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    return {
        (names[s.subject], names[s.object])
        for s in extraction.statements
        if s.predicate == "builds" and not s.evidence[0].rule.startswith("learned.")
    }


@pytest.mark.parametrize(
    ("text", "builders"),
    [
        (
            "3月1日，云溪高压储能站接入调试，绿电送得更稳。储能站由云石科技有限公司建设。",
            {("云石科技有限公司", "云溪高压储能站")},
        ),
        (
            "云石研究院昨天揭牌。研究院由成都市与四川大学共建，首期投入2亿元。",
            {("成都市", "云石研究院"), ("四川大学", "云石研究院")},
        ),
        (
            "年产10万吨磷酸铁锂项目在福泉经开区开工。项目由云石科技有限公司建设。",
            {("云石科技有限公司", "年产10万吨磷酸铁锂项目")},
        ),
        (
            "云石科技有限公司落户福泉经开区。企业将投资5亿元建设云溪储能电站。",
            {("云石科技有限公司", "云溪储能电站")},
        ),
        (
            "云溪家居工厂昨天投产。这座工厂由云石科技有限公司建设。",
            {("云石科技有限公司", "云溪家居工厂")},
        ),
        (
            "华石电子集团投资60亿元建设的智能家居科技园昨天投产。园区由云石科技有限公司设计建设。",
            {("云石科技有限公司", "智能家居科技园")},
        ),
        (
            "明月市秦州区的华石电子集团是大企业。2022年，集团启动云溪储能电站建设。",
            {("华石电子集团", "云溪储能电站")},
        ),
        (
            "云溪大数据产业园一期占地600亩。产业园由华石电子集团建设。",
            {("华石电子集团", "云溪大数据产业园一期")},
        ),
    ],
)
def test_a_bare_noun_takes_up_the_name_that_it_ends(text: str, builders: set[tuple[str, str]]) -> None:
    assert builders <= read_builders(text)


@pytest.mark.parametrize(
    "text",
    [
        "云溪储能站和金河储能站接入调试。储能站由云石科技有限公司建设。",
        "云溪储能站接入调试。\n本市用电创新高。\n储能站由云石科技有限公司建设。",
        "云溪储能站接入调试。记者看到，储能站里的工人正由云石科技有限公司培训。",
        "云溪大桥通车。储能站由云石科技有限公司建设。",
        "云溪锂电项目和金河铜箔项目同日开工。项目由云石科技有限公司建设。",
        "华石电子集团投资60亿元建设的智能家居科技园和投资20亿元建设的储能产业园投产。园区由云石科技有限公司建设。",
        "福泉市今年开工项目35个。项目由云石科技有限公司建设。",
    ],
)
def test_it_is_dropped_where_it_may_be_another_thing(text: str) -> None:
    assert not {work for builder, work in read_builders(text) if builder == "云石科技有限公司"}
