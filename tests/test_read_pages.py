"""Sentences read end to end: which names, statements, figures and periods a page of several kinds gives."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document, find_articles
from kg.seeds import load_lexicon
from kg.types import Document, Extraction
from kg.vocabulary import Kind


def read(text: str, published: str = "2025-11-12") -> Extraction:
    return extract_document(Document("page.txt", text, published=published), load_lexicon())


def names(text: str, kind: Kind) -> list[str]:
    return sorted(entity.name for entity in read(text).entities if entity.kind is kind)


def say(text: str, published: str = "2025-11-12") -> set[str]:
    found = read(text, published)
    called = {entity.id: entity.name for entity in found.entities}
    return {f"{called[s.subject]} {s.predicate} {called[s.object]} {s.modality}" for s in found.statements}


def count(text: str) -> dict[str, str]:
    """Indicator → period of every figure, in the order of the text."""
    found = read(text)
    called = {entity.id: entity.name for entity in found.entities}
    return {f"{called[o.subject]} {o.indicator}": o.period for o in found.observations}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # a plain word, trades and 集团 behind a mark or a link
        (
            "记者获悉，远程新能源商用车集团与宜宾市政府签署投资合作协议。",
            Kind.COMPANY,
            ["远程新能源商用车集团"],
        ),
        ("记者获悉，大型新能源商用车集团纷纷来到宜宾。", Kind.COMPANY, []),
        # fields that only their list shows; a chain is no field
        ("项目涉及集成电路、生物医药等领域。", Kind.INDUSTRY, ["生物医药", "集成电路"]),
        ("宜宾先后引进宁德时代、国轩高科等产业链企业120余家。", Kind.INDUSTRY, []),
        (
            "天津经开区将打造物联网、集成电路、生物医药三个两千亿级产业集群。",
            Kind.INDUSTRY,
            ["物联网", "生物医药", "集成电路"],
        ),
        # a delegation is no firm, a unit's works bear the unit's name, numbered goods are no firm
        ("上海交易团与美国杜邦公司签署采购协议。", Kind.COMPANY, ["美国杜邦公司"]),
        ("三一重工全资子公司三一重卡智能工厂在长沙经开区竣工投产。", Kind.PROJECT, ["三一重卡智能工厂"]),
        ("上海储能超级工厂（Megafactory Shanghai）第1000台Megapack下线，将出口至欧洲。", Kind.COMPANY, []),
        # zones: a list shows the last one, 中国 names none, and no year begins one
        (
            "浙江安吉经济开发区包括天子湖片区、城北片区、孝丰片区三个区块。",
            Kind.ZONE,
            ["城北片区", "天子湖片区", "孝丰片区", "浙江安吉经济开发区"],
        ),
        ("《2025中国产业园区持续发展蓝皮书》发布。", Kind.ZONE, []),
        ("到2030年徐圩新区产值将达到5000亿元。", Kind.ZONE, ["徐圩新区"]),
        # 东部地区 behind 中, and 局势
        ("百强园区中东部地区59家、中部地区23家。", Kind.REGION, []),
        ("中东地区局势缓和。", Kind.GOVERNMENT, []),
        # a batch of cases is an honour by its quoted name
        (
            "该案例入选国务院自贸试验区第五批“最佳实践案例”。",
            Kind.TITLE,
            ["国务院自贸试验区第五批“最佳实践案例”"],
        ),
        # one thing: the brand of a group, alone and with its trade, and the listed short name of a firm of a place
        ("德国大众汽车集团在合肥建厂。大众集团表示看好合肥。", Kind.COMPANY, ["德国大众汽车集团"]),
        (
            "大众汽车集团在合肥建厂，大众持股75%。大众汽车（中国）科技有限公司也在合肥。",
            Kind.COMPANY,
            ["大众汽车集团", "大众汽车（中国）科技有限公司"],
        ),
        ("海尔智家在合肥建厂。海尔、海尔生物签约合肥。", Kind.COMPANY, ["海尔", "海尔智家", "海尔生物"]),
        ("孚能科技（赣州）股份有限公司投产。孚能科技表示看好赣州。", Kind.COMPANY, ["孚能科技（赣州）股份有限公司"]),
        (
            "海信集团、青岛海信日立空调系统有限公司签约青岛。海信看好青岛。",
            Kind.COMPANY,
            ["海信集团", "青岛海信日立空调系统有限公司"],
        ),
        (
            "吉利控股集团投资的厂由时代吉利动力电池有限公司运营。吉利表示看好宜宾。",
            Kind.COMPANY,
            ["吉利控股集团", "时代吉利动力电池有限公司"],
        ),
        ("美国礼来公司（Eli Lilly）宣布增资15亿元。", Kind.COMPANY, ["美国礼来公司"]),
        # zones by 国家…开发区
        (
            "保定高新区发展光伏。保定国家高新技术产业开发区去年产值一千亿元。",
            Kind.ZONE,
            ["保定国家高新技术产业开发区"],
        ),
        (
            "武进国家高新技术产业开发区发展光伏。常州国家高新技术产业开发区去年产值一千亿元。",
            Kind.ZONE,
            ["常州国家高新技术产业开发区", "武进国家高新技术产业开发区"],
        ),
    ],
)
def test_names(text: str, kind: Kind, expected: list[str]) -> None:
    assert names(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        # a place does not build the parts of a work of which the clause speaks
        (
            "青石高新区签约多个项目。华辰生物产业园项目占地150亩，主要建设年产6万吨缬氨酸生产线。",
            "",
            "青石高新区 builds 年产6万吨缬氨酸生产线",
        ),
        # firms of a list from somewhere, with a class behind 等
        (
            "太仓是德企之乡。舍弗勒、通快等德国隐形冠军企业先后落地。",
            "通快 settledIn 太仓 fact",
            "通快 settledIn 德国",
        ),
        # who founded what runs a work did not found the work
        (
            "该动力电池PACK工厂由极氪智能科技与宁德时代合资成立的时代动力电池有限公司运营。",
            "",
            "宁德时代 establishes 动力电池PACK工厂",
        ),
        # the next firm of a list has its own seat
        (
            "格力电器旗下的格力钛、总部在深圳的富尔特电子先后落户赣州经开区。",
            "富尔特电子 locatedIn 深圳 fact",
            "格力钛 locatedIn 深圳",
        ),
        # a past day ends a plan
        (
            "大众汽车还将与小鹏汽车联合开发两款电动车，2023年7月大众汽车斥资约7亿美元收购小鹏汽车4.99%股权。",
            "大众汽车 acquires 小鹏汽车 fact",
            "大众汽车 acquires 小鹏汽车 planned",
        ),
        # what the same sentence tells as done is no plan
        (
            "SK海力士与无锡高新区签署合作协议，总投资49.5亿美元的SK海力士二期项目配套产业园正式启动。",
            "SK海力士 builds SK海力士二期项目配套产业园 fact",
            "SK海力士 builds SK海力士二期项目配套产业园 planned",
        ),
        # 支持 builds nothing; 我国 acts, not the zone
        (
            "国家发展改革委支持广西百色重点开发开放试验区建设。",
            "",
            "国家发展改革委 builds 广西百色重点开发开放试验区",
        ),
        (
            "广西百色重点开发开放试验区快速发展。试验区建成为我国与东盟高质量共建“一带一路”的重要平台。",
            "",
            "广西百色重点开发开放试验区 cooperatesWith 东盟",
        ),
        # two that somebody else works with are no partners of each other
        (
            "（三）加强对外合作。昆明片区与老挝磨丁经济特区、缅甸曼德勒缪达工业园建立合作机制。",
            "昆明片区 cooperatesWith 老挝磨丁经济特区 fact",
            "老挝磨丁经济特区 cooperatesWith 缅甸曼德勒缪达工业园",
        ),
        # a defined short name in other letters
        (
            "英利集团与PT Aneka Tambang Tbk（以下简称“ANTAM”）签署协议。ANTAM总部位于雅加达。",
            "PT Aneka Tambang Tbk locatedIn 雅加达 fact",
            "英利集团 locatedIn 雅加达",
        ),
    ],
)
def test_statements(text: str, said: str, unsaid: str) -> None:
    found = say(text)
    assert not said or said in found
    assert not any(line.startswith(unsaid) for line in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a work is by its design is of no month; what it makes is
        (
            "临港新片区的云帆储能工厂2024年5月动工，2025年2月投产，总投资14.5亿元，今年上半年产值20亿元。",
            {"云帆储能工厂 总投资": "", "云帆储能工厂 产值": "2025-01/2025-06"},
        ),
        # a growth of a later paragraph is of the period of the report
        (
            "青岛市前三季度地区生产总值1250亿元，同比增长5.6%。\n工业方面，青岛市规上工业增加值增长8.2%。",
            {
                "青岛市 地区生产总值": "2025-01/2025-09",
                "青岛市 规上工业增加值增速": "2025-01/2025-09",
            },
        ),
        # to the end of a month since January; a balance is of that month
        (
            "截至10月末，青岛市快递业务量11.6亿件，同比增长28.3%；存款余额9870亿元，同比增长8%。",
            {"青岛市 快递业务量": "2025-01/2025-10", "青岛市 存款余额": "2025-10"},
        ),
        # what lasts till today is not of the year when it began
        ("从2005年落户至今，云帆科技有限公司在青岛市累计纳税200亿元。", {"云帆科技有限公司 纳税": ""}),
        # the report of a year tells of that year
        (
            "成都高新区关于2024年工作情况的报告\n2024年，成都高新区地区生产总值718.6亿元，增长4.1%。\n"
            "（一）聚力招商引资。全年新签约项目86个。",
            {"成都高新区 地区生产总值": "2024", "成都高新区 新签约项目": "2024"},
        ),
        # one name of two of the same place, and what all are called together is no part of the last
        (
            "苏州新一代信息技术、高端装备制造两大主导产业分别实现产值2650亿元、1480亿元。",
            {"苏州 新一代信息技术产业产值": "", "苏州 高端装备制造产业产值": ""},
        ),
        ("江苏省以20家入围园区居各省首位。", {"江苏省 入围园区数": ""}),
        # 我市 is no district
        ("我市完成地区生产总值4862.31亿元，同比增长5.4%。滨江区表现突出。", {}),
        ("我市完成地区生产总值4862.31亿元，同比增长5.4%。合肥表现突出。", {"合肥 地区生产总值": ""}),
    ],
)
def test_figures(text: str, expected: dict[str, str]) -> None:
    assert count(text) == expected


def test_rank_without_a_verb() -> None:
    found = read("今年1-9月，无锡高新区外贸进出口总额3056亿元，总量全省第三。").observations
    assert [o.rank for o in found] == ["全省第三"]


def test_labelled_items_of_a_row_are_articles_of_their_own() -> None:
    page = (
        "招商动态\n◆青岛：云帆科技10月15日与青岛西海岸新区签署协议。\n◆长沙：10月16日，长沙经开区一家工厂竣工投产。\n"
        "◆贵阳：贵安新区与远山科技续签合作协议。\n◆南昌：省工信厅日前公布名单，南昌高新区入选。\n"
    )
    assert len(list(find_articles(Document("page.txt", page, published="2025-11-12")))) == 4
    features = "◆青岛：产业兴旺。\n◆长沙：10月16日，长沙经开区一家工厂竣工投产。\n◆贵阳：贵安新区发展快。\n"
    assert len(list(find_articles(Document("page.txt", features, published="2025-11-12")))) == 1


@pytest.mark.parametrize(
    ("text", "predicate", "dates"),
    [
        # 去年 is of what stands beside it; a year at the head of the paragraph's sentence holds for the next one
        ("青岛市去年产值100亿元。\n海尔集团在青岛市建设云帆储能工厂。", "builds", {""}),
        ("2024年，青岛市产值100亿元。海尔集团在青岛市建设云帆储能工厂。", "builds", {"2024"}),
        # the month of the sentence before dates no works
        ("2024年3月，青岛市举行发布会。海尔集团在青岛市建设云帆储能工厂。", "builds", {""}),
        # since when, not when; a count's period is not that of those counted
        ("2018年以来，青岛高新区先后引进海尔集团、海信集团。", "settledIn", {""}),
        ("青岛高新区经济活跃，去年产值420亿元，集聚海尔集团、海信集团等企业1000余家。", "settledIn", {""}),
        # a work is paid for as it goes on, a stake is bought on a day
        ("今年6月，海尔集团投资5亿元的云帆储能工厂在青岛高新区投产。", "invests", {""}),
        ("去年，海尔集团斥资2亿元入股远山科技有限公司。", "invests", {"2024"}),
    ],
)
def test_dates(text: str, predicate: str, dates: set[str]) -> None:
    assert {s.date for s in read(text).statements if s.predicate == predicate} == dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("西咸新区党工委副书记、管委会主任刘其智致辞。秦创原总窗口聚集企业2.1万家。", "刘其智 holdsPost 西咸新区 fact"),
        ("在深圳坪山，比亚迪全球总部周边5公里内，聚集了新宙邦、星源材质等企业。", "新宙邦 settledIn 深圳坪山 fact"),
    ],
)
def test_whose_place(text: str, expected: str) -> None:
    assert expected in say(text)


def test_what_a_body_lands_in_a_place_settles_not_the_body() -> None:
    assert not {line for line in say("西安交大已在西咸新区落地成果转化企业136家。") if "settledIn" in line}


def test_what_is_held_again_and_again_takes_no_day() -> None:
    text = "2024年10月23日，惠州市公布名单。连续举办18届的云博会上，海尔集团与惠州仲恺高新区签约。"
    assert {s.date for s in read(text).statements if s.predicate == "signed"} == {""}


@pytest.mark.parametrize(
    ("text", "expected", "modality"),
    [
        (
            "下一步，将在周口市建设云帆产业园。\n驻马店是重要的生产基地，海尔集团在驻马店建设云帆储能工厂。",
            "云帆储能工厂",
            "fact",
        ),
        ("下一步，将在周口市建设云帆产业园。\n在驻马店，海尔集团建设云帆储能工厂。", "云帆储能工厂", "planned"),
    ],
)
def test_where_a_section_plan_ends(text: str, expected: str, modality: str) -> None:
    found = read(text)
    called = {entity.id: entity.name for entity in found.entities}
    assert {str(s.modality) for s in found.statements if called[s.object] == expected and s.predicate == "builds"} == {
        modality
    }


def test_projects_in_a_list_with_what_they_cost() -> None:
    text = "遵义市昨日举行集中开工仪式。同步开工的还有：习水县酿酒技改扩能项目（15.2亿元）、绥阳县煤电化一体化项目（46亿元）。"
    assert names(text, Kind.PROJECT) == ["习水县酿酒技改扩能项目", "绥阳县煤电化一体化项目"]
    assert count(text) == {"习水县酿酒技改扩能项目 总投资": "", "绥阳县煤电化一体化项目 总投资": ""}


def test_a_site_is_of_a_project() -> None:
    assert names("主会场设在遵义经开区的中伟新能源遵义电解液项目现场。", Kind.PROJECT) == ["中伟新能源遵义电解液项目"]
    assert names("记者来到项目现场。", Kind.PROJECT) == []


def test_what_a_plan_put_off_dates() -> None:
    text = "长春净月高新区原定2025年6月建设的净月国际会展中心，因规划调整推迟到2026年一季度开工。"
    assert {s.date for s in read(text).statements if s.predicate == "builds"} == {"2026"}
    kept = "长春净月高新区原定2025年6月建设的净月国际会展中心，因规划调整取消。"
    assert {s.date for s in read(kept).statements if s.predicate == "builds"} == {"2025-06"}


def test_the_firm_of_a_notice_and_its_units() -> None:
    page = (
        "江苏云帆材料股份有限公司\n关于投资建设年产6万吨高镍正极材料项目的公告\n"
        "江苏云帆材料股份有限公司（以下简称“公司”或“云帆材料”）拟建设年产6万吨高镍正极材料项目。"
        "该项目由公司全资子公司四川远山锂能有限公司具体实施。该子公司成立于2024年11月，注册资本5亿元。\n"
    )
    assert "四川远山锂能有限公司 subsidiaryOf 江苏云帆材料股份有限公司 fact" in say(page)
    assert "四川远山锂能有限公司 注册资本" in count(page)
    assert {line for line in say(page) if "builds" in line} == {
        "江苏云帆材料股份有限公司 builds 年产6万吨高镍正极材料项目 planned"
    }


def test_a_notice_on_works_that_go_on_plans_nothing() -> None:
    page = "云帆科技股份有限公司关于投资建设的云帆储能工厂投产的公告发布。"
    assert "云帆科技股份有限公司 builds 云帆储能工厂 fact" in say(page)


def test_who_opens_works_attends_the_ceremony_of_his_sentence() -> None:
    text = "青岛储能大会昨日开幕。随着市长李大为宣布开工，黄岛区集中开工仪式在青岛举行。"
    assert {line for line in say(text) if "attends" in line} == {"李大为 attends 黄岛区集中开工仪式 fact"}


ROW = (
    "园区速递\n{0}8日下午与云帆科技签订协议，引进海尔集团。\n{1}与远山科技签约，扩建云帆储能工厂。\n"
    "{2}国轩高科的项目昨日投产。\n"
)


@pytest.mark.parametrize(
    "row",
    [
        ROW.format("●成都东部新区　", "●武汉经开区　", "●芜湖经济开发区　"),
        ROW.format("【成都东部新区】", "【武汉经开区】", "【芜湖经济开发区】"),
        ROW.format("成都东部新区：", "武汉经开区：", "芜湖经济开发区："),
    ],
)
def test_each_item_of_a_row_tells_of_its_own_place_and_day(row: str) -> None:
    found = read(row)
    called = {entity.id: entity.name for entity in found.entities}
    told = {(called[s.subject], str(s.predicate), called[s.object], s.date) for s in found.statements}
    assert {t for t in told if t[1] == "signed" and t[2] in ("云帆科技", "远山科技")} == {
        ("成都东部新区", "signed", "云帆科技", "2025-11-08"),
        ("武汉经开区", "signed", "远山科技", ""),
    }
    assert not [t for t in told if t[0] == "成都东部新区" and t[2] in ("云帆储能工厂", "远山科技")]


def test_a_place_before_white_space_is_no_headline() -> None:
    page = "园区速递\n●成都东部新区　18日与中国飞机集团签订协议，后者将在空港片区设西南总部。\n"
    articles = list(find_articles(Document("page.txt", page, published="2025-11-12")))
    assert [article.title for article in articles] == ["园区速递"]
    brief = "园区速递\n●成都东部新区签约12个项目　18日，成都东部新区在深圳举行推介会，签约项目12个。\n"
    titles = [a.title for a in find_articles(Document("page.txt", brief, published="2025-11-12"))]
    assert "成都东部新区签约12个项目" in titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成都东部新区与中国飞机租赁集团签订协议。", True),
        ("成都东部新区与海尔集团签订设备租赁协议。", False),
    ],
)
def test_words_of_names_are_no_words_of_contracts(text: str, expected: bool) -> None:
    assert any(" signed " in line for line in say(text)) is expected


def test_works_put_on_hold() -> None:
    assert "海尔集团 builds 青岛储能电池项目 negated" in say("海尔集团投资建设的青岛储能电池项目因市场原因暂缓。")
    assert "海尔集团 builds 青岛储能电池项目 fact" in say("海尔集团投资建设的青岛储能电池项目投产，暂停接待参观。")
