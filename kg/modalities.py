"""Modality with scope, in the manner of ConText (Harkema et al. 2009): cue, direction, end of scope.

A cue of seeds/patterns/modality.tsv opens a scope that runs from the cue to the end of its clause, sentence, paragraph
or section (`section`: where it begins a sentence; `onward`: wherever it stands); a cue of scope `reset` closes an open
plan for the rest of its sentence and the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.deals import OF_DEALS, find_failed
from kg.seeds import Entry, load_lexicon
from kg.sums import within
from kg.types import Period, ResolvedArticle, Sentence
from kg.vocabulary import Kind, Modality, Predicate, ValueKind
from kg.works import NO_WORKS, OF_CONTRACTS, OF_WORKS, WorkScopes, find_work_scopes

_CLAUSE_STOP = re.compile(r"[，；。：！？\n]")
_TAKES_OBJECT = re.compile(
    r"将其?(?:旗下|下属|所属|自有)|将[^，。；]{1,28}?(?:作为|打造成|建设成|转化为|纳入|列为|视为|变成|落在|推向|写入|融入|转变为|上升为|摆在|放在|定为"
    r"|交给|连[在到成]|定[在点]|设[于在到]|落[在到户子于]|装[在进]|转[产为入到给]|提前|延[长至期]|推[迟到]|划入|收[入于]|麾下|锁定|集中在|移[到至]|迁[到至往入回]|搬[到至进入回]|发[到往给]|送[到往给]|拉[到至]|运[到往至]|改建[为成]|改造[为成]|改[成作]|并入|转让给|卖给|投向|收归|收入囊中|(?:整合|归入|揽入|收入)旗下|命名为|授予"
    r"|划[给归至]|划转[给至到]|过户[给至到]|出售给|出让给|抵押给|移交给|分给|安排在|设在|建在|更名为|升级为|改为|拆分为|引入|延伸[到至]|扩大[到至]|提高[到至]|提升[到至]|压缩[到至]|降[到至])"
)
"""将 that moves its object before the verb, and plans nothing."""
_AGREED_ON = frozenset({"约定", "商定", "议定", "意向", "承诺"})
"""What two that agree plan together: that they agree is done."""
_AGREEMENTS = frozenset({Predicate.SIGNED, Predicate.COOPERATES_WITH})
_DENIALS = frozenset({"没有", "否认", "拒绝", "谢绝", "婉拒", "无意", "不会", "不考虑", "不打算"})
_BACKS = frozenset({"支持", "鼓励"})
"""Who wants somebody to begin something says that it lies ahead; 支持 alone says nothing of the kind."""
_BEGUN = re.compile(
    "[^，；、。！？：\\n]{0,8}?(?:建设|创建|打造|设立|组建|发展|布局|争创|申报|申创|追加投资|增资|扩[建产]|新建|扩大投资)(?!的)"
)
_PARTS = frozenset({Predicate.PART_OF, Predicate.SUBSIDIARY_OF})
_STANDING_SAID = frozenset({Predicate.LOCATED_IN, Predicate.FOCUSES_ON, Predicate.HOLDS_POST})
STATES = frozenset({Predicate.PART_OF, Predicate.SUBSIDIARY_OF, Predicate.HOLDS_POST})
"""Predicates that hold when they are said, whatever the sentence plans or denies."""
_STANDING = frozenset({Predicate.COOPERATES_WITH, Predicate.FOCUSES_ON, Predicate.LOCATED_IN, Predicate.ESTABLISHES})
"""Relations that a sentence without a word of planning tells as they are, though the one before it spoke of plans."""
_REACHED = re.compile(
    "(?:已|正式|顺利|就|便){0,2}(?:开工|动工|投产|投用|投运|启用|开馆|开园|开业|建成|竣工|完工|封顶|通车|挂牌|揭牌|奠基|成立|落成|开通|下线|交付)"
)
_ACTORS = frozenset({Kind.REGION, Kind.ZONE, Kind.COMPANY, Kind.INSTITUTION, Kind.PERSON})
_TOLD = re.compile("[是则也]|位于|地处|[^，。；：]{0,6}?[了着过]")
"""What a name that begins a paragraph is followed by where the paragraph tells how things are."""
_HEAD = 2
_SUBJECT = 6
"""So many characters behind a ； begins the name that its part speaks of."""
_RANK = {"clause": 0, "sentence": 1, "paragraph": 2, "section": 3, "onward": 3}
_PLAN_HEADING = re.compile(r"[^，。；！？\n]{0,24}(?:工作|任务|目标)(?:安排|打算|计划|思路|部署|重点|举措)\s*")
"""A paragraph that is the heading of what a report sets out to do."""


@dataclass(frozen=True, slots=True)
class ModalityScopes:
    """Where in an article which modality holds: change points in text order, clause-wide negations, and clauses that
    only suppose what they tell, or report that it is rumoured."""

    starts: tuple[int, ...]
    values: tuple[Modality, ...]
    negated: tuple[tuple[int, int], ...]
    supposed: tuple[tuple[int, int], ...] = ()
    works: WorkScopes = NO_WORKS
    carried: frozenset[int] = frozenset()
    agreed: tuple[tuple[int, int], ...] = ()
    denied: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    failed: tuple[tuple[int, int], ...] = ()

    def of(self, predicate: Predicate, position: int) -> Modality:
        """The modality of a statement of this relation; of works, what the sentence tells behind them counts too."""
        modality = self.at(position)
        if modality is Modality.NEGATED and self._is_denied_deed(predicate, position):
            modality = Modality.FACT
        if modality is Modality.PLANNED and self._is_told_as_done(predicate, position):
            return Modality.FACT
        if modality is Modality.PLANNED and any(start <= position < stop for start, stop in self.apart):
            modality = Modality.FACT
        if predicate in OF_CONTRACTS and self.works.is_called_off(position):
            return Modality.NEGATED
        if predicate in OF_DEALS and any(start <= position < stop for start, stop in self.failed):
            return Modality.NEGATED
        later = self.works.at(position) if predicate in OF_WORKS else Modality.FACT
        return later if modality is Modality.FACT or later is Modality.NEGATED else modality

    def _is_denied_deed(self, predicate: Predicate, position: int) -> bool:
        """Whether a negation denies what somebody did, not what is said of him beside it: 董事长[乙]没有请客."""
        if predicate in _PARTS:
            return True
        return predicate in _STANDING_SAID and any(start <= position < stop for start, stop in self.denied)

    def _is_told_as_done(self, predicate: Predicate, position: int) -> bool:
        """Whether a plan around `position` says nothing of this relation: one that an earlier sentence has opened, or
        what those who agree plan."""
        if predicate in _STANDING and bisect_right(self.starts, position) - 1 in self.carried:
            return True
        return predicate in _AGREEMENTS and any(start <= position < stop for start, stop in self.agreed)

    def is_supposed(self, position: int) -> bool:
        """Whether what is told at `position` is a condition or a rumour, which nothing is stated of."""
        return any(start <= position < stop for start, stop in self.supposed)

    def at(self, position: int) -> Modality:
        """The modality of a statement whose trigger stands at `position` of the article's text."""
        if any(start <= position < stop for start, stop in self.negated):
            return Modality.NEGATED
        index = bisect_right(self.starts, position) - 1
        return self.values[index] if index >= 0 else Modality.FACT


