"""What stands around industries: anchor words after them, verbs before them, and the vocabulary that judges them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.mentions.edges import load_names
from kg.mentions.phrases import Ground, is_switched_off
from kg.mentions.scans import Scan
from kg.seeds import Lexicon

_COUNT_WORD = re.compile(r"(?:[几两二三四五六七八九十0-9]+[大条个张]|[“‘][0-9+N]+[”’])$")
_SCALE = re.compile(r"[两二三四五六七八九0-9.]+[十百千万]+亿元?级?(?:规模)?$")
"""How large industries are to be, behind their number: 三个|两千亿级|产业集群."""
_COUNT_INSIDE = re.compile(r"[几两二三四五六七八九十0-9]+[大条个]")
_JOIN = re.compile("[与及]")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]$")
_QUOTED_SUM = re.compile(
    r"[“‘][两二三四五六七八九十N0-9]+大?[^“”‘’]{0,4}(?:产业|集群|基地|支柱|板块|赛道)[^“”‘’]{0,3}[”’]"
)
_LONGEST = 20
"""No entry that matters is longer than 20 characters."""
_WORD = 4
"""The longest generic word has four characters."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word after industries, with the stop of the list that stands before it.

    `adjoins` when nothing stands between, `counted` where 两大 or the like does. `spreads` where unknown members of the
    list are taken too. `verbs` are the verbs of the article by their stop, `attracted` where the last verb of gathering
    before the anchor stops, or -1.
    """

    start: int
    stop: int
    group: str
    list_stop: int
    adjoins: bool
    counted: bool
    spreads: bool
    verbs: dict[int, tuple[int, str]]
    attracted: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The industries, and the words that describe an industry without naming it.

    `stops` maps the places of an article where an entry stops, a final 产业 aside, to where the longest one starts.
    """

    lexicon: Lexicon
    stops: dict[int, int]

    def has(self, form: str) -> bool:
        """Whether `form` is an entry, any conjunction standing for any other."""
        if form in self.lexicon.forms and self.lexicon.get(form, "gazetteer/industries") is not None:
            return True
        return bool(_JOIN.search(form)) and self.has(_JOIN.sub("和", form))

    def knows(self, form: str) -> bool:
        """Whether `form` is an entry, a trailing bracket, 产业 or 业 aside."""
        bare = _BRACKET.sub("", form)
        return self.has(bare) or self.has(f"{bare}产业") or self.has(f"{bare}业")

    def is_headed(self, form: str) -> bool:
        """Whether `form` ends with an entry of three characters at least, after a modifier."""
        return self.find_tail(form) > 0

    def find_tail(self, form: str) -> int:
        """Where the longest entry of three characters at least begins that ends `form`, after a modifier; or -1."""
        bare = _BRACKET.sub("", form)
        places = range(1, len(bare) - 2)
        return next((i for i in places if self.has(bare[i:]) and not self.is_broad(bare[i:])), -1)

    def is_adjective(self, form: str) -> bool:
        """Whether `form` may be part of an industry's name before a known one (高端, 绿色, 智能)."""
        return form in load_names("industry_adjectives")

    def is_broad(self, form: str) -> bool:
        """Whether `form` is too broad to be somebody's field unless a verb says so."""
        return any(form + tail in load_names("industry_broad") for tail in ("", "产业", "业"))

    def skip_generics(self, text: str, start: int, stop: int) -> int:
        """Where `text[start:stop]` goes on after its describing words; an entry is never cut."""
        while start < stop and self.match(text, start, stop + 2) < 0:
            for length in range(min(_WORD, stop - start), 0, -1):
                if text[start : start + length] in load_names("industry_generics"):
                    start += length
                    break
            else:
                return start
        return start

    def match(self, text: str, start: int, stop: int = -1) -> int:
        """Where the longest entry that starts at `start` stops, or -1."""
        limit = min(len(text), start + _LONGEST, stop if stop >= 0 else len(text))
        return next((i for i in range(limit, start + 1, -1) if self.has(text[start:i])), -1) if start < limit else -1


