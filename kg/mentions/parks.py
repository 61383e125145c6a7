"""Parks that are works: one that bears its owner's name (云帆智能产业园), and one that is told to be built.

By its form such a name is a zone's; annotators file it with the projects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.types import Mention
from kg.vocabulary import Kind

_PARKS = ("园", "产业城", "产业基地", "科技城", "创新港", "健康谷")
_SHORTEST = 2
"""An owner's short name has two characters at least."""
_REST = 3
"""What stands behind the owner's name has so many."""


def settle_parks(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` with such zones as projects."""
    owners = tuple(m.text for m in mentions if m.kind is Kind.COMPANY and len(m.text) >= _SHORTEST)
    works = {m.text for m in mentions if m.kind is Kind.PROJECT}
    changed = [_settle(mention, owners, works) if mention.kind is Kind.ZONE else mention for mention in mentions]
    return tuple(changed)


def _settle(zone: Mention, owners: tuple[str, ...], works: set[str]) -> Mention:
    listed = zone.finder == "zones.gazetteer" or zone.defined
    owned = not listed and zone.text.endswith(_PARKS) and zone.text.startswith(owners)
    owned = owned and any(zone.text.startswith(o) and len(zone.text) - len(o) >= _REST for o in owners)
    if not (owned or (zone.text in works and zone.text.endswith(_PARKS))):
        return zone
    return replace(zone, kind=Kind.PROJECT, finder="projects.park")
