"""Trains the model of figures that no rule names (kg/models/figures.npz, read by kg.observations.choosing).

Run `python -m bench.train_figures` (extra `train`, for PyTorch): some seven minutes on one core. Each name that such a
figure may have is a choice of its own, right for those whom the annotation gives its value, unit and half of the
name's characters; the figures that rules name are learned beside them (bench/train_subjects.py).
"""

from __future__ import annotations

from bench.train_choices import Plan, train_model
from bench.train_names import read_samples
from bench.train_subjects import read_choices
from kg.observations.choosing import GUESSES

PLAN = Plan(hidden=48, epochs=12, seen=10)


def main() -> None:
    """Trains on all pages that are not left out, and writes the model."""
    rows = [row for document, gold, _ in read_samples() for row in read_choices(document, gold, guess=True)]
    train_model(GUESSES, rows, PLAN)


if __name__ == "__main__":
    main()
