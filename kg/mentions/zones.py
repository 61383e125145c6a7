"""Zones: names that end in a class word (高新区, 自贸试验区, 工业园), walked back to their left edge."""

from __future__ import annotations

from kg.mentions.edges import Edge, Walker
from kg.mentions.scans import Scan
from kg.seeds import Hit
from kg.types import Mention
from kg.vocabulary import Kind


def find_zones(scan: Scan, walker: Walker) -> list[Mention]:
    """The zones that the article names, a zone's areas with the zone as one mention."""
    found: list[Mention] = []
    for hit in longest_heads(scan, ("gazetteer/zones", "cues/zone_heads")):
        mention = _read_head(walker, hit)
        if mention is not None:
            walker.add(mention)
            found.append(mention)
    return found


def longest_heads(scan: Scan, tables: tuple[str, ...]) -> list[Hit]:
    """The hits of `tables` by where they stop; of several that stop together the one that begins first."""
    first: dict[int, Hit] = {}
    for table in tables:
        for hit in scan.by_table.get(table, ()):
            held = first.get(hit.stop)
            if held is None or hit.start < held.start:
                first[hit.stop] = hit
    covered = 0
    heads: list[Hit] = []
    for stop in sorted(first):
        hit = first[stop]
        if any(other.start <= hit.start and stop < other.stop for other in (first[s] for s in first if stop < s <= stop + 8)):
            continue
        heads.append(hit)
        covered = stop
    return heads if covered else []


def _read_head(walker: Walker, hit: Hit) -> Mention | None:
    known = hit.entry.table.startswith("gazetteer")
    edge = walker.walk(hit.start)
    need = "free" if known else hit.entry.fields["need"]
    if not known and not _suffices(edge, need):
        return None
    return walker.name(edge.start, hit.stop, Kind.ZONE, "zones.gazetteer" if known else "zones.head")


def _suffices(edge: Edge, need: str) -> bool:
    """Whether what stands before the class word makes a name of it."""
    if edge.placed:
        return need != "part" or any(name.kind is Kind.ZONE for name in edge.names)
    if need == "part":
        return False
    letters = sum(len(word.text) for word in edge.words)
    if need == "free":
        return letters >= 2
    return any(word.tag in ("ns", "nr", "nz", "nrt") for word in edge.words) or letters >= 6
