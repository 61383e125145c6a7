"""Shares of a whole (占全省的25.9%): of what, of whom, and which are none: stakes, shares of several together."""

from __future__ import annotations

import re

from kg.observations.contexts import name_each
from kg.observations.groups import Group
from kg.observations.indicators import Share, tidy
from kg.observations.misnomers import CARRIED_SUM
from kg.observations.trails import PLAIN, REFERS, Trail
from kg.observations.wordings import load_wording

_STAKE = re.compile(
    "各占$|占(?:股|(?:本?公司|其|发行后|目前|现有)*总?股本|(?:本?公司|其)股[份票]总[数额]|注册资本|出资)"
)
"""A share in a company, which is no figure of anybody's."""
_PARTNERS = re.compile("合资|组建|持股|参股|出资|入股|股权|股东|股份占|共同投资|基金")
_ACCOUNTS = re.compile("营业收入|净资产|总资产|净利润")
"""What a company compares the price of a contract with."""
_TOGETHER = re.compile("^(?:[两二三四五六七八九十]|\\d+)[省市县州区地](?!级|场|民|域|属)|^(?:二者|两者|三者|合)$")
"""What several names have together; a stake in a company that they founded."""
MOVES = re.compile("^[把将]")
"""What stands before a measure that somebody changes: 把[垃圾回收率]从31%提到48%."""


def add_share(trail: Trail, group: Group, share: Share) -> None:
    """Adds figures of what a thing is of a whole; refuses stakes and shares of several things together."""
    if is_shared_out(trail, group, share):
        trail.refuse(group, "a stake, or a share of several together")
        return
    if not share.np and _is_of_deal(trail):
        trail.refuse(group, CARRIED_SUM)
        return
    names = name_each(trail.groups, tidy(share.np), group, len(group.figures)) if share.np else []
    if not share.np and "分别" in group.raw and len(trail.base) != len(group.figures) > 1:
        values = [draft for draft in trail.drafts if draft.family in PLAIN][-len(group.figures) :]
        trail.base = values if len(values) == len(group.figures) else trail.base
    for index in range(len(group.figures)):
        if len(group.figures) > 1 and not names and len(trail.base) != len(group.figures):
            trail.refuse(group, "several shares of one thing")
            return
        name = name_share(trail, Share(names[index], share.whole) if names else share, index)
        if name and not trail.last_refused:
            draft = trail.add(group, index, name, "share", "share")
            draft.like = _find_like(trail, group, share, index)
            rounded = trail.groups.quantity(group.figures[index]).bound is not None
            trail.share_name = name if rounded else trail.share_name


def _is_of_deal(trail: Trail) -> bool:
    """Whether the figure before was a sum that somebody gave: 甲出资3.36亿元，占40%."""
    if not trail.refused or trail.refused[-1][1] != CARRIED_SUM:
        return False
    return not trail.drafts or trail.drafts[-1].position < trail.refused[-1][0]


def _find_like(trail: Trail, group: Group, share: Share, index: int) -> int:
    """Where the figure stands that a share is of (年产3亿支，占全国的80%), whose owner is the share's; -1: none."""
    if group.heads or not trail.base or (share.np and not REFERS.match(tidy(share.np))):
        return -1
    position = trail.base[min(index, len(trail.base) - 1)].position
    refused = any(position < at for at, _ in trail.refused)
    return -1 if refused or trail.groups.has_name(position, group.start) else position


def is_shared_out(trail: Trail, group: Group, share: Share) -> bool:
    """Whether a share is what partners hold of a firm (甲、乙合资，甲占六成), or of several places together."""
    if _TOGETHER.search(share.np):
        return True
    if share.whole or not group.heads:
        return False
    parts = trail.groups.parts
    return _PARTNERS.search(trail.groups.text, parts[0].start, group.start) is not None


def name_share(trail: Trail, share: Share, index: int) -> str:
    """What a share is called, the one at `index` of several; empty where it is a stake or nothing that is named."""
    name = MOVES.sub("", tidy(share.np))
    if _STAKE.search(name + "占" + share.whole):
        return ""
    if not name or REFERS.match(name):
        grown = _find_grown(trail)
        name = trail.base[min(index, len(trail.base) - 1)].indicator if trail.base and not grown else grown
    if not name or (load_wording().contexts["price"].search(name) and _ACCOUNTS.search(share.whole)):
        return ""
    whole = tidy(share.whole)
    return f"{name}占{whole}比重" if whole else f"{name}占比"


def _find_grown(trail: Trail) -> str:
    """What the last figure tells the growth of, where no value was told since: 工业增长9%，占全市的[42%]."""
    last = trail.drafts[-1] if trail.drafts else None
    if last is None or not last.rule.endswith("growth"):
        return ""
    since = trail.base and trail.base[-1].position > last.position
    return "" if since else last.indicator.removesuffix("增速").removesuffix("环比")
