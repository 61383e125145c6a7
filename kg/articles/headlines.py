"""Headlines that stand elsewhere on the page → the articles they belong to; what was printed twice made one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kg.articles.blocks import Block
from kg.articles.drafts import Draft
from kg.articles.topics import Topics

_HAN = re.compile("[\u4e00-\u9fff]")

_LIKE = 0.3
"""A headline has at least this share of its telling pairs in its article; in ours 0.4 to 1.0, by chance under 0.2."""


def claim_headlines(drafts: list[Draft]) -> list[Draft]:
    """Gives headings without a text of their own to the articles without a headline that share their names.

    Closely set headings are one group and go together. What nobody claims is an article of a headline alone, or stays
    with the text that it stands above.
    """
    if not drafts:
        return []
    _drop_column_head(drafts)
    orphans: list[Draft] = []
    groups = _take_groups(drafts, orphans)
    texts = [d for d in drafts if d.has_body]
    if not groups or not texts:
        return [d for d in drafts if d.blocks or d.headings] + [Draft(headings=g.blocks) for g in groups] + orphans
    homes = {id(draft): number for number, draft in enumerate(texts)}
    topics = Topics(d.pairs for d in texts)
    ranked: list[tuple[float, int, int]] = []
    for number, group in enumerate(groups):
        scores = topics.score(group.pairs)
        home = homes.get(id(group.home), -1)
        if home >= 0:
            scores[home] = scores.get(home, 0.0) + _NEARNESS
        ranked += [(-score, number, text) for text, score in scores.items() if score >= _LIKE]
    taken: set[int] = set()
    for _, number, text in sorted(ranked):
        if number not in taken and not texts[text].headings:
            texts[text].headings = groups[number].blocks
            taken.add(number)
    return texts + _place_rest([g for n, g in enumerate(groups) if n not in taken], texts) + orphans


def _drop_column_head(drafts: list[Draft]) -> None:
    """Takes the name of a column (史海钩沉) from the head of the page: a few characters, and another headline for its
    text right below it or, where the page has one text only, at its foot."""
    first = drafts[0]
    if not first.headings or len(first.headings[0].text) > _COLUMN_HEAD or first.headings[0].is_section:
        return
    alone = sum(d.has_body for d in drafts) == 1
    elsewhere = len(first.headings) > 1 or (alone and first.has_body and first.blocks[-1].role == "heading")
    elsewhere = elsewhere or (alone and any(d.headings and not d.has_body for d in drafts[1:]))
    if elsewhere and not first.headings[0].text.endswith(("——", "：")):
        first.label = first.headings.pop(0)


_COLUMN_HEAD = 5


@dataclass(slots=True, eq=False)
class _Group:
    """Closely set headings; `home` is the article right above whose text they stand, if there is one."""

    blocks: list[Block]
    home: Draft | None

    @property
    def pairs(self) -> Counter[str]:
        """The telling pairs of its headings."""
        return sum((b.pairs for b in self.blocks), Counter())


def _take_groups(drafts: list[Draft], orphans: list[Draft]) -> list[_Group]:
    """Takes out every group of headings that may belong elsewhere: behind the last paragraph of an article, without a
    paragraph at all, or one of several above an article where others have none."""
    groups: list[_Group] = []
    bare = any(d.has_body and not d.headings for d in drafts)
    for draft in drafts:
        above = _group(draft.headings)
        if not draft.has_body:
            loose = [b for b in draft.blocks if b.role == "heading"]
            groups += [_Group(blocks, None) for blocks in _group([*draft.headings, *loose])]
            draft.headings, draft.blocks = [], []
            continue
        home = draft if any(b.role == "body" for b in draft.blocks) else None
        if bare and (above or home is None):
            groups += [_Group(blocks, home) for blocks in above]
            draft.headings = []
        tail = _take_tail(draft, orphans)
        groups += [_Group(blocks, None) for blocks in _group(tail)]
    return groups


def _take_tail(draft: Draft, orphans: list[Draft]) -> list[Block]:
    """The headings of an article behind its last paragraph; captions and bylines may stand between them. Captions below
    one of them join `orphans`: they are of any article of the page."""
    stop = len(draft.blocks)
    while stop and draft.blocks[stop - 1].role != "body":
        stop -= 1
    # A picture's article is a caption alone: headings above it are its own.
    if not stop:
        return []
    tail = [b for b in draft.blocks[stop:] if b.role == "heading"]
    if tail:
        orphans += [Draft(blocks=[b]) for b in draft.blocks[stop:] if b.role == "caption" and b.start > tail[0].start]
        kept = {id(b) for orphan in orphans for b in orphan.blocks} | {id(b) for b in tail}
        draft.blocks[stop:] = [b for b in draft.blocks[stop:] if id(b) not in kept]
    return tail


def _group(headings: list[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for heading in headings:
        if groups and (heading.close or groups[-1][-1].text.endswith(("——", "：")) or heading.text.startswith("——")):
            groups[-1].append(heading)
        else:
            groups.append([heading])
    return groups


def _place_rest(rest: list[_Group], texts: list[Draft]) -> list[Draft]:
    """Headings that no article claimed: back above their text, the last one to the likeliest article left without, or
    by themselves."""
    for group in rest:
        if group.home is not None:
            group.home.headings += group.blocks
            if max(b.start for b in group.home.headings) < group.home.start:
                group.home.headings.sort(key=lambda b: b.start)
    loose = [group for group in rest if group.home is None]
    bare = [d for d in texts if not d.headings]
    named = [g for g in loose if len(_HAN.findall(g.blocks[0].text)) >= _SHORTEST]
    while named and bare and (len(named) == 1 or len(named) == len(bare)):
        topics = Topics(d.pairs for d in bare)
        ranked = [(score, -g, -t) for g, group in enumerate(named) for t, score in topics.score(group.pairs).items()]
        if not ranked and len(named) + len(bare) > 2:
            break
        _, number, text = max(ranked, default=(0.0, 0, 0))
        group = named.pop(-number)
        bare.pop(-text).headings = group.blocks
        loose.remove(group)
    return [Draft(headings=group.blocks) for group in loose if len(group.blocks[0].text) >= _ALONE]


_NEARNESS = 0.2
"""What standing right above a text counts, beside the share of telling pairs."""
_SHORTEST, _ALONE = 4, 10
"""The last headline goes to the last article without one from so many characters on; a headline is kept as an article
of its own, without text, from so many: shorter ones are column heads."""


def place_captions(drafts: list[Draft]) -> list[Draft]:
    """Captions without a headline of their own go to the article whose names they share, else to the one before."""
    articles = [d for d in drafts if d.headings or any(b.role == "body" for b in d.blocks)]
    if not articles:
        return drafts
    orphans = [d for d in drafts if d not in articles]
    if not orphans:
        return drafts
    topics = Topics(d.pairs for d in articles)
    for draft in orphans:
        scores = topics.score(sum(draft.pairs, Counter()))
        best = max(scores, key=lambda n: (scores[n], -n), default=None)
        if best is None or scores[best] < _ALIKE:
            before = [n for n, d in enumerate(articles) if d.start < draft.start]
            best = before[-1] if before else 0
        articles[best].blocks += draft.blocks
    return articles


_ALIKE = 0.04
"""A caption has at least this share of its telling pairs in its article."""
_TWICE = re.compile(r"(.{4,40}?)(?=\1)")


def find_overprint(text: str) -> list[tuple[int, int]]:
    """What to cut from a headline that was printed over itself: 甲乙丙甲乙丙丁 → the first 甲乙丙.

    Two printings interleave as head + whole + tail, where head + tail is the whole again (新港全速|新港全速运转|运转);
    or only a piece of one stands before or behind the other; or every character stands twice.
    """
    size = len(text)
    if size >= 8 and size % 2 == 0 and all(text[i] == text[i + 1] for i in range(0, size, 2)):
        return [(i, i + 1) for i in range(1, size, 2)]
    if size % 2 == 0 and size >= 8:
        half = size // 2
        for cut in range(half + 1):
            if text[:cut] + text[cut + half :] == text[cut : cut + half]:
                return [(start, stop) for start, stop in ((0, cut), (cut + half, size)) if start < stop]
    if match := _TWICE.match(text):
        return [(0, match.end(1))]
    for length in range(min(40, size // 2 - 1), 3, -1):
        if text.endswith(text[size - 2 * length : size - length]):
            return [(size - length, size)]
    return []
