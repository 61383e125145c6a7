"""The golden corpus: a small made-up world in which every competency question has an answer to check by hand."""

from __future__ import annotations

from decimal import Decimal

from kg.identity import entity_iri, observation_key, statement_key
from kg.types import (
    ArticleRecord,
    Corpus,
    DocumentRecord,
    Entity,
    Evidence,
    Observation,
    Quantity,
    Span,
    Statement,
)
from kg.vocabulary import Bound, Kind, Modality, Predicate

_ENTITIES = """
Region 四川省|四川|510000
Region 成都市|成都|510100
Region 郫县||510124
Region 郫都区||510117
Region 重庆市|重庆|500000
Region 天山北坡城市群||
Zone 成都高新区|高新区|
Zone 星河高新区||
Company 云帆科技有限公司|云帆科技|
Company 远山集团||
Company 远山生物有限公司|远山生物|
Company 远山生物检测有限公司||
Company 北斗药业有限公司|北斗药业|
Government 国务院||
Government 四川省科技厅||
Institution 星河大学||
Institution 星河临床研究中心||
Project 云帆算力中心||
Project 远山生物基地||
Project 滨江大桥||
Project 北斗原料药二期||
Project 昆仑芯片||
Industry 人工智能||
Industry 生物医药产业|生物医药|
Industry 原料药||
Policy 算力发展行动计划||
Policy 人才安居办法||
Gathering 星河博览会|星博会|
Title 国家级科技企业孵化器||
Person 林远||
"""
_STATEMENTS = """
成都市 partOf 四川省 fact 1|成都市是四川省省会
郫县 partOf 成都市 fact 1|成都市郫县
成都高新区 locatedIn 成都市 fact 1|位于成都市的成都高新区
星河高新区 locatedIn 重庆市 fact 2|重庆市星河高新区
云帆科技有限公司 locatedIn 星河高新区 fact 2|云帆科技有限公司位于星河高新区
成都高新区 signed 云帆科技有限公司 fact 1|成都高新区签约云帆科技|date=2022-01-12
成都高新区 signed 云帆算力中心 fact 1|成都高新区签约云帆算力中心|date=2022-01-12|amount=50 亿元
成都高新区 signed 远山生物基地 fact 1|成都高新区签约远山生物基地|date=2021-11|amount=30 亿元 over
成都高新区 signed 远山集团 fact 1|成都高新区签约远山集团
星河高新区 signed 北斗原料药二期 fact 2|星河高新区签约北斗原料药二期|date=2021-03-05
星河高新区 signed 远山集团 planned 2|星河高新区拟签约远山集团
云帆科技有限公司 builds 云帆算力中心 fact 2|云帆算力中心正式开工|date=2022-03
云帆科技有限公司 builds 云帆算力中心 planned 1|云帆科技拟建设云帆算力中心
成都市 builds 滨江大桥 fact 2|成都市滨江大桥建成通车|date=2021
北斗药业有限公司 builds 北斗原料药二期 negated 3|北斗药业终止北斗原料药二期|date=2022-06
云帆科技有限公司 invests 云帆算力中心 fact 1|云帆科技投资50亿元建设云帆算力中心|date=2022-01-12|amount=50 亿元
云帆算力中心 settledIn 成都高新区 fact 1|云帆算力中心落户成都高新区|date=2022-01-12
远山集团 invests 远山生物基地 planned 1|远山集团拟投资约30亿元|amount=30 亿元 about
远山集团 invests 成都高新区 fact 3|远山集团在成都高新区投资2亿美元|date=2021|amount=2 亿美元
远山生物有限公司 settledIn 成都高新区 fact 3|远山生物落户成都高新区
北斗药业有限公司 settledIn 成都高新区 fact 3|北斗药业落户成都高新区
北斗药业有限公司 settledIn 星河高新区 fact 3|北斗药业落户星河高新区
远山生物有限公司 subsidiaryOf 远山集团 fact 3|远山集团旗下远山生物
远山生物检测有限公司 subsidiaryOf 远山生物有限公司 fact 3|远山生物全资子公司远山生物检测
成都高新区 focusesOn 人工智能 fact 1|成都高新区重点发展人工智能
星河高新区 focusesOn 人工智能 fact 2|星河高新区主导产业为人工智能
成都市 focusesOn 生物医药产业 fact 1|成都市生物医药产业集群
云帆科技有限公司 focusesOn 人工智能 fact 2|云帆科技专注人工智能
北斗药业有限公司 focusesOn 原料药 fact 3|北斗药业生产原料药
成都高新区 issues 算力发展行动计划 fact 1|成都高新区出台《算力发展行动计划》|date=2021-12
四川省科技厅 issues 人才安居办法 planned 3|四川省科技厅将出台《人才安居办法》
成都高新区 organizes 星河博览会 fact 1|成都高新区承办星河博览会
云帆科技有限公司 attends 星河博览会 fact 1|云帆科技参展星博会
星河大学 attends 星河博览会 fact 1|星河大学亮相星博会
国务院 approves 成都高新区 fact 1|国务院批复同意设立成都高新区|date=1991
四川省科技厅 approves 云帆算力中心 fact 3|四川省科技厅核准云帆算力中心
成都高新区 awarded 国家级科技企业孵化器 fact 1|成都高新区获评国家级科技企业孵化器|date=2021
星河大学 cooperatesWith 云帆科技有限公司 fact 2|星河大学与云帆科技战略合作
云帆科技有限公司 develops 昆仑芯片 fact 2|云帆科技自主研制昆仑芯片
星河大学 establishes 星河临床研究中心 fact 2|星河大学成立星河临床研究中心|date=2020-05-06
远山集团 acquires 北斗药业有限公司 planned 3|远山集团拟收购北斗药业|date=2023|amount=8 亿元
林远 holdsPost 远山集团 fact 3|远山集团副总经理林远|post=副总经理
"""
_FIGURES = """
成都市 进出口总额 8222 亿元 2021 growth=14.8 fact 1
成都市 进出口总额 8200 亿元 2021 growth= fact 3
成都市 进出口总额 7154.2 亿元 2020 growth=22.4 fact 1
成都市 地区生产总值 20000 亿元 2021 growth=8.6 fact 2
成都市 地区生产总值 22000 亿元 2022 growth= planned 2
"""
_UNITS = {"亿元": "CNY", "亿美元": "USD"}


