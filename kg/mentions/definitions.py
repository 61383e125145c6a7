"""Short names that the text itself gives: X（以下简称“Y”）, X(简称Y), X（Y） where Y abbreviates X."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.types import Mention, Span
from kg.vocabulary import Kind

_DEFINED = re.compile(
    r"[（(](?:[^（）()“”\n]{2,24}[，,；;] ?)?"
    r"(?:以下|下|公司|证券|股票|下文)?(?:统|并|合)?(?:简称|称)(?:为|：|:)? ?[“\"‘《「]?"
    r"(?P<short>[^”\"’》」，,。；;、（）()“‘\n]{2,14})[”\"’》」]?(?P<more>(?:[，,、或；;/及和][^（）()\n]{0,40})?)[）)]"
)
_MORE = re.compile(r"[，,、或及和/] ?[“\"‘](?P<short>[^”\"’“‘]{2,14})[”\"’]")
"""A second short name in the same brackets: （以下简称“公司”或“岚海股份”）."""
_BRACKETED = re.compile(r"[（(][“\"‘]?(?P<short>[\u4e00-\u9fffA-Za-z]{2,8})[”\"’]?[）)]")
_ROLES = re.compile(
    r"(?:本|该|贵|我|上市|标的|目标|母|子|项目|合资|新)?(?:公司|集团|企业)|[本该我]行|[甲乙丙]方|发行人|申请人|保荐人|[受出]?[让质]方|交易对方|标的资产|[投融]资方|增持人|控股股东|原告|被告|管理人"
)
"""What a text calls a firm that is no name of it."""
_PART_OF_ROLE = frozenset("子分孙母总该各家类限股份市资业团的目伙险券理易贸标")
"""What makes another word of a role behind it, of another firm: 全资[子]公司, 上[市]公司, 两[家]公司."""
_JOINTS = "、和与及暨"
_PAIRS = ("两", "三", "双", "四", "五", "“两")
_ABBREVIATED = frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.GOVERNMENT, Kind.GATHERING, Kind.ZONE, Kind.POLICY})


def find_definitions(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The short names that `text` defines for one of `mentions`, wherever they stand, each with its full name.

    A short name for several coordinated names (“两区”) is none of these.
    """
    ends = {mention.span.stop: mention for mention in mentions if isinstance(mention.kind, Kind)}
    full: dict[str, Mention] = {}
    for pattern in (_DEFINED, _BRACKETED):
        for match in pattern.finditer(text):
            named = ends.get(match.start()) or ends.get(match.start() - 1)
            for short in _read_shorts(match):
                if named is None or short in full or short == named.text:
                    continue
                if _fits(text, named, short, pattern is _DEFINED):
                    full[short] = named
    return [mention for short in sorted(full) for mention in _occurrences(text, short, full[short], mentions)]


def _read_shorts(match: re.Match[str]) -> list[str]:
    """The short names in one pair of brackets."""
    more = match.groupdict().get("more") or ""
    return [match["short"], *(second["short"] for second in _MORE.finditer(more))]


def is_role(form: str) -> bool:
    """Whether `form` is what any firm is called in a notice: it stands for the one defined and is no name of it."""
    return _ROLES.fullmatch(form) is not None


def _fits(text: str, named: Mention, short: str, declared: bool) -> bool:
    joined = text[named.span.start - 1 : named.span.start] in _JOINTS and named.span.start > 0
    if declared:
        return not (joined and not _abbreviates(short, named.text)) and not short.startswith(_PAIRS)
    return named.kind in _ABBREVIATED and 2 * len(short) <= len(named.text) + 1 and _abbreviates(short, named.text)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in order (软洽会 in 软件合作洽谈会)."""
    rest = iter(long.casefold())
    return all(char in rest for char in short.casefold())


def _occurrences(text: str, short: str, named: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    starts = [mention.span.start for mention in mentions]
    found = []
    role = is_role(short)
    for match in re.finditer(re.escape(short), text):
        span = Span(match.start(), match.end())
        if role and text[span.start - 1 : span.start] in _PART_OF_ROLE:
            continue
        index = bisect_left(starts, span.stop)
        if any(
            m.span.overlaps(span) and m.span != span and not span.covers(m.span)
            for m in mentions[max(0, index - 3) : index]
        ):
            continue
        inner = tuple(m for m in mentions[max(0, index - 4) : index] if span.covers(m.span) and m.span != span)
        found.append(Mention(span, short, named.kind, "definitions.short", None, inner, named.text))
    return found
