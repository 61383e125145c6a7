"""Figures of those that lead in a measure: 甲、乙产值居前，分别为[x、y]; 产值最高的是甲（[x]）; 以[x]的产值居首."""

from __future__ import annotations

import re

from kg.observations.groups import Group, GroupReader
from kg.observations.indicators import strip_lead, strip_tail, tidy
from kg.observations.readings import SUBJECTS
from kg.observations.series import find_run
from kg.observations.trails import Trail
from kg.observations.wordings import load_wording
from kg.vocabulary import Kind

_PLACE = (
    "(?:(?:分别|均|都|同时|继续)?(?:[排稳位分]?居|位列|分列|排名|排在|列)(?:全[省市县区州国]|[^，。；、（）]{0,6}?)?"
    "(?:前[一二三四五六七八九十\\d]{1,3}(?![\\d年月个季])|前列|前茅|首位|榜首|前)|(?:名列|位居)?前[一二三四五六七八九十]|领先|领跑"
    "|最[大高多快强]|居首)"
)
_LEADS = re.compile(f"(?P<name>[^，。；（）]{{2,24}}?){_PLACE}[位名强]?(?:的地区|的企业)?$")
"""How a clause ends that ranks the names it begins with: 甲、乙、丙[进出口值居前三位]."""
_MOST = re.compile(
    f"(?:^|[，。；：]|其中)(?P<name>[^，。；（）]{{2,24}}?){_PLACE}[位名强]?"
    "(?:的[^，。；（）]{0,8}?)?(?:分别|依次)?[是为有：]?(?:[^，。；（）]{0,4}的)?$"
)
"""What stands before the names that lead: [进出口值居前三位的是]甲、乙、丙."""
_BY = re.compile("(?:^|[^，。；、])以[约近超]?$")
_LED_BY = re.compile(
    "的?(?P<name>[^，。；、的]{2,12}?)(?:再次|继续|连续|成功|稳|位|高|首次|首)*(?:居|列|排名?|领跑|领先|跻身|跃居|摘得|夺得|登|蝉联|拔得|成为|超越|超过|反超)"
)
"""How a clause goes on behind a figure that somebody leads by: 以[128亿元]的[销售额]位居榜首."""
_MEASURE_BY = re.compile("(?P<name>[^，。；、]{2,16})以[约近超]?$")
_LED = re.compile("(?:再次|继续|连续|稳|位|高|首次)*(?:居|列|排名?|领跑|领先|跃居|蝉联|拔得)")
"""What stands before and behind a figure that somebody leads by in a measure named first: [进出口]以962亿元居首."""
_ONLY = re.compile("[，：:]?(?:其|规模|数值)?(?:分别|依次)(?:为|达到?|是|完成|实现|增长)?[约近超]?$")
"""What stands between them and their figures, and names nothing."""
_GROWN = re.compile("(?:增长|上升|上涨)[约近超]?$")
_AGAIN = re.compile("[，、和与及；]?(?:其次是?|紧随其后的是|随后是|再次是?)?$")
"""What may part one name with a figure in brackets from the next."""
_RULE = "observations.order"
_PLACES = ("位", "名", "强")
"""Units of the places that a list leads in: 居前[三位]."""
_COST = "总投资"
"""What a sum alone in brackets behind a project says of it: 甲项目（[46亿元]）."""
_BACK = 2
_SHORT, _SIGHT = 12, 40


def add_order(trail: Trail, group: Group, family: str) -> bool:
    """Adds the figures of those that lead in a measure told before or behind them; whether there were any."""
    if name := _find_distinction(group):
        _add(trail, group, name, family)
        return True
    if led := _find_led(trail, group):
        _add(trail, group, led[0], family, (led[1],))
        return True
    if _goes_on_unseen(trail, group):
        trail.refuse(group, "of somebody whose name is not seen")
        return True
    name, owners = find_order(trail.groups, group)
    if not name:
        name, owner = find_bracketed(trail.groups, group)
        last = trail.drafts[-1] if trail.drafts else None
        if owner >= 0 and not name and last is not None and last.rule == _RULE and goes_on(trail.groups, group):
            alike = last.quantity is not None and last.quantity.unit == trail.groups.quantity(group.figures[0]).unit
            name = last.indicator if alike else ""
        owners = (owner,)
    if not name:
        return False
    _add(trail, group, name, family, owners)
    return True


def _add(trail: Trail, group: Group, name: str, family: str, owners: tuple[int, ...] = ()) -> None:
    """Adds the figures of a group, one of each owner, or one of those that its clause speaks of."""
    grown = family == "share" and is_growth(group, name)
    name = f"{name.removesuffix('增速').removesuffix('增幅')}增速" if grown else name
    for index in range(len(owners) or 1):
        draft = trail.add(group, index, name, "order", family)
        draft.heads = owners[index : index + 1] or draft.heads
        draft.growth = draft.quantity.amount if grown and draft.quantity else None
    trail.base = trail.drafts[-1:] if not owners else trail.base


