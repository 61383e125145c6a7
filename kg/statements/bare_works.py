"""Whose a work is of which a clause names nobody (丙厂封顶): the place spoken of, where nothing tells somebody else."""

from __future__ import annotations

import re

from kg.patterns import Match
from kg.seeds import load_lexicon
from kg.statements.readings import Reading
from kg.statements.sites import is_wide
from kg.types import Entity, Mention, Span
from kg.vocabulary import PLACES, Kind

_HEADINGS = ("headline", "kicker", "subhead")
_LINE = re.compile("铁路(?!专用线|支线)|高铁|高速(?!切|冲|铣|数)|城际|客专|输气管|天然气管|[\u4e00-\u9fff]{2}通道")
"""A line that runs through many places: it is a work of a province, but of no city that it passes."""
_CLASS = re.compile(
    "(?:(?:经济技术|高新技术产业|经济)开发|高新|经开|特别合作|综合保税|综保|示范|合作|[新园])?[省市县区州旗镇乡]$"
)
_WATERS = ("河", "江", "湖", "山", "岛", "港", "湾", "溪", "海")
_FIRM = re.compile("公司|集团|企业|该厂|其(?=[一二三四]期)")
"""Words for a firm, named or not, that a clause before may speak of."""
_QUOTED = re.compile("“[^“”]*”")
_OF_SOMETHING = re.compile("[一二三四首]期|年(?:产|加工|处理)")
"""How the name of a work begins that was named whole, with its builder, elsewhere."""
_SHORTEST = 2
_PREFIXES = (5, 4, 3, 2)
"""How long the region may be that a zone's name begins with."""


def find_builders(found: list[str], match: Match, reading: Reading) -> list[str]:
    """Of whom a clause that names nobody may speak, `found`, who builds the works of a match.

    Nobody where the sentence is a headline or the like: whose work that is stands below. A firm only where the work
    bears its name, for the clause may go on to another's. No place where the work is told to be of another, or where
    the sentence has spoken of a firm; no organ, which only gives leave.
    """
    if reading.resolved.article.paragraphs[reading.sentence.paragraph].role in _HEADINGS:
        return []
    works = [reading.resolved.mentions[number] for number in match.roles["object"]]
    firm = _speaks_of_firm(reading, works[0]) or _OF_SOMETHING.match(works[0].text) is not None
    own = [i for i in found if not (firm and reading.entities[i].kind in PLACES)]
    return [i for i in own if _may_build(reading.entities[i], works)]


def _speaks_of_firm(reading: Reading, work: Mention) -> bool:
    """Whether the part of the sentence before `work` speaks of a firm, by name or not (企业配建的[二期]投产)."""
    text, start = reading.resolved.article.text, reading.sentence.span.start
    start = max(start, text.rfind("；", start, work.span.start) + 1)
    named = [m for m in reading.resolved.mentions if start <= m.span.start < work.span.start]
    told = _QUOTED.sub(lambda m: "“" * len(m.group()), text[start : work.span.start])
    words = (Span(start + m.start(), start + m.end()) for m in _FIRM.finditer(told))
    return any(m.kind is Kind.COMPANY for m in named) or any(
        not any(isinstance(m.kind, Kind) and m.span.covers(word) for m in named) for word in words
    )


def _may_build(entity: Entity, works: list[Mention]) -> bool:
    if entity.kind is Kind.COMPANY:
        return any(form in work.text for form in _list_forms(entity) for work in works)
    if entity.kind is Kind.GOVERNMENT:
        return False
    return entity.kind not in PLACES or not all(_is_elsewhere(work, entity) for work in works)


def _is_elsewhere(work: Mention, place: Entity) -> bool:
    """Whether a work bears the name of another place, or is a line and does not bear that of the city `place`."""
    if bears_other_place(work, place):
        return True
    told = bool(_codes_inside(work)) or any(stem in work.text for stem in _list_stems(place))
    return _LINE.search(work.text) is not None and not told and not is_wide(place)


def bears_other_place(thing: Mention, place: Entity) -> bool:
    """Whether a name holds that of a region which neither holds `place` nor lies in it (庐江锂电基地, of 泰州市)."""
    if any(stem in thing.text for stem in _list_stems(place)):
        return False
    own, named = _codes_of(place), _codes_inside(thing)
    return bool(named and own) and not any(_lies_in(code, other) for code in named for other in own)


def lie_apart(one: Entity, other: Entity) -> bool:
    """Whether neither of two places lies in the other, by their codes (青岛, 济南)."""
    codes, others = _codes_of(one), _codes_of(other)
    return bool(codes and others) and not any(_lies_in(code, far) for code in codes for far in others)


def _list_forms(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _list_stems(place: Entity) -> list[str]:
    """What is left of a place's names without their class (明月 of 明月县)."""
    stems = (_CLASS.sub("", form) for form in _list_forms(place))
    return [stem for stem in stems if len(stem) >= _SHORTEST]


def _codes_of(place: Entity) -> list[str]:
    """The codes of a region, or of the region that a zone's name begins with."""
    for form in _list_forms(place):
        if codes := _read_codes(form):
            return codes
    if place.kind is Kind.REGION:
        return []
    return next((codes for length in _PREFIXES if (codes := _read_codes(place.name[:length]))), [])


def _codes_inside(work: Mention) -> list[str]:
    """The codes of the regions that a work's name holds, but for those that name a water or a hill (泸水|河大桥)."""
    regions = (inner for inner in work.inner if inner.kind is Kind.REGION)
    plain = (r for r in regions if not work.text.startswith(_WATERS, r.span.stop - work.span.start))
    return [code for region in plain for code in _read_codes(region.text)]


def _read_codes(form: str) -> list[str]:
    entry = load_lexicon().get(form, "gazetteer/regions")
    return [entry.fields["code"]] if entry is not None else []


def _lies_in(code: str, other: str) -> bool:
    """Whether one of two divisions lies in the other, by their codes: 510124 in 510100."""
    one, two = (re.sub("(?:00)+$", "", c) for c in (code, other))
    return one.startswith(two) or two.startswith(one)
