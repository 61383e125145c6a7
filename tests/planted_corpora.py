"""Made-up corpora with planted clusters, of any size, for analysis and views: a zone with its companies, projects and fields.

Every name is invented. About two statements an entity, three to a sentence, as on real pages. A page of traps: names that
would be markup, and one company that the tests look for.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
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

HOSTILE = ("<img src=x onerror=alert(1)>有限公司", "</script><script>alert(2)</script>集团", "javascript:alert(3)公司")
"""Names that must stay text."""
_PROVINCES = (
    ("510000", "四川省", "四川"),
    ("440000", "广东省", "广东"),
    ("320000", "江苏省", "江苏"),
    ("420000", "湖北省", "湖北"),
    ("610000", "陕西省", "陕西"),
    ("330000", "浙江省", "浙江"),
    ("340000", "安徽省", "安徽"),
    ("620000", "甘肃省", "甘肃"),
)
_FIELDS = ("集成电路", "新型显示", "生物医药", "新能源汽车", "人工智能", "光伏", "氢能", "机器人", "大数据", "航空航天")
_PARTS = ("动力电池", "光刻胶", "EDA", "OLED", "医疗器械", "创新药", "减速器", "储氢", "充电桩", "云计算")
_HEADS = "云帆星河远山北斗滨江东海青禾白鹭长风明湖天璇瑞泽启航锦程和光汇川凌霄聚贤安澜"
_TRADES = ("科技", "半导体", "新材料", "生物", "智能装备", "能源", "光电", "数据", "医药", "汽车")
_ZONES = ("高新区", "经开区", "产业园", "科学城")
_PROJECTS = ("研发基地项目", "总部项目", "生产线项目", "产业园二期项目", "创新中心项目")
_VERBS = {
    Predicate.SIGNED: "签约引进",
    Predicate.SETTLED_IN: "落户",
    Predicate.BUILDS: "开工建设",
    Predicate.INVESTS: "投资建设",
    Predicate.FOCUSES_ON: "重点发展",
    Predicate.COOPERATES_WITH: "与之签署战略合作协议的有",
    Predicate.LOCATED_IN: "位于",
    Predicate.ESTABLISHES: "揭牌成立",
}
_PREDICATES = list(_VERBS)


@dataclass
class _Cluster:
    zone: Entity
    fields: list[Entity]
    members: dict[Kind, list[Entity]] = field(
        default_factory=lambda: {Kind.COMPANY: [], Kind.PROJECT: [], Kind.INSTITUTION: []}
    )


def make_planted(nodes: int = 200, seed: int = 3, hostile: bool = True) -> Corpus:
    """A corpus of about `nodes` entities and twice as many statements; the same arguments give the same corpus."""
    rng = random.Random(seed)
    made: dict[str, Entity] = {}

    def make(kind: Kind, name: str, aliases: tuple[str, ...] = (), codes: tuple[tuple[str, str], ...] = ()) -> Entity:
        iri = entity_iri(kind, name, codes)
        return made.setdefault(iri, Entity(iri, kind, name, tuple(sorted(aliases)), codes))

    provinces = [make(Kind.REGION, name, (short,), (("gbt2260", code),)) for code, name, short in _PROVINCES]
    industries = [make(Kind.INDUSTRY, name) for name in (*_FIELDS, *_PARTS)]
    clusters = list(_make_clusters(rng, nodes, provinces, industries, make))
    documents = tuple(_make_document(i) for i in range(max(8, nodes // 25)))
    statements: dict[tuple[str, ...], Statement] = {}
    while len(statements) < 2 * len(made):
        for statement in _write_sentence(rng, clusters, provinces, documents):
            statements.setdefault(statement_key(statement), statement)
    if hostile:
        for statement in _write_traps(make, clusters[0], documents[0]):
            statements[statement_key(statement)] = statement
    figures = _write_figures(rng, clusters, documents)
    entities = tuple(sorted(made.values(), key=lambda e: e.id))
    ordered = tuple(statements[key] for key in sorted(statements))
    return Corpus(documents, entities, ordered, figures, {e.id: e for e in entities})


def _make_clusters(rng, nodes, provinces, industries, make) -> Iterator[_Cluster]:  # type: ignore[no-untyped-def]
    left = max(40, nodes - len(provinces) - len(industries))
    number = 0
    while left > 0:
        province = rng.choice(provinces)
        head = "".join(rng.sample(_HEADS, 2))
        zone = make(
            Kind.ZONE, f"{province.aliases[0]}{head}{_ZONES[number % 4]}" + (str(number) if nodes > 3000 else "")
        )
        cluster = _Cluster(zone, rng.sample(industries, rng.randint(1, 3)))
        size = min(left, int(rng.paretovariate(1.1) * 9) + 4, max(30, nodes // 12))
        for member in range(size):
            name = "".join(rng.sample(_HEADS, 2)) + (str(number * 100 + member) if nodes > 600 else "")
            kind = (Kind.COMPANY, Kind.COMPANY, Kind.PROJECT, Kind.INSTITUTION)[member % 4]
            if kind is Kind.COMPANY:
                home = rng.choice(provinces).aliases[0] if member % 3 == 0 else ""
                cluster.members[kind].append(make(kind, f"{home}{name}{rng.choice(_TRADES)}有限公司", (f"{name}集团",)))
            elif kind is Kind.PROJECT:
                cluster.members[kind].append(make(kind, f"{name}{rng.choice(_TRADES)}{rng.choice(_PROJECTS)}"))
            else:
                cluster.members[kind].append(make(kind, f"{name}{rng.choice(_TRADES)}研究院"))
        left -= size + 1
        number += 1
        yield cluster


def _make_document(number: int) -> DocumentRecord:
    day = f"{2021 + number % 4}-{number * 7 % 12 + 1:02}-{number * 5 % 28 + 1:02}"
    article = ArticleRecord(f"第{number}期园区动态", day, Span(0, 4000))
    return DocumentRecord(
        f"{number:05}_样张.txt", f"https://news.example.org/{number}", day, f"{number:064x}", (article,)
    )


def _write_sentence(rng, clusters, provinces, documents):  # type: ignore[no-untyped-def]
    """One sentence: a subject, a verb and one to four objects, mostly of one cluster."""
    cluster = rng.choices(clusters, [1 + sum(map(len, c.members.values())) for c in clusters])[0]
    home = cluster if rng.random() < 0.92 else rng.choice(clusters)
    predicate = rng.choice(_PREDICATES)
    companies, projects = home.members[Kind.COMPANY], home.members[Kind.PROJECT]
    bodies = home.members[Kind.INSTITUTION]
    pairs = {
        Predicate.SIGNED: ([cluster.zone], companies + projects),
        Predicate.SETTLED_IN: (companies + bodies, [cluster.zone]),
        Predicate.BUILDS: (companies, projects),
        Predicate.INVESTS: (companies, projects),
        Predicate.FOCUSES_ON: ([cluster.zone] if rng.random() < 0.4 else companies, cluster.fields),
        Predicate.COOPERATES_WITH: (companies, companies + bodies),
        Predicate.LOCATED_IN: ([cluster.zone], [provinces[_hash(cluster.zone.name) % len(provinces)]]),
        Predicate.ESTABLISHES: ([cluster.zone], bodies),
    }
    subjects, objects = pairs[predicate]
    if not subjects or not objects:
        return
    many = rng.sample(objects, min(len(objects), rng.choice((1, 2, 3, 4))))
    one = rng.choice(subjects)
    chosen = [o for o in many if o.id != one.id]
    document = rng.choice(documents)
    modality = rng.choices(list(Modality), (70, 27, 3))[0]
    amount = Quantity(
        Decimal(rng.randint(2, 900)) / 10, "亿元", (None, Bound.OVER, Bound.ABOUT)[rng.randrange(3)], "CNY"
    )
    money = predicate in (Predicate.INVESTS, Predicate.SIGNED, Predicate.BUILDS) and rng.random() < 0.5
    stance = {"fact": "", "planned": "计划", "negated": "未能"}[modality]
    total = f"，总投资{amount.amount}{amount.unit}" if money else ""
    text = f"{document.published[:7]}，{one.name}{stance}{_VERBS[predicate]}{'、'.join(o.name for o in chosen)}{total}，进一步壮大{rng.choice(cluster.fields).name}产业。"
    start = rng.randrange(0, 3800)
    evidence = Evidence(document.id, document.articles[0].title, start, start + len(text), text, f"{predicate}.planted")
    for other in chosen:
        date = document.published if rng.random() < 0.6 else ""
        yield Statement(one.id, predicate, other.id, modality, (evidence,), amount if money else None, date, "", 0.8)


def _write_traps(make, cluster, document):  # type: ignore[no-untyped-def]
    """成都云上高新区 signs 北京花房科技有限公司 (alias 花房集团), and companies whose names are markup."""
    zone = make(Kind.ZONE, "成都云上高新区")
    names = [("北京花房科技有限公司", ("花房集团",)), *((name, ()) for name in HOSTILE)]
    title = "<b onclick=alert(4)>标题</b>"
    for number, (name, aliases) in enumerate(names):
        text = f"{zone.name}当天签约落户了{aliases[0] if aliases else name}创新业务总部，计划投资5亿元。"
        evidence = Evidence(document.id, title, 100 * number, 100 * number + 40, text, "signed.planted")
        company = make(Kind.COMPANY, name, aliases)
        amount = Quantity(Decimal(5), "亿元", None, "CNY")
        yield Statement(
            zone.id, Predicate.SIGNED, company.id, Modality.FACT, (evidence,), amount, "2022-01-12", "", 0.9
        )
        yield Statement(company.id, Predicate.SETTLED_IN, cluster.zone.id, Modality.PLANNED, (evidence,), None, "2022")


def _write_figures(rng, clusters, documents):  # type: ignore[no-untyped-def]
    figures = {}
    for cluster in clusters[:60]:
        level = rng.randint(50, 900)
        for year in range(2019, 2024):
            level = round(level * rng.uniform(1.02, 1.2))
            text = f"{year}年，{cluster.zone.name}实现地区生产总值{level}亿元，同比增长{year - 2012}.5%。"
            document = rng.choice(documents)
            evidence = Evidence(document.id, document.articles[0].title, 10, 10 + len(text), text, "figures.planted")
            quantity = Quantity(Decimal(level), "亿元", None, "CNY")
            growth = Decimal(f"{year - 2012}.5")
            figure = Observation(cluster.zone.id, "地区生产总值", quantity, (evidence,), str(year), growth)
            figures[observation_key(figure)] = figure
    return tuple(figures[key] for key in sorted(figures))


def _hash(text: str) -> int:
    return sum(ord(c) * (i + 1) for i, c in enumerate(text))
