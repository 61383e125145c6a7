"""Where a clause without a place happens, of relations that want the narrowest place: the zone or the site that the
sentence has named last, and never a whole province."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.seeds import load_lexicon
from kg.types import Entity, Sentence
from kg.vocabulary import Kind, Predicate

SITED = frozenset({Predicate.LOCATED_IN, Predicate.SETTLED_IN})
"""The relations whose place is the narrowest one stated."""
BRINGS = frozenset({"settledIn.place_attracts", "settledIn.among_them"})
"""The rules whose place is who acts: where a company is the subject, it brings somebody to itself (甲公司…，引入乙)."""
WORKS = frozenset({"locatedIn.works_in_places", "locatedIn.works_there_too"})
"""The rules of a firm's works: works in so many provinces tell of no place of the firm."""

_SITE = re.compile("(?:园|园区|产业城|小镇|新城|大厦|广场|港区|孵化器|加速器)$")
_OTHER_PLACE = re.compile(
    "(?:从|由|自|自于|来自|隶属|隶属于|属于|位于|坐落于|坐落在|地处|毗邻|紧邻|邻近|靠近|与|和|跟|同|向|对|离开|告别|距|距离|、)$"
)
"""What stands before a place where the next clause does not happen (从甲高新区搬来，…)."""
_LABEL = re.compile("[】〕：:｜|]|(?:方面|这边|那边|一侧)[，：]")
"""What stands behind a place that heads an item (【甲市】…; 甲市方面，…)."""
_OPENS = re.compile(r"^[\s■●◆▲△★▷▶►◎·•【〔\[（(一二三四五六七八九十0-9、.）)]*$")


def heads_item(text: str, sentence: Sentence, start: int, stop: int) -> bool:
    """Whether the place between `start` and `stop` is the label of what the sentence tells."""
    return _LABEL.match(text, stop) is not None and _OPENS.match(text[sentence.span.start : start]) is not None


def stands_apart(text: str, start: int) -> bool:
    """Whether the place that begins at `start` is named as another one, where what follows does not happen."""
    return _OTHER_PLACE.search(text[max(0, start - 4) : start]) is not None


def is_site(entity: Entity) -> bool:
    """Whether firms may move into a project: a park or a tower."""
    return entity.kind is Kind.PROJECT and _SITE.search(entity.name) is not None


_NAMELESS = re.compile(
    "(?:^|[，；：])(?:这[个座条]|该|此|两个)?(?:项目|工程|基地|车间|工厂|新厂|老厂|厂区|投资方|产线|生产线|总投资|协议)(?![^，；]{0,2}[：、])"
)
"""A work without a name as the subject of a clause: where it stands is told, not where its builder does."""


def find_nameless_work(said: str) -> int:
    """Where the last work without a name is the subject of a clause of `said`; -1 where none is."""
    return max((found.end() for found in _NAMELESS.finditer(said)), default=-1)


@lru_cache(maxsize=4096)
def _is_wide(name: str) -> bool:
    entry = load_lexicon().get(name, "gazetteer/regions")
    if entry is not None:
        return entry.fields["level"] == "1" and not entry.fields["name"].endswith("市")
    return load_lexicon().get(name, "gazetteer/areas") is not None


def is_wide(entity: Entity) -> bool:
    """Whether a region is a province or spreads over several: no text that leaves a place out means that one."""
    return entity.kind is Kind.REGION and _is_wide(entity.name)


_WIDE = frozenset({"1", "2"})
"""The levels of provinces and of their cities in the gazetteer."""
_CLUSTERS = ("圈", "群", "三角", "地区", "经济带", "走廊", "湾区")


def is_broad(entity: Entity) -> bool:
    """Whether a region is a province, a city that counties belong to, or a cluster of them: too wide a place for what
    one sentence brings there."""
    entries = (load_lexicon().get(form, "gazetteer/regions") for form in (entity.name, *entity.aliases))
    levels = {entry.fields["level"] for entry in entries if entry is not None}
    return entity.kind is Kind.REGION and (bool(levels & _WIDE) or entity.name.endswith(_CLUSTERS))
