"""The figures of one sentence, read in order: what each counts, and which one a growth, share or rank belongs to."""

from __future__ import annotations

from kg.observations.contexts import JOINED
from kg.observations.fractions import add_fractions
from kg.observations.groups import Group, GroupReader
from kg.observations.orders import add_order
from kg.observations.percentages import add_percentage
from kg.observations.ranks import place_rank
from kg.observations.seats import Draft
from kg.observations.trails import PLAIN, Trail
from kg.observations.values import add_values


def read_sentence(
    groups: GroupReader, carried: tuple[Draft, ...] = (), before: tuple[Draft, ...] = (), metric: str = ""
) -> Trail:
    """The trail of a sentence when all its parts are read; `carried` are the figures that it goes on from, the last of
    `before`, `metric` is what grew in the sentence before, if this one tells of its parts."""
    trail = Trail(groups, carried, before, metric=metric)
    held: list[Draft] = []
    depth = 0
    for number, part in enumerate(groups.parts):
        if part.depth and not depth:
            held = trail.base
        elif depth and not part.depth:
            trail.base = held
        depth = part.depth
        if part.opener not in JOINED:
            trail.last_refused, trail.former, trail.verb = False, trail.verb, ""
        for group in groups.read_groups(number):
            _read_group(trail, group)
        add_fractions(trail, number)
        place_rank(groups, trail.drafts, trail.base, number)
    return trail


def _read_group(trail: Trail, group: Group) -> None:
    """One group of figures: a growth, a share, a rate, or values."""
    family = trail.groups.family(group.figures[0])
    if (family == "share" or family in PLAIN) and add_order(trail, group, family):
        return
    if family in ("share", "point", "ratio"):
        add_percentage(trail, group, family)
    elif family in PLAIN:
        add_values(trail, group, family)
