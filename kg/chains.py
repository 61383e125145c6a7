"""What a name itself says: address chains, areas of a zone, branches of a company.

`湖南省长沙市开福区` gives two partOf; `山东省青岛市西海岸新区` puts the zone into 青岛市; `上海自贸试验区临港新片区` is
part of 上海自贸试验区, another place inside a zone's name (甲高新区乙科技园) where the article speaks of that too.
Divisions count only where they are written with their class suffix (annotation guide, partOf).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from kg.seeds import load_lexicon
from kg.types import Entity, Mention, ResolvedArticle
from kg.vocabulary import Kind, Predicate
from kg.words import is_proper, is_word, tag

_TOWNS = ("镇", "乡", "街道", "村", "苏木")
"""Class words of the divisions below counties, which no gazetteer lists."""
_SHORTEST = 2
_JOINED = ("、", "和", "与", "及", "以及")
_AREAS = ("片区", "区块")
"""What the name of an area of a zone ends with."""
_BRACKETED = re.compile("（[^（）]{2,12}(?:片区|区块)）$")
"""What names an area with its zone, which is one though the article does not speak of it; of 甲高新区乙片区 and
甲自贸试验区乙片区 no editor says it where only that stands."""

Link = tuple[int, str, str, Predicate, str]
"""(number of the mention, subject id, object id, predicate, rule name)."""


def find_links(resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> Iterator[Link]:
    """The links inside the names of one article, in text order."""
    ids = _ids_by_form(entities)
    named = {i for owners in resolved.entities_of for i in owners}
    branches = tuple(e.form for e in load_lexicon().table("patterns/short_forms") if e.fields["group"] == "branch")
    for number, mention in enumerate(resolved.mentions):
        owners = resolved.entities_of[number]
        if not mention.inner or len(owners) != 1 or not isinstance(mention.kind, Kind):
            continue
        whole = owners[0]
        if mention.kind in (Kind.REGION, Kind.ZONE):
            links = list(_read_places(number, mention, whole, ids, named))
            yield from links
            yield from _read_listed(number, [link for link in links if link[1] == whole], resolved)
        elif mention.kind is Kind.COMPANY and mention.text.endswith(branches):
            yield from _read_branch(number, mention, whole, {form: i for form, i in ids.items() if i in named})


def _ids_by_form(entities: Mapping[str, Entity]) -> dict[tuple[Kind, str], str]:
    return {(e.kind, form): i for i, e in entities.items() for form in (e.name, *e.aliases)}


def _read_places(
    number: int, mention: Mention, whole: str, ids: Mapping[tuple[Kind, str], str], alone: Collection[str]
) -> Iterator[Link]:
    chain = [m for m in mention.inner if m.kind is Kind.REGION and _is_full(m.text)]
    if mention.kind is Kind.ZONE:
        told = _BRACKETED.search(mention.text) is not None
        names = [n for n in _nested_areas(mention) if told or ids.get((Kind.ZONE, n)) in alone]
        nested = [whole, *(i for name in names if (i := ids.get((Kind.ZONE, name))))]
        for lower, upper in pairwise(dict.fromkeys(nested)):
            yield number, lower, upper, Predicate.PART_OF, "partOf.area_of_zone"
    if not chain or not _begins(chain[0], mention) or not _adjacent(chain):
        return
    nodes = [i for m in chain if (i := ids.get((Kind.REGION, m.text))) and i != whole]
    for upper, lower in pairwise(nodes):
        yield number, lower, upper, Predicate.PART_OF, "partOf.address_chain"
    if not nodes:
        return
    last = _last(mention, chain)
    if mention.kind is Kind.REGION and _is_full(last):
        yield number, whole, nodes[-1], Predicate.PART_OF, "partOf.address_chain"
    elif mention.kind is Kind.ZONE and _has_own_name(last):
        yield number, whole, nodes[-1], Predicate.LOCATED_IN, "locatedIn.address_chain"


def _read_listed(number: int, links: list[Link], resolved: ResolvedArticle) -> Iterator[Link]:
    """The areas listed behind one that is named with its zone: 甲自贸试验区乙片区|、丙片区和丁片区."""
    zones = [link[2] for link in links if link[4] == "partOf.area_of_zone"]
    text, mentions = resolved.article.text, resolved.mentions
    if not zones or not mentions[number].text.endswith(_AREAS):
        return
    for at in range(number + 1, len(mentions)):
        before, area, owners = mentions[at - 1], mentions[at], resolved.entities_of[at]
        if text[before.span.stop : area.span.start] not in _JOINED or area.kind is not Kind.ZONE:
            return
        if not area.text.endswith(_AREAS) or len(owners) != 1 or owners[0] == zones[0]:
            return
        yield at, owners[0], zones[0], Predicate.PART_OF, "partOf.area_of_zone"


def _begins(first: Mention, mention: Mention) -> bool:
    """Whether a chain opens its name, or stands behind a province or city in short (广西崇左市扶绥县)."""
    at = mention.span.start
    return first.span.start == at or any(
        m.kind is Kind.REGION and m.span.start == at and m.span.stop == first.span.start for m in mention.inner
    )


def _has_own_name(rest: str) -> bool:
    """Whether what follows the division in a zone's name names the zone (西安市国际港务区 is a name as a whole, of
    宝清县宝清经济开发区 the division is an address): it begins with no word of the language."""
    first = tag(rest)[0]
    return len(first.text) == 1 or is_proper(first.text) or not is_word(first.text)


def _last(mention: Mention, chain: list[Mention]) -> str:
    """What follows the chain in the name; the name's last division where the chain is all of it."""
    return mention.text[chain[-1].span.stop - mention.span.start :] or chain[-1].text


