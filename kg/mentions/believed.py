"""What rules say against names that the model believes in: works and regions taken for firms, counted zones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.types import Mention, Span
from kg.vocabulary import Kind

_WORK = re.compile(
    r".{2,}(?:竖炉|高炉|焦炉|转炉|窑炉|大桥|特大桥|隧道|运河|泊位|高铁|城际铁路|快速路|航道|航站楼|[一二三四五六]期(?:项目|工程)?)"
)
"""Last words of works that end no firm's name."""
_LINE = re.compile(r".{2,}(?:铁路|高速|公路|码头|机场|电站|风电场|电厂)")
"""Last words of works and of firms: works where they are listed beside works."""
_AREA = re.compile(r".{2,}(?:经济带|文化带|创新带|产业带|走廊|都市圈|城市圈|经济圈|城市群)")
"""Last words of regions that end no firm's name."""
_ORDINAL = re.compile("首[批个家座]")
"""What counts a zone among others names none: 成都首批产业功能区."""
_OWNS = re.compile("(?<=.{2}所)[持拥占控][有股]?|(?<=.{2}所)[有属欠签]")
"""What follows the 所 that the models take for a part of a firm's name: 岚海投资|所|持有."""
_LINKS = "、和与及"


def judge_believed(text: str, learned: Iterable[Mention], proposed: Sequence[Mention]) -> Iterator[Mention]:
    """The names of the model without counted zones; those taken for firms that end as works or regions do are these."""
    works = [(m.span.start, m.span.stop) for m in proposed if m.kind is Kind.PROJECT]
    learned = list(learned)
    works += [(m.span.start, m.span.stop) for m in learned if m.kind is Kind.PROJECT]
    edges = {start for start, _ in works} | {stop for _, stop in works}
    for mention in learned:
        if mention.kind is Kind.ZONE and _ORDINAL.search(mention.text):
            continue
        if mention.kind is Kind.COMPANY and _AREA.fullmatch(mention.text):
            yield replace(mention, kind=Kind.REGION)
        elif mention.kind is Kind.COMPANY and _WORK.fullmatch(mention.text):
            yield replace(mention, kind=Kind.PROJECT)
        elif mention.kind is Kind.COMPANY and _LINE.fullmatch(mention.text) and _is_beside(text, mention, edges):
            edges |= {mention.span.start, mention.span.stop}
            yield replace(mention, kind=Kind.PROJECT)
        elif mention.kind is Kind.COMPANY and _OWNS.match(text, mention.span.stop):
            span = Span(mention.span.start, mention.span.stop - 1)
            yield replace(
                mention, span=span, text=mention.text[:-1], inner=tuple(m for m in mention.inner if span.covers(m.span))
            )
        else:
            yield mention


def _is_beside(text: str, mention: Mention, edges: set[int]) -> bool:
    """Whether a link and a work stand beside the name."""
    left, right = mention.span.start - 1, mention.span.stop
    return (left >= 0 and text[left] in _LINKS and left in edges) or (
        text[right : right + 1] in tuple(_LINKS) and right + 1 in edges
    )
