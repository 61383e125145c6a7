"""Trains the second model of names (kg/models/names.npz, read by kg.mentions.name_network) with PyTorch.

Run `python -m bench.train_name_network` (extra `train`): some half an hour on one core. It learns from the pages that
the first model learns from (bench/train_names.py). The seed is fixed and one thread computes, so the same pages, code
and library give the same model.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from bench.network_files import write_network
from bench.train_names import LabelledSentence, label_articles, read_samples
from kg.mentions.label_features import Columns, list_columns
from kg.mentions.labelling import OUTSIDE
from kg.mentions.name_network import COLUMNS, find_path

WIDTHS = {"characters": 64, "said": 24, "finders": 16, "places": 24, "words": 32, "begins": 4}
"""Sizes of the vectors of each column and of the sign that a sentence begins."""
CHANNELS, GAPS = 128, (1, 2, 4, 8, 1)
"""Size of a character's state; how far apart the characters lie that each block sees."""
EPOCHS, RATE, WARM, DECAY, DROPOUT = 10, 2e-3, 150, 1e-2, 0.3
"""Passes, highest learning rate, steps up to it, weight decay, share of states that is dropped."""
BLANKED = {"characters": 0.06, "words": 0.15}
"""Shares of characters and words that are read as unknown ones."""
HIDDEN = 0.1
"""Share of the finders' names that the network does not see: on new pages they miss more."""
AVERAGED = 0.998
"""Share that the mean of the weights keeps at each step: the model is this mean."""
_SEEN = {"characters": 3, "said": 1, "finders": 5, "places": 1, "words": 4}
_CHARACTERS, _LOOSE = 6000, 60
"""Most characters of a batch; how much longer than its neighbours an article may be."""
_TOLD = ("said", "finders", "places")

Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


