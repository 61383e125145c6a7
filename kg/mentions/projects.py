"""Projects: named or definitely described investment and construction projects."""

from __future__ import annotations

from kg.mentions.phrases import make_mention, survey_ground, walk_left
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind


def find_projects(scan: Scan, names: tuple[Mention, ...]) -> list[Mention]:
    """The projects that the article names."""
    ground = survey_ground(scan, names)
    found: list[Mention] = []
    for hit in scan.by_table.get("cues/project_heads", ()):
        if hit.entry.fields["class"] != "work":
            continue
        start = walk_left(ground, hit.start)
        if hit.start - start >= 4 and not any(m.span.overlaps(Span(start, hit.stop)) for m in found):
            found.append(make_mention(ground, Span(start, hit.stop), Kind.PROJECT, "projects.suffix"))
    return found
