"""Trains the model of relations (kg/models/relations.npz, read by kg.pair_network) with PyTorch from annotated pages.

Run `python -m bench.train_relations` (extra `train`): some ten minutes on one core. The seed is fixed and one thread
computes, so the same pages, code and library give the same model. Lines bear the annotated names; what the rules state
of a pair is one of its features, so that the network learns how far to trust them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils import rnn

from bench.network_files import write_network
from bench.relation_labels import PREDICATES, LabelledLine, read_lines
from bench.train_names import read_samples
from kg.pair_network import (
    CHARACTERS,
    LONGEST,
    count_marks,
    describe_pair,
    find_path,
)
from kg.pairs import LETTERS, SLOTS, allowed

WORD, TAG, HIDDEN, PAIR, LAYERS = 64, 12, 96, 128, 2
"""Sizes of the vectors of words and of parts of speech, of a state in one direction, of a pair; recurrent layers."""
EPOCHS, RATE, WARM, DECAY, DROPOUT, BLANKED = 8, 2e-3, 200, 1e-4, 0.35, 0.05
"""Passes, highest learning rate, steps up to it, weight decay, share of states that is dropped, and of the words that
count by their characters only."""
_WORDS_SEEN, _CHARACTERS_SEEN, _TAGS_SEEN = 3, 8, 5
_PAIRS, _TOKENS, _SORTED = 1500, 6000, 2000
"""Most pairs and tokens of a batch; lines that are sorted by length together."""
_STATED = 3 * len(PREDICATES)
_CLASSES = {"kinds": (len(LETTERS)) ** 2, "distance": 40, "implied": (len(SLOTS) + 1) ** 2, "marks": 7}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Numbers from 1 of the words, characters and parts of speech that training saw often enough; 0 is any other."""

    words: Mapping[str, int]
    characters: Mapping[str, int]
    tags: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines as tensors: words, tags (lines, tokens), characters (lines, tokens, CHARACTERS), lengths; pairs as tensors:
    their line, places, classes, what is stated, labels, and which labels count."""

    words: torch.Tensor
    tags: torch.Tensor
    characters: torch.Tensor
    lengths: torch.Tensor
    line: torch.Tensor
    places: torch.Tensor
    classes: torch.Tensor
    stated: torch.Tensor
    labels: torch.Tensor
    counted: torch.Tensor


def count_vocabulary(lines: Iterable[LabelledLine]) -> Vocabulary:
    """The vocabulary of the training lines."""
    words, characters, tags = Counter[str](), Counter[str](), Counter[str]()
    for labelled in lines:
        words.update(labelled.line.tokens)
        tags.update(labelled.line.tags)
        characters.update(sign for token in labelled.line.tokens for sign in token)
    tables = ((words, _WORDS_SEEN), (characters, _CHARACTERS_SEEN), (tags, _TAGS_SEEN))
    return Vocabulary(*(_number(form for form, seen in table.items() if seen >= least) for table, least in tables))


def _number(forms: Iterable[str]) -> dict[str, int]:
    return {form: number for number, form in enumerate(sorted(forms), 1)}


class Network(nn.Module):
    """What kg.pair_network computes, for training."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.word = nn.Embedding(len(vocabulary.words) + 1, WORD)
        self.character = nn.Embedding(len(vocabulary.characters) + 1, WORD)
        self.tag = nn.Embedding(len(vocabulary.tags) + 1, TAG)
        self.recurrent = nn.GRU(WORD + TAG, HIDDEN, LAYERS, bidirectional=True, batch_first=True, dropout=DROPOUT)
        self.subject = nn.Linear(2 * HIDDEN, PAIR)
        self.object = nn.Linear(2 * HIDDEN, PAIR, bias=False)
        self.between = nn.Linear(2 * HIDDEN, PAIR, bias=False)
        self.classes = nn.ModuleDict({name: nn.Embedding(size, PAIR) for name, size in _CLASSES.items()})
        self.stated = nn.Linear(_STATED, PAIR, bias=False)
        self.second = nn.Linear(PAIR, PAIR)
        self.out = nn.Linear(PAIR, len(PREDICATES))
        self.stated_out = nn.Linear(_STATED, len(PREDICATES), bias=False)
        self.drop = nn.Dropout(DROPOUT)
        for table in (self.word, self.character, *self.classes.values()):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, batch: Batch, words: torch.Tensor) -> torch.Tensor:
        """Logits: shape (pairs, PREDICATES)."""
        known = batch.characters >= 0
        vectors = (self.character(batch.characters.clamp(min=0)) * known.unsqueeze(-1)).sum(2)
        signs = known.sum(2, keepdim=True).clamp(min=1)
        inward = self.drop(torch.cat([self.word(words) + vectors / signs, self.tag(batch.tags)], -1))
        packed = rnn.pack_padded_sequence(inward, batch.lengths, batch_first=True, enforce_sorted=False)
        states = rnn.pad_packed_sequence(self.recurrent(packed)[0], batch_first=True, total_length=words.shape[1])[0]
        return self._rate(self.drop(states), batch)

    def _rate(self, states: torch.Tensor, batch: Batch) -> torch.Tensor:
        line, (subjects, objects) = batch.line, batch.places.T
        first, last = torch.minimum(subjects, objects), torch.maximum(subjects, objects)
        sums = functional.pad(states.cumsum(1), (0, 0, 1, 0))
        between = (sums[line, last] - sums[line, first + 1]) / (last - first - 1).clamp(min=1).unsqueeze(-1)
        pair = self.subject(states)[line, subjects] + self.object(states)[line, objects] + self.between(between)
        for column, table in enumerate(self.classes.values()):
            pair = pair + table(batch.classes[:, column])
        pair = self.drop(functional.relu(pair + self.stated(batch.stated)))
        pair = pair + self.drop(functional.relu(self.second(pair)))
        logits: torch.Tensor = self.out(pair) + self.stated_out(batch.stated)
        return logits


