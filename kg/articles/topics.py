"""Which article of a page a piece of text belongs to, by the pairs of characters that they share.

A pair counts where it is no general word's (seeds/pages/common_bigrams.tsv); it speaks for an article where that
article has it and no other of the page does. All is linear in the page: pairs lead to articles through one table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from kg.articles import cues

_HAN = re.compile("[\u4e00-\u9fff]+")
_FUNCTION = frozenset(
    "的了是在和与及对将等为中上下不有以年月日个家亿万元一二三四五六七八九十这那也都就而其或被把向从到"
)


def find_pairs(text: str) -> Counter[str]:
    """The telling pairs of characters of a text, with how often it has them."""
    common = cues.common_pairs()
    pairs: Counter[str] = Counter()
    for run in _HAN.findall(text):
        pairs.update(map("".join, pairwise(run)))
    return Counter({p: n for p, n in pairs.items() if p not in common and _FUNCTION.isdisjoint(p)})


class Topics:
    """The telling pairs of every article of a page."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts = [find_pairs(text) for text in texts]
        self._holders: dict[str, list[int]] = {}
        for number, counts in enumerate(self.counts):
            for pair in counts:
                self._holders.setdefault(pair, []).append(number)

    def score(self, text: str) -> dict[int, float]:
        """Article → the share of the text's telling pairs that it holds, each weighed by how few others do."""
        pairs = find_pairs(text)
        total = 0.0
        scores: dict[int, float] = {}
        for pair in pairs:
            holders = self._holders.get(pair, ())
            weight = 1 / max(1, len(holders))
            total += weight
            # A pair that many articles hold tells nothing, and following it to all of them would not be linear.
            if len(holders) <= _MOST_HOLDERS:
                for number in holders:
                    scores[number] = scores.get(number, 0.0) + weight
        return {number: score / total for number, score in scores.items()} if total else {}

    def find_rival(self, text: str, home: int) -> tuple[int, int, int]:
        """Of `text`, a paragraph of article `home`: how many of its telling pairs speak for `home`, how many for the
        other article that most speak for, and which that is (`home` where none does).

        A pair speaks for the other where that has it more than once, and twice as often as `home` has it elsewhere.
        """
        pairs = find_pairs(text)
        own = self.counts[home]
        others: dict[int, int] = {}
        for pair, times in pairs.items():
            holders = self._holders.get(pair, ())
            if len(holders) > _FEW_HOLDERS:
                continue
            for number in holders:
                if number != home and self.counts[number][pair] > max(1, 2 * (own[pair] - times)):
                    others[number] = others.get(number, 0) + 1
        if not others:
            return 0, 0, home
        rival = max(others, key=lambda number: (others[number], -number))
        theirs = self.counts[rival]
        kept = sum(1 for pair, times in pairs.items() if own[pair] > times and 2 * (own[pair] - times) >= theirs[pair])
        return kept, others[rival], rival


_FEW_HOLDERS, _MOST_HOLDERS = 4, 12
