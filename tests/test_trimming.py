"""What is cut from names and what is left whole, and the other forms that a text shows of a name."""

from __future__ import annotations

import pytest

from kg.mentions.trimming import trim_names
from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document, Mention, Span
from kg.vocabulary import Kind


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        (Kind.PROJECT, "10月29日云济高铁", "云济高铁"),
        (Kind.PROJECT, "详细了解云帆集团羊绒衫项目", "云帆集团羊绒衫项目"),
        (Kind.PROJECT, "【提要】云帆三期", "云帆三期"),
        (Kind.PROJECT, "20多个项目", None),
        (Kind.PROJECT, "云溪市市长万星作招商项目", None),
        (Kind.PROJECT, "市长热线云平台项目", "市长热线云平台项目"),
        (Kind.PROJECT, "考察团之家项目", "考察团之家项目"),
        (Kind.GATHERING, "2023年7月3日云溪常务会议", "云溪常务会议"),
        (Kind.GATHERING, "2023年云溪博览会", "2023年云溪博览会"),
        (Kind.GATHERING, "云溪9月4日电（记者孙一亭）第三届云溪博览会", "第三届云溪博览会"),
        (Kind.GATHERING, "第四届云溪大会活动", "第四届云溪大会"),
        (Kind.COMPANY, "星明光电科技股份有限公司由云帆投资管理有限公司", "云帆投资管理有限公司"),
        (Kind.COMPANY, "星由科技有限公司", "星由科技有限公司"),
        (Kind.COMPANY, "云帆轴承厂由星明集团", "星明集团"),
        (Kind.COMPANY, "星明全资子公司", None),
        (Kind.PROJECT, "旗下云帆轴承三期项目", "云帆轴承三期项目"),
        (Kind.PROJECT, "其空分装置项目", "空分装置项目"),
        (Kind.COMPANY, ".云帆木业有限公司", "云帆木业有限公司"),
        (Kind.COMPANY, "新能源上市公司", None),
        (Kind.COMPANY, "星明新材料有限公司系云帆集团", "云帆集团"),
        (Kind.COMPANY, "张力任云帆集团", "云帆集团"),
        (Kind.COMPANY, "李大伟出任云帆科技有限公司", "云帆科技有限公司"),
        (Kind.COMPANY, "高信任科技有限公司", "高信任科技有限公司"),
        (Kind.ZONE, "宁波宁波保税区", "宁波保税区"),
        (Kind.ZONE, "宁波保税区", "宁波保税区"),
        (Kind.INSTITUTION, "云溪工业大学校", "云溪工业大学"),
        (Kind.INSTITUTION, "云溪学校", "云溪学校"),
        (Kind.INSTITUTION, "澳门澳门大学", "澳门大学"),
        (Kind.TITLE, "“最适合开工厂的城市”榜单", "最适合开工厂的城市"),
        (Kind.TITLE, "国家级创业孵化示范基地的云溪港", "国家级创业孵化示范基地"),
        (Kind.TITLE, "最具投资价值的城市", "最具投资价值的城市"),
        (Kind.TITLE, "云溪省工信委", None),
        (Kind.PROJECT, "西安10月10日讯继云帆西安基地", "云帆西安基地"),
        (Kind.GATHERING, "讯首届云溪博览会", "首届云溪博览会"),
        (Kind.ZONE, "美国云帆集团同云溪开发区", "云溪开发区"),
        (Kind.ZONE, "而云溪经开区", "云溪经开区"),
        (Kind.ZONE, "江苏省经济开发区", None),
        (Kind.ZONE, "河北省五个综保区", None),
        (Kind.ZONE, "江苏省云溪经济开发区", "江苏省云溪经济开发区"),
        (Kind.COMPANY, "云溪城投则与远山文旅集团", "远山文旅集团"),
        (Kind.COMPANY, "区内盛云", "盛云"),
        (Kind.COMPANY, "◎云帆木业", "云帆木业"),
        (Kind.COMPANY, "同和药业集团", "同和药业集团"),
    ],
)
def test_names_without_what_is_no_part_of_them(kind: Kind, text: str, name: str | None) -> None:
    (found,) = list(trim_names([Mention(Span(5, 5 + len(text)), text, kind, "test")])) or [None]
    assert (found.text if found else None) == name
    assert found is None or text[found.span.start - 5 : found.span.stop - 5] == found.text


