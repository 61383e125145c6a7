"""What no name begins or ends with, whoever found it: a date, the verb of a visit, another company's 由, a class word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.types import Mention, Span
from kg.vocabulary import Kind

_SHORTEST = 3
_DATED = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日(?:[至到—-]\d{1,2}日)?(?:上午|下午|晚间?)?")
_VISITED = re.compile(
    r"(?:[^，。；、]{0,6}?(?:详细|深入|实地|现场|先后|一行)?(?:了解|考察|参观|视察|调研|察看|走访|梳理|检查)了?(?=[\w“]{4}))"
)
_BUILT_BY = re.compile("(?:公司|集团|银行)由(?=[\\w（()）]{4})")
_OFFICER = re.compile("(?:书记|[市县区省州镇]长|董事长|总经理|总裁|主任|局长)(?=[\\w]{2})|(?:书记|[市县区省州镇]长|董事长)[\\w]{2,4}$")
_COUNTED = re.compile(r"\d+(?:余|多)?个[^、，。；“”]{0,8}项目$")
_EVENT = re.compile("(?<=[会展节赛])活动$")
_LABELLED = re.compile("^“(?P<name>[^“”]{3,})”(?:榜单|名单|称号|荣誉称号|奖项|荣誉)$")
_STARTS = {
    Kind.PROJECT: (_DATED, _VISITED),
    Kind.GATHERING: (_DATED,),
    Kind.ZONE: (_DATED, _VISITED),
    Kind.COMPANY: (_DATED,),
}
_ENDS = {Kind.GATHERING: _EVENT}


def trim_names(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, each without what is no part of its name; a project that is an officer, or counted, is left out."""
    for mention in mentions:
        if not isinstance(mention.kind, Kind) or len(mention.text) <= _SHORTEST:
            yield mention
        elif not (mention.kind is Kind.PROJECT and (_OFFICER.search(mention.text) or _COUNTED.search(mention.text))):
            yield _trim(mention)


def _trim(mention: Mention) -> Mention:
    text, kind = mention.text, mention.kind
    start, stop = 0, len(text)
    for pattern in _STARTS.get(kind, ()):
        match = pattern.match(text, start)
        start = match.end() if match else start
    if kind is Kind.COMPANY:
        for match in _BUILT_BY.finditer(text):
            start = match.end()
    end = _ENDS[kind].search(text) if kind in _ENDS else None
    stop = end.start() if end else stop
    label = _LABELLED.match(text) if kind is Kind.TITLE else None
    if label:
        start, stop = label.span("name")
    if (start, stop) == (0, len(text)) or stop - start < _SHORTEST:
        return mention
    span = Span(mention.span.start + start, mention.span.start + stop)
    inner = tuple(m for m in mention.inner if span.covers(m.span) and m.span != span)
    return replace(mention, span=span, text=text[start:stop], inner=inner)
