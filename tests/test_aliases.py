"""Which surface forms of one document are one thing, and which are not."""

from __future__ import annotations

import pytest

from kg.entities.aliases import merge_names
from kg.entities.merging import strong_keys
from kg.entities.names import Names, choose_name
from kg.entities.stems import company_brand, zone_canonical
from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document
from kg.vocabulary import Kind


def same(kind: Kind, a: str, b: str, *others: tuple[Kind, str], defined: dict[str, str] | None = None) -> bool:
    names = Names()
    for key in ((kind, a), (kind, b), *others):
        names.counts[key] += 1
    for short, full in (defined or {}).items():
        names.defined[kind, short] = full
    merger = merge_names(names, load_lexicon())
    return merger.find((kind, a)) == merger.find((kind, b))


@pytest.mark.parametrize(
    ("kind", "a", "b", "together"),
    [
        (Kind.REGION, "汕头市", "汕头", True),
        (Kind.ZONE, "大连开发区", "大连经济技术开发区", True),
        (Kind.ZONE, "大连开发区", "大连高新区", False),
        (Kind.REGION, "吉林省", "吉林市", False),
        (Kind.ZONE, "成都高新区", "成都高新技术产业开发区", True),
        (Kind.ZONE, "成都高新区", "广州高新区", False),
        (Kind.ZONE, "成都高新区", "成都经开区", False),
        (Kind.ZONE, "青岛西海岸新区", "西海岸新区", True),
        (Kind.COMPANY, "星河远望科技有限公司", "星河远望", True),
        (Kind.COMPANY, "远望生物医药股份有限公司", "远望生物", True),
        (Kind.COMPANY, "远望生物医药股份有限公司", "远山生物", False),
        (Kind.COMPANY, "北京远望科技有限公司", "远望集团", True),
        (Kind.COMPANY, "远望集团新能源汽车有限公司", "远望集团", False),
        (Kind.COMPANY, "远望集团股份有限公司", "远望集团", True),
        (Kind.COMPANY, "云南铝业股份有限公司", "中国铝业集团", False),
        (Kind.COMPANY, "远望（中国）有限公司", "远望", False),
        (Kind.COMPANY, "中科远望星科技股份有限公司", "远望星", True),
        (Kind.COMPANY, "远望科技有限公司", "远望科技", True),
        (Kind.COMPANY, "北京远望科技股份有限公司", "远望科技", True),
        (Kind.COMPANY, "远望（青岛）科技有限公司", "远望科技", True),
        (Kind.COMPANY, "深圳市远望智能科技有限公司", "远望科技", True),
        (Kind.COMPANY, "深圳市远望智能科技有限公司", "远望电子", False),
        (Kind.COMPANY, "深圳市远望智能科技有限公司", "远山科技", False),
        (Kind.COMPANY, "远望新能源科技股份有限公司", "宁德新能源", False),
        (Kind.COMPANY, "远望环保科技有限公司", "成都环保", False),
        (Kind.COMPANY, "山东省远望建设工程总公司", "远望建设", True),
        (Kind.COMPANY, "国网海南省电力有限公司", "国网海南电力", True),
        # listed under one name, and under another than the brand suggests
        (Kind.COMPANY, "上海汽车集团股份有限公司", "上汽集团", True),
        (Kind.COMPANY, "中石化石油机械股份有限公司", "中石化", False),
        (Kind.GOVERNMENT, "工业和信息化部", "工信部", True),
        (Kind.GOVERNMENT, "国家工信部", "工信部", True),
        (Kind.GOVERNMENT, "国家发展和改革委员会", "国家发改委", True),
        (Kind.GOVERNMENT, "国家发展和改革委员会", "青海省发改委", False),
        (Kind.REGION, "湘西土家族苗族自治州", "湘西州", True),
        (Kind.REGION, "粤港澳大湾区", "大湾区", True),
        # words of bodies in short
        (Kind.GOVERNMENT, "青海省发展和改革委员会", "青海省发改委", True),
        (Kind.GOVERNMENT, "成都市人民政府", "成都市政府", True),
        (Kind.GOVERNMENT, "成都高新技术产业开发区管理委员会", "成都高新区管委会", True),
        (Kind.GOVERNMENT, "中共成都市委员会", "成都市委", True),
        (Kind.GOVERNMENT, "中国气象局", "气象局", False),
        (Kind.GOVERNMENT, "成都市科学技术局", "成都市商务局", False),
        (Kind.INSTITUTION, "中国科学院远望材料研究所", "中科院远望材料所", True),
        (Kind.INSTITUTION, "远望交通大学", "远望交大", True),
        (Kind.ZONE, "远望航空港经济综合实验区", "远望航空港区", True),
        (Kind.ZONE, "武汉东湖新技术开发区", "东湖高新区", True),
        (Kind.INSTITUTION, "国家甲乙资源库湖南临床研究中心", "湖南临床研究中心", True),
        (Kind.GATHERING, "第十九届中国国际软件合作洽谈会", "软洽会", True),
        (Kind.GATHERING, "第十九届中国国际软件合作洽谈会", "服贸会", False),
        (Kind.PROJECT, "“智慧大脑”", "智慧大脑", True),
        (Kind.INDUSTRY, "新能源", "新能源产业", True),
        (Kind.PERSON, "王小明", "王明", False),
    ],
)
def test_pairs(kind: Kind, a: str, b: str, together: bool) -> None:
    assert same(kind, a, b) is together


