"""Sentences of public sets as training text: which characters have a label, and which have none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.public_names import UNKNOWN, Known, label_sentences, read_sentences
from kg.vocabulary import Kind

FIRM = {"远山科技": Kind.COMPANY}


def _label(text: str, names: Known) -> list[tuple[str, str]]:
    return [
        (sign, label)
        for article in label_sentences([(text, names)])
        for sentence in article
        for sign, label in zip(sentence.sentence.text, sentence.labels, strict=True)
    ]


def test_a_known_name_is_labelled_each_time_it_stands_there() -> None:
    labelled = _label("远山科技公告，远山科技拟收购琴台新材。", FIRM)
    assert [label for _, label in labelled][:4] == ["BCompany", *["ICompany"] * 3]
    assert sum(label == "BCompany" for _, label in labelled) == 2


def test_a_verb_is_no_name_and_of_a_name_not_given_nothing_is_known() -> None:
    labelled = _label("远山科技宣布收购琴台新材。", FIRM)
    assert [label for sign, label in labelled if sign in "宣布收购。"] == ["O"] * 5
    assert [label for sign, label in labelled if sign in "琴台新材"] == [UNKNOWN] * 4


@pytest.mark.parametrize("text", ["远山科技集团公告，收入增长。", "远山科技（星河）有限公司公告，收入增长。"])
def test_the_beginning_of_a_longer_name_is_no_name(text: str) -> None:
    assert not [label for _, label in _label(text, FIRM) if label == "BCompany"]


def test_both_sets_are_read_each_sentence_once(tmp_path: Path) -> None:
    (tmp_path / "finre").mkdir()
    (tmp_path / "fewfc").mkdir()
    rows = ["远山科技\t明月新材\tunknown\t远山科技,明月新材共<N>家。", "上市公司\t该公司\tunknown\t上市公司说。", ""]
    (tmp_path / "finre" / "train.txt").write_text("\n".join(rows), encoding="utf-8")
    mentions = [{"word": "云帆", "role": "sub-org"}, {"word": "林某", "role": "sub-per"}, {"word": "股", "role": "way"}]
    event = {"content": "云帆与林某质押股。", "events": [{"mentions": mentions}]}
    (tmp_path / "fewfc" / "train_base.json").write_text(json.dumps(event), encoding="utf-8")
    (first, firms), (second, one) = read_sentences(tmp_path)
    assert first.startswith("远山科技，明月新材共")  # As newspapers print it, with a number for the one taken out.
    assert "<N>" not in first
    assert firms == dict.fromkeys(("远山科技", "明月新材"), Kind.COMPANY)
    assert (second, one) == ("云帆与林某质押股。", {"云帆": Kind.COMPANY})


def test_a_missing_set_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_sentences(tmp_path))
