"""All mentions of one article: every family's finder in turn, then the overlaps settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.mentions.companies import find_companies, find_short_forms
from kg.mentions.edges import Walker
from kg.mentions.gatherings import find_gatherings
from kg.mentions.industries import find_industries
from kg.mentions.organisations import find_governments, find_institutions, find_known_bodies
from kg.mentions.persons import find_persons
from kg.mentions.places import find_places
from kg.mentions.policies import find_policies
from kg.mentions.projects import find_projects
from kg.mentions.quantities import find_quantities
from kg.mentions.scans import Scan, scan_article
from kg.mentions.titles import find_titles
from kg.mentions.zones import find_zones
from kg.types import Mention

__all__ = ["find_mentions", "find_names", "scan_article", "settle_overlaps"]


def find_names(scan: Scan) -> tuple[Mention, ...]:
    """Regions, zones, companies, institutions, governments and persons of the article."""
    walker = Walker(scan)
    found = find_places(scan, walker)
    found += find_zones(scan, walker)
    found += find_known_bodies(scan, walker)
    companies = find_companies(scan, walker)
    found += companies
    found += find_short_forms(scan, walker, companies)
    found += find_institutions(scan, walker)
    found += find_governments(scan, walker)
    found += find_persons(scan, walker)
    return settle_overlaps(found)


def find_mentions(scan: Scan) -> tuple[Mention, ...]:
    """All mentions of the article, sorted and without overlap; names inside a name are its `inner`."""
    names = find_names(scan)
    found = list(names)
    found += find_projects(scan, names)
    found += find_industries(scan, names)
    found += find_policies(scan)
    found += find_gatherings(scan, names)
    found += find_titles(scan)
    found += find_quantities(scan)
    return settle_overlaps(found)


def settle_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The outermost mentions; one that crosses a longer one gives way, and at equal spans the first given wins."""
    kept: list[Mention] = []
    taken: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: -len(m.span)):
        rival = next((m for m in kept if m.span.overlaps(mention.span)), None)
        if rival is None:
            kept.append(mention)
        elif rival.span.covers(mention.span) and rival.span != mention.span:
            taken.append(mention)
    settled = []
    for mention in kept:
        inside = [m for m in taken if mention.span.covers(m.span)]
        known = {m.span for m in mention.inner}
        inner = [*mention.inner, *(m for m in inside if m.span not in known)]
        settled.append(replace(mention, inner=tuple(sorted(inner, key=lambda m: m.span))))
    return tuple(sorted(settled, key=lambda m: m.span))
