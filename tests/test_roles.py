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
        ("云石科技有限公司与四川大学合作攻关。总工程师李小为说，路还长。", {("李小为", "云石科技有限公司")}),
        ("云石科技有限公司去年亏损。\n“设备都是自己改的。”厂长李小为说。", {("李小为", "云石科技有限公司")}),
        ("云石科技有限公司去年亏损，青禾科技有限公司扩产。\n董事长李小为说，路还长。", set()),
        ("都江堰市今年修三条路。副市长李小为说，路还长。", {("李小为", "都江堰市")}),
        ("都江堰市今年修三条路。副县长李小为说，路还长。", set()),
    ],
)
def test_a_post_is_of_a_body_that_has_such_posts(text: str, posts: set[tuple[str, str]]) -> None:
    assert read(text, "holdsPost") == posts


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "云石科技有限公司设在成都市。这家2019年成立的企业，主攻功率半导体，年产10万片。",
            {("云石科技有限公司", "功率半导体")},
        ),
        ("成都市开会。集团以煤炭、煤化工为主业，今年扩产。", set()),
        (
            "在成都高新区，云石科技、青禾科技两家企业投产，集成电路、人工智能成了两大支柱产业。",
            {("成都高新区", "集成电路"), ("成都高新区", "人工智能")},
        ),
    ],
)
def test_a_field_is_of_whom_the_clause_speaks_of(text: str, fields: set[tuple[str, str]]) -> None:
    assert read(text, "focusesOn") == fields


def test_the_post_of_an_unnamed_body_is_not_the_places() -> None:
    assert read("四川省救援队队长李小为说，路还长。", "holdsPost") == set()


def test_a_branch_signs_and_not_the_bank_inside_its_name() -> None:
    text = "成都高新区与兰州银行天水分行签订投资协议。"
    assert read(text, "signed") == {("成都高新区", "兰州银行天水分行")}


def test_an_organ_invests_no_sum_that_only_describes_a_project() -> None:
    project = "总投资20亿元的云溪储能电池生产基地项目"
    assert read(f"成都高新区管委会回应关切，{project}正式开工。", "invests") == set()
    assert read(f"云石科技有限公司扩产，{project}正式开工。", "invests") == {
        ("云石科技有限公司", "云溪储能电池生产基地项目")
    }


@pytest.mark.parametrize(
    ("text", "builders"),
    [
        ("成都高新区昨日召开大会。\n云石科技有限公司成立于2019年。去年建成云石智能装备产业园。", {"云石科技有限公司"}),
        ("成都高新区昨日召开大会。\n云石科技有限公司成立于2019年。去年区里建成云石智能装备产业园。", {"成都高新区"}),
        ("成都高新区昨日召开大会。\n云石科技有限公司成立于2019年。\n去年建成云石智能装备产业园。", {"成都高新区"}),
        ("成都高新区昨日召开大会。\n高新区变化很大。去年建成云石智能装备产业园。", {"成都高新区"}),
        ("成都高新区昨日召开大会。\n云石科技有限公司、远山集团成立于2019年。去年建成云石智能装备产业园。", set()),
    ],
)
def test_a_dropped_subject_is_the_firm_of_the_sentence_before(text: str, builders: set[str]) -> None:
    assert {s for s, o in read(text, "builds") if o == "云石智能装备产业园"} == builders


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("成都高新区招商引资实现突破。去年，云石科技有限公司等企业相继入驻。", {"成都高新区"}),
        ("郫都区招商引资实现突破。去年，云石科技有限公司等企业相继入驻。", {"郫都区"}),
        ("成都市招商引资实现突破。去年，云石科技有限公司等企业相继入驻。", set()),
        ("四川省招商引资实现突破。去年，云石科技有限公司等企业相继入驻。", set()),
        ("成都都市圈招商引资实现突破。去年，云石科技有限公司等企业相继入驻。", set()),
    ],
)
def test_who_settles_in_a_wide_region_is_told_of_no_place(text: str, places: set[str]) -> None:
    assert {o for _, o in read(text, "settledIn")} == places


