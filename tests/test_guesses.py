"""Figures that no rule names: the names that they may have, and what the network's answer gives."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from kg.choices import Choice
from kg.networks import Floats
from kg.observations import choosing, find_observations
from kg.observations.choosing import GUESSED, GUESSED_RULE, choose_guesses
from kg.observations.finding import REFUSED, read_figures
from kg.observations.subject_features import Figure
from kg.types import Refusal
from tests.test_observations import describe, quote, resolve

UNNAMED = "[青川市|Region]的老街上，9家上市公司挂了牌。"
"""A count that rules refuse: nothing of the place's is said to be counted."""


def guess(marked: str) -> tuple[list[Figure], list[Figure]]:
    """The figures that rules name, and the guesses."""
    entities, resolved = resolve(marked, "2022-01-14")
    guesses: list[Figure] = []
    return read_figures(resolved, entities, quote, guesses=guesses), guesses


def list_names(marked: str) -> set[str]:
    """`rule name` of each guess."""
    return {f"{g.draft.rule.removeprefix('guessed.')} {g.draft.indicator}" for g in guess(marked)[1]}


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        # what stands behind, up to the verb, a mark or the next name
        (UNNAMED, {"behind 上市公司"}),
        # the words that lead to it
        ("[云石科技|Company]租了6000平方米，5月搬来。", {"measured 占地面积", "measured 建筑面积"}),
        ("[青川市|Region]10家离岛免税店总销售额达到5亿元。", {"behind 离岛免税店"}),
        # a figure in its unit before, in its sentence or an earlier one
        (
            "[青川市|Region]地区生产总值872.6亿元，增长9.4%。[白石市|Region]：515.9亿元，不再多说。",
            {"told 地区生产总值"},
        ),
        # by how much something grew is not how much there is of it
        ("[青川市|Region]年末存款余额3215.6亿元，比年初增加256.8亿元。", {"earlier 存款余额增加"}),
        ("[青川市|Region]今年用工增加八百人。", {"before 用工增加"}),
    ],
)
def test_names_that_a_figure_may_have(marked: str, names: set[str]) -> None:
    assert names <= list_names(marked)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[青川市|Region]50余家企业近600件专利参保。", "before 企业"),  # of the figure before
        ("[青川市|Region]向南一步，130平方公里。", "measured 建筑面积"),
        ("[青川市|Region]只占全国的两成。", "before 全国"),
        ("[青川市|Region]年末存款余额3215.6亿元，比年初增加256.8亿元。", "earlier 存款余额"),
        ("[青川市|Region]民营企业主导，国有企业增长超四成。", "before 国有企业增长"),
        ("首批签约41家企业业务规模增长超40%，[青川市|Region]高兴。", "behind 企业业务规模"),
    ],
)
def test_names_that_no_figure_has(marked: str, name: str) -> None:
    assert name not in list_names(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[青川市|Region]地区生产总值872.6亿元。",  # a rule names it
        "[云石科技|Company]换得[白石药业|Company]35%的股权。",
        "[云石科技|Company]派来了十来人。",  # a few things in characters: nobody takes them down
        "[青川市|Region]下雨了。",
    ],
)
def test_nothing_is_guessed(marked: str) -> None:
    assert not guess(marked)[1]


def test_guesses_leave_what_rules_read_as_it_is() -> None:
    entities, resolved = resolve(f"{UNNAMED}[云石科技|Company]产值5亿元，又租了6000平方米。", "2022-01-14")
    alone = read_figures(resolved, entities, quote)
    beside = read_figures(resolved, entities, quote, guesses=[])
    assert [(f.draft, f.subjects) for f in alone] == [(f.draft, f.subjects) for f in beside]


class Answers:
    """A network that rates the first candidate of each choice so."""

    def __init__(self, rates: Iterable[float]) -> None:
        self._rates = iter(rates)

    def rate(self, choices: list[Choice]) -> list[Floats]:
        found = []
        for choice, rate in zip(choices, self._rates, strict=False):
            own = np.zeros(len(choice.candidates))
            own[0], own[-1] = rate, 1 - rate
            found.append(own)
        return found


def test_a_figure_gets_its_likeliest_name(monkeypatch: pytest.MonkeyPatch) -> None:
    figures, guesses = guess("[云石科技|Company]租了6000平方米，5月搬来。")
    assert len(guesses) > 1
    rates = [GUESSED + 0.01 * number for number in range(len(guesses))]
    monkeypatch.setattr(choosing, "load_choices", lambda _: Answers(rates))
    ((figure, chosen),) = choose_guesses(figures, guesses)
    assert figure is guesses[-1]
    assert chosen.learned
    monkeypatch.setattr(choosing, "load_choices", lambda _: Answers([GUESSED - 0.01] * len(guesses)))
    assert choose_guesses(figures, guesses) == []


def test_a_figure_that_is_given_is_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entities, resolved = resolve(UNNAMED, "2022-01-14")
    for rate, expected in ((1.0, ["青川市 上市公司 9家"]), (0.0, [])):
        monkeypatch.setattr(choosing, "load_choices", lambda _, rate=rate: Answers([rate] * 9))
        refusals: list[Refusal] = []
        found = find_observations(resolved, entities, quote, refusals)
        assert [describe(item, entities) for item in found] == expected
        assert [e.rule for item in found for e in item.evidence] == [GUESSED_RULE] * len(expected)
        assert (REFUSED in {refusal.rule for refusal in refusals}) == (not expected)
