"""Whom a role that a match does not name falls to: what was just set up, and who may have a post."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document


def read(text: str, predicate: str) -> set[tuple[str, str]]:
    """(subject, object) of the statements of one relation that the rules give."""
    extraction = extract_document(Document("p", f"2023年3月2日\n\n{text}\n"), load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    return {
        (names[s.subject], names[s.object])
        for s in extraction.statements
        if s.predicate == predicate and not s.evidence[0].rule.startswith("learned.")
    }


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "远景能源带来总投资100亿元的云溪储能电池生产基地项目，用地1000亩，落在成都高新区。",
            "云溪储能电池生产基地项目",
        ),
        ("科大讯飞牵手京东成立灵隆科技有限公司，落户成都高新区。", "灵隆科技有限公司"),
        ("科大讯飞去年，正式落户成都高新区。", "科大讯飞"),
    ],
)
def test_who_settles_is_what_was_just_set_up(text: str, subject: str) -> None:
    assert {s for s, o in read(text, "settledIn") if o == "成都高新区"} == {subject}


def test_a_builder_named_last_does_not_settle() -> None:
    text = "云石科技有限公司新建零碳产业园项目，由中建三局施工，落户成都高新区。"
    assert "中建三局" not in {s for s, _ in read(text, "settledIn")}


def test_a_project_is_located_where_its_site_is_chosen() -> None:
    text = "远景能源带来总投资100亿元的云溪储能电池生产基地项目，用地1000亩，选址成都高新区。"
    assert ("云溪储能电池生产基地项目", "成都高新区") in read(text, "locatedIn")
    assert not {s for s, o in read(text, "settledIn") if o == "成都高新区"}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("四川大学办会，云石科技有限公司到场，院长李小为说，路还长。", {("李小为", "四川大学")}),
        ("云石科技有限公司发布公告，董事长李小为说，路还长。", {("李小为", "云石科技有限公司")}),
        ("四川大学发布公告，董事长李小为说，路还长。", set()),
    ],
)
def test_a_post_is_of_a_body_that_has_such_posts(text: str, posts: set[tuple[str, str]]) -> None:
    assert read(text, "holdsPost") == posts
