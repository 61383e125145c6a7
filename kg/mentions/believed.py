"""What rules say against names that the model believes in: works that it takes for firms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.types import Mention
from kg.vocabulary import Kind

_WORK = re.compile(
    r".{2,}(?:竖炉|高炉|焦炉|转炉|窑炉|大桥|特大桥|隧道|运河|泊位|高铁|城际铁路|快速路|航道|航站楼|[一二三四五六]期(?:项目|工程)?)"
)
"""Last words of works that end no firm's name."""
_LINE = re.compile(r".{2,}(?:铁路|高速|公路|码头|机场|电站|风电场|电厂)")
"""Last words of works and of firms: works where they are listed beside works."""
_LINKS = "、和与及"


def judge_believed(text: str, learned: Iterable[Mention], proposed: Sequence[Mention]) -> Iterator[Mention]:
    """The names of the model, those that end as works do and are taken for firms as works."""
    works = [(m.span.start, m.span.stop) for m in proposed if m.kind is Kind.PROJECT]
    learned = list(learned)
    works += [(m.span.start, m.span.stop) for m in learned if m.kind is Kind.PROJECT]
    edges = {start for start, _ in works} | {stop for _, stop in works}
    for mention in learned:
        if mention.kind is Kind.COMPANY and _WORK.fullmatch(mention.text):
            yield replace(mention, kind=Kind.PROJECT)
        elif mention.kind is Kind.COMPANY and _LINE.fullmatch(mention.text) and _is_beside(text, mention, edges):
            edges |= {mention.span.start, mention.span.stop}
            yield replace(mention, kind=Kind.PROJECT)
        else:
            yield mention


def _is_beside(text: str, mention: Mention, edges: set[int]) -> bool:
    """Whether a link and a work stand beside the name."""
    left, right = mention.span.start - 1, mention.span.stop
    return (left >= 0 and text[left] in _LINKS and left in edges) or (
        text[right : right + 1] in tuple(_LINKS) and right + 1 in edges
    )