@lru_cache(maxsize=1)
def _cues() -> tuple[AhoCorasick, tuple[Entry, ...]]:
    entries = tuple(load_lexicon().table("patterns/modality"))
    automaton = AhoCorasick(
        [e.form for e in entries], implementation=Implementation.DFA, matchkind=MatchKind.LeftmostLongest
    )
    return automaton, entries


def find_modality_scopes(resolved: ResolvedArticle) -> ModalityScopes:
    """The scopes of one article."""
    text = resolved.article.text
    automaton, entries = _cues()
    hits = [
        (start, stop, entries[index])
        for index, start, stop in automaton.find_matches_as_indexes(text)
        if _holds(text, start, stop, entries[index]) and not _is_in_name(resolved, start)
        if entries[index].form not in _BACKS or _is_backed(resolved, stop)
    ]
    starts: list[int] = []
    values: list[Modality] = []
    aside: dict[str, list[tuple[int, int]]] = {"negated": [], "supposed": []}
    carried: set[int] = set()
    agreed: list[tuple[int, int]] = []
    denied: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    carry = -1
    paragraph = -1
    at = 0
    for sentence in resolved.sentences:
        if sentence.paragraph != paragraph:
            carry = _enter_paragraph(resolved, sentence, carry)
            paragraph = sentence.paragraph
        if _PLAN_HEADING.fullmatch(sentence.text):
            carry = _RANK["section"]
        if carry >= 1 and (_begins_in_past(resolved, sentence) or _tells_past_stage(resolved, sentence)):
            carry = -1
        if carry == _RANK["paragraph"]:
            carried.add(len(starts))
        starts.append(sentence.span.start)
        values.append(Modality.PLANNED if carry >= 1 else Modality.FACT)
        values_at_head, planned_cues = values[-1], list[int]()
        past = _find_past_clauses(resolved, sentence)
        while at < len(hits) and hits[at][0] < sentence.span.stop:
            start, stop, entry = hits[at]
            at += 1
            if start < sentence.span.start:
                continue
            past = _end_plan(past, start, starts, values)
            if entry.form in _DENIALS:
                denied.append(_clause(text, sentence, start))
            if entry.form in _AGREED_ON and values[-1] is Modality.FACT:
                agreed.append(_clause(text, sentence, start))
            carry = _apply(text, sentence, (start, stop), entry, carry, starts, values, aside)
            if entry.fields["modality"] == "planned":
                planned_cues.append(start)
        _end_plan(past, sentence.span.stop, starts, values)
        if carry == 1:
            carry = -1
        if values_at_head is Modality.FACT and planned_cues:
            apart += _find_apart(resolved, sentence, planned_cues)
    return ModalityScopes(
        tuple(starts),
        tuple(values),
        tuple(aside["negated"]),
        tuple(aside["supposed"]),
        find_work_scopes(resolved),
        frozenset(carried),
        tuple(agreed),
        tuple(denied),
        tuple(apart),
        tuple(place for sentence in resolved.sentences for place in find_failed(text, sentence)),
    )


