"""The public benchmark of firms counts names by their edges and deals by their pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

import bench.public_firms as bench
from bench.public_firms import Sentence, measure_firms, read_sentences

ROWS = [
    "远山科技\t明月新材\t收购\t远山科技昨日收购明月新材<N>%股权。",
    "明月新材\t远山科技\t被收购\t远山科技昨日收购明月新材<N>%股权。",
    "",
    "云帆集团\t琴台\tunknown\t云帆集团称与琴台无关。",
]


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "valid.txt"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return path


def test_each_sentence_is_read_once_with_a_number_for_the_one_taken_out(marked: Path) -> None:
    first, second = read_sentences(marked)
    assert first == Sentence(
        "远山科技昨日收购明月新材3%股权。",
        frozenset({"远山科技", "明月新材"}),
        {frozenset({"远山科技", "明月新材"}): frozenset({"收购", "被收购"})},
    )
    assert second.firms == {"云帆集团", "琴台"}


def test_names_and_deals_are_counted(marked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "PATH", marked)
    rows = {(what, by): (right, total) for what, by, right, total, _ in measure_firms()}
    assert rows["firms with the same edges", "kg"] == ("3", "4")
    assert rows["acquires: pairs marked so that are found", "kg"] == ("1", "1")
    assert rows["acquires: found pairs that are marked so or nearly so", "kg"] == ("1", "1")


def test_without_the_set_the_table_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "PATH", tmp_path / "valid.txt")
    assert [row[0] for row in measure_firms()][1:] == ["valid.txt of FinRE is not at hand"]
