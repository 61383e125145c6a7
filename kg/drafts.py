"""The figures of one sentence, read in order: what each counts, and which one a growth, share or rank belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kg.clauses import Part
from kg.groups import Group, GroupReader
from kg.indicators import (
    SIGHT,
    Growth,
    Share,
    alike,
    find_cut,
    find_later_verb,
    load_wording,
    name_count,
    name_value,
    read_growth,
    read_rank,
    read_share,
    split_items,
    strip_lead,
    tidy,
)
from kg.types import Quantity
from kg.vocabulary import Bound, Kind, ValueKind

_JOINED = frozenset("、和与及")
_COUNTED = frozenset({"count", "people", "traffic", "area", "length"})
_PLAIN = frozenset({"money", "count", "people", "traffic", "area", "length", "mass", "volume", "power", "energy", "data", "bare"})
_REFERS = re.compile(r"^(?:累计|总数|总量|共|合计|总计|总额|数字|规模|达到?|已)*$")
_EVERYONE = re.compile("我国|全国共|全国已|全球共|世界共")
_OFFER = re.compile("给予|奖励|补助|补贴|资助|奖补|扶持")
_PAID = re.compile("兑现|发放|拨付|累计|落实|争取|获得|退税|减免|贷款|资金$")
_BARE_INVESTMENT = re.compile(
    r"^(?:\d+年内)?(?:计划|拟|将|预计)?(?:新增|追加|再|共|累计)?(?:投资|出资|投入|斥资|注资|增资|耗资)$"
)
_INVESTS_IN = re.compile("(?:向|对|在(?!建)|给|于)[^，。；]{1,24}(?<!完成)(?:投资|增资|注资|出资|投入)$")
_USED_FOR = re.compile("^(?:，)?(?:投向|用于|来自|流向|集中在|投入)")
_GROUND = re.compile("里程|管网|道路|公路|绿道|铁路|航道|岸线|管线|河道|线路|高速|全长|总长|轨道|堤防|步道|通车")
_CAPACITIES = frozenset({"年产", "年产能", "产能", "新增产能", "新增年产能", "具备年产", "具备了年产", "形成年产", "形成了年产"})
_OUTPUTS = frozenset({"mass", "volume", "power", "energy", "area", "count"})
_HELD = re.compile("有$")
_SUM = re.compile("(?:计划)?总?投资")
_FEW = 10
_MEASURES = re.compile("^(?:增速|增幅|增量|总量|总额|规模|数量|均)$")
_FINISHED = re.compile("(?:全部|全面|项目)?(?:建成|投产|达产|投用|运营|占地)")
_SEATED = frozenset({Kind.ZONE, Kind.PROJECT})
_CAPITALISED = frozenset({Kind.COMPANY, Kind.INSTITUTION})
_BATCH = re.compile("第[一二三四五六七八九十0-9]+[批轮期次]$")
_WITHIN = re.compile("(?:中|当中|之中|里)$")
_ADDED = re.compile("^(?:新增|新引进|新签约|新建|净增|新登记|新设立?|新)")


@dataclass(slots=True)
class Draft:
    """An observation on its way. `part` is the number of its part, `heads` are the mentions at the head of that part,
    `place` those of the adverbial clause before, `project` the mention of the project that the figure describes (-1:
    none)."""

    indicator: str
    quantity: Quantity | None
    family: str
    position: int
    part: int
    rule: str
    heads: tuple[int, ...] = ()
    place: tuple[int, ...] = ()
    project: int = -1
    seat: int = -1
    """The zone, project or company whose area, capacity or capital it is, if its clause speaks of no other."""
    since: int = 0
    """Where the clause of its indicator begins, if behind the head of its part."""
    growth: Decimal | None = None
    rank: str = ""


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
    _last_refused: bool = False
    _verb: str = ""
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
            if part.opener not in _JOINED:
                self._last_refused, self._verb = False, ""
            for group in self.groups.read_groups(number):
                self._read_group(group)
            self._read_rank(number, part)
        return self.drafts

    def _read_group(self, group: Group) -> None:
        """One group of figures: a growth, a share, a rate, or values."""
        family = self.groups.family(group.figures[0])
        if family in ("share", "point", "ratio"):
            growth = read_growth(group.before)
            if growth:
                self._add_growth(group, growth, family)
                return
            share = read_share(group.before) if family == "share" else None
            if share:
                self._add_share(group, share)
                return
            self._add_rate(group, family)
        elif family == "tenth":
            share = read_share(group.before)
            if share:
                self._share_name = self._name_share(share, 0)
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
        rates = [self.groups.quantity(f).amount * growth.sign * (100 if family == "ratio" else 1) for f in group.figures]
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
        if family == "ratio":
            return
        names = self._name_each(name, group, len(rates))
        for index, (item, rate) in enumerate(zip(names, rates, strict=False)):
            if family == "point":
                self._add(group, index, f"{item}{growth.cue}", "points", family)
                continue
            draft = self._add(group, index, f"{self._complete(item)}增速", "growth", family)
            draft.growth = rate if yearly else None
            if rate < 0 and draft.quantity is not None:
                draft.quantity = replace(draft.quantity, amount=rate)

    def _widen_base(self, count: int, group: Group) -> None:
        """分别增长 after figures of several parts speaks of the last ones: A 130亿元，其中B 45亿元，分别增长12%、33%."""
        if count > 1 and len(self._base) != count and "分别" in group.before:
            values = [d for d in self.drafts if d.family in _PLAIN and d.growth is None]
            self._base = values[-count:]

    def _complete(self, name: str) -> str:
        """An industry takes the measure of the growth before it: 医药制造业 → 医药制造业增加值."""
        match = load_wording().metric.search(name)
        if match:
            self._metric = match.group()
            return name
        return name + self._metric if name.endswith(("业", "产业", "行业", "器械", "制造")) else name

    def _name_each(self, name: str, group: Group, count: int) -> list[str]:
        """One name for each of `count` figures: of the words before them, else of the clause before."""
        if count == 1:
            return [name]
        items = split_items(name, count)
        if items:
            return items
        for number in range(group.part - 1, max(-1, group.part - 3), -1):
            part = self.groups.parts[number]
            at, _ = self.groups.find_head(part.start, part.stop)
            text = re.sub(r"(?:逆势|持续|保持|均|快速|实现|表现|呈现|稳步).*$", "", self.groups.text[at : part.stop][:SIGHT])
            items = split_items(text, count)
            if items:
                return [item + name for item in items]
        return []

    def _name_share(self, share: Share, index: int) -> str:
        name = tidy(share.np)
        if not name or _REFERS.match(name):
            name = self._base[min(index, len(self._base) - 1)].indicator if self._base else ""
        if not name:
            return ""
        whole = tidy(share.whole)
        return f"{name}占{whole}比重" if whole else f"{name}占比"

    def _add_share(self, group: Group, share: Share) -> None:
        names = self._name_each(tidy(share.np), group, len(group.figures)) if share.np else []
        for index in range(len(group.figures)):
            if len(group.figures) > 1 and not names and len(self._base) != len(group.figures):
                self._refuse(group, "several shares of one thing")
                return
            name = self._name_share(Share(names[index], share.whole) if names else share, index)
            if name and not self._last_refused:
                self._add(group, index, name, "share", "share")

    def _add_rate(self, group: Group, family: str) -> None:
        """A figure in % that is no growth and no share of something: 研发投入强度超5.7%."""
        name = name_value(group.before)
        rate = load_wording().rate
        if not name and self._share_name:
            name, self._share_name = self._share_name, ""
        elif name and rate.search(name):
            pass
        elif name and _USED_FOR.match(group.after):
            name = tidy(f"{name}{group.after[:16]}比例")
        else:
            self._refuse(group, "a percentage of nothing that is named")
            return
        names = self._name_each(name, group, len(group.figures))
        self._base = [self._add(group, i, n, "rate", family) for i, n in enumerate(names)] or self._base

    def _add_values(self, group: Group, family: str) -> None:
        reason = self._find_refusal(group, family)
        if reason:
            self._refuse(group, reason)
            return
        if len(group.figures) > 1:
            names = self._name_each(name_value(group.before), group, len(group.figures))
            drafts = [self._add(group, i, n, "list", family) for i, n in enumerate(names)]
            for draft in drafts:
                if draft.quantity and drafts[0].quantity and not draft.quantity.bound:
                    draft.quantity = replace(draft.quantity, bound=drafts[0].quantity.bound)
            self._base = drafts or self._base
            return
        name, rule = self._name_one(group, family)
        if len(name) < 2:
            self._refuse(group, "nothing named")
            return
        if family == "length" and not _GROUND.search(name + group.after):
            self._refuse(group, "a length")
            return
        if _INVESTS_IN.search(name) or (_BARE_INVESTMENT.match(name) and (group.after or self._has_company(group))):
            self._refuse(group, "a sum that a statement carries")
            return
        draft = self._add(group, 0, name, rule, family)
        if rule == "total":
            draft.growth, self._rate = self._rate, None
        cut = find_cut(group.before)
        if cut:
            draft.since, draft.heads = self.groups.text.rindex("、", 0, group.start), ()
        self._settle_project(group, draft)
        if not (self.groups.parts[group.part].depth and rule == "breakdown"):
            self._base = [draft]

    def _find_refusal(self, group: Group, family: str) -> str:
        """Why figures in this context are none of a place or company; "" where they are."""
        refused = load_wording().refused
        quantity = self.groups.quantity(group.figures[0])
        word = self.groups.mentions[group.figures[0]].text
        if family == "count" and quantity.amount < _FEW and not re.search(r"\d", word):
            return "a few things in characters"
        if read_growth(group.after):
            return "what grows"
        part = self.groups.parts[group.part]
        clause = self.groups.text[max(part.start, group.start - SIGHT) : group.start]
        if self._last_refused and part.opener in _JOINED:
            return "in a list that was refused"
        if _EVERYONE.search(clause):
            return "of the whole country"
        if refused["pre"].search(clause) or refused["last"].search(group.before.rstrip(" ")):
            return "context before"
        if family in _COUNTED and (_BATCH.search(clause) or _WITHIN.search(group.after)):
            return "a part of something"
        if clause.endswith(("“", "“约")) and "”" in group.after[:14]:
            return "a slogan"
        if family == "money" and quantity.bound is Bound.OVER and self._has_count(group):
            return "a threshold of the things counted"
        if refused["post"].match(group.after) or refused["after"].search(group.after):
            return "context after"
        if family == "money" and _OFFER.search(clause) and not _PAID.search(clause):
            return "a sum that a policy offers"
        if family == "money" and group.after.startswith("的") and self._project_after(group) < 0:
            following = self._next_mention(group)
            if following < 0 or self.groups.mentions[following].kind is not ValueKind.QUANTITY:
                return "describes a thing"
        return ""

    def _has_count(self, group: Group) -> bool:
        """Whether things are counted before a figure in its own part: 18个县地区生产总值超过300亿元."""
        figures = self.groups.parts[group.part].figures
        return any(f < group.figures[0] and self.groups.family(f) == "count" for f in figures)

    def _is_sum_of(self, group: Group) -> bool:
        """Whether the things counted are those whose investment stands beside them: 总投资727亿元的68个重点项目."""
        before = group.raw.strip() == "的" and bool(self.drafts) and self.drafts[-1].part == group.part
        parts = self.groups.parts
        if before or group.part + 1 >= len(parts):
            return before
        following = parts[group.part + 1]
        return bool(_SUM.match(self.groups.text, following.start, following.stop))

    def _look_ahead(self, group: Group) -> str:
        """The verb at the end of a list of things: 62个水质自动站、4个水源地的监测."""
        parts = self.groups.parts
        last = group.part
        while last + 1 < len(parts) and parts[last + 1].opener in _JOINED and last - group.part < 8:
            last += 1
        if last == group.part or not parts[last].figures:
            return ""
        stop = self.groups.mentions[parts[last].figures[-1]].span.stop
        return find_later_verb(self.groups.text[stop : min(parts[last].stop, stop + SIGHT)])[:6]

    def _next_mention(self, group: Group) -> int:
        """The mention that follows `的` behind a figure directly; -1 where none does."""
        number = group.figures[-1] + 1
        stop = self.groups.mentions[group.figures[-1]].span.stop + 1
        return number if number in self.groups.numbers and self.groups.mentions[number].span.start == stop else -1

    def _project_after(self, group: Group) -> int:
        number = self._next_mention(group) if group.after.startswith("的") else -1
        return number if number >= 0 and self.groups.mentions[number].kind is Kind.PROJECT else -1

    def _has_company(self, group: Group) -> bool:
        return any(self.groups.mentions[n].kind is Kind.COMPANY for n in range(self.groups.numbers.start, group.figures[0]))

    def _name_one(self, group: Group, family: str) -> tuple[str, str]:
        """The indicator of one value and the rule that named it."""
        follows = self._after == (group.part, group.raw) and bool(self._verb)
        self._after = (group.part, group.after)
        before = "" if follows else group.before
        name = name_value(before)
        after = group.after.strip()
        if name in _CAPACITIES and family in _OUTPUTS and after:
            return f"{tidy(re.split('[，、和]', after)[0])}年产能", "capacity"
        if family in _COUNTED and re.match(r"[“\u4e00-\u9fffA-Za-z]", after) and not after.startswith("的"):
            held = bool(_HELD.search(group.raw)) or self._is_sum_of(group)
            count = name_count(before, after, self._verb or self._look_ahead(group), held)
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
        unit = self.groups.quantity(group.figures[0]).unit
        dated = self._rate is not None or group.raw.strip(" 、达到为")
        bases = self._base or (self.carried if dated else ())
        if bases and (group.heads or group.raw.strip(" 、")):
            base = bases[-1]
            if base.quantity is not None and base.quantity.unit[-1:] == unit[-1:]:
                return _ADDED.sub("", base.indicator), "breakdown" if group.heads else "total"
        if group.part and not self.groups.parts[group.part - 1].figures and not group.heads:
            part = self.groups.parts[group.part - 1]
            at, _ = self.groups.find_head(part.start, part.stop)
            name = tidy(self.groups.text[at : part.stop])
            if 2 <= len(name) <= 16:
                return name, "clause"
        return "", ""

    def _settle_project(self, group: Group, draft: Draft) -> None:
        """Whose 总投资 it is: a project's that is named beside it, or the things' counted just before."""
        draft.project = self._project_after(group)
        wording = load_wording()
        if draft.project < 0 and wording.seated.search(draft.indicator):
            kinds = _CAPITALISED if draft.indicator.endswith("资本") else _SEATED
            draft.seat = self._find_before(group, kinds)
        if draft.project < 0 and _FINISHED.match(draft.indicator):
            draft.project = next((d.project for d in reversed(self.drafts[:-1]) if d.project >= 0), -1)
        if draft.project >= 0 or not wording.own.search(draft.indicator):
            return
        if self._base and self._base[-1].family == "count" and group.part - self._base[-1].part <= 1:
            draft.indicator = re.sub("数$", "", self._base[-1].indicator) + draft.indicator
            return
        for number in range(group.figures[0] - 1, max(self.groups.numbers.start, group.figures[0] - 4) - 1, -1):
            mention = self.groups.mentions[number]
            if mention.kind is ValueKind.QUANTITY or group.start - mention.span.stop > SIGHT // 2:
                return
            if mention.kind is Kind.PROJECT:
                if "、" not in self.groups.text[mention.span.stop : group.start] and not self.groups.text.startswith("等", mention.span.stop):
                    draft.project = number
                return

    def _find_before(self, group: Group, kinds: frozenset[Kind]) -> int:
        """The last name of one of `kinds` before a figure in its sentence, not beyond another figure; -1: none."""
        for number in range(group.figures[0] - 1, self.groups.numbers.start - 1, -1):
            mention = self.groups.mentions[number]
            if mention.kind is ValueKind.QUANTITY or group.start - mention.span.stop > SIGHT // 2:
                return -1
            if mention.kind in kinds:
                return number
        return -1

    def _read_rank(self, number: int, part: Part) -> None:
        """The rank that a part states goes to its figure, to the one before, or stands alone."""
        at, heads = self.groups.find_head(part.start, part.stop)
        at -= self.groups.text[at - 1 : at] == "在" and at > part.start
        rank = read_rank(self.groups.text[at : part.stop])
        if rank is None:
            return
        mine = [d for d in self.drafts if d.part == number and d.position < at + rank.stop]
        label = rank.scope + rank.place
        named = re.sub(r"\d.*", "", rank.np)
        if mine:
            mine[-1].rank = label
            return
        near = [d for d in self._base if number - d.part <= 2 and not d.rank]
        named = _MEASURES.sub("", named)
        if near and not part.depth and (not named or alike(named, near[-1].indicator)):
            near[-1].rank = label
            return
        scope = re.sub(r"^\d+[个家座项]", "", tidy(rank.scope))
        if "“" in rank.scope or not (named or len(scope) > 3):
            return
        self.drafts.append(
            Draft(f"{named}{scope}排名", None, "", part.start, number, "observations.rank", heads, self.groups.place, rank=label)
        )
