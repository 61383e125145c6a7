"""Ranks: which figure a place in an order belongs to (在全国各城市排名第二), or that it stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.observations.groups import GroupReader
from kg.observations.indicators import alike, read_rank, tidy
from kg.observations.seats import Draft
from kg.observations.wordings import load_wording

_NEAR = 8
"""No part has more figures than this before its rank."""


def place_rank(groups: GroupReader, drafts: list[Draft], base: Sequence[Draft], number: int) -> None:
    """The rank that a part states goes to its figure, to the one before, or stands alone."""
    part = groups.parts[number]
    if not load_wording().rank.search(groups.text, part.start, part.stop):
        return
    at, heads = groups.find_head(part.start, part.stop)
    at -= groups.text[at - 1 : at] == "在" and at > part.start
    rank = read_rank(groups.text[at : part.stop])
    if rank is None:
        return
    mine = [d for d in drafts[-_NEAR:] if d.part == number and d.position < at + rank.stop]
    label = rank.scope + rank.place
    named = re.sub(r"\d.*", "", rank.np)
    if mine:
        mine[-1].rank = label
        return
    if part.figures:
        named = ""
    near = [d for d in base or drafts[-1:] if number - d.part <= 2 and not d.rank]
    named = "" if load_wording().contexts["measure"].fullmatch(named) else named
    if near and not part.depth and (not named or alike(named, near[-1].indicator)):
        near[-1].rank = label
        return
    scope = re.sub(r"^\d+[个家座项]", "", tidy(rank.scope))
    if "“" in rank.scope or not (named or len(scope) > 3):
        return
    drafts.append(
        Draft(
            f"{named}{scope}排名",
            None,
            "",
            part.start,
            number,
            "observations.rank",
            heads,
            groups.place,
            rank=label,
        )
    )
