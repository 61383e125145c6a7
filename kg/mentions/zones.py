"""Zones: names that end in a class word (高新区, 自贸试验区, 工业园), walked back to their left edge."""

from __future__ import annotations

import re

from kg.mentions.edges import BREAKS, HARD, Edge, Manner, is_han, is_unusual, load_group, load_names
from kg.mentions.heads import longest_heads
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.mentions.zone_brands import find_brands
from kg.seeds import Hit
from kg.types import Mention
from kg.vocabulary import Kind
from kg.words import is_word

_BRAND = 5
"""Letters of a zone's own name where no place stands before it (火炬高新区)."""
_MANNER = Manner(brand=True)
_PAIR = 2
_TIMES = 3
"""How often an article must say a class word behind an ordinary noun for that to be a name."""
_TABLES = ("gazetteer/zones", "cues/zone_heads")

_COUNTED = re.compile(
    "第[一二三四五六七八九十百0-9]+[个批家]|首[批个家]|[两二三四五六七八九十百0-9]+[余多]?[个家座大](?:[省市]级|国家|重点|特色|海关|综合?保|保税|高新|经开|经济|开发|自贸|园|产业|新区)"
)
"""What counts a zone among others, or several zones, names none: 四川省第四个省级新区, 重庆市六个综合保税区."""

_NUMERALS = "一二三四五六七八九十"
_COUNTED_BY = "大个条座家批县市区园省级期类处届次年月日号"
"""What a numeral counts, or is counted with: no brand begins with it."""
_AREAS = re.compile(r"[一二三四五六七八九十两几各](?:大|个|处)$")
"""How many areas a zone has (自贸试验区三大|片区): no area's name."""


def find_zones(scan: Scan, walker: Walker) -> list[Mention]:
    """The zones that the article names, a zone's areas with the zone as one mention."""
    found: list[Mention] = []
    heads = longest_heads(scan, _TABLES)
    bare = {
        hit.stop: hit.start for hit in scan.by_table.get("cues/zone_heads", ()) if hit.entry.fields["need"] == "free"
    }
    for hit in heads:
        mention = _read_head(walker, hit, bare)
        if mention is not None and not _COUNTED.search(mention.text):
            walker.add(mention)
            found.append(mention)
            found += _bracketed_part(walker, mention)
    found += _listed_wholes(scan, walker, found)
    found += _find_tails(walker, heads, found)
    return found + find_brands(walker, found)


def _listed_wholes(scan: Scan, walker: Walker, zones: list[Mention]) -> list[Mention]:
    """The listed zones with which the names of listed areas begin (江苏自贸试验区 of 江苏自贸试验区苏州片区)."""
    listed: dict[int, list[int]] = {}
    for hit in scan.by_table.get("gazetteer/zones", ()):
        listed.setdefault(hit.start, []).append(hit.stop)
    return [
        walker.name(zone.span.start, stop, Kind.ZONE, "zones.gazetteer")
        for zone in zones
        if zone.finder == "zones.gazetteer"
        for stop in sorted(set(listed.get(zone.span.start, ())))
        if stop < zone.span.stop
    ]


def _find_tails(walker: Walker, heads: list[Hit], zones: list[Mention]) -> list[Mention]:
    """Names that are the tail of one longer zone of the article: 临港新片区 of 上海自贸试验区临港新片区."""
    tails: dict[str, str] = {}
    for zone in zones:
        for start in range(1, len(zone.text) - 3):
            tails.setdefault(zone.text[start:], zone.text)
    found: list[Mention] = []
    for hit in heads:
        if walker.closing(hit.stop) is not None:
            continue
        edge = walker.walk(hit.start, hit.stop)
        full = tails.get(walker.text[edge.start : hit.stop], "")
        if (
            full
            and edge.start < hit.start
            and (edge.letters >= 2 or edge.placed)
            and walker.text[edge.start : hit.stop] not in load_names("generic_zones")
        ):
            mention = walker.name(edge.start, hit.stop, Kind.ZONE, "zones.tail", full)
            walker.add(mention)
            found.append(mention)
    return found


_NATION = ("中国", "我国")
"""What stands before the class of all zones of a country, and alone names none: 中国|产业园区."""