def read_vocabulary(scan: Scan) -> Vocabulary:
    """The vocabulary with the places of its entries in one article."""
    stops: dict[int, int] = {}
    for hit in scan.by_table.get("gazetteer/industries", ()):
        stops.setdefault(hit.stop, hit.start)
        if hit.entry.form.endswith("产业"):
            stops.setdefault(hit.stop - 2, hit.start)
    return Vocabulary(scan.lexicon, stops)


def read_verb(ground: Ground, verbs: dict[int, tuple[int, str]], start: int) -> str:
    """The class of the verb that governs the list at `start`, or ""."""
    at = start
    for _ in range(3):
        verb = verbs.get(at)
        if verb is not None:
            return verb[1]
        edge, name = ground.edge(at), ground.closed.get(at)
        if edge < 0 and name is None:
            return ""
        at = name.span.start if edge < 0 and name is not None else edge
    return ""


def read_anchors(scan: Scan, ground: Ground, vocabulary: Vocabulary) -> list[Anchor]:
    """The anchors of an article, in order."""
    text = scan.text
    verbs: dict[int, tuple[int, str]] = {}
    for hit in scan.by_table.get("cues/industry_verbs", ()):
        verbs.setdefault(hit.stop, (hit.start, hit.entry.fields["class"]))
    gathers = sorted(stop for stop, verb in verbs.items() if verb[1] == "attract")
    places: dict[int, tuple[int, str]] = {}
    for hit in scan.by_table.get("cues/industry_after", ()):
        if not is_switched_off(text, hit.start, hit.stop, "", hit.entry.fields["not_before"]):
            places.setdefault(hit.start, (hit.stop, hit.entry.fields["class"]))
    for match in _QUOTED_SUM.finditer(text):
        places[match.start()] = (match.end(), "cluster")
    found = []
    last = 0
    for start, (stop, group) in sorted(places.items()):
        if start < last:
            continue
        last = stop
        for list_stop in _read_stops(text, start, vocabulary):
            found.append(_make_anchor(text, start, stop, group, list_stop, verbs, gathers))
    return found


def _read_stops(text: str, start: int, vocabulary: Vocabulary) -> list[int]:
    """Where lists before an anchor may stop: at it, and at a 等 before the known industry that it adjoins."""
    stop = _skip_left(text, start, vocabulary)
    known = vocabulary.stops.get(stop, 0)
    count = _COUNT_WORD.search(text, max(0, known - 5), known)
    known = count.start() if count else known
    return [stop, known - 1] if text.endswith("等", 0, known) else [stop]


def _make_anchor(
    text: str, start: int, stop: int, group: str, list_stop: int, verbs: dict[int, tuple[int, str]], gathers: list[int]
) -> Anchor:
    near = bisect_left(gathers, start)
    listed = list_stop < start or group in ("cluster", "leading")
    spreads = group in ("cluster", "trade", "leading", "closing") and listed
    counted = group == "cluster" and _COUNT_INSIDE.search(text, list_stop, start) is not None
    attracted = gathers[near - 1] if near else -1
    return Anchor(start, stop, group, list_stop, list_stop == start, counted, spreads, verbs, attracted)


def _skip_left(text: str, start: int, vocabulary: Vocabulary) -> int:
    """Where the list before an anchor stops: describing words, a count and 等 are passed (、C等“六大主导产业)."""
    at, generics = start, load_names("industry_generics")
    while at > 0 and at not in vocabulary.stops:
        count = _SCALE.search(text, max(0, at - 8), at) or _COUNT_WORD.search(text, max(0, at - 5), at)
        step = len(count.group()) if count else 0
        if not step:
            step = next((n for n in range(_WORD, 0, -1) if text[max(0, at - n) : at] in generics), 0)
        if not step:
            break
        at -= step
    return at - 1 if text.endswith("等", 0, at) and at not in vocabulary.stops else at
