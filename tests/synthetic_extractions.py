"""Made-up extractions of documents that share much: seeded, so that merges, renames and splits are frequent."""

from __future__ import annotations

import random
from decimal import Decimal

from kg.types import ArticleRecord, Entity, Evidence, Extraction, Observation, Quantity, Span, Statement
from kg.vocabulary import DOMAINS, RANGES, Kind, Modality, Predicate

_REGIONS = (("510000", "四川省"), ("510100", "成都市"), ("510124", "郫县"), ("510117", "郫都区"), ("", "天府地区"))
_HEADS = "云帆星河远山北斗滨江东海青禾白鹭"
_TAILS = {
    Kind.ZONE: "高新技术产业开发区",
    Kind.COMPANY: "科技有限公司",
    Kind.GOVERNMENT: "人民政府",
    Kind.INSTITUTION: "研究院",
    Kind.PROJECT: "产业园项目",
    Kind.INDUSTRY: "产业",
    Kind.POLICY: "行动计划",
    Kind.GATHERING: "投资博览会",
    Kind.TITLE: "示范基地",
    Kind.PERSON: "明",
}
_WORDS = ("开工", "建成投产", "建设", "签约", "落户")
_DATES = ("", "2021", "2022-01-12", "2021-01/2021-11")


def make_extraction(number: int, variant: int = 0, *, names: int = 4) -> Extraction:
    """Document `number`; another `variant` is a later version of it. Few `names` make documents meet more often."""
    rng = random.Random(f"{number}.{variant}")
    document = f"{number:05}.txt"
    entities = tuple(_make_entity(rng, index, document, names) for index in range(rng.randrange(1, 9)))
    articles = (ArticleRecord("要闻", "2022-01-12", Span(0, 400)), ArticleRecord("简讯", "", Span(400, 800)))
    statements = [_make_statement(rng, entities, document) for _ in range(rng.randrange(0, 8))]
    return Extraction(
        document,
        f"pages/{document}",
        rng.choice(("", "2022-01-12", "2021-05-01", "2022-03")),
        f"{number:032x}{variant:032x}",
        articles[: rng.randrange(3)],
        entities,
        tuple(s for s in statements if s),
        tuple(_make_observation(rng, entities, document) for _ in range(rng.randrange(0, 3))),
    )


def _make_entity(rng: random.Random, index: int, document: str, names: int) -> Entity:
    kind = rng.choice((Kind.REGION, Kind.ZONE, Kind.COMPANY, Kind.PROJECT, Kind.PROJECT, *Kind))
    if kind is Kind.REGION:
        code, name = rng.choice(_REGIONS)
        codes = (("gbt2260", code),) if code and rng.random() < 0.8 else ()
        return Entity(f"e{index}", kind, name, (), codes, (document,))
    if kind is Kind.INDUSTRY and rng.random() < 0.6:
        return Entity(f"e{index}", kind, rng.choice(("集成电路", "人工智能", "软件开发")), (), (), (document,))
    stem = f"{_HEADS[rng.randrange(names) * 2 :][:2]}"
    name = stem + _TAILS[kind]
    if rng.random() < 0.3:
        name = f"{rng.choice('京沪')}{name}"
    aliases = [a for a in (stem, stem + _TAILS[kind], f"京{stem}{_TAILS[kind]}") if a != name and rng.random() < 0.25]
    reasons = (f"{name}: stated",) if rng.random() < 0.2 else ()
    return Entity(f"e{index}", kind, name, tuple(sorted(aliases)), (), (document,), reasons)


def _make_evidence(rng: random.Random, document: str, text: str) -> tuple[Evidence, ...]:
    starts = sorted(rng.sample(range(0, 800, 100), rng.randrange(1, 3)))
    return tuple(
        Evidence(document, rng.choice(("要闻", "简讯")), s, s + len(text), text, rng.choice(("r.a", "r.b")))
        for s in starts
    )


def _make_statement(rng: random.Random, entities: tuple[Entity, ...], document: str) -> Statement | None:
    fits = [
        (s, p, o)
        for p in Predicate
        for s in entities
        for o in entities
        if s is not o and s.kind in DOMAINS[p] and o.kind in RANGES[p]
    ]
    if not fits:
        return None
    subject, predicate, target = rng.choice(fits)
    amount = Quantity(Decimal(rng.choice(("5", "7.5"))), "亿元", currency="CNY") if rng.random() < 0.4 else None
    text = f"{subject.name}{rng.choice(_WORDS)}{target.name}"
    return Statement(
        subject.id,
        predicate,
        target.id,
        rng.choice((Modality.FACT, Modality.FACT, *Modality)),
        _make_evidence(rng, document, text),
        amount,
        rng.choice(_DATES),
        "主任" if predicate is Predicate.HOLDS_POST else "",
        rng.choice((0.5, 0.75, 0.9)),
    )


def _make_observation(rng: random.Random, entities: tuple[Entity, ...], document: str) -> Observation:
    return Observation(
        rng.choice(entities).id,
        rng.choice(("进出口总额", "地区生产总值")),
        Quantity(Decimal(rng.randrange(1, 4)), "亿元", currency="CNY") if rng.random() < 0.8 else None,
        _make_evidence(rng, document, "实现产值"),
        rng.choice(_DATES),
        Decimal("1.5") if rng.random() < 0.5 else None,
        "",
        Modality.FACT,
        rng.choice((0.5, 0.9)),
    )
