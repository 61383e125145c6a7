"""What stands around a figure: whether it is one of a place or company at all, and what a count belongs to."""

from __future__ import annotations

import re

from kg.observations.groups import Group, GroupReader
from kg.observations.indicators import SIGHT, find_later_verb, read_growth, split_items, strip_tail, tidy
from kg.observations.occasions import cut_cost
from kg.observations.sites import is_spent
from kg.observations.wordings import DOUBLED, load_wording
from kg.types import Quantity
from kg.vocabulary import Bound, Kind, ValueKind

JOINED = frozenset("、和与及")
"""Marks that join the members of a list."""
COUNTED = frozenset({"count", "people", "traffic", "area", "length"})
"""Families of units behind which the thing counted may stand."""
_FEW = 10
_BATCH = re.compile("第[一二三四五六七八九十0-9]+[批轮期次]$")
_WITHIN = re.compile("(?:中|当中|之中|里)$")
_AMONG = re.compile("在[^，。；]{1,50}等$")
_NOUNS = ("费用", "合同", "信用", "内需")
"""Words that end like one that refuses a figure: 研发费用[2.9亿元], not 用[2.9亿元]."""
_TIMES = ("×", "x", "X", "*")
_NUMBERED = re.compile(r"\d")
_CLAUSE_NAME = 16
_PRICE = 100_000
"""No sum of a place or company in 元 that is no measured quantity is smaller."""
_SCALED = re.compile("的(?P<thing>[^，。；、的]{2,12}?基金)(?=[，。；、]|$)")
_CLASSES = frozenset({"类", "级", "型", "号", "代"})
_TITLED = re.compile("《[^》]*$")
_SUM = re.compile("(?:计划)?总?投资")


_SEVERAL = re.compile(
    r"(?:这|其余|其他|全国|全省|全市)?(?:\d+|[两三四五六七八九十]+)(?:余|多)?[个家座](?:自贸(?:试验)?区|国家级新区|国家级?(?:高新|经开)区|(?:高新|经开|开发|综保|保税)区"
    r"|(?:县级|地级)?市|县(?:市区?|区)?|省区?市?|园区)(?!级|场|民|[^，。；\d]{0,4}(?:获|入选|进入|上榜|设立|建设|揭牌|签约))"
)
"""A clause whose subject is several places that have no names here: 21个自贸试验区进出口[7.5万亿元]."""


def find_refusal(groups: GroupReader, group: Group, family: str) -> str:
    """Why figures in this context are none of a place or company; "" where they are."""
    wording = load_wording()
    refused = wording.refused
    quantity = groups.quantity(group.figures[0])
    word = groups.mentions[group.figures[0]].text
    if family == "count" and quantity.amount < _FEW and not re.search(r"\d", word):
        return "a few things in characters"
    if quantity.unit in _CLASSES or _TITLED.search(groups.text[max(0, group.start - SIGHT) : group.start]):
        return "part of a name"
    if read_growth(group.after):
        return "what grows"
    part = groups.parts[group.part]
    clause = groups.text[max(part.start, group.start - SIGHT) : group.start]
    if wording.contexts["everyone"].search(clause):
        return "of the whole country"
    if _SEVERAL.match(clause.lstrip("，。；：、 ")):
        return "of several places that are not named"
    if family in COUNTED and refused["counted"].search(clause):
        return "context before"
    said = group.before.rstrip(" ")
    last = refused["last"].search(said) and not (is_spent(groups, group) or said.endswith(_NOUNS))
    if last or refused["pre"].search(clause):
        return "context before"
    if group.raw.endswith(_TIMES):
        return "a factor"
    if family in COUNTED and _measures_next(groups, group):
        return "what the next figure measures"
    if _AMONG.search(clause):
        return "where something is done"
    if family in COUNTED and (_BATCH.search(clause) or _WITHIN.search(group.after)):
        return "a part of something"
    if clause.endswith(("“", "“约")) and "”" in group.after[:14]:
        return "a slogan"
    if family == "money" and quantity.bound is Bound.OVER and has_count(groups, group):
        return "a threshold of the things counted"
    if refused["post"].match(group.after) or refused["after"].search(group.after):
        return "context after"
    if family == "money" and wording.contexts["offer"].search(clause) and not wording.contexts["paid"].search(clause):
        return "a sum that a policy offers"
    return "describes a thing" if family == "money" and _describes(groups, group) else ""


def _describes(groups: GroupReader, group: Group) -> bool:
    """Whether a sum is an attribute of a thing that is no project and has no figure of its own: 总投资3亿元的厂房."""
    if not group.after.startswith("的") or project_after(groups, group) >= 0 or _names_scale(group):
        return False
    if groups.described_firm(group.figures[-1]) >= 0 and _FIRM_HAS.search(strip_tail(group.before)):
        return False
    following = next_mention(groups, group)
    return following < 0 or groups.mentions[following].kind is not ValueKind.QUANTITY


