"""The only door to a word segmenter: rjieba where it is installed, else jieba.posseg.

Both hold jieba's dictionary and cut the same words; rjieba is 90 times as fast at tagging. Loads on first use.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_PROPER = frozenset({"nr", "nrfg", "nrt", "ns", "nt", "nz", "eng"})
"""Parts of speech of jieba's dictionary for names and foreign words."""


class Word(NamedTuple):
    """A word with jieba's part of speech and its half-open place in the text that was tagged."""

    text: str
    tag: str
    start: int
    stop: int


class Words:
    """The words of one stretch of text; a `Word` is made only where it is asked for."""

    __slots__ = ("_pairs", "_starts")

    def __init__(self, text: str, offset: int = 0) -> None:
        self._pairs = _cut(text)
        self._starts = list(accumulate([len(pair[0]) for pair in self._pairs], initial=offset))

    def at(self, position: int) -> Word:
        """The word that covers the character at `position`."""
        index = bisect_right(self._starts, position) - 1
        form, part = self._pairs[index]
        return Word(form, part, self._starts[index], self._starts[index + 1])

    def __iter__(self) -> Iterator[Word]:
        make, starts = tuple.__new__, self._starts  # Word(…) is a function of Python, and words are the most of all
        rows = zip(self._pairs, starts, starts[1:], strict=False)
        return iter([make(Word, (form, part, start, stop)) for (form, part), start, stop in rows])


@lru_cache(maxsize=512)
def _cut(text: str) -> tuple[tuple[str, str], ...]:
    """The words and parts of speech; kept, since finders and pairs look at the same sentences of one article."""
    return tuple(load_tagger()(text))


def tag(text: str, offset: int = 0) -> list[Word]:
    """The words of `text` in order; `offset` is added to every place."""
    return list(Words(text, offset))


@lru_cache(maxsize=1 << 14)
def is_proper(text: str) -> bool:
    """Whether the tagger sees a name of a person, place, firm or brand, or a foreign word in `text`."""
    return any(word.tag in _PROPER for word in tag(text))


@lru_cache(maxsize=1 << 16)
def is_word(form: str) -> bool:
    """Whether jieba's dictionary holds `form`."""
    return load_dictionary()(form)


@lru_cache(maxsize=1)
def load_dictionary() -> Callable[[str], bool]:
    """The test of membership in jieba's dictionary, loaded once a process."""
    try:
        import rjieba
    except ImportError:
        import jieba

        jieba.initialize()
        return lambda form: bool(jieba.dt.FREQ.get(form))
    holds: Callable[[str], bool] = rjieba.has_word
    return holds


@lru_cache(maxsize=1)
def load_tagger() -> Callable[[str], Iterable[tuple[str, str]]]:
    """The tagger of this installation, loaded once a process."""
    try:
        import rjieba
    except ImportError:
        return load_reference_tagger()
    tagger: Callable[[str], Iterable[tuple[str, str]]] = rjieba.tag
    return tagger


@lru_cache(maxsize=1)
def load_reference_tagger() -> Callable[[str], Iterable[tuple[str, str]]]:
    """jieba's own tagger: the fallback, and what the default is held to."""
    import logging

    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)

    def cut(text: str) -> Iterable[tuple[str, str]]:
        return ((pair.word, pair.flag) for pair in jieba.posseg.cut(text))

    return cut
