"""Which entities of a document enter the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.mentions.learned import DOUBTFUL
from kg.types import Entity, Observation, ResolvedArticle, Statement


def select_entities(
    entities: Mapping[str, Entity],
    resolved: Sequence[ResolvedArticle],
    statements: Iterable[Statement],
    observations: Iterable[Observation],
) -> tuple[Entity, ...]:
    """Entities that a name of their own stands for somewhere, or that a statement or observation uses.

    A name that stands only inside other names (广东省 in 广东省人民医院) is left out (annotation guide), and one that
    the model doubts unless something is said of it.
    """
    used = {i for s in statements for i in (s.subject, s.object)} | {o.subject for o in observations}
    for article in resolved:
        for mention, ids in zip(article.mentions, article.entities_of, strict=True):
            if mention.finder != DOUBTFUL and not mention.finder.startswith("anaphors."):
                used.update(ids)
    return tuple(entity for local, entity in entities.items() if local in used)
