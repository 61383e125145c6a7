"""Whose a figure is: a trained network judges what the rules say of it against the names around.

Each figure is a choice (kg.choices) between the entities named near it and nobody; what the rules say is one of the
descriptions that the network sees (kg.observations.subject_features). Where it is sure enough of another subject, or of
none, it has the last word; such a figure bears the provenance `learned.subject` (docs/model-card.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.choices import load_choices
from kg.networks import Floats
from kg.observations.changes import DESCRIBED
from kg.observations.owning import may_have
from kg.observations.ranks import RANK_EACH
from kg.observations.subject_features import Figure, describe_figures

MODEL = "subjects"
"""The name of the network's file."""
GUESSES = "figures"
"""The name of the file of the network that judges guesses."""
RULE = "learned.subject"
"""The provenance of a figure whose subject the network chose."""
GUESSED_RULE = "learned.figure"
"""The provenance of a figure that no rule names."""
OTHER, NOBODY, ADDED = 0.5, 0.75, 0.5
"""How probable another subject than the rules' has to be, nobody where they have one, and one where they have none:
chosen on the pages of bench/annotated that are left out of training and on newspaper pages of others, where the rules
are right more often."""
GUESSED = 0.45
"""How probable it has to be that a figure that no rule names is somebody's under a guessed name."""

_DEALT = frozenset({RANK_EACH, DESCRIBED})
"""Rules that say whose a figure is: each name of a list has its own rank, a firm what stands before its name."""


class Subjects(NamedTuple):
    """Whose a figure is, and whether the network said so, not the rules."""

    ids: tuple[str, ...]
    learned: bool = False


def choose_subjects(figures: Sequence[Figure]) -> list[Subjects]:
    """Whose each figure of an article is; nobody's where nobody near is likely enough."""
    if not figures:
        return []
    rows = describe_figures(figures)
    rates = load_choices(MODEL).rate([choice for _, choice in rows])
    found = []
    for figure, (candidates, _), own in zip(figures, rows, rates, strict=True):
        settled = settle(figure.subjects, candidates, own)
        if figure.draft.rule in _DEALT and figure.subjects:
            settled = Subjects(figure.subjects)
        entities = figure.reading.entities
        may = not settled.learned or all(may_have(figure.draft, entities[i]) for i in settled.ids)
        found.append(settled if may else Subjects(figure.subjects))
    return found


def settle(ruled: tuple[str, ...], candidates: tuple[str, ...], rates: Floats) -> Subjects:
    """Whose a figure is that the rules give to `ruled`; `rates` has one probability more than there are candidates:
    nobody's."""
    best = int(rates.argmax())
    chosen = candidates[best : best + 1]
    least = NOBODY if not chosen else OTHER if ruled else ADDED
    if set(chosen) <= set(ruled) and (chosen or not ruled):
        return Subjects(ruled)
    return Subjects(chosen, True) if rates[best] >= least else Subjects(ruled)


def choose_guesses(figures: Sequence[Figure], guesses: Sequence[Figure]) -> list[tuple[Figure, Subjects]]:
    """Of the figures of an article that no rule names those that are somebody's, each under the likeliest of its names
    and in text order; `figures` are those that rules name."""
    if not guesses:
        return []
    rows = describe_figures(guesses, figures)
    rates = load_choices(GUESSES).rate([choice for _, choice in rows])
    best: dict[int, tuple[float, Figure, str]] = {}
    for figure, (candidates, _), own in zip(guesses, rows, rates, strict=True):
        at, entities = figure.draft.position, figure.reading.entities
        for i, rate in zip(candidates, own.tolist(), strict=False):
            likelier = rate >= GUESSED and (at not in best or rate > best[at][0])
            if likelier and may_have(figure.draft, entities[i]):
                best[at] = rate, figure, i
    return [(figure, Subjects((i,), learned=True)) for _, (_, figure, i) in sorted(best.items(), key=lambda b: b[0])]
