"""Divisions that no gazetteer holds: towns, townships, streets and villages; cities and counties at a clause's edge."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.mentions.edges import BREAKS, HARD, load_group, load_names
from kg.mentions.heads import longest_heads
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import Kind

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FAR = 5
"""Letters at most between a region and the last word of a division in it (喀拉布拉镇)."""
_NUMBERED = re.compile("[一二三四五六七八九十][一-鿿]?[子堡里铺店桥营屯沟河道岭庙塘坝溪]")
"""Names of places that a numeral opens: 八家子, 三里铺."""
_LISTED = re.compile(r"[、和与及]")
_NAME_TAGS = ("ns", "nr", "nz", "nt")
_PLAIN_BARS = frozenset("小古重乡强名各全该本此某每")
"""Characters that make a class of what follows: 小镇, 古镇, 各村."""


def find_divisions(scan: Scan, walker: Walker) -> list[Mention]:
    """The divisions named by their last word: after a region, or with a rare word at the edge of a clause or verb;
    then those in a list with one of them, and the same names elsewhere in the article."""
    hits = [hit for hit in longest_heads(scan, ("cues/division_heads",)) if not _is_longer_word(scan, hit)]
    found: dict[int, Mention] = {}
    for hit in hits:
        mention = _read_placed(walker, hit) or _read_free(walker, hit, _is_rare)
        _keep(walker, found, mention)
    edges = {m.span.start for m in found.values()} | {m.span.stop for m in found.values()}
    for hit in reversed(hits):
        mention = None if hit.stop in found else _read_free(walker, hit, _is_noun)
        if mention is not None and _is_beside(scan.text, mention.span, edges):
            edges |= {mention.span.start, mention.span.stop}
            _keep(walker, found, mention)
    texts = {m.inner[-1].text if m.inner else m.text for m in found.values()}
    for hit in hits:
        text = next((t for t in sorted(texts, key=len) if scan.text.endswith(t, 0, hit.stop)), "")
        if text and hit.stop not in found:
            _keep(walker, found, _make(scan.text, hit.stop - len(text), hit.stop, "divisions.again"))
    return sorted(found.values(), key=lambda mention: mention.span)


def _keep(walker: Walker, found: dict[int, Mention], mention: Mention | None) -> None:
    if mention is None:
        return
    held = walker.closing(mention.span.stop)
    if held is None or len(held.span) < len(mention.span):
        walker.add(mention)
        found[mention.span.stop] = mention


def _is_longer_word(scan: Scan, hit: Hit) -> bool:
    """Whether the last word is the beginning of another word (镇静, 乡村, 市民)."""
    bars = hit.entry.fields["not_before"].split()
    return any(scan.text.startswith(bar, hit.stop) for bar in bars)


def _read_placed(walker: Walker, hit: Hit) -> Mention | None:
    """A division right behind the region it lies in; the address is one mention."""
    if hit.entry.fields["need"] == "free":
        return None
    for width in range(1, _FAR + 1):
        region = walker.closing(hit.start - width)
        if region is None or region.kind is not Kind.REGION:
            continue
        body = walker.text[hit.start - width : hit.start]
        first = walker.word_at(hit.start - width)
        verb = first.stop <= hit.start and first.tag[:1] in "vpdcur" and len(first.text) > 1
        posted = any(walker.is_form(body[:n], "cues/person_posts") for n in range(2, len(body)))
        if verb or posted or not _may_be_body(walker, body, hit) or any(char in HARD for char in body):
            return None
        if hit.entry.fields["need"] == "whole" and (width == 1 or not _is_rare(walker, hit.start - width, hit)):
            return None
        if width == 1 and walker.word_at(hit.stop - 1).start != hit.start - 1:
            return None
        own = _make(walker.text, hit.start - width, hit.stop, "divisions.placed")
        parts = region.inner or (region,)
        span = Span(region.span.start, hit.stop)
        return Mention(span, walker.text[span.start : span.stop], Kind.REGION, "divisions.placed", None, (*parts, own))
    return None


def _read_free(walker: Walker, hit: Hit, accepts: Callable[[Walker, int, Hit], bool]) -> Mention | None:
    """A division at the left edge of a clause, after a link or a verb; `accepts` judges its own name."""
    if hit.entry.fields["need"] == "placed":
        return None
    for width in (2, 3):
        start = hit.start - width
        if start < 0 or not _may_be_body(walker, walker.text[start : hit.start], hit) or not _opens(walker, start):
            continue
        if accepts(walker, start, hit):
            return _make(walker.text, start, hit.stop, "divisions.free")
    return None


def _may_be_body(walker: Walker, body: str, hit: Hit) -> bool:
    """Whether `body` may be a division's own name: Han characters, no class word, no word over its right edge."""
    if not _HAN.fullmatch(body) or body[-1] in _PLAIN_BARS or body[0] == "非" or body[-1] == hit.entry.form:
        return False
    if body in load_names("generic_divisions") or walker.text.startswith(load_group("corporate"), hit.stop):
        return False
    if len(body) > 2 and body[-2:] in load_names("generic_divisions"):
        return False
    over = walker.word_at(hit.start)
    return over.start == hit.start or len(over.text) > 2 or over.tag.startswith(_NAME_TAGS)


def _opens(walker: Walker, start: int) -> bool:
    """Whether a name may begin at `start`: a clause begins, a link, a function word or a verb stands before it."""
    if start == 0:
        return True
    text = walker.text
    if (
        text.endswith(load_group("own_place"), 0, start)
        or text[start - 1] in BREAKS
        or text[start - 1].isspace()
        or text[start - 1] in HARD
    ):
        return True
    if text.endswith(load_group("locating"), 0, start):
        return True
    before = walker.word_at(start - 1)
    return before.stop == start and before.tag[:1] in "vpdcu" and len(before.text) > 1


def _is_rare(walker: Walker, start: int, hit: Hit) -> bool:
    """Whether the division's own name is a name by the tagger or no word at all."""
    body = walker.text[start : hit.start]
    if body[0] in HARD or walker.scan.lexicon.get(body, "gazetteer/companies") is not None:
        return False
    if hit.entry.fields["need"] == "any" and _NUMBERED.fullmatch(body):
        return True
    words = [walker.word_at(at) for at in range(start, hit.start)]
    if words[0].start < start or any(len(word.text) > 1 and word.tag[:1] in "vadpcmqr" for word in words):
        return False
    if words[0] != words[-1] and words[-1].stop == hit.stop and words[-1].tag == "ns" and len(words[0].text) == 1:
        return hit.entry.fields["need"] != "whole"
    if words[0] != words[-1]:
        return all(len(word.text) == 1 for word in words) and hit.entry.fields["need"] != "whole"
    return words[0].tag.startswith(_NAME_TAGS) or words[0].tag in ("x", "zg")


def _is_noun(walker: Walker, start: int, hit: Hit) -> bool:
    """Whether the division's own name is one noun (桥头镇): enough in a list of divisions only."""
    word = walker.word_at(start)
    return word.start == start and word.stop in (hit.start, hit.stop) and word.tag[:1] in "nszfa"


def _is_beside(text: str, span: Span, edges: set[int]) -> bool:
    """Whether a link and one of the edges of other divisions stand beside `span`."""
    left = _LISTED.match(text, span.start - 1) is not None and span.start - 1 in edges if span.start else False
    return left or (_LISTED.match(text, span.stop) is not None and span.stop + 1 in edges)


def _make(text: str, start: int, stop: int, finder: str) -> Mention:
    return Mention(Span(start, stop), text[start:stop], Kind.REGION, finder)
