"""Companies without a telling last word, by what the sentence says of them.

A list before 等…企业, 以…为…企业, a name after 上市公司, before 总经理 with a person, after 由 and before 承建.
One member that is surely a company, or names that are no ordinary words, vouch for the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.edges import BREAKS, HARD, Manner, alternate, is_unusual, load_group, load_names
from kg.mentions.heads import longest_heads
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind
from kg.words import Word, is_word

_JOINTS = "、和与及"
_MEMBER = Manner(verbs=False, brand=True, limit=16)
_LONGEST = 14
_SEGMENT = 8


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of a list: its place, the name already found there, and whether it looks like a company's name."""

    start: int
    stop: int
    held: Mention | None
    rare: bool
    barred: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The compiled contexts."""

    after_list: re.Pattern[str]
    model: re.Pattern[str]
    titled: re.Pattern[str]
    built: re.Pattern[str]
    public: re.Pattern[str]
    seat: re.Pattern[str]


@lru_cache(maxsize=1)
def _compile_patterns() -> _Patterns:
    count = r"(?:[0-9]+|[一二三四五六七八九十百两数几]+)"
    listed = r"(?P<list>[^，。；！？\n“”]{2,40}?)"
    return _Patterns(
        re.compile(
            rf"(?:等(?:一批|一系列|多|众多)?{count}?(?:余|多)?[家户个]?|(?<!组建)(?<!设立)(?<!成立)(?<!投资)(?<!引进)(?<!收购)(?<!新设)(?<!旗下)(?<!下属)(?<!拥有)(?<!系)(?:[0-9]+|[两三四五六七八九十]+)(?:余|多)?[家户])"
            rf"(?:“[^“”，。；\n]{{1,8}}”)?[^，。；、！？\n“”（）]{{0,14}}?(?:{alternate('firm')})"
        ),
        re.compile(rf"以{listed}(?:等)?为[^，。；、！？\n]{{0,6}}?(?:企业|公司)"),
        re.compile(f"(?:{alternate('titled')})"),
        re.compile(rf"由(?!由){listed}(?:{alternate('builder_adverb')})?(?:{alternate('builder')})"),
        re.compile(rf"{alternate('public')}|在[^，。；]{{0,6}}挂牌"),
        re.compile(f"(?:{alternate('seat_modifier')})?(?:{alternate('seat')})"),
    )


def find_context_companies(scan: Scan, walker: Walker) -> list[Mention]:
    """Companies that only their context shows."""
    found: list[Mention] = []
    for stop, floor in _list_stops(scan):
        found += _read_list(walker, stop, floor)
    found += _read_titled(scan, walker) + _read_officers(scan, walker) + _read_seats(scan, walker)
    found += _read_neighbours(scan, walker)
    return found


def _list_stops(scan: Scan) -> list[tuple[int, int]]:
    """Where lists of companies stop, each with the place left of which none of it stands."""
    stops = [(match.start(), 0) for match in _compile_patterns().after_list.finditer(scan.text)]
    stops += [(match.end("list"), match.start("list")) for match in _compile_patterns().model.finditer(scan.text)]
    stops += [(match.end("list"), match.start("list")) for match in _compile_patterns().built.finditer(scan.text)]
    stops += [(match.start(), 0) for match in _compile_patterns().public.finditer(scan.text)]
    return sorted(set(stops))


def _read_list(walker: Walker, stop: int, floor: int) -> list[Mention]:
    """The members of the list that stops at `stop`, if enough of them are companies."""
    members: list[_Member] = []
    at = stop
    while at > max(floor, walker.floor(max(at - 1, 0))):
        member = _read_member(walker, at, floor)
        if member is None:
            break
        members.append(member)
        if walker.text[member.start - 1 : member.start] not in _JOINTS or member.start == 0:
            break
        at = member.start - 1
    sure = sum(1 for m in members if m.held is not None and m.held.kind is Kind.COMPANY)
    rare = sum(1 for m in members if m.held is None and m.rare and not m.barred)
    barred = sum(1 for m in members if m.barred)
    open_members = [m for m in members if m.held is None and not m.barred and (m.rare or _may_be_brand(walker, m))]
    if not sure + rare or barred > sure + rare or len(open_members) > 2 * (sure + rare):
        return []
    return _accept(walker, open_members)


def _may_be_brand(walker: Walker, member: _Member) -> bool:
    """Whether ordinary words may be a name in a list of companies: 白象食品, 吉利; not 储能业务板块."""
    listed = "、" in (walker.text[member.start - 1 : member.start], walker.text[member.stop : member.stop + 1])
    return listed and member.stop - member.start <= 5


def _accept(walker: Walker, members: Sequence[_Member]) -> list[Mention]:
    found = []
    for member in reversed(members):
        kind = Kind.INSTITUTION if walker.text.endswith(load_group("body"), 0, member.stop) else Kind.COMPANY
        mention = walker.name(member.start, member.stop, kind, "companies.context")
        walker.add(mention)
        found.append(mention)
    return found


def _read_member(walker: Walker, stop: int, floor: int) -> _Member | None:
    """The member of a list that stops at `stop`."""
    held = walker.closing(stop)
    if held is not None and held.kind in (Kind.COMPANY, Kind.INSTITUTION, Kind.ZONE, Kind.GOVERNMENT):
        return _Member(held.span.start, stop, held, True, held.kind is not Kind.COMPANY)
    edge = walker.walk(stop, stop, _MEMBER)
    start = max(edge.start, floor)
    if len(edge.words) > 1 and edge.words[0].start == start and edge.words[0].text in load_names("generic_zones"):
        start = edge.words[0].stop
    if held is not None and start == held.span.start:
        return _Member(start, stop, held, False, True)
    if is_listed(walker, start, stop):
        return _Member(start, stop, None, True, False)
    if walker.is_form(walker.text[start:stop], "cues/company_heads"):
        brand = _conjoined_brand(walker, start, floor)
        return _Member(brand, stop, None, True, False) if brand >= 0 else None
    segment = _segment(walker, stop, floor)
    if stop - segment >= 2 and segment < start:
        return _Member(segment, stop, None, True, walker.is_industry(segment, stop))
    text = walker.text[start:stop]
    if not 2 <= stop - start <= _LONGEST or text in load_names("generic_companies"):
        return None
    barred = walker.is_industry(start, stop) or text in load_names("company_adjectives") or walker.counted(start)
    return _Member(start, stop, None, any(is_unusual(word) for word in edge.words), barred)


def is_listed(walker: Walker, start: int, stop: int) -> bool:
    """Whether [start, stop) is a company of the gazetteer, also one whose name is an ordinary word."""
    text, lexicon = walker.text[start:stop], walker.scan.lexicon
    return any(lexicon.get(text, table) is not None for table in ("gazetteer/companies", "gazetteer/enterprises"))


def _conjoined_brand(walker: Walker, start: int, floor: int) -> int:
    """Where a brand of two characters begins whose second is 和, before a trade at `start`: 、聚和|新材、; else -1."""
    at = start - 2
    brand = at > floor and walker.text[start - 1] == "和" and walker.text[at - 1] in ("、", "来", "有", "了")
    return at if brand and walker.text[at] not in BREAKS and walker.closing(start - 1) is None else -1


def _segment(walker: Walker, stop: int, floor: int) -> int:
    """Where the text between 、 and `stop` begins, if short and plain: a brand that the tagger cuts up (孚|能)."""
    text = walker.text
    for start in range(stop - 1, max(floor, walker.floor(stop - 1), stop - _SEGMENT - 1), -1):
        if text[start] in HARD or text[start] in BREAKS or walker.closing(start + 1) is not None:
            break
        if text[start - 1] == "、" and start < stop - 1:
            brand = stop - start <= 4 or text.endswith(load_group("trade_tail"), start, stop)
            return start if brand and not is_word(text[start:stop]) else stop
    return stop


def _read_titled(scan: Scan, walker: Walker) -> list[Mention]:
    """Names right after 上市公司 and the like: rare words up to a verb."""
    found: list[Mention] = []
    for match in _compile_patterns().titled.finditer(scan.text):
        start = match.end()
        if walker.opening(start) is not None or start >= len(scan.text) or scan.text[start] in BREAKS:
            continue
        stop = start
        words: list[Word] = []
        while stop < walker.ceiling(start) and scan.text[stop] not in BREAKS and len(words) < 3:
            word = walker.word_at(stop)
            trade = bool(words) and walker.is_form(word.text, "cues/company_heads")
            noun = trade or word.tag[:1] in "njxeb"
            if word.start != stop or not noun or word.text in load_names("outside"):
                break
            words.append(word)
            stop = word.stop
            if walker.scan.lexicon.get(word.text, "cues/company_heads") is not None:
                break
        if (
            words
            and is_unusual(words[0])
            and 2 <= stop - start <= 8
            and words[0].text not in load_names("company_adjectives")
        ):
            found += _accept(walker, [_Member(start, stop, None, True, False)])
    return found


def _read_officers(scan: Scan, walker: Walker) -> list[Mention]:
    """Rare words right before a company officer's post that a person holds."""
    found: list[Mention] = []
    for hit in longest_heads(scan, ("cues/person_posts",)):
        person = walker.opening(hit.stop)
        if hit.entry.form not in load_group("officer") or person is None or person.kind is not Kind.PERSON:
            continue
        if walker.closing(hit.start) is not None or walker.text[hit.start - 1 : hit.start] in ("副", "、", "兼"):
            continue
        edge = walker.walk(hit.start, hit.start, _MEMBER)
        generic = walker.text[edge.start : hit.start] in load_names("generic_companies")
        area = walker.text.endswith(load_group("area_of_firm"), edge.start, hit.start)
        if area or any(name.kind is Kind.COMPANY for name in edge.names):
            continue
        if 2 <= hit.start - edge.start <= _LONGEST and (edge.unusual or edge.names) and not generic:
            found += _accept(walker, [_Member(edge.start, hit.start, None, True, False)])
    return found


