"""Positions, computed here and not in the browser: a force layout in the page costs minutes and never looks the same.

Small graphs: every component by stress majorization (Gansner, Koren and North 2004: distances on the page as near as
can be to distances in the graph), boxes of labels pushed apart, components packed into a rectangle. Large graphs:
communities as discs, discs placed by their ties, members inside on a sunflower spiral with the best connected in the
middle.

Units are pixels at 100 %. The same graph gives the same positions.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.query.tables import display_width
from kg.views.packing import pack_shapes, place_discs

SMALL = 1_500
"""Up to so many nodes the layout shows every edge; beyond it shows communities."""
LARGEST_PART = 400
"""The same for the largest component: stress majorization is quadratic, and of more a hairball."""
_STEP = 120.0
_ROW = 34.0
_CHARACTER = 6.2
_GOLDEN = math.pi * (3 - math.sqrt(5))
_ASPECT = 1.6
_CELL = 26.0

Points = np.ndarray


@dataclass(frozen=True, slots=True)
class Layout:
    """Radii in tenths; positions as `x` and `y`, or as discs whose members stand in order on a sunflower.

    `order` says which entity is node 0, 1, …: in a layout of discs the members of each, foremost first.
    """

    order: tuple[int, ...]
    radius: tuple[int, ...]
    x: tuple[int, ...] = ()
    y: tuple[int, ...] = ()
    spacing: float = 0.0
    groups: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    disc_x: tuple[int, ...] = ()
    disc_y: tuple[int, ...] = ()
    disc_r: tuple[int, ...] = ()

    def find_points(self) -> list[tuple[float, float]]:
        """Where the nodes are: the page computes the same."""
        if self.x or not self.counts:
            return [(float(x), float(y)) for x, y in zip(self.x, self.y, strict=True)]
        points = []
        for count, x, y in zip(self.counts, self.disc_x, self.disc_y, strict=True):
            for rank in range(count):
                reach, angle = math.sqrt(rank + 0.3) * self.spacing, rank * _GOLDEN
                points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
        return points


def place_nodes(
    names: Sequence[str], edges: Sequence[tuple[int, int]], groups: Sequence[int], strength: Sequence[float]
) -> Layout:
    """Positions of entities; `groups` are their communities, `strength` decides radius and who is in the middle."""
    radius = find_radii(strength)
    parts = _find_parts(len(names), edges)
    if len(names) <= SMALL and (not parts or len(parts[0]) <= LARGEST_PART):
        points = np.rint(_place_small(names, edges, parts, radius)).astype(int)
        x, y = (tuple(map(int, points[:, axis])) for axis in (0, 1))
        return Layout(tuple(range(len(names))), _tenths(radius), x, y)
    return _place_large(edges, groups, strength, radius)


def find_radii(strength: Sequence[float]) -> Points:
    """Radii from 7 to 32 pixels: the area grows with the number of statements."""
    values = np.sqrt(np.asarray(strength, dtype=float))
    most = max(6.0, float(values.max(initial=0.0)))
    radii: Points = 7 + 25 * values / most
    return radii


def _tenths(radius: Points) -> tuple[int, ...]:
    return tuple(int(r) for r in np.rint(radius * 10))


def _place_small(
    names: Sequence[str], edges: Sequence[tuple[int, int]], parts: list[list[int]], radius: Points
) -> Points:
    points = np.zeros((len(names), 2))
    if not names:
        return points
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    home = {node: number for number, part in enumerate(parts) for node in part}
    for a, b in edges:
        inside[home[a]].append((a, b))
    widths = np.array([max(30.0, display_width(name) * _CHARACTER) for name in names])
    shapes = []
    for number, part in enumerate(parts):
        local = _separate(_place_part(part, inside[number]), widths[part], radius[part])
        margin = np.array([widths[part].max() / 2, _ROW])
        local = local - local.min(axis=0) + margin
        points[part] = local
        index = {node: at for at, node in enumerate(part)}
        lines = [(index[a], index[b]) for a, b in inside[number]]
        shapes.append(_draw_shape(local, lines, widths[part], radius[part]))
    for part, corner in zip(parts, pack_shapes(shapes, _ASPECT), strict=True):
        points[part] += np.array(corner) * _CELL
    middle: Points = (points.min(axis=0) + points.max(axis=0)) / 2
    centred: Points = points - middle
    return centred


def _draw_shape(points: Points, lines: Sequence[tuple[int, int]], widths: Points, radius: Points) -> np.ndarray:
    """The cells that a component takes: nodes with their labels, and its edges."""
    width, height = (int(v) for v in (points.max(axis=0) + np.array([widths.max() / 2, _ROW * 1.5])) // _CELL + 2)
    shape = np.zeros((height, width), dtype=bool)
    for (x, y), w, r in zip(points, widths, radius, strict=True):
        left, right = (max(0, int((x + side * (max(w / 2, r) + 6)) // _CELL)) for side in (-1, 1))
        top, bottom = max(0, int((y - r - 6) // _CELL)), int((y + r + 22) // _CELL)
        shape[top : bottom + 1, left : right + 1] = True
    for a, b in lines:
        for share in np.linspace(0, 1, int(np.hypot(*(points[a] - points[b])) // _CELL) + 2):
            x, y = points[a] * share + points[b] * (1 - share)
            shape[int(y // _CELL), int(x // _CELL)] = True
    return shape


def _find_parts(n: int, edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Components, largest first, ties by their first node."""
    root = list(range(n))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for a, b in edges:
        first, second = sorted((find(a), find(b)))
        root[second] = first
    parts: dict[int, list[int]] = defaultdict(list)
    for node in range(n):
        parts[find(node)].append(node)
    return sorted(parts.values(), key=lambda part: (-len(part), part[0]))


