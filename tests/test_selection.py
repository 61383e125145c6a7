"""Which names of a page enter its graph."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document
from kg.vocabulary import Kind


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("宁波奉化的数字应用上线，居民说方便。", {"宁波", "宁波奉化"}),  # the divisions of an address are named by it
        ("省里的调研组来到四川绵阳。", {"四川", "四川绵阳"}),
        ("广东省人民医院开诊。", set()),  # a name inside a name of another kind
        ("江苏苏州工业园区一早就热闹起来。", set()),
    ],
)
def test_regions_that_a_page_names(text: str, regions: set[str]) -> None:
    found = extract_document(Document("x.txt", text, published="2024-05-06"), load_lexicon())
    assert {entity.name for entity in found.entities if entity.kind is Kind.REGION} == regions
    assert not found.statements or all(s.predicate != "partOf" for s in found.statements)
