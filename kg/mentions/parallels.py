"""Companies that only their list shows: what stands between companies in a list is one (甲科技、乙方、丙药业)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.edges import load_names
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import is_word, tag

FINDER = "companies.parallel"
_FORM = r"[\w·-]{2,10}"
_MIDDLE = re.compile(rf"、(?P<form>{_FORM})、")
_LAST = re.compile(
    rf"、(?P<form>{_FORM}?)(?=等|这?[两二三四五六七八九十\d]+[家户]"
    "|[均都也已][在是为有将已]|又[在与把将给]|先后|相继|陆续|分别|纷纷|双双)"
)
_FIRST = re.compile(
    r"(?:^|[，。；：\n])(?:[\w·-]{0,12}?(?:包括|包含|涵盖|引进|引入|来自|(?:的|还)有|的?是|[区园县市省州镇]内)了?|如今|目前)?"
    rf"(?P<form>{_FORM}?)、"
)
_JOINED = re.compile(r"(?P<one>[\w·-]{2,6})[和与及](?P<other>[\w·-]{2,6})")
"""Two members where the list says 和: 欧德油储和惠菱化成."""
_PLAIN_TAGS = ("v", "d", "p", "c", "r", "m", "q", "u", "t", "a", "f")


def find_parallels(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """The members of lists of companies that no finder saw; `mentions` are the settled ones of the article."""
    text = scan.text
    opening = {m.span.start: m for m in mentions}
    closing = {m.span.stop: m for m in mentions}
    taken = bytearray(len(text) + 1)
    for mention in mentions:
        taken[mention.span.start : mention.span.stop] = b"\x01" * len(mention.span)
    found: list[Mention] = []
    seen: set[int] = set()
    for pattern, behind, before in ((_MIDDLE, True, True), (_LAST, False, True), (_FIRST, True, False)):
        at = 0
        while match := pattern.search(text, at):
            at = match.end("form")
            start, stop = match.span("form")
            if start in seen or any(taken[start:stop]):
                continue
            spans = [Span(start, stop)]
            if pair := _JOINED.fullmatch(text, start, stop):
                spans = [Span(*pair.span("one")), Span(*pair.span("other"))]
            left = _count(text, closing, start - 1, -1) if before else 0
            right = _count(text, opening, stop + 1, 1) if behind else 0
            if left + right < 2 or (before and not left) or (behind and not right):
                continue
            sure = left + right > 2
            if all(_may_be_name(scan, text[span.start : span.stop], sure=sure) for span in spans):
                seen.add(start)
                found += (Mention(s, text[s.start : s.stop], Kind.COMPANY, FINDER) for s in spans)
    return found


def _count(text: str, edges: dict[int, Mention], at: int, step: int) -> int:
    """How many companies follow each other from the joint beside a form; what else stands there ends the count."""
    count = 0
    while (mention := edges.get(at)) is not None and mention.kind is Kind.COMPANY:
        count += 1
        joint = mention.span.stop if step > 0 else mention.span.start - 1
        if text[joint : joint + 1] != "、":
            break
        at = joint + 1 if step > 0 else joint
    return count


def _may_be_name(scan: Scan, form: str, *, sure: bool) -> bool:
    """Whether a member may be a name: no word of the dictionary, no industry, class or phrase; of a long list (`sure`)
    also what only looks like a phrase (立新世纪)."""
    if form.isdigit() or any(
        form in load_names(t) for t in ("generic_companies", "outside", "industry_generics", "phrase_edges")
    ):
        return False
    if scan.lexicon.get(form, "gazetteer/industries") or scan.lexicon.get(form, "gazetteer/regions"):
        return False
    words = tag(form)
    if len(words) == 1:
        return not is_word(form) or words[0].tag.startswith(("nz", "nr", "nt"))
    if sure:
        return not any(len(word.text) > 1 and word.tag.startswith(_PLAIN_TAGS) for word in words)
    return not words[0].tag.startswith(_PLAIN_TAGS)
