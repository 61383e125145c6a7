"""No rule's time grows faster than its text: each is driven with one sentence of up to ten thousand characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.mentions import ADDRESS
from kg.pipeline import extract_document
from kg.rules import RULES
from kg.rules.examples import read_marked_text
from kg.rules.rule import Rule
from kg.seeds import load_lexicon
from kg.sentences import LONGEST, split_sentences
from kg.statements import build_rule_book, find_statements
from kg.types import Article, Document, Entity, Evidence, ResolvedArticle, Span
from tests.growth import find_growth

SHORT, LONG = 5_000, 10_000
MOST = 5.0
"""Twice the text may take so many times the time: 2 and the noise of a busy machine; what grows with the third power
takes 8, and every pattern found so far that did not stay linear did."""


def evidence_of(article: Article, span: Span, rule: str) -> Evidence:
    return Evidence("marked", "", span.start, span.stop, "", rule)


def repeat(piece: str, length: int) -> tuple[ResolvedArticle, dict[str, Entity]]:
    """One sentence of about `length` characters: `piece` over and over, its implied topic once."""
    head = "".join(re.findall(r"<[^>]*>", piece))
    body = re.sub(r"<[^>]*>", "", piece)
    count = max(1, length // len(re.sub(r"\[([^|]*)\|[^\]]*\]", r"\1", body)))
    marked = read_marked_text(f"{head}{'，'.join([body] * count)}。")
    sentences = split_sentences(marked.resolved.article)
    topics = (marked.resolved.topics[0],) * len(sentences)
    return replace(marked.resolved, sentences=sentences, topics=topics), marked.entities


def pieces(rule: Rule) -> tuple[str, ...]:
    """The example; with every name a list of nine; with its words once more without their names."""
    example = rule.examples[0].rstrip("。")
    return (
        example,
        re.sub(r"(\[[^\]]*\])", r"\1、\1、\1、\1、\1、\1、\1、\1、\1", example),
        re.sub(r"\[[^\]]*\]", "", example) + example,
    )


def is_linear(work: Callable[[int], Callable[[], object]]) -> bool:
    return find_growth(work, SHORT, LONG, MOST) <= MOST


def test_growth_tells_a_square_from_a_line() -> None:
    def squared(size: int) -> Callable[[], object]:
        return lambda: [one for one in range(size) for _ in range(size)]

    assert find_growth(squared, 1_500, 4_500, MOST) > MOST
    assert find_growth(lambda size: lambda: list(map(str, range(size))), 400_000, 800_000, MOST) <= MOST


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_is_slow_on_a_long_sentence(rule: Rule) -> None:
    book = build_rule_book((rule,), load_lexicon())

    def work(piece: str) -> Callable[[int], Callable[[], object]]:
        def prepare(length: int) -> Callable[[], object]:
            resolved, entities = repeat(piece, length)
            return lambda: find_statements(resolved, entities, evidence_of, book)

        return prepare

    for piece in pieces(rule):
        assert is_linear(work(piece)), piece


@pytest.mark.parametrize(
    "piece",
    [
        "高新区",
        "公司",
        "、",
        "（",
        "《",
        "“",
        "的",
        "签约",
        "1",
        "1.",
        "2021年",
        "亿元",
        "一",
        "，",
        "中国",
        "有限公司",
        "项目",
        "在",
        "与",
        " ",
        "\n",
        "a",
        "产(chǎn)",
        "<p>",
        "□",
        "本报讯",
        "成都高新区与云帆科技有限公司、",
        "以下简称",
        "“星河”",
        "(星河",
        "同比增长",
        "增长10%，",
        "省市区县",
    ],
)
def test_no_page_of_one_thing_over_and_over_is_slow(piece: str) -> None:
    lexicon = load_lexicon()
    extract_document(Document("warm.txt", "星河高新区签约。"), lexicon)

    def prepare(length: int) -> Callable[[], object]:
        document = Document("page.txt", piece * (length // len(piece)), "page.txt")
        return lambda: extract_document(document, lexicon)

    assert is_linear(prepare)


def test_a_sentence_is_never_longer_than_its_bound() -> None:
    resolved, _ = repeat("[星河高新区|Zone=subject]签约[云帆公司|Company=object]", LONG)
    lengths = [len(sentence.span) for sentence in resolved.sentences]
    assert max(lengths) <= LONGEST
    assert sum(lengths) == len(resolved.article.text)
    assert all(sentence.text[-1] in "，；、。" for sentence in resolved.sentences)


@pytest.mark.parametrize("padding", range(LONGEST - 14, LONGEST + 2))
def test_a_sentence_that_is_cut_inside_a_name_stops_no_page(padding: int) -> None:
    text = "天" * (padding - 8) + "星河高新区签约云帆科技有限公司" + "望" * 30 + "。\n盐田经开区签约望海集团。"
    extraction = extract_document(Document("page.txt", text, "page.txt"), load_lexicon())
    assert any(evidence.text.startswith("盐田") for s in extraction.statements for evidence in s.evidence)


@pytest.mark.parametrize("padding", range(LONGEST - 10, LONGEST + 2))
@pytest.mark.parametrize("figure", ["投资3.55亿元", "产值增长12.5%"])
def test_a_sentence_that_is_cut_inside_a_figure_stops_no_page(padding: int, figure: str) -> None:
    text = "星河高新区" + "天" * (padding - 9) + figure + "望" * 30 + "。\n盐田经开区签约望海集团。"
    extraction = extract_document(Document("page.txt", text, "page.txt"), load_lexicon())
    assert any(evidence.text.startswith("盐田") for s in extraction.statements for evidence in s.evidence)


def test_addresses_are_found_in_linear_time() -> None:
    """Each character of a long word could begin an address."""

    def prepare(length: int) -> Callable[[], object]:
        text = "a" * length
        return lambda: ADDRESS.findall(text)

    assert find_growth(prepare, LONG, 2 * LONG, 3.0) <= 3.0
    assert ADDRESS.findall("联系kg.editor@example.org。") == ["kg.editor@example.org"]


def test_a_paragraph_that_begins_with_a_word_of_names_stops_no_page() -> None:
    text = "盐田经开区与望海公司\n\n集团签约，总投资5亿元。\n\n盐田经开区签约望海集团。\n"
    extraction = extract_document(Document("page.txt", text, "page.txt"), load_lexicon())
    assert [s.predicate for s in extraction.statements] == ["signed"]
