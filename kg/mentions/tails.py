"""Short forms that leave out the owner: 5G融合创新中心 after 云帆5G融合创新中心."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.types import Mention, Span
from kg.vocabulary import Kind

_KINDS = frozenset({Kind.PROJECT, Kind.INSTITUTION})
_OWNERS = frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.ZONE, Kind.REGION})
_SHORTEST = 5
"""From how many characters on a tail is a name of its own."""


def find_tails(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Where the tail of a project's or an institution's name, behind its owner's name, stands free in `text`.

    `mentions` are sorted and do not overlap. The full name stands in `Mention.defined`.
    """
    starts = [m.span.start for m in mentions]
    found: list[Mention] = []
    for full in _owned(mentions):
        owner = max((m for m in full.inner if m.span.start == full.span.start), key=lambda m: m.span.stop)
        tail = text[owner.span.stop : full.span.stop].lstrip("的“")
        if len(tail) < _SHORTEST:
            continue
        for match in re.finditer(re.escape(tail), text):
            span = Span(match.start(), match.end())
            index = bisect_left(starts, span.stop)
            if not any(m.span.overlaps(span) for m in mentions[max(0, index - 3) : index]):
                found.append(Mention(span, tail, full.kind, "tails.owner_left_out", defined=full.text))
    return found


def _owned(mentions: Sequence[Mention]) -> list[Mention]:
    """Each project or institution whose name begins with its owner's, once."""
    unique: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind in _KINDS and any(
            m.span.start == mention.span.start and m.kind in _OWNERS and m.span != mention.span for m in mention.inner
        ):
            unique.setdefault(mention.text, mention)
    return list(unique.values())
