"""What a figure that no rule names may count: guesses, between which a network chooses (kg.observations.choosing).

Its name may stand behind it (9家|上市公司) or before it (租了|6000平方米), be that of a figure in the same unit (深圳：
15016.9亿元), or what its unit mostly measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.figures import load_figures
from kg.observations.groups import Group
from kg.observations.indicators import Growth, read_growth
from kg.observations.seats import Draft
from kg.observations.trails import PLAIN, REFERS, Trail
from kg.observations.wordings import load_wording
from kg.seeds import Entry
from kg.vocabulary import ValueKind
from kg.words import Word, tag

RULE = "guessed"
"""How the rule of a guess begins."""
_NEVER = frozenset({"a few things in characters", "a change of rank", "a factor"})
"""Reasons for which a figure is refused that hold whatever it is called: an annotator in thirty takes it down."""
_BEHIND, _BEFORE = 14, 14
"""So many characters behind a figure and before it are read."""
_STOPS = re.compile("[，。；、：！？（）()“”《》\\n—]")
_STAKE = re.compile("的?(?:股|权益)")
"""What stands behind a share of a firm that is bought or held: a deal's, no measure of anybody's."""
_NOUNS = ("n", "a", "b", "j", "l", "v", "x", "eng", "i")
"""Parts of speech of words that a name may hold; behind a figure a verb can only begin it."""
_LIGHT = frozenset("为达约近超共已有仅还则在了是只将到余多各再也又就要从由以把被对向和与及或的等中")
"""Words of one character that lead to a figure and name nothing."""
_QUALITIES = frozenset({"a", "b", "v", "ad"})
"""Parts of speech of words that end no noun: 22个|工业[新兴]及优势产业."""
_SUMS = frozenset({"总", "合计", "平均", "全部", "总计"})
"""Words behind a noun that begin what the next figure tells of it: 10家离岛免税店|总销售额601亿元."""
_VERBS = frozenset({"v", "vd", "vi", "a", "ad"})
"""Parts of speech of words that alone name nothing that can be measured: 租用 is told as 租用面积."""
_WHOLES = frozenset(
    {"世界", "全国", "全球", "国内", "全省", "全市", "全区", "全县", "平均", "同期", "以上", "其他", "一个"}
)
"""Words that lead to a figure and name what it is compared with."""
_SHORTEST, _WORDS = 2, 4


def list_guesses(trail: Trail, told: Mapping[str, str]) -> Iterator[Draft]:
    """A draft for each name that a refused figure of a sentence may have; `told` are the names of the figures told
    last before the sentence, by unit."""
    groups = trail.groups
    for group, reason in trail.left:
        if reason in _NEVER:
            continue
        for figure in group.figures:
            if _STAKE.match(groups.text, groups.mentions[figure].span.stop):
                continue
            names: dict[str, str] = {}
            change = read_growth(group.before) if groups.family(figure) in PLAIN else None
            listed = _list_changes(trail, figure, change, told) if change else _list_names(trail, figure, told)
            for rule, name in listed:
                names.setdefault(name, rule)
            for name, rule in names.items():
                yield _make_draft(trail, group, figure, name, rule, reason)


def _make_draft(trail: Trail, group: Group, figure: int, name: str, rule: str, reason: str) -> Draft:
    groups = trail.groups
    at = groups.mentions[figure].span.start
    family, quantity = groups.family(figure), groups.quantity(figure)
    return Draft(name, quantity, family, at, group.part, f"{RULE}.{rule}", group.heads, group.place, reason=reason)


def _list_names(trail: Trail, figure: int, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(rule, name) of each guess."""
    family, unit = trail.groups.family(figure), trail.groups.quantity(figure).unit
    for entry in _load_measured("alone").get(family, ()):
        if unit not in entry.fields["not_with"].split():
            yield "measured", entry.form
    yield from _list_like(trail, figure, told)
    if before := _read_before(trail, figure):
        yield "before", before
    if behind := _read_behind(trail, figure):
        yield "behind", behind