def test_a_short_form_of_two_long_forms_joins_neither() -> None:
    others = ((Kind.COMPANY, "远望电子有限公司"),)
    assert not same(Kind.COMPANY, "远望生物有限公司", "远望", *others)


def test_a_definition_joins_what_nothing_else_would() -> None:
    assert not same(Kind.ZONE, "山西转型综改示范区", "综改园")
    assert same(Kind.ZONE, "山西转型综改示范区", "综改园", defined={"综改园": "山西转型综改示范区"})


def test_every_merge_has_a_reason() -> None:
    names = Names()
    names.counts[Kind.REGION, "汕头"] = names.counts[Kind.REGION, "汕头市"] = 1
    merger = merge_names(names, load_lexicon())
    root = merger.find((Kind.REGION, "汕头"))
    assert merger.reasons[root] == ["汕头市 = 汕头: same division"]


def test_brand_and_canonical_zone() -> None:
    assert company_brand("北京远望科技有限公司", ["北京"], load_lexicon()) == "远望"
    assert zone_canonical("中国（上海）自由贸易试验区", load_lexicon()) == zone_canonical("上海自贸区", load_lexicon())


def test_one_zone_under_two_forms_of_its_address() -> None:
    tail = (Kind.ZONE, "广德经开区")
    assert same(Kind.ZONE, "安徽广德经开区", "安徽省宣城市广德经开区", tail)
    assert not same(Kind.ZONE, "安徽城东经开区", "山东城东经开区", (Kind.ZONE, "城东经开区"))
    assert not same(Kind.ZONE, "滨江城东经开片区", "安徽城东经开片区", (Kind.ZONE, "城东经开片区"))


def test_an_industry_is_called_by_its_plain_form() -> None:
    forms = [(Kind.INDUSTRY, "生物医药领域"), (Kind.INDUSTRY, "生物医药(基因技术)"), (Kind.INDUSTRY, "生物医药")]
    counts = dict.fromkeys(forms, 1)
    assert choose_name(forms, counts) == "生物医药"
    assert choose_name(forms[:1], counts) == "生物医药领域"


def test_a_park_behind_its_zone_is_called_by_its_own_name() -> None:
    text = "2023年3月2日\n\n合肥高新区的中国声谷开园。合肥高新区中国声谷去年产值超百亿元。\n"
    extraction = extract_document(Document("p", text), load_lexicon())
    zones = {entity.name: entity.aliases for entity in extraction.entities if entity.kind is Kind.ZONE}
    assert "中国声谷" in zones["合肥高新区中国声谷"]
    assert "合肥高新区" not in zones["合肥高新区中国声谷"]


def test_a_piece_of_a_full_name_that_stands_nowhere_alone_is_no_alias() -> None:
    text = "北京远望科技股份有限公司在成都高新区投资建厂。远望科技董事长王强介绍，今年产值达5亿元。"
    firms = [e for e in extract_document(Document("p", text), load_lexicon()).entities if e.kind is Kind.COMPANY]
    assert [e.name for e in firms] == ["北京远望科技股份有限公司"]
    assert "远望科技" in firms[0].aliases
    assert "远望科技股份" not in firms[0].aliases


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("汕头市委、市政府举办集中签约仪式。", {"汕头市政府": ("市政府",)}),
        # another city's stands for it too: whose it is nobody says
        ("汕头市委、市政府举办集中签约仪式。揭阳市委、市政府举办产业推介会。", {"市政府": ()}),
        ("市政府举办集中签约仪式。", {"市政府": ()}),
    ],
)
def test_a_local_government_bears_the_place_that_the_text_shows(text: str, names: dict[str, tuple[str, ...]]) -> None:
    extraction = extract_document(Document("p", text), load_lexicon())
    seats = [e for e in extraction.entities if e.name.endswith("市政府")]
    assert {e.name: e.aliases for e in seats} == names
    joined = {key for e in seats if e.aliases for _, key in strong_keys(e, extraction)}
    assert "市政府" not in joined
