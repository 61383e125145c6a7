"""Blocks → the articles of a page: where each begins, and which paragraphs stand in another's column."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from kg.articles import cues
from kg.articles.blocks import Block
from kg.articles.drafts import Draft
from kg.articles.shapes import is_signed
from kg.articles.topics import Topics
from kg.seeds import load_lexicon

_MARKED = ("□", "■", "◎", "●", "◆")
_STRAY = 3
"""A paragraph that shares so many telling pairs with another article, and hardly any with its own, stands out of place.
A name of four characters has three pairs."""
_HEADINGS = 4
"""An article's headline, kicker and subheads in a row are no more."""


_FOREIGN = re.compile("[A-Za-z][\\x00-\\x7f]{6,}")
"""A masthead or headline in Latin letters: it parts no headline from its byline."""


def find_boundaries(blocks: list[Block]) -> list[Draft]:
    """The articles of a page in the order of the file, headings that stand elsewhere not yet claimed."""
    blocks = [b for b in blocks if b.role != "furniture" or not _FOREIGN.fullmatch(b.text)]
    drafts = [Draft()]
    at = 0
    label: Block | None = None
    while at < len(blocks):
        block = blocks[at]
        if block.role == "furniture":
            label = block
            at = _skip_links(blocks, at) if cues.link_lists().fullmatch(block.text) else at + 1
            continue
        run = _heading_run(blocks, at)
        if run and _opens_article(blocks, at, run, drafts[-1]):
            drafts.append(Draft(label, list(blocks[at : at + run])))
            at += run
            label = None
            continue
        if not run and _opens_bare(blocks, at, drafts[-1], label):
            drafts.append(Draft(label))
        elif not drafts[-1].blocks and not drafts[-1].headings:
            drafts[-1].label = label
        drafts[-1].add(block)
        label = None
        at += 1
    return [d for d in drafts if d.blocks or d.headings]


def _skip_links(blocks: list[Block], at: int) -> int:
    """Where the page goes on behind a list of links headed by block `at`: before a headline that has a text."""
    stop = at + 1
    while stop < len(blocks) and blocks[stop].role == "heading":
        stop += 1
    done = stop == len(blocks) or blocks[stop].role == "furniture"
    return stop if done else at + 1


def _heading_run(blocks: list[Block], at: int) -> int:
    stop = at
    while stop < len(blocks) and blocks[stop].role == "heading" and stop - at < _HEADINGS:
        if stop > at and blocks[stop].is_section:
            break
        stop += 1
    return stop - at


def _opens_article(blocks: list[Block], at: int, run: int, current: Draft) -> bool:
    """Whether headings begin an article.

    They do at the head of the page; where a byline or 本报讯 follows; where the article so far is signed and done or
    they stand apart from it; where they name a place that it does not and the text up to the next article does.
    """
    if not current.begun:
        return not current.headings or not blocks[at].is_section
    following = blocks[at + run] if at + run < len(blocks) else None
    if following is None or following.opens or blocks[at].apart or blocks[at].lines[0].role == "brief":
        return True
    if following.role == "byline":
        return not _signs_off(blocks, at + run)
    last = current.blocks[-1]
    if last.role == "byline" and not last.text.startswith(_MARKED):
        return True
    if last.role == "body" and is_signed(last.text):
        return True
    if _is_sibling(current, blocks[at]) and following.role == "body":
        return True
    if blocks[at].is_section:
        return False  # A feature goes from place to place under numbers; items of a round-up bear none any more.
    places = find_places("".join(b.text for b in blocks[at : at + run]))
    if not places:
        return False
    before = [*current.headings, *current.blocks[:_NEAR], *current.blocks[-_NEAR:]]
    if any(place in block.text for place in places for block in before):
        return False
    for block in islice(blocks, at + run, at + run + _NEAR):
        if block.opens or (block.role == "byline" and block.text.startswith(_MARKED)):
            break
        if block.role == "body" and any(place in block.text for place in places):
            return True
    return False


_LABELLED = re.compile("[【“]?[\u4e00-\u9fff]{2,8}[：:](?=.{4})")
"""A headline that begins with whom it is about: 苏北：某高新区新增三家上市企业."""


def _is_sibling(current: Draft, heading: Block) -> bool:
    """Whether a headline is made as that of the article before it, of news in brief, is: 地名：消息."""
    if not current.headings or heading.is_section or _LABELLED.match(heading.text) is None:
        return False
    return _LABELLED.match(current.headings[-1].text) is not None