def make_golden() -> Corpus:
    """The golden corpus."""
    documents = tuple(_make_document(n) for n in (1, 2, 3))
    entities = {e.name: e for e in (_make_entity(line) for line in _ENTITIES.split("\n") if line)}
    statements = [_make_statement(n, line, entities) for n, line in enumerate(_STATEMENTS.split("\n")) if line]
    figures = [_make_figure(n, line, entities) for n, line in enumerate(_FIGURES.split("\n")) if line]
    city = entities["成都市"]
    rank = _quote(1, 900, "成都市进出口总额居全国第七", "figures.rank")
    figures.append(Observation(city.id, "进出口总额", None, (rank,), "2021", rank="全国第七", confidence=0.9))
    ordered = tuple(sorted(entities.values(), key=lambda e: e.id))
    return Corpus(
        documents,
        ordered,
        tuple(sorted(statements, key=statement_key)),
        tuple(sorted(figures, key=observation_key)),
        {e.id: e for e in ordered},
    )


def _make_document(number: int) -> DocumentRecord:
    published = f"2022-0{number}-10"
    article = ArticleRecord(f"第{number}篇", published, Span(0, 2000))
    return DocumentRecord(f"{number:03}.txt", f"news/{number:03}.txt", published, f"{number:064x}", (article,))


def _make_entity(line: str) -> Entity:
    kind, _, rest = line.partition(" ")
    name, alias, code = rest.split("|")
    codes = (("gbt2260", code),) if code else ()
    reasons = (f"{name} = {alias}：文中说明",) if alias and kind == "Company" else ()
    aliases = (alias,) if alias else ()
    return Entity(entity_iri(Kind(kind), name, codes), Kind(kind), name, aliases, codes, ("001.txt",), reasons)


def _quote(document: int, start: int, text: str, rule: str) -> Evidence:
    return Evidence(f"{document:03}.txt", f"第{document}篇", start, start + len(text), text, rule)


def _make_statement(number: int, line: str, entities: dict[str, Entity]) -> Statement:
    head, quote, *options = line.split("|")
    subject, predicate, target, modality, document = head.split()
    extra = dict(option.split("=", 1) for option in options)
    return Statement(
        entities[subject].id,
        Predicate(predicate),
        entities[target].id,
        Modality(modality),
        (_quote(int(document), 20 * number, quote, f"{predicate}.golden"),),
        _make_quantity(extra["amount"]) if "amount" in extra else None,
        extra.get("date", ""),
        extra.get("post", ""),
        0.4 if modality == "planned" else 0.9,
    )


def _make_quantity(text: str) -> Quantity:
    number, unit, *bound = text.split()
    return Quantity(Decimal(number), unit, Bound(bound[0]) if bound else None, _UNITS.get(unit, ""))


def _make_figure(number: int, line: str, entities: dict[str, Entity]) -> Observation:
    subject, indicator, value, unit, period, growth, modality, document = line.split()
    percent = growth.removeprefix("growth=")
    return Observation(
        entities[subject].id,
        indicator,
        Quantity(Decimal(value), unit, None, _UNITS.get(unit, "")),
        (_quote(int(document), 1000 + 20 * number, f"{subject}{indicator}{value}{unit}", "figures.golden"),),
        period,
        Decimal(percent) if percent else None,
        "",
        Modality(modality),
        0.9,
    )
