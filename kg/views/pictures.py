"""A small graph as SVG: for pages that are read and printed, where nothing has to move."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from markupsafe import Markup

from kg.query.tables import display_width
from kg.types import Corpus, Entity
from kg.views.layouts import Layout, place_nodes
from kg.vocabulary import Modality

LIMIT = 60
"""Entities that a printed picture can hold."""
_LINE = 12


def draw_surroundings(corpus: Corpus, centres: Collection[str], limit: int = LIMIT) -> Markup:
    """The entities `centres` and the best connected around them as an SVG element; "" for fewer than two."""
    strength = Counter(iri for s in corpus.statements for iri in (s.subject, s.object))
    near: Counter[str] = Counter()
    for s in corpus.statements:
        for one, other in ((s.subject, s.object), (s.object, s.subject)):
            if one in centres and other not in centres:
                near[other] += 1
    chosen = sorted(near, key=lambda iri: (-near[iri], -strength[iri], iri))[: max(0, limit - len(centres))]
    kept = set(chosen) | set(centres)
    entities = [e for e in corpus.entities if e.id in kept]
    if len(entities) < 2:
        return Markup("")
    edges = _join(corpus, entities)
    layout = place_nodes(
        [e.name[:24] for e in entities],
        list(edges),
        [0] * len(entities),
        [float(strength[e.id]) for e in entities],
    )
    return _draw(entities, layout, edges)


def _join(corpus: Corpus, entities: Sequence[Entity]) -> dict[tuple[int, int], str]:
    """Pairs of numbers, sorted, with the surest modality of their statements."""
    index = {e.id: n for n, e in enumerate(entities)}
    modalities: dict[tuple[int, int], set[Modality]] = defaultdict(set)
    for s in corpus.statements:
        a, b = index.get(s.subject), index.get(s.object)
        if a is not None and b is not None and a != b:
            modalities[min(a, b), max(a, b)].add(s.modality)
    return {pair: next(str(m) for m in Modality if m in modalities[pair]) for pair in sorted(modalities)}


def _draw(entities: Sequence[Entity], layout: Layout, edges: dict[tuple[int, int], str]) -> Markup:
    points = layout.find_points()
    order = {node: place for place, node in enumerate(layout.order)}
    at = [points[order[n]] for n in range(len(entities))]
    radius = [layout.radius[order[n]] / 10 for n in range(len(entities))]
    left = min(x - _half(e) for (x, _), e in zip(at, entities, strict=True)) - 10
    right = max(x + _half(e) for (x, _), e in zip(at, entities, strict=True)) + 10
    top = min(y - r for (_, y), r in zip(at, radius, strict=True)) - 10
    bottom = max(y + r for (_, y), r in zip(at, radius, strict=True)) + 44
    width, height = right - left, bottom - top
    parts = [
        Markup('<line class="{}" x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}"/>').format(edge, *at[a], *at[b])
        for (a, b), edge in edges.items()
    ]
    for entity, (x, y), r in zip(entities, at, radius, strict=True):
        style = f"fill:var(--kind-{entity.kind})"
        parts.append(Markup('<circle style="{}" cx="{:.0f}" cy="{:.0f}" r="{:.1f}"/>').format(style, x, y, r))
    for entity, (x, y), r in zip(entities, at, radius, strict=True):
        lines = _wrap(entity.name)
        spans = "".join(
            Markup('<tspan x="{:.0f}" dy="{}">{}</tspan>').format(x, "0" if n == 0 else "1.2em", line)
            for n, line in enumerate(lines)
        )
        parts.append(Markup('<text x="{:.0f}" y="{:.0f}">').format(x, y + r + 14) + Markup(spans) + Markup("</text>"))
    head = Markup('<svg class="picture" role="img" viewBox="{:.0f} {:.0f} {:.0f} {:.0f}" style="max-width:{:.0f}px">')
    return head.format(left, top, width, height, width) + Markup("").join(parts) + Markup("</svg>")


def _wrap(name: str) -> list[str]:
    """One line, or two of about the same length."""
    if display_width(name) <= 2 * _LINE:
        return [name]
    middle = min((len(name) + 1) // 2, _LINE)
    rest = name[middle:]
    return [name[:middle], rest if len(rest) <= _LINE else rest[: _LINE - 1] + "…"]


def _half(entity: Entity) -> float:
    return max(display_width(line) for line in _wrap(entity.name)) * 3.3
