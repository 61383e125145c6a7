"""Trains the model of figures' subjects (kg/models/subjects.npz, read by kg.observations.choosing) with PyTorch.

Run `python -m bench.train_subjects` (extra `train`): some four minutes on one core, most of it for reading the pages
as the extractor does. A figure of a page counts as the annotated one with its value, unit and indicator; those named
near it that the annotation gives it to are right, nobody where it gives it to none of them (bench/train_choices.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bench.train_choices import Plan, Row, list_names, quote, read_resolved, train_model
from bench.train_names import read_samples
from kg.choices import Choice
from kg.evaluation import GoldPage, fold, same_figure
from kg.observations.choosing import MODEL
from kg.observations.finding import read_figures
from kg.observations.subject_features import Figure, describe_figures
from kg.types import Document, Observation

PLAN = Plan(hidden=48, epochs=12, seen=10)


def read_choices(document: Document, gold: GoldPage, guess: bool = False) -> Iterator[Row]:
    """The figures of a page as choices, and which candidates are right; the last stands for nobody. With `guess` also
    those that no rule names, under each name that they may have."""
    entities, resolved = read_resolved(document)
    for item in resolved:
        guesses: list[Figure] = []
        figures = read_figures(item, entities, quote, guesses=guesses if guess else None)
        yield from _label(figures, describe_figures(figures) if figures else (), gold)
        yield from _label(guesses, describe_figures(guesses, figures) if guesses else (), gold)


def _label(figures: Iterable[Figure], rows: Iterable[tuple[tuple[str, ...], Choice]], gold: GoldPage) -> Iterator[Row]:
    for figure, (candidates, choice) in zip(figures, rows, strict=True):
        owners = list(_find_owners(figure.observation, gold))
        names = (list_names(figure.reading.entities[i]) for i in candidates)
        right = [any(owner & own for owner in owners) for own in names]
        yield choice, (*right, not any(right))


def _find_owners(item: Observation, gold: GoldPage) -> Iterator[frozenset[str]]:
    """The names of those whom the annotation gives such a figure."""
    value = None if item.quantity is None else float(item.quantity.amount)
    unit = fold(item.quantity.unit) if item.quantity else ""
    return (names for names, figure in gold.observations if same_figure(figure, value, unit, item.indicator))


def main() -> None:
    """Trains on all pages that are not left out, and writes the model."""
    rows = [row for document, gold, _ in read_samples() for row in read_choices(document, gold)]
    train_model(MODEL, rows, PLAN)


if __name__ == "__main__":
    main()
