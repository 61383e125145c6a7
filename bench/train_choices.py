"""Trains a network of choices (read by kg.choices) with PyTorch, for bench/train_subjects.py and bench/train_ties.py.

A choice is described by words; which of its candidates are right is known. The seed is fixed and one thread computes,
so the same choices, code and library give the same model.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import nn

from bench.network_files import write_network
from kg.articles import find_articles
from kg.choices import Choice, find_path
from kg.entities import ArticleMentions, resolve_entities
from kg.evaluation import fold
from kg.mentions import find_mentions
from kg.mentions.scans import scan_article
from kg.seeds import load_lexicon
from kg.sentences import split_sentences
from kg.types import Article, Document, Entity, Evidence, ResolvedArticle, Span

SECOND = 32
"""Size of the second layer."""
RATE, DECAY, DROPOUT, HIDDEN_WORDS = 2e-3, 1e-4, 0.4, 0.4
"""Highest learning rate, weight decay, share of states and of descriptions that are dropped."""
_BATCH, _LEAST = 256, 0.02
"""Choices of a batch, share of the learning rate that is left at the end."""

Row = tuple[Choice, tuple[bool, ...]]
"""A choice, and which of its candidates are right."""


@dataclass(frozen=True, slots=True)
class LabelledChoice:
    """The numbers of the descriptions that all candidates share and of each candidate's own; which candidates are
    right."""

    shared: tuple[int, ...]
    candidates: tuple[tuple[int, ...], ...]
    right: tuple[bool, ...]


def read_resolved(document: Document) -> tuple[Mapping[str, Entity], Sequence[ResolvedArticle]]:
    """The entities and articles of a page, as the extractor reads them."""
    lexicon = load_lexicon()
    articles = []
    for article in find_articles(document):
        sentences = split_sentences(article)
        articles.append(ArticleMentions(article, sentences, find_mentions(scan_article(article, sentences, lexicon))))
    return resolve_entities(document.id, articles, lexicon)


def quote(article: Article, span: Span, rule: str) -> Evidence:
    """An evidence for which nothing is looked up in the page."""
    return Evidence("", article.title, span.start, span.stop, "", rule)


def list_names(entity: Entity) -> frozenset[str]:
    """All that an entity is called, as the scorer compares names."""
    return frozenset(fold(name) for name in (entity.name, *entity.aliases))


class Plan(NamedTuple):
    """Size of the first layer, passes, occurrences of a description that is kept."""

    hidden: int
    epochs: int
    seen: int


def count_descriptions(choices: Iterable[Choice], least: int) -> dict[str, int]:
    """Numbers from 1 of the descriptions that are seen so often at least."""
    seen = Counter(word for choice in choices for words in (choice.shared, *choice.candidates) for word in words)
    kept = sorted(word for word, n in seen.items() if n >= least and "\n" not in word)
    return {word: number for number, word in enumerate(kept, 1)}


def number_choice(choice: Choice, right: tuple[bool, ...], numbers: Mapping[str, int]) -> LabelledChoice:
    """A choice by the numbers of its descriptions; those that are not kept are left out."""
    shared, *own = (
        tuple(numbers[word] for word in words if word in numbers) for words in (choice.shared, *choice.candidates)
    )
    return LabelledChoice(shared, tuple(own), right)


class Network(nn.Module):
    """What kg.choices computes, for training: `size` descriptions, `hidden` numbers for each."""

    def __init__(self, size: int, hidden: int) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(size + 1, hidden, mode="sum", padding_idx=0)
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.second = nn.Linear(hidden, SECOND)
        self.out = nn.Linear(SECOND, 1, bias=False)
        self.drop = nn.Dropout(DROPOUT)
        nn.init.normal_(self.vectors.weight, std=0.05)

    def forward(self, words: torch.Tensor, starts: torch.Tensor) -> torch.Tensor:
        """The score of each candidate, whose descriptions begin at `starts` in `words`."""
        states = self.drop(torch.relu(self.vectors(words, starts) + self.bias))
        scores: torch.Tensor = self.out(self.drop(torch.relu(self.second(states))))
        return scores[:, 0]


def measure_loss(network: Network, batch: Sequence[LabelledChoice], chance: random.Random) -> torch.Tensor:
    """Minus the mean logarithm of the probability of what is right, with a share of the descriptions hidden."""
    words: list[int] = []
    starts, owners, right = [], [], []
    for number, choice in enumerate(batch):
        shared = _hide(choice.shared, chance)
        for own, is_right in zip(choice.candidates, choice.right, strict=True):
            starts.append(len(words))
            words += shared + _hide(own, chance)
            owners.append(number)
            right.append(is_right)
    scores = network(torch.tensor(words), torch.tensor(starts))
    of = torch.tensor(owners)
    most = torch.full((len(batch),), -1e9).scatter_reduce(0, of, scores, "amax")[of]
    odds = torch.exp(scores - most)
    whole = torch.zeros(len(batch)).index_add(0, of, odds)
    told = torch.zeros(len(batch)).index_add(0, of, odds * torch.tensor(right))
    return -torch.log(told / whole + 1e-6).mean()


def _hide(words: Iterable[int], chance: random.Random) -> list[int]:
    return [word for word in words if chance.random() >= HIDDEN_WORDS]


def train(choices: Sequence[LabelledChoice], network: Network, epochs: int) -> None:
    """Trains the network; prints the mean loss of each pass."""
    chance = random.Random(1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    order = list(choices)
    steps = epochs * -(-len(order) // _BATCH)
    step = 0
    network.train()
    for epoch in range(epochs):
        chance.shuffle(order)
        losses = []
        for start in range(0, len(order), _BATCH):
            for group in optimizer.param_groups:
                group["lr"] = RATE * max(_LEAST, 1 - step / steps)
            loss = measure_loss(network, order[start : start + _BATCH], chance)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            losses.append(float(loss.item()))
            step += 1
        print(f"pass {epoch + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)
    network.eval()


def train_model(name: str, rows: Sequence[Row], plan: Plan) -> None:
    """Trains on choices and writes the model `name`. Raises RuntimeError above 5 MB."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    numbers = count_descriptions((choice for choice, _ in rows), plan.seen)
    print(f"{len(rows)} choices, {len(numbers)} descriptions", flush=True)
    network = Network(len(numbers), plan.hidden)
    train([number_choice(choice, right, numbers) for choice, right in rows], network, plan.epochs)
    weights = {key.removesuffix(".weight"): tensor.numpy() for key, tensor in network.state_dict().items()}
    write_network(find_path(name), {"descriptions": list(numbers)}, weights, ["vectors"], "raise `seen` of its Plan")
