"""The learned finder of companies: what it adds, what it leaves alone, and that it is no necessity."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from kg.articles import find_articles
from kg.mentions import find_mentions, learned, scan_article
from kg.mentions.learned import MODEL, find_learned_companies, list_features
from kg.mentions.learned_bounds import Clause, read_bounds
from kg.mentions.scans import Scan
from kg.seeds import load_lexicon
from kg.sentences import split_sentences
from kg.types import Document
from kg.vocabulary import Kind
from kg.words import Word, tag

pytest.importorskip(
    "pycrfsuite", reason="python-crfsuite is not installed; the learned finder gives nothing without it"
)


def _scan(text: str) -> Scan:
    article = find_articles(Document("page.txt", text))[0]
    return scan_article(article, split_sentences(article), load_lexicon())


def _learned(text: str) -> list[str]:
    return [mention.text for mention in find_mentions(_scan(text)) if mention.finder == learned.FINDER]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨日，恒川磁材宣布以3.2亿元收购铭越精工60%股权，双方已签署协议。", "恒川磁材"),
        ("公告显示，全资公司盛禾半导体拟向大股东转让所持股份。", "盛禾半导体"),
    ],
)
def test_names_without_telling_last_word(text: str, name: str) -> None:
    """Invented names that no table holds are found by some finder, as companies."""
    assert name in [mention.text for mention in find_mentions(_scan(text)) if mention.kind is Kind.COMPANY]


@pytest.mark.parametrize(
    "text",
    [
        "全市规上工业增加值增长8.9%，固定资产投资增长6%。",
        "这条老街的清晨从一碗热汤面开始，街坊们端着碗闲谈。",
        "项目建设提速，招商服务、项目落地机制不断完善。",
        "新冠疫苗研发项目进入临床阶段。",
    ],
)
def test_ordinary_words_stay_words(text: str) -> None:
    """Statistics, classes and plain prose yield no company of the model."""
    assert _learned(text) == []


def test_names_already_found_are_left_alone() -> None:
    """A mention of the model overlaps no other name but a division or a company that it holds."""
    scan = _scan("宁德时代与恒川磁材签署投资协议，项目落户合肥高新区。")
    held = find_mentions(scan)
    assert find_learned_companies(scan, held) == []


def test_same_answer_twice() -> None:
    """The finder holds no state between calls."""
    text = "昨日，恒川磁材宣布以3.2亿元收购铭越精工60%股权。"
    assert find_mentions(_scan(text)) == find_mentions(_scan(text))


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without python-crfsuite the finder gives nothing and nothing fails."""
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    learned.load_tagger.cache_clear()
    try:
        assert _learned("昨日，恒川磁材宣布以3.2亿元收购铭越精工60%股权。") == []
    finally:
        learned.load_tagger.cache_clear()


def test_features_cover_every_character() -> None:
    """One row of features a character, of the same width, also where the words start elsewhere in a sentence."""
    text = "恒川磁材2024年投资A类项目"
    rows = list_features(text, tag(text))
    assert len(rows) == len(text) and len({len(row) for row in rows}) == 1
    assert rows == list_features(text, tag(text, 40))


def test_the_shipped_model_is_small() -> None:
    """The model stays under 5 MB."""
    assert 100_000 < MODEL.stat().st_size < 5_000_000


def _clauses(text: str) -> list[tuple[str, list[Word]]]:
    return [(text[c[0].start : c[-1].stop], c) for c in learned.split_clauses(tag(text))]


def test_a_clause_that_the_bound_leaves_out_has_no_name() -> None:
    """Over own pages and over characters thrown together: the bound may keep too much, never too little."""
    random = Random(5)
    pages = sorted((Path(__file__).parent / "pages" / "dev").glob("*.txt"))
    lines = [line for page in pages for line in page.read_text("utf-8").splitlines() if line.strip()]
    characters = "".join(lines)
    lines += ["".join(random.choices(characters, k=random.randint(1, 30))) for _ in range(400)]
    clauses = [clause for line in lines for clause in _clauses(line)]
    signs = learned._signs()
    bounded = [Clause(t.translate(signs), w, learned._trade_features(t)) for t, w in clauses]
    bounds = read_bounds(MODEL)
    kept = bounds.select(bounded)
    tagger = learned.load_tagger()
    named = [bool(learned.decode_spans(tagger, t, w)) for t, w in clauses]
    assert sum(named) > 50
    assert sum(kept) < len(clauses) / 2
    assert not [t for (t, _), k, n in zip(clauses, kept, named, strict=True) if n and not k]
    assert [bounds.select([clause])[0] for clause in bounded[:300]] == kept[:300]


def test_no_clause_is_bounded_to_none() -> None:
    assert read_bounds(MODEL).select([]) == []
