"""The learned finder of companies: what it adds, what it leaves alone, and that it is no necessity."""

from __future__ import annotations

import sys

import pytest

from kg.articles import find_articles
from kg.mentions import find_mentions, learned, scan_article
from kg.mentions.learned import MODEL, find_learned_companies, list_features
from kg.mentions.scans import Scan
from kg.seeds import load_lexicon
from kg.sentences import split_sentences
from kg.types import Document
from kg.vocabulary import Kind
from kg.words import tag

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
