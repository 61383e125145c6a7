"""Figures in percent: growths of the figures before or of what is named, shares of a whole, and rates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.observations.changes import name_changed
from kg.observations.contexts import name_each
from kg.observations.contributions import find_contribution
from kg.observations.groups import Group
from kg.observations.indicators import (
    Growth,
    name_value,
    read_growth,
    read_share,
    split_shared,
    tidy,
    without_added,
)
from kg.observations.misnomers import CARRIED_SUM, changes_hands, is_nationwide
from kg.observations.origins import add_origin
from kg.observations.seats import Draft
from kg.observations.series import cut_together, find_owners, find_years
from kg.observations.shares import MOVES, add_share, name_share
from kg.observations.spells import is_of_other_time
from kg.observations.tasks import name_task_share
from kg.observations.trails import ORIGIN, PLAIN, REFERS, RISE, Trail
from kg.observations.wordings import load_wording

_QUOTA = re.compile("(?:贡献|覆盖|自给|渗透|普及|城镇化|国产化)率$|占比$|比重$")
_PACE = ("增速", "增幅")
"""How fast something grows: 工业增加值增速回落到6.4%."""
_PULLED = re.compile(
    "(?:[增降跌涨]幅|增速)[^，。；]{0,10}(?:收窄|回落|扩大|提高|加快|放缓)|(?:拉动|带动|影响)(?:全[省市县区州]|[^，。；、]{2,6}[省市县区](?:经济|工业|外贸))"
)
"""What moved in points and is no state: 降幅收窄[4.9个百分点], 拉动全市工业增长[4.2个百分点]."""
_SIGNS = ("-", "－", "−", "+", "＋")
_TENTHS = "成"
"""What a share may be told in, but no growth that is worth keeping: 占全省六成; 增长近四成."""


def add_percentage(trail: Trail, group: Group, family: str) -> None:
    """A group of figures in percent, points or times: growths, shares or rates."""
    if family == "share" and len(group.figures) == 1 and (task := name_task_share(trail, group)):
        draft = trail.add(group, 0, task, "share", "share")
        draft.like = trail.base[-1].position if trail.base and not group.heads else -1
        return
    growth = read_growth(group.before, _is_signed(trail, group))
    if family == "share" and not growth and _add_contribution(trail, group):
        return
    if family == "share" and not growth and (origin := ORIGIN.search(group.before)):
        _begin_change(trail, group, group.before[: origin.start()])
        return
    share = read_share(group.before) if family == "share" and not growth else None
    if share:
        add_share(trail, group, share)
    elif _TENTHS in trail.groups.mentions[group.figures[0]].text and (growth or not _is_quota(group)):
        if growth and len(group.figures) == 1:
            trail.origin = tidy(growth.np)
        trail.refuse(group, "a growth or rate in tenths")
    elif growth:
        _add_growth(trail, group, growth, family)
    else:
        _add_rate(trail, group, family)


def _is_signed(trail: Trail, group: Group) -> bool:
    """Whether a figure has its sign written before it: +5.4%, -1.2%."""
    return trail.groups.mentions[group.figures[0]].text.startswith(_SIGNS)


def _is_quota(group: Group) -> bool:
    """Whether a figure in tenths is one of a rate that a place has: 贡献率超过八成."""
    return _QUOTA.search(name_value(group.before)) is not None


def _add_contribution(trail: Trail, group: Group) -> bool:
    """Adds what a place gives to a whole (贡献了全市12%的GDP); whether the figure was one."""
    thing, whole = find_contribution(trail.groups, group, trail.whole)
    trail.whole = whole
    if thing:
        trail.add(group, 0, f"{tidy(thing)}占{whole}比重", "share", "share")
    return bool(thing)


def _add_growth(trail: Trail, group: Group, growth: Growth, family: str) -> None:
    """Growth of the figures before, or of what is named (then it is a figure of its own)."""
    scale = growth.sign * (100 if family == "ratio" else 1)
    amounts = (trail.groups.quantity(figure).amount for figure in group.figures)
    rates = [(abs(amount) if growth.sign < 0 else amount) * scale for amount in amounts]
    yearly = not re.search("环比|年均|平均", group.before[-16:])
    monthly = "环比" if "环比" in group.before[-16:] else ""
    name = tidy(growth.np)
    if family == "point":
        trail.share_name = _name_moved(trail, growth.np) or trail.share_name
    if not name or REFERS.match(name) or any(name == draft.indicator for draft in trail.base):
        if family == "share" and monthly and len(rates) == len(trail.base) == 1:
            _add_later_growth(trail, group, rates, monthly)
        if family == "point" or not yearly:
            return
        if family == "share" and not trail.base and _add_part(trail, group, rates):
            return
        if (
            not name
            and family == "share"
            and (kin := trail.find_kin(group, "%", grown=True))
            and _goes_on(trail, group)
        ):
            for draft, rate in zip(_add_like(trail, group, kin), rates, strict=True):
                draft.growth = rate
                if draft.quantity is not None and rate < 0:
                    draft.quantity = replace(draft.quantity, amount=rate)
            return
        _widen_base(trail, len(rates), group)
        if (
            family == "share"
            and len(rates) == len(trail.base)
            and is_of_other_time(trail.groups, group, trail.base[-1])
        ):
            _add_later_growth(trail, group, rates)
            return
        if len(rates) != len(trail.base) or any(draft.growth is not None for draft in trail.base):
            trail.rate = rates[0] if len(rates) == 1 else None
            return
        for draft, rate in zip(trail.base, rates, strict=True):
            draft.growth = rate
        return
    if family == "ratio" and not yearly:
        trail.refuse(group, "a change and no state")
        return
    if family == "point" and (load_wording().contexts["than"].match(name) or _PULLED.search(group.raw)):
        trail.refuse(group, "a change and no state")
        return
    if is_nationwide(name):
        trail.refuse(group, "of the whole country")
        return
    names = name_each(trail.groups, name, group, len(rates))
    if not names and family == "share" and (drafts := _add_several(trail, group, f"{name}增速", "growth")):
        for draft, rate in zip(drafts, rates, strict=True):
            draft.growth = rate if yearly else None
            draft.quantity = replace(draft.quantity, amount=rate) if draft.quantity else None
        return
    if len(names) == 1 and len(shared := split_shared(names[0], group.raw)) > 1:
        names, rates = shared, rates * len(shared)
    for number, (item, rate) in enumerate(zip(names, rates, strict=False)):
        index = min(number, len(group.figures) - 1)
        if family == "point":
            trail.add(group, index, f"{item}{growth.cue}", "points", family)
            continue
        draft = trail.add(
            group, index, f"{_complete(trail, item.removesuffix(monthly))}{monthly}增速", "growth", family
        )
        draft.growth = rate if yearly else None
        if draft.quantity is not None and (rate < 0 or family == "ratio"):
            draft.quantity = replace(draft.quantity, amount=rate, unit="%")


def _add_part(trail: Trail, group: Group, rates: Sequence[Decimal]) -> bool:
    """Adds the growth of a part of what the sentence before measured (甲区出口69亿元。其中，乙片区增长[3.3%]); tells
    whether it is one."""
    measured = [draft for draft in trail.before if draft.family in PLAIN and draft.rule.endswith("value")]
    if not group.heads or len(rates) != 1 or not measured or not load_wording().metric.search(measured[-1].indicator):
        return False
    draft = trail.add(group, 0, f"{without_added(measured[-1].indicator)}增速", "growth", "share")
    draft.growth = rates[0]
    if draft.quantity is not None:
        draft.quantity = replace(draft.quantity, amount=rates[0])
    return True


def _add_later_growth(trail: Trail, group: Group, rates: Sequence[Decimal], against: str = "") -> None:
    """Adds the growths of what was measured before in another time (去年营收10亿元，今年一季度增长[21%]), or `against`
    another base than the year before (环比)."""
    for index, (base, rate) in enumerate(zip(trail.base, rates, strict=True)):
        name = without_added(base.indicator)
        draft = trail.add(group, index, f"{name}{against}增速", "growth", "share")
        draft.growth, draft.like = None if against else rate, base.position
        if draft.quantity is not None and rate < 0:
            draft.quantity = replace(draft.quantity, amount=rate)


def _name_moved(trail: Trail, moved: str) -> str:
    """The share or rate whose points of change stand before it: 占全区的比重比年初提高11.2个百分点，达到[23.5%]."""
    share = read_share(moved)
    if share:
        return name_share(trail, share, 0)
    name = name_value(moved)
    return name if load_wording().rate.search(name) else ""


def _add_several(trail: Trail, group: Group, name: str, rule: str) -> list[Draft]:
    """One indicator of several years, or of several names in a clause before; none where there are neither."""
    years, owners = find_years(trail.groups, group), find_owners(trail.groups, group)
    if not (years or owners):
        return []
    count = len(group.figures)
    drafts = [trail.add(group, i, cut_together(name), rule if years else "each", "share") for i in range(count)]
    for index, draft in enumerate(drafts):
        draft.period = years[index] if years else ""
        draft.heads = draft.heads if years else (owners[index],)
    return drafts


def _add_kin(trail: Trail, group: Group) -> bool:
    """Adds figures in percent that only names stand before, like those of another name; whether there were any."""
    kin = trail.find_kin(group, "%") or trail.find_kin(group, "%", grown=True)
    if kin is None or len(group.figures) not in (1, len(group.heads)):
        return False
    grown = kin.rule.endswith("growth")
    rates = [trail.groups.quantity(figure).amount for figure in group.figures]
    for draft, rate in zip(_add_like(trail, group, kin), rates, strict=True):
        draft.growth = rate if grown else None
    return True


def _goes_on(trail: Trail, group: Group) -> bool:
    """Whether a growth behind a name is of what grew before: no value was told of that name, and each has its own."""
    own = any(draft.heads == group.heads for draft in (*trail.base, *trail.drafts))
    return not own and len(group.figures) in (1, len(group.heads))


def _add_like(trail: Trail, group: Group, kin: Draft) -> list[Draft]:
    """Drafts of figures of others than the one whose figure was told: 甲增长9.7%，乙、丙分别增长2.1%、4.9%."""
    count, rule = len(group.figures), kin.rule.rpartition(".")[2]
    drafts = [trail.add(group, i, kin.indicator, rule if count == 1 else "each", "share") for i in range(count)]
    for draft, head in zip(drafts, group.heads, strict=False):
        draft.heads = group.heads if count == 1 else (head,)
    return drafts


def _widen_base(trail: Trail, count: int, group: Group) -> None:
    """分别增长 behind figures of several parts speaks of the last ones: A130亿元，其中B45亿元，分别增长12%、33%."""
    if count > 1 and len(trail.base) != count and "分别" in group.raw:
        values = [d for d in trail.drafts if d.family in PLAIN and d.growth is None]
        trail.base = values[-count:]


def _complete(trail: Trail, name: str) -> str:
    """An industry takes the measure of the growth before it: 医药制造业 → 医药制造业增加值."""
    match = load_wording().metric.search(name)
    if match:
        trail.metric = match.group()
        return name
    metric = trail.metric.removeprefix("工业") if name.endswith("业") else trail.metric
    return name + metric if name.endswith(("业", "产业", "行业", "器械", "制造")) else name


def _begin_change(trail: Trail, group: Group, before: str) -> None:
    """The figure in percent that a change begins with: 占全市比重由41%(提高到47%)."""
    share = read_share(before)
    trail.origin = name_share(trail, share, 0) if share else MOVES.sub("", name_value(before))
    if not add_origin(trail, group, trail.origin, "share"):
        trail.refuse(group, "where a change begins")


def _add_rate(trail: Trail, group: Group, family: str) -> None:
    """A figure in % that is no growth and no share of something: 研发投入强度超5.7%."""
    name = name_changed(group.raw, name_value(group.before))
    rate = load_wording().rate
    if trail.origin and RISE.search(group.before):
        name, trail.origin = trail.origin, ""
    if trail.is_joined(group) and trail.drafts and group.raw.endswith("的") and trail.drafts[-1].rule.endswith("share"):
        last = trail.drafts[-1]
        thing, whole = last.indicator.rpartition("占")[0], tidy(group.raw).lstrip("、和占")
        draft = trail.add(group, 0, f"{thing}占{whole}比重", "share", family)
        draft.heads, draft.like = last.heads, last.position
        return
    if not name and trail.share_name:
        name, trail.share_name = trail.share_name, ""
    elif changes_hands(name):
        trail.refuse(group, CARRIED_SUM)
        return
    elif name.endswith(_PACE) and len(name) > len(_PACE[0]) and len(group.figures) == 1 and not is_nationwide(name):
        draft = trail.add(group, 0, name, "growth", family)
        draft.growth = trail.groups.quantity(group.figures[0]).amount
        return
    elif name and rate.search(name) and not load_wording().contexts["than"].match(name):
        pass
    elif name and load_wording().contexts["used"].match(group.after):
        name = tidy(f"{name}{group.after[:16]}比例")
    elif not name and _add_kin(trail, group):
        return
    else:
        trail.refuse(group, "a percentage of nothing that is named")
        return
    names = name_each(trail.groups, name, group, len(group.figures))
    if not names and (drafts := _add_several(trail, group, name, "rate")):
        trail.base = drafts
        return
    trail.base = [trail.add(group, i, n, "rate", family) for i, n in enumerate(names)] or trail.base
