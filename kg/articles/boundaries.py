"""Blocks → the blocks of each article: where an article begins, which headline is its own, what stands out of place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.articles.blocks import Block
from kg.seeds import load_lexicon

_GRAM = 4


@dataclass(slots=True)
class Draft:
    """An article under way: its headings at the head, then its other blocks in order."""

    headline: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The text of all paragraphs."""
        return "\n".join(b.text for b in self.blocks if b.role == "body")


def find_boundaries(blocks: list[Block]) -> list[Draft]:
    """The articles of a page. Furniture and repeated paragraphs are left out."""
    blocks = _drop_repeated([b for b in blocks if b.role != "furniture"])
    drafts = _cut(blocks)
    drafts = [d for d in drafts if d.blocks or d.headline]
    if not drafts:
        return []
    _claim_headlines(drafts)
    _move_strays(drafts)
    return [d for d in drafts if any(b.role in ("body", "caption") for b in d.blocks) or d.headline]


def _drop_repeated(blocks: list[Block]) -> list[Block]:
    """Without paragraphs that stand before already, whole or as a part of a longer one."""
    kept: list[Block] = []
    seen: set[str] = set()
    for block in blocks:
        if block.role == "body" and len(block.text) >= 24:
            if block.text in seen:
                continue
            seen.add(block.text)
        kept.append(block)
    return kept


def _cut(blocks: list[Block]) -> list[Draft]:
    drafts = [Draft()]
    at = 0
    while at < len(blocks):
        block = blocks[at]
        headings = _heading_run(blocks, at)
        if headings and _opens_article(blocks, at, headings, drafts[-1]):
            drafts.append(Draft(headline=list(blocks[at : at + headings])))
            at += headings
            continue
        if _opens_without_headline(blocks, at, drafts[-1]):
            drafts.append(Draft())
        drafts[-1].blocks.append(block)
        at += 1
    return drafts


def _heading_run(blocks: list[Block], at: int) -> int:
    stop = at
    while stop < len(blocks) and blocks[stop].role == "heading" and stop - at < 3:
        stop += 1
    return stop - at


def _opens_article(blocks: list[Block], at: int, headings: int, current: Draft) -> bool:
    """Whether headings begin an article: a byline or 本报讯 follows, or they name a place that the article so far does
    not and that the next paragraph does."""
    if not current.body and not current.headline:
        return True
    following = blocks[at + headings : at + headings + 3]
    if following and (following[0].opens or following[0].role == "byline"):
        return True
    places = _find_places("".join(b.text for b in blocks[at : at + headings]))
    ahead = "".join(b.text for b in blocks[at + headings :] if b.role == "body")
    return bool(places) and not any(p in current.body for p in places) and any(p in ahead for p in places)


def _find_places(title: str) -> set[str]:
    """Divisions and zones that a headline names, in the gazetteers' forms."""
    hits = [h for h in load_lexicon().scan(title) if h.entry.table in ("gazetteer/regions", "gazetteer/zones")]
    return {
        title[h.start : h.stop]
        for h in hits
        if h.stop - h.start >= 3 and not any(o.start <= h.start and h.stop < o.stop for o in hits)
    }


def _opens_without_headline(blocks: list[Block], at: int, current: Draft) -> bool:
    """A byline or 本报讯 behind an article's paragraphs begins another, whose headline stands elsewhere."""
    block = blocks[at]
    if not current.body:
        return False
    if block.opens:
        return current.blocks[-1].role != "byline"
    opening_byline = block.role == "byline" and block.text.startswith(("□", "■", "◎", "●"))
    return opening_byline and current.blocks[-1].role != "byline" and at + 1 < len(blocks)


def _grams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1))


