"""The trail of a sentence: what the figures read so far leave for those that follow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kg.observations.contexts import JOINED
from kg.observations.groups import Group, GroupReader
from kg.observations.seats import Draft
from kg.types import Quantity

PLAIN = frozenset(
    {"money", "count", "people", "traffic", "area", "length", "mass", "volume", "power", "energy", "data", "bare"}
)
"""Families of units whose figures are values; the others are shares, growths, or not reported."""
REFERS = re.compile(
    r"^(?:生产|占(?:去|了)?|累计|总数|总量|共|合计|总计|总额|数字|规模|达到?|已|[要将则还再也又]|力争|目标|有望)*$"
)
"""What stands before a figure that names nothing of its own: what was named before it is meant."""
ORIGIN = re.compile(
    r"(?:有望|[需仅只还]?要|力争|计划|预计)?[由从](?:(?:(?:19|20)\d\d年|当年|当初|最初|过去|原来|原先|此前|去年|前年|上年|现在|目前|如今|眼下|当前|[建成设][区立]之初|起步时"
    r"|(?!业)[^，。；、由从\d]{1,6}?(?:时|之初|初期|[年月天]前|伊始|之前)|每?[年月日]产?"
    r"|[“”]{0,2})[底末初]?(?:期间)?时?的?|的)?$"
)
"""What stands before the figure that a change begins with (由2018年的1500家增长到6800家)."""
RISE = re.compile(
    r"(?:大幅|快速|逐步)?(?:提高|提|增长|增加|扩大|扩展|上升|发展|提升|攀升|跃升|增|升|跃|扩|减少|下降|降低|降|[压调核]?减|核增|缩减|压缩|精简|整合|回落|回升|放缓|加快|收窄|爬升?|掉|冲|做|拉升?|抬升|推)(?:到|至|为)"
    r"(?:现在|目前|如今|去年|今年|每年|(?:19|20)\d\d年)?[底末]?的?(?:每年)?[约近超]?$"
)
"""What leads from there to the figure that it ends with."""


_MONEY = re.compile(
    "产值|增加值|收入|投资|营收|GDP|生产总值|[进出]口额?$|进出口|零售|税|利润|[存贷]款|资产|财政|总额|[销成融授][售交资信]额|经费|外资"
)
"""What 亿 alone counts in 元."""


@dataclass(slots=True)
class Trail:
    """The drafts of one sentence in text order, and what a later figure may take from an earlier one.

    `base` are the figures that a following clause may go on from, `refused` the positions of refused figures, with
    reasons.
    """

    groups: GroupReader
    carried: tuple[Draft, ...] = ()
    """The last figures of the sentence before, where it ended in a semicolon: 2020年…；2021年为…."""
    before: tuple[Draft, ...] = ()
    """All figures of that sentence."""
    drafts: list[Draft] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    base: list[Draft] = field(default_factory=list)
    share_name: str = ""
    """A share that was given as more or less than a round figure: the exact one may follow without words."""
    left: list[tuple[Group, str]] = field(default_factory=list)
    """The groups that were refused, with reasons."""
    last_refused: bool = False
    verb: str = ""
    """The verb of the list that is being read; that of the list before: 形成A等2个产业集群，B等8个产业集群."""
    held: int = -1
    """The part of the last things counted that somebody is said to have (现有18家企业); -1: none."""
    former: str = ""
    origin: str = ""
    """What changes, where the figure that it began with was read: the next one says what it came to."""
    after: tuple[int, str] = (-1, "")
    """The part of the last value, and the words behind it."""
    rate: Decimal | None = None
    """A growth that fits none of the figures before: the total that follows may have it."""
    whole: str = ""
    """What the shares of a list are of: 贡献了全市12%的GDP、18%的税收."""
    metric: str = ""
    """The measure of the growth before: 增加值."""
    task: str = ""
    """What a share of the task just read is called: 完成全年目标1300亿元的80.3%."""

    def is_joined(self, group: Group) -> bool:
        """Whether the part of `group` stands in a list with the part before it."""
        return self.groups.parts[group.part].opener in JOINED

    def find_kin(self, group: Group, unit: str, grown: bool = False) -> Draft | None:
        """The figure of somebody else that one with a name and no measure goes on from: 甲资产负债率为39%，乙为44%.

        It is the last in the same unit, a growth or not as `grown` says, of those that a name stands before.
        """
        if not group.heads:
            return None
        for draft in reversed((*self.before, *self.drafts)):
            same = draft.quantity is not None and unit in (draft.quantity.unit, draft.quantity.unit.removesuffix("元"))
            if same and draft.heads and draft.heads != group.heads and draft.rule.endswith("growth") == grown:
                return draft
        return None

    def refuse(self, group: Group, reason: str) -> None:
        """Leaves the figures of `group` out."""
        self.refused.append((group.start, reason))
        self.left.append((group, reason))
        self.last_refused = True

    def add(self, group: Group, index: int, indicator: str, rule: str, family: str) -> Draft:
        """A draft of one figure of `group`, told so far as `indicator`."""
        figure = group.figures[index]
        draft = Draft(
            indicator,
            _complete_unit(self.groups.quantity(figure), indicator),
            family,
            self.groups.mentions[figure].span.start,
            group.part,
            f"observations.{rule}",
            group.heads,
            group.place,
        )
        self.drafts.append(draft)
        return draft


def _complete_unit(quantity: Quantity, indicator: str) -> Quantity:
    """The quantity in 元 where only money is measured so: 规上工业总产值102亿, as it is said in speech."""
    spoken = quantity.unit in ("亿", "万亿") and _MONEY.search(indicator)
    return replace(quantity, unit=f"{quantity.unit}元") if spoken else quantity
