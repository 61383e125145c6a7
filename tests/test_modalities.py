"""Modality cues and their scope."""

from __future__ import annotations

import pytest

from kg.modalities import find_modality_scopes
from kg.pipeline import extract_document
from kg.rules.examples import read_marked_text
from kg.seeds import load_lexicon
from kg.statements import find_statements
from kg.types import Document, Evidence, Refusal
from kg.vocabulary import Predicate

EVIDENCE = Evidence("p", "", 0, 1, "", "")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("公司拟在当地★建设总部。", "planned"),
        ("批复要求，两市建立机制，★建设基地。", "planned"),
        ("园区要组建公司，★建设基地。", "planned"),
        ("公司★建设的产线随后停掉。", "negated"),
        ("基地环评★被主管部门退回。", "negated"),
        ("公司退回定金后★建设基地。", "fact"),
        ("公司将★建设总部。", "planned"),
        ("该省将“两区”建设作为工程，★推进项目。", "fact"),
        ("全市力争★引进企业。", "planned"),
        ("项目尚未★开工。", "negated"),
        ("双方终止合作，★投资新项目。", "fact"),
        ("市政府取消★签约。", "negated"),
        ("园区已★集聚企业。", "fact"),
        ("下一步，园区★建设基地。随后★引进企业。", "planned"),
        ("公司即将★落户，去年已★开工。", "planned"),
        ("行动计划★发布。", "fact"),
        ("园区已★集聚12家有国内或海外市场的车企。", "fact"),
        ("园区或将★引进总部。", "planned"),
        ("保税区正式★启动[全球营运商计划|Policy]。", "fact"),
        ("计划投资5亿元，依托基础，★打造中心。", "planned"),
        ("今年将推进改革。去年★建成基地。", "fact"),
        ("虚拟园区★落户。", "fact"),
        ("即将过去的一年，★建成学校。", "fact"),
        ("公司不会★落户，谁都知道。", "negated"),
        ("谁会不会★落户，今天揭晓。", "fact"),
        ("双方约定★建设基地。", "planned"),
        ("公司将车间由城区迁到园区，★建成工厂。", "fact"),
        ("公司将合同交给总包，★开工建设。", "fact"),
        ("公司将旧厂改成车间，★开工建设。", "fact"),
        ("国务署同意在当地★设立试验区。", "fact"),
        ("项目占地百亩，明年6月交付。园区去年★引进企业。", "fact"),
        ("公司预备★建设总部。", "planned"),
        ("公司正与对方★合作，尚无结果。", "planned"),
        ("网上说的★落户不实。", "negated"),
        ("公司拟★建的厂房已拿到土地。", "planned"),
        ("公司将中心设于成都，★开工建设。", "fact"),
        ("三季度计划新引进项目25个，★建设产业园。", "planned"),
        ("诚德要投2亿元★建设产线。", "planned"),
        ("园区还与对方洽谈★设立研究院。", "planned"),
        ("双方洽谈会★签约。", "fact"),
        ("今年，我们要重点抓好以下工作：发展产业。\n★引进企业。", "planned"),
        ("去年以来，园区主要做了以下工作：★引进企业。", "fact"),
        ("按照工作安排，园区★引进企业。", "fact"),
        ("项目建成，可带动★就业。", "planned"),
        ("园区交通可达性★提高。", "fact"),
    ],
)
def test_scopes(text: str, modality: str) -> None:
    position = text.index("★")
    resolved = read_marked_text(text.replace("★", "")).resolved
    assert str(find_modality_scopes(resolved).at(position)) == modality


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("如果公司★落户园区，将有补贴。", True),
        ("一旦项目★开工，就业增加。", True),
        ("如果顺利，公司★落户园区。", False),
        ("公司★落户园区。", False),
    ],
)
def test_conditions_are_supposed(text: str, supposed: bool) -> None:
    resolved = read_marked_text(text.replace("★", "")).resolved
    assert find_modality_scopes(resolved).is_supposed(text.index("★")) is supposed


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("[云帆科技|Company]总经理[李小明|Person]说。", "fact"),
        ("[云帆科技|Company]总经理[李小明|Person]否认了传闻。", "fact"),
        ("[云帆科技|Company]总经理[李小明|Person]调任[北斗集团|Company]。", "negated"),
        ("[云帆科技|Company]副总经理[李小明|Person]因个人原因请辞。", "negated"),
        ("由原[云帆科技|Company]总经理[李小明|Person]接任。", "negated"),
        ("此前[云帆科技|Company]总经理[李小明|Person]说。", "fact"),
    ],
)
def test_a_post_that_is_left_is_negated(text: str, modality: str) -> None:
    marked = read_marked_text(text)
    stated = find_statements(marked.resolved, marked.entities, lambda article, span, rule: EVIDENCE)
    company = next(i for i, e in marked.entities.items() if e.name == "云帆科技")
    assert {str(s.modality) for s in stated if s.predicate is Predicate.HOLDS_POST and s.object == company} == {
        modality
    }


