"""What statements of one article settle among themselves."""

from __future__ import annotations

import pytest

from kg.agreement import settle_places
from kg.types import Entity, Statement
from kg.vocabulary import Kind, Modality, Predicate

ENTITIES = {
    "w": Entity("w", Kind.PROJECT, "滨海基地"),
    "c": Entity("c", Kind.COMPANY, "砾川科技"),
    "z": Entity("z", Kind.ZONE, "合肥高新区"),
}


def say(subject: str, predicate: Predicate, object_: str, modality: Modality) -> Statement:
    return Statement(subject, predicate, object_, modality, ())


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([Modality.PLANNED], Modality.PLANNED),
        ([Modality.NEGATED, Modality.NEGATED], Modality.NEGATED),
        ([Modality.PLANNED, Modality.FACT], Modality.FACT),
        ([Modality.FACT], Modality.FACT),
        ([], Modality.FACT),
    ],
)
def test_works_lie_where_they_do_as_surely_as_they_are_built(made: list[Modality], expected: Modality) -> None:
    told = [say("c", Predicate.BUILDS, "w", modality) for modality in made]
    place = say("w", Predicate.LOCATED_IN, "z", Modality.FACT)
    settled = settle_places([place, *told], ENTITIES)
    assert [s.modality for s in settled] == [expected, *made]


def test_firms_lie_where_they_do_whatever_they_plan_and_a_planned_place_stays_planned() -> None:
    told = say("c", Predicate.BUILDS, "w", Modality.FACT)
    firm = say("c", Predicate.LOCATED_IN, "z", Modality.FACT)
    planned = say("w", Predicate.LOCATED_IN, "z", Modality.PLANNED)
    assert settle_places([told, firm, planned], ENTITIES) == [told, firm, planned]
