"""Dates of statements: what a sentence means by the gathering it goes on about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import extract_document
from kg.reading import read_documents
from kg.seeds import load_lexicon
from kg.types import Document

_PAGE = (
    "成都市办会\n2023年5月6日，成都市经济大会在成都市举行。\n天气很好。\n{}成都高新区与云石科技有限公司签署合作协议。\n"
)


@pytest.mark.parametrize(
    ("opening", "date"),
    [("会上，", "2023-05-06"), ("签约仪式上，", "2023-05-06"), ("同日，", "2023-05-06"), ("有一天，", "")],
)
def test_what_happens_at_a_gathering_has_its_day(tmp_path: Path, opening: str, date: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(_PAGE.format(opening), encoding="utf-8")
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    statements = extract_document(document, load_lexicon()).statements
    assert {s.date for s in statements if s.predicate == "signed"} == {date}
