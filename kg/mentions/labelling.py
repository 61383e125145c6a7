"""The two models of names as one: the mean of their probabilities, and the likeliest names by it.

Two models that err differently are right more often together (Dietterich 2000, Ensemble methods in machine learning).
The mean is taken only where one of them sees a name; asked for every label of every character the CRF would cost more
than all else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from kg.crf import Model, load_model
from kg.mentions.label_features import Columns, list_columns, list_features
from kg.mentions.name_network import load_name_network
from kg.mentions.scans import Scan
from kg.networks import Floats
from kg.types import Mention, Sentence, Span
from kg.vocabulary import Kind

MODEL = "names"
OUTSIDE = "O"
_SHARE = 0.6
"""Share of the network in the mean."""
_SURE = 0.98
"""Where the network is so sure of no name, and the CRF sees none, there is none."""
_LEAST = 0.02
"""Labels below this are no option for the network."""
_FLOOR = 1e-9

Options = Mapping[str, float]
"""The labels that a character may have, with their probabilities."""
Name = tuple[Span, Kind, float]
"""A name's place and kind, with the least probability of its characters."""


def label_names(scan: Scan, held: Sequence[Sequence[Mention]], least: float) -> Iterator[list[Name]]:
    """The names that the models see, by sentence, where one may be as probable as `least` and is no mention of
    `held`, the finders' mentions of each sentence: there the CRF is not asked."""
    words = [list(scan.words(number)) for number in range(len(scan.sentences))]
    columns = [
        list_columns(s.text, own, mentions, s.span)
        for s, own, mentions in zip(scan.sentences, words, held, strict=True)
    ]
    model, rated = load_model(MODEL), _rate(columns)
    for sentence, own, mentions, rates in zip(scan.sentences, words, held, rated, strict=True):
        if may_add(rates, mentions, sentence, least):
            path = model.label(list_features(sentence.text, own, mentions, sentence.span))
            yield list(read_names(weigh(model, path, rates), sentence))
        else:
            yield []


def may_add(rates: Floats, held: Sequence[Mention], sentence: Sentence, least: float) -> bool:
    """Whether the mean of both models can be `least` for a name that is no part of a mention of `held`, however sure
    the CRF is: if not, each of the network's labels of some weight is one of those mentions."""
    columns = {label: column for column, label in enumerate(load_name_network().labels)}
    others = rates.copy()
    others[:, columns[OUTSIDE]] = 0
    for mention in held:
        start = mention.span.start - sentence.span.start
        stop = min(len(rates), mention.span.stop - sentence.span.start)
        begins, goes_on = columns.get(f"B{mention.kind}", -1), columns.get(f"I{mention.kind}", -1)
        if begins >= 0 and goes_on >= 0:
            others[start, begins] = 0
            others[start + 1 : stop, goes_on] = 0
    return bool(len(others)) and float(others.max()) * _SHARE + (1 - _SHARE) >= least


def _rate(sentences: Sequence[Columns]) -> list[Floats]:
    """The network's probabilities, by sentence."""
    rates = load_name_network().rate(sentences)
    found, start = [], 0
    for columns in sentences:
        stop = start + len(columns.characters)
        found.append(rates[start:stop])
        start = stop
    return found


def weigh(model: Model, path: Sequence[str], rates: Floats) -> list[Options]:
    """The options of each character of a sentence that `model` read last and labelled `path`, where the network rates
    the labels `rates`. Empty where both see no name."""
    labels = load_name_network().labels
    outside = labels.index(OUTSIDE)
    options: list[Options] = []
    sure = rates[:, outside] >= _SURE
    for place, (label, is_sure) in enumerate(zip(path, sure.tolist(), strict=True)):
        if is_sure and label == OUTSIDE:
            options.append({})
            continue
        own = rates[place]
        met = {labels[n]: float(own[n]) for n in (own >= _LEAST).nonzero()[0].tolist()}
        for name in (OUTSIDE, label):
            if name not in met:
                met[name] = float(own[labels.index(name)]) if name in labels else 0.0
        options.append({name: _SHARE * rate + (1 - _SHARE) * model.marginal(name, place) for name, rate in met.items()})
    return options


def read_names(options: Sequence[Options], sentence: Sentence) -> Iterator[Name]:
    """The names of the likeliest labels."""
    offset = sentence.span.start
    at = 0
    while at < len(options):
        if not options[at]:
            at += 1
            continue
        stop = at + 1
        while stop < len(options) and options[stop]:
            stop += 1
        labels = find_path(options[at:stop])
        for start, end in _list_names(labels):
            sure = min(options[at + i][labels[i]] for i in range(start, end))
            yield Span(offset + at + start, offset + at + end), Kind(labels[start][1:]), sure
        at = stop


def find_path(options: Sequence[Options]) -> list[str]:
    """The likeliest labels in which no name goes on that has not begun (Viterbi 1967)."""
    scores: dict[str, float] = {OUTSIDE: 0.0}
    before: list[dict[str, str]] = []
    for own in options:
        best = max(scores, key=lambda label: (scores[label], label))
        reached: dict[str, float] = {}
        back: dict[str, str] = {}
        for label, rate in own.items():
            last = _best_before(label, scores) if label[0] == "I" else best
            if last:
                reached[label] = scores[last] + math.log(max(rate, _FLOOR))
                back[label] = last
        scores = reached
        before.append(back)
    label = max(scores, key=lambda name: (scores[name], name))
    path = [label]
    for back in reversed(before[1:]):
        path.append(back[path[-1]])
    return path[::-1]


def _best_before(label: str, scores: Mapping[str, float]) -> str:
    """The likelier of the labels behind which a name goes on; empty where there is none."""
    found = [name for name in ("B" + label[1:], label) if name in scores]
    return max(found, key=lambda name: (scores[name], name)) if found else ""


def _list_names(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(labels):
        start, at = at, at + 1
        if labels[start][0] == "B":
            while at < len(labels) and labels[at] == "I" + labels[start][1:]:
                at += 1
            yield start, at
