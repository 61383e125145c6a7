"""Trains the model of figures' subjects (kg/models/subjects.npz, read by kg.observations.choosing) with PyTorch.

Run `python -m bench.train_subjects` (extra `train`): some four minutes on one core, most of it for reading the pages
as the extractor does. A figure of a page counts as the annotated one with its value, unit and indicator; those named
near it that the annotation gives it to are right, nobody where it gives it to none of them. The seed is fixed and one
thread computes, so the same pages, code and library give the same model.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from bench.network_files import write_network
from bench.train_names import read_samples
from kg.articles import find_articles
from kg.choices import Choice, find_path
from kg.entities import ArticleMentions, resolve_entities
from kg.evaluation import GoldPage, fold, same_figure
from kg.mentions import find_mentions
from kg.mentions.scans import scan_article
from kg.observations.choosing import MODEL
from kg.observations.finding import read_figures
from kg.observations.subject_features import describe_figures
from kg.seeds import load_lexicon
from kg.sentences import split_sentences
from kg.types import Article, Document, Entity, Evidence, Observation, Span

HIDDEN, SECOND = 48, 32
"""Sizes of the two layers."""
EPOCHS, RATE, DECAY, DROPOUT, HIDDEN_WORDS = 12, 2e-3, 1e-4, 0.4, 0.4
"""Passes, highest learning rate, weight decay, share of states and of descriptions that are dropped."""
_SEEN, _BATCH, _LEAST = 10, 256, 0.02
"""Occurrences of a description that is kept, choices of a batch, share of the learning rate that is left at the end."""


@dataclass(frozen=True, slots=True)
class LabelledChoice:
    """The numbers of the descriptions that all candidates share and of each candidate's own; which candidates are
    right."""

    shared: tuple[int, ...]
    candidates: tuple[tuple[int, ...], ...]
    right: tuple[bool, ...]


def read_choices(document: Document, gold: GoldPage) -> Iterator[tuple[Choice, tuple[bool, ...]]]:
    """The figures of a page as choices, and which candidates are right; the last stands for nobody."""
    lexicon = load_lexicon()
    articles = []
    for article in find_articles(document):
        sentences = split_sentences(article)
        articles.append(ArticleMentions(article, sentences, find_mentions(scan_article(article, sentences, lexicon))))
    entities, resolved = resolve_entities(document.id, articles, lexicon)
    for item in resolved:
        figures = read_figures(item, entities, _quote)
        for figure, (candidates, choice) in zip(figures, describe_figures(figures) if figures else (), strict=True):
            owners = list(_find_owners(figure.observation, gold))
            right = [any(owner & _names(entities[i]) for owner in owners) for i in candidates]
            yield choice, (*right, not any(right))


def _quote(article: Article, span: Span, rule: str) -> Evidence:
    return Evidence("", article.title, span.start, span.stop, "", rule)


def _names(entity: Entity) -> frozenset[str]:
    return frozenset(fold(name) for name in (entity.name, *entity.aliases))


def _find_owners(item: Observation, gold: GoldPage) -> Iterator[frozenset[str]]:
    """The names of those whom the annotation gives such a figure."""
    value = None if item.quantity is None else float(item.quantity.amount)
    unit = fold(item.quantity.unit) if item.quantity else ""
    return (names for names, figure in gold.observations if same_figure(figure, value, unit, item.indicator))


def count_descriptions(choices: Iterable[Choice]) -> dict[str, int]:
    """Numbers from 1 of the descriptions that are seen often enough."""
    seen = Counter(word for choice in choices for words in (choice.shared, *choice.candidates) for word in words)
    kept = sorted(word for word, n in seen.items() if n >= _SEEN and "\n" not in word)
    return {word: number for number, word in enumerate(kept, 1)}


def number_choice(choice: Choice, right: tuple[bool, ...], numbers: Mapping[str, int]) -> LabelledChoice:
    """A choice by the numbers of its descriptions; those that are not kept are left out."""
    shared, *own = (
        tuple(numbers[word] for word in words if word in numbers) for words in (choice.shared, *choice.candidates)
    )
    return LabelledChoice(shared, tuple(own), right)


class Network(nn.Module):
    """What kg.choices computes, for training."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(size + 1, HIDDEN, mode="sum", padding_idx=0)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.second = nn.Linear(HIDDEN, SECOND)
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


def train(choices: Sequence[LabelledChoice], network: Network) -> None:
    """Trains the network; prints the mean loss of each pass."""
    chance = random.Random(1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    order = list(choices)
    steps = EPOCHS * -(-len(order) // _BATCH)
    step = 0
    network.train()
    for epoch in range(EPOCHS):
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


def write_subjects(network: Network, numbers: Mapping[str, int]) -> None:
    """Writes the model. Raises RuntimeError above 5 MB."""
    weights = {name.removesuffix(".weight"): tensor.numpy() for name, tensor in network.state_dict().items()}
    write_network(
        find_path(MODEL),
        {"descriptions": list(numbers)},
        weights,
        ["vectors"],
        "raise _SEEN in bench/train_subjects.py",
    )


def main() -> None:
    """Trains on all pages that are not left out, and writes the model."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    rows = [row for document, gold, _ in read_samples() for row in read_choices(document, gold)]
    numbers = count_descriptions(choice for choice, _ in rows)
    print(f"{len(rows)} figures, {len(numbers)} descriptions", flush=True)
    network = Network(len(numbers))
    train([number_choice(choice, right, numbers) for choice, right in rows], network)
    write_subjects(network, numbers)


if __name__ == "__main__":
    main()
