"""Shapes into a rectangle and discs into a lens, both without overlap and in canonical order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.signal import fftconvolve

_PLACED_BY_TIES = 220
_ROUNDS = 150


def pack_shapes(shapes: Sequence[np.ndarray], aspect: float) -> list[tuple[int, int]]:
    """Where shapes (masks of cells: true is taken) stand, as column and row of their upper left cell, in their order.

    Greedy and around the first: each goes into the free place where the whole stays smallest and nearest to `aspect`
    (after the polyomino packing of Freivalds, Dogrusoz and Kikusts 2002).
    """
    area = sum(shape.size for shape in shapes)
    largest = max((max(shape.shape) for shape in shapes), default=1)
    side = math.sqrt(area) * 1.9 + largest
    height, width = int(side / math.sqrt(aspect)) + largest, int(side * math.sqrt(aspect)) + largest
    taken = np.zeros((height, width))
    corners = []
    for shape in shapes:
        h, w = shape.shape
        clash = fftconvolve(taken, shape[::-1, ::-1].astype(float), mode="valid")
        rows, columns = np.mgrid[0 : clash.shape[0], 0 : clash.shape[1]]
        across = abs(columns + w / 2 - width / 2) + w / 2
        down = (abs(rows + h / 2 - height / 2) + h / 2) * aspect
        # the box around all grows with the larger of the two; the other only breaks ties
        cost = np.maximum(across, down) + 0.2 * np.minimum(across, down)
        cost[clash > 0.5] = np.inf
        row, column = divmod(int(np.argmin(cost)), clash.shape[1])
        taken[row : row + h, column : column + w] += shape
        corners.append((column, row))
    return corners


def place_discs(radii: np.ndarray, ties: Mapping[tuple[int, int], int], aspect: float) -> np.ndarray:
    """Centres of discs, given largest first: the large ones near those they are tied to, the small ones around them."""
    count = min(len(radii), _PLACED_BY_TIES)
    centres = np.zeros((len(radii), 2))
    centres[:count] = _spread(radii[:count], {pair: n for pair, n in ties.items() if pair[1] < count}, aspect)
    return _fill_around(centres, radii, count, aspect)


def _spread(radii: np.ndarray, ties: Mapping[tuple[int, int], int], aspect: float) -> np.ndarray:
    """Attraction along ties and to the middle, then overlaps pushed away."""
    n = len(radii)
    rank = np.arange(n)
    reach = np.sqrt(np.cumsum(radii**2)) * 1.1
    angle = rank * math.pi * (3 - math.sqrt(5))
    points = np.column_stack([reach * np.cos(angle), reach * np.sin(angle)])
    points[0] = 0
    pull = np.zeros((n, n))
    for (a, b), count in ties.items():
        pull[a, b] = pull[b, a] = math.log1p(count)
    pull /= max(1.0, float(pull.sum(axis=1).max(initial=0.0)))
    # the page is wide: the middle pulls harder up and down than across
    middle = np.array([0.02 / aspect, 0.02 * aspect])
    for round_ in range(_ROUNDS):
        delta = points[None, :, :] - points[:, None, :]
        force = (pull[:, :, None] * delta).sum(axis=1) * 0.25 - points * middle
        points = _push_apart(points + force * (1 - round_ / _ROUNDS), radii, 1)
    return _push_apart(points, radii, 400)


def _push_apart(points: np.ndarray, radii: np.ndarray, rounds: int) -> np.ndarray:
    reach = (radii[:, None] + radii[None, :]) * 1.04
    weight = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)
    for _ in range(rounds):
        delta = points[:, None, :] - points[None, :, :]
        length = np.sqrt((delta**2).sum(axis=2))
        overlap = np.where(length < reach, reach - length, 0.0)
        np.fill_diagonal(overlap, 0.0)
        if overlap.max(initial=0.0) < 0.5:
            break
        unit = delta / np.maximum(length, 1e-6)[:, :, None]
        points = points + (unit * (overlap * weight)[:, :, None]).sum(axis=1) * 0.55
    return points


def _fill_around(centres: np.ndarray, radii: np.ndarray, count: int, aspect: float) -> np.ndarray:
    """The rest on an elliptic spiral from the middle outwards, into the first gap that is wide enough."""
    if count == len(radii):
        return centres
    cell = float(radii[count]) * 2.1
    taken: dict[tuple[int, int], list[int]] = {}

    def occupy(number: int) -> None:
        x, y, r = centres[number, 0], centres[number, 1], radii[number]
        for column in range(int((x - r) // cell), int((x + r) // cell) + 1):
            for row in range(int((y - r) // cell), int((y + r) // cell) + 1):
                taken.setdefault((column, row), []).append(number)

    def is_free(x: float, y: float, r: float) -> bool:
        for column in range(int((x - r) // cell), int((x + r) // cell) + 1):
            for row in range(int((y - r) // cell), int((y + r) // cell) + 1):
                for other in taken.get((column, row), ()):
                    gap = (r + radii[other]) * 1.02
                    if (x - centres[other, 0]) ** 2 + (y - centres[other, 1]) ** 2 < gap * gap:
                        return False
        return True

    for number in range(count):
        occupy(number)
    stretch = math.sqrt(aspect)
    step, turn = 0, 0.0
    for number in range(count, len(radii)):
        r = float(radii[number])
        while True:
            reach = cell * 0.18 * turn
            x, y = reach * stretch * math.cos(turn), reach / stretch * math.sin(turn)
            turn += min(0.5, cell * 0.5 / max(reach, cell))
            step += 1
            if is_free(x, y, r):
                break
        centres[number] = x, y
        occupy(number)
    return centres
