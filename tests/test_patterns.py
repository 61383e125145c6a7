"""The matcher: lists, gaps, implied actors, and linear time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.patterns import Actor, Cue, Gap, List, compile_pattern, load_cues, show_tape, write_tape
from kg.rules import RULES
from kg.rules.examples import read_marked_text
from kg.seeds import load_lexicon
from kg.vocabulary import PLACES, Kind
from tests.growth import find_growth

CUES = load_cues(load_lexicon())
FIRMS = frozenset({Kind.COMPANY})


def names(marked: str, role: str, *elements: object) -> list[list[str]]:
    sentence = read_marked_text(marked).resolved
    tape = write_tape(
        sentence.article.text, sentence.sentences[0].span, sentence.mentions, range(len(sentence.mentions))
    )
    matcher = compile_pattern(tuple(elements), CUES)  # type: ignore[arg-type]
    return [[sentence.mentions[n].text for n in match.roles.get(role, ())] for match in matcher.find(tape)]


@pytest.mark.parametrize(
    ("marked", "members"),
    [
        ("[甲|Company]、[乙|Company]和[丙|Company]签约", ["甲", "乙", "丙"]),
        ("“[甲|Company]”“[乙|Company]”签约", ["甲", "乙"]),
        ("[甲|Company]、某某公司、[乙|Company]签约", ["甲", "乙"]),
        ("[甲|Company]（集团）、[乙|Company]以及[丙|Company]签约", ["甲", "乙", "丙"]),
        ("[甲|Company]，[乙|Company]签约", ["乙"]),
    ],
)
def test_lists_are_coordinations(marked: str, members: list[str]) -> None:
    assert names(marked, "object", List("object", FIRMS), Gap(2), Cue("sign")) == [members]


def test_an_actor_is_named_or_implied_but_never_behind_a_preposition() -> None:
    pattern = (Actor("subject", PLACES), Cue("sign"), Gap(4), List("object", FIRMS))
    assert names("[星河|Zone]签约[甲|Company]", "subject", *pattern) == [["星河"]]
    assert names("，当天签约[甲|Company]", "subject", *pattern) == [[]]
    assert names("甲乙在[星河|Zone]签约[丙|Company]", "subject", *pattern) == [[]], (
        "在 with a place says where, not who"
    )


def test_the_tape_shows_kinds() -> None:
    sentence = read_marked_text("[星河|Zone]签约[甲|Company]。").resolved
    tape = write_tape(sentence.article.text, sentence.sentences[0].span, sentence.mentions, range(2))
    assert show_tape(tape) == "{Zone}签约{Company}。"
    assert tape.origins[-1] == len(sentence.article.text)


@pytest.mark.parametrize(
    "filler", ["签约", "、", "[甲|Company]、", "[星河|Zone]与", "建设[乙|Project]", "在[星河|Zone]", "的"]
)
def test_no_rule_is_super_linear(filler: str) -> None:
    """Doubling an adversarial sentence may cost a little over twice, never four times."""
    matchers = [compile_pattern(rule.pattern, CUES) for rule in RULES]

    def prepare(repeats: int) -> Callable[[], object]:
        sentence = read_marked_text(filler * repeats).resolved
        count = len(sentence.mentions)
        tape = write_tape(sentence.article.text, sentence.sentences[0].span, sentence.mentions, range(count))
        return lambda: [matcher.find(tape) for matcher in matchers]

    prepare(50)()
    assert find_growth(prepare, 400, 1600, most=10) <= 10
