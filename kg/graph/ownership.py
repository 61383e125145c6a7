"""Which quads one thing alone can write, and which several may write alike: only these have to be told apart.

What hangs on a document, an article, a piece of evidence, a statement or an event is written with it, once. Labels,
plain triples and amounts may come from many.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from kg.graph import terms as t
from kg.identity import DATA

_OWNERS = tuple(f"{DATA}{kind}/" for kind in ("article", "document", "event", "evidence", "observation", "statement"))
_OWNED = frozenset({t.CURRENT_STAGE, t.DERIVED_FROM, t.MENTIONED_IN, t.WITHIN})


def is_owned(quad: Quad) -> bool:
    """Whether one thing alone can write this quad, and does so once."""
    return name_subject(quad).startswith(_OWNERS) or quad.predicate in _OWNED


def name_subject(quad: Quad) -> str:
    """The IRI of the subject; "" where it is none."""
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""