def is_price(quantity: Quantity) -> bool:
    """Whether a sum is one of a single thing or person."""
    return quantity.unit == "元" and quantity.amount < _PRICE


def _measures_next(groups: GroupReader, group: Group) -> bool:
    """Whether the words behind a count end in the measure of the next figure: 10家免税店总销售额达[601亿元]."""
    number, at = group.figures[-1] + 1, groups.mentions[group.figures[-1]].span.stop + len(group.after)
    if number not in groups.numbers or groups.mentions[number].span.start != at:
        return False
    return load_wording().metric.search(strip_tail(group.after)) is not None and cut_cost(group.after) == group.after


def has_count(groups: GroupReader, group: Group) -> bool:
    """Whether things are counted before a figure in its own part: 18个县地区生产总值超过300亿元."""
    figures = groups.parts[group.part].figures
    return any(f < group.figures[0] and groups.family(f) == "count" for f in figures)


def is_sum_of(groups: GroupReader, group: Group, part: int) -> bool:
    """Whether the things counted are those whose investment stands beside them: 总投资531亿元的54个重点项目."""
    before = group.raw.strip() == "的" and part == group.part
    parts = groups.parts
    if before or group.part + 1 >= len(parts):
        return before
    following = parts[group.part + 1]
    return bool(_SUM.match(groups.text, following.start, following.stop))


def look_ahead(groups: GroupReader, group: Group) -> str:
    """The verb at the end of a list of things: 62个水质自动站、4个水源地的监测."""
    parts = groups.parts
    last = group.part
    while last + 1 < len(parts) and parts[last + 1].opener in JOINED and last - group.part < 8:
        last += 1
    if last == group.part or not parts[last].figures:
        return ""
    stop = groups.mentions[parts[last].figures[-1]].span.stop
    return find_later_verb(groups.text[stop : min(parts[last].stop, stop + SIGHT)])[:6]


def _names_scale(group: Group) -> bool:
    return group.before.endswith("规模") and name_scaled(group.after) != ""


def name_scaled(after: str) -> str:
    """The thing whose scale stands before it: 规模300亿元的产业母基金 → 产业母基金."""
    match = _SCALED.match(after)
    return match.group("thing") if match else ""


def name_clause(groups: GroupReader, group: Group) -> str:
    """The clause before a figure without words of its own, where it may name one: 总投资，12亿元; 总投资：12亿元."""
    if not group.part or group.heads:
        return ""
    part = groups.parts[group.part - 1]
    if part.figures and groups.parts[group.part].opener != "：":
        return ""
    start = groups.mentions[part.figures[-1]].span.stop if part.figures else part.start
    at, _ = groups.find_head(start, part.stop)
    name = tidy(re.sub(DOUBLED, "", strip_tail(groups.text[at : part.stop])))
    if groups.parts[group.part].opener != "：" and not _MEASURES.search(name):
        return ""
    return name if 2 <= len(name) <= _CLAUSE_NAME and not _NUMBERED.search(name) else ""


_MEASURES = re.compile("总值|产值|规模|收入|[总数]额|面积|[^数]量|产能|投资|企业|人口|数字|率$|GDP|客流|人数")
"""What a clause must hold to name the figure behind its comma: 地区生产总值迈上新台阶，达到1028亿元."""


def next_mention(groups: GroupReader, group: Group) -> int:
    """The mention that follows `的` behind a figure directly; -1 where none does."""
    number = group.figures[-1] + 1
    stop = groups.mentions[group.figures[-1]].span.stop + 1
    return number if number in groups.numbers and groups.mentions[number].span.start == stop else -1


_FIRM_HAS = re.compile("(?:产值|营收|收入|销售额?|利润|税收|纳税|市值|估值|资产|注册资本|注册资金|出口额)$")
"""What a sum before a firm's name may measure: it is none that somebody pays or invests."""


def project_after(groups: GroupReader, group: Group) -> int:
    number = next_mention(groups, group) if group.after.startswith("的") else -1
    return number if number >= 0 and groups.mentions[number].kind is Kind.PROJECT else -1


_RISES = re.compile(
    "(?:双双|同步|均|都|齐|稳步|持续|快速|大幅|实现|保持|呈现?|再)*(?:增长|上升|提升|回升|上涨|攀升|下降|下滑)$"
)
"""What a clause says of the measures that it names before their figures follow: 产值和税收双双增长，分别达到…."""


def name_each(groups: GroupReader, name: str, group: Group, count: int) -> list[str]:
    """One name for each of `count` figures: of the words before them, else of the clause before."""
    if count == 1:
        return [name]
    items = split_items(name, count)
    if items:
        return items
    for number in range(group.part - 1, max(-1, group.part - 3), -1):
        part = groups.parts[number]
        at, _ = groups.find_head(part.start, part.stop)
        told = groups.mentions[part.figures[0]].span.start if part.figures else part.stop
        text = load_wording().doing.sub("", groups.text[at:told][:SIGHT])
        items = split_items(_RISES.sub("", text), count)
        if items:
            return [item + name for item in items]
    return []
