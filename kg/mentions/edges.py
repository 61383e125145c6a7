"""Where a name begins: what decides it, and the result of a walk to it.

Chinese marks no word boundary, so the left edge is decided by, in this order: punctuation, brackets, names that end
where the walk stands, two tables (verbs that stand inside names, words that never do), the tagger's parts of speech.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Mention
from kg.vocabulary import PLACES
from kg.words import Word, is_word

BREAKS = frozenset("，。；：！？、,;:!?\n—…●■□▲△◆○｜|/“‘《「『【〔[”’》」』】〕]%＋+~～=()（）\"'")
DATELINE = re.compile(
    r"[\u4e00-\u9fff]{2,3}?(?:[\u4e00-\u9fff]{2,6}(?:(?:[0-9]{4}年)?[0-9]{1,2}月)?[0-9]{1,2}日(?:专?电|讯)|专电)"
)
"""The place and date of a dispatch: 新华社北京3月5日电, 新华社北京2011年3月5日电, 新华社专电."""
OPENING = {"”": "“", "’": "‘", "》": "《", "」": "「", "』": "『"}
NOUNLIKE = frozenset("njbxezlgh")
HARD = frozenset(
    "在于的了与和及或由对为是等向从以把被让使给将到入即并也还又再都均皆仅只已曾拟要至超逾这那其该各每某本此"
)
"""Function words that are no part of a brand, however short the word after them."""
GLUED = ("与", "及", "的", "在", "由", "将", "自", "为")
"""Function words that the tagger glues to an unknown word before them (库与)."""
LEADING = HARD | frozenset("自年月日后前获")
"""Characters that the tagger glues to an unknown word after them (与麓, 对恒, 年硅)."""
_NAME_TAGS = ("ns", "nr", "nz", "nt")
NATIONAL = frozenset({"国家", "国家级"})
"""Words with which a name begins, unless a place stands before them (粤港澳大湾区国家技术创新中心)."""
LIMIT = 28
"""No organisation's or zone's name of the gold pages reaches further left of its last word than 22 characters."""


@lru_cache(maxsize=64)
def load_names(table: str) -> frozenset[str]:
    """The forms of seeds/names/<table>.tsv: words that are looked up, never searched for."""
    return frozenset(
        entry.form for entry in read_table(find_resource("seeds", "names", f"{table}.tsv"), f"names/{table}")
    )


@lru_cache(maxsize=64)
def load_group(group: str) -> tuple[str, ...]:
    """The forms of one group of seeds/names/context_words.tsv, longest first."""
    path = find_resource("seeds", "names", "context_words.tsv")
    forms = [e.form for e in read_table(path, "names/context_words") if e.fields["group"] == group]
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def alternate(group: str) -> str:
    """The forms of a group as alternatives of a regular expression."""
    return "|".join(re.escape(form) for form in load_group(group))


def is_han(text: str) -> bool:
    """Whether `text` is made of Chinese characters that are no function words."""
    return all("\u4e00" <= char <= "\u9fff" and char not in HARD for char in text)


def is_unusual(word: Word) -> bool:
    """Whether a word is a name by the tagger, or unknown to jieba's dictionary."""
    return (
        word.tag.startswith(_NAME_TAGS)
        or word.tag in ("eng", "j")
        or (len(word.text) in (2, 3) and not is_word(word.text))
    )


@dataclass(frozen=True, slots=True)
class Manner:
    """How to walk: words allowed although they end other names, whether numerals are taken, whether verbs of names are
    taken anywhere or only in one chain up to the last word, whether an unknown verb may be a brand, and how far."""

    allowed: frozenset[str] = frozenset()
    numbers: bool = False
    verbs: bool = True
    brand: bool = False
    limit: int = LIMIT


PLAIN = Manner()


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a walk ended: the start of the name, the names it passed and the plain words it took, in text order."""

    start: int
    names: tuple[Mention, ...]
    words: tuple[Word, ...]
    quoted: bool = False

    @property
    def placed(self) -> bool:
        """Whether a region or zone stands in the name."""
        return any(mention.kind in PLACES for mention in self.names)

    @property
    def letters(self) -> int:
        """How many characters of plain words were taken."""
        return sum(len(word.text) for word in self.words)

    @property
    def rare(self) -> bool:
        """Whether a word of the name is a name by the tagger or unknown, abbreviations and Latin words aside."""
        return any(is_unusual(word) and word.tag not in ("j", "nt", "eng") for word in self.words)

    @property
    def unusual(self) -> bool:
        """Whether a word of the name is no ordinary word."""
        return any(is_unusual(word) for word in self.words)
