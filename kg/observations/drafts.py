"""The figures of one sentence, read in order: what each counts, and which one a growth, share or rank belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kg.observations.contexts import (
    CARRIED_SUM,
    COUNTED,
    JOINED,
    find_bad_name,
    find_refusal,
    is_sum_of,
    look_ahead,
    name_clause,
    name_each,
    name_scaled,
)
from kg.observations.groups import Group, GroupReader
from kg.observations.indicators import (
    Growth,
    Share,
    find_cut,
    name_count,
    name_value,
    read_growth,
    read_share,
    split_items,
    tidy,
    without_added,
)
from kg.observations.ranks import place_rank
from kg.observations.seats import Draft, settle_project
from kg.observations.wordings import load_wording

_PLAIN = frozenset(
    {"money", "count", "people", "traffic", "area", "length", "mass", "volume", "power", "energy", "data", "bare"}
)
"""Families of units whose figures are values; the others are shares, growths, or not reported."""
_REFERS = re.compile(r"^(?:生产|累计|总数|总量|共|合计|总计|总额|数字|规模|达到?|已)*$")
_STAKE = re.compile("各占$|占(?:股|总?股本|注册资本|出资)")
"""A share in a company, which is no figure of anybody's."""
_TENTHS = "成"
"""What a share may be told in, but no growth that is worth keeping: 占全省六成; 增长近四成."""
_OUTPUTS = frozenset({"mass", "volume", "power", "energy", "area", "count"})
_ORIGIN = re.compile(
    r"[由从](?:(?:(?:19|20)\d\d年|当年|当初|最初|过去|原来|此前|去年|前年|上年|[建成设][区立]之初|起步时)[底末初]?的?|的)?$"
)
"""What stands before the figure that a change begins with (由2018年的1500家增长到6800家)."""
_RISE = re.compile(
    r"(?:大幅|快速|逐步)?(?:提高|增长|增加|扩大|扩展|上升|发展|提升|攀升|跃升|增|升|跃|扩|减少|下降|降低|降)(?:到|至|为)"
    r"(?:现在|目前|如今|去年|今年|每年|(?:19|20)\d\d年)?[底末]?的?(?:每年)?[约近超]?$"
)
"""What leads from there to the figure that it ends with."""
_GROWN = re.compile(
    r"[\s，]*(?:已|也|仍|还|首次|一举)*(?:达到?|为|至|到|突破|超过?|增至|只有|仅有?|跨过|站上)[了约近超逾]*$"
)
"""What leads from a growth to the figure that grew: 税收同比增长21.7%，达到278亿元."""
_HELD = re.compile("有$")
_SIZED = frozenset({"area", "mass", "power", "length", "volume"})
"""Families of units that measure what another figure counts."""
_WORDED = re.compile("[^分别达到为的则约超近逾是在、，]")


