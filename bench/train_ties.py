"""Trains the model of ties (kg/models/ties.npz, read by kg.ties) with PyTorch.

Run `python -m bench.train_ties` (extra `train`): some ten minutes on one core, half of it for reading the pages
as the extractor does. A thing of a page that no rule ties is right with those that the annotation ties it to, and with
nobody where it ties it to none of the candidates (bench/train_choices.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bench.train_choices import Plan, Row, list_names, quote, read_resolved, train_model
from bench.train_names import read_samples
from kg.evaluation import GoldPage
from kg.statements import find_statements
from kg.tie_features import Survey, Tie, describe_ties
from kg.ties import MODEL
from kg.types import Document

PLAN = Plan(hidden=64, epochs=12, seen=20)
_Told = Mapping[str, Sequence[tuple[frozenset[str], frozenset[str]]]]


def read_choices(document: Document, gold: GoldPage) -> Iterator[Row]:
    """The things of a page as choices, and which candidates are right; the last stands for nobody."""
    entities, resolved = read_resolved(document)
    names = {i: list_names(entity) for i, entity in entities.items()}
    told = defaultdict(list)
    for subject, predicate, object_, _ in gold.triples:
        told[str(predicate)].append((subject, object_))
    for item in resolved:
        stated = find_statements(item, entities, quote)
        survey = Survey(item, entities, ((s.subject, s.predicate, s.object) for s in stated))
        for tie in describe_ties(survey):
            yield tie.choice, _find_right(tie, names, told)


def _find_right(tie: Tie, names: Mapping[str, frozenset[str]], told: _Told) -> tuple[bool, ...]:
    rows = told.get(str(tie.task.predicate), ())
    thing = names[tie.thing]
    if tie.task.is_subject:
        owners = [object_ for subject, object_ in rows if subject & thing]
    else:
        owners = [subject for subject, object_ in rows if object_ & thing]
    right = [any(names[i] & owner for owner in owners) for i in tie.candidates]
    return (*right, not any(right))


def main() -> None:
    """Trains on all pages that are not left out, and writes the model."""
    rows = [row for document, gold, _ in read_samples() for row in read_choices(document, gold)]
    train_model(MODEL, rows, PLAN)


if __name__ == "__main__":
    main()
