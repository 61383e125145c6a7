"""The network of names: its arithmetic against a plain one, long articles, and files that are none; and how its
probabilities and the CRF's give names."""

from __future__ import annotations

import math
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from kg.articles import find_articles
from kg.crf import load_model
from kg.mentions import labelling, name_network
from kg.mentions.label_features import Columns, list_columns, list_features
from kg.mentions.labelling import OUTSIDE, find_path, label_names, may_add, read_names, weigh
from kg.mentions.name_network import COLUMNS, NameNetwork, load_name_network
from kg.mentions.scans import scan_article
from kg.seeds import load_lexicon
from kg.sentences import split_sentences
from kg.types import Document, Mention, Sentence, Span
from kg.vocabulary import Kind, ValueKind
from kg.words import tag

FORMS = {
    "characters": ("区", "澜", "高"),
    "said": ("BZone", "EZone", "O"),
    "finders": ("-", "zones.brand"),
    "places": ("Bn", "En"),
    "words": ("高新",),
    "labels": ("O", "BZone", "IZone"),
    "gaps": ("1", "3"),
}
WIDTHS = {"characters": 3, "said": 2, "finders": 2, "places": 2, "words": 3, "begins": 1}
CHANNELS = 4
TOLD = ("said", "finders", "places")
SENTENCES = (
    Columns("高新区", ("BZone", "IZone", "EZone"), ("zones.brand",) * 3, ("Bn", "En", "Sn"), ("高新", "高新", "区")),
    Columns("澜拓", ("O", "O"), ("-", "-"), ("Bn", "En"), ("澜拓", "澜拓")),
)


