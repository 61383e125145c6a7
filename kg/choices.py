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
from kg.networks import Floats, Indices, checked_model, np, read_network

_TOGETHER = 8
"""Choices whose vectors are summed at once: more need megabytes for a moment, which a worker then keeps."""


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
            self._keys, self._numbers = _index(file.hash_forms("descriptions"))
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
        states = np.concatenate([self._embed(choices[n : n + _TOGETHER]) for n in range(0, len(choices), _TOGETHER)])
        hidden = np.maximum(states + self._bias, 0)
        hidden = np.maximum(hidden @ self._second + self._second_bias, 0)
        scores = hidden @ self._out
        stops = np.cumsum([len(choice.candidates) for choice in choices])[:-1]
        return [_share(own) for own in np.split(scores, stops)]

    def knows(self, word: str) -> bool:
        """Whether training saw a description often enough."""
        return bool(self._find([word])[0])

    def _find(self, words: Sequence[str]) -> Indices:
        """The number of each description, 0 of one that is not known."""
        hashes = np.fromiter(map(hash, words), np.int64, len(words))
        at = np.minimum(np.searchsorted(self._keys, hashes), len(self._keys) - 1)
        found: Indices = np.where(self._keys[at] == hashes, self._numbers[at], 0)
        return found

    def _embed(self, choices: Sequence[Choice]) -> Floats:
        """The sums of vectors, of what is shared and of each candidate's own: shape (candidates, hidden)."""
        rows: list[Sequence[str]] = []
        shared: list[int] = []
        for choice in choices:
            shared += [len(rows)] * len(choice.candidates)
            rows += (choice.shared, *choice.candidates)
        starts = np.cumsum([0, *(len(words) + 1 for words in rows)])[:-1]
        numbers = np.insert(self._find([word for words in rows for word in words]), starts - np.arange(len(rows)), 0)
        sums: Floats = np.add.reduceat(self._vectors[numbers], starts)
        own = np.setdiff1d(np.arange(len(rows)), shared)
        summed: Floats = sums[own] + sums[shared]
        return summed


def _index(hashes: Indices) -> tuple[Indices, Indices]:
    """The hashes of a vocabulary in order, and the number of each word, from 1. Arrays, for a look-up in a dictionary
    writes to the objects in it, and so copies pages of memory that a worker shares with its parent."""
    order = np.argsort(hashes, kind="stable")
    return hashes[order], order + 1


def _share(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max())
    rates: Floats = (odds / odds.sum()).round(4)
    return rates


def find_path(name: str) -> Path:
    """Where the model `name` lies."""
    return MODELS / f"{name}.npz"


@lru_cache(maxsize=8)
def load_choices(name: str) -> ChoiceNetwork:
    """The model `name`, read once a process."""
    return ChoiceNetwork(find_path(name))