def _read_seats(scan: Scan, walker: Walker) -> list[Mention]:
    """Rare words right before 总部 or 生产基地, with the place before them (青岛星河远第二总部基地)."""
    found: list[Mention] = []
    for match in _compile_patterns().seat.finditer(scan.text):
        stop = match.start()
        if walker.closing(stop) is not None or stop == 0 or scan.text[stop - 1] in BREAKS:
            continue
        start = _seat_owner(walker, stop)
        if start >= 0 and not walker.counted(start):
            found += _accept(walker, [_Member(start, stop, None, True, False)])
    return found


def _seat_owner(walker: Walker, stop: int) -> int:
    """Where the company starts whose seat's name begins at `stop`: a place and a brand, or a rare word; else -1."""
    for length in (4, 3, 2):
        place = walker.closing(stop - length)
        brand = walker.text[stop - length : stop]
        if (
            place is not None
            and place.kind in PLACES
            and not is_word(brand)
            and is_unusual(walker.word_at(stop - length))
        ):
            return place.span.start
    edge = walker.walk(stop, stop, _MEMBER)
    rare = 2 <= stop - edge.start <= 4 and bool(edge.words) and not edge.names and is_unusual(edge.words[0])
    return edge.start if rare else -1


def _read_neighbours(scan: Scan, walker: Walker) -> list[Mention]:
    """Names with a trade as last word that stand in a list with a company: 白象食品、华卫药业."""
    found: list[Mention] = []
    heads = {hit.stop: hit.start for hit in scan.by_table.get("cues/company_heads", ())}
    for stop in sorted(heads, reverse=True):
        after = walker.opening(stop + 1)
        if (
            scan.text[stop : stop + 1] != "、"
            or after is None
            or after.kind is not Kind.COMPANY
            or walker.closing(stop)
        ):
            continue
        edge = walker.walk(stop, stop, _MEMBER)
        if 2 <= heads[stop] - edge.start <= 4 and not edge.names and not _is_ordinary(walker, edge.start, stop):
            found += _accept(walker, [_Member(edge.start, stop, None, True, False)])
    return found


def _is_ordinary(walker: Walker, start: int, stop: int) -> bool:
    """Whether [start, stop) is an industry or begins with a word that describes one."""
    return walker.is_industry(start, stop) or walker.word_at(start).text in load_names("company_adjectives")


def repeat_names(scan: Scan, walker: Walker, mentions: Sequence[Mention]) -> list[Mention]:
    """The same names where they stand again without the context that showed them."""
    found: list[Mention] = []
    for text in sorted({mention.text for mention in mentions}):
        for match in re.finditer(re.escape(text), scan.text):
            span = Span(match.start(), match.end())
            held = walker.opening(span.start)
            if held is not None and held.span.stop >= span.stop:
                continue
            if len(text) <= 3 and walker.crosses(span.start, span.stop):
                continue
            mention = walker.name(span.start, span.stop, Kind.COMPANY, "companies.again")
            walker.add(mention)
            found.append(mention)
    return found
