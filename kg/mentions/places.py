"""Regions: divisions, countries and named areas of the gazetteer, and areas named by their last word (都市圈)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.mentions.edges import BREAKS, DATELINE, load_group
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.seeds import Entry
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import is_word

_TABLES = ("gazetteer/regions", "gazetteer/areas", "gazetteer/countries")
_WORDS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3))
"""Characters left and right of an edge in a word of two to four characters over it."""
_LIST = "、和与及"
_DIVIDED = ("省", "市", "州", "县", "区", "旗")
_SHORT = 3
_OFFICER = re.compile("长(?![江沙春安治三期远久大征廊])")
"""What makes an office of a class word: 宜宾|市长."""
_TOWN = re.compile(
    "镇(?!江|海|远|平|原|安|雄|巴|坪|赉|宁|康|沅|静|村|区|域|政府)|乡(?!村|镇|宁|城|愁|亲|贤|土|情|企|音)|村(?!镇|庄|民|落|级|集体|企)|湾(?!区|里|沚)"
)
"""What makes a town or a bay of a short name before it (海东镇, 胶州湾), and begins no other word (浙江|镇海)."""
_LONGEST_LIST = 40
"""A list of places is read over so many members."""
_ENDS = re.compile(
    r"[，。；、！？,;”’」』\n]|$|并|后|以来|投资|建设|建厂|设立|成立|[一二三四五六七八九十两0-9]+(?:多|余)?年"
)
"""What follows a place that stands alone after a verb of landing."""
_SPEAKER = re.compile(
    r"(?<![^\n])(?P<place>[\u4e00-\u9fff]{2,8}?(?:自治[区州县旗]|[省市州县区旗]))人民政府代?(?:[省市州县区旗]长|主席)"
    r"[ \u3000]*[\u4e00-\u9fff]{0,2}[ \u3000]*[\u4e00-\u9fff]{1,2}(?=\n|$)"
)
"""Who gives a government's report, on a line of its own: 甲市人民政府市长 张三. No gazetteer has to know the place."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of text with all gazetteer rows of its form."""

    start: int
    stop: int
    entries: tuple[Entry, ...]

    @property
    def plain(self) -> bool:
        return any(entry.fields["use"] == "plain" for entry in self.entries)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(entry.fields["name"] for entry in self.entries)

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(entry.fields.get("code", "") for entry in self.entries)

    @property
    def within(self) -> frozenset[str]:
        return frozenset(entry.fields.get("within", "") for entry in self.entries)


def find_places(scan: Scan, walker: Walker) -> list[Mention]:
    """The regions that the article names; an address chain is one mention (广东省汕头市)."""
    places = _trust(_longest(scan, walker), scan.text)
    found = [m for m in _chain(scan.text, places) if not _SPEAKER.match(scan.text, m.span.start)]
    found += _find_speakers(scan)
    for mention in found:
        walker.add(mention)
        for part in mention.inner[:-1]:
            walker.add_prefix(_single(scan.text, mention.span.start, part.span.stop))
    return found + _find_areas(scan, walker)


def _longest(scan: Scan, walker: Walker) -> list[_Place]:
    """The gazetteer's places, left to right, the longest that stands alone at each place, without overlap.

    市长 is an office but where a division's name begins with its 长: 合肥市长丰县.
    """
    rows: dict[tuple[int, int], list[Entry]] = {}
    full = {hit.start for table in _TABLES for hit in scan.by_table.get(table, ()) if hit.stop - hit.start > 2}
    for table in _TABLES:
        for hit in scan.by_table.get(table, ()):
            officer = walker.text.startswith("长", hit.stop) and hit.entry.form.endswith(_DIVIDED)
            officer = officer and hit.stop not in full
            if not hit.entry.form.endswith("新区") and not (officer and _OFFICER.match(walker.text, hit.stop)):
                rows.setdefault((hit.start, hit.stop), []).append(hit.entry)
    places: list[_Place] = []
    at = 0
    for start, stop in sorted(rows, key=lambda span: (span[0], -span[1])):
        if start >= at and _stands_alone(walker, start, stop):
            places.append(_Place(start, stop, tuple(rows[start, stop])))
            at = stop
    return places


def _stands_alone(walker: Walker, start: int, stop: int) -> bool:
    """Whether the form is a word of its own here, no part of one (扩大连接, 顺应城市) and no road (南京路)."""
    if walker.text.startswith(load_group("place_bar"), stop) or _in_dateline(walker.text, start):
        return False
    text = walker.text
    if stop - start <= _SHORT and (stop - start < _SHORT or text[stop - 1] not in _DIVIDED) and _TOWN.match(text, stop):
        return False
    if stop - start > 3 or not (_may_cross(text, start) or _may_cross(text, stop)):
        return True
    if walker.word_at(start).start < start:
        return False
    last = walker.word_at(stop - 1)
    return stop - start > 2 or last.stop <= stop or last.tag[:2] in ("ns", "nt") or not is_word(last.text)


def _may_cross(text: str, edge: int) -> bool:
    """Whether jieba's dictionary holds a short word over `edge`: only then is the sentence worth tagging."""
    for left, right in _WORDS:  # noqa: SIM110 - no generator: this is asked at every edge of every short name
        if is_word(text[max(edge - left, 0) : edge + right]):
            return True
    return False


