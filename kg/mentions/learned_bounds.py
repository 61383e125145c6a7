"""Which clauses the model of `kg.mentions.learned` can find a name in at all: a bound, far cheaper than decoding.

The bound is read from the same CRF (its file format: CRFsuite 0.12, crf1d_model.c). A name is a B and the I's behind
it; where turning any such run into O's would raise the score of every labelling that has it, no likeliest labelling
has one. All clauses of an article are bounded at once over arrays; `MARGIN` covers what rounding may differ by.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.words import Word, is_word

Floats = NDArray[np.float64]
MARGIN = 1e-4
_SHIFT = 21
"""Bits of a code point."""
_UNIGRAMS = {"0": 0, "1": -1, "2": 1, "3": -2, "4": 2}
"""Feature → where its character stands, from the character at hand."""
_BIGRAMS = {"5": -1, "6": 0, "7": -2, "8": 1}
"""Feature → where its first character stands."""
_EDGE = 2
"""Signs before and behind a clause."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its characters as signs, its words, and its marks of last words of companies' names (one more than
    characters; T ends such a word)."""

    chars: str
    words: Sequence[Word]
    marks: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Grams:
    """The weights of features over a few characters by their code, sorted: rows of (feature, B and I above O)."""

    codes: NDArray[np.int64]
    weights: Floats

    def find(self, codes: NDArray[np.int64]) -> NDArray[np.intp]:
        """The row of each code; the last row, of zeros, for one that the model has not."""
        rows = np.searchsorted(self.codes, codes)
        rows[self.codes[np.minimum(rows, len(self.codes) - 1)] != codes] = len(self.codes)
        return rows


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """A CRF's weights as gains of B and I over O. `before`, `inside`, `behind` are what the transitions of a run add at
    its start, between its characters and at its stop; `alone` the same for a run of one character."""

    unigrams: _Grams
    bigrams: _Grams
    trigrams: _Grams
    others: Mapping[str, tuple[float, float]]
    before: float
    first: float
    inside: float
    behind: float
    alone: tuple[float, float]

    def select(self, clauses: Sequence[Clause]) -> list[bool]:
        """Whether the model may find a name in each clause; False only where it certainly finds none."""
        if not clauses:
            return []
        begins, goes_on = self._gain(clauses)
        widths = [len(clause.chars) for clause in clauses]
        stops = np.cumsum(widths)
        starts = stops - widths
        lone = begins + self.alone[0] + self.alone[1]
        lone[starts] -= self.alone[0]
        lone[stops - 1] -= self.alone[1]
        begins += self.before
        begins[starts] -= self.before
        goes_on += self.inside
        # What a run gains from its second character on is a difference of sums; clauses are set far apart.
        goes_on[starts] = -_FAR
        sums = np.cumsum(goes_on)
        reach = sums + self.behind
        reach[stops - 1] -= self.behind
        best = np.maximum.accumulate(reach[::-1])[::-1]
        runs = begins[:-1] + self.first - self.inside + best[1:] - sums[:-1]
        gains = lone
        np.maximum(gains[:-1], runs, out=gains[:-1])
        return [bool(gain > -MARGIN) for gain in np.maximum.reduceat(gains, list(starts))]

    def _gain(self, clauses: Sequence[Clause]) -> tuple[Floats, Floats]:
        """For each character of all clauses, what B and what I score above O, transitions aside."""
        text = "".join(f"^^{clause.chars}$$" for clause in clauses)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
        widths = [len(clause.chars) for clause in clauses]
        total = sum(widths)
        at = np.arange(total) + np.repeat(np.arange(len(widths)) * 2 * _EDGE + _EDGE, widths)
        rows = self.unigrams.find(codes)
        gains = np.array(self._gain_words(clauses)).reshape(-1, 2)
        for column, place in enumerate(_UNIGRAMS.values()):
            gains += self.unigrams.weights[rows[at + place], column]
        pairs = codes[:-1] << _SHIFT | codes[1:]
        rows = self.bigrams.find(pairs)
        for column, place in enumerate(_BIGRAMS.values()):
            gains += self.bigrams.weights[rows[at + place], column]
        gains += self.trigrams.weights[self.trigrams.find(pairs[at - 1] << _SHIFT | codes[at + 1]), 0]
        return gains[:, 0].copy(), gains[:, 1].copy()

    def _gain_words(self, clauses: Sequence[Clause]) -> list[float]:
        """The same of the features of words and marks: B and I of one character after the other."""
        gains: list[float] = []
        others = self.others
        none = (0.0, 0.0)
        plain = others.get("e--", none)
        for clause in clauses:
            at = len(gains)
            tags = ["^", *(word.tag for word in clause.words), "^"]
            for number, word in enumerate(clause.words):
                text = word.text
                gains += _gain_word(self, tags[number], tags[number + 1], tags[number + 2], is_word(text), len(text))
            if "T" not in clause.marks:
                continue
            for mark, following in pairwise(clause.marks):
                if mark != "-" or following != "-":
                    pair = others.get(f"e{mark}{following}", none)
                    gains[at] += pair[0] - plain[0]
                    gains[at + 1] += pair[1] - plain[1]
                at += 2
        return gains


_FAR = 1e4
"""More than any run gains."""


@lru_cache(maxsize=1 << 14)
def _gain_word(bounds: Bounds, before: str, tag: str, after: str, known: bool, size: int) -> tuple[float, ...]:
    """The gains of the characters of one word, where no mark stands: B and I of one after the other."""
    others = bounds.others
    mark = "w" if known else "u"
    places = ["B", *("M" * (size - 2)), "E"] if size > 1 else ["S"]
    found: list[float] = []
    for number, place in enumerate(places):
        left = before if number == 0 else tag
        right = after if number == size - 1 else tag
        names = (
            f"a{place}{mark}{tag}",
            f"b{left}",
            f"c{tag}{place}{mark}{tag}",
            f"d{right}",
            f"f{left}{tag}{right}",
            "e--",
        )
        rows = [others[name] for name in names if name in others]
        found += (sum(row[0] for row in rows), sum(row[1] for row in rows))
    return tuple(found)


def read_bounds(path: Path) -> Bounds:
    """The bounds of the CRF at `path`, whose labels are O, B and I."""
    data = path.read_bytes()
    *_, features_at, labels_at, attributes_at, _, _ = struct.unpack_from("<4sI4sIIIIIIIII", data)
    labels = {name: number for number, name in enumerate(_read_strings(data, labels_at))}
    o, b, i = labels["O"], labels["B"], labels["I"]
    (count,) = struct.unpack_from("<I", data, features_at + 8)
    kind = np.dtype([("type", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
    features = np.frombuffer(data, kind, count, features_at + 12)
    names = _read_strings(data, attributes_at)
    weights = np.zeros((len(names), len(labels)))
    state = features[features["type"] == 0]
    weights[state["source"], state["target"]] = state["weight"]
    step = np.zeros((len(labels), len(labels)))
    moves = features[features["type"] == 1]
    step[moves["source"], moves["target"]] = moves["weight"]
    gains = weights[:, [b, i]] - weights[:, [o]]
    plain, into = step[o, o], step[o, b] - step[o, o]
    # A run right behind another saves the O between them: what that may be worth at most.
    chained = {x: max(0.0, float(step[x, b] - step[x, o] - step[o, b] + plain)) for x in (b, i)}
    return Bounds(
        _read_grams(names, gains, _UNIGRAMS, 1),
        _read_grams(names, gains, _BIGRAMS, 2),
        _read_grams(names, gains, {"9": -1}, 3),
        {n: (float(g[0]), float(g[1])) for n, g in zip(names, gains, strict=True) if n[0] in "abcdef"},
        float(into) + chained[i],
        float(step[b, i] - plain),
        float(step[i, i] - plain),
        float(step[i, o] - plain) + chained[i],
        (float(into) + max(chained.values()), float(step[b, o] - plain) + chained[b]),
    )


def _read_strings(data: bytes, start: int) -> list[str]:
    """The strings of a CQDB chunk, by number."""
    count, offset = struct.unpack_from("<II", data, start + 16)
    read: Callable[..., tuple[int, ...]] = struct.Struct("<I").unpack_from
    places: Iterable[int] = struct.unpack_from(f"<{count}I", data, start + offset)
    return [
        data[start + at + 8 : start + at + 7 + read(data, start + at + 4)[0]].decode("utf-8", "surrogatepass")
        for at in places
    ]


def _read_grams(names: Sequence[str], gains: Floats, features: Mapping[str, int], width: int) -> _Grams:
    columns = {feature: column for column, feature in enumerate(features)}
    found: dict[int, list[tuple[int, int]]] = {}
    for number, name in enumerate(names):
        column = columns.get(name[0])
        if column is not None and len(name) == width + 1:
            code = 0
            for char in name[1:]:
                code = code << _SHIFT | ord(char)
            found.setdefault(code, []).append((column, number))
    codes = sorted(found)
    weights = np.zeros((len(codes) + 1, len(columns), 2))
    for row, code in enumerate(codes):
        for column, number in found[code]:
            weights[row, column] = gains[number]
    return _Grams(np.array(codes, np.int64), weights)
