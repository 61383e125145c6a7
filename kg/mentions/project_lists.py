"""Projects named in lists: members that share a class word, that a class closes, or that a verb of building governs."""

from __future__ import annotations

import re

from kg.mentions.phrases import Ground, make_mention, walk_list
from kg.mentions.project_contexts import Contexts
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import is_proper

COUNTED_AFTER = re.compile(r"(?:约|近|超|共|达|逾)?[0-9]+(?:余|多)?[个项条座]")
COUNT_LEFT = re.compile(r"第?[0-9一二三四五六七八九十百千两几多数余]+(?:个|项|批|大|条|座|件|处|类|次)")
_GOVERNED = re.compile(
    r"了?(?P<list>[^，。；：！？、\n等]{4,24}(?:[、和][^，。；：！？、\n等]{4,24}){1,8})(?=[，。；\n])"
)
_COUNTED_IN = re.compile(r"[0-9]+(?:余|多)?(?:个|家|座|所|处|项|台|套|亩|万|公里|平方)")
_SIZE = re.compile("[（(][^（）()]{0,12}?[0-9.]+[^（）()]{1,12}[）)]$")
_LONGEST_MEMBER = 20
_SIBLING = 5
"""A member without class word beside a project has five characters at least."""
_MEMBER = 4
"""A member of a list that a verb of building governs has four characters at least."""


def find_listed(ground: Ground, contexts: Contexts, heads: dict[int, Hit]) -> list[Mention]:
    """The members of lists closed by 等 and a class word: 推进A、B、C等重大项目建设."""
    found: list[Mention] = []
    for close in contexts.closers:
        spans = [_drop_sum(ground, span) for span in walk_list(ground, close, close)]
        left, right = contexts.before(spans[0].start), contexts.after(contexts.closers[close])
        told = {left, right}
        if not told & {"build", "start"} and not (told & {"sign", "run"} and contexts.is_open(close)):
            continue
        if COUNTED_AFTER.match(ground.text, contexts.closers[close]) and left != "sign":
            continue
        firms = {m.span for m in ground.names if m.kind is Kind.COMPANY}
        members = [s for s in spans if len(s) >= 3 and s not in firms]
        members = [s for s in members if not contexts.is_generic(ground.text[s.start : s.stop])]
        known = (
            {m.span for m in ground.names if m.kind in (Kind.ZONE, Kind.INSTITUTION)}
            if close in contexts.told
            else set()
        )
        members = [s for s in members if s not in known]
        if any(_is_specific(ground, heads, s) for s in members):
            found += [make_mention(ground, s, Kind.PROJECT, "projects.list") for s in members]
    return found


def find_governed(ground: Ground, contexts: Contexts, heads: dict[int, Hit]) -> list[Mention]:
    """The members without class word of a list that a verb of building governs and a clause closes, beside one that has
    a class word: 建成甲科技城、乙赛道、丙书院."""
    found: list[Mention] = []
    for start, (_, group) in contexts.verbs_by_stop.items():
        clause = _GOVERNED.match(ground.text, start) if group == "build" else None
        if clause is None:
            continue
        spans = walk_list(ground, clause.end(), clause.end())
        if len(spans) < 2 or spans[0].start != clause.start("list"):
            continue
        if any(span.stop in heads for span in spans) and all(
            span.stop in heads or _is_member(ground, contexts, span) for span in spans
        ):
            new = [span for span in spans if span.stop not in heads and span.stop not in ground.closed]
            found += [make_mention(ground, span, Kind.PROJECT, "projects.list") for span in new]
    return found


def _drop_sum(ground: Ground, span: Span) -> Span:
    """`span` without what it costs or how large it is, in brackets at its end: 甲项目|（总投资8.5亿元）."""
    size = _SIZE.search(ground.text, span.start, span.stop)
    return Span(span.start, size.start()) if size and size.start() > span.start else span


def _is_member(ground: Ground, contexts: Contexts, span: Span) -> bool:
    """Whether a member of a list that is built may be a work by itself: no company, no count, no mere trade."""
    text = ground.text[span.start : span.stop]
    named = bool(ground.inner(span)) or is_proper(text)
    plain = contexts.is_generic(text) or contexts.is_trade(text) or COUNT_LEFT.match(text) or _COUNTED_IN.search(text)
    return named and not plain and _MEMBER <= len(text) <= _LONGEST_MEMBER


def _is_specific(ground: Ground, heads: dict[int, Hit], span: Span) -> bool:
    """Whether a list member is recognisably a name: it holds a name, a quotation, a class word or a phase."""
    text = ground.text[span.start : span.stop]
    marked = text[-1] in "”’）)期" or re.search(r"[A-Z0-9“]", text) is not None
    return marked or span.stop in heads or bool(ground.inner(span)) or is_proper(text)


def read_siblings(ground: Ground, contexts: Contexts, mention: Mention, hit: Hit) -> list[Mention]:
    """The members before a work that share its class word: A产业城、B工厂、C产业园项目落户."""
    if hit.entry.form != "项目" or ground.text[mention.span.start - 1 : mention.span.start] != "、":
        return []
    siblings = []
    for span in [_drop_sum(ground, span) for span in walk_list(ground, hit.stop, hit.start)[:-1]]:
        name = ground.closed.get(span.stop)
        text = ground.text[span.start : span.stop]
        named = name is not None and name.span == span
        if len(text) >= _SIBLING and not named and is_proper(text) and not contexts.is_generic(text):
            siblings.append(make_mention(ground, span, Kind.PROJECT, "projects.list"))
    return siblings
