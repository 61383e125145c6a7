"""Pairs of a public set as training text: what its relations say of ours."""

from __future__ import annotations

from pathlib import Path

from bench.public_relations import Told, decide, read_pairs, read_public_lines
from kg.vocabulary import Predicate


def _labels(text: str, told: Told) -> list[dict[Predicate, bool]]:
    return [labels for line in read_public_lines([(text, told)]) for labels in line.labels.values()]


def test_rivals_are_nothing_to_each_other_and_of_partners_nothing_is_learned() -> None:
    assert decide(frozenset({"竞争"})) == {}
    assert decide(frozenset({"unknown", "分析"})) == {}
    assert decide(frozenset({"合作"})) is None
    assert decide(frozenset({"竞争", "合作"})) is None


def test_a_firm_that_is_bought_may_belong_to_the_buyer() -> None:
    decided = decide(frozenset({"收购"}))
    assert decided is not None
    assert decided[Predicate.ACQUIRES]
    assert not decided[Predicate.SUBSIDIARY_OF]
    assert Predicate.DEVELOPS not in decided


def test_the_nearest_names_say_it() -> None:
    told = {("琴台新材", "远帆科技"): frozenset({"收购"})}
    (first, second) = _labels("琴台新材公告，琴台新材收购远帆科技。", told)
    assert sorted((first[Predicate.ACQUIRES], second[Predicate.ACQUIRES])) == [False, True]


def test_a_pair_of_which_nothing_is_decided_is_no_training_text() -> None:
    assert not _labels("琴台新材与远帆科技合作。", {("琴台新材", "远帆科技"): frozenset({"合作"})})


def test_pairs_of_a_sentence_are_read_together(tmp_path: Path) -> None:
    (tmp_path / "finre").mkdir()
    rows = ["琴台\t远帆\t收购\t琴台收购远帆。", "", "远帆\t琴台\t被收购\t琴台收购远帆。", "琴台\t琴台\t自己\t琴台说。"]
    (tmp_path / "finre" / "train.txt").write_text("\n".join(rows), encoding="utf-8")
    ((text, told),) = read_pairs(tmp_path)
    assert text == "琴台收购远帆。"
    assert told == {("琴台", "远帆"): {"收购"}, ("远帆", "琴台"): {"被收购"}}
