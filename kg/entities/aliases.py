"""Which surface forms of one document name the same thing, each merge with its reason.

Nothing merges on string similarity: a short form must be derivable from a long form by a named operation, and by one
long form only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from kg.entities.companies import merge_companies
from kg.entities.listing import find_canonical, listed_name
from kg.entities.names import Names
from kg.entities.stems import division_stem, industry_stem, lexicon_suffixes, normalize_name, zone_canonical
from kg.entities.unions import Merger
from kg.seeds import Lexicon, load_lexicon
from kg.vocabulary import Kind

_SHORTENED = {
    Kind.ZONE: "same zone name in short",
    Kind.GOVERNMENT: "same name in short",
    Kind.INSTITUTION: "same name in short",
}
"""The kinds of which the words of a name are shortened, and the reason of such a merge."""
_LONGEST = 60
"""A form of more characters is no name that a shorter one is the tail of: it is a word over and over."""


def merge_names(names: Names, lexicon: Lexicon) -> Merger:
    """The merged surface forms of one document."""
    merger = Merger(names.counts, names.distinct)
    _merge_spellings(names, merger)
    _merge_definitions(names, merger)
    by_kind: dict[Kind, list[str]] = defaultdict(list)
    for kind, form in sorted(names.counts):
        by_kind[kind].append(form)
    _merge_regions(by_kind[Kind.REGION], names, merger, lexicon)
    for kind in by_kind:
        listed = partial(listed_name, kind, lexicon=lexicon)
        _merge_canonical(kind, by_kind[kind], listed, merger, "listed under one name")
    for kind, reason in _SHORTENED.items():
        _merge_canonical(kind, by_kind[kind], partial(find_canonical, kind, lexicon=lexicon), merger, reason)
    _merge_plain_zones(by_kind[Kind.ZONE], merger, lexicon)
    _merge_canonical(Kind.INDUSTRY, by_kind[Kind.INDUSTRY], industry_stem, merger, "with and without 产业")
    for kind in (Kind.ZONE, Kind.REGION, Kind.INSTITUTION, Kind.GOVERNMENT, Kind.PROJECT, Kind.GATHERING):
        _merge_suffixes(kind, by_kind[kind], merger, partial(find_canonical, kind, lexicon=lexicon))
    branches = tuple(lexicon_suffixes(lexicon, "branch"))
    _merge_suffixes(Kind.COMPANY, [form for form in by_kind[Kind.COMPANY] if form.endswith(branches)], merger)
    merge_companies(by_kind[Kind.COMPANY], names, merger, lexicon)
    _merge_abbreviations(Kind.GATHERING, by_kind[Kind.GATHERING], merger)
    return merger


def _merge_spellings(names: Names, merger: Merger) -> None:
    first: dict[tuple[Kind, str], tuple[Kind, str]] = {}
    for key in sorted(names.counts):
        spelled = (key[0], normalize_name(key[1]))
        if spelled in first:
            merger.merge(first[spelled], key, "same name, other quotes or brackets")
        else:
            first[spelled] = key


def _merge_definitions(names: Names, merger: Merger) -> None:
    forms = {normalize_name(form): (kind, form) for kind, form in sorted(names.counts)}
    for key, full in sorted(names.defined.items()):
        long = forms.get(normalize_name(full))
        if long is not None and long[0] is key[0]:
            merger.merge(long, key, "defined in the text")


def _merge_canonical(
    kind: Kind, forms: Sequence[str], canonical: Callable[[str], str], merger: Merger, reason: str
) -> None:
    first: dict[str, str] = {}
    for form in forms:
        stem = canonical(form)
        if not stem:
            continue
        if stem in first:
            merger.merge((kind, first[stem]), (kind, form), reason)
        else:
            first[stem] = form


def _merge_plain_zones(forms: Sequence[str], merger: Merger, lexicon: Lexicon) -> None:
    """大连开发区 is the one zone of the text that is 大连经济技术开发区 in full."""
    stems: dict[str, str] = {}
    for form in forms:
        name = zone_canonical(form, lexicon)
        if name.endswith("经开区"):
            stems.setdefault(name.removesuffix("经开区"), form)
    for form in forms:
        stem = zone_canonical(form, lexicon).removesuffix("开发区")
        if form.endswith(stem + "开发区") and len(stem) > 1 and stem in stems:
            merger.merge((Kind.ZONE, stems[stem]), (Kind.ZONE, form), "same zone name without its class")


def _merge_regions(forms: Sequence[str], names: Names, merger: Merger, lexicon: Lexicon) -> None:
    """Address chains end in their last division; a form without class suffix joins the one division of that stem."""
    suffixes = lexicon_suffixes(lexicon, "division")
    full: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for form in forms:
        last = _last_division(form, names)
        stem = division_stem(last, suffixes)
        if stem != last:
            full[stem].add(last)
        if last in first:
            merger.merge((Kind.REGION, first[last]), (Kind.REGION, form), "same division")
        else:
            first[last] = form
    for form in forms:
        divisions = full.get(_last_division(form, names), set())
        if len(divisions) == 1:
            merger.merge((Kind.REGION, first[min(divisions)]), (Kind.REGION, form), "same division")


def _last_division(form: str, names: Names) -> str:
    """The last link of an address chain (汕头市 of 广东省汕头市)."""
    inner = [f for k, f in names.inner.get((Kind.REGION, form), ()) if k is Kind.REGION]
    if inner and form.endswith(inner[-1]) and form != inner[-1]:
        return inner[-1]
    if inner and form.startswith(inner[0]) and len(form) - len(inner[0]) >= 2:
        return form[len(inner[0]) :]
    return form


def _merge_suffixes(
    kind: Kind, forms: Sequence[str], merger: Merger, canonical: Callable[[str], str] = normalize_name
) -> None:
    """A form that is the tail of exactly one longer thing is its short form (湖南临床研究中心)."""
    keys = {canonical(f): f for f in forms if len(f) <= _LONGEST}
    holders: dict[str, set[str]] = defaultdict(set)
    for long in keys:
        for start in range(1, len(long) - 3):
            tail = long[start:]
            if tail in keys:
                holders[tail].add(long)
    for tail, longs in sorted(holders.items()):
        if len(longs) > 1 and _same_address(tail, longs):
            first, *others = sorted(longs)
            for long in others:
                merger.merge((kind, keys[first]), (kind, keys[long]), f"{tail} with its address")
        roots = {merger.find((kind, keys[long])) for long in longs}
        if len(roots) == 1 and len(tail) >= 4:
            long = max(longs, key=lambda name: (len(name), name))
            merger.merge((kind, keys[long]), (kind, keys[tail]), "tail of the one longer name")


def _same_address(tail: str, longs: Iterable[str]) -> bool:
    """Whether all that stands before `tail` are divisions of one province (安徽省宣城市广德经开区, 安徽广德经开区)."""
    provinces = [_provinces(long[: -len(tail)]) for long in sorted(longs)]
    return all(provinces) and len(frozenset.intersection(*provinces)) > 0


def _provinces(chain: str) -> frozenset[str]:
    """The two-digit codes (GB/T 2260) that every division of an address has; empty where it is no address."""
    found: list[frozenset[str]] = []
    at = 0
    while at < len(chain):
        for stop in range(len(chain), at + 1, -1):
            entries = load_lexicon().get_all(chain[at:stop], "gazetteer/regions")
            if entries:
                found.append(frozenset(e.fields["code"][:2] for e in entries))
                at = stop
                break
        else:
            return frozenset()
    return frozenset.intersection(*found) if found else frozenset()


def _merge_abbreviations(kind: Kind, forms: Sequence[str], merger: Merger) -> None:
    """软洽会 of …软件合作洽谈会: all characters in order, the last one shared, in one long form only."""
    for short in forms:
        if not 3 <= len(short) <= 5:
            continue
        longs = [f for f in forms if len(f) >= 2 * len(short) and _abbreviates(short, normalize_name(f))]
        roots = {merger.find((kind, f)) for f in longs}
        if len(roots) == 1:
            merger.merge((kind, longs[0]), (kind, short), "abbreviation of the one longer name")


def _abbreviates(short: str, long: str) -> bool:
    if long[-1] != short[-1]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)