def count_forms(sentences: Sequence[Columns]) -> dict[str, list[str]]:
    """The forms of each column that are seen often enough, without a line's end, which parts forms in the file; a word
    of one character is only a character."""
    counts = {name: Counter(form for columns in sentences for form in getattr(columns, name)) for name in COLUMNS}
    # A word stands at each of its characters.
    seen = {
        name: {form: n // (len(form) if name == "words" else 1) for form, n in counts[name].items()} for name in COLUMNS
    }
    return {
        name: sorted(form for form, n in seen[name].items() if n >= _SEEN[name] and _counts(name, form))
        for name in COLUMNS
    }


def _counts(name: str, form: str) -> bool:
    return "\n" not in form and (name != "words" or len(form) > 1)


class Block(nn.Module):
    """A gated convolution of three characters that lie `gap` apart."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self.normal = nn.LayerNorm(CHANNELS)
        self.convolution = nn.Conv1d(CHANNELS, 2 * CHANNELS, 3, padding=gap, dilation=gap)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """The states after the block; `known` is 0 behind the end of an article."""
        values, gates = self.convolution((self.normal(states) * known).transpose(1, 2)).chunk(2, 1)
        added: torch.Tensor = self.drop((values * torch.sigmoid(gates)).transpose(1, 2))
        return states + added


class Network(nn.Module):
    """What kg.mentions.name_network computes, for training."""

    def __init__(self, forms: Mapping[str, Sequence[str]], labels: Sequence[str]) -> None:
        super().__init__()
        sizes = {name: len(own) + 1 for name, own in forms.items()} | {"begins": 2}
        self.columns = nn.ModuleDict({name: nn.Embedding(sizes[name], width) for name, width in WIDTHS.items()})
        told = sum(WIDTHS[name] for name in _TOLD)
        self.inward = nn.Linear(sum(WIDTHS.values()), CHANNELS)
        self.blocks = nn.ModuleList(Block(gap) for gap in GAPS)
        self.normal = nn.LayerNorm(CHANNELS)
        self.out = nn.Linear(CHANNELS + told, len(labels))
        self.drop = nn.Dropout(DROPOUT)
        for table in self.columns.values():
            nn.init.normal_(table.weight, std=0.3)

    def forward(self, numbers: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """Logits: shape (articles, characters, labels), of numbers of shape (columns, articles, characters)."""
        vectors = {name: table(own) for (name, table), own in zip(self.columns.items(), numbers, strict=True)}
        told = torch.cat([vectors[name] for name in _TOLD], -1)
        read = torch.cat([vectors["characters"], told, vectors["words"], vectors["begins"]], -1)
        states = self.inward(self.drop(read))
        for block in self.blocks:
            states = block(states, known.unsqueeze(-1))
        logits: torch.Tensor = self.out(torch.cat([self.drop(self.normal(states)), told], -1))
        return logits


def number_article(
    article: Iterable[LabelledSentence], forms: Mapping[str, Mapping[str, int]], labels: Mapping[str, int]
) -> np.ndarray[Any, Any]:
    """The columns of an article, whether a sentence begins, and the labels: shape (7, characters)."""
    rows: list[list[int]] = [[] for _ in range(len(COLUMNS) + 2)]
    for sentence, words, held, own in article:
        columns = list_columns(sentence.text, words, held, sentence.span)
        for row, name in zip(rows, COLUMNS, strict=False):
            row += [forms[name].get(form, 0) for form in getattr(columns, name)]
        rows[-2] += [1, *[0] * (len(own) - 1)][: len(own)]
        rows[-1] += [labels[label] for label in own]
    return np.array(rows, np.int64)


def make_batches(articles: Sequence[np.ndarray[Any, Any]], chance: random.Random) -> list[Batch]:
    """Batches of articles of like length, in an order by chance: numbers, labels, and 1 for each character."""
    sizes = [article.shape[1] for article in articles]
    order = sorted(range(len(articles)), key=lambda n: sizes[n] + chance.random() * _LOOSE)
    groups: list[list[int]] = [[]]
    for number in order:
        if groups[-1] and (len(groups[-1]) + 1) * max(sizes[n] for n in (*groups[-1], number)) > _CHARACTERS:
            groups.append([])
        groups[-1].append(number)
    chance.shuffle(groups)
    return [_collate([articles[number] for number in group]) for group in groups]


def _collate(articles: Sequence[np.ndarray[Any, Any]]) -> Batch:
    longest = max(article.shape[1] for article in articles)
    numbers = np.zeros((len(articles[0]), len(articles), longest), np.int64)
    known = np.zeros((len(articles), longest), np.float32)
    for row, article in enumerate(articles):
        numbers[:, row, : article.shape[1]] = article
        known[row, : article.shape[1]] = 1
    return torch.from_numpy(numbers[:-1]), torch.from_numpy(numbers[-1]), torch.from_numpy(known)


class Hiding:
    """Takes away some of the finders' names, as if they had not seen them."""

    def __init__(self, forms: Mapping[str, Sequence[str]]) -> None:
        self._begins = torch.tensor([False, *(form[0] in "BS" for form in forms["said"])])
        self._outside = forms["said"].index(OUTSIDE) + 1
        self._unfound = forms["finders"].index("-") + 1

    def hide(self, said: torch.Tensor, finders: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Both columns without a share of the names, by chance."""
        names = self._begins[said].cumsum(1)
        drawn = torch.rand(names.shape[0], int(names.max()) + 1) < HIDDEN
        hidden = drawn.gather(1, names) & (said != self._outside) & (said > 0)
        return torch.where(hidden, self._outside, said), torch.where(hidden, self._unfound, finders)


def train(articles: Sequence[np.ndarray[Any, Any]], network: Network, hiding: Hiding) -> None:
    """Trains the network and leaves the mean of its weights in it; prints the mean loss of each pass."""
    chance = random.Random(1)
    mean = {name: value.clone() for name, value in network.state_dict().items()}
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = len(make_batches(articles, random.Random(1))) * EPOCHS
    step = 0
    network.train()
    for epoch in range(EPOCHS):
        losses = []
        for batch in make_batches(articles, chance):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / WARM) * max(0.01, 1 - step / steps)
            losses.append(_learn(network, optimizer, batch, hiding))
            step += 1
            kept = min(AVERAGED, step / (step + 9))
            for name, value in network.state_dict().items():
                mean[name].mul_(kept).add_(value, alpha=1 - kept)
        print(f"pass {epoch + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)
    network.load_state_dict(mean)
    network.eval()


def _learn(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, hiding: Hiding) -> float:
    numbers, labels, known = batch
    columns = dict(zip(WIDTHS, numbers, strict=True))
    columns["said"], columns["finders"] = hiding.hide(columns["said"], columns["finders"])
    for name, share in BLANKED.items():
        columns[name] = torch.where(torch.rand(columns[name].shape) < share, 0, columns[name])
    logits = network(torch.stack(list(columns.values())), known)
    losses = functional.cross_entropy(logits.transpose(1, 2), labels, reduction="none") * known
    loss = losses.sum() / known.sum()
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimizer.step()
    return float(loss.item())


def write_names(network: Network, forms: Mapping[str, Sequence[str]], labels: Sequence[str]) -> None:
    """Writes the model. Raises RuntimeError above 5 MB."""
    weights = {}
    for name, tensor in network.state_dict().items():
        short = name.replace("blocks.", "block").replace(".convolution", "").removesuffix(".weight")
        if short.startswith("columns."):
            short = short.removeprefix("columns.") + ".vectors"
        weights[short] = tensor.numpy()
    every = {**forms, "labels": labels, "gaps": [str(gap) for gap in GAPS]}
    write_network(
        find_path(),
        every,
        weights,
        [f"{name}.vectors" for name in COLUMNS],
        "lower WIDTHS in bench/train_name_network.py",
    )


def main() -> None:
    """Trains on all pages that are not left out, and writes the model."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    read = list(label_articles(read_samples()))
    columns = [list_columns(s.text, words, held, s.span) for article in read for s, words, held, _ in article]
    forms = count_forms(columns)
    labels = [OUTSIDE, *sorted({name for article in read for s in article for name in s.labels} - {OUTSIDE})]
    numbered = {name: {form: n for n, form in enumerate(own, 1)} for name, own in forms.items()}
    places = {label: n for n, label in enumerate(labels)}
    articles = [number_article(article, numbered, places) for article in read]
    hiding = Hiding(forms)
    network = Network(forms, labels)
    print(f"{len(articles)} articles, {sum(a.shape[1] for a in articles)} characters", flush=True)
    train([article for article in articles if article.shape[1]], network, hiding)
    write_names(network, forms, labels)


if __name__ == "__main__":
    main()
