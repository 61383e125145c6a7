"""One sentence of an article with all that its figures are read with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.entities.own_firms import FirmCounts
from kg.observations.parts import Part
from kg.types import Entity, Mention, ResolvedArticle, Sentence, Span
from kg.vocabulary import PLACES, Kind

SUBJECTS = PLACES | {Kind.COMPANY, Kind.PROJECT}
"""Of whom figures are kept (annotation guide, Observations); an industry's are an indicator of its place."""

NAMED = SUBJECTS | {Kind.INSTITUTION}
"""Those and institutions, which take a figure from others and whose own are not kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all that its figures are read with."""

    resolved: ResolvedArticle
    entities: Mapping[str, Entity]
    sentence: Sentence
    topic: tuple[str, ...]
    parts: tuple[Part, ...]
    carried: tuple[tuple[int, tuple[str, ...]], ...]
    periods: tuple[Mention, ...]
    aims: Span
    """Where in the article a list of aims stands (2023年计划增长8%，新增企业5家); else the end of the sentence."""
    undated: bool
    """Whether the sentence speaks of now (目前), so that no earlier period is carried into it."""
    firms: FirmCounts
    """How often the article names its companies."""
    divisions: Mapping[str, str]
    """The divisions of the document by each of their names."""
    crowded: bool = False
    """Whether the article names companies, projects and institutions more often than places."""
    stated: set[str] = field(default_factory=set)
    """Of whom the article has stated figures by name so far."""
    given: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Whose the figures of this sentence are so far, by where they stand."""