def _likeness(title: str, body: str) -> float:
    """The share of a title's character pairs that the body holds."""
    pairs = set(_grams(re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]", "", title)))
    return sum(1 for pair in pairs if pair in body) / len(pairs) if pairs else 0.0


def _claim_headlines(drafts: list[Draft]) -> None:
    """Gives headings that stand alone at the page's end to the articles without headline that they speak of."""
    loose: list[Block] = []
    for draft in drafts:
        while draft.blocks and draft.blocks[-1].role == "heading":
            loose.insert(0, draft.blocks.pop())
        if draft.headline and not draft.blocks:
            loose += draft.headline
            draft.headline = []
    tail = drafts[-1]
    at = next((i for i, b in enumerate(tail.blocks) if b.role == "heading" and _is_tail(tail.blocks[i:])), None)
    if at is not None:
        rest, tail.blocks = tail.blocks[at:], tail.blocks[:at]
        while rest and rest[0].role == "heading":
            loose.append(rest.pop(0))
        if rest:
            drafts.append(Draft(blocks=rest))
    claimed: Draft | None = None
    for heading in loose:
        waiting = [d for d in drafts if not d.headline and d.blocks]
        best = max(waiting, key=lambda d: _likeness(heading.text, d.body), default=None)
        if best is not None and _likeness(heading.text, best.body) >= 0.4:
            claimed = best
        if claimed is not None:
            claimed.headline.append(heading)
    _place_captions(drafts)


def _place_captions(drafts: list[Draft]) -> None:
    """A caption without headline of its own goes to the article that it is most like."""
    articles = [d for d in drafts if d.body]
    for draft in [d for d in drafts if d.blocks and not d.body and not d.headline]:
        text = "".join(b.text for b in draft.blocks)
        best = max(articles, key=lambda d: _likeness(text, d.body), default=None)
        if best is not None:
            best.blocks += draft.blocks
            draft.blocks = []
    drafts[:] = [d for d in drafts if d.blocks]


def _is_tail(blocks: list[Block]) -> bool:
    """Headings in a row, then at most a caption or two: the foot of a page."""
    headings = _heading_run(blocks, 0)
    return (
        headings >= 2 and all(b.role in ("caption", "body") for b in blocks[headings:]) and len(blocks) - headings <= 2
    )


def _move_strays(drafts: list[Draft]) -> None:
    """Moves a paragraph that speaks of another article of the page: one column standing inside another.

    It must name a place of the other article that its own has not named so far, and share more phrases with the other.
    """
    if len(drafts) < 2:
        return
    rivals = [_phrases(d.body) for d in drafts]
    texts = [d.body for d in drafts]
    moved: list[tuple[int, Block]] = []
    for number, draft in enumerate(drafts):
        prior = "".join(b.text for b in draft.headline)
        own = _phrases(prior)
        kept: list[Block] = []
        for block in draft.blocks:
            target = number
            if block.role == "body" and kept and not block.opens:
                target = _find_home(block.text, number, prior, own, texts, rivals)
            if target == number:
                kept.append(block)
                prior += block.text
                own |= _phrases(block.text)
            else:
                moved.append((target, block))
        draft.blocks = kept
    for target, block in moved:
        drafts[target].blocks.append(block)


def _find_home(text: str, number: int, prior: str, own: set[str], texts: list[str], rivals: list[set[str]]) -> int:
    """The number of the article that a paragraph belongs to; `number` where nothing speaks against it."""
    phrases = _phrases(text)
    if not phrases:
        return number
    here = len(phrases & own) / len(phrases)
    shares = [(len(phrases & rival) / len(phrases), i) for i, rival in enumerate(rivals) if i != number]
    best, target = max(shares)
    if best < _SHARED or best < 3 * here:
        return number
    named = _find_places(text)
    if any(p in prior for p in named):
        return number
    elsewhere = any(p in texts[target] or p[:2] in texts[target] for p in named)
    return target if elsewhere or (not named and best >= 2 * _SHARED) else number


_SHARED = 0.05
"""From what share of common four-character phrases on a paragraph may belong to another article."""


def _phrases(text: str) -> set[str]:
    return {text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1)}
