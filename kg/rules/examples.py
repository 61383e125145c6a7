"""Marked sentences: how a rule's examples and decoys are read.

`[name|Kind]` marks a mention, `[name|Kind=role]` one that fills the role, `<name|Kind=role>` at the head one that is
implied (the topic). Everything else is plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.types import (
    Article,
    Entity,
    Mention,
    OffsetMap,
    Paragraph,
    Period,
    Quantity,
    ResolvedArticle,
    Sentence,
    Span,
)
from kg.vocabulary import Kind, ValueKind

_MARK = re.compile(r"(?P<open>[\[<])(?P<name>[^|\]>]+)\|(?P<kind>\w+)(?:=(?P<role>\w+))?[\]>]")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A marked sentence as the matcher reads it, and the names that each role must get, in order."""

    resolved: ResolvedArticle
    entities: dict[str, Entity]
    roles: dict[str, tuple[str, ...]]

    def name(self, entity_id: str) -> str:
        """The name of an entity of this sentence."""
        return self.entities[entity_id].name


def read_marked_text(marked: str) -> MarkedText:
    """The sentence behind the marks; ValueError if a kind is unknown."""
    text, at = "", 0
    mentions: list[Mention] = []
    ids: list[tuple[str, ...]] = []
    entities: dict[str, Entity] = {}
    topic: list[str] = []
    roles: dict[str, list[str]] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        name, kind = match["name"], _read_kind(match["kind"])
        local = f"e{len(entities)}"
        if isinstance(kind, Kind):
            entities[local] = Entity(local, kind, name)
        if match["role"]:
            roles.setdefault(match["role"], []).append(name)
        if match["open"] == "<":
            topic.append(local)
            continue
        value = _read_value(kind)
        mentions.append(Mention(Span(len(text), len(text) + len(name)), name, kind, "marked", value))
        ids.append((local,) if isinstance(kind, Kind) else ())
        text += name
    text += marked[at:]
    article = Article("marked", 0, "", text, OffsetMap((0,), (0,)), (Paragraph(Span(0, len(text))),))
    sentences = tuple(
        Sentence(article, i, 0, Span(m.start(), m.end())) for i, m in enumerate(re.finditer(r"[^。]+。?", text))
    )
    resolved = ResolvedArticle(article, sentences, tuple(mentions), tuple(ids), (tuple(topic),) * len(sentences), ())
    return MarkedText(resolved, entities, {role: tuple(names) for role, names in roles.items()})


def _read_kind(word: str) -> Kind | ValueKind:
    return ValueKind(word) if word in {str(v) for v in ValueKind} else Kind(word)


def _read_value(kind: Kind | ValueKind) -> Quantity | Period | None:
    if kind is ValueKind.QUANTITY:
        return Quantity(Decimal(1), "亿元", currency="CNY")
    return Period("2022", "2022") if kind is ValueKind.PERIOD else None
