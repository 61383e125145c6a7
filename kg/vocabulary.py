"""The closed vocabulary: kinds of entity, predicates, modalities.

Spelled as in the annotation guide and declared, with labels, in ontology/kg.ttl; a test holds both to each other.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The eleven kinds of entity."""

    REGION = "Region"
    ZONE = "Zone"
    COMPANY = "Company"
    GOVERNMENT = "Government"
    INSTITUTION = "Institution"
    PROJECT = "Project"
    INDUSTRY = "Industry"
    POLICY = "Policy"
    GATHERING = "Gathering"
    TITLE = "Title"
    PERSON = "Person"


class ValueKind(StrEnum):
    """Mentions that are values, not entities."""

    QUANTITY = "Quantity"
    PERIOD = "Period"


class Predicate(StrEnum):
    """The eighteen relations, read left to right: subject predicate object."""

    SIGNED = "signed"
    SETTLED_IN = "settledIn"
    LOCATED_IN = "locatedIn"
    PART_OF = "partOf"
    BUILDS = "builds"
    INVESTS = "invests"
    ESTABLISHES = "establishes"
    COOPERATES_WITH = "cooperatesWith"
    APPROVES = "approves"
    AWARDED = "awarded"
    FOCUSES_ON = "focusesOn"
    ISSUES = "issues"
    ORGANIZES = "organizes"
    ATTENDS = "attends"
    SUBSIDIARY_OF = "subsidiaryOf"
    ACQUIRES = "acquires"
    DEVELOPS = "develops"
    HOLDS_POST = "holdsPost"


class Modality(StrEnum):
    """Whether the text states a thing as done, as intended, or as not done."""

    FACT = "fact"
    PLANNED = "planned"
    NEGATED = "negated"


class Bound(StrEnum):
    """How exact a figure is: 约 gives ABOUT, 超/逾/多/余 OVER, 近/不足 UNDER."""

    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


ORGANISATIONS = frozenset({Kind.COMPANY, Kind.GOVERNMENT, Kind.INSTITUTION})
PLACES = frozenset({Kind.REGION, Kind.ZONE})
_ACTORS = ORGANISATIONS | PLACES

DOMAINS: dict[Predicate, frozenset[Kind]] = {
    Predicate.SIGNED: frozenset({Kind.ZONE, Kind.REGION, Kind.GOVERNMENT}),
    Predicate.SETTLED_IN: frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.PROJECT}),
    Predicate.LOCATED_IN: frozenset({Kind.ZONE, Kind.INSTITUTION, Kind.PROJECT, Kind.COMPANY}),
    Predicate.PART_OF: PLACES,
    Predicate.BUILDS: _ACTORS,
    Predicate.INVESTS: ORGANISATIONS,
    Predicate.ESTABLISHES: _ACTORS,
    Predicate.COOPERATES_WITH: _ACTORS,
    Predicate.APPROVES: frozenset({Kind.GOVERNMENT}),
    Predicate.AWARDED: frozenset(Kind) - {Kind.TITLE},
    Predicate.FOCUSES_ON: frozenset({Kind.ZONE, Kind.REGION, Kind.COMPANY, Kind.PROJECT}),
    Predicate.ISSUES: frozenset({Kind.GOVERNMENT, Kind.ZONE, Kind.REGION}),
    Predicate.ORGANIZES: _ACTORS,
    Predicate.ATTENDS: ORGANISATIONS | {Kind.PERSON},
    Predicate.SUBSIDIARY_OF: frozenset({Kind.COMPANY, Kind.INSTITUTION}),
    Predicate.ACQUIRES: frozenset({Kind.COMPANY}),
    Predicate.DEVELOPS: frozenset({Kind.COMPANY, Kind.INSTITUTION}),
    Predicate.HOLDS_POST: frozenset({Kind.PERSON}),
}
"""Predicate → kinds that its subject may have (annotation guide, table of relations)."""

RANGES: dict[Predicate, frozenset[Kind]] = {
    Predicate.SIGNED: frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.PROJECT}),
    Predicate.SETTLED_IN: PLACES,
    Predicate.LOCATED_IN: PLACES,
    Predicate.PART_OF: PLACES,
    Predicate.BUILDS: frozenset({Kind.PROJECT, Kind.INSTITUTION, Kind.ZONE}),
    Predicate.INVESTS: frozenset({Kind.PROJECT, Kind.COMPANY, Kind.ZONE, Kind.REGION}),
    Predicate.ESTABLISHES: frozenset({Kind.INSTITUTION, Kind.COMPANY, Kind.PROJECT, Kind.ZONE, Kind.GOVERNMENT}),
    Predicate.COOPERATES_WITH: _ACTORS,
    Predicate.APPROVES: frozenset({Kind.ZONE, Kind.PROJECT, Kind.POLICY, Kind.REGION, Kind.INSTITUTION}),
    Predicate.AWARDED: frozenset({Kind.TITLE}),
    Predicate.FOCUSES_ON: frozenset({Kind.INDUSTRY}),
    Predicate.ISSUES: frozenset({Kind.POLICY}),
    Predicate.ORGANIZES: frozenset({Kind.GATHERING}),
    Predicate.ATTENDS: frozenset({Kind.GATHERING}),
    Predicate.SUBSIDIARY_OF: ORGANISATIONS,
    Predicate.ACQUIRES: frozenset({Kind.COMPANY, Kind.PROJECT}),
    Predicate.DEVELOPS: frozenset({Kind.PROJECT}),
    Predicate.HOLDS_POST: ORGANISATIONS | PLACES,
}
"""Predicate → kinds that its object may have. ESTABLISHES admits a Government office, as the gold pages do."""
