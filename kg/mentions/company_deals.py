"""Companies that deals show: a rare word, or a place with one, right beside 收购, 股权, 公告, 落户."""

from __future__ import annotations

from kg.mentions.edges import BREAKS, Manner, is_unusual, load_names
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.types import Mention
from kg.vocabulary import PLACES, Kind
from kg.words import Word, is_word

_MEMBER = Manner(verbs=False, brand=True, limit=10)
_LINKS = "、与和由为及"
_TIMES = "后前时"
"""Characters that the tagger glues to an unknown name before them (收购博沃后)."""
_LONGEST = 8


def find_deal_companies(scan: Scan, walker: Walker) -> list[Mention]:
    """Companies beside the words of seeds/cues/company_cues.tsv."""
    found: list[Mention] = []
    for hit in scan.by_table.get("cues/company_cues", ()):
        side = hit.entry.fields["side"]
        spans = [_read_right(walker, hit.stop)] if side == "before" else []
        if side in ("after", "start"):
            spans.append(_read_left(walker, hit.start, side == "start"))
        for start, stop in spans:
            if start < stop:
                mention = walker.name(start, stop, Kind.COMPANY, "companies.deal")
                walker.add(mention)
                found.append(mention)
    return found


def _read_right(walker: Walker, start: int) -> tuple[int, int]:
    """The name that begins at `start` and runs to a word that no name holds; an empty span where there is none."""
    text, ceiling = walker.text, walker.ceiling(start)
    place = walker.opening(start)
    if place is not None and place.kind not in PLACES:
        return start, start
    stop = place.span.stop if place is not None else start
    words: list[Word] = []
    while stop < ceiling and text[stop] not in BREAKS and len(words) < 2 and walker.opening(stop) is None:
        word = walker.word_at(stop)
        if word.start != stop or word.text in load_names("outside") or walker.is_form(word.text, "cues/company_cues"):
            break
        if word.tag[:1] not in "njxeb" and not (words and walker.is_form(word.text, "cues/company_heads")):
            break
        words.append(word)
        stop = word.stop
    glued = bool(words) and text[stop - 1] in _TIMES and len(words[-1].text) > 2 and not is_word(words[-1].text)
    if glued:
        stop -= 1
        words[-1] = Word(words[-1].text[:-1], words[-1].tag, words[-1].start, stop)
    closed = glued or (
        stop >= ceiling or text[stop] in BREAKS or walker.word_at(stop).tag[:1] in "mvupdfc" or text[stop].isdigit()
    )
    return (start, stop) if closed and _is_name(walker, words, stop - start) else (start, start)


def _read_left(walker: Walker, stop: int, first: bool) -> tuple[int, int]:
    """The name that ends at `stop`; where `first`, only one that begins a clause or follows a link."""
    if stop == 0 or walker.text[stop - 1] in BREAKS or walker.closing(stop) is not None:
        return stop, stop
    edge = walker.walk(stop, stop, _MEMBER)
    before = walker.text[edge.start - 1] if edge.start else "，"
    clause = before in BREAKS or before in _LINKS or before.isspace()
    if (first and not clause) or any(name.kind not in PLACES for name in edge.names) or len(edge.names) > 1:
        return stop, stop
    return (edge.start, stop) if _is_name(walker, list(edge.words), stop - edge.start) else (stop, stop)


def _is_name(walker: Walker, words: list[Word], width: int) -> bool:
    """Whether one or two words, the first a rare one, are a name and no industry."""
    if not 1 <= len(words) <= 2 or not 2 <= width <= _LONGEST:
        return False
    first = words[0]
    start, stop = first.start, words[-1].stop
    text = walker.text[start:stop]
    if any(text.startswith(zone) for zone in load_names("generic_zones")) or text.endswith("新"):
        return False
    if first.text in load_names("company_adjectives") or walker.is_industry(start, stop) or walker.counted(start):
        return False
    if is_word(walker.text[start:stop]) and not first.tag.startswith("nz"):
        return False
    return is_unusual(first) and not first.tag.startswith(("ns", "j")) and 2 <= stop - start <= 6