def _in_dateline(text: str, start: int) -> bool:
    """Whether the place at `start` is only where a dispatch was written: 本报济南3月2日电."""
    return any(
        text.endswith(source, 0, start) and DATELINE.match(text, start - len(source))
        for source in load_group("dateline")
    )


def is_quoted_part(text: str, mention: Mention) -> bool:
    """Whether a place only begins a short quotation that is the name of something else: “港澳药械通”."""
    start, stop = mention.span.start, mention.span.stop
    if mention.kind is not Kind.REGION or text[start - 1 : start] not in ("“", "‘") or start == 0:
        return False
    closed = next((i for i in range(stop, min(stop + 6, len(text))) if text[i] in BREAKS), -1)
    return closed > stop and text[closed] in "”’"


def _trust(places: Sequence[_Place], text: str) -> list[_Place]:
    """The places that are plain, or that an ancestor, a list or their full name vouches for."""
    vouched = {name for place in places if place.plain for name in place.names}
    trusted: list[_Place] = []
    listed = _listed_places(places, text)
    for index, place in enumerate(places):
        before = trusted[-1] if trusted else None
        after = places[index + 1] if index + 1 < len(places) else None
        if (
            place.plain
            or place.start in listed
            or place.names & vouched
            or (before is not None and before.stop == place.start and _descends(before, place))
            or (
                before is not None
                and before.stop + 1 == place.start
                and text[before.stop] in _LIST
                and not _adjoins(place, after)
            )
            or (after is not None and after.plain and place.stop + 1 == after.start and text[place.stop] in _LIST)
            or _is_located(text, place)
        ):
            trusted.append(place)
    return trusted


def _listed_places(places: Sequence[_Place], text: str) -> set[int]:
    """Where the members of lists begin that are counted as places: A、B、C三地, A、B等县市; two of them at least."""
    listed: set[int] = set()
    run: list[_Place] = []
    for place in places:
        joined = bool(run) and run[-1].stop + 1 == place.start and text[run[-1].stop] in _LIST
        run = [*run, place] if joined and len(run) < _LONGEST_LIST else [place]
        if len(run) > 1 and text.startswith(load_group("places_counted"), place.stop):
            listed |= {member.start for member in run}
    return listed


def _is_located(text: str, place: _Place) -> bool:
    """Whether an investment lands at the place (落户文昌), or something of the kind happens in it (在文昌开工建设)."""
    if text.endswith(load_group("landing"), 0, place.start):
        return _ENDS.match(text, place.stop) is not None
    return text.endswith("在", 0, place.start) and text.startswith(load_group("happening"), place.stop)


def _adjoins(place: _Place, after: _Place | None) -> bool:
    """Whether another place that does not lie in `place` follows at once: `place` is an ordinary word (平安汇川)."""
    return after is not None and after.start == place.stop and not _descends(place, after)


def _descends(upper: _Place, lower: _Place) -> bool:
    """Whether a row of `lower` lies in a division of `upper` by its code."""
    for entry in upper.entries:
        level, code = entry.fields.get("level", ""), entry.fields.get("code", "")
        if level in ("1", "2") and any(
            c.startswith(code[: 2 * int(level)]) and c != code for c in lower.codes | lower.within
        ):
            return True
    return False


def _chain(text: str, places: Iterable[_Place]) -> list[Mention]:
    """Mentions of places, each with those that stand before it in an address as its inner names."""
    found: list[Mention] = []
    chain: list[_Place] = []
    for place in places:
        if chain and chain[-1].stop == place.start and _descends(chain[-1], place):
            chain.append(place)
            continue
        if chain:
            found.append(_mention(text, chain))
        chain = [place]
    if chain:
        found.append(_mention(text, chain))
    return found


def _mention(text: str, chain: Sequence[_Place]) -> Mention:
    inner = () if len(chain) == 1 else tuple(_single(text, place.start, place.stop) for place in chain)
    start, stop = chain[0].start, chain[-1].stop
    if text.startswith("地区", stop) and not text.startswith("地区生产总值", stop):
        inner, stop = inner or (_single(text, start, stop),), stop + 2
    return Mention(Span(start, stop), text[start:stop], Kind.REGION, "places.gazetteer", None, inner)


def _single(text: str, start: int, stop: int) -> Mention:
    return Mention(Span(start, stop), text[start:stop], Kind.REGION, "places.gazetteer")


def _find_speakers(scan: Scan) -> list[Mention]:
    """The places whose governments report in the article."""
    spans = (Span(*match.span("place")) for match in _SPEAKER.finditer(scan.text))
    return [Mention(s, scan.text[s.start : s.stop], Kind.REGION, "places.speaker") for s in spans]


def _find_areas(scan: Scan, walker: Walker) -> list[Mention]:
    """Areas named by their last word: a place or an unusual word must stand before it."""
    found: list[Mention] = []
    for hit in scan.by_table.get("cues/area_heads", ()):
        covering = walker.closing(hit.stop)
        if covering is not None and covering.span.start < hit.start:
            continue
        edge = walker.walk(hit.start, hit.stop)
        need, word = hit.entry.fields["need"], edge.words[0] if len(edge.words) == 1 else None
        single = word is not None and len(word.text) > 1 and (need == "free" or (need == "named" and word.tag == "ns"))
        if edge.placed or single:
            mention = walker.name(edge.start, hit.stop, Kind.REGION, "places.area")
            walker.add(mention)
            found.append(mention)
    return found
