"""What an article's statements settle among themselves: works lie where they do as surely as they are built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from kg.types import Entity, Statement
from kg.vocabulary import Kind, Modality, Predicate

_MAKING = frozenset({Predicate.BUILDS, Predicate.INVESTS})


def settle_places(statements: Sequence[Statement], entities: Mapping[str, Entity]) -> list[Statement]:
    """The statements of one article, in order; what is only planned, or given up, for all who build it or pay for it
    lies nowhere yet: its place has that modality."""
    told: defaultdict[str, set[Modality]] = defaultdict(set)
    for s in statements:
        if s.predicate in _MAKING:
            told[s.object].add(s.modality)
    return [
        replace(s, modality=_settle(s, told[s.subject])) if _is_place_of_work(s, entities) else s for s in statements
    ]


def _is_place_of_work(statement: Statement, entities: Mapping[str, Entity]) -> bool:
    return statement.predicate is Predicate.LOCATED_IN and entities[statement.subject].kind is Kind.PROJECT


def _settle(place: Statement, made: Set[Modality]) -> Modality:
    return next(iter(made)) if place.modality is Modality.FACT and len(made) == 1 else place.modality
