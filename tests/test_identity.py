"""Identity: equal things have equal IRIs, unequal ones do not, and all are opaque ASCII."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identity import entity_iri, evidence_iri, format_decimal, observation_iri, statement_iri
from kg.types import Evidence, Observation, Quantity, Statement
from kg.vocabulary import Bound, Kind, Modality, Predicate

STATEMENT = Statement("s", Predicate.SIGNED, "o", Modality.FACT, ())
OBSERVATION = Observation("s", "产值", Quantity(Decimal(5), "亿元", None, "CNY"), (), "2021")


def test_entity_iris() -> None:
    base = "https://kg.example.org/id/"
    assert entity_iri(Kind.REGION, "成都市", (("gbt2260", "510100"),)) == f"{base}region/510100"
    company = entity_iri(Kind.COMPANY, "云帆科技有限公司", (("stock", "300033"),))
    assert company.startswith(f"{base}company/") and len(company.rpartition("/")[2]) == 16 and company.isascii()
    assert entity_iri(Kind.REGION, "长三角").startswith(f"{base}region/")


def test_names_are_normalized_before_hashing() -> None:
    assert entity_iri(Kind.COMPANY, "e\u0301云 帆") == entity_iri(Kind.COMPANY, "\u00e9云\u3000帆 ")
    assert entity_iri(Kind.COMPANY, "云帆") != entity_iri(Kind.PROJECT, "云帆")


def test_a_code_that_is_no_code_enters_no_iri() -> None:
    assert " " not in entity_iri(Kind.REGION, "某市", (("gbt2260", "51 01 00"),))


@pytest.mark.parametrize(
    "other",
    [
        replace(STATEMENT, subject="x"),
        replace(STATEMENT, predicate=Predicate.BUILDS),
        replace(STATEMENT, modality=Modality.PLANNED),
        replace(STATEMENT, date="2021"),
        replace(STATEMENT, post="经理"),
        replace(STATEMENT, amount=Quantity(Decimal(5), "亿元", None, "CNY")),
        replace(STATEMENT, subject="s\x1fsigned", object=""),
    ],
)
def test_statements_that_say_different_things_differ(other: Statement) -> None:
    assert statement_iri(other) != statement_iri(STATEMENT)


def test_evidence_and_confidence_are_not_what_a_statement_says() -> None:
    evidence = Evidence("d", "a", 0, 2, "签约", "r")
    assert statement_iri(replace(STATEMENT, evidence=(evidence,), confidence=0.5)) == statement_iri(STATEMENT)
    assert evidence_iri(evidence) != evidence_iri(replace(evidence, rule="q"))


def test_five_and_five_point_zero_are_one_amount() -> None:
    for amount in ("5", "5.0", "5.00", "05", "5E+0"):
        other = replace(OBSERVATION, quantity=Quantity(Decimal(amount), "亿元", None, "CNY"))
        assert observation_iri(other) == observation_iri(OBSERVATION)
    about = replace(OBSERVATION, quantity=Quantity(Decimal(5), "亿元", Bound.ABOUT, "CNY"))
    assert observation_iri(about) != observation_iri(OBSERVATION)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_decimals_are_written_canonically(value: Decimal) -> None:
    text = format_decimal(value)
    assert Decimal(text) == value
    assert "E" not in text and text != "-0"
    assert not ("." in text and text.endswith(("0", ".")))
    assert format_decimal(Decimal(text)) == text