def _read_head(walker: Walker, hit: Hit, bare: dict[int, int]) -> Mention | None:
    known = hit.entry.table == "gazetteer/zones"
    edge = walker.walk(hit.start, hit.stop, _MANNER)
    if _AREAS.search(walker.text, edge.start, hit.start) and not known:
        return None
    if not known and hit.entry.fields["need"] == "bare" and not edge.placed:
        return walker.name(hit.start, hit.stop, Kind.ZONE, "zones.bare")
    part = _part_start(walker, edge, hit) if not known and hit.entry.form == "片区" else -1
    if part >= 0:
        return walker.name(part, hit.stop, Kind.ZONE, "zones.part")
    if not known and walker.text[edge.start : hit.start] in _NATION:
        return None
    start = hit.start if known and (not edge.placed or _is_said_twice(walker, hit, edge)) else edge.start
    if (
        not known
        and not _suffices(walker, edge, hit)
        and (hit.entry.fields["need"] != "free" or walker.reach_place(edge.start) == edge.start)
    ):
        located = _located_start(walker, hit)
        return walker.name(located, hit.stop, Kind.ZONE, "zones.located") if located >= 0 else None
    if not known and not edge.placed and not edge.quoted and hit.entry.fields["need"] == "free":
        start = walker.reach_place(edge.start)
    start = _reach_upper(walker, start, edge) if not known else start
    start = _reach_numeral(walker, start) if not known else start
    if edge.placed and start in bare and bare[start] < start:
        start = bare[start]
    return walker.name(start, hit.stop, Kind.ZONE, "zones.gazetteer" if known else "zones.head")


def _is_said_twice(walker: Walker, hit: Hit, edge: Edge) -> bool:
    """Whether the place that a listed zone's name begins with stands before it once more: 安徽蚌埠|蚌埠高新区."""
    place = walker.text[edge.start : hit.start]
    return edge.names[-1].kind is Kind.REGION and walker.text[hit.start : hit.start + _PAIR] in place


def _located_start(walker: Walker, hit: Hit) -> int:
    """Where a zone's name begins right behind 位于, 落户, 入驻, in two to four characters that are no word; else -1."""
    if hit.entry.fields["need"] != "proper":
        return -1
    for start in range(hit.start - 4, hit.start - 1):
        if start < 0 or not walker.text.endswith(load_group("locating"), 0, start):
            continue
        body = walker.text[start : hit.start]
        if is_word(body) or not is_han(body) or walker.is_industry(start, hit.start):
            return -1
        words = [walker.word_at(at) for at in range(start, hit.start)]
        ordinary = load_names("company_adjectives") | load_names("outside")
        plain = any(len(w.text) > 1 and (w.tag[:1] in "vadr" or w.text in ordinary) for w in words)
        return -1 if plain or words[0].start < start or words[-1].stop > hit.start else start
    return -1


def _reach_upper(walker: Walker, start: int, edge: Edge) -> int:
    """Where a zone's name begins that two places open, the first a division not trusted alone (广德松江产业园)."""
    if not edge.names or edge.names[0].span.start != start or edge.names[0].kind is not Kind.REGION:
        return start
    for width in (2, 3):
        at = start - width
        begins = at == 0 or (at > 0 and (walker.text[at - 1] in BREAKS or walker.text[at - 1] in HARD))
        if begins and walker.is_form(walker.text[at:start], "gazetteer/regions"):
            return at
    return start


def _reach_numeral(walker: Walker, start: int) -> int:
    """Where a zone's name begins whose brand a numeral opens, right behind a division (皋兰县|三川口工业园)."""
    at = start - 1
    if at < 1 or walker.text[at] not in _NUMERALS or walker.text[start] in _COUNTED_BY:
        return start
    place = walker.closing(at)
    word = walker.word_at(start)
    brand = word.tag.startswith(("ns", "nr")) or not is_word(walker.text[start : start + _PAIR])
    numbered = walker.word_at(at).text == walker.text[at] and brand
    return place.span.start if numbered and place is not None and place.kind is Kind.REGION else start


