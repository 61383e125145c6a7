"""What of a name is compared: without quotes, class words, place or legal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.seeds import Lexicon

_DROP = re.compile(r"[\s“”\"'‘’《》「」『』·・•〈〉]+")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


@lru_cache(maxsize=1 << 14)
def normalize_name(name: str) -> str:
    """A name without quotes and white space, brackets as ASCII, NFKC: the key under which forms are compared."""
    return _DROP.sub("", unicodedata.normalize("NFKC", name)).casefold()


def division_stem(name: str, suffixes: Sequence[str]) -> str:
    """A division's name without its class suffix (汕头 of 汕头市)."""
    for suffix in suffixes:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


@lru_cache(maxsize=16)
def lexicon_suffixes(lexicon: Lexicon, group: str) -> tuple[str, ...]:
    """The suffixes of one group of seeds/patterns/short_forms.tsv, longest first."""
    forms = [e.form for e in lexicon.table("patterns/short_forms") if e.fields["group"] == group]
    return tuple(sorted(forms, key=lambda f: (-len(f), f)))


@lru_cache(maxsize=4)
def _zone_words(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The class words of zones with their short forms, longest first."""
    entries = [e for e in lexicon.table("patterns/short_forms") if e.fields["group"] == "zone"]
    return tuple((e.form, e.fields["short"]) for e in sorted(entries, key=lambda e: (-len(e.form), e.form)))


def zone_canonical(form: str, lexicon: Lexicon) -> str:
    """A zone's name with every class word in its short form, and without brackets around the place."""
    name = normalize_name(form).replace("(", "").replace(")", "")
    for form, short in _zone_words(lexicon):
        name = name.replace(form, short)
    return name


def industry_stem(form: str) -> str:
    """An industry's name without a final 产业."""
    stem = normalize_name(BRACKETS.sub("", form))
    for suffix in ("产业链", "产业", "行业", "领域"):
        if stem.endswith(suffix) and len(stem) > len(suffix) + 1:
            return stem[: -len(suffix)]
    return stem


def company_brand(form: str, places: Iterable[str], lexicon: Lexicon) -> str:
    """A company's name without its place, its legal form and brackets (北京花房科技有限公司 → 花房科技); the first of
    `places` that it begins with is cut."""
    name = BRACKETS.sub("", unicodedata.normalize("NFKC", form))
    for suffix in lexicon_suffixes(lexicon, "company"):
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            name = name[: -len(suffix)]
            break
    return next((name[len(p) :] for p in places if len(name) - len(p) >= 2 and name.startswith(p)), name)
