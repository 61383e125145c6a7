"""Whom a clause without a subject speaks of."""

from __future__ import annotations

import pytest

from kg.patterns import write_tape
from kg.rules.examples import read_marked_text
from kg.subjects import carry_subjects


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[明月州|Region]州长[金小山|Person]说，今年要发展物流。", [["明月州"]]),
        ("[云帆科技|Company]副总经理[李大为|Person]介绍，去年投资5亿元。", [["云帆科技"]]),
        ("1984年设立的[星河经开区|Zone]，是首批试点。", [["星河经开区"]]),
        ("[云帆科技|Company]与[王小明|Person]会面，说到投资。", []),
        ("[云帆科技|Company]的员工[王小明|Person]走来。", []),
        ("走进设立多年的[星河经开区|Zone]广场，灯火通明。", []),
    ],
)
def test_speakers_and_head_nouns_carry_on(marked: str, names: list[list[str]]) -> None:
    text = read_marked_text(marked)
    resolved = text.resolved
    sentence = resolved.sentences[0]
    tape = write_tape(resolved.article.text, sentence.span, resolved.mentions, range(len(resolved.mentions)))
    carried = carry_subjects(resolved, sentence, tape, text.entities)
    assert [[text.name(i) for i in ids] for _, ids in carried] == names
