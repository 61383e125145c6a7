"""Sets of kinds that rules share."""

from __future__ import annotations

from kg.vocabulary import ORGANISATIONS, RANGES, Kind, Predicate
from kg.vocabulary import PLACES as PLACES

ACTORS = ORGANISATIONS | PLACES
FIRMS = frozenset({Kind.COMPANY, Kind.INSTITUTION})
BODIES = RANGES[Predicate.HOLDS_POST]
INVESTORS = FIRMS | {Kind.PROJECT}
HOSTS = PLACES | {Kind.GOVERNMENT}
WORKS = frozenset({Kind.PROJECT, Kind.INSTITUTION, Kind.ZONE})
COMPANY = frozenset({Kind.COMPANY})
PROJECT = frozenset({Kind.PROJECT})
GATHERING = frozenset({Kind.GATHERING})
PERSON = frozenset({Kind.PERSON})
INDUSTRY = frozenset({Kind.INDUSTRY})
POLICY = frozenset({Kind.POLICY})
TITLE = frozenset({Kind.TITLE})