def test_nothing_is_stated_of_a_condition() -> None:
    marked = read_marked_text("如果[云帆科技|Company]落户[星河高新区|Zone]，园区将给予补贴。")
    refusals: list[Refusal] = []
    assert not find_statements(marked.resolved, marked.entities, lambda article, span, rule: EVIDENCE, None, refusals)
    assert "a condition or rumour" in {refusal.reason for refusal in refusals}


def _state(text: str) -> dict[tuple[str, str], str]:
    """Modality and post of the statements of a page, by relation and subject."""
    extraction = extract_document(Document("p", f"2022年3月2日\n\n{text}\n"), load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    return {(s.predicate, names[s.subject]): f"{s.modality} {s.post}".strip() for s in extraction.statements}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("云石科技有限公司董事长王小明没有请媒体。", ("holdsPost", "王小明"), "fact 董事长"),
        ("云石科技有限公司总经理王小明因个人原因辞职。", ("holdsPost", "王小明"), "negated 总经理"),
        ("成都高新区与云石科技有限公司签订协议，约定互设站点。", ("signed", "成都高新区"), "fact"),
        (
            "成都高新区将扩大开放。云石科技有限公司与远山科技有限公司开展合作。",
            ("cooperatesWith", "云石科技有限公司"),
            "fact",
        ),
        (
            "成都市与远山科技有限公司签约，项目拟投资2亿元；成都高新区与云石科技有限公司签约。",
            ("signed", "成都高新区"),
            "fact",
        ),
        ("成都市下一步引进企业；成都高新区与云石科技有限公司签约。", ("signed", "成都高新区"), "fact"),
        ("成都高新区与云石科技有限公司签约的项目，协议已经解除。", ("signed", "成都高新区"), "negated"),
        (
            "云石科技有限公司董事长透露，目前正与远山科技有限公司商谈合作。",
            ("cooperatesWith", "云石科技有限公司"),
            "planned",
        ),
        ("云石科技有限公司华南区总经理王小明说。", ("holdsPost", "王小明"), "fact 华南区总经理"),
        ("成都市忙碌。市委副书记、市长王小明说。", ("holdsPost", "王小明"), "fact 市委副书记、市长"),
        ("成都高新区忙碌。管委会副主任王小明说。", ("holdsPost", "王小明"), "fact 管委会副主任"),
        ("云石科技有限公司公告，王小明任总经理。", ("holdsPost", "王小明"), "fact 总经理"),
        ("云石科技有限公司现任董事长王小明说。", ("holdsPost", "王小明"), "fact 董事长"),
    ],
)
def test_what_stands_is_told_beside_plans_and_denials(text: str, key: tuple[str, str], value: str) -> None:
    assert _state(text)[key] == value


def states(text: str) -> dict[tuple[str, str], str]:
    """Relation and name of the object → modality, of a page of the beginning of 2025."""
    extraction = extract_document(Document("p.txt", text, published="2025-01-10"), load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    return {(str(s.predicate), names[s.object]): str(s.modality) for s in extraction.statements}


def test_what_stands_under_the_heading_of_a_plan_is_planned() -> None:
    told = states(
        "# 合肥高新区工作总结\n去年以来，合肥高新区引进恒川磁材有限公司，建成合肥创新中心。\n二、2025年工作安排\n"
        "建设合肥国际会展中心。\n"
    )
    assert told["builds", "合肥创新中心"] == "fact"
    assert told["builds", "合肥国际会展中心"] == "planned"


def test_who_is_to_build_what_is_to_begin_is_planned_with_it() -> None:
    told = states("# 合肥高新区\n星河氢能产业园计划年底前动工，由恒川磁材有限公司建设。\n")
    assert told["builds", "星河氢能产业园"] == "planned"


def test_what_somebody_is_backed_to_invest_is_planned() -> None:
    told = states("# 合肥高新区\n支持恒川磁材有限公司追加投资26亿元，扩建电池生产基地。\n")
    assert told["invests", "电池生产基地"] == "planned"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("去年7月18日，云石零部件项目开工，项目由恒川磁材有限公司投资建设，预计2026年投产。", "2024-07-18"),
        ("云石零部件项目去年5月动工，由恒川磁材有限公司承建，预计2026年投产。", "2024-05"),
        ("云石零部件项目去年5月签约，由恒川磁材有限公司承建，预计2026年投产。", "2026"),
    ],
)
def test_works_under_way_bear_the_day_on_which_they_began(text: str, date: str) -> None:
    extraction = extract_document(Document("p.txt", f"# 合肥高新区\n{text}\n", published="2025-01-10"), load_lexicon())
    assert {s.date for s in extraction.statements if s.predicate is Predicate.BUILDS} == {date}
