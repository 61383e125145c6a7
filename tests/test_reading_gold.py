"""Boundaries and headlines against the gold files, and no later stage's fact in the wrong article."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.articles import find_articles
from kg.reading import read_documents
from kg.types import Document
from tests.reading_scores import GOLD, Score, score

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "newspaper pages": ROOT.parent / "shared" / "seeds",
    "seeds/news": ROOT / "seeds" / "news",
    "messy pages": ROOT / "tests" / "reading_pages" / "messy",
}
DATED = {
    "site-with-table.html": "2023-06-05",
    "pasted-from-site.txt": "2022-11-08",
    "city-page-with-correspondents.txt": "2023-04-12",
    "english-between.txt": "2023-08-21",
    "broadcast-script.txt": "2023-05-20",
    "full-width-masthead.txt": "2022-09-14",
    "public-account.html": "2023-03-02",
    "digital-paper.html": "2023-02-17",
    "signed-in-brackets.txt": "2022-06-30",
    "numbered-week-of-zones.txt": "2023-05-14",
    "headings-in-hashes.txt": "2023-05-09",
    "government-portal.html": "2023-04-18",
    "zones-without-bylines.txt": "",
    "agency-datelines.txt": "",
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


@pytest.mark.parametrize("name", list(DATED))
def test_the_date_of_a_messy_page(name: str) -> None:
    """Every article of a page has the page's date, and none where the page gives no year."""
    (document,) = read_documents([PAGES["messy pages"] / name])
    assert isinstance(document, Document)
    assert {article.published for article in find_articles(document)} == {DATED[name]}


def test_gold_files_hold_no_text() -> None:
    """Offsets only: the pages are others' texts."""
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert set(gold) == {"doc", "articles"} and path.read_text(encoding="utf-8").isascii(), path.name
        for article in gold["articles"]:
            assert all(start < stop for start, stop in article["headline"] + article["segments"])


@pytest.mark.parametrize("page", ["000_2b4281a541ffd85f.txt", "004_f55d748d22a2fa83.txt"])
def test_layout_accidents_change_nothing(page: str) -> None:
    """Line ends, spaces around lines, wider gaps, and the page's foot standing first."""
    path = PAGES["newspaper pages"] / page
    if not path.exists():
        pytest.skip(reason="../shared/seeds is not at hand")
    text = path.read_bytes().decode()
    wanted = read_texts(text)
    foot = next(m.start() for m in re.finditer("区域看板|改革谋发展", text))
    for variant in (
        text.replace("\n", "\r\n"),
        re.sub("(?m)^(?=.)", "  ", text),
        re.sub("(?m)(?<=.)$", " ", text),
        text.replace("\n\n", "\n\n\n"),
        f"{text[foot:]}\n\n{text[:foot]}",
    ):
        assert read_texts(variant) == wanted


def read_texts(text: str) -> list[tuple[str, str]]:
    """Headline and text of each article, by headline."""
    return sorted((a.title, a.text) for a in find_articles(Document("page", text)))
