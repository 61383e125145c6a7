"""References that are not names: 该区, 全市, 公司, 双方, and joint short names such as “两区”.

An anaphor becomes a mention whose finder begins with "anaphors."; it is tied to what it means or dropped, and never
becomes an alias.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.seeds import Entry, load_lexicon
from kg.types import Article, Mention, Span
from kg.vocabulary import Kind

_JOINT = re.compile(r"[（(](?:以下)?(?:并|合|统|简)称(?:为)?[“‘\"]?(?P<short>[^”’\"，。）)]{1,12})[”’\"]?[，、）)]")
_LINKS = "在是为对由从于把使让与和及"
_FIRM_BEFORE = (
    "收购",
    "持有",
    "成为",
    "入股",
    "增资",
    "认购",
    "转让",
    "出售",
    "告诉",
    "向",
    "将",
    "助力",
    "支持",
    "增持",
    "减持",
)
"""What may stand before 公司 where it means the one that is spoken of."""
_ROW_WORDS = tuple("业政动为程走")
"""With what 行 begins another word."""
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")


@lru_cache(maxsize=1)
def _table() -> tuple[AhoCorasick, tuple[Entry, ...]]:
    entries = tuple(load_lexicon().table("patterns/anaphors"))
    automaton = AhoCorasick(
        [e.form for e in entries], implementation=Implementation.DFA, matchkind=MatchKind.LeftmostLongest
    )
    return automaton, entries


def find_joint_names(article: Article, mentions: Sequence[Mention]) -> dict[str, tuple[Mention, ...]]:
    """Short form → the names it stands for together: the coordination before 以下简称.

    A form defined for one name only is left to the finders (`Mention.defined`).
    """
    found: dict[str, tuple[Mention, ...]] = {}
    for match in _JOINT.finditer(article.text):
        members: list[Mention] = []
        stop = match.start()
        for mention in sorted((m for m in mentions if m.span.stop <= match.start()), key=lambda m: -m.span.stop):
            between = article.text[mention.span.stop : stop].strip('“”‘’"')
            if not isinstance(mention.kind, Kind) or between not in ("", "、", "和", "与", "及"):
                break
            members.append(mention)
            stop = mention.span.start
        if len(members) > 1:
            found[match.group("short")] = tuple(reversed(members))
    return found


def find_anaphors(
    article: Article, mentions: Sequence[Mention], joint: dict[str, tuple[Mention, ...]]
) -> list[tuple[Mention, str]]:
    """Anaphors that stand outside every name, each with its choice (topic, last, pair, joint), in text order."""
    automaton, entries = _table()
    text = article.text
    starts = [m.span.start for m in mentions]
    found: list[tuple[Mention, str]] = []
    for form, members in sorted(joint.items()):
        for match in re.finditer(re.escape(form), text):
            span = Span(match.start(), match.end())
            kind = members[0].kind
            if not _covered(mentions, starts, span):
                found.append((Mention(span, form, kind, "anaphors.joint"), "joint"))
    for index, start, stop in automaton.find_matches_as_indexes(text):
        entry, span = entries[index], Span(start, stop)
        choice = entry.fields["choice"].replace("joint", "group")  # 两区 that no bracket defines are counted ones
        if entry.form in joint or _covered(mentions, starts, span, choice == "group"):
            continue
        if entry.form.endswith("行") and text[stop : stop + 1] in _ROW_WORDS:
            continue  # 该|行业, 我|行动: no bank
        if choice == "pair" and _ends_at(mentions, starts, start):
            continue  # A、B双方: their class, not another name of theirs
        if choice == "group" and not (
            _opens_clause(text, start, stop) and not _names_in_clause(mentions, starts, text, start)
        ):
            continue  # A、B与C2007年三方共建: their class too
        if choice in ("topic", "last") and not entry.form.startswith(("该", "全", "我")):
            before = text[start - 1 : start] if start else ""
            own = entry.form == "公司" and text.endswith(_FIRM_BEFORE, 0, start)
            if _WORD.match(before) and before not in _LINKS and not own and not _follows_word(text, start):
                continue
        kind = Kind(entry.fields["kinds"].split()[0])
        found.append((Mention(span, entry.form, kind, f"anaphors.{choice}"), choice))
    return sorted(found, key=lambda item: item[0].span)


@lru_cache(maxsize=1)
def _arrivals() -> tuple[str, ...]:
    groups = {"settle", "attract", "located"}
    return tuple(e.form for e in load_lexicon().table("patterns/relations") if groups & set(e.fields["groups"].split()))


def _follows_word(text: str, start: int) -> bool:
    """Whether a verb of coming (落户园区) or an adverbial (所以公司) stands before: then the word behind
    it is no part of a name."""
    return text.endswith(_arrivals(), max(0, start - 6), start) or text.endswith(
        _adverbials(), max(0, start - 6), start
    )


@lru_cache(maxsize=1)
def _adverbials() -> tuple[str, ...]:
    return tuple(e.form for e in load_lexicon().table("patterns/adverbials") if len(e.form) > 1)


def anaphor_kinds(form: str) -> frozenset[Kind]:
    """The kinds that an anaphor of the table may stand for."""
    return _kinds_by_form().get(form, frozenset())


@lru_cache(maxsize=256)
def anaphor_classes(form: str) -> tuple[str, ...]:
    """Further class words of the zones that the anaphor may stand for (开发区: 经开区, 高新区)."""
    return next((tuple(e.fields["classes"].split()) for e in _table()[1] if e.form == form), ())


@lru_cache(maxsize=1)
def _kinds_by_form() -> dict[str, frozenset[Kind]]:
    return {e.form: frozenset(Kind(k) for k in e.fields["kinds"].split()) for e in _table()[1]}


_GROUP_BEFORE = "，。；：！？“\n,;年月日是"
_GROUP_ACTS = re.compile(
    "(?:企业|公司|单位|机构|高校|园区|政府|集团)?(?!合计|合共|共计|共有|在内)(?:[将还也各都均又已曾拟就在于签合约]|共[同建]|联[合手]|携手|计划|先后|随后|决定|商定|此前"
    "|[去今]年|当[天日]|正|有望|双双|分别|强强|协同|依托|立足|合力|同心|抱团|相互|互相)"
)
"""What stands before and behind 三方, 两家 where they speak of parties named before."""


def _opens_clause(text: str, start: int, stop: int) -> bool:
    """Whether counted parties (三方, 两家) head a clause and act in it."""
    before = text[start - 1 : start]
    heads = not before or before in _GROUP_BEFORE or text.endswith(_adverbials(), max(0, start - 6), start)
    return heads and _GROUP_ACTS.match(text, stop) is not None


def _names_in_clause(mentions: Sequence[Mention], starts: Sequence[int], text: str, position: int) -> bool:
    """Whether a name stands before `position` in its clause."""
    clause = max(text.rfind(mark, 0, position) for mark in "，。；：\n") + 1
    index = bisect_left(starts, position)
    return any(m.span.start >= clause and isinstance(m.kind, Kind) for m in mentions[max(0, index - 3) : index])


def _ends_at(mentions: Sequence[Mention], starts: Sequence[int], position: int) -> bool:
    """Whether a name ends at `position`."""
    index = bisect_left(starts, position)
    return any(m.span.stop == position and isinstance(m.kind, Kind) for m in mentions[max(0, index - 2) : index])


def _covered(mentions: Sequence[Mention], starts: Sequence[int], span: Span, names: bool = False) -> bool:
    """Whether a mention stands over `span`; with `names` a figure does not count (两家 is one)."""
    index = bisect_left(starts, span.stop)
    near = mentions[max(0, index - 2) : index]
    return any(m.span.overlaps(span) and (isinstance(m.kind, Kind) or not names) for m in near)
