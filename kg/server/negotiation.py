"""Which format an answer takes: the Accept header against what the worker can write."""

from __future__ import annotations

from collections.abc import Mapping


def choose_format(accept: str, offers: Mapping[str, str]) -> str | None:
    """The format of `offers` that an Accept header prefers: the first where it names none, None where none fits."""
    ranges = _parse_accept(accept)
    if not ranges:
        return next(iter(offers.values()))
    best: tuple[float, int] | None = None
    chosen = None
    for order, (media, form) in enumerate(offers.items()):
        quality = _quality(media, ranges)
        if quality > 0 and (best is None or (quality, -order) > best):
            best, chosen = (quality, -order), form
    return chosen


def accepts(accept: str, media: str) -> bool:
    """Whether the header names `media` itself: a browser that asks for a page."""
    return any(name == media and quality > 0 for name, quality in _parse_accept(accept))


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that covers `media`."""
    for pattern in (media, f"{media.split('/')[0]}/*", "*/*"):
        for name, quality in ranges:
            if name == pattern:
                return quality
    return 0.0


def _parse_accept(accept: str) -> list[tuple[str, float]]:
    ranges = []
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if not name:
            continue
        quality = 1.0
        for parameter in parameters:
            if parameter.lower().startswith("q="):
                try:
                    quality = float(parameter[2:])
                except ValueError:
                    quality = 0.0
        ranges.append((name.lower(), quality))
    return ranges
