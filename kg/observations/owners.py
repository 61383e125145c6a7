"""Whose a figure is by what it measures: 总投资, 占地 and 年产 are a project's, a 中标价 is nobody's but a project's.

An owner is looked for before the clause's subject (`kg.observations.subjects`): beside the figure, on the numbered line
of a list of projects, or among the projects named before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice

from kg.observations.indicators import strip_tail
from kg.observations.misnomers import measures_way
from kg.observations.seats import Draft
from kg.observations.wordings import load_wording
from kg.types import Entity, ResolvedArticle, Sentence
from kg.vocabulary import PLACES, Kind

_YIELDS = re.compile(
    "(?:[一二三四首]期)?(?:设计|规划)?(?:[年日月](?:产|处理|拆解|分拣|回收)|年可?发电|年供)|(?:[一二三首]期|前期)(?:投入|规模|用地)?$|(?:静态|动态|估算)(?:总)?投资$"
    "|(?:设计|规划)(?:年)?(?:产能|能力|规模)$|(?:总)?装机(?:容量)?$|总?库容$|养殖水体$"
)
"""What only a project has that the sentence named before."""
_FINISHED = re.compile(
    "(?:建成|投产|达产|投用|投运|完工|竣工)(?:投[产用运]|达[产效]|投入(?:使用|运营)|运营)?[之以]?后(?:，(?:[^。；]{0,40}，)?)?[^。；，已]{0,12}(?:[可将能]|预计)[^。；已累]{0,60}$"
)
"""What tells that the figures behind it are still to come."""
_OF_SEVERAL = re.compile("(?:[两几三四五六七八九十]|\\d+)(?:家|个|大)[^，。；]{0,8}$")
_ACTING = PLACES | {Kind.COMPANY, Kind.INSTITUTION}
_SEVERAL = ("这些项目", "上述项目", "这批项目")
_ITEM = re.compile(r"^\s*(?:\d{1,3}[.．、)）]|[（(]\d{1,3}[）)])\s*")
_FIELD = re.compile("[：:]")
_WHOLE = re.compile("[全本该][省市县区州]")
_SHORTEST = 2
"""No indicator has fewer characters."""
_LINES = 4
"""How many sentences a numbered item may run on for."""
_REACH = 240
"""How far before a figure, in characters, the project it speaks of may stand."""
_NOT_OWNER = frozenset("在向对从占比较与和及、给由被为到于把")
"""Before a name these make it no owner of the figure behind it."""
_OWNERS = frozenset({Kind.ZONE, Kind.PROJECT, Kind.COMPANY})
_SETTLED = frozenset({"each", "list", "rank", "breakdown", "change", "share"})


def find_owner(
    draft: Draft, resolved: ResolvedArticle, entities: Mapping[str, Entity], sentence: Sentence
) -> list[str]:
    """The entity that a figure belongs to by its wording; [] where its clause has to say."""
    if draft.rule.rpartition(".")[2] in _SETTLED:
        return []
    return (
        _find_item(draft, resolved, sentence)
        or _find_beside(draft, resolved, entities, sentence)
        or _find_short(draft, resolved, entities, sentence)
        or _find_project(draft, resolved, sentence)
    )


def is_promised(text: str, start: int, position: int) -> bool:
    """Whether a figure is what a work will bring when it is finished: 项目全部建成后，年可新增产值8亿元."""
    return _FINISHED.search(text, start, position) is not None


def _brings(draft: Draft, resolved: ResolvedArticle, sentence: Sentence) -> bool:
    """Whether a figure is what a work will bring, and its clause speaks of nobody else."""
    match = _FINISHED.search(resolved.article.text, sentence.span.start, draft.position)
    if match is None or _OF_SEVERAL.search(resolved.article.text, sentence.span.start, match.start()):
        return False
    named = range(_number_of(match.start(), resolved), _number_at(draft, resolved))
    return not any(resolved.mentions[number].kind in _ACTING for number in named)


def is_unowned(draft: Draft, kinds: Sequence[Kind]) -> bool:
    """Whether a figure that only projects have (总投资, 中标价) was left to something else."""
    contexts = load_wording().contexts
    if contexts["price"].search(draft.indicator) or measures_way(draft.indicator):
        return Kind.PROJECT not in kinds
    if draft.indicator.startswith(_SEVERAL):
        return False
    owned = contexts["deal"].fullmatch(draft.indicator) or contexts["later"].search(draft.indicator)
    return owned is not None and Kind.REGION in kinds and not draft.heads


def _find_beside(
    draft: Draft, resolved: ResolvedArticle, entities: Mapping[str, Entity], sentence: Sentence
) -> list[str]:
    """The name between which and the figure only the measure stands: A与B共同组建的[C基金]规模10亿元."""
    text, number = resolved.article.text, _number_at(draft, resolved) - 1
    if number < 0 or draft.quantity is None:
        return []
    mention = resolved.mentions[number]
    ids = [i for i in resolved.entities_of[number] if entities[i].kind in _OWNERS]
    start, stop = mention.span.start, mention.span.stop
    if not ids or start <= sentence.span.start or text[start - 1] in _NOT_OWNER:
        return []
    measure = strip_tail(text[stop : draft.position]).removeprefix("的")
    wording = load_wording()
    if not (wording.own.fullmatch(measure) or wording.metric.fullmatch(measure)):
        return []
    draft.indicator = measure
    return ids


def _find_short(
    draft: Draft, resolved: ResolvedArticle, entities: Mapping[str, Entity], sentence: Sentence
) -> list[str]:
    """The name whose last word the indicator begins with: (X产业)基金总规模, (Y)科学城产业规模."""
    short = load_wording().contexts["short"].match(draft.indicator)
    if not short or len(draft.indicator) - short.end() < _SHORTEST:
        return []
    start = resolved.article.paragraphs[sentence.paragraph].span.start
    for number in range(_number_at(draft, resolved) - 1, -1, -1):
        mention = resolved.mentions[number]
        if mention.span.start < start:
            break
        ids = [i for i in resolved.entities_of[number] if entities[i].kind in _OWNERS]
        if ids and mention.text.endswith(short.group()):
            draft.indicator = draft.indicator[short.end() :]
            return ids
    return []


def _find_item(draft: Draft, resolved: ResolvedArticle, sentence: Sentence) -> list[str]:
    """The project of a numbered item whose fields stand on lines of their own: 3. X项目 … 总投资：12亿元."""
    text = resolved.article.text
    field = _FIELD.search(text, sentence.span.start, draft.position)
    if not field or _WHOLE.search(text, sentence.span.start, draft.position):
        return []
    for item in islice(reversed(resolved.sentences[: sentence.index + 1]), _LINES):
        head = _ITEM.match(item.text)
        if not head:
            continue
        at = bisect_left(resolved.mentions, item.span.start, key=lambda m: m.span.start)
        first = next((n for n in range(at, min(at + 1, len(resolved.mentions)))), -1)
        named = first >= 0 and resolved.mentions[first].kind is Kind.PROJECT
        return list(resolved.entities_of[first]) if named else []
    return []


def _find_project(draft: Draft, resolved: ResolvedArticle, sentence: Sentence) -> list[str]:
    """The project named last before a figure that only projects have."""
    contexts = load_wording().contexts
    owned = contexts["deal"].fullmatch(draft.indicator) or contexts["price"].search(draft.indicator)
    later = contexts["later"].search(draft.indicator) or draft.indicator.startswith("项目占地")
    later = later or (not draft.heads and _brings(draft, resolved, sentence))
    if draft.indicator.startswith(_SEVERAL):
        return []
    if not (owned or later or measures_way(draft.indicator) or _YIELDS.match(draft.indicator)):
        return []
    mentions, paragraph = resolved.mentions, resolved.article.paragraphs[sentence.paragraph].span
    start = max(0, draft.position - _REACH) if later else paragraph.start
    for number in range(_number_at(draft, resolved) - 1, -1, -1):
        mention = mentions[number]
        if mention.span.start < start:
            break
        if mention.span.start < sentence.span.start and not later and mention.kind is Kind.ZONE:
            continue
        if mention.kind is Kind.PROJECT:
            listed = resolved.article.text.startswith(("、", "等"), mention.span.stop)
            return [] if listed else list(resolved.entities_of[number])
    return []


def _number_at(draft: Draft, resolved: ResolvedArticle) -> int:
    return _number_of(draft.position, resolved)


def _number_of(position: int, resolved: ResolvedArticle) -> int:
    return bisect_left(resolved.mentions, position, key=lambda m: m.span.start)