def _nested_areas(mention: Mention) -> list[str]:
    """The zones whose area a zone's name says it is, the nearest first (of 湖南自贸试验区长沙片区长沙经开区区块 the
    two before it). An area has a name of its own behind the zone's: 区块 alone is none."""
    areas = tuple(
        sorted(
            (e.form for e in load_lexicon().table("patterns/short_forms") if e.fields["group"] == "area"),
            key=lambda form: (-len(form), form),
        )
    )
    names: list[str] = []
    name = mention.text
    inner = {m.text for m in mention.inner if m.kind is Kind.ZONE and m.span.start == mention.span.start}
    for zone in sorted(inner, key=lambda text: (-len(text), text)):
        if zone.endswith(_AREAS) and name.startswith(("（", "("), len(zone)):
            continue  # a short form in brackets
        own = name[len(zone) :].rstrip("）)")
        suffix = next((form for form in areas if own.endswith(form)), "")
        if suffix and len(own) > len(suffix):
            names.append(zone)
            name = zone
    return names


def _is_full(name: str) -> bool:
    """Whether a division is written in full (广州 is a short name though 州 is a class word)."""
    entry = load_lexicon().get(name, "gazetteer/regions")
    if entry is None:
        return len(name) > _SHORTEST and name.endswith(_TOWNS)
    return entry.fields["name"] == name


def _adjacent(chain: list[Mention]) -> bool:
    return all(a.span.stop == b.span.start for a, b in pairwise(chain))


def _read_branch(number: int, mention: Mention, whole: str, ids: Mapping[tuple[Kind, str], str]) -> Iterator[Link]:
    """A branch's parent, where the article names the parent by itself too: of a branch alone no editor says it."""
    parents = [m for m in mention.inner if m.kind is Kind.COMPANY and m.span.start == mention.span.start]
    parent = ids.get((Kind.COMPANY, parents[0].text)) if parents else None
    if parent and parent != whole:
        yield number, whole, parent, Predicate.SUBSIDIARY_OF, "subsidiaryOf.branch_of"