def test_a_region_before_a_foreign_name_only_says_where_it_is_from() -> None:
    assert "德国" not in {s for s, _ in read("云石科技有限公司与德国Memodo共建云石智能装备产业园。", "builds")}
    assert "德国" not in {s for s, _ in read("云石科技有限公司与德国浦山共建云石智能装备产业园。", "builds")}
    assert "德国" in {s for s, _ in read("中国与德国共建云石智能装备产业园。", "builds")}


def test_a_country_before_a_firm_that_nobody_found_builds_nothing_in_the_clause_behind() -> None:
    assert not read("韩国SK先材在成都高新区投资6亿美元，建设云石智能装备产业园。", "builds")
    assert "韩国" in {s for s, _ in read("韩国将投资6亿美元，建设云石智能装备产业园。", "builds")}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("成都高新区先后在深圳、苏州、德国慕尼黑举办云石投资推介会。", {"成都高新区"}),
        ("在深圳，成都高新区举办云石投资推介会。", {"成都高新区"}),
        ("深圳、苏州举办云石投资推介会。", {"深圳", "苏州"}),
    ],
)
def test_places_in_which_a_gathering_is_held_do_not_hold_it(text: str, holders: set[str]) -> None:
    assert {s for s, _ in read(text, "organizes")} == holders


def test_the_owner_of_who_settles_does_not() -> None:
    text = "成都高新区引进了科大讯飞旗下的云石科技有限公司。"
    assert "科大讯飞" not in {s for s, _ in read(text, "settledIn")}


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("云石集团去年收购了东林药业。董事长李平说，今年继续投资。", "李平", "云石集团"),
        ("江西省林业厅在井冈山举行演练。厅长胡小山说，灭火要快。", "胡小山", "江西省林业厅"),
        ("昨天，扬州大学举行毕业典礼。校长蒋南没有念稿。", "蒋南", "扬州大学"),
        ("浙江大学与杭州临平区共建临平创新研究院。院长王飞介绍，已有团队12个。", "王飞", "临平创新研究院"),
        ("深圳市龙华区拿下大奖。区长雷华上台领奖。", "雷华", "深圳市龙华区"),
        ("襄阳高新区是老牌开发区。区管委会主任周浩说，今年引进项目30个。", "周浩", "襄阳高新区"),
    ],
)
def test_a_post_without_its_body_is_of_whom_the_text_speaks(text: str, person: str, body: str) -> None:
    assert read(text, "holdsPost") == {(person, body)}


def test_a_post_of_another_body_is_of_no_organ_told_of() -> None:
    assert not read("江西省林业厅举行演练。教育局长王平说，学校要加强教育。", "holdsPost") & {("王平", "江西省林业厅")}


@pytest.mark.parametrize(
    ("text", "builders"),
    [
        ("成都高新区产业向新。去年，云溪电池二期顺利开工。", {"成都高新区"}),
        ("石台县交通改善。去年，沪昆高铁通车。", set()),
        ("石台县交通改善。去年，沪昆高铁石台段通车。", {"石台县"}),
        ("山西省交通改善。去年，集大原高铁开工。", {"山西省"}),
        ("泰州市海陵区产业向新。去年，庐江锂电正极材料基地全面投产。", set()),
        ("泰州市海陵区产业向新。去年，海陵锂电正极材料基地全面投产。", {"泰州市海陵区"}),
    ],
)
def test_a_bare_work_is_of_the_place_spoken_of_unless_it_is_of_another(text: str, builders: set[str]) -> None:
    assert {s for s, _ in read(text, "builds")} == builders


def test_a_work_that_bears_the_name_of_another_place_does_not_lie_here() -> None:
    text = "成都高新区产业向新。去年，云溪科技有限公司投资8亿元的{}正在安装设备。"
    assert ("云溪智能工厂", "成都高新区") in read(text.format("云溪智能工厂"), "locatedIn")
    assert not read(text.format("云溪庐江智能工厂"), "locatedIn")
