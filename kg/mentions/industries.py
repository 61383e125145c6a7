"""Industries: vocabulary and phrases in a context that names them as someone's industry."""

from __future__ import annotations

from kg.mentions.phrases import make_mention, survey_ground
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind


def find_industries(scan: Scan, names: tuple[Mention, ...]) -> list[Mention]:
    """The industries that the article names as such."""
    ground = survey_ground(scan, names)
    after = {hit.start for hit in scan.by_table.get("cues/industry_after", ()) if hit.entry.fields["keep"] == "drop"}
    found: list[Mention] = []
    stop = 0
    for hit in scan.by_table.get("gazetteer/industries", ()):
        if hit.start >= stop and hit.stop in after:
            found.append(make_mention(ground, Span(hit.start, hit.stop), Kind.INDUSTRY, "industries.context"))
            stop = hit.stop
    return found