def _list_like(trail: Trail, figure: int, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names of the nearest figures in the same unit."""
    unit, at = trail.groups.quantity(figure).unit, trail.groups.mentions[figure].span.start
    if unit in told:
        yield "told", told[unit]
    beside = [draft for draft in trail.drafts if draft.quantity and draft.quantity.unit == unit]
    if later := next((draft for draft in beside if draft.position > at), None):
        yield "later", later.indicator
    if earlier := next((draft for draft in reversed(beside) if draft.position < at), None):
        yield "earlier", earlier.indicator


def _list_changes(trail: Trail, figure: int, change: Growth, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a sum or count is called by which something grew: 存款余额…，比年初增加256.8亿元 is no 存款余额, but
    存款余额增加."""
    if change.np and not REFERS.match(change.np):
        yield "before", f"{change.np}{change.cue}"
        return
    like = [(rule, name) for rule, name in _list_like(trail, figure, told) if rule != "later"]
    yield from ((rule, f"{name}{change.cue}") for rule, name in like[-1:])


def _read_behind(trail: Trail, figure: int) -> str:
    """The noun behind a figure: 9家|上市公司, 2.6亿元|C轮融资. What is counted is no measure (41家企业业务
    规模)."""
    groups = trail.groups
    start = groups.mentions[figure].span.stop
    number = figure + 1
    named = groups.mentions[number].span.start if number < len(groups.mentions) else len(groups.text)
    kept: list[Word] = []
    for word in tag(_STOPS.split(groups.text[start : min(start + _BEHIND, named)])[0]):
        if not word.tag.startswith(_NOUNS) or (kept and (word.tag == "v" or word.text in _SUMS)):
            break
        kept.append(word)
    kept = kept[:_WORDS]
    while kept and kept[-1].tag in _QUALITIES:
        kept.pop()
    name = _join(kept)
    counted = groups.family(figure) == "count"
    return "" if counted and load_wording().metric.search(name) else name


def _read_before(trail: Trail, figure: int) -> str:
    """The words that lead to a figure: 租了|6000平方米, 规模|268亿元. Those right behind another figure are of that
    one (50家|企业近600件专利); what grew so is no measure (国有企业增长四成)."""
    groups = trail.groups
    stop = groups.mentions[figure].span.start
    before = groups.mentions[figure - 1] if figure else None
    start = max(stop - _BEFORE, before.span.stop if before else 0)
    text = _STOPS.split(groups.text[start:stop])[-1]
    while tail := load_wording().tail.search(text):
        if not tail.group():
            break
        text = text[: tail.start()]
    words = tag(text)
    while words and (words[-1].text in _LIGHT or not words[-1].tag.startswith(_NOUNS)):
        words.pop()
    kept: list[Word] = []
    for word in reversed(words):
        if word.text in _LIGHT or not word.tag.startswith(_NOUNS):
            break
        kept.append(word)
    counted = before and before.kind is ValueKind.QUANTITY and groups.text.startswith(text, before.span.stop)
    if counted and len(kept) == len(words) == 1:
        return ""
    kept = kept[:_WORDS][::-1]
    name = _join(kept)
    if not name or name in _WHOLES or name.endswith("均") or load_wording().growth.search(name):
        return ""
    done = _load_measured("done").get(groups.family(figure))
    return name + done[0].form if done and all(word.tag in _VERBS for word in kept) else name


def _join(words: list[Word]) -> str:
    name = "".join(word.text for word in words)
    return name if len(name) >= _SHORTEST else ""


@lru_cache(maxsize=2)
def _load_measured(role: str) -> Mapping[str, tuple[Entry, ...]]:
    """What the units of each family measure: alone, or where only a verb tells what was done."""
    measured: dict[str, tuple[Entry, ...]] = {}
    for entry in load_figures("measured_things"):
        if role in entry.fields["role"].split():
            measured[entry.fields["family"]] = (*measured.get(entry.fields["family"], ()), entry)
    return measured
