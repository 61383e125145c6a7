"""The network of relations: its arithmetic against a plain one, lines alone and in company, and files that are none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kg import pair_network
from kg.pair_network import (
    LONGEST,
    PairNetwork,
    Stated,
    count_marks,
    describe_pair,
    find_path,
    load_network,
    measure_distance,
)
from kg.pairs import LETTERS, SLOTS, Line, Member, find_pairs, write_lines
from kg.rules.examples import read_marked_text
from kg.vocabulary import Kind, Predicate

WORDS, CHARACTERS, TAGS = ("C", "携手", "，"), ("手", "携"), ("", "v")
WORD, TAG, HIDDEN, PAIR = 3, 2, 4, 5
PREDICATES = tuple(map(str, sorted(Predicate)))
NOTHING = Stated([], PREDICATES)
TEXTS = (
    "[蔚岚汽车|Company]携手[宁波港口集团|Company]。",
    "去年，[蔚岚汽车|Company]与[砾川科技|Company]一道，在[苏州工业园区|Zone]携手打造[滨海基地|Project]，[周砚秋|Person]出席。",
    "[合肥高新区|Zone]迎来[砾川科技|Company]。",
)


def lines(text: str) -> list[Line]:
    read = read_marked_text(text)
    return [line for _, line in write_lines(read.resolved, read.entities)]


def pairs(line: Line) -> list[tuple[Member, Member]]:
    return list(find_pairs(line))


@pytest.fixture(scope="module")
def arrays() -> dict[str, np.ndarray]:
    """The weights of a small network, by a seed."""
    chance = np.random.default_rng(7)
    shapes: dict[str, tuple[int, ...]] = {
        "word": (len(WORDS) + 1, WORD),
        "character": (len(CHARACTERS) + 1, WORD),
        "tag": (len(TAGS) + 1, TAG),
        "subject": (PAIR, 2 * HIDDEN),
        "subject.bias": (PAIR,),
        "object": (PAIR, 2 * HIDDEN),
        "between": (PAIR, 2 * HIDDEN),
        "kinds": (len(LETTERS) ** 2, PAIR),
        "distance": (40, PAIR),
        "implied": ((len(SLOTS) + 1) ** 2, PAIR),
        "marks": (7, PAIR),
        "stated": (PAIR, 3 * len(PREDICATES)),
        "second": (PAIR, PAIR),
        "second.bias": (PAIR,),
        "out": (len(PREDICATES), PAIR),
        "out.bias": (len(PREDICATES),),
        "stated_out": (len(PREDICATES), 3 * len(PREDICATES)),
    }
    for layer, width in ((0, WORD + TAG), (1, 2 * HIDDEN)):
        for way in (f"l{layer}", f"l{layer}_reverse"):
            shapes |= {
                f"weight_ih_{way}": (3 * HIDDEN, width),
                f"weight_hh_{way}": (3 * HIDDEN, HIDDEN),
                f"bias_ih_{way}": (3 * HIDDEN,),
                f"bias_hh_{way}": (3 * HIDDEN,),
            }
    return {name: chance.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture(scope="module")
def small(arrays: dict[str, np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> PairNetwork:
    path = tmp_path_factory.mktemp("model") / "small.npz"
    forms = {"words": WORDS, "characters": CHARACTERS, "tags": TAGS, "predicates": PREDICATES}
    texts = {name: np.frombuffer("\n".join(own).encode(), np.uint8) for name, own in forms.items()}
    np.savez(path, **texts, **arrays)
    return PairNetwork(path)


def sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def walk(arrays: dict[str, np.ndarray], way: str, rows: Sequence[np.ndarray]) -> list[np.ndarray]:
    """One direction of one layer, state by state, number by number."""
    state, found = np.zeros(HIDDEN), []
    for row in rows:
        inward = arrays[f"weight_ih_{way}"] @ row + arrays[f"bias_ih_{way}"]
        recurrent = arrays[f"weight_hh_{way}"] @ state + arrays[f"bias_hh_{way}"]
        new = np.zeros(HIDDEN)
        for n in range(HIDDEN):
            reset = sigmoid(inward[n] + recurrent[n])
            update = sigmoid(inward[HIDDEN + n] + recurrent[HIDDEN + n])
            fresh = math.tanh(inward[2 * HIDDEN + n] + reset * recurrent[2 * HIDDEN + n])
            new[n] = (1 - update) * fresh + update * state[n]
        state = new
        found.append(state)
    return found


def number(forms: tuple[str, ...], form: str) -> int:
    return forms.index(form) + 1 if form in forms else 0


def rate_plainly(arrays: dict[str, np.ndarray], line: Line, pair: tuple[Member, Member], told: list[int]) -> np.ndarray:
    rows = []
    for token, tag in zip(line.tokens, line.tags, strict=True):
        signs = [arrays["character"][number(CHARACTERS, sign)] for sign in token[:4]]
        word = arrays["word"][number(WORDS, token)] + sum(signs) / len(signs)
        rows.append(np.concatenate((word, arrays["tag"][number(TAGS, tag)])))
    for layer in (0, 1):
        forwards = walk(arrays, f"l{layer}", rows)
        backwards = walk(arrays, f"l{layer}_reverse", rows[::-1])[::-1]
        rows = [np.concatenate(both) for both in zip(forwards, backwards, strict=True)]
    one, other = pair
    first, last = sorted((one.place, other.place))
    between = rows[first + 1 : last]
    hidden = arrays["subject"] @ rows[one.place] + arrays["subject.bias"] + arrays["object"] @ rows[other.place]
    hidden = hidden + arrays["between"] @ (sum(between) / len(between) if between else np.zeros(2 * HIDDEN))
    classes = describe_pair(one, other, count_marks(line))
    for name, place in zip(("kinds", "distance", "implied", "marks"), classes, strict=True):
        hidden = hidden + arrays[name][place]
    given = np.array([float(n in told) for n in range(3 * len(PREDICATES))])
    hidden = np.maximum(hidden + arrays["stated"] @ given, 0)
    hidden = hidden + np.maximum(arrays["second"] @ hidden + arrays["second.bias"], 0)
    logits = arrays["out"] @ hidden + arrays["out.bias"] + arrays["stated_out"] @ given
    return np.array([sigmoid(value) for value in logits])


@pytest.mark.parametrize("text", TEXTS)
def test_the_products_are_those_of_a_plain_network(
    text: str, small: PairNetwork, arrays: dict[str, np.ndarray]
) -> None:
    line = lines(text)[0]
    one, other = pairs(line)[-1]
    triples = [(one.ids[0], p, other.ids[0]) for p in (Predicate.BUILDS, Predicate.SIGNED)]
    stated = Stated([*triples, ("x", Predicate.INVESTS, other.ids[0]), (one.ids[0], Predicate.ISSUES, "y")], PREDICATES)
    rates = small.rate([line], [pairs(line)], stated)[0]
    assert rates.shape == (len(pairs(line)), len(PREDICATES))
    for row, pair in zip(rates, pairs(line), strict=True):
        assert row == pytest.approx(rate_plainly(arrays, line, pair, stated.list_columns(*pair)), abs=2e-4)


@pytest.mark.parametrize("network", ["small", "trained"])
def test_a_line_is_rated_alike_alone_and_in_company(network: str, small: PairNetwork) -> None:
    model = small if network == "small" else load_network()
    read = [lines(text)[0] for text in TEXTS]
    together = model.rate(read, [pairs(line) for line in read], NOTHING)
    for line, rates in zip(read, together, strict=True):
        assert rates == pytest.approx(model.rate([line], [pairs(line)], NOTHING)[0], abs=2e-4)
    turned = model.rate(read[::-1], [pairs(line) for line in read[::-1]], NOTHING)[::-1]
    assert all(one == pytest.approx(other, abs=2e-4) for one, other in zip(together, turned, strict=True))


def test_without_pairs_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PairNetwork, "_read", lambda *_: pytest.fail("read"))
    assert [rates.shape for rates in load_network().rate([lines(TEXTS[0])[0]], [[]], {})] == [(0, len(PREDICATES))]
    assert load_network().rate([], [], NOTHING) == []


def test_a_line_too_long_is_not_rated() -> None:
    read = [lines(f"[蔚岚汽车|Company]{'走，' * count}携手[宁波港口集团|Company]。")[0] for count in (3, LONGEST)]
    one, other = (member for member in read[1].members if not member.implied)
    short, long = load_network().rate(read, [pairs(read[0]), [(one, other)]], NOTHING)
    assert short.any() and not long.any()


def test_what_the_rules_state_counts() -> None:
    line = lines("[蔚岚汽车|Company]操刀[滨海基地|Project]。")[0]
    (pair,) = ((s, o) for s, o in pairs(line) if s.kind is Kind.COMPANY)
    column = PREDICATES.index(Predicate.BUILDS)
    plain = load_network().rate([line], [[pair]], NOTHING)[0][0, column]
    stated = Stated([(pair[0].ids[0], Predicate.BUILDS, pair[1].ids[0])], PREDICATES)
    told = load_network().rate([line], [[pair]], stated)
    assert told[0][0, column] > plain


def test_cooperation_is_stated_of_both() -> None:
    one, other = (Member(n, Kind.COMPANY, (i,), "", n) for n, i in enumerate("ab"))
    stated = Stated([("b", Predicate.COOPERATES_WITH, "a"), ("b", Predicate.INVESTS, "a")], PREDICATES)
    assert stated.list_columns(one, other) == [PREDICATES.index(Predicate.COOPERATES_WITH)]
    assert [PREDICATES[n] for n in stated.list_columns(other, one)] == [Predicate.COOPERATES_WITH, Predicate.INVESTS]


def test_what_is_stated_with_others_stands_apart() -> None:
    one, other = Member(0, Kind.COMPANY, ("a",), "", 0), Member(1, Kind.PROJECT, ("p", "q"), "", 1)
    stated = Stated(
        [("x", Predicate.BUILDS, "p"), ("a", Predicate.SIGNED, "z"), ("a", Predicate.INVESTS, "q")], PREDICATES
    )
    count = len(PREDICATES)
    assert stated.list_columns(one, other) == [
        PREDICATES.index(Predicate.INVESTS),
        count + PREDICATES.index(Predicate.BUILDS),
        2 * count + PREDICATES.index(Predicate.SIGNED),
    ]


def test_what_is_proposed_fits_its_kinds() -> None:
    read = [line for text in TEXTS for line in lines(text)]
    found = list(load_network().propose(read, [pairs(line) for line in read], NOTHING, lambda _: 0.0))
    assert len(found) > 20
    for line, (subject, object_), predicate in found:
        assert predicate in pair_network.allowed(subject.kind, object_.kind)
        assert {subject, object_} <= set(read[line].members)


def test_distances_have_classes_of_their_own_for_each_order() -> None:
    classes = [measure_distance(50, 50 + gap) for gap in range(-60, 61) if gap]
    assert min(classes) >= 0 and max(classes) < 40
    assert not {measure_distance(0, n) for n in range(1, 60)} & {measure_distance(n, 0) for n in range(1, 60)}
    assert [measure_distance(0, n) for n in range(1, 9)] == list(range(1, 9))
    behind = [measure_distance(0, n) for n in range(1, 60)]
    assert behind == sorted(behind)


def test_the_model_is_small() -> None:
    assert 100_000 < find_path().stat().st_size < 5_000_000


def test_a_file_that_is_no_model_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "relations.npz"
    with pytest.raises(OSError, match=r"relations\.npz"):
        PairNetwork(path)
    for content in (b"no model", b"PK\x03\x04 broken", find_path().read_bytes()[:-900]):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"relations\.npz"):
            PairNetwork(path)
    np.savez(path, words=np.zeros(3, np.uint8))
    with pytest.raises(ValueError, match=r"relations\.npz"):
        PairNetwork(path)
