"""Where names begin and stop, what is none, and by what else they are called: whole articles through the line."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document
from kg.vocabulary import Kind


def _names(text: str, kind: Kind) -> set[str]:
    found = extract_document(Document("a.txt", text + "\n"), load_lexicon())
    return {entity.name for entity in found.entities if entity.kind is kind}


def _aliases(text: str) -> dict[str, tuple[str, ...]]:
    found = extract_document(Document("a.txt", text + "\n"), load_lexicon())
    return {entity.name: entity.aliases for entity in found.entities}


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("德国的Kestrel与意大利Fioravanti签约。", Kind.COMPANY, {"Kestrel", "意大利Fioravanti"}),
        (
            "松溪高新区引来Vandermark索雷博、Bolidt（博力达）两家企业。",
            Kind.COMPANY,
            {"Vandermark索雷博", "Bolidt（博力达）"},
        ),
        ("云石新材、OSEL、Trivanta等企业亮相。", Kind.COMPANY, {"云石新材", "OSEL", "Trivanta"}),
        ("Micro LED中试线、TOPCon组件、SaaS公司都在涨价，《Nature》上发表了论文。", Kind.COMPANY, set()),
        ("总裁John Smith说，Walkman 3型机器人卖得好，展出了ChemStream流程模拟平台。", Kind.COMPANY, set()),
        ("The Port of Ningbo welcomed Kestrel Shipping, and Bolidt said so.", Kind.COMPANY, set()),
        ("园区现有九麦香、雨谷轩、筷味来等食品企业73家。", Kind.COMPANY, {"九麦香", "雨谷轩", "筷味来"}),
        ("国海（泉州）热电有限公司参会。", Kind.COMPANY, {"国海（泉州）热电有限公司"}),
        (
            "眉山天府新区正围绕新能源新材料、数字经济、都市农业下功夫。",
            Kind.INDUSTRY,
            {"新能源新材料", "数字经济", "都市农业"},
        ),
        ("大运河文化带串珠成链。", Kind.COMPANY, set()),
        ("一百家公司在这里安了家。", Kind.COMPANY, set()),
        ("创新中心联合江南大学开展攻关。", Kind.INSTITUTION, {"江南大学"}),
        ("市工商联、市供销社、市科协联合主办推介会。", Kind.INSTITUTION, {"市工商联", "市供销社", "市科协"}),
        ("兰州新区“三大平台”齐头并进。", Kind.INSTITUTION, set()),
        ("新华社长沙2012年4月6日电（记者周勉）一条轧线搬走了。", Kind.INSTITUTION, set()),
        ("两区一县政府发布目录，省乡村振兴局出席。", Kind.GOVERNMENT, {"省乡村振兴局"}),
        ("学生毕业时大多留下，市民关心的桥还没有建，司机连车门都不用下。", Kind.PERSON, set()),
        ("皋兰县三川口工业园开园。", Kind.ZONE, {"皋兰县三川口工业园"}),
        ("皋兰县三个工业园开园，蓝星集团把单晶炉拉到实验区。", Kind.ZONE, set()),
        ("龙游经济开发区被授予“浙江省绿色低碳工业园区”。", Kind.ZONE, {"龙游经济开发区"}),
        ("记者来到八家子镇粮库。", Kind.REGION, {"八家子镇"}),
        ("“我为群众办实事”活动陆续开展。", Kind.GATHERING, set()),
        ("公司在安宁区扩建内镜制造基地，总投资9亿元。", Kind.PROJECT, {"内镜制造基地"}),
        ("我们年产8万吨丁酮技改项目明年三月就能动工。", Kind.PROJECT, {"年产8万吨丁酮技改项目"}),
        ("管廊由中石化南京工程承建，基地由海油工程投资建设。", Kind.PROJECT, set()),
        ("年产30万吨池窑拉丝线点火。", Kind.PROJECT, {"年产30万吨池窑拉丝线"}),
    ],
)
def test_names_of_a_kind(text: str, kind: Kind, names: set[str]) -> None:
    assert _names(text, kind) == names


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("阿里云张北云计算基地投产。", "阿里云张北云计算基地", "张北云计算基地"),
        ("长安汽车年产20万套电驱项目开工。", "长安汽车年产20万套电驱项目", "年产20万套电驱项目"),
        ("湖北洪湖经济开发区签下基地。", "湖北洪湖经济开发区", "洪湖经济开发区"),
        ("韩国起亚在这里建厂。", "韩国起亚", "起亚"),
    ],
)
def test_a_name_is_also_called_without_its_owner_or_city(text: str, name: str, alias: str) -> None:
    assert alias in _aliases(text)[name]


def test_a_zone_is_not_called_by_its_class_alone() -> None:
    assert _aliases("自贡高新区航空与燃机产业园开园。")["自贡高新区航空与燃机产业园"] == ()


def test_works_without_their_owners_are_not_joined_across_documents() -> None:
    from kg.pipeline import build_corpus

    texts = ("长安汽车年产20万套电驱项目在重庆开工。", "比亚迪年产20万套电驱项目在西安开工。")
    documents = [Document(f"{i}.txt", text + "\n") for i, text in enumerate(texts)]
    corpus = build_corpus(extract_document(d, load_lexicon()) for d in documents)
    assert sum(entity.kind is Kind.PROJECT for entity in corpus.entities) == 2


def test_an_honour_without_words_of_its_own_is_none() -> None:
    assert _names("重庆高新（永川）凤凰湖产业园获授牌。", Kind.TITLE) == set()
