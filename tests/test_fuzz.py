"""Fuzzing, the part that ends: every kept input, and others made of them, always the same (`make fuzz` finds more)."""

from __future__ import annotations

from ast import literal_eval
from pathlib import Path

import pytest
from fuzz.targets import TARGETS, list_inputs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent / "fuzz"
EXAMPLES = 100
SLOW = {"extraction": 40, "rules": 60}
"""A page takes the whole line; all others take a part of it."""
TEXTS = ("articles", "extraction", "figures", "rules", "query", "parameters")


def read_words(name: str) -> tuple[bytes, ...]:
    """The words that libFuzzer, too, puts into inputs of this target."""
    path = HERE / "dictionaries" / f"{name.partition('-')[0]}.dict"
    lines = path.read_text(encoding="ascii").splitlines() if path.is_file() else []
    return tuple(literal_eval(f"b{line}") for line in lines) or (b"\x00",)


@st.composite
def changed(draw: st.DrawFn, kept: tuple[bytes, ...], words: tuple[bytes, ...]) -> bytes:
    """A kept input with some pieces cut, doubled, replaced by words, or with bytes flipped."""
    data = draw(st.sampled_from(kept))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(data)))
        stop = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.one_of(st.sampled_from(words), st.binary(max_size=3), st.just(data[start:stop] * 2)))
        data = data[:start] + piece + data[stop:]
    return data


def inputs_of(name: str) -> st.SearchStrategy[bytes]:
    kept = tuple(path.read_bytes() for path in list_inputs(name))
    words = read_words(name)
    strategies = [changed(kept, words)]
    if name in TEXTS:
        strategies.append(st.lists(st.sampled_from(words), max_size=60).map(b"".join))
        strategies.append(st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
    return st.one_of(strategies)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_kept_inputs(name: str) -> None:
    kept = list(list_inputs(name))
    assert kept
    for path in kept:
        TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_new_inputs(name: str) -> None:
    @settings(
        max_examples=SLOW.get(name, EXAMPLES),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs_of(name))
    def feed(data: bytes) -> None:
        TARGETS[name](data)

    feed()


def test_every_kept_input_has_a_target() -> None:
    assert {path.name for path in (HERE / "corpus").iterdir()} == set(TARGETS)
    assert all(path.stat().st_size < 20_000 for path in (HERE / "corpus").rglob("*") if path.is_file())
