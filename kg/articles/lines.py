"""Raw text → cleaned lines, each character with its place on disk."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from kg.articles.scripts import find_pinyin, simplify
from kg.types import Document

_TOKEN = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,2000}>|&#?\w{1,12};", re.S | re.I
)
_BLOCKS = frozenset(
    "p div br li ul ol table tr td th h1 h2 h3 h4 h5 h6 section article header footer blockquote hr dd dt dl".split()
)
_FRONT = re.compile(r"\A\s*---\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.S)
_FOLD = {
    code: chr(code - 0xFEE0)
    for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05]
}
_MARKS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|^#{1,6}\s|^[-*+]\s|^>\s?", re.M)
"""Markdown's marks of emphasis, headings, lists and quotes."""
_DROP = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A cleaned line: its characters, their places on disk, how many blank lines stand before it, and the line with its
    spaces (they part the names of a byline)."""

    text: str
    places: tuple[int, ...]
    blank: int
    spaced: str


def read_lines(document: Document) -> list[Line]:
    """The non-empty lines of a document; of mark-up, its blocks."""
    text = simplify(document.text)
    start = 0
    if document.markup and (front := _FRONT.match(text)):
        start = front.end()
    pieces = _read_markup(text, start) if document.markup else _read_plain(text, start)
    marks = {place for m in _MARKS.finditer(text) for place in range(*m.span())} if document.markup else set()
    pinyin = marks | {place for start, stop in find_pinyin(text) for place in range(start, stop)}
    if pinyin:
        pieces = [_without(piece, pinyin) for piece in pieces]
    lines: list[Line] = []
    blank = 0
    for characters, places in pieces:
        cleaned, kept = _clean(characters, places)
        if cleaned:
            lines.append(Line(cleaned, kept, blank, characters.strip()))
            blank = 0
        else:
            blank += 1
    return lines


def _without(piece: tuple[str, list[int]], places: set[int]) -> tuple[str, list[int]]:
    kept = [(c, p) for c, p in zip(*piece, strict=True) if p not in places]
    return "".join(c for c, _ in kept), [p for _, p in kept]


def read_front_matter(document: Document) -> dict[str, str]:
    """The `key: value` lines of a Markdown front matter, quotes removed."""
    front = _FRONT.match(document.text) if document.markup else None
    if front is None:
        return {}
    pairs = (line.split(":", 1) for line in front[1].splitlines() if ":" in line and not line.startswith((" ", "-")))
    return {key.strip(): value.strip().strip("'\"") for key, value in pairs}


def _read_plain(text: str, start: int) -> list[tuple[str, list[int]]]:
    pieces = []
    for match in re.finditer(r"[^\r\n\f\x0b\x85]*(?:\r\n|[\r\n\f\x0b\x85]|$)", text[start:] if start else text):
        if match.end() > match.start():
            pieces.append((match.group(), list(range(start + match.start(), start + match.end()))))
    return pieces


def _read_markup(text: str, start: int) -> list[tuple[str, list[int]]]:
    pieces: list[tuple[str, list[int]]] = []
    characters: list[str] = []
    places: list[int] = []
    tagged = "</" in text

    def close() -> None:
        pieces.append(("".join(characters), list(places)))
        characters.clear()
        places.clear()

    def take(stop: int, at: int) -> None:
        for position in range(at, stop):
            if text[position] == "\n" and not tagged:
                close()
            else:
                characters.append(text[position])
                places.append(position)

    at = start
    for match in _TOKEN.finditer(text, start):
        take(match.start(), at)
        at = match.end()
        if match.group().startswith("&"):
            for character in html.unescape(match.group()):
                characters.append(character)
                places.append(match.start())
        elif match[2] and match[2].lower() in _BLOCKS:
            close()
    take(len(text), at)
    close()
    return pieces


def _clean(characters: str, places: list[int]) -> tuple[str, tuple[int, ...]]:
    """White space goes, but for one space between two Latin words; full-width letters and digits become ASCII."""
    characters = characters.translate(_FOLD)
    bare = characters.strip()
    if not _IRREGULAR.search(bare):
        start = characters.find(bare)
        return bare, tuple(places[start : start + len(bare)])
    return _clean_slowly(characters, places)


_IRREGULAR = re.compile(rf"\s|{_DROP.pattern}")


def _clean_slowly(characters: str, places: list[int]) -> tuple[str, tuple[int, ...]]:
    kept: list[str] = []
    where: list[int] = []
    gap = False
    for character, place in zip(characters, places, strict=True):
        if character.isspace():
            gap = bool(kept)
            continue
        if _DROP.match(character):
            continue
        if gap and kept[-1].isascii() and kept[-1].isalpha() and character.isascii() and character.isalpha():
            kept.append(" ")
            where.append(place - 1)
        gap = False
        kept.append(character)
        where.append(place)
    return "".join(kept), tuple(where)
