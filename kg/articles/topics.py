"""Which article of a page a piece of text belongs to, by the pairs of characters that they share.

A pair counts where it is no general word's (seeds/pages/common_bigrams.tsv); it speaks for an article where that
article has it and no other of the page does. All is linear in the page: pairs lead to articles through one table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from operator import add

from kg.articles import cues

_FUNCTION = "的了是在和与及对将等为中上下不有以年月日个家亿万元一二三四五六七八九十这那也都就而其或被把向从到"


def _telling_runs() -> re.Pattern[str]:
    """Runs of Chinese characters none of which is a function word or numeral: ranges between these."""
    ranges, start = "", 0x4E00
    for code in [*sorted(map(ord, _FUNCTION)), 0xA000]:
        if code > start:
            ranges += f"{chr(start)}-{chr(code - 1)}"
        start = code + 1
    return re.compile(f"[{ranges}]{{2,}}")


_RUNS = _telling_runs()


def find_pairs(text: str) -> Counter[str]:
    """The telling pairs of characters of a text, with how often it has them."""
    pairs = Counter(chain.from_iterable(map(add, run, run[1:]) for run in _RUNS.findall(text)))
    for pair in cues.common_pairs().intersection(pairs):
        del pairs[pair]
    return pairs


class Topics:
    """The telling pairs of every article of a page, each given as the pairs of its parts."""

    def __init__(self, articles: Iterable[Iterable[Counter[str]]]) -> None:
        self.counts: list[dict[str, int]] = []
        self._holders: dict[str, list[int]] = {}
        for number, parts in enumerate(articles):
            counts: dict[str, int] = {}
            for part in parts:
                for pair, times in part.items():
                    counts[pair] = counts.get(pair, 0) + times
            self.counts.append(counts)
            for pair in counts:
                self._holders.setdefault(pair, []).append(number)

    def score(self, pairs: Counter[str]) -> dict[int, float]:
        """Article → the share of a text's telling pairs that it holds, each weighed by how few others do."""
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

    def find_rival(self, pairs: Counter[str], home: int) -> tuple[int, int, int]:
        """Of the telling pairs of a paragraph of article `home`: how many speak for `home`, how many for the other
        article that most speak for, and which that is (`home` where none does).

        A pair speaks for the other where that has it more than once, and twice as often as `home` has it elsewhere.
        """
        own = self.counts[home]
        others: dict[int, int] = {}
        for pair, times in pairs.items():
            holders = self._holders[pair]
            if len(holders) == 1 or len(holders) > _FEW_HOLDERS:
                continue
            for number in holders:
                if number != home and self.counts[number][pair] > max(1, 2 * (own[pair] - times)):
                    others[number] = others.get(number, 0) + 1
        if not others:
            return sum(1 for pair, times in pairs.items() if own[pair] > times), 0, home
        rival = max(others, key=lambda number: (others[number], -number))
        theirs = self.counts[rival]
        kept = sum(
            1 for pair, times in pairs.items() if own[pair] > times and 2 * (own[pair] - times) >= theirs.get(pair, 0)
        )
        return kept, others[rival], rival


_FEW_HOLDERS, _MOST_HOLDERS = 5, 12
