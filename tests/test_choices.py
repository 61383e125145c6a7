"""The network that chooses whose a figure is: its arithmetic against a plain one, what is described to it and what is
not, and when it has the last word over the rules."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from kg.articles import find_articles
from kg.choices import Choice, ChoiceNetwork, find_path, load_choices
from kg.entities import ArticleMentions, resolve_entities
from kg.mentions import find_mentions
from kg.mentions.scans import scan_article
from kg.observations.choosing import ADDED, MODEL, NOBODY, OTHER, Subjects, settle
from kg.observations.finding import read_figures
from kg.observations.owning import may_have
from kg.observations.seats import Draft
from kg.observations.subject_features import describe_figures
from kg.seeds import load_lexicon
from kg.sentences import split_sentences
from kg.types import Article, Document, Entity, Evidence, Span
from kg.vocabulary import Kind

WORDS = ("after 的", "kind Zone", "unit 亿元")
HIDDEN, SECOND = 3, 2


@pytest.fixture
def arrays() -> dict[str, np.ndarray]:
    """The weights of a small network, by a seed."""
    chance = np.random.default_rng(5)
    shapes: dict[str, tuple[int, ...]] = {
        "vectors": (len(WORDS) + 1, HIDDEN),
        "bias": (HIDDEN,),
        "second": (SECOND, HIDDEN),
        "second.bias": (SECOND,),
        "out": (1, SECOND),
    }
    return {name: chance.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def write(path: Path, arrays: dict[str, np.ndarray]) -> Path:
    np.savez(path, descriptions=np.frombuffer("\n".join(WORDS).encode(), np.uint8), **arrays)
    return path


def rate_plainly(arrays: dict[str, np.ndarray], choice: Choice) -> list[float]:
    """The probabilities by loops over numbers."""
    scores = []
    for own in choice.candidates:
        state = [float(value) for value in arrays["bias"]]
        for word in (*choice.shared, *own):
            if word in WORDS:
                vector = arrays["vectors"][WORDS.index(word) + 1]
                state = [a + float(b) for a, b in zip(state, vector, strict=True)]
        state = [max(0.0, value) for value in state]
        layer = [
            max(0.0, float(bias) + sum(float(w) * s for w, s in zip(row, state, strict=True)))
            for row, bias in zip(arrays["second"], arrays["second.bias"], strict=True)
        ]
        scores.append(sum(float(w) * s for w, s in zip(arrays["out"][0], layer, strict=True)))
    odds = [math.exp(score) for score in scores]
    return [one / sum(odds) for one in odds]


def test_probabilities_are_those_of_a_plain_computation(tmp_path: Path, arrays: dict[str, np.ndarray]) -> None:
    choices = [
        Choice(("unit 亿元",), (("kind Zone", "after 的"), ("kind Zone",), ("never seen",))),
        Choice((), (("after 的",), ())),
    ]
    rates = ChoiceNetwork(write(tmp_path / "m.npz", arrays)).rate(choices)
    assert [len(own) for own in rates] == [3, 2]
    for choice, own in zip(choices, rates, strict=True):
        assert [float(rate) for rate in own] == pytest.approx(rate_plainly(arrays, choice), abs=6e-5)
        assert float(own.sum()) == pytest.approx(1, abs=3e-4)


def test_choices_beside_each_other_change_nothing(tmp_path: Path, arrays: dict[str, np.ndarray]) -> None:
    network = ChoiceNetwork(write(tmp_path / "m.npz", arrays))
    one, other = Choice(("unit 亿元",), (("kind Zone",), ())), Choice((), (("after 的",), ("kind Zone",), ()))
    together = [own.tolist() for own in network.rate([one, other])]
    assert together == [network.rate([one])[0].tolist(), network.rate([other])[0].tolist()]
    assert network.rate([]) == []


def test_a_file_that_is_no_model_is_named(tmp_path: Path, arrays: dict[str, np.ndarray]) -> None:
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"no archive")
    with pytest.raises(ValueError, match=r"broken\.npz is no model"):
        ChoiceNetwork(broken)
    del arrays["second"]
    with pytest.raises(ValueError, match=r"partial\.npz is no model"):
        ChoiceNetwork(write(tmp_path / "partial.npz", arrays))


@pytest.mark.parametrize(
    ("ruled", "rates", "expected"),
    [
        (("a",), (0.6, 0.3, 0.1), Subjects(("a",))),
        (("a",), (0.1, OTHER + 0.01, 0.1), Subjects(("b",), True)),
        (("a",), (0.3, OTHER - 0.01, 0.0), Subjects(("a",))),
        (("a",), (0.1, 0.1, NOBODY + 0.01), Subjects((), True)),
        (("a",), (0.2, 0.1, NOBODY - 0.05), Subjects(("a",))),
        ((), (0.1, ADDED + 0.01, 0.3), Subjects(("b",), True)),
        ((), (0.2, ADDED - 0.01, 0.3), Subjects(())),
        ((), (0.1, 0.1, 0.9), Subjects(())),
        (("a", "b"), (0.1, 0.8, 0.1), Subjects(("a", "b"))),
    ],
)
def test_the_network_has_the_last_word_where_it_is_sure(
    ruled: tuple[str, ...], rates: tuple[float, ...], expected: Subjects
) -> None:
    assert settle(ruled, ("a", "b"), np.array(rates, np.float32)) == expected


@pytest.mark.parametrize(
    ("indicator", "rule", "name", "kind", "heads", "expected"),
    [
        ("工业增加值", "observations.value", "成都市", Kind.REGION, (), True),
        ("注册资本", "observations.value", "成都市", Kind.REGION, (), False),
        ("注册资本", "observations.value", "成都市", Kind.REGION, (3,), True),
        ("注册资本", "observations.value", "澜拓科技", Kind.COMPANY, (), True),
        ("注册资本", "observations.value", "成都高新区", Kind.ZONE, (), False),
        ("进出口额", "observations.value", "越南", Kind.REGION, (), False),
        ("产值占成都市比重", "observations.share", "成都市", Kind.REGION, (), False),
        ("产值占成都市比重", "observations.share", "成都高新区", Kind.ZONE, (), True),
        ("中标价", "observations.value", "成都高新区", Kind.ZONE, (), False),
        ("中标价", "observations.value", "云帆大桥项目", Kind.PROJECT, (), True),
    ],
)
def test_what_a_figure_may_not_be_of_the_network_does_not_choose(
    indicator: str, rule: str, name: str, kind: Kind, heads: tuple[int, ...], expected: bool
) -> None:
    draft = Draft(indicator, None, "value", 0, 0, rule, heads)
    assert may_have(draft, Entity("e1", kind, name)) is expected


def describe(text: str) -> list[tuple[list[str], Choice]]:
    """The names of each figure's candidates, and the choice."""
    lexicon = load_lexicon()
    document = Document("p.txt", text)
    articles = []
    for article in find_articles(document):
        sentences = split_sentences(article)
        articles.append(ArticleMentions(article, sentences, find_mentions(scan_article(article, sentences, lexicon))))
    entities, resolved = resolve_entities(document.id, articles, lexicon)
    rows = []
    for item in resolved:
        figures = read_figures(item, entities, quote)
        for candidates, choice in describe_figures(figures) if figures else ():
            rows.append(([entities[i].name for i in candidates], choice))
    return rows