def _find_past_clauses(resolved: ResolvedArticle, sentence: Sentence) -> list[int]:
    """Where clauses begin, but for the sentence's first, with a period that was over when the article was published."""
    own, text = resolved.article.published, resolved.article.text
    return [
        m.span.start
        for m in within(resolved.mentions, sentence.span, ValueKind.PERIOD)
        if isinstance(m.value, Period) and m.value.stop < own[: len(m.value.stop)] and text[m.span.start - 1] in "，；"
    ]


def _end_plan(past: list[int], stop: int, starts: list[int], values: list[Modality]) -> list[int]:
    """Ends an open plan at the clauses of `past` before `stop` (甲将与乙开发丙，|2023年收购丁); the other clauses."""
    for start in (start for start in past if start < stop):
        if values[-1] is Modality.PLANNED and starts[-1] < start:
            starts.append(start)
            values.append(Modality.FACT)
    return [start for start in past if start >= stop]


def _find_apart(resolved: ResolvedArticle, sentence: Sentence, cues: list[int]) -> list[tuple[int, int]]:
    """The parts of a sentence behind a ； that name their own subject and plan nothing, where the plan of another part
    is told of somebody, not of all (甲市与乙签约，拟投2亿元；丙市与丁签约)."""
    text, mentions = resolved.article.text, resolved.mentions
    head = _next_name(resolved, sentence.span.start)
    if head is None or mentions[head].span.start >= cues[0]:
        return []
    found, start = [], text.find("；", sentence.span.start, sentence.span.stop) + 1
    while start:
        following = text.find("；", start, sentence.span.stop) + 1
        stop = following or sentence.span.stop
        name = _next_name(resolved, start)
        named = name is not None and mentions[name].span.start - start <= _SUBJECT
        if named and "提出" not in text[start:stop] and not any(start <= cue < stop for cue in cues):
            found.append((start, stop))
        start = following
    return found


def _next_name(resolved: ResolvedArticle, position: int) -> int | None:
    """The number of the first name that begins at or behind a place of the text."""
    number = bisect_left(resolved.mentions, position, key=lambda m: m.span.start)
    while number < len(resolved.mentions) and not isinstance(resolved.mentions[number].kind, Kind):
        number += 1
    return number if number < len(resolved.mentions) else None


