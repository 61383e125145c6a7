"""What the models of names see of each character: signs around it, its word, and what the finders say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import Word

_WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))


class _Signs(dict[int, str]):
    """Code point → the sign that stands for it: one for all digits, one for all Latin letters, else the character with
    full-width punctuation."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        sign = "0" if char.isdigit() else "a" if char.isascii() and char.isalpha() else _WIDE.get(char, char)
        self[code] = sign
        return sign


SIGNS = _Signs()


@dataclass(frozen=True, slots=True)
class Columns:
    """What the network of names sees of each character of a sentence: the character, kind and place in a name of the
    finders, the finder, place in its word with the part of speech, the word. All of one length."""

    characters: Sequence[str]
    said: Sequence[str]
    finders: Sequence[str]
    places: Sequence[str]
    words: Sequence[str]


def list_columns(text: str, words: Iterable[Word], mentions: Iterable[Mention], span: Span) -> Columns:
    """The columns of one sentence, of the same arguments as `list_features`."""
    said, finders = _finder_features(mentions, len(text), span)
    places: list[str] = []
    covering: list[str] = []
    for word in words:
        width = len(word.text)
        places += [place + word.tag for place in _list_places(width)]
        covering += [word.text] * width
    return Columns(text, said[1:-1], finders, places, covering)


def _list_places(width: int) -> str:
    """Of each character of a word that has `width`: alone, begin, middle, end."""
    return "S" if width == 1 else "B" + "M" * (width - 2) + "E"


def list_features(text: str, words: Sequence[Word], mentions: Iterable[Mention], span: Span) -> list[list[str]]:
    """The features of every character of one sentence: `text` is its text, `span` its place in the article, `words` its
    words, `mentions` the names that the finders see in it. One row a character."""
    size = len(text)
    chars = ["^", "^", *text.translate(SIGNS), "$", "$"]
    rows = _word_features(words, size, span.start)
    said, finders = _finder_features(mentions, size, span)
    for i, row in enumerate(rows):
        b, p, c, n, m = chars[i : i + 5]
        q, r, s = said[i : i + 3]
        row += (
            f"0{c}",
            f"1{p}",
            f"2{n}",
            f"3{p}{c}",
            f"4{c}{n}",
            f"5{b}{p}",
            f"6{n}{m}",
            f"7{p}{c}{n}",
            f"d{r}",
            f"e{q}|{r}|{s}",
        )
        if r != "O":
            row.append(f"f{finders[i]}{r[0]}")
            row.append(f"g{r}{row[0]}")
    return rows


def _word_features(words: Sequence[Word], size: int, offset: int) -> list[list[str]]:
    """Per character: its place in its word with the word's part of speech, the word, the words before and behind, and
    the three parts of speech."""
    rows: list[list[str]] = [[] for _ in range(size)]
    before, last = "^", "^"
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else None
        behind, after = (f"{following.text}/{following.tag}", following.tag) if following else ("$", "$")
        places = _list_places(len(word.text))
        for place, index in zip(places, range(word.start - offset, word.stop - offset), strict=True):
            rows[index] = [
                f"8{place}{word.tag}",
                f"9{word.text}{place}",
                f"a{before}{place}",
                f"b{behind}{place}",
                f"c{last}{word.tag}{after}{place}",
            ]
        before, last = f"{word.text}/{word.tag}", word.tag
    return rows


def _finder_features(mentions: Iterable[Mention], size: int, span: Span) -> tuple[list[str], list[str]]:
    """Per character, one before and one behind: the kind of the name that covers it with its place in the name; and per
    character the finder."""
    said, finders = ["O"] * (size + 2), ["-"] * size
    said[0], said[-1] = "^", "$"
    for mention in mentions:
        if not isinstance(mention.kind, Kind):
            continue
        start, stop = max(0, mention.span.start - span.start), min(size, mention.span.stop - span.start)
        width = stop - start
        if width < 1:
            continue
        places = "S" if width == 1 else "B" + "I" * (width - 2) + "E"
        said[start + 1 : stop + 1] = [place + mention.kind for place in places]
        finders[start:stop] = [mention.finder] * width
    return said, finders