@pytest.mark.parametrize(
    ("text", "finder", "name"),
    [
        ("看完西安云帆基地一期", "projects.phase", "西安云帆基地一期"),
        ("看云台", "projects.phase", "看云台"),
        ("提升云康新能源", "names.learned", "云康新能源"),
    ],
)
def test_verbs_that_lead_to_a_name(text: str, finder: str, name: str) -> None:
    kind = Kind.PROJECT if finder.startswith("projects") else Kind.COMPANY
    mentions = [Mention(Span(0, len(text)), text, kind, finder)]
    if "西安" in text:
        mentions.append(Mention(Span(2, 4), "西安", Kind.REGION, "test"))
    assert name in [m.text for m in trim_names(mentions)]


def test_the_second_phase_of_a_fund_is_a_company() -> None:
    (found,) = trim_names([Mention(Span(0, 9), "云溪产业基金二期", Kind.PROJECT, "test")])
    assert found.kind is Kind.COMPANY


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("位于江苏省淮安市涟水经济开发区的工厂投产。", "江苏省淮安市涟水经济开发区", "涟水经济开发区"),
        ("记者来到宁德市福安市湾坞镇采访。", "宁德市福安市湾坞镇", "湾坞镇"),
        (
            "桂林天星塑业有限公司年产3万吨薄膜项目开工建设。",
            "年产3万吨薄膜项目",
            "桂林天星塑业有限公司年产3万吨薄膜项目",
        ),
        ("日本三叶精机株式会社与青岛签约。", "三叶精机株式会社", "日本三叶精机株式会社"),
        ("浙江云友新材与青岛签约。", "浙江云友新材", "云友新材"),
        ("绵阳高新区云兴片区引进项目50个。", "绵阳高新区云兴片区", "云兴片区"),
        ("大连金普新区引进项目50个。", "大连金普新区", "金普新区"),
        ("来宾市工业园区石云产业园引进项目50个。", "来宾市工业园区石云产业园", "石云产业园"),
        ("怀化市云嘴岩污水处理厂提标项目开工。", "怀化市云嘴岩污水处理厂提标项目", "云嘴岩污水处理厂提标项目"),
        ("南京大学苏州研究院与青岛签约。", "南京大学苏州研究院", "苏州研究院"),
        ("英国云垂大学在青岛设立研究院。", "英国云垂大学", "云垂大学"),
    ],
)
def test_other_forms_that_the_text_shows(text: str, name: str, alias: str) -> None:
    entities = {e.name: e.aliases for e in extract_document(Document("p", text), load_lexicon()).entities}
    assert alias in entities[name]


@pytest.mark.parametrize("text", ["位于上海市浦东新区的工厂投产。", "湖南省湘潭市高新技术产业开发区奖励企业。"])
def test_a_class_alone_is_no_other_form(text: str) -> None:
    for entity in extract_document(Document("p", text), load_lexicon()).entities:
        assert not {"新区", "浦东新区", "高新技术产业开发区"} & {*entity.aliases} - {entity.name}


@pytest.mark.parametrize("text", ["青岛市云帆科技与青岛签约。", "上海电气集团与青岛签约。", "中国质量协会与青岛签约。"])
def test_a_name_that_is_none_without_its_place_has_no_other_form(text: str) -> None:
    for entity in extract_document(Document("p", text), load_lexicon()).entities:
        assert not {"青岛市云帆科技", "电气集团", "质量协会"} & {*entity.aliases}