def _apply(
    text: str,
    sentence: Sentence,
    place: tuple[int, int],
    entry: Entry,
    carry: int,
    starts: list[int],
    values: list[Modality],
    aside: dict[str, list[tuple[int, int]]],
) -> int:
    start, _ = place
    clause_start, clause_stop = _clause(text, sentence, start)
    modality, scope = entry.fields["modality"], entry.fields["scope"]
    if modality in aside:
        aside[modality].append((clause_start, clause_stop))
        return carry
    if modality == "fact":
        planned_here = values[-1] is Modality.PLANNED and starts[-1] >= clause_start and carry >= 0
        starts.append(
            start if planned_here else max(clause_start, starts[-1])
        )  # 甲拟建的乙厂已…: what it plans stays planned
        values.append(Modality.FACT)
        return -1
    rank = _RANK[scope]
    if scope == "section" and start > sentence.span.start + _HEAD:
        rank = 0 if start == clause_start else 1  # …，明年投产: no head of a section on what is to come
    starts.append(max(starts[-1], clause_start))
    values.append(Modality.PLANNED)
    if rank == 0 and carry < 1:
        starts.append(clause_stop)
        values.append(Modality.FACT)
    return max(carry, rank) if rank else carry


def _enter_paragraph(resolved: ResolvedArticle, sentence: Sentence, carry: int) -> int:
    """What is left of an open plan where a new paragraph begins."""
    role = resolved.article.paragraphs[sentence.paragraph].role
    if role != "body":
        return -1
    before = resolved.article.text[max(0, sentence.span.start - 4) : sentence.span.start].rstrip()
    if carry >= 1 and (
        before.endswith(("：", "——", "；")) or sentence.text.startswith(("同时", "此外", "另外", "其中"))
    ):
        return carry
    return carry if carry == _RANK["section"] and not _is_named_first(resolved, sentence) else -1


def _is_named_first(resolved: ResolvedArticle, sentence: Sentence) -> bool:
    """Whether a paragraph begins with a name that it says something of (|驻马店是…基地): no list of what is planned."""
    name = _next_name(resolved, sentence.span.start)
    if name is None or resolved.mentions[name].kind not in _ACTORS:
        return False
    span = resolved.mentions[name].span
    return span.start == sentence.span.start and _TOLD.match(resolved.article.text, span.stop) is not None


def _begins_in_past(resolved: ResolvedArticle, sentence: Sentence) -> bool:
    """Whether a sentence begins with a period that was over when the article was published."""
    number = bisect_left(resolved.mentions, sentence.span.start, key=lambda m: m.span.start)
    if number == len(resolved.mentions) or not resolved.article.published:
        return False
    first = resolved.mentions[number]
    return (
        first.span.start - sentence.span.start <= 2
        and isinstance(first.value, Period)
        and first.value.stop < resolved.article.published[: len(first.value.stop)]
    )


def _tells_past_stage(resolved: ResolvedArticle, sentence: Sentence) -> bool:
    """Whether a sentence tells what was reached on a day that is past (甲馆由乙兴建，去年12月开馆)."""
    own, text = resolved.article.published, resolved.article.text
    return any(
        isinstance(m.value, Period)
        and m.value.stop < own[: len(m.value.stop)]
        and _REACHED.match(text, m.span.stop, sentence.span.stop) is not None
        for m in within(resolved.mentions, sentence.span, ValueKind.PERIOD)
    )


def _clause(text: str, sentence: Sentence, position: int) -> tuple[int, int]:
    start = sentence.span.start
    for match in _CLAUSE_STOP.finditer(text, sentence.span.start, sentence.span.stop):
        if match.start() >= position:
            return start, match.end()
        start = match.end()
    return start, sentence.span.stop


def _is_in_name(resolved: ResolvedArticle, position: int) -> bool:
    """Whether a position lies inside a name (启动全球营运商计划): words of names say nothing of what is planned."""
    number = bisect_right(resolved.mentions, position, key=lambda m: m.span.start) - 1
    if number < 0:
        return False
    mention = resolved.mentions[number]
    return isinstance(mention.kind, Kind) and mention.span.start < position < mention.span.stop


def _is_backed(resolved: ResolvedArticle, position: int) -> bool:
    """Whether somebody named at `position` is to begin something: (支持)|云溪高新区创建…."""
    number = bisect_left(resolved.mentions, position, key=lambda m: m.span.start)
    if number == len(resolved.mentions) or resolved.mentions[number].span.start > position + 2:
        return False
    return _BEGUN.match(resolved.article.text, resolved.mentions[number].span.stop) is not None


def _holds(text: str, start: int, stop: int, entry: Entry) -> bool:
    before, after = entry.fields["not_after"], entry.fields["not_before"]
    if before and text.endswith(tuple(before.split()), max(0, start - 8), start):
        return False
    if after and text.startswith(tuple(after.split()), stop):
        return False
    return not (entry.form == "将" and _TAKES_OBJECT.match(text, start))