_NEAR = 20
"""So many paragraphs at an article's head, before and behind a headline its place is looked for."""


_ROWS = 12
"""No more bylines and column heads than these stand in a row."""


def _signs_off(blocks: list[Block], at: int) -> bool:
    """Whether the byline at `at` closes a text rather than opens one: a heading or nothing comes after it."""
    stop = at
    while stop < min(len(blocks), at + _ROWS) and blocks[stop].role in ("byline", "furniture"):
        stop += 1
    return stop >= len(blocks) or (blocks[stop].role == "heading" and not blocks[stop - 1].text.startswith(_MARKED))


_LEAD = re.compile(r"[【\[]?\s*(?:核心提示|内容提要|阅读提示|提要|摘要|编者按)\s*[】\]：:]")
"""What stands above the byline of the article it sums up."""


def _opens_bare(blocks: list[Block], at: int, current: Draft, label: Block | None) -> bool:
    """Whether a paragraph or byline behind an article's paragraphs begins another, whose headline stands elsewhere or
    that has only a column head above it."""
    block = blocks[at]
    if not current.begun:
        return False
    if block.opens:
        return current.blocks[-1].role != "byline"
    if block.role == "byline":
        if current.blocks[-1].role == "byline":
            return False
        if all(b.role != "body" or _LEAD.match(b.text) for b in current.blocks):
            return False
        return block.text.startswith(_MARKED) and not _signs_off(blocks, at)
    if label is None or block.role != "body":
        return False
    return current.blocks[-1].role == "byline" or (label.apart and not current.blocks[-1].is_open)


_NAMED_PLACE = re.compile(
    "[\u4e00-\u9fff]{2,4}?(?:高新区|经开区|开发区|工业园区|产业园区|自贸片区|自贸区|保税区|综保区|示范区|新区|新城)"
)
"""A zone at the head of a headline that no gazetteer need hold (类后缀, as in seeds/gazetteer)."""


@lru_cache(maxsize=4096)
def find_places(title: str) -> frozenset[str]:
    """Divisions and zones that a headline names, in the gazetteers' forms."""
    named = _NAMED_PLACE.match(title.lstrip("【“■●◆▲★"))
    hits = [h for h in load_lexicon().scan(title) if h.entry.table in ("gazetteer/regions", "gazetteer/zones")]
    return frozenset([named[0]] if named else []) | frozenset(
        title[h.start : h.stop]
        for h in hits
        if (h.stop - h.start >= 3 or h.entry.fields.get("use") == "plain")
        and not any(o.start <= h.start and h.stop <= o.stop and len(o.entry.form) > len(h.entry.form) for o in hits)
    )


def move_strays(drafts: list[Draft]) -> None:
    """Moves paragraphs that speak of another article of the page: one column standing inside another.

    Two strays from one article speak for each other, so what is left is looked at again.
    """
    for _ in range(_PASSES):
        if len(drafts) < 2 or not _move_once(drafts):
            break
    drafts[:] = [d for d in drafts if d.blocks or d.headings]


_PASSES = 3
_REMNANT = 60
"""The rest of a sentence that another column broke into is no longer."""


def _breaks_off(draft: Draft) -> bool:
    bodies = [b for b in draft.blocks if b.role == "body"]
    return bool(bodies) and bodies[-1].is_open


def _move_once(drafts: list[Draft]) -> bool:
    topics = Topics(d.pairs for d in drafts)
    broken = [_breaks_off(d) for d in drafts]
    moved: list[tuple[int, Block]] = []
    for number, draft in enumerate(drafts):
        kept: list[Block] = []
        neutral = False
        for block in draft.blocks:
            target = number
            own = theirs = 0
            if block.role in ("body", "caption") and not block.opens and (kept or block.role == "caption"):
                own, theirs, rival = topics.find_rival(block.pairs, number)
                if theirs >= _STRAY and theirs >= 3 * own:
                    target = rival
            if target == number:
                kept.append(block)
                neutral = not own and not block.opens and block.role == "body" and len(block.text) <= _REMNANT
                continue
            if neutral and broken[target] and drafts[target].start < draft.start and len(kept) > 1:
                # What goes on from the sentence that the other article breaks off stands right before.
                moved.append((target, kept.pop()))
            moved.append((target, block))
            neutral = False
        draft.blocks = kept
    for target, block in moved:
        drafts[target].blocks.append(block)
    for target in {target for target, _ in moved}:
        drafts[target].blocks.sort(key=lambda b: b.start)
    return bool(moved)