def _place_part(part: list[int], edges: Sequence[tuple[int, int]]) -> Points:
    """One component: distances on the page like distances in the graph."""
    n = len(part)
    if n == 1:
        return np.zeros((1, 2))
    index = {node: number for number, node in enumerate(part)}
    distances = _find_distances(n, [(index[a], index[b]) for a, b in edges])
    angles = np.arange(n) * _GOLDEN
    start = np.stack([np.cos(angles), np.sin(angles)], axis=1) * (np.sqrt(np.arange(n) + 0.5) * 0.7)[:, None]
    points = _settle_stress(start, distances)
    return _turn_level(points) * _STEP


def _find_distances(n: int, edges: Sequence[tuple[int, int]]) -> Points:
    """Steps between all pairs; edges of well connected ends are longer, so that their leaves find room."""
    import scipy.sparse as sp
    from scipy.sparse.csgraph import shortest_path

    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    degrees = np.zeros(n)
    for a, b in pairs:
        degrees[a] += 1
        degrees[b] += 1
    lengths = [
        0.9 + 0.22 * math.sqrt(min(degrees[a], degrees[b]) - 1) + 0.05 * max(degrees[a], degrees[b]) ** 0.5
        for a, b in pairs
    ]
    rows, columns = zip(*pairs, strict=True)
    links = sp.csr_array((lengths, (rows, columns)), shape=(n, n))
    return np.asarray(shortest_path(links, directed=False))


def _settle_stress(points: Points, distances: Points, rounds: int = 300) -> Points:
    """Stress majorization with weights 1/d²."""
    n = len(points)
    with np.errstate(divide="ignore"):
        weights = np.where(distances > 0, 1.0 / distances**2, 0.0)
    total = weights.sum(axis=1)
    rounds = rounds if n <= 400 else 120
    for _ in range(rounds):
        delta = points[:, None, :] - points[None, :, :]
        length = np.sqrt((delta**2).sum(axis=2))
        length[length < 1e-9] = 1e-9
        pull = weights * distances / length
        renewed = (weights @ points + (pull[:, :, None] * delta).sum(axis=1)) / total[:, None]
        moved = float(abs(renewed - points).max())
        points = renewed
        if moved < 1e-3:
            break
    return points


def _turn_level(points: Points) -> Points:
    """Turned so that the longest extent lies across: screens are wide, and so are labels."""
    centred = points - points.mean(axis=0)
    values, vectors = np.linalg.eigh(centred.T @ centred)
    axis = vectors[:, int(np.argmax(values))]
    if axis[0] < 0 or (axis[0] == 0 and axis[1] < 0):
        axis = -axis
    turned: Points = centred @ np.array([[axis[0], -axis[1]], [axis[1], axis[0]]])
    return turned


def _separate(points: Points, widths: Points, radius: Points, rounds: int = 200) -> Points:
    """Pushes boxes (a node with its label beneath) apart, along the axis where they overlap less."""
    n = len(points)
    if n < 2:
        return points
    points = points.copy()
    half = np.stack([np.maximum(widths, 2 * radius) / 2 + 5, radius + _ROW / 2], axis=1)
    order = np.arange(n)
    for _ in range(rounds):
        delta = points[:, None, :] - points[None, :, :]
        room = half[:, None, :] + half[None, :, :] - abs(delta)
        clash = (room > 0).all(axis=2)
        np.fill_diagonal(clash, False)
        if not clash.any():
            break
        sideways = room[:, :, 0] < room[:, :, 1] * 1.6
        tie = np.sign(order[:, None] - order[None, :])
        for axis in (0, 1):
            sign = np.sign(delta[:, :, axis])
            sign[sign == 0] = tie[sign == 0]
            chosen = clash & (sideways if axis == 0 else ~sideways)
            push = np.where(chosen, sign * np.minimum(room[:, :, axis], 40.0) * 0.26, 0.0)
            points[:, axis] += push.sum(axis=1)
    return points


def _place_large(
    edges: Sequence[tuple[int, int]], groups: Sequence[int], strength: Sequence[float], radius: Points
) -> Layout:
    """Communities as discs, the largest first, members on sunflowers."""
    members: dict[int, list[int]] = defaultdict(list)
    for node, group in enumerate(groups):
        members[group].append(node)
    names = sorted(members, key=lambda group: (-len(members[group]), group))
    size = {group: number for number, group in enumerate(names)}
    ties: dict[tuple[int, int], int] = defaultdict(int)
    for a, b in edges:
        one, other = size[groups[a]], size[groups[b]]
        if one != other:
            ties[min(one, other), max(one, other)] += 1
    spacing = 1.4 * float(np.percentile(radius, 75))
    counts = [len(members[group]) for group in names]
    discs = np.array([spacing * (math.sqrt(count) + 1.3) for count in counts])
    centres = np.rint(place_discs(discs, ties, _ASPECT)).astype(int)
    order = [node for group in names for node in sorted(members[group], key=lambda node: (-strength[node], node))]
    return Layout(
        tuple(order),
        _tenths(radius[order]),
        spacing=round(spacing, 2),
        groups=tuple(names),
        counts=tuple(counts),
        disc_x=tuple(map(int, centres[:, 0])),
        disc_y=tuple(map(int, centres[:, 1])),
        disc_r=tuple(map(int, np.rint(discs))),
    )
