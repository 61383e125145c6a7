"""Which entities of a document enter the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from kg.mentions.learned import DOUBTFUL
from kg.types import Entity, Mention, Observation, ResolvedArticle, Statement
from kg.vocabulary import Kind


def select_entities(
    entities: Mapping[str, Entity],
    resolved: Sequence[ResolvedArticle],
    statements: Iterable[Statement],
    observations: Iterable[Observation],
) -> tuple[Entity, ...]:
    """Entities that a name of their own stands for somewhere, or that a statement or observation uses.

    A name that stands only inside other names (广东省 in 广东省人民医院) is left out (annotation guide), and one that
    the model doubts unless something is said of it. The divisions of an address (宁波 in 宁波奉化) are named by it.
    """
    used = {i for s in statements for i in (s.subject, s.object)} | {o.subject for o in observations}
    addressed: set[str] = set()
    for article in resolved:
        for mention, ids in zip(article.mentions, article.entities_of, strict=True):
            if mention.finder != DOUBTFUL and not mention.finder.startswith("anaphors."):
                used.update(ids)
                addressed.update(_find_divisions(mention))
    return tuple(e for local, e in entities.items() if local in used or _names_any(e, addressed))


def _find_divisions(mention: Mention) -> Iterable[str]:
    """The divisions that an address consists of, which is one mention."""
    if mention.kind is not Kind.REGION or not all(m.kind is Kind.REGION for m in mention.inner):
        return ()
    whole = len(mention.text) == sum(len(m.text) for m in mention.inner)
    return (m.text for m in mention.inner) if whole else ()


def _names_any(entity: Entity, divisions: Set[str]) -> bool:
    return entity.kind is Kind.REGION and not divisions.isdisjoint((entity.name, *entity.aliases))
