"""Figures of a sentence in groups, each with the words that belong to it and the names at the head of its part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.figures import read_family
from kg.observations.indicators import CALENDAR, SIGHT
from kg.observations.parts import Part
from kg.observations.wordings import load_wording
from kg.types import Mention, Quantity
from kg.vocabulary import PLACES, Kind, ValueKind

_HEADS = PLACES | {Kind.COMPANY, Kind.PROJECT, Kind.INSTITUTION, Kind.GOVERNMENT}
_ACTORS = frozenset({Kind.COMPANY})
_LIST = re.compile(r"[、和与及 ]{0,2}[-－−]?")
_DESCRIBED = re.compile(r"[“”\u4e00-\u9fff]{0,14}(?:公司|企业|集团|机构|国企|民企|的)[“]?")
_SIGHT = 40
_MARKS = frozenset(" 　“”：【】〖〗▷▶►■●◆▲★☆○◎〇◇□△▽※*#·•▪▫•✅✔☑🔹🔸📌👉-—–①②③④⑤⑥⑦⑧⑨⑩")
_LABEL = re.compile(
    r"(?:\d{1,2}[.．、)）] ?)?[【〖][^【】〖〗\n]{1,8}[】〗]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．)）](?!\d)"
)
"""What numbers or labels an item of a list: （一）, 3., 【人才】."""
_UNDER = re.compile("(?:旗下|下属|所属)的?")
_CLASSED = re.compile("企业|项目|集团|产业|单品|大县|强[县镇]|村")
"""What is classed by a sum before it: 10亿元企业12家."""
_LEFT = re.compile("[”]?[末底](?![级层座])")
"""What is left of a period: “十四五”[末]产值."""
_OF_FIRM = re.compile(
    "(?!产品|项目|基地|工厂|车间|产线|生产线|厂房|厂区|总部|园区?|[^，。；、]{0,6}(?:项目|基地|工厂|厂房|生产线|园))"
)
"""What stands behind a firm's name where a figure before it describes the firm, and not its works or goods."""
_NOUN = re.compile("[\u4e00-\u9fff]{0,6}的(?:[\u4e00-\u9fff]{0,6}(?:企业|公司|龙头|巨头|厂商))?“?")
"""What may stand between a figure and the firm that it describes: 拥有3000名[员工的]甲公司."""
_GAUGES = frozenset({"money", "area", "power", "mass"})


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that stand side by side (26.6%、20%). `figures` are numbers of mentions, `part` the number of the part.

    `before` are the words behind the head of the part, `raw` all words before in the part, `after` the words up to the
    next figure or the end of the part. `heads` are the names that the part begins with; `place` is what an adverbial
    clause before named (在兰州新区，…).
    """

    figures: tuple[int, ...]
    part: int
    start: int
    before: str
    raw: str
    after: str
    heads: tuple[int, ...]
    place: tuple[int, ...]


@dataclass(slots=True)
class GroupReader:
    """Finds the groups of one sentence, part after part."""

    text: str
    mentions: Sequence[Mention]
    numbers: range
    parts: Sequence[Part]
    place: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    """The names that alone make up the part before: 试运营的X产业园，引进项目总投资超90亿元."""

    def read_groups(self, number: int) -> list[Group]:
        """The groups that begin in part `number`; a figure behind another and 、 belongs to the group before."""
        part = self.parts[number]
        groups: list[Group] = []
        stop = part.start
        for figure in part.figures:
            span = self.mentions[figure].span
            if self._follows(figure) or self._is_threshold(figure, part):
                continue
            members = [figure]
            while self._leads(members[-1]):
                members.append(members[-1] + 1)
            at, heads = self.find_head(max(stop, part.start), span.start)
            last = self.mentions[members[-1]].span.stop
            groups.append(
                Group(
                    tuple(members),
                    number,
                    span.start,
                    self._read_words(max(at, span.start - SIGHT), span.start),
                    self.text[max(stop, span.start - SIGHT) : span.start],
                    self.text[last : min(self._after_stop(members[-1], number), last + SIGHT)],
                    heads or self.named,
                    self.place,
                )
            )
            described = self.described_firm(members[-1])
            stop = last if described < 0 else self.mentions[described].span.start
        self._remember(part)
        return groups

    def described_firm(self, figure: int) -> int:
        """The firm that a figure before its name describes (年产值30亿元的甲公司); -1 where none is."""
        number = figure + 1
        if number not in self.numbers or self.mentions[number].kind is not Kind.COMPANY:
            return -1
        span, stop = self.mentions[number].span, self.mentions[figure].span.stop
        described = _NOUN.fullmatch(self.text, stop, span.start) and _OF_FIRM.match(self.text, span.stop)
        return number if described else -1

    def quantity(self, figure: int) -> Quantity:
        """The value of a figure."""
        value = self.mentions[figure].value
        if not isinstance(value, Quantity):
            raise TypeError(f"mention {figure} is no quantity")
        return value

    def family(self, figure: int) -> str:
        """What a figure counts, by its unit."""
        return read_family(self.quantity(figure).unit)

    def has_name(self, start: int, stop: int) -> bool:
        """Whether somebody is named between two places of the sentence."""
        return any(
            start < m.span.start < stop and m.kind in _HEADS
            for m in self.mentions[self.numbers.start : self.numbers.stop]
        )

    def find_head(self, start: int, stop: int) -> tuple[int, tuple[int, ...]]:
        """Where the words of a part begin behind connectives, dates and the names it speaks of; and those names."""
        at = start
        heads: tuple[int, ...] = ()
        lead = load_wording().lead
        number = self._number_after(at)
        while at < stop:
            limit = min(self.mentions[number].span.start if number < self.numbers.stop else stop, stop)
            if number < self.numbers.stop and self.mentions[number].span.start == at:
                mention = self.mentions[number]
                if mention.kind is ValueKind.PERIOD:
                    at, number = mention.span.stop, number + 1
                    continue
                run = self._read_names(number)
                if not run or self.mentions[run[-1]].span.stop > stop:
                    break
                if not (heads and self.text[at - 1] == "在" and self._acts(heads)):
                    heads = run
                at, number = self.mentions[run[-1]].span.stop, run[-1] + 1
                at += self.text.startswith(("的", "内", "里"), at)
                at = self._skip_parent(at, number)
                continue
            match = (
                lead.match(self.text, at, limit)
                or CALENDAR.match(self.text, at, limit)
                or (self._read_label(at, limit) if at == start else None)
            )
            if match and match.group():
                at = match.end()
            elif self.text[at] in _MARKS:
                at += 1
            elif not heads and (described := self._find_described(at, number, stop)) >= 0:
                number = described
                at = self.mentions[number].span.start
            else:
                break
        return at, heads

    def _acts(self, heads: tuple[int, ...]) -> bool:
        """Whether names at the head of a part are of somebody who does something in a place: [甲公司]在[乙区]投放."""
        return all(self.mentions[head].kind in _ACTORS for head in heads)

    def _skip_parent(self, at: int, number: int) -> int:
        """Where the name begins of what the name before `at` owns (甲集团旗下乙公司); `at` where none follows."""
        owned = _UNDER.match(self.text, at)
        if owned and number < self.numbers.stop and self.mentions[number].span.start == owned.end():
            return owned.end()
        return at

    def _read_label(self, at: int, limit: int) -> re.Match[str] | None:
        """The label of an item; a number is one only directly before a name (一、会计2名 lists vacancies)."""
        match = _LABEL.match(self.text, at, limit)
        if match is None or match.group()[-1] in "】〗":
            return match
        number = self._number_after(match.end())
        named = number < self.numbers.stop and self.mentions[number].span.start == match.end()
        return match if named and self.mentions[number].kind in _HEADS else None

    def _number_after(self, position: int) -> int:
        """The number of the first mention that stops behind `position`."""
        numbers = self.numbers
        return bisect_right(self.mentions, position, numbers.start, numbers.stop, key=lambda m: m.span.stop)

    def _read_words(self, start: int, stop: int) -> str:
        """The text of a stretch without the periods in it."""
        pieces: list[str] = []
        for number in range(self._number_after(start), self.numbers.stop):
            mention = self.mentions[number]
            if mention.span.start >= stop:
                break
            if mention.kind is ValueKind.PERIOD and mention.span.start >= start:
                pieces.append(self.text[start : mention.span.start])
                left = _LEFT.match(self.text, mention.span.stop)
                start = left.end() if left else mention.span.stop
        return "".join([*pieces, self.text[start:stop]])

    def _find_described(self, at: int, number: int, stop: int) -> int:
        """The name that a description at `at` leads to (上市公司[甲], 总部设在甲市的[乙公司]); -1 where none does."""
        for later in range(number, min(number + 3, self.numbers.stop)):
            mention = self.mentions[later]
            if mention.span.stop > stop or mention.span.start - at > _SIGHT or mention.kind is ValueKind.QUANTITY:
                break
            if mention.kind in _HEADS and self._describes(at, mention.span.start, later == number):
                return later
        return -1

    def _describes(self, start: int, stop: int, plain: bool) -> bool:
        """Whether a stretch describes the name behind it; `plain` says that it holds no other name."""
        if plain and _DESCRIBED.fullmatch(self.text, start, stop):
            return True
        start += 2 * self.text.startswith("总部", start)
        return self.text[stop - 1] == "的" and bool(load_wording().contexts["seat"].match(self.text, start, stop))

    def _read_names(self, number: int) -> tuple[int, ...]:
        """The coordinated names that begin with mention `number`; none where they are examples (A、B等5户企业)."""
        run = [number]
        if number >= self.numbers.stop or self.mentions[number].kind not in _HEADS:
            return ()
        while run[-1] + 1 in self.numbers:
            one, other = self.mentions[run[-1]], self.mentions[run[-1] + 1]
            if other.kind not in _HEADS or self.text[one.span.stop : other.span.start] not in ("、", "和", "与", "及"):
                break
            run.append(run[-1] + 1)
        stop = self.mentions[run[-1]].span.stop
        following = run[-1] + 1
        beside = following in self.numbers and self.mentions[following].span.start == stop
        counted = len(run) > 1 and beside and self.mentions[following].kind is not ValueKind.PERIOD
        return () if counted or self.text[stop : stop + 1] in ("等", "、") else tuple(run)

    def _remember(self, part: Part) -> None:
        """Keeps what this part says of the next: its place (在兰州新区), or the names it consists of."""
        if part.depth:
            return
        first = self._number_after(part.start)
        if part.figures or first >= self.numbers.stop or self.mentions[first].span.start >= part.stop:
            self.named = ()
            return
        at, heads = self.find_head(part.start, part.stop)
        whole = at >= part.stop and bool(heads)
        located = self.text[part.start] == "在" or self.text[part.stop - 1] in "里内"
        self.named = heads if whole and not located else self._find_closing(part)
        if whole and located:
            self.place = heads

    def _find_closing(self, part: Part) -> tuple[int, ...]:
        """The project or zone that a part without a figure ends in, described before: 合作共建的[X园]."""
        last = self._number_after(part.stop) - 1
        if last not in self.numbers or self.mentions[last].span.stop != part.stop:
            return ()
        mention = self.mentions[last]
        described = mention.kind in (Kind.PROJECT, Kind.ZONE) and self.text[mention.span.start - 1] == "的"
        return (last,) if described else ()

    def _follows(self, figure: int) -> bool:
        return figure - 1 in self.numbers and self._leads(figure - 1)

    def _leads(self, figure: int) -> bool:
        """Whether the next mention is a figure of the same family that only a list mark parts from this one."""
        if figure + 1 not in self.numbers:
            return False
        one, other = self.mentions[figure], self.mentions[figure + 1]
        if not (one.kind is other.kind is ValueKind.QUANTITY):
            return False
        between = self.text[one.span.stop : other.span.start]
        return bool(between) and bool(_LIST.fullmatch(between)) and self.family(figure) == self.family(figure + 1)

    def _after_stop(self, figure: int, number: int) -> int:
        """Where the words after a figure stop: at the next figure or the end of the part that holds it."""
        # A sentence that was cut for its length can end inside a figure.
        while self.parts[number].stop < self.mentions[figure].span.stop and number + 1 < len(self.parts):
            number += 1
        stop = self.parts[number].stop
        for later in range(figure + 1, self.numbers.stop):
            mention = self.mentions[later]
            if mention.span.start >= stop:
                return stop
            if mention.kind is ValueKind.QUANTITY:
                return mention.span.start
        return stop

    def _is_threshold(self, figure: int, part: Part) -> bool:
        """Whether a figure only describes things counted after it: 5000万元以上项目77个, 产值超过1亿元的企业18家."""
        mention = self.mentions[figure]
        after = self.text[mention.span.stop : min(part.stop, mention.span.stop + 2)]
        if self.family(figure) not in _GAUGES or not "\u4e00" <= after[:1] <= "\u9fff":
            return False
        if mention.text.endswith(("以上", "以下", "以内")):
            return True
        if _CLASSED.match(after) and figure != part.figures[-1]:
            return True
        last = figure == part.figures[-1]
        beside = figure + 1 in self.numbers and self.mentions[figure + 1].span.start == mention.span.stop + 1
        return after.startswith("的") and not last and not beside
