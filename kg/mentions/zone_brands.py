"""Short forms of zones: the own name without its class word (临港 for 上海自贸试验区临港新片区)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.mentions.edges import is_han, load_group
from kg.mentions.walkers import Walker
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import is_word

_CLASS = re.compile(
    r"(?:新片区|新区|新城|片区|合作区|科学城|开发区|经开区|高新区|经济技术开发区|高新技术产业开发区|经济开发区|高新技术开发区|工业园区?|能源化工基地|临空经济区|综合保税区)$"
)
_UPPER = re.compile(r".*[区市省州县]")
_BRANDS = range(2, 4)
"""A brand has two or three characters."""
_RIGHT = re.compile(r"[，。；、！？,;”’\n]|$|的|企业|建|设|投|开|启|揭|挂|举|签|落|布局|正式|成立|集聚|扎根|发展")
"""What shows that the short form ends here."""


def find_brands(walker: Walker, zones: Iterable[Mention]) -> list[Mention]:
    """Where the brand of one zone of the article stands free behind 落户, 在 and the like; the zone is in `defined`."""
    found: list[Mention] = []
    for brand, full in sorted(_read_brands(walker, zones).items()):
        for match in re.finditer(re.escape(brand), walker.text):
            start, stop = match.span()
            if _is_free(walker, start, stop) and _is_located(walker, start, stop):
                mention = Mention(Span(start, stop), brand, Kind.ZONE, "zones.brand", defined=full)
                walker.add(mention)
                found.append(mention)
    return found


def _read_brands(walker: Walker, zones: Iterable[Mention]) -> dict[str, str]:
    """The brands of the article's zones, each with the one zone that bears it."""
    bearers: dict[str, set[str]] = {}
    for zone in zones:
        head = _CLASS.search(zone.text)
        if head is None:
            continue
        stops = [
            name.span.stop - zone.span.start for name in zone.inner if name.span.stop < zone.span.start + head.start()
        ]
        upper = _UPPER.match(zone.text, 0, head.start())
        brand = zone.text[max([0, upper.end() if upper else 0, *stops]) : head.start()]
        if len(brand) in _BRANDS and is_han(brand) and not walker.is_form(brand, "gazetteer/regions"):
            bearers.setdefault(brand, set()).add(zone.defined or zone.text)
    return {brand: min(full, key=len) for brand, full in bearers.items() if _is_one(full)}


def _is_one(names: set[str]) -> bool:
    """Whether all names end alike: forms of one zone, the longer with places before them."""
    shortest = min(names, key=len)
    return all(name.endswith(shortest) for name in names)


def _is_free(walker: Walker, start: int, stop: int) -> bool:
    """Whether no other name begins or ends here, an area of the gazetteer aside that has the brand's name (临港)."""
    names = [name for name in (walker.opening(start), walker.closing(stop)) if name is not None]
    return all(name.kind is Kind.REGION and name.span == Span(start, stop) for name in names)


def _is_located(walker: Walker, start: int, stop: int) -> bool:
    """Whether the text places something at [start, stop)."""
    before = walker.text.endswith((*load_group("landing"), "在", "赴", "走进", "来到"), 0, start)
    opens = start > 0 and walker.text[start - 1] in "。！？\n；：，" and not is_word(walker.text[start:stop])
    return (before or opens) and _RIGHT.match(walker.text, stop) is not None
