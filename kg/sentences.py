"""Articles → sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.types import Article, Sentence, Span

_SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?]+[”’」』）)]*)?|[。！？!?]+[”’」』）)]*")
_CLAUSE = re.compile(r"[^；;]*[；;]?")
_SEAM = 200
"""Two neighbours that stand so far apart in the file, or in the wrong order, were put together across other text;
mark-up between two characters is shorter."""
_BYLINE = r"[（(][^（）()\n]{0,6}(?:记者|通讯员)[^（）()\n]{1,40}[）)]"
_UP_TO = "[^，。；：！？（(\\n]{0,24}?"
_DATELINE = re.compile(
    rf"(?:{_UP_TO}[0-9]{{1,2}}日(?:专?电|讯|消息)|本[报刊台网](?!记者|通讯|评论|编辑)[\u4e00-\u9fff]{{0,8}}?讯(?![员息号飞])"
    rf"|(?:{_UP_TO}(?:讯|电|报道|消息))?(?={_BYLINE}))\s*(?:{_BYLINE})?\s*"
)
"""Where and when a report was sent and who wrote it: 本报平湖11月3日电（记者王某）, 本报讯, （本报记者王某）."""
LONGEST = 1000
"""A sentence of more characters (the longest of a thousand sentences of newspaper pages has 299) is cut at commas:
rules compare what stands in a sentence with each other, and no page may make that work grow with the square of its
length."""


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article, in order: every paragraph, headlines and subheads too, cut behind 。！？ and their
    closing quotes, and at commas where longer than `LONGEST`. A semicolon does not end a sentence: its clauses share
    their subject; but where a sentence was put together from two places of the page its clauses stand alone, so that
    each can be quoted."""
    sentences: list[Sentence] = []
    seams = _find_seams(article)
    text = article.text
    for number, paragraph in enumerate(article.paragraphs):
        for match in _SENTENCE.finditer(text, paragraph.span.start, paragraph.span.stop):
            start, stop = match.span()
            if text[start] == " " and not match[0].strip():
                continue
            spans = _split_at_seams(text, start, stop, seams) if seams else ((start, stop),)
            for place in spans:
                for span in _cut_long(text, *place):
                    sentences.append(Sentence(article, len(sentences), number, span))
    return tuple(sentences)


def find_opening(sentence: Sentence) -> int:
    """Where a sentence begins to tell: behind the dateline and the byline that open its paragraph."""
    text, start = sentence.article.text, sentence.span.start
    if start != sentence.article.paragraphs[sentence.paragraph].span.start:
        return start
    dateline = _DATELINE.match(text, start, sentence.span.stop)
    return dateline.end() if dateline else start


def _cut_long(text: str, start: int, stop: int) -> Iterator[Span]:
    while stop - start > LONGEST:
        floor, ceiling = start + LONGEST // 2, start + LONGEST
        cut = max(text.rfind(mark, floor, ceiling) for mark in "，；、") + 1 or ceiling
        yield Span(start, cut)
        start = cut
    yield Span(start, stop)


def _find_seams(article: Article) -> list[int]:
    """Positions of the text before which its place in the file jumps, inside a paragraph."""
    starts, sources = article.offsets.starts, article.offsets.sources
    seams: list[int] = []
    for (start, source), (following, jump) in pairwise(zip(starts, sources, strict=True)):
        if source >= 0 and jump >= 0 and not 0 <= jump - source - (following - start) <= _SEAM:
            seams.append(following)
    return seams


def _split_at_seams(text: str, start: int, stop: int, seams: list[int]) -> Sequence[tuple[int, int]]:
    first = bisect_left(seams, start + 1)
    if first == len(seams) or seams[first] >= stop:
        return [(start, stop)]
    spans: list[tuple[int, int]] = []
    while start < stop:
        match = _CLAUSE.match(text, start, stop)
        end = match.end() if match and match.end() > start else stop
        spans.append((start, end))
        start = end
    return spans
