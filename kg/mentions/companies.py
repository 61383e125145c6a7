"""Companies: names with a legal form or a trade as last word, and listed companies' short names."""

from __future__ import annotations

from kg.mentions.edges import Edge, Walker
from kg.mentions.scans import Scan
from kg.mentions.zones import longest_heads
from kg.seeds import Hit
from kg.types import Mention
from kg.vocabulary import Kind


def find_companies(scan: Scan, walker: Walker) -> list[Mention]:
    """The companies that the article names."""
    found: list[Mention] = []
    for hit in longest_heads(scan, ("gazetteer/companies", "cues/company_heads")):
        mention = _read_head(walker, hit)
        if mention is not None:
            walker.add(mention)
            found.append(mention)
    return found


def _read_head(walker: Walker, hit: Hit) -> Mention | None:
    if hit.entry.table == "gazetteer/companies":
        if hit.entry.fields["use"] != "plain" or (hit.stop - hit.start <= 3 and walker.crosses(hit.start, hit.stop)):
            return None
        return walker.name(hit.start, hit.stop, Kind.COMPANY, "companies.listed")
    strength = hit.entry.fields["strength"]
    if strength == "field":
        return None
    edge = walker.walk(hit.start)
    if not _suffices(edge, strength):
        return None
    return walker.name(edge.start, hit.stop, Kind.COMPANY, f"companies.{strength}")


def _suffices(edge: Edge, strength: str) -> bool:
    letters = sum(len(word.text) for word in edge.words)
    if strength == "legal":
        return letters >= 2
    named = any(word.tag in ("ns", "nr", "nz", "nrt", "j", "x", "eng") for word in edge.words)
    return (named or bool(edge.names)) and (letters >= 1 or strength == "group")
