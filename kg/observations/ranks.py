"""Ranks: which figure a place in an order belongs to (在全国各城市排名第二), or that it stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.observations.groups import GroupReader
from kg.observations.indicators import Rank, alike, read_rank, strip_lead, tidy
from kg.observations.seats import Draft
from kg.observations.wordings import load_wording

_LISTED = re.compile(
    "(?:^|[。；，在])(?P<name>[^在。；，]{3,20})(?:榜单?|名单|排名|排行榜?|评价|考核|测评|考评|评估|评比)(?:结果)?[上中里]?$"
)
"""An order named by the clause before: 在全国百强区榜单上，甲区位居第2位."""
_COMPARED = re.compile("排名|榜|考核|评价|测评|考评|评估|评比|综合(?!保税|试验|实验|改革|配套|示范)")
_PUBLISHED = re.compile("^.*(?:公布|发布|通报|揭晓|公示|印发)了?")
"""Who made an order known, which is no part of its name: 某厅公布[年度综合]考评结果."""
_BOTH = re.compile("(?:[、和与及]?(?:总量|规模|增速|增幅|增量|总额)){2,3}[均都全]?")
_WHOLE = re.compile("全[国省市县区州]")
_NUMBER_OF = re.compile(r"\d+(?:多|余)?[家个座项]")
_RANKED = re.compile(
    r"(?P<items>[^，。；]{2,80}?)(?:等?(?:\d+|[两二三四五六七八九十]+)(?:项|大|个)(?:主要)?(?:经济)?指标)?的?(?P<what>增速|增幅|总量)[均都全]?"
)
_LIST_SIGHT = 100
_AMONG = re.compile("(?:各?[^，。]{0,4}(?:中|里|之中)|(?:全[国省市])?(?:位次|名次|排[名位]))")
"""What tells among whom, and not in what, somebody has a rank."""
_TORN = re.compile("^(?:[由从把将]|届时|榜上)|第[一二三四五六七八九十]|位次|(?:[作上进升]|双双)$")
"""What is left of a clause that names no order: [由三年前的第十位]升至第三, [把氢能]列作第三主业."""
RANK_EACH = "observations.rank_each"
_EACH = re.compile(
    "(?:分别|依次|分(?=[列居]))(?:位|排)?[居列名排第][^，。；第]{0,16}(?P<places>第[一二三四五六七八九十\\d]{1,3}[位名]?(?:[、和]第[一二三四五六七八九十\\d]{1,3}[位名]?)+)"
)
_PLACE = re.compile("第[一二三四五六七八九十\\d]{1,3}[位名]?")
_SIGHT = 40
_BEHIND = 4
"""How many parts behind a figure its rank may stand: 总值186亿元，按可比价格计算，同比增长6.1%，居全市第二."""
_NEAR = 8
"""No part has more figures than this before its rank."""


def _read_ranked(groups: GroupReader, number: int, rank: Rank) -> tuple[list[str], tuple[int, ...]]:
    """The coordinated measures that share one rank, and whose they are: A、B两项指标增速均居全市第一."""
    part, text = groups.parts[number], rank.np
    heads: tuple[int, ...] = ()
    if part.figures or "分别" in groups.text[part.start : part.stop]:
        return [], ()
    if not text and number:
        before = groups.parts[number - 1]
        at, heads = groups.find_head(before.start, before.stop)
        text = groups.text[at : before.stop][-_LIST_SIGHT:]
    match = _RANKED.fullmatch(text)
    items = re.split("[、和]", match["items"]) if match else []
    if match is None or len(items) < 2 or not all(items):
        return [], ()
    return [tidy(item if item.endswith(match["what"]) else item + match["what"]) for item in items], heads


def place_rank(groups: GroupReader, drafts: list[Draft], base: Sequence[Draft], number: int) -> None:
    """The rank that a part states goes to its figure, to the one before, or stands alone."""
    part = groups.parts[number]
    if dealt := _deal_places(groups, number):
        drafts += dealt
        return
    if not load_wording().rank.search(groups.text, part.start, part.stop):
        return
    at, heads = groups.find_head(part.start, part.stop)
    at -= groups.text[at - 1 : at] == "在" and at > part.start
    rank = read_rank(groups.text[at : part.stop])
    if rank is None:
        return
    if each := _find_each(groups, drafts, number):
        for draft, place in each:
            draft.rank = rank.scope + place
        return
    mine = [d for d in drafts[-_NEAR:] if d.part == number and d.position < at + rank.stop]
    label = rank.scope + rank.place
    named = re.sub(r"(?:已|均)?(?:连续第?)?\d.*", "", rank.np)
    if mine:
        mine[-1].rank = label
        return
    if part.figures:
        named = ""
    open_order = not rank.scope or (not rank.np and _WHOLE.fullmatch(rank.scope))
    listing = _LISTED.search(groups.text[: part.start - 1][-_SIGHT:]) if number and open_order else None
    if listing:
        scope = _NUMBER_OF.sub("", _PUBLISHED.sub("", listing["name"]))
        label = (rank.scope or scope) + rank.place
        rank = Rank(rank.np, scope, rank.place, rank.start, rank.stop)
    named = "" if listing or _BOTH.fullmatch(named) else named
    items, owners = _read_ranked(groups, number, rank)
    if items:
        for item in items:
            drafts.append(_draft(groups, number, item, owners or heads, label))
        return
    near = [d for d in _follow_growth(groups, drafts, base) or drafts[-1:] if number - d.part <= _BEHIND and not d.rank]
    named = "" if load_wording().contexts["measure"].fullmatch(named) or _AMONG.fullmatch(named) else named
    compared = listing or _COMPARED.search(rank.scope)
    if near and not part.depth and not compared and (not named or alike(named, near[-1].indicator)):
        near[-1].rank = label
        return
    scope = _NUMBER_OF.sub("", tidy(rank.scope))
    if "“" in rank.scope or not (named or len(scope) > 3) or _AMONG.fullmatch(named + scope):
        return
    if _TORN.search(named):
        return
    drafts.append(_draft(groups, number, f"{named}{scope}排名", heads, label))


def _follow_growth(groups: GroupReader, drafts: Sequence[Draft], base: Sequence[Draft]) -> Sequence[Draft]:
    """The figures that a rank may be of: those that the clause goes on from, or a growth told behind them
    (产值386亿元，[投资增长18.6%]，居全市第一)."""
    last = drafts[-1] if drafts else None
    apart = last and base and last.position > base[-1].position and not groups.parts[last.part].depth
    return [last] if last and apart and last.rule.endswith("growth") else base


def _find_each(groups: GroupReader, drafts: Sequence[Draft], number: int) -> list[tuple[Draft, str]]:
    """The figures just told, each with its place where the part gives one to each: 总数分别居全省[第二、第三]."""
    part = groups.parts[number]
    each = _EACH.search(groups.text, part.start, part.stop)
    if each is None or part.figures:
        return []
    places = _PLACE.findall(each["places"])
    last = [d for d in drafts if d.quantity is not None and number - d.part <= _BEHIND and not d.rank][-len(places) :]
    return list(zip(last, places, strict=True)) if len(last) == len(places) else []


def _deal_places(groups: GroupReader, number: int) -> list[Draft]:
    """The places that 分别 deals out to the names at the head of a part: 在全省考核中，[甲、乙]分列第三、第四位."""
    part = groups.parts[number]
    each = _EACH.search(groups.text, part.start, part.stop)
    if each is None or part.figures:
        return []
    heads = groups.find_head(part.start, part.stop)[1]
    places = list(_PLACE.finditer(groups.text, each.start("places"), each.end("places")))
    if len(places) != len(heads):
        return []
    named = tidy(strip_lead(groups.text[groups.mentions[heads[-1]].span.stop : each.start()]))
    order = _ORDER.fullmatch(groups.text, each.start(), each.start("places"))
    listing = _LISTED.search(groups.text[: part.start - 1][-_SIGHT:]) if number else None
    scope = tidy(order["scope"]) if order else ""
    if not scope and listing:
        scope = _NUMBER_OF.sub("", _PUBLISHED.sub("", listing["name"]))
    if not (named or scope):
        return []
    drafts = []
    for head, place in zip(heads, places, strict=True):
        draft = _draft(groups, number, f"{named}{scope}排名", (head,), scope + place.group())
        draft.position, draft.rule = place.start(), RANK_EACH
        drafts.append(draft)
    return drafts


_ORDER = re.compile("(?:分别|依次|分)(?:位|排)?[居列名排](?:在|于|名)?(?P<scope>[^，。；第]*?)的?")


def _draft(groups: GroupReader, number: int, indicator: str, heads: tuple[int, ...], label: str) -> Draft:
    """A rank that stands alone: an observation without a figure."""
    start = groups.parts[number].start
    return Draft(indicator, None, "", start, number, "observations.rank", heads, groups.place, rank=label)
