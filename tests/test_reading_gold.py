"""Boundaries and headlines against the gold files, and no later stage's fact in the wrong article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.reading import read_documents
from kg.types import Document
from tests.reading_scores import GOLD, Score, score

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "newspaper pages": ROOT.parent / "shared" / "seeds",
    "seeds/news": ROOT / "seeds" / "news",
}


@pytest.mark.parametrize("name", list(PAGES))
def test_boundaries_and_headlines(name: str) -> None:
    folder = PAGES[name]
    if not folder.is_dir():
        pytest.skip(reason=f"{folder.name} is not at hand")
    total = Score(0, 0, 0, 0, 0)
    for document in read_documents([folder]):
        assert isinstance(document, Document), document
        path = GOLD / f"{Path(document.id).stem}.json"
        if path.exists():
            total += score(document, json.loads(path.read_text(encoding="utf-8")))
    print(f"{name}: boundaries F1 {total.f1:.3f}, headlines {total.headlines} of {total.articles}")
    assert total.articles and total.f1 >= 0.95 and total.headlines >= 0.9 * total.articles


def test_gold_files_hold_no_text() -> None:
    """Offsets only: the pages are others' texts."""
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert set(gold) == {"doc", "articles"} and path.read_text(encoding="utf-8").isascii(), path.name
        for article in gold["articles"]:
            assert all(start < stop for start, stop in article["headline"] + article["segments"])