def _part_start(walker: Walker, edge: Edge, hit: Hit) -> int:
    """Where the name of a free-trade zone's area begins: a place before 片区 in an article on such a zone; else -1."""
    if not any(form in walker.text for form in load_group("free_trade")):
        return -1
    if edge.placed and edge.start < hit.start:
        return edge.start
    for start in range(hit.start - 4, hit.start - 1):
        begins = start == 0 or (start > 0 and (walker.text[start - 1] in BREAKS or walker.text[start - 1] in "和与及"))
        if begins and walker.is_form(walker.text[start : hit.start], "gazetteer/regions"):
            return start
    return -1


def _is_joint(edge: Edge) -> bool:
    """Whether the name begins with two provinces' letters: 粤澳合作产业园, 川渝…合作示范区."""
    first = edge.words[0].text if edge.words else ""
    return len(first) == 2 and set(first) <= load_names("province_letters") and edge.letters > 2


def _suffices(walker: Walker, edge: Edge, hit: Hit) -> bool:
    """Whether what stands before the class word makes a name of it."""
    need = hit.entry.fields["need"]
    text = walker.text[edge.start : hit.stop]
    if text[0] in "（(":
        return False
    if need == "part":
        return any(name.kind is Kind.ZONE for name in edge.names) and edge.start < hit.start
    if text in load_names("generic_zones") or edge.start == hit.start or walker.counted(edge.start):
        return False
    if edge.placed:
        return need != "free" or not _is_wide(walker, edge, hit)
    if edge.quoted or _is_joint(edge):
        return True
    if (
        edge.letters >= 2
        and (_is_rare(edge) or _is_split(edge) or walker.begins_with_place(edge))
        and (need != "free" or edge.letters <= _BRAND)
    ):
        return True
    if need == "free" and edge.letters == _PAIR and _is_repeated(walker, edge, text):
        return True
    founded = walker.text.endswith(load_group("founding"), 0, edge.start)
    return (
        need == "proper"
        and edge.letters >= 6
        and (founded or text.startswith("国家"))
        and hit.entry.form in load_group("trial")
    )


def _is_repeated(walker: Walker, edge: Edge, text: str) -> bool:
    """Whether one noun makes a brand before the class word (火炬高新区): the article names it so again and again."""
    ordinary = load_names("company_adjectives") | load_names("generic_companies") | load_names("industry_generics")
    word = edge.words[0] if len(edge.words) == 1 else None
    plain = word is None or word.tag not in ("n", "nz", "nr", "ns") or word.text in ordinary
    return not plain and walker.text.count(text) >= _TIMES and not walker.is_industry(edge.start, edge.start + _PAIR)


def _is_rare(edge: Edge) -> bool:
    """Whether a word of the name is rare and no adjective of firms (零碳, 脑机)."""
    ordinary = load_names("company_adjectives")
    return edge.rare and any(is_unusual(w) and (w.text not in ordinary or w.tag == "ns") for w in edge.words)


def _is_split(edge: Edge) -> bool:
    """Whether all before the class word is a brand that the tagger cuts into two characters (沣西新城)."""
    body = "".join(word.text for word in edge.words)
    return len(edge.words) == len(body) == 2 and not is_word(body)


def _is_wide(walker: Walker, edge: Edge, hit: Hit) -> bool:
    """Whether a country or a group of provinces stands right before the class word: 京津冀开发区 is no one zone."""
    name = edge.names[-1]
    area = walker.scan.lexicon.get(name.text, "gazetteer/areas")
    return name.span.stop == hit.start and area is not None and area.fields["class"] not in ("part", "quarter", "city")


def _bracketed_part(walker: Walker, zone: Mention) -> list[Mention]:
    """A zone with its area in brackets as one name: 试验区（鱼珠片区）."""
    text, stop = walker.text, zone.span.stop
    if text[stop : stop + 1] not in "（(" or stop >= len(text):
        return []
    closed = next((i for i in range(stop + 1, min(stop + 14, len(text))) if text[i] in "）)"), -1)
    if closed < 0 or not text.endswith(load_group("area_part"), 0, closed):
        return []
    whole = walker.name(zone.span.start, closed + 1, Kind.ZONE, "zones.bracket")
    walker.add(whole)
    return [whole]