@dataclass(slots=True)
class SentenceReader:
    """Reads the parts of one sentence; `refused` are the positions of refused figures, with reasons."""

    groups: GroupReader
    carried: tuple[Draft, ...] = ()
    """The last figures of the sentence before, where it ended in a semicolon: 2020年…；2021年为…."""
    drafts: list[Draft] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    _base: list[Draft] = field(default_factory=list)
    _share_name: str = ""
    """The share that was given as more or less than a round figure: the exact one may follow without words."""
    _last_refused: bool = False
    _verb: str = ""
    _former: str = ""
    """The verb of the list before: 形成A等2个产业集群，B等8个产业集群."""
    _origin: str = ""
    _after: tuple[int, str] = (-1, "")
    _rate: Decimal | None = None
    _metric: str = ""

    @property
    def last(self) -> tuple[Draft, ...]:
        """The figures that a following clause may go on from."""
        return tuple(self._base)

    def read(self) -> list[Draft]:
        """The drafts of the sentence, in text order."""
        held: list[Draft] = []
        depth = 0
        for number, part in enumerate(self.groups.parts):
            if part.depth and not depth:
                held = self._base
            elif depth and not part.depth:
                self._base = held
            depth = part.depth
            if part.opener not in JOINED:
                self._last_refused, self._former, self._verb = False, self._verb, ""
            for group in self.groups.read_groups(number):
                self._read_group(group)
            place_rank(self.groups, self.drafts, self._base, number)
        return self.drafts

    def _read_group(self, group: Group) -> None:
        """One group of figures: a growth, a share, a rate, or values."""
        family = self.groups.family(group.figures[0])
        if family in ("share", "point", "ratio"):
            growth = read_growth(group.before)
            share = read_share(group.before) if family == "share" and not growth else None
            if share:
                self._add_share(group, share)
            elif _TENTHS in self.groups.mentions[group.figures[0]].text:
                self._refuse(group, "a growth or rate in tenths")
            elif growth:
                self._add_growth(group, growth, family)
            else:
                self._add_rate(group, family)
        elif family in _PLAIN:
            self._add_values(group, family)

    def _refuse(self, group: Group, reason: str) -> None:
        self.refused.append((group.start, reason))
        self._last_refused = True

    def _add(self, group: Group, index: int, indicator: str, rule: str, family: str) -> Draft:
        figure = group.figures[index]
        draft = Draft(
            indicator,
            self.groups.quantity(figure),
            family,
            self.groups.mentions[figure].span.start,
            group.part,
            f"observations.{rule}",
            group.heads,
            group.place,
        )
        self.drafts.append(draft)
        return draft

    def _add_growth(self, group: Group, growth: Growth, family: str) -> None:
        """Growth of the figures before, or of what is named (then it is a figure of its own)."""
        scale = growth.sign * (100 if family == "ratio" else 1)
        rates = [self.groups.quantity(figure).amount * scale for figure in group.figures]
        yearly = not re.search("环比|年均|平均", group.before[-16:])
        name = tidy(growth.np)
        if not name or _REFERS.match(name) or any(name == draft.indicator for draft in self._base):
            if family == "point" or not yearly:
                return
            self._widen_base(len(rates), group)
            if len(rates) != len(self._base) or any(draft.growth is not None for draft in self._base):
                self._rate = rates[0] if len(rates) == 1 else None
                return
            for draft, rate in zip(self._base, rates, strict=True):
                draft.growth = rate
            return
        if family == "ratio" and not yearly:
            return
        names = name_each(self.groups, name, group, len(rates))
        for index, (item, rate) in enumerate(zip(names, rates, strict=False)):
            if family == "point":
                self._add(group, index, f"{item}{growth.cue}", "points", family)
                continue
            draft = self._add(group, index, f"{self._complete(item)}增速", "growth", family)
            draft.growth = rate if yearly else None
            if draft.quantity is not None and (rate < 0 or family == "ratio"):
                draft.quantity = replace(draft.quantity, amount=rate, unit="%")

    def _widen_base(self, count: int, group: Group) -> None:
        """分别增长 behind figures of several parts speaks of the last ones: A130亿元，其中B45亿元，分别增长12%、33%."""
        if count > 1 and len(self._base) != count and "分别" in group.raw:
            values = [d for d in self.drafts if d.family in _PLAIN and d.growth is None]
            self._base = values[-count:]

    def _complete(self, name: str) -> str:
        """An industry takes the measure of the growth before it: 医药制造业 → 医药制造业增加值."""
        match = load_wording().metric.search(name)
        if match:
            self._metric = match.group()
            return name
        return name + self._metric if name.endswith(("业", "产业", "行业", "器械", "制造")) else name

    def _name_share(self, share: Share, index: int) -> str:
        name = tidy(share.np)
        if _STAKE.search(name + "占" + share.whole):
            return ""
        if not name or _REFERS.match(name):
            grown = self.drafts[-1].indicator if self.drafts and self.drafts[-1].rule.endswith("growth") else ""
            name = self._base[min(index, len(self._base) - 1)].indicator if self._base else grown.removesuffix("增速")
        if not name:
            return ""
        whole = tidy(share.whole)
        return f"{name}占{whole}比重" if whole else f"{name}占比"

    def _add_share(self, group: Group, share: Share) -> None:
        names = name_each(self.groups, tidy(share.np), group, len(group.figures)) if share.np else []
        for index in range(len(group.figures)):
            if len(group.figures) > 1 and not names and len(self._base) != len(group.figures):
                self._refuse(group, "several shares of one thing")
                return
            name = self._name_share(Share(names[index], share.whole) if names else share, index)
            if name and not self._last_refused:
                self._add(group, index, name, "share", "share")
                rounded = self.groups.quantity(group.figures[index]).bound is not None
                self._share_name = name if rounded else self._share_name

    def _add_rate(self, group: Group, family: str) -> None:
        """A figure in % that is no growth and no share of something: 研发投入强度超5.7%."""
        if origin := _ORIGIN.search(group.before):
            self._origin = name_value(group.before[: origin.start()])
            self._refuse(group, "where a change begins")
            return
        name = name_value(group.before)
        rate = load_wording().rate
        if self._origin and _RISE.search(group.before):
            name, self._origin = self._origin, ""
        joined = self.groups.parts[group.part].opener in JOINED and self.drafts and self._base
        if joined and group.raw.endswith("的") and self.drafts[-1].rule.endswith("share"):
            heads = self.drafts[-1].heads
            self._add(group, 0, self._name_share(Share("", group.raw), 0), "share", family).heads = heads
            return
        if not name and self._share_name:
            name, self._share_name = self._share_name, ""
        elif name and rate.search(name) and not load_wording().contexts["than"].match(name):
            pass
        elif name and load_wording().contexts["used"].match(group.after):
            name = tidy(f"{name}{group.after[:16]}比例")
        else:
            self._refuse(group, "a percentage of nothing that is named")
            return
        names = name_each(self.groups, name, group, len(group.figures))
        self._base = [self._add(group, i, n, "rate", family) for i, n in enumerate(names)] or self._base

    def _add_values(self, group: Group, family: str) -> None:
        if origin := _ORIGIN.search(group.before):
            self._origin = name_value(group.before[: origin.start()].removeprefix("把").removeprefix("将"))
            self._refuse(group, "where a change begins")
            return
        listed = self._last_refused and self.groups.parts[group.part].opener in JOINED
        reason = "in a list that was refused" if listed else find_refusal(self.groups, group, family)
        if reason:
            if load_wording().contexts["mark"].match(group.after):
                self._origin = name_value(group.before)
            self._refuse(group, reason)
            return
        if len(group.figures) > 1:
            self._base = self._add_list(group, family) or self._base
            return
        name, rule = self._name_one(group, family)
        reason = find_bad_name(self.groups, group, family, name)
        if reason:
            self._refuse(group, reason)
            return
        grown = self.drafts.pop() if rule == "grown" else None
        draft = self._add(group, 0, name, rule, family)
        if grown:
            draft.growth, draft.heads, draft.place = grown.growth, grown.heads, grown.place
        if self.groups.parts[group.part].opener in JOINED and len(self.drafts) > 1:
            draft.project = self.drafts[-2].project
        if rule == "total":
            draft.growth, self._rate = self._rate, None
        cut = find_cut(group.before)
        if cut:
            draft.since, draft.heads = self.groups.text.rindex("、", 0, group.start), ()
        settle_project(self.groups, group, draft, self.drafts[:-1], self._base)
        if not (self.groups.parts[group.part].depth and rule == "breakdown"):
            self._base = [draft]

    def _add_list(self, group: Group, family: str) -> list[Draft]:
        """Values side by side: of the names before them (A、B出口x、y), or each of one place (甲、乙产值分别为x、y)."""
        name, count = name_value(group.before), len(group.figures)
        if not name and len(group.heads) == count and self._base and self._is_alike(group):
            name = self._base[-1].indicator
        each = len(group.heads) == count and name and not split_items(name, count)
        names = [name] * count if each else name_each(self.groups, name, group, count)
        if any(n.endswith("投资") and find_bad_name(self.groups, group, family, n) for n in names):
            self._refuse(group, CARRIED_SUM)
            return []
        drafts = [self._add(group, i, n, "each" if each else "list", family) for i, n in enumerate(names)]
        for draft, head in zip(drafts, group.heads, strict=False):
            draft.heads = (head,) if each else draft.heads
        for draft in drafts:
            if draft.quantity and drafts[0].quantity and not draft.quantity.bound:
                draft.quantity = replace(draft.quantity, bound=drafts[0].quantity.bound)
        return drafts

    def _is_alike(self, group: Group) -> bool:
        """Whether the figures of a list count in the unit of the figure before: 甲3亿元，乙、丙分别达2亿、1亿元."""
        last = self._base[-1].quantity
        units = {self.groups.quantity(figure).unit for figure in group.figures}
        return last is not None and units == {last.unit} and not _WORDED.search(group.before)

    def _measures_again(self, group: Group) -> bool:
        """Whether a figure behind 、 only measures what the one before counts: 出让用地27宗、1830亩."""
        last = self._base[-1]
        beside = self.groups.parts[group.part].opener == "、" and group.part - last.part == 1
        return beside and not group.raw and last.family == "count" and self.groups.family(group.figures[0]) in _SIZED

    def _name_one(self, group: Group, family: str) -> tuple[str, str]:
        """The indicator of one value and the rule that named it."""
        counted = bool(self.drafts) and self.drafts[-1].part == group.part and self.drafts[-1].rule.endswith("count")
        follows = counted and self._after == (group.part, group.raw)
        self._after = (group.part, group.after)
        before = "" if follows else group.before
        if self._origin and _RISE.search(before):
            return self._refer(group)
        name = name_value(before)
        if name.endswith("规模") and (thing := name_scaled(group.after)):
            return f"{thing}规模", "value"
        after = group.after.strip()
        listed = self.groups.parts[group.part].opener in JOINED and bool(self.drafts) and not name
        capacity = listed and self.drafts[-1].rule.endswith("capacity")
        if (capacity or load_wording().contexts["capacity"].fullmatch(name)) and family in _OUTPUTS and after:
            return f"{tidy(re.split('[，、和]', after)[0])}年产能", "capacity"
        if family in COUNTED and re.match(r"[“\u4e00-\u9fffA-Za-z]", after) and not after.startswith("的"):
            last = self.drafts[-1].part if self.drafts else -1
            held = bool(_HELD.search(group.raw)) or is_sum_of(self.groups, group, last)
            former = self._former if re.search("、[^，。；]*等$", before) else ""
            count = name_count(before, after, self._verb or look_ahead(self.groups, group) or former, held)
            if count and not (name and load_wording().verb.match(after)):
                match = load_wording().verb.match(count)
                self._verb = match.group() if match else self._verb
                return (re.sub("数$", "人数", count) if family == "people" else count), "count"
            if not (name and load_wording().verb.match(after)):
                return "", ""
        if name and not _REFERS.match(name):
            if family == "bare" and not load_wording().metric.search(name):
                return "", ""
            return name, "value"
        return self._refer(group)

    def _refer(self, group: Group) -> tuple[str, str]:
        """The indicator of a figure without words of its own: the figure's before, or the clause's before."""
        if self._origin:
            name, self._origin = self._origin, ""
            return name, "change"
        grown = self.drafts[-1] if self.drafts and group.part - self.drafts[-1].part <= 1 else None
        if grown and grown.rule.endswith("growth") and grown.growth is not None and _GROWN.fullmatch(group.raw):
            return grown.indicator.removesuffix("增速"), "grown"
        unit = self.groups.quantity(group.figures[0]).unit
        dated = self._rate is not None or group.raw.strip(" 、达到为")
        if self._base and self._measures_again(group):
            return self._base[-1].indicator, "value"
        bases = self._base or (self.carried if dated else ())
        if bases and (group.heads or group.raw.strip(" 、")):
            base = bases[-1]
            if base.quantity is not None and base.quantity.unit[-1:] == unit[-1:]:
                return without_added(base.indicator), "breakdown" if group.heads else "total"
        name = name_clause(self.groups, group)
        return (name, "clause") if name else ("", "")