def make_batches(lines: Sequence[LabelledLine], vocabulary: Vocabulary, chance: random.Random) -> list[Batch]:
    """Batches of lines of like length, in an order by chance."""
    order = [number for number, labelled in enumerate(lines) if labelled.pairs and len(labelled.line.tokens) <= LONGEST]
    chance.shuffle(order)
    groups: list[list[int]] = []
    for start in range(0, len(order), _SORTED):
        group: list[int] = []
        for number in sorted(order[start : start + _SORTED], key=lambda n: len(lines[n].line.tokens)):
            pairs = sum(len(lines[n].pairs) for n in group) + len(lines[number].pairs)
            if group and (pairs > _PAIRS or len(lines[number].line.tokens) * (len(group) + 1) > _TOKENS):
                groups.append(group)
                group = []
            group.append(number)
        groups.append(group)
    return [_collate([lines[number] for number in group], vocabulary) for group in groups]


def _collate(lines: Sequence[LabelledLine], vocabulary: Vocabulary) -> Batch:
    longest = max(len(labelled.line.tokens) for labelled in lines)
    words = np.zeros((len(lines), longest), np.int64)
    tags = np.zeros((len(lines), longest), np.int64)
    characters = np.full((len(lines), longest, CHARACTERS), -1, np.int64)
    rows: list[tuple[Any, ...]] = []
    for number, labelled in enumerate(lines):
        line = labelled.line
        words[number, : len(line.tokens)] = [vocabulary.words.get(token, 0) for token in line.tokens]
        tags[number, : len(line.tags)] = [vocabulary.tags.get(tag, 0) for tag in line.tags]
        for place, token in enumerate(line.tokens):
            signs = [vocabulary.characters.get(sign, 0) for sign in token[:CHARACTERS]]
            characters[number, place, : len(signs)] = signs
        rows.extend((number, *row) for row in _list_rows(labelled))
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    line_of, places, classes = (torch.from_numpy(column.astype(np.int64)) for column in columns[:3])
    stated, labels, counted = (torch.from_numpy(column.astype(np.float32)) for column in columns[3:])
    lengths = torch.tensor([len(labelled.line.tokens) for labelled in lines])
    return Batch(
        *map(torch.from_numpy, (words, tags, characters)), lengths, line_of, places, classes, stated, labels, counted
    )


def _list_rows(labelled: LabelledLine) -> Iterator[tuple[Any, ...]]:
    """Of each pair: places, classes, what is stated, labels, which labels count. What a rule states counts as told here
    where the page tells it anywhere."""
    marks = count_marks(labelled.line)
    for subject, object_ in labelled.pairs:
        told = labelled.labels.get((subject.place, object_.place), {})
        stated = [0] * _STATED
        for column in labelled.stated.list_columns(subject, object_):
            stated[column] = 1
        fitting = allowed(subject.kind, object_.kind)
        sure = [told.get(p, False) or (p in told and bool(s)) for p, s in zip(PREDICATES, stated, strict=False)]
        labels = list(map(int, sure))
        counted = [int(p in fitting and (p not in told or here)) for p, here in zip(PREDICATES, sure, strict=True)]
        yield (subject.place, object_.place), describe_pair(subject, object_, marks), stated, labels, counted


def train(lines: Sequence[LabelledLine]) -> tuple[Network, Vocabulary]:
    """The trained network and its vocabulary; prints the mean loss of each pass."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    chance = random.Random(1)
    vocabulary = count_vocabulary(lines)
    batches = make_batches(lines, vocabulary, chance)
    network = Network(vocabulary)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = len(batches) * EPOCHS
    for epoch in range(EPOCHS):
        chance.shuffle(batches)
        network.train()
        losses = [
            _learn(network, optimizer, batch, epoch * len(batches) + number, steps)
            for number, batch in enumerate(batches)
        ]
        print(f"pass {epoch + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)
    return network.eval(), vocabulary


def _learn(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, step: int, steps: int) -> float:
    for group in optimizer.param_groups:
        group["lr"] = RATE * min(1, step / WARM) * (1 - step / (steps * 1.02))
    plain = (batch.characters[..., 1] < 0) | (torch.rand(batch.words.shape) >= BLANKED)
    logits = network(batch, torch.where(plain, batch.words, 0))
    losses = functional.binary_cross_entropy_with_logits(logits, batch.labels, reduction="none") * batch.counted
    loss = losses.sum() / len(batch.labels)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimizer.step()
    return float(loss.item())


def write_relations(network: Network, vocabulary: Vocabulary) -> None:
    """Writes the model. Raises RuntimeError above 5 MB."""
    forms = {
        "words": vocabulary.words,
        "characters": vocabulary.characters,
        "tags": vocabulary.tags,
        "predicates": PREDICATES,
    }
    weights = {
        name.removeprefix("recurrent.").removeprefix("classes.").removesuffix(".weight"): tensor.numpy()
        for name, tensor in network.state_dict().items()
    }
    write_network(find_path(), forms, weights, ("word", "character"), "lower WORD in bench/train_relations.py")


def main() -> None:
    """Trains on all pages that are not left out, and writes the model."""
    lines = [line for document, gold, _ in read_samples() for line in read_lines(document, gold)]
    print(f"{len(lines)} lines, {sum(len(line.pairs) for line in lines)} pairs", flush=True)
    write_relations(*train(lines))


if __name__ == "__main__":
    main()