def quote(article: Article, span: Span, rule: str) -> Evidence:
    return Evidence("p.txt", article.title, span.start, span.stop, "", rule)


PAGE = "{zone}去年签约项目41个。\n{company}落户后建成两条产线，年产值达到12.5亿元，用工680人。\n"


def test_candidates_are_those_named_near_and_the_last_choice_is_nobody() -> None:
    rows = describe(PAGE.format(zone="成都高新区", company="杭州澜拓科技有限公司"))
    assert rows
    for names, choice in rows:
        assert len(choice.candidates) == len(names) + 1
        assert choice.candidates[-1] == ("nobody",)
        assert "成都高新区" in names


def test_names_are_not_told() -> None:
    one = describe(PAGE.format(zone="成都高新区", company="杭州澜拓科技有限公司"))
    other = describe(PAGE.format(zone="苏州工业园区", company="江西云帆智能有限公司"))
    told = [
        sorted(
            {word for words in (choice.shared, *choice.candidates) for word in words if "澜" in word or "成都" in word}
        )
        for _, choice in one
    ]
    assert told == [[]] * len(one)
    assert len(one) == len(other)


def test_the_model_reads_what_the_extractor_describes() -> None:
    """Most descriptions of a page are known to the model that is shipped: they were trained under these names."""
    network = load_choices(MODEL)
    rows = describe(PAGE.format(zone="成都高新区", company="杭州澜拓科技有限公司"))
    words = {word for _, choice in rows for own in (choice.shared, *choice.candidates) for word in own}
    known = {word for word in words if network.knows(word)}
    assert find_path(MODEL).stat().st_size < 5_000_000
    assert len(known) > 0.7 * len(words)


def test_a_model_is_read_once_beside_others() -> None:
    first = load_choices("subjects")
    assert load_choices("ties") is not first
    assert load_choices("subjects") is first
