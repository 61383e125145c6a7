"""Annotated pages with other names in the places of theirs: the same sentences, so that what stands around a name
counts more than the name (mention replacement; Dai & Adel 2020, https://aclanthology.org/2020.coling-main.343/).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping

from bench.annotated_pages import MARK, AnnotatedPage, unmark

_KINDS = frozenset("CHPIEZN")
"""Letters of the kinds that are swapped: regions, governments and policies are known from lists or marks."""
_SHARE = 0.7
"""Share of a page's names that are swapped."""

Key = tuple[str, int, str]
Pool = Mapping[Key, list[tuple[str, ...]]]


def collect_names(pages: Iterable[AnnotatedPage]) -> Pool:
    """The forms of all names that may stand for others: by kind, how many forms they have, and the last character of
    the longest."""
    pool: dict[Key, list[tuple[str, ...]]] = {}
    for page in pages:
        for (kind, _), forms in _list_forms(page.marked).items():
            if _may_swap(kind, forms):
                pool.setdefault(_key(kind, forms), []).append(forms)
    return pool


def swap_names(page: AnnotatedPage, pool: Pool, chance: random.Random) -> AnnotatedPage:
    """The page with most of its names replaced by others of `pool`, form by form; without statements and figures, which
    speak of the old names."""
    told: dict[tuple[str, str], dict[str, str]] = {}
    for (kind, name), forms in _list_forms(page.marked).items():
        donors = pool.get(_key(kind, forms), [])
        if _may_swap(kind, forms) and len(donors) > 1 and chance.random() < _SHARE:
            told[kind, name] = dict(zip(forms, chance.choice(donors), strict=True))

    def swap(mark: re.Match[str]) -> str:
        name = (mark["name"] or mark["form"]).strip()
        new = told.get((mark["kind"], name))
        return f"{{{mark['kind']}:{new[mark['form']]}={new[name]}}}" if new else mark.group()

    copy = AnnotatedPage(page.id, page.date)
    copy.marked = MARK.sub(swap, page.marked)
    copy.text = unmark(copy.marked, copy) + "\n"
    marked = {name for _, name in _list_forms(page.marked)}
    copy.forms |= {key: forms for key, forms in page.forms.items() if key[0] not in marked}
    return copy


def _list_forms(marked: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The forms of each (kind, name), the longest first."""
    found: dict[tuple[str, str], set[str]] = {}
    for mark in MARK.finditer(marked):
        name = (mark["name"] or mark["form"]).strip()
        found.setdefault((mark["kind"], name), set()).update((mark["form"], name))
    return {key: tuple(sorted(forms, key=lambda f: (-len(f), f))) for key, forms in sorted(found.items())}


def _may_swap(kind: str, forms: Iterable[str]) -> bool:
    """Whether a name is of a kind that is swapped and does not run over the end of a line."""
    return kind in _KINDS and not any(re.search(r"\s", form) for form in forms)


def _key(kind: str, forms: tuple[str, ...]) -> Key:
    return kind, len(forms), forms[0][-1]