@pytest.fixture(scope="module")
def arrays() -> dict[str, np.ndarray]:
    """The weights of a small network, by a seed."""
    chance = np.random.default_rng(3)
    sizes = {name: len(FORMS.get(name, "")) + 1 for name in COLUMNS} | {"begins": 2}
    shapes: dict[str, tuple[int, ...]] = {f"{name}.vectors": (sizes[name], width) for name, width in WIDTHS.items()}
    shapes |= {"inward": (CHANNELS, sum(WIDTHS.values())), "inward.bias": (CHANNELS,)}
    for n in range(len(FORMS["gaps"])):
        shapes |= {
            f"block{n}": (2 * CHANNELS, CHANNELS, 3),
            f"block{n}.bias": (2 * CHANNELS,),
            f"block{n}.normal": (CHANNELS,),
            f"block{n}.normal.bias": (CHANNELS,),
        }
    shapes |= {"normal": (CHANNELS,), "normal.bias": (CHANNELS,)}
    shapes |= {"out": (len(FORMS["labels"]), CHANNELS + sum(WIDTHS[name] for name in TOLD))}
    shapes |= {"out.bias": (len(FORMS["labels"]),)}
    return {name: chance.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture(scope="module")
def small(arrays: dict[str, np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> NameNetwork:
    path = tmp_path_factory.mktemp("model") / "small.npz"
    texts = {name: np.frombuffer("\n".join(own).encode(), np.uint8) for name, own in FORMS.items()}
    np.savez(path, **texts, **arrays)
    return NameNetwork(path)


def number(name: str, form: str) -> int:
    return FORMS[name].index(form) + 1 if form in FORMS[name] else 0


def normalize(state: np.ndarray, arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    mean = sum(state) / len(state)
    spread = math.sqrt(sum((value - mean) ** 2 for value in state) / len(state) + 1e-5)
    return np.array([(v - mean) / spread for v in state]) * arrays[name] + arrays[f"{name}.bias"]


def rate_plainly(arrays: dict[str, np.ndarray], sentences: tuple[Columns, ...]) -> np.ndarray:
    """Label by label, character by character, number by number."""
    told, states = [], []
    for columns in sentences:
        for place in range(len(columns.characters)):
            found = {name: arrays[f"{name}.vectors"][number(name, getattr(columns, name)[place])] for name in COLUMNS}
            told.append(np.concatenate([found[name] for name in TOLD]))
            begins = arrays["begins.vectors"][int(place == 0)]
            seen = np.concatenate((found["characters"], told[-1], found["words"], begins))
            states.append(arrays["inward"] @ seen + arrays["inward.bias"])
    for n, gap in enumerate(map(int, FORMS["gaps"])):
        normal = [normalize(state, arrays, f"block{n}.normal") for state in states]
        added = []
        for place in range(len(states)):
            both = arrays[f"block{n}.bias"].astype(float)
            for step in range(3):
                other = place + (step - 1) * gap
                if 0 <= other < len(states):
                    both = both + arrays[f"block{n}"][:, :, step] @ normal[other]
            added.append([both[c] / (1 + math.exp(-both[CHANNELS + c])) for c in range(CHANNELS)])
        states = [state + np.array(more) for state, more in zip(states, added, strict=True)]
    rates = []
    for state, own in zip(states, told, strict=True):
        logits = arrays["out"] @ np.concatenate((normalize(state, arrays, "normal"), own)) + arrays["out.bias"]
        odds = [math.exp(value - max(logits)) for value in logits]
        rates.append([value / sum(odds) for value in odds])
    return np.array(rates)


def test_the_network_computes_what_its_layers_say(small: NameNetwork, arrays: dict[str, np.ndarray]) -> None:
    assert small.rate(SENTENCES) == pytest.approx(rate_plainly(arrays, SENTENCES), abs=2e-4)


def test_an_article_is_read_in_pieces_as_if_at_once(small: NameNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    article = SENTENCES * 9
    whole = small.rate(article)
    monkeypatch.setattr(name_network, "_CHUNK", 7)
    assert small.rate(article) == pytest.approx(whole, abs=1.1e-4)
    assert whole.shape == (45, 3)
    assert whole.sum(1) == pytest.approx(np.ones(45), abs=1e-3)


def test_nothing_is_rated_as_nothing(small: NameNetwork) -> None:
    assert small.rate([]).shape == (0, 3)
    assert small.rate([Columns("", (), (), (), ())]).shape == (0, 3)


def test_a_file_that_is_no_model_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "names.npz"
    with pytest.raises(OSError, match=r"names\.npz"):
        NameNetwork(path)
    whole = name_network.find_path().read_bytes()
    for content in (b"", b"no model", whole[: len(whole) // 2]):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"names\.npz is no model"):
            NameNetwork(path)
    np.savez(path, labels=np.frombuffer(b"O", np.uint8))
    with pytest.raises(ValueError, match=r"names\.npz is no model"):
        NameNetwork(path)


def test_the_shipped_model_is_small_and_knows_every_kind() -> None:
    assert 500_000 < name_network.find_path().stat().st_size < 5_000_000
    labels = load_name_network().labels
    assert set(labels) == {OUTSIDE, *(side + kind for side in "BI" for kind in Kind)}


def test_columns_are_as_long_as_the_sentence_wherever_it_stands() -> None:
    text = "合肥高新区签约"
    held = Mention(Span(40, 45), "合肥高新区", Kind.ZONE, "zones.brand")
    columns = list_columns(text, tag(text, 40), [held], Span(40, 47))
    assert {len(getattr(columns, name)) for name in COLUMNS} == {len(text)}
    assert list(columns.said) == ["BZone", "IZone", "IZone", "IZone", "EZone", "O", "O"]
    assert columns.finders[4:6] == ["zones.brand", "-"]
    assert columns.words[5] == "签约" and columns.places[5].startswith("B")


OPTIONS = (
    {"O": 0.5, "BCompany": 0.4, "BZone": 0.1},
    {"O": 0.2, "ICompany": 0.5, "IZone": 0.3},
    {"IZone": 0.45, "ICompany": 0.35, "O": 0.2},
    {"O": 0.9, "IRegion": 0.95},
)


def test_the_likeliest_path_is_the_best_of_all_paths() -> None:
    def may_follow(label: str, before: str) -> bool:
        return label[0] != "I" or before[1:] == label[1:]

    for size in range(1, len(OPTIONS) + 1):
        own = OPTIONS[:size]
        paths = [
            path for path in product(*own) if all(may_follow(b, a) for a, b in zip(("O", *path), path, strict=False))
        ]
        best = max(paths, key=lambda path: math.prod(o[label] for o, label in zip(own, path, strict=True)))
        assert find_path(own) == list(best)


def test_a_name_is_as_sure_as_its_least_sure_character() -> None:
    article = next(iter(find_articles(Document("page.txt", "甲" * 10 + "澜拓在高新区"))))
    sentence = Sentence(article, 0, 0, Span(10, 16))
    options = ({"BCompany": 0.9, "O": 0.1}, {"ICompany": 0.6, "O": 0.3}, {}, {"BZone": 0.8, "O": 0.2}, {}, {})
    assert list(read_names(options, sentence)) == [
        (Span(10, 12), Kind.COMPANY, 0.6),
        (Span(13, 14), Kind.ZONE, 0.8),
    ]


def test_what_both_models_see_is_weighed_and_where_neither_sees_a_name_is_none() -> None:
    text = "昨日，恒川磁材宣布收购铭越精工。"
    model, labels = load_model("names"), load_name_network().labels
    path = model.label(list_features(text, tag(text), [], Span(0, len(text))))
    rates = np.zeros((len(text), len(labels)), np.float32)
    rates[:, labels.index(OUTSIDE)] = 1
    options = weigh(model, path, rates)
    assert [bool(own) for own in options] == [label != OUTSIDE for label in path]
    place = path.index("BCompany")
    assert options[place]["BCompany"] == pytest.approx(model.marginal("BCompany", place) * (1 - labelling._SHARE))
    rates[:, labels.index(OUTSIDE)] = 0.5
    rates[:, labels.index("BZone")] = 0.5
    assert all({"O", "BZone"} <= own.keys() for own in weigh(model, path, rates))


@pytest.mark.parametrize(
    ("label", "place", "rate", "asked"),
    [
        ("O", 0, 0.0, False),
        ("BCompany", 5, 0.2, True),
        ("BCompany", 5, 0.05, False),
        ("IZone", 5, 0.2, True),
        ("BZone", 2, 0.2, True),
        ("IZone", 2, 0.9, False),
        ("BRegion", 0, 0.2, True),
    ],
)
def test_the_crf_is_asked_where_it_can_matter(label: str, place: int, rate: float, asked: bool) -> None:
    article = next(iter(find_articles(Document("page.txt", "甲" * 10 + "合肥高新区签约"))))
    sentence = Sentence(article, 0, 0, Span(10, 17))
    held = (
        Mention(Span(10, 15), "合肥高新区", Kind.ZONE, "zones.brand"),
        Mention(Span(15, 17), "签约", ValueKind.PERIOD, "x"),
    )
    labels = load_name_network().labels
    rates = np.zeros((7, len(labels)), np.float32)
    rates[0, labels.index("BZone")] = rates[1:5, labels.index("IZone")] = rates[5:, labels.index(OUTSIDE)] = 0.9
    rates[place, labels.index(label)] = rate
    least = 1 - labelling._SHARE + 0.1 * labelling._SHARE
    assert may_add(rates, held, sentence, least) is asked


def test_names_are_told_by_sentence() -> None:
    article = next(iter(find_articles(Document("page.txt", "昨日，恒川磁材宣布收购铭越精工。\n天气转凉。"))))
    page = scan_article(article, split_sentences(article), load_lexicon())
    told = list(label_names(page, [()] * len(page.sentences), 0.4))
    assert len(told) == len(page.sentences)
    first = {page.text[span.start : span.stop]: kind for span, kind, _ in told[0]}
    assert first == {"恒川磁材": Kind.COMPANY, "铭越精工": Kind.COMPANY}
    assert told[-1] == []