def _find_led(trail: Trail, group: Group) -> tuple[str, int] | None:
    """The measure and the name before a figure in a list of those that lead: 产量居前的：甲[2万辆]、乙[1万辆]."""
    groups, number = trail.groups, group.figures[0] - 1
    if len(group.figures) > 1 or number not in groups.numbers or groups.mentions[number].kind not in SUBJECTS:
        return None
    name = groups.mentions[number]
    if name.span.stop != groups.mentions[group.figures[0]].span.start:
        return None
    last = trail.drafts[-1] if trail.drafts else None
    if last and last.rule == _RULE and last.quantity and trail.is_joined(group):
        alike = last.quantity.unit == groups.quantity(group.figures[0]).unit
        return (last.indicator, number) if alike else None
    most = _MOST.search(groups.text[max(groups.parts[0].start, name.span.start - _SIGHT) : name.span.start])
    measure = name_measure(most["name"]) if most else ""
    return (measure, number) if measure else None


def _goes_on_unseen(trail: Trail, group: Group) -> bool:
    """Whether a list of those that lead goes on with a name that no finder sees: words that measure nothing."""
    last = trail.drafts[-1] if trail.drafts else None
    if last is None or last.rule != _RULE or not last.quantity or not trail.is_joined(group):
        return False
    words = group.raw.strip(" 、和与及")
    alike = last.quantity.unit == trail.groups.quantity(group.figures[0]).unit
    return bool(words) and alike and not load_wording().metric.search(words)


def _find_distinction(group: Group) -> str:
    """The measure behind a figure that somebody leads by, or before it: 以[33.7%]的增速居首, 进出口以[962亿元]居首;
    "" where there is none."""
    measured = len(group.figures) == 1 and _LED.match(group.after) and _MEASURE_BY.search(group.before)
    if measured:
        return name_measure(measured["name"])
    by = len(group.figures) == 1 and _BY.search(group.raw)
    leads = _LED_BY.match(group.after) if by else None
    return name_measure(leads["name"]) if leads else ""


def find_order(groups: GroupReader, group: Group) -> tuple[str, tuple[int, ...]]:
    """The measure and the names of a list of figures that only 分别为 stands before; "" where no order is told."""
    count = len(group.figures)
    if count < 2 or not _ONLY.fullmatch(group.raw.strip(" ")):
        return "", ()
    for number in range(group.part - 1, max(-1, group.part - _BACK - 1), -1):
        part = groups.parts[number]
        if part.depth or any(groups.quantity(figure).unit not in _PLACES for figure in part.figures):
            return "", ()
        at, heads = groups.find_head(part.start, part.stop)
        ranked = _LEADS.search(groups.text[at : part.stop]) if len(heads) == count else None
        if ranked:
            return name_measure(ranked["name"]), heads
        run = find_run(groups, part.stop, count)
        most = run and _MOST.search(groups.text[part.start : groups.mentions[run[0]].span.start])
        if most:
            return name_measure(most["name"]), run
    return "", ()


def find_bracketed(groups: GroupReader, group: Group) -> tuple[str, int]:
    """The measure and the name of a figure in brackets behind a name that leads in something: 产值最高的是甲（[x]）.

    The measure is "" where the figure is none, or the name only follows another such one: 乙（[y]）次之.
    """
    part = groups.parts[group.part]
    alone = part.depth == 1 and group.part and not group.raw.strip(" ") and len(group.figures) == 1
    if not alone or group.after or part.opener not in ("（", "("):
        return "", -1
    before = groups.parts[group.part - 1]
    at, heads = groups.find_head(before.start, before.stop)
    led = _LEADS.search(groups.text[at : before.stop]) if len(heads) == 1 and not before.figures else None
    if led:
        return name_measure(led["name"]), heads[0]
    last = group.figures[0] - 1
    if last not in groups.numbers or groups.mentions[last].span.stop != before.stop:
        return "", -1
    if groups.mentions[last].kind not in SUBJECTS:
        return "", -1
    most = _MOST.search(groups.text[before.start : groups.mentions[last].span.start])
    if most:
        return name_measure(most["name"]), last
    costs = groups.mentions[last].kind is Kind.PROJECT and groups.quantity(group.figures[0]).unit.endswith("元")
    return (_COST if costs else "", last)


def goes_on(groups: GroupReader, group: Group) -> bool:
    """Whether only the next name stands between a figure in brackets and the one before it."""
    before = groups.parts[group.part - 1]
    start = groups.mentions[group.figures[0] - 1].span.start
    return start - before.start <= _SHORT and _AGAIN.fullmatch(groups.text, before.start, start) is not None


def is_growth(group: Group, name: str) -> bool:
    """Whether the figures of an order are how much something grew."""
    return _GROWN.search(group.raw) is not None or name.endswith(("增速", "增幅", "涨幅"))


def name_measure(words: str) -> str:
    """The measure in the words of an order, "" where they hold none."""
    name = tidy(strip_lead(strip_tail(words)))
    known = load_wording().metric.search(name) or load_wording().rate.search(name)
    return name if known or name.endswith(_ENDS) else ""


_ENDS = (
    "值",
    "额",
    "量",
    "增速",
    "增幅",
    "涨幅",
    "人次",
    "贷款",
    "存款",
    "数",
    "订单",
    "资产",
    "企业",
    "客流",
    "成交",
    "份额",
    "占比",
)
