"""Whom a clause without a subject speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.articles import find_articles
from kg.pipeline import extract_document
from kg.rules.examples import read_marked_text
from kg.seeds import load_lexicon
from kg.sentences import find_opening, split_sentences
from kg.subjects import find_subjects
from kg.types import Document


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[明月州|Region]州长[金小山|Person]说，今年要发展物流。", [["明月州"]]),
        ("[云帆科技|Company]副总经理[李大为|Person]介绍，去年投资5亿元。", [["云帆科技"]]),
        ("1984年设立的[星河经开区|Zone]，是首批试点。", [["星河经开区"]]),
        ("[明月州|Region]州长[金小山|Person]补充，物流是支柱。", [["明月州"]]),
        ("[星河示范区|Zone]建设如火如荼，令人振奋。", []),
        ("[星河示范区|Zone]建设[云帆基地|Project]。", [["星河示范区"]]),
        ("[云帆科技|Company]与[王小明|Person]会面，说到投资。", []),
        ("[云帆科技|Company]的员工[王小明|Person]走来。", []),
        ("[星河综保区|Zone]坐落在[明月市|Region]的[云帆工业园|Zone]，获批设立。", [["星河综保区"]]),
        ("走进设立多年的[星河经开区|Zone]广场，灯火通明。", []),
        ("总部位于[明月市|Region]的[云帆科技|Company]增资扩产，投资5亿元。", [["云帆科技"]]),
        ("全球工业气体巨头[云帆集团|Company]与[明月高新区|Zone]签约，将投资5亿元。", [["云帆集团"]]),
        ("[明月高新区|Zone]引进工业气体巨头[云帆集团|Company]，投资5亿元。", [["明月高新区"]]),
        ("来自[明月市|Region]的[云帆科技|Company]的产品，卖得好。", []),
        ("今年以来，[明月市|Region][星河经开区|Zone]坚持项目为先。", [["星河经开区"]]),
    ],
)
def test_speakers_and_head_nouns_carry_on(marked: str, names: list[list[str]]) -> None:
    text = read_marked_text(marked)
    carried = find_subjects(text.resolved, text.entities)[0]
    assert [[text.name(i) for i in ids] for _, ids in carried] == names


def test_what_is_known_of_a_sentence_without_anaphor_is_kept() -> None:
    text = read_marked_text("[明月州|Region]发展物流。[云帆科技|Company]投资。没有谁。")
    found = find_subjects(text.resolved, text.entities)
    assert [len(row) for row in found] == [1, 1, 0]
    again = replace(text.resolved, subjects=(((7, ("e9",)),), (), ()))
    assert find_subjects(again, text.entities) == again.subjects


def test_a_work_report_is_of_the_place_whose_congress_hears_it() -> None:
    text = (
        "政府工作报告（摘登）\n——2023年1月8日在合肥市第五届人民代表大会第二次会议上\n合肥市人民政府市长 顾明远\n一、2022年工作回顾\n"
        "全年地区生产总值完成682.4亿元。东湾水库主体完工。\n我们坚持创新驱动。合肥高新区获批国家火炬特色产业基地。\n做大做强集成电路、绿色食品两大主导产业。\n"
    )
    extraction = extract_document(Document("p", text), load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    assert {names[o.subject] for o in extraction.observations} == {"合肥市"}
    told = {(names[s.subject], str(s.predicate), names[s.object]) for s in extraction.statements}
    assert {("合肥市", "builds", "东湾水库"), ("合肥市", "focusesOn", "集成电路")} <= told


def figures(text: str) -> set[tuple[str, str]]:
    found = extract_document(Document("page.txt", text), load_lexicon())
    names = {entity.id: entity.name for entity in found.entities}
    return {(names[o.subject], o.indicator) for o in found.observations}


def test_an_item_of_a_roundup_speaks_of_the_zone_that_it_names() -> None:
    """The items before it have headlines of their own: of the bullets too few are left to be counted."""
    head = (
        "园区简讯\n\n■ 常熟高新区：常熟高新区日资企业达到217家。\n\n■ 武汉东湖综保区　一季度实现进出口131.5亿元。\n\n"
    )
    item = "■ 浙江省政府批准设立台州湾新区。该区下设3个片区，规划面积138.46平方公里。\n"
    assert ("台州湾新区", "规划面积") in figures(head + item)


def test_a_section_behind_a_bullet_goes_on_about_the_article() -> None:
    text = "成都高新区走笔\n\n成都高新区近日开会，成都高新区部署全年工作。\n\n■做强产业\n\n去年实现进出口131.5亿元，向武汉东湖高新区学习。\n"
    assert figures(text) == {("成都高新区", "进出口")}


@pytest.mark.parametrize(
    ("first", "second", "heads"),
    [
        ("一、永康市", "二、武义县", True),
        ("【永康市】", "【武义县】", True),
        ("●永康市：五金之都再出发", "●武义县：青山绿水引客来", True),
        ("永康市", "武义县", True),
        ("永康市的五金之都再出发", "武义县的青山绿水引客来", False),
        ("永康市、武义县", "武义县和永康市", False),
        ("一、永康市经验好。", "二、武义县经验好。", False),
    ],
)
def test_a_place_alone_on_its_line_heads_the_lines_below(first: str, second: str, heads: bool) -> None:
    text = f"浙江各地忙生产\n\n{first}\n前三季度实现进出口131.5亿元。\n规上工业产值50亿元。\n{second}\n实现进出口22.7亿元。\n"
    expected = {("永康市", "进出口"), ("永康市", "规上工业产值"), ("武义县", "进出口")}
    assert (figures(text) == expected) is heads


@pytest.mark.parametrize(
    "dateline",
    [
        "本报讯 ",
        "本报讯（记者 周海）",
        "本报平湖11月3日电 ",
        "新华社杭州11月3日电（记者张明、王芳）",
        "（本报记者 周海）",
        "平湖11月3日讯 ",
        "",
    ],
)
def test_a_dateline_is_no_part_of_the_clause_behind_it(dateline: str) -> None:
    text = f"{dateline}东海马达有限公司在平湖经开区追加投资3亿美元，建设新能源驱动马达旗舰工厂。\n"
    builders = {s for s, p, o in statements(text, learned=False) if p == "builds"}
    assert builders == {"东海马达有限公司"}


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("本报通讯员李强报道，平湖签约。", ""),
        ("本报记者从平湖电气获悉，订单多。", ""),
        ("腾讯在平湖投资建厂。", ""),
        ("平湖电气公司（记者注）扩产。", ""),
        ("本报讯 平湖签约。", "平湖签约。"),
    ],
)
def test_only_a_dateline_is_left_out(text: str, behind: str) -> None:
    (article,) = find_articles(Document("page.txt", text + "\n"))
    sentence = split_sentences(article)[0]
    assert article.text[find_opening(sentence) : sentence.span.stop] == (behind or sentence.text)


def test_an_indicator_holds_no_dateline() -> None:
    text = "本报合肥11月3日电 去年合肥高新区实现进出口131.5亿元，增长9.2%。\n"
    assert figures(text) == {("合肥高新区", "进出口")}


def test_a_section_ends_with_a_line_like_its_own() -> None:
    text = "浙江各地忙生产\n\n一、永康市\n规上工业产值50亿元。\n二、下一步打算\n实现进出口131.5亿元。\n"
    assert ("永康市", "进出口") not in figures(text)
    assert ("永康市", "规上工业产值") in figures(text)


def test_works_of_a_firm_lie_in_the_place_that_heads_the_section() -> None:
    text = "各地忙生产\n\n●上虞区\n云溪科技有限公司投资8亿元建设的电解液项目开工。\n●永康市\n五金展开幕。\n"
    assert ("电解液项目", "locatedIn", "上虞区") in statements(text, learned=False)


def statements(text: str, learned: bool = True) -> set[tuple[str, str, str]]:
    """What a page states; without `learned` only what a rule does."""
    found = extract_document(Document("page.txt", text), load_lexicon())
    names = {entity.id: entity.name for entity in found.entities}
    told = (s for s in found.statements if learned or any(not e.rule.startswith("learned.") for e in s.evidence))
    return {(names[s.subject], str(s.predicate), names[s.object]) for s in told}


def test_what_follows_a_contract_with_one_firm_is_the_firms() -> None:
    told = statements("青岛市黄岛区人民政府与海纳集团签署协议，拟投资50亿元建设海洋装备基地。\n")
    assert ("海纳集团", "invests", "海洋装备基地") in told
    assert ("青岛市黄岛区人民政府", "invests", "海洋装备基地") not in told


def test_both_parties_are_those_that_agreed_and_not_where() -> None:
    text = "3月26日，柳钢集团与广西北部湾港务集团在南宁签署战略合作协议。根据协议，双方将共同出资设立广西钢铁物流有限公司。\n"
    founders = {s for s, p, o in statements(text) if p == "establishes" and o == "广西钢铁物流有限公司"}
    assert founders == {"柳钢集团", "广西北部湾港务集团"}


def test_a_contract_with_a_host_makes_no_peers_by_rule() -> None:
    told = statements("经过6轮谈判，上海电气集团最终选择落户汕头，并与汕头市政府签订合作框架协议。\n", learned=False)
    assert ("汕头市政府", "signed", "上海电气集团") in told
    assert ("上海电气集团", "cooperatesWith", "汕头市政府") not in told


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("前十月[明月市|Region]完成投资。", [["明月市"]]),
        ("上半年[星河高新区|Zone]实现产值。", [["星河高新区"]]),
        ("1至8月[明月市|Region]增长8%。", [["明月市"]]),
        ("【正文】[明月市|Region]一季度增长8%。", [["明月市"]]),
        ("对于[星河高新区|Zone]来说，锂电是主角。", [["星河高新区"]]),
        ("[星河高新区|Zone]内，处处繁忙。", [["星河高新区"]]),
        ("在[明月市|Region]的大街小巷，处处繁忙。", [["明月市"]]),
        ("记者从[星河高新区|Zone]获悉，30家企业落户。", [["星河高新区"]]),
        ("位于[明月市|Region]的[星河高新区|Zone]今年引进企业。", [["星河高新区"]]),
        ("在[明月市|Region]的支持下，项目开工。", []),
        ("从[明月市|Region]，他们出发了。", []),
        ("【[明月市|Region]】老厂区停了两条线。", []),
    ],
)
def test_times_labels_and_frames_open_a_clause(marked: str, names: list[list[str]]) -> None:
    text = read_marked_text(marked)
    carried = find_subjects(text.resolved, text.entities)[0]
    assert [[text.name(i) for i in ids] for _, ids in carried] == names


@pytest.mark.parametrize(
    "text",
    [
        "遂川高新区管委会主任李平介绍，园区集聚企业80家。\n",
        "记者从遂川高新区管委会获悉，今年以来集聚企业80家。\n",
        "遂川高新区党工委书记李平介绍，高新区集聚企业80家。\n",
    ],
)
def test_a_committee_tells_of_its_zone(text: str) -> None:
    assert {subject for subject, _ in figures(text)} == {"遂川高新区"}
