"""The door to the trained model of relations: a recurrent network that reads a sentence and rates its pairs of names.

Gated recurrent units in both directions (Cho et al. 2014, https://arxiv.org/abs/1406.1078; the reset gate stands behind
the recurrent product, as in PyTorch) read a line of kg.pairs. A pair is rated from the states at its names, the mean of
the states between them, their kinds, order and distance, and what the rules state of it. bench/train_relations.py
writes the model; here it is products of matrices alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from kg.crf import MODELS
from kg.networks import Floats, Indices, checked_model, np, read_network, sigmoid
from kg.pairs import LETTERS, SLOTS, Line, Member, allowed
from kg.vocabulary import Predicate

LONGEST = 400
"""Tokens of a line that is read; a longer one has no pairs that are rated."""
CHARACTERS = 4
"""Characters of a word that count beside the word."""
_KINDS = "".join(LETTERS.values())
_NEAR, _STEPS, _SIDES = 8, 19, 20
_MARKS = frozenset("，；。：")
_MOST_MARKS = 6

Pair = tuple[Member, Member]


def find_path() -> Path:
    """Where the model lies."""
    return MODELS / "relations.npz"


def measure_distance(subject: int, object_: int) -> int:
    """The class of the distance between two places of a line: exact up to eight tokens, then by its logarithm, one
    range for each order."""
    apart = min(abs(object_ - subject), 40)
    step = apart if apart < _NEAR else min(_NEAR + int(np.log2(apart / _NEAR) * 4), _STEPS - 1)
    return step if object_ > subject else _SIDES - 1 + step


_DISTANCES = {gap: measure_distance(0, gap) for gap in range(-40, 41)}


def describe_pair(subject: Member, object_: Member, marks: Sequence[int]) -> tuple[int, int, int, int]:
    """The classes of a pair: kinds, distance, how each is implied, marks of clauses between; `marks` counts these up to
    each place."""
    first, last = sorted((subject.place, object_.place))
    return (
        _KINDS.index(LETTERS[subject.kind]) * len(_KINDS) + _KINDS.index(LETTERS[object_.kind]),
        _DISTANCES[max(-40, min(40, object_.place - subject.place))],
        _slot(subject) * (len(SLOTS) + 1) + _slot(object_),
        min(_MOST_MARKS, marks[last] - marks[first]),
    )


def count_marks(line: Line) -> list[int]:
    """The marks of clauses before each place of a line, and at the end all of them."""
    return list(accumulate((token in _MARKS for token in line.tokens), initial=0))


def _slot(member: Member) -> int:
    return SLOTS.index(member.implied) + 1 if member.implied else 0


class Stated:
    """What the rules state of an article, as the network sees it: for a pair, the relations stated of both, those of
    its object with another subject, and those of its subject with another object."""

    def __init__(self, triples: Iterable[tuple[str, Predicate, str]], predicates: Sequence[str]) -> None:
        """`predicates` are the relations that the network knows; others are left out."""
        self._count = len(predicates)
        self._of_pair: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._of_object: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
        self._of_subject: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
        columns = {predicate: column for column, predicate in enumerate(predicates)}
        for subject, predicate, object_ in triples:
            column = columns.get(str(predicate), -1)
            if column < 0:
                continue
            self._of_pair[subject, object_].add(column)
            if predicate is Predicate.COOPERATES_WITH:
                self._of_pair[object_, subject].add(column)
            self._of_object[object_].add((subject, column))
            self._of_subject[subject].add((object_, column))

    def list_columns(self, subject: Member, object_: Member) -> list[int]:
        """The columns that hold for a pair, in order, of three times as many as there are relations: first those stated
        of both."""
        told = {c for one in subject.ids for other in object_.ids for c in self._of_pair.get((one, other), ())}
        for other in object_.ids:
            told.update(self._count + c for one, c in self._of_object.get(other, ()) if one not in subject.ids)
        for one in subject.ids:
            told.update(2 * self._count + c for other, c in self._of_subject.get(one, ()) if other not in object_.ids)
        return sorted(told)


@dataclass(frozen=True, slots=True)
class _Layer:
    """Both directions of a recurrent layer: `inward` (input, 2 × 3 × hidden), `recurrent` (2, hidden, 3 × hidden)."""

    inward: Floats
    inward_bias: Floats
    recurrent: Floats
    recurrent_bias: Floats


class PairNetwork:
    """The network with its vocabularies."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where `path` cannot be read, ValueError where it is no model. `predicates` are the relations
        that it was trained for, whatever the ontology has now: a relation that is new has no proposals."""
        with checked_model(path):
            file = read_network(path)
            self._words, self._characters, self._tags = map(file.number, ("words", "characters", "tags"))
            self.predicates = file.list_forms("predicates")
            weights = file.weights
            self._layers = tuple(
                _read_layer(weights, n) for n in range(sum("weight_ih" in name for name in weights) // 2)
            )
        self._weights = weights
        self._known: dict[str, Floats] = {}

    def rate(self, lines: Sequence[Line], pairs: Sequence[Sequence[Pair]], stated: Stated) -> list[Floats]:
        """For each line the probabilities of its pairs: shape (pairs, relations), to four places, so that sums in
        another order change nothing. Lines of more than LONGEST tokens get none above 0."""
        rated = [n for n, line in enumerate(lines) if pairs[n] and len(line.tokens) <= LONGEST]
        found = [np.zeros((len(own), len(self.predicates)), np.float32) for own in pairs]
        if rated:
            read = [lines[n] for n in rated]
            rates = self._rate_pairs(self._read(read), read, [pairs[n] for n in rated], stated).round(4)
            start = 0
            for n in rated:
                found[n] = rates[start : start + len(pairs[n])]
                start += len(pairs[n])
        return found

    def propose(
        self,
        lines: Sequence[Line],
        pairs: Sequence[Sequence[Pair]],
        stated: Stated,
        find_least: Callable[[Predicate], float],
    ) -> Iterator[tuple[int, Pair, Predicate]]:
        """Number of the line, pair and relation of what is at least as probable as its relation has to be, and fits the
        kinds of the pair."""
        known = [Predicate(name) if name in set(Predicate) else None for name in self.predicates]
        least = np.array([find_least(predicate) if predicate else np.inf for predicate in known], np.float32)
        for number, rates in enumerate(self.rate(lines, pairs, stated)):
            for row, column in zip(*(rates >= least).nonzero(), strict=True):
                subject, object_ = pairs[number][row]
                predicate = known[column]
                if predicate and predicate in allowed(subject.kind, object_.kind):
                    yield number, (subject, object_), predicate

    def _read(self, lines: Sequence[Line]) -> Floats:
        """The states at all tokens of the lines, one line behind the other: shape (tokens, 2 × hidden)."""
        words = np.stack([self._embed(token) for line in lines for token in line.tokens])
        tags = self._weights["tag"][[self._tags.get(tag, 0) for line in lines for tag in line.tags]]
        states = np.concatenate((words, tags), 1)
        schedule = _Schedule([len(line.tokens) for line in lines])
        for layer in self._layers:
            states = _run(layer, states, schedule)
        return states

    def _embed(self, token: str) -> Floats:
        vector = self._known.get(token)
        if vector is None:
            signs = [self._characters.get(sign, 0) for sign in token[:CHARACTERS]]
            vector = self._weights["word"][self._words.get(token, 0)] + self._weights["character"][signs].mean(0)
            if len(self._known) < _REMEMBERED:
                self._known[token] = vector
        return vector

    def _rate_pairs(
        self, states: Floats, lines: Sequence[Line], pairs: Sequence[Sequence[Pair]], stated: Stated
    ) -> Floats:
        weights = self._weights
        places, classes, columns = _lay_out(lines, pairs, stated)
        subjects, objects = places[:, 0], places[:, 1]
        first, last = places.min(1), places.max(1)
        sums = np.concatenate((np.zeros((1, states.shape[1])), states.cumsum(0, dtype=np.float64)))
        between = (sums[last] - sums[first + 1]) / np.maximum(last - first - 1, 1)[:, None]
        hidden = (
            _project(states, subjects, weights["subject"])
            + _project(states, objects, weights["object"])
            + between.astype(np.float32) @ weights["between"].T
            + weights["subject.bias"]
        )
        for name, column in zip(("kinds", "distance", "implied", "marks"), classes.T, strict=True):
            hidden += weights[name][column]
        told = np.zeros((len(places), 3 * len(self.predicates)), np.float32)
        for row, own in enumerate(columns):
            told[row, own] = 1
        hidden = np.maximum(hidden + told @ weights["stated"].T, 0)
        hidden += np.maximum(hidden @ weights["second"].T + weights["second.bias"], 0)
        return sigmoid(hidden @ weights["out"].T + weights["out.bias"] + told @ weights["stated_out"].T)


_REMEMBERED = 1 << 14
"""Words whose vectors are kept: some four megabytes."""


def _project(states: Floats, rows: Indices, weight: Floats) -> Floats:
    """The product of some states, each of them multiplied once."""
    distinct, back = np.unique(rows, return_inverse=True)
    return (states[distinct] @ weight.T)[back]


def _lay_out(
    lines: Sequence[Line], pairs: Sequence[Sequence[Pair]], stated: Stated
) -> tuple[Indices, Indices, list[list[int]]]:
    places: list[tuple[int, int]] = []
    classes: list[tuple[int, int, int, int]] = []
    columns: list[list[int]] = []
    start = 0
    for line, own in zip(lines, pairs, strict=True):
        marks = count_marks(line)
        for subject, object_ in own:
            places.append((start + subject.place, start + object_.place))
            classes.append(describe_pair(subject, object_, marks))
            columns.append(stated.list_columns(subject, object_))
        start += len(line.tokens)
    return np.array(places, np.intp), np.array(classes, np.intp), columns


class _Schedule:
    """Which token of each line is read at which step, the longest line first: the lines still read are always the first
    ones. `rows` (2, tokens) holds the tokens by step, forwards and backwards; `counts` how many lines a step reads."""

    __slots__ = ("counts", "rows")

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.array(lengths, np.intp)
        starts = np.concatenate(([0], sizes.cumsum()[:-1]))
        order = np.argsort(-sizes, kind="stable")
        sizes, starts = sizes[order], starts[order]
        self.counts = [int((sizes > step).sum()) for step in range(sizes[0])]
        forwards = [starts[:count] + step for step, count in enumerate(self.counts)]
        backwards = [starts[:count] + sizes[:count] - 1 - step for step, count in enumerate(self.counts)]
        self.rows: Indices = np.stack((np.concatenate(forwards), np.concatenate(backwards)))


def _run(layer: _Layer, states: Floats, schedule: _Schedule) -> Floats:
    """The states of a layer over those below it: shape (tokens, 2 × hidden)."""
    hidden = layer.recurrent.shape[1]
    inward = (states @ layer.inward + layer.inward_bias).reshape(len(states), 2, 3 * hidden)
    ordered = np.stack((inward[schedule.rows[0], 0], inward[schedule.rows[1], 1]))
    out = np.empty((2, len(states), hidden), np.float32)
    state = np.zeros((2, schedule.counts[0], hidden), np.float32)
    start = 0
    for count in schedule.counts:
        state = _step(layer, ordered[:, start : start + count], state[:, :count])
        out[:, start : start + count] = state
        start += count
    both = np.empty((len(states), 2 * hidden), np.float32)
    both[schedule.rows[0], :hidden] = out[0]
    both[schedule.rows[1], hidden:] = out[1]
    return both


def _step(layer: _Layer, inward: Floats, state: Floats) -> Floats:
    hidden = state.shape[2]
    recurrent = state @ layer.recurrent + layer.recurrent_bias
    gates = sigmoid(inward[..., : 2 * hidden] + recurrent[..., : 2 * hidden])
    new = np.tanh(inward[..., 2 * hidden :] + gates[..., :hidden] * recurrent[..., 2 * hidden :])
    mixed: Floats = new + gates[..., hidden:] * (state - new)
    return mixed


def _read_layer(weights: Mapping[str, Floats], number: int) -> _Layer:
    ways = (f"l{number}", f"l{number}_reverse")
    return _Layer(
        np.concatenate([weights[f"weight_ih_{way}"].T for way in ways], 1),
        np.concatenate([weights[f"bias_ih_{way}"] for way in ways]),
        np.stack([weights[f"weight_hh_{way}"].T for way in ways]),
        np.stack([weights[f"bias_hh_{way}"] for way in ways])[:, None],
    )


@lru_cache(maxsize=1)
def load_network() -> PairNetwork:
    """The model of relations, read once a process."""
    return PairNetwork(find_path())
