"""How well articles are found: boundaries and headlines against the gold files under tests/reading_gold.

A gold file holds offsets only: for each article of a page the segments of the decoded file that are its text, in the
order of the file, and the pieces of its headline. `python -m tests.reading_scores FILE` prints one for what the reader
finds, to be corrected by hand.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from kg.articles import find_articles
from kg.reading import read_documents
from kg.types import Article, Document

GOLD = Path(__file__).resolve().parent / "reading_gold"
TEXT_ROLES = ("body", "caption", "subhead")


@dataclass(frozen=True, slots=True)
class Score:
    """Right, found and wanted boundaries; right and wanted headlines."""

    right: int
    found: int
    wanted: int
    headlines: int
    articles: int

    @property
    def f1(self) -> float:
        """Of the boundaries."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(
            *(getattr(self, n) + getattr(other, n) for n in ("right", "found", "wanted", "headlines", "articles"))
        )


def find_segments(articles: tuple[Article, ...]) -> list[tuple[int, int, int]]:
    """(start, stop, article) of the file's stretches, in the order of the file; neighbours of one article are one."""
    runs: list[tuple[int, int, int]] = []
    for article in articles:
        for paragraph in article.paragraphs:
            if paragraph.role in TEXT_ROLES:
                runs += [
                    (place, place + size, article.index) for _, place, size in article.offsets.runs(paragraph.span)
                ]
    runs.sort()
    merged: list[tuple[int, int, int]] = []
    for start, stop, number in runs:
        if merged and merged[-1][2] == number:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]), number)
        else:
            merged.append((start, stop, number))
    return merged


def find_headline(document: Document, article: Article) -> list[list[int]]:
    """The pieces of the file that an article's headline is."""
    heads = [p for p in article.paragraphs if p.role == "headline"] or [
        p for p in article.paragraphs if p.role == "kicker"
    ]
    return [[place, place + size] for _, place, size in article.offsets.runs(heads[0].span)] if heads else []


def describe(document: Document) -> dict[str, object]:
    """What is found in a document, in the form of a gold file."""
    articles = find_articles(document)
    segments = find_segments(articles)
    return {
        "doc": document.id,
        "articles": [
            {
                "headline": find_headline(document, article),
                "segments": [[start, stop] for start, stop, number in segments if number == article.index],
            }
            for article in articles
        ],
    }


def spell(document: Document, pieces: list[list[int]]) -> str:
    """The text of some pieces, without white space."""
    return "".join("".join(document.text[start:stop].split()) for start, stop in pieces)


def score(document: Document, gold: dict[str, list[dict[str, list[list[int]]]]]) -> Score:
    """What is found in a document against its gold file. A boundary is a place where another article's text begins."""
    found = describe(document)["articles"]
    assert isinstance(found, list)
    theirs = {start for article in gold["articles"] for start, _ in article["segments"]}
    ours = {start for article in found for start, _ in article["segments"]}
    headlines = 0
    for article in gold["articles"]:
        twin = max(found, key=lambda other: _overlap(article["segments"], other["segments"]), default=None)
        if twin is not None and spell(document, twin["headline"]) == spell(document, article["headline"]):
            headlines += 1
    return Score(len(theirs & ours), len(ours), len(theirs), headlines, len(gold["articles"]))


def _overlap(ours: list[list[int]], theirs: list[list[int]]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in ours for b in theirs)


def main() -> None:
    """Prints a gold file for each of the files named."""
    for document in read_documents(sys.argv[1:]):
        assert isinstance(document, Document), document
        print(json.dumps(describe(document), indent=1))


if __name__ == "__main__":
    main()
