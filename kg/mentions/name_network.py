"""The second model of names: a convolutional network that reads an article and rates every character's label.

Gated convolutions (Dauphin et al. 2017, https://arxiv.org/abs/1612.08083) with growing gaps (Strubell et al. 2017,
https://arxiv.org/abs/1702.02098): each block adds to the state of a character what it sees in it and in one to each
side, and normalizes what it reads (Ba et al. 2016, https://arxiv.org/abs/1607.06450). bench/train_name_network.py
writes the model; here it is products of matrices alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.crf import MODELS
from kg.mentions.label_features import Columns
from kg.networks import Floats, Indices, checked_model, np, read_network, sigmoid

COLUMNS = ("characters", "said", "finders", "places", "words")
"""The vocabularies, named as the columns that they number."""
_EPSILON = 1e-5
_CHUNK = 4096
"""Characters that are read at once; a longer article is read in pieces that overlap as far as a label sees."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A convolution: weight (3 × channels, 2 × channels), the gap between the characters that it sees."""

    gap: int
    scale: Floats
    shift: Floats
    weight: Floats
    bias: Floats


class NameNetwork:
    """The network with its vocabularies. `labels` are the labels that it rates, in order."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where `path` cannot be read, ValueError where it is no model."""
        with checked_model(path):
            file = read_network(path)
            self.labels = file.list_forms("labels")
            self._numbers = tuple(file.number(name) for name in COLUMNS)
            self._weights = file.weights
            gaps = [int(gap) for gap in file.list_forms("gaps")]
            self._blocks = tuple(_read_block(file.weights, n, gap) for n, gap in enumerate(gaps))
        self._reach = sum(gaps)

    def rate(self, sentences: Sequence[Columns]) -> Floats:
        """The probabilities of the labels of each character of an article: shape (characters, labels), to four places,
        so that sums in another order change nothing."""
        numbers = self._number(sentences)
        size = len(numbers[0])
        rates = np.zeros((size, len(self.labels)), np.float32)
        for start in range(0, size, _CHUNK):
            stop = min(size, start + _CHUNK)
            first, last = max(0, start - self._reach), min(size, stop + self._reach)
            rates[start:stop] = self._read([column[first:last] for column in numbers])[start - first : stop - first]
        return rates.round(4)

    def _number(self, sentences: Iterable[Columns]) -> list[Indices]:
        """The numbers of the forms in each column, and whether a sentence begins."""
        found: list[list[int]] = [[] for _ in range(len(COLUMNS) + 1)]
        for columns in sentences:
            for own, numbers, name in zip(found, self._numbers, COLUMNS, strict=False):
                own += [numbers.get(form, 0) for form in getattr(columns, name)]
            size = len(columns.characters)
            found[-1] += [1, *[0] * (size - 1)][:size]
        return [np.array(column, np.intp) for column in found]

    def _read(self, numbers: Sequence[Indices]) -> Floats:
        """The probabilities of one stretch of characters."""
        weights = self._weights
        characters, said, finders, places, words, begins = (
            weights[f"{name}.vectors"][column] for name, column in zip((*COLUMNS, "begins"), numbers, strict=True)
        )
        told = np.concatenate((said, finders, places), 1)
        states = np.concatenate((characters, told, words, begins), 1) @ weights["inward"].T + weights["inward.bias"]
        for block in self._blocks:
            states = states + _convolve(block, states)
        normal = _normalize(states, weights["normal"], weights["normal.bias"])
        logits = np.concatenate((normal, told), 1) @ weights["out"].T + weights["out.bias"]
        odds = np.exp(logits - logits.max(1, keepdims=True))
        rates: Floats = odds / odds.sum(1, keepdims=True)
        return rates


def _convolve(block: _Block, states: Floats) -> Floats:
    normal = _normalize(states, block.scale, block.shift)
    size, channels = normal.shape
    wide = np.zeros((size + 2 * block.gap, channels), np.float32)
    wide[block.gap : block.gap + size] = normal
    seen = np.concatenate([wide[block.gap * n : block.gap * n + size] for n in range(3)], 1)
    both = seen @ block.weight + block.bias
    gated: Floats = both[:, :channels] * sigmoid(both[:, channels:])
    return gated


def _normalize(states: Floats, scale: Floats, shift: Floats) -> Floats:
    centred = states - states.mean(1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(1, keepdims=True) + _EPSILON)
    normal: Floats = centred / spread * scale + shift
    return normal


def _read_block(weights: Mapping[str, Floats], number: int, gap: int) -> _Block:
    kernel = weights[f"block{number}"]  # (2 × channels, channels, 3), as PyTorch has it
    weight = np.ascontiguousarray(kernel.transpose(2, 1, 0).reshape(-1, kernel.shape[0]))
    scale, shift = weights[f"block{number}.normal"], weights[f"block{number}.normal.bias"]
    return _Block(gap, scale, shift, weight, weights[f"block{number}.bias"])


def find_path() -> Path:
    """Where the model lies."""
    return MODELS / "names.npz"


@lru_cache(maxsize=1)
def load_name_network() -> NameNetwork:
    """The model, read once a process."""
    return NameNetwork(find_path())
