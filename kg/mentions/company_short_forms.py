"""Short forms of the companies that an article names in full: the first characters of what their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.mentions.edges import is_unusual, load_group, load_names
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.types import Mention
from kg.vocabulary import PLACES, Kind
from kg.words import is_word

_BRAND = 2
"""Characters of most brands."""
_OPENS = "，。；：、\n（"
_DOES = re.compile(
    "(?:[今明去]年|目前|近日|日前|此前|已|还|也|又|再|正|则|共|合计)*(?:持股|斥资|出资|增资|收购|参股|控股|入股|宣布|拟|计划|签[署订约]|投产|成立)"
    "|[还也]?将?[与和][^，。；]{2,12}?(?:签|合作|联合|共同|合资|共建)|旗下|总部|董事长|总裁|总经理|首席执行官"
)
"""What firms do, behind a brand that is a word: 大众|持股75%, 大众|还将与甲公司联合开发…."""


def find_short_forms(scan: Scan, walker: Walker, companies: Iterable[Mention]) -> list[Mention]:
    """Short forms of the companies that the article names in full: 南华生物 of 南华生物医药股份有限公司."""
    found: list[Mention] = []
    legal = tuple(e.form for e in scan.lexicon.table("cues/company_heads") if e.fields["strength"] == "legal")
    cores = {_core(mention, legal) for mention in companies if mention.text.endswith(legal)}
    for core in sorted(core for core in cores if len(core) >= 2):
        for match in re.finditer(re.escape(core[:2]), scan.text):
            stop = match.end()
            while stop - match.start() < len(core) and scan.text[stop : stop + 1] == core[stop - match.start()]:
                stop += 1
            mention = _short_form(scan, walker, match.start(), stop)
            if mention is not None:
                found.append(mention)
    found += _find_words(scan, walker, companies)
    for mention in found:
        walker.add(mention)
    return found


def _find_words(scan: Scan, walker: Walker, companies: Iterable[Mention]) -> Iterable[Mention]:
    """Brands that are ordinary words (大众 of 大众汽车集团) where a clause begins with them and tells what firms do."""
    trades = [e.form for e in scan.lexicon.table("cues/company_heads") if e.fields["strength"] != "weak"]
    texts = {mention.text for mention in companies}
    brands = {text[:_BRAND] for text in texts if text.startswith(tuple(text[:_BRAND] + t for t in trades))}
    for brand in sorted(form for form in brands if is_word(form) and not _is_plain(scan, form)):
        for match in re.finditer(re.escape(brand), scan.text):
            start, stop = match.span()
            opens = not start or scan.text[start - 1] in _OPENS or walker.word_at(start - 1).text[-1:] in "月日"
            if opens and walker.opening(start) is None and _DOES.match(scan.text, stop):
                yield walker.name(start, stop, Kind.COMPANY, "companies.short")


def _is_plain(scan: Scan, form: str) -> bool:
    """Whether a word is a place, an industry or what firms are called."""
    tables = ("gazetteer/regions", "gazetteer/industries", "cues/company_heads")
    adjective = form in load_names("company_adjectives") or form in load_names("outside")
    return adjective or any(scan.lexicon.get(form, table) is not None for table in tables)


def _core(mention: Mention, legal: tuple[str, ...]) -> str:
    """A full name without the place before it and its legal form; "" where a bracket stands inside what is left."""
    text = mention.text
    for form in sorted(legal, key=len, reverse=True):
        if text.endswith(form):
            text = text[: -len(form)]
            break
    for inner in mention.inner:
        if inner.kind in PLACES and inner.span.start == mention.span.start:
            text = text[len(inner.text) :]
    return re.split(r"[（(]", text)[0]


def _goes_on_in_latin(text: str, stop: int) -> bool:
    """Whether a Latin word follows (云帆5G融合创新中心): an ordinary word would not stand before it."""
    return text[stop : stop + 1].isascii() and text[stop : stop + 1].isalnum()


def _short_form(scan: Scan, walker: Walker, start: int, stop: int) -> Mention | None:
    held = walker.opening(start)
    if held is not None and held.span.stop >= stop:
        return None
    tail = next((t for t in load_group("short_tail") if scan.text.startswith(t, stop)), "")
    stop += len(tail)
    brand = scan.text[start:stop]
    first = walker.word_at(start)
    if not tail and (
        not is_unusual(first)
        or (len(brand) == 2 and is_word(brand) and not _goes_on_in_latin(scan.text, stop))
        or (len(brand) <= 3 and walker.crosses(start, stop))
    ):
        return None
    return walker.name(start, stop, Kind.COMPANY, "companies.short")
