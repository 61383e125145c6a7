"""Shares told as fractions in words: 占全国的[四分之一], 比重[过半], 贡献了全市[一半以上]的产值."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.numerals import read_number
from kg.observations.contributions import find_contribution
from kg.observations.groups import Group
from kg.observations.indicators import SIGHT, Share, read_share, strip_tail, tidy
from kg.observations.seats import Draft
from kg.observations.shares import is_shared_out, name_share
from kg.observations.trails import Trail
from kg.types import Quantity
from kg.vocabulary import Bound

FRACTION = re.compile(
    "(?P<lead>接近|将近|超过|超出|不到|不足|至少|大约|超|近|约|逾|过)?"
    "(?:(?<![万千百])(?P<of>[二三四五六七八九]?十?[一二三四五六七八九]|十)分之(?P<count>[一二三四五六七八九])"
    "|(?:一半|半数|半壁江山|(?<=[近过超])半(?=[，。；、！以]|$))(?!是|会员))(?P<more>以上|左右|强|多)?"
)
"""A part of a whole in words."""
_BOUNDS = {
    **dict.fromkeys(("超过", "超出", "超", "逾", "过", "至少", "以上", "强", "多"), Bound.OVER),
    **dict.fromkeys(("接近", "将近", "近", "不到", "不足"), Bound.UNDER),
    **dict.fromkeys(("大约", "约", "左右"), Bound.ABOUT),
}
_HALF, _WHOLE, _ROUND = Decimal(50), Decimal(100), Decimal("0.1")
_SPLIT = re.compile("各占?$|合计|共占|相加|两[者地市家]|[三四五][者地市家]|平分|股[权份本]?$|股份?占|出资")
"""What partners hold of a firm: 双方各占[一半]."""
_SELF = re.compile("其中|自己|展[位区]|时间|一家")
"""What a share is of that is nothing by itself."""
_RATIO = re.compile("(?:比重|比例|占比)[^，。；]{0,6}$")


def add_fractions(trail: Trail, number: int) -> None:
    """The shares that part `number` tells in words."""
    groups = trail.groups
    part = groups.parts[number]
    at = part.start
    for match in FRACTION.finditer(groups.text, part.start, part.stop):
        inside = [n for n in part.figures if groups.mentions[n].span.start < match.end()]
        if inside and groups.mentions[inside[-1]].span.stop > match.start():
            continue
        at = max([at, *(groups.mentions[n].span.stop for n in inside)])
        _add_fraction(trail, number, match, at)
        at = match.end()


def _add_fraction(trail: Trail, number: int, match: re.Match[str], start: int) -> None:
    """Adds the share of one fraction; `start` is where the words behind the figure before it begin."""
    groups = trail.groups
    at, heads = groups.find_head(start, match.start())
    before = groups.text[max(at, match.start() - SIGHT) : match.start()]
    after = groups.text[match.end() : min(groups.parts[number].stop, match.end() + SIGHT)]
    raw = groups.text[max(start, match.start() - SIGHT) : match.start()]
    group = Group((), number, match.start(), before, raw, after, heads or groups.named, groups.place)
    name = _name_fraction(trail, group)
    if not name or trail.last_refused:
        return
    draft = Draft(name, _measure(match), "share", group.start, number, "observations.share", group.heads, group.place)
    trail.drafts.append(draft)
    if not group.heads and trail.base and name.startswith(trail.base[-1].indicator):
        draft.like = trail.base[-1].position


def _name_fraction(trail: Trail, group: Group) -> str:
    """What the share is called; "" where it is none of a place's or firm's."""
    thing, whole = find_contribution(trail.groups, group, trail.whole)
    if thing:
        trail.whole = whole
        return f"{tidy(thing)}占{whole}比重"
    if _SPLIT.search(group.raw):
        return ""
    share = read_share(group.before)
    if share is None and _RATIO.search(group.before):
        share = Share(strip_tail(group.before), "")
    if share is None or is_shared_out(trail, group, share) or not (share.whole or _RATIO.search(group.before)):
        return ""
    return "" if _SELF.search(share.np + share.whole) else name_share(trail, share, 0)


def _measure(match: re.Match[str]) -> Quantity:
    """The quantity in percent that a fraction tells."""
    amount = _HALF
    if match["of"]:
        count, of = read_number(match["count"]), read_number(match["of"])
        amount = (_WHOLE * (count or 0) / (of or 1)).quantize(_ROUND)
    return Quantity(amount.normalize() + 0, "%", _BOUNDS.get(match["more"] or match["lead"] or ""))
