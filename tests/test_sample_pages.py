"""The sample pages and their annotation: consistent, verbatim, and none of it copied from the shared pages."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.vocabulary import DOMAINS, RANGES, Kind, Modality, Predicate

TESTS = Path(__file__).resolve().parent
SAMPLES = TESTS.parent / "seeds" / "news"
PAGES = TESTS / "pages"
SHARED_SEEDS = TESTS.parents[1] / "shared" / "seeds"
PAGE_SUFFIXES = {".txt", ".md", ".html"}
OVERLAP = 24
LEAST_PER_RELATION = 8
LEAST_NEGATIVE = 10
TRIPLE_FIELDS = {"s", "p", "o", "modality", "amount", "date", "post", "evidence"}
OBSERVATION_FIELDS = {
    *("subject", "indicator", "value", "unit", "period", "growth", "rank", "approx", "modality", "evidence"),
}
BOUNDS = {"about", "over", "under"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
PINYIN = re.compile(r"\([a-zà-ǜ]+\)")
OBSERVED_KINDS = {Kind.REGION, Kind.ZONE, Kind.COMPANY, Kind.PROJECT, Kind.INDUSTRY}


def _pages(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in PAGE_SUFFIXES and p.stem != "README")


def _pairs() -> list[tuple[Path, Path]]:
    """Every page with its annotation."""
    pairs = [(page, TESTS / "gold" / f"{page.stem}.json") for page in _pages(SAMPLES)]
    for folder in ("dev", "heldout"):
        pairs += [(page, page.with_suffix(".json")) for page in _pages(PAGES / folder)]
    return pairs


PAIRS = _pairs()
IDS = [page.name for page, _ in PAIRS]


@cache
def _gold(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _bare(text: str) -> str:
    """The text without mark-up, front matter and white space, as evidence quotes it."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", text)))


def _articles(gold: Path) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = _gold(gold)["articles"]
    return articles


@pytest.mark.parametrize(("page", "gold"), PAIRS, ids=IDS)
def test_annotation_names_its_page_and_has_the_fields_of_the_guide(page: Path, gold: Path) -> None:
    assert _gold(gold)["doc"] == page.name
    for article in _articles(gold):
        assert set(article) <= {"title", "date", "entities", "triples", "observations"}
        assert article["title"]
        assert DATE.fullmatch(article.get("date", "2020"))
        for triple in article["triples"]:
            assert set(triple) <= TRIPLE_FIELDS
            assert triple["modality"] in set(Modality)
            assert DATE.fullmatch(triple.get("date", "2020")), triple
            assert ("post" in triple) == (triple["p"] == Predicate.HOLDS_POST), triple
        for observation in article["observations"]:
            assert set(observation) <= OBSERVATION_FIELDS
            assert DATE.fullmatch(observation.get("period", "2020")), observation
            assert observation.get("approx", "about") in BOUNDS
            assert observation["value"] is not None or "rank" in observation


@pytest.mark.parametrize(("page", "gold"), PAIRS, ids=IDS)
def test_evidence_is_verbatim(page: Path, gold: Path) -> None:
    text = _bare(page.read_text(encoding="utf-8"))
    for article in _articles(gold):
        for row in (*article["triples"], *article["observations"]):
            assert row["evidence"], row
            assert row["evidence"] in text, f"{page.name}: not on the page: {row['evidence']}"


@pytest.mark.parametrize(("page", "gold"), PAIRS, ids=IDS)
def test_ids_resolve_and_kinds_fit_the_vocabulary(page: Path, gold: Path) -> None:
    for article in _articles(gold):
        kinds = {entity["id"]: Kind(entity["type"]) for entity in article["entities"]}
        assert len(kinds) == len(article["entities"]), f"{page.name}: an entity id is given twice"
        seen: Counter[tuple[str, str, str]] = Counter()
        for triple in article["triples"]:
            predicate = Predicate(triple["p"])
            assert kinds[triple["s"]] in DOMAINS[predicate], triple
            assert kinds[triple["o"]] in RANGES[predicate], triple
            assert triple["s"] != triple["o"], triple
            seen[triple["s"], triple["p"], triple["o"]] += 1
        assert not [key for key, count in seen.items() if count > 1], f"{page.name}: a triple is given twice"
        for observation in article["observations"]:
            assert kinds[observation["subject"]] in OBSERVED_KINDS, observation


@pytest.mark.parametrize(("page", "gold"), PAIRS, ids=IDS)
def test_every_entity_has_a_name_that_the_page_prints(page: Path, gold: Path) -> None:
    text = PINYIN.sub("", _bare(page.read_text(encoding="utf-8")))
    for article in _articles(gold):
        named: Counter[tuple[str, str]] = Counter()
        for entity in article["entities"]:
            names = [entity["name"], *entity["aliases"]]
            assert any(re.sub(r"\s+", "", name) in text for name in names), f"{page.name}: {names}"
            named.update((entity["type"], name) for name in names)
        shared = [key for key, count in named.items() if count > 1]
        assert not shared, f"{page.name}: two entities of one kind share a name: {shared}"


def test_every_relation_and_modality_is_shown() -> None:
    triples = [t for _, gold in PAIRS for article in _articles(gold) for t in article["triples"]]
    relations = Counter(t["p"] for t in triples)
    assert min(relations[p] for p in Predicate) >= LEAST_PER_RELATION, relations
    assert {t["modality"] for t in triples} == set(Modality)
    samples = {t["p"] for page, gold in PAIRS if page.parent == SAMPLES for a in _articles(gold) for t in a["triples"]}
    assert samples == set(Predicate)


def test_negative_pages_are_many_and_a_third_is_held_out() -> None:
    made = [(page, gold) for page, gold in PAIRS if page.parent.parent == PAGES]
    negative = [page for page, gold in made if not any(a["triples"] or a["observations"] for a in _articles(gold))]
    assert len(negative) >= LEAST_NEGATIVE
    assert all(page.name.startswith("noise-") for page in negative)
    held_out = [page for page, _ in made if page.parent.name == "heldout"]
    assert 3 * len(held_out) >= len(made)


def test_nothing_is_copied_from_the_shared_pages() -> None:
    if not SHARED_SEEDS.is_dir():
        pytest.skip(reason="the shared pages are not on this machine")
    windows: set[str] = set()
    for path in sorted(SHARED_SEEDS.iterdir()):
        text = _bare(path.read_text(encoding="utf-8"))
        windows.update(text[i : i + OVERLAP] for i in range(len(text) - OVERLAP + 1))
    for page, _ in PAIRS:
        text = _bare(page.read_text(encoding="utf-8"))
        shared = next((w for i in range(len(text) - OVERLAP + 1) if (w := text[i : i + OVERLAP]) in windows), None)
        assert shared is None, f"{page.name} repeats the shared pages: {shared}"
