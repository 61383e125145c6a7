"""A trained network that chooses one of several candidates, each described by words.

A candidate's score is a perceptron's of the sum of its descriptions' vectors and of those that all candidates share;
the scores of a choice give probabilities (softmax). bench/train_choices.py writes the models.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.crf import MODELS
from kg.networks import Floats, checked_model, np, read_network


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be chosen: the descriptions that all candidates share, and each candidate's own."""

    shared: tuple[str, ...]
    candidates: tuple[tuple[str, ...], ...]


class ChoiceNetwork:
    """The network with its vocabulary."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where `path` cannot be read, ValueError where it is no model."""
        with checked_model(path):
            file = read_network(path)
            self._numbers = file.number("descriptions")
            self._vectors = file.weights["vectors"]
            self._vectors[0] = 0  # of no description
            self._bias = file.weights["bias"]
            self._second, self._second_bias = file.weights["second"].T, file.weights["second.bias"]
            self._out = file.weights["out"][0]

    def rate(self, choices: Sequence[Choice]) -> list[Floats]:
        """For each choice the probabilities of its candidates, to four places, so that sums in another order change
        nothing."""
        if not choices:
            return []
        states = self._embed(choices)
        hidden = np.maximum(states + self._bias, 0)
        hidden = np.maximum(hidden @ self._second + self._second_bias, 0)
        scores = hidden @ self._out
        stops = np.cumsum([len(choice.candidates) for choice in choices])[:-1]
        return [_share(own) for own in np.split(scores, stops)]

    def _embed(self, choices: Sequence[Choice]) -> Floats:
        """The sums of vectors, of what is shared and of each candidate's own: shape (candidates, hidden)."""
        rows: list[Sequence[str]] = []
        shared: list[int] = []
        for choice in choices:
            shared += [len(rows)] * len(choice.candidates)
            rows += (choice.shared, *choice.candidates)
        numbers: list[int] = []
        starts: list[int] = []
        find = self._numbers.get
        for words in rows:
            starts.append(len(numbers))
            numbers.append(0)
            numbers += [n for n in map(find, words) if n]
        sums: Floats = np.add.reduceat(self._vectors[numbers], starts)
        own = np.setdiff1d(np.arange(len(rows)), shared)
        summed: Floats = sums[own] + sums[shared]
        return summed


def _share(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max())
    rates: Floats = (odds / odds.sum()).round(4)
    return rates


def find_path(name: str) -> Path:
    """Where the model `name` lies."""
    return MODELS / f"{name}.npz"


@lru_cache(maxsize=1)
def load_choices(name: str) -> ChoiceNetwork:
    """The model `name`, read once a process."""
    return ChoiceNetwork(find_path(name))
