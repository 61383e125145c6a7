"""Small made-up corpora for tests and benchmarks: seeded, every kind, relation, modality and trap in them."""

from __future__ import annotations

import random
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
from kg.vocabulary import DOMAINS, RANGES, Bound, Kind, Modality, Predicate

TRAPS = (
    'He said "云帆"',
    "a<b>&amp;c</b>",
    "两行\n名字\t制表\r回车",
    "火箭🚀公司",
    "\u202bعربي\u202c 企业\u200f",
    "反斜\\杠\\n",
    "=SUM(A1:A9)",
    "+86 公司",
    "-1 号工厂",
    "@提及",
    "''' \"\"\" 三引号",
    "e\u0301 組合字符 \u3000 全角空格",
    "'@zh . <http://x> <y> <z> .",
)
"""Names that some format or other breaks on."""
DATES = ("", "2021", "2021-11", "2022-01-12", "2020-02-29", "2021-01/2021-11", "2023-02-30", "2023年2月1日")
_REGIONS = (("510000", "四川省"), ("510100", "成都市"), ("510124", "郫县"), ("440000", "广东省"), ("440100", "广州市"))
_SUFFIX = {
    Kind.ZONE: "高新区",
    Kind.COMPANY: "科技有限公司",
    Kind.GOVERNMENT: "管委会",
    Kind.INSTITUTION: "研究院",
    Kind.PROJECT: "产业园项目",
    Kind.INDUSTRY: "产业",
    Kind.POLICY: "行动计划",
    Kind.GATHERING: "博览会",
    Kind.TITLE: "示范称号",
    Kind.PERSON: "先生",
    Kind.REGION: "州",
}
_HEADS = "云帆星河远山北斗滨江东海青禾白鹭长风明湖"
_VERBS = ("开工", "建成投产", "建设", "签约", "落户", "取消")


def make_corpus(statements: int = 200, seed: int = 7, documents: int = 6) -> Corpus:
    """A corpus of about `statements` statements; the same seed gives the same corpus."""
    rng = random.Random(seed)
    records = tuple(_make_document(i) for i in range(documents))
    entities = _make_entities(rng, max(4, statements // 12), records)
    by_kind = {kind: [e for e in entities if e.kind is kind] for kind in Kind}
    found = {}
    for number in range(statements):
        statement = _make_statement(rng, number, by_kind, records)
        found[statement_key(statement)] = statement
    figures = {}
    for number in range(statements // 3):
        observation = _make_observation(rng, number, by_kind, records)
        figures[observation_key(observation)] = observation
    ordered = tuple(sorted(entities, key=lambda e: e.id))
    return Corpus(
        records,
        ordered,
        tuple(found[key] for key in sorted(found)),
        tuple(figures[key] for key in sorted(figures)),
        {e.id: e for e in ordered},
    )


def _make_document(number: int) -> DocumentRecord:
    articles = (
        ArticleRecord(f"第{number}版要闻", f"2022-01-{number % 28 + 1:02}", Span(0, 900)),
        ArticleRecord(f"第{number}版要闻", "", Span(900, 1800)),
        ArticleRecord("", "2022", Span(1800, 2500)),
    )
    published = "" if number % 3 == 2 else f"2022-01-{number % 28 + 1:02}"
    return DocumentRecord(f"{number:03}_样张.txt", f"样张/{number:03}_样张.txt", published, f"{number:064x}", articles)


def _make_entities(rng: random.Random, each: int, records: tuple[DocumentRecord, ...]) -> list[Entity]:
    entities = {}
    documents = tuple(sorted(record.id for record in records[:2]))
    for code, name in _REGIONS:
        codes = (("gbt2260", code),)
        iri = entity_iri(Kind.REGION, name, codes)
        entities[iri] = Entity(iri, Kind.REGION, name, (name[:-1],), codes, documents)
    for number, trap in enumerate(TRAPS):
        name = f"{trap}{_SUFFIX[Kind.COMPANY]}"
        iri = entity_iri(Kind.COMPANY, name)
        reasons = (f"{trap} = {name}: made up",) if number % 2 else ()
        entities[iri] = Entity(iri, Kind.COMPANY, name, (trap,), (), documents, reasons)
    for kind in Kind:
        for number in range(each):
            head = "".join(rng.sample(_HEADS, 2))
            name = f"{head}{number}{_SUFFIX[kind]}"
            iri = entity_iri(kind, name)
            aliases = tuple(sorted({head + str(number), f"{head}{number}号"}))
            entities[iri] = Entity(iri, kind, name, aliases, (), (rng.choice(records).id,))
    return list(entities.values())


def _make_evidence(rng: random.Random, text: str, records: tuple[DocumentRecord, ...], rule: str) -> Evidence:
    record = rng.choice(records)
    article = rng.choice(record.articles)
    start = rng.randrange(article.span.start, article.span.stop - 50)
    return Evidence(record.id, article.title, start, start + len(text), text, rule)


def _make_quantity(rng: random.Random, number: int) -> Quantity:
    amount = Decimal(rng.randrange(1, 100_000)) / (10 ** rng.randrange(3))
    bound = (None, *Bound)[number % 4]
    if number % 5 == 0:
        return Quantity(amount, "家", bound)
    low = amount / 2 if number % 7 == 0 else None
    unit, currency = (("亿元", "CNY"), ("万美元", "USD"), ("元", "CNY"))[number % 3]
    return Quantity(amount, unit, bound, currency, low)


def _make_statement(
    rng: random.Random, number: int, by_kind: dict[Kind, list[Entity]], records: tuple[DocumentRecord, ...]
) -> Statement:
    predicate = list(Predicate)[number % len(Predicate)]
    subject = rng.choice(by_kind[rng.choice(sorted(DOMAINS[predicate]))])
    objects = by_kind[rng.choice(sorted(RANGES[predicate]))]
    target = rng.choice([o for o in objects if o.id != subject.id])
    text = f"{subject.name}{rng.choice(_VERBS)}{target.name}"
    pieces = {_make_evidence(rng, text, records, f"{predicate}.made_up") for _ in range(1 + number % 3)}
    return Statement(
        subject.id,
        predicate,
        target.id,
        (Modality.FACT, Modality.FACT, Modality.PLANNED, Modality.NEGATED)[number % 4],
        tuple(sorted(pieces)),
        _make_quantity(rng, number) if number % 3 == 0 else None,
        DATES[number % len(DATES)],
        "副总经理" if predicate is Predicate.HOLDS_POST else "",
        round(rng.random(), 3),
    )


def _make_observation(
    rng: random.Random, number: int, by_kind: dict[Kind, list[Entity]], records: tuple[DocumentRecord, ...]
) -> Observation:
    subject = rng.choice(by_kind[rng.choice((Kind.REGION, Kind.ZONE, Kind.COMPANY))])
    pieces = (_make_evidence(rng, f"{subject.name}实现产值", records, "figures.made_up"),)
    ranked = number % 9 == 0
    return Observation(
        subject.id,
        ("进出口总额", "地区生产总值", "高新技术企业数")[number % 3],
        None if ranked else _make_quantity(rng, number),
        pieces,
        DATES[number % len(DATES)],
        Decimal(rng.randrange(-200, 400)) / 10 if number % 2 else None,
        "全国第一" if ranked else "",
        Modality.PLANNED if number % 5 == 0 else Modality.FACT,
        round(rng.random(), 3),
    )
