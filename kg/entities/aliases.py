"""Which surface forms of one document name the same thing, each merge with its reason.

Nothing merges on string similarity: a short form must be derivable from a long form by a named operation, and by one
long form only.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from kg.seeds import Lexicon, load_lexicon
from kg.types import Mention
from kg.vocabulary import PLACES, Kind
from kg.words import is_proper

_DROP = re.compile(r"[\s“”\"'‘’《》「」『』·・•〈〉]+")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_SHORTEST_ZONE, _SHORTEST_DIVISION, _LONGEST_PLACE = 5, 3, 12
_CLASSES = ("省", "自治区", "市", "州", "县", "区", "旗", "镇", "乡")
"""Last characters of a place named in full: what stands behind one in an address is a name of its own."""
_GROUP_UNIT = re.compile(r"集团(?!股份|有限|控股|总公司|公司|（|\()..")
"""What names a company that a group owns: 甲集团新能源有限公司, but not 甲集团股份有限公司."""


@dataclass(slots=True)
class Names:
    """The surface forms of one document: how often each (kind, form) stands, full forms given by definitions, the
    names that stand inside each form, other forms that the text shows, and the pairs that it sets apart."""

    counts: dict[tuple[Kind, str], int] = field(default_factory=lambda: defaultdict(int))
    defined: dict[tuple[Kind, str], str] = field(default_factory=dict)
    inner: dict[tuple[Kind, str], tuple[tuple[Kind, str], ...]] = field(default_factory=dict)
    other: dict[tuple[Kind, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    distinct: set[frozenset[tuple[Kind, str]]] = field(default_factory=set)


@lru_cache(maxsize=1 << 14)
def normalize_name(name: str) -> str:
    """A name without quotes and white space, brackets as ASCII, NFKC: the key under which forms are compared."""
    return _DROP.sub("", unicodedata.normalize("NFKC", name)).casefold()


def collect_names(mentions: Iterable[Mention]) -> Names:
    """All entity names among `mentions`, inner names counted as zero occurrences."""
    names = Names()
    for mention in mentions:
        if not isinstance(mention.kind, Kind) or mention.finder.startswith("anaphors."):
            continue
        key = (mention.kind, mention.text)
        names.counts[key] += 1
        if mention.defined:
            names.defined[key] = mention.defined
        inner = tuple((m.kind, m.text) for m in mention.inner if isinstance(m.kind, Kind))
        if inner:
            names.inner[key] = inner
        for item in inner:
            names.counts[item] += 0
    return names


def find_other_forms(mentions: Sequence[Mention]) -> Iterator[tuple[tuple[Kind, str], str]]:
    """Names of an article with another form that the text shows; `mentions` are those of the article, in order.

    A project directly behind its company's name is also called by both ([甲科技公司][年产3万吨隔膜项目]), an address
    also without what it lies in (江苏省淮安市涟水经济开发区, 泉州市安溪县湖头镇).
    """
    for owner, project in pairwise(mentions):
        if owner.kind is Kind.COMPANY and project.kind is Kind.PROJECT and owner.span.stop == project.span.start:
            yield (Kind.PROJECT, project.text), owner.text + project.text
    for mention in mentions:
        if isinstance(mention.kind, Kind) and mention.kind in PLACES and mention.inner:
            tail = _leave_address(mention.kind, mention.text)
            if tail:
                yield (mention.kind, mention.text), tail


def _leave_address(kind: Kind, name: str) -> str:
    """What of an address is a name by itself, behind the places in full that it begins with; "" where nothing is."""
    lexicon, at = load_lexicon(), 0
    while True:
        pieces = (name[at : at + n] for n in range(min(_LONGEST_PLACE, len(name) - at - 1), 1, -1))
        step = next((len(p) for p in pieces if p.endswith(_CLASSES) and _is_region(p, lexicon)), 0)
        if not step:
            break
        at += step
    tail = name[at:]
    if not at or (kind is Kind.ZONE and not is_proper(tail)):
        return ""
    return tail if len(tail) >= (_SHORTEST_ZONE if kind is Kind.ZONE else _SHORTEST_DIVISION) else ""


def _is_region(form: str, lexicon: Lexicon) -> bool:
    return lexicon.get(form, "gazetteer/regions") is not None


class Merger:
    """Union-find over (kind, form) with a reason for every union; what is `distinct` never becomes one."""

    def __init__(self, keys: Iterable[tuple[Kind, str]], distinct: Iterable[frozenset[tuple[Kind, str]]] = ()) -> None:
        self._parent = {key: key for key in keys}
        self._members = {key: [key] for key in self._parent}
        self._distinct = frozenset(distinct)
        self.reasons: dict[tuple[Kind, str], list[str]] = defaultdict(list)

    def find(self, key: tuple[Kind, str]) -> tuple[Kind, str]:
        """The representative of `key`."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def merge(self, a: tuple[Kind, str], b: tuple[Kind, str], reason: str) -> None:
        """Makes `a` and `b` one thing, unless the text sets any two of their names apart."""
        first, second = sorted((self.find(a), self.find(b)))
        if first != second and not self._set_apart(first, second):
            self._parent[second] = first
            self._members[first] += self._members.pop(second)
            self.reasons[first] += [*self.reasons.pop(second, []), f"{a[1]} = {b[1]}: {reason}"]

    def _set_apart(self, a: tuple[Kind, str], b: tuple[Kind, str]) -> bool:
        return bool(self._distinct) and any(
            frozenset((x, y)) in self._distinct for x in self._members[a] for y in self._members[b]
        )

    def groups(self) -> dict[tuple[Kind, str], list[tuple[Kind, str]]]:
        """Representative → its members, sorted."""
        found: dict[tuple[Kind, str], list[tuple[Kind, str]]] = defaultdict(list)
        for key in sorted(self._parent):
            found[self.find(key)].append(key)
        return dict(found)


def merge_names(names: Names, lexicon: Lexicon) -> Merger:
    """The merged surface forms of one document."""
    merger = Merger(names.counts, names.distinct)
    _merge_spellings(names, merger)
    _merge_definitions(names, merger)
    by_kind: dict[Kind, list[str]] = defaultdict(list)
    for kind, form in sorted(names.counts):
        by_kind[kind].append(form)
    _merge_regions(by_kind[Kind.REGION], names, merger, lexicon)
    _merge_canonical(
        Kind.ZONE, by_kind[Kind.ZONE], lambda f: zone_canonical(f, lexicon), merger, "same zone name in short"
    )
    _merge_canonical(Kind.INDUSTRY, by_kind[Kind.INDUSTRY], industry_stem, merger, "with and without 产业")
    for kind in (Kind.ZONE, Kind.REGION, Kind.INSTITUTION, Kind.GOVERNMENT, Kind.PROJECT, Kind.GATHERING):
        _merge_suffixes(kind, by_kind[kind], merger)
    branches = tuple(lexicon_suffixes(lexicon, "branch"))
    _merge_suffixes(Kind.COMPANY, [form for form in by_kind[Kind.COMPANY] if form.endswith(branches)], merger)
    _merge_companies(by_kind[Kind.COMPANY], names, merger, lexicon)
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


def _merge_regions(forms: Sequence[str], names: Names, merger: Merger, lexicon: Lexicon) -> None:
    """Address chains end in their last division; a form without class suffix joins the one division of that stem."""
    suffixes = lexicon_suffixes(lexicon, "division")
    full: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for form in forms:
        last = _last_division(form, names)
        stem = _division_stem(last, suffixes)
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


def _division_stem(name: str, suffixes: Sequence[str]) -> str:
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
    stem = normalize_name(_BRACKETS.sub("", form))
    for suffix in ("产业链", "产业", "行业", "领域"):
        if stem.endswith(suffix) and len(stem) > len(suffix) + 1:
            return stem[: -len(suffix)]
    return stem


_LONGEST = 60
"""A form of more characters is no name that a shorter one is the tail of: it is a word over and over."""


def _merge_suffixes(kind: Kind, forms: Sequence[str], merger: Merger) -> None:
    """A form that is the tail of exactly one longer thing is its short form (湖南临床研究中心)."""
    keys = {normalize_name(f): f for f in forms if len(f) <= _LONGEST}
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


def company_brand(form: str, places: Iterable[str], lexicon: Lexicon) -> str:
    """A company's name without its place, its legal form and brackets (北京花房科技有限公司 → 花房科技); the first of
    `places` that it begins with is cut."""
    name = _BRACKETS.sub("", unicodedata.normalize("NFKC", form))
    for suffix in lexicon_suffixes(lexicon, "company"):
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            name = name[: -len(suffix)]
            break
    return next((name[len(p) :] for p in places if len(name) - len(p) >= 2 and name.startswith(p)), name)


def _merge_companies(forms: Sequence[str], names: Names, merger: Merger, lexicon: Lexicon) -> None:
    """Short forms of companies: the brand, alone or with a part of the trade (南华生物 of 南华生物医药股份有限公司)."""
    places = {form.rstrip("省市区县") or form for kind, form in names.counts if kind is Kind.REGION} | {
        form for kind, form in names.counts if kind is Kind.REGION
    }
    places.update(lexicon_suffixes(lexicon, "place"))
    ordered = sorted(places, key=lambda p: (-len(p), p))
    brands = {form: company_brand(form, ordered, lexicon) for form in forms}
    legal = lexicon_suffixes(lexicon, "legal")
    longs = [f for f in forms if f.endswith(legal)]
    for short in forms:
        if short in longs:
            continue
        brand = brands[short]
        matching = [
            long
            for long in longs
            if len(brand) >= 2
            and (brands[long].startswith(brand) or (len(brand) > 2 and brand in brands[long]))
            and not _is_unit(short, long, brand, ordered)
        ]
        roots = {merger.find((Kind.COMPANY, long)) for long in matching}
        if len(roots) == 1:
            merger.merge((Kind.COMPANY, matching[0]), (Kind.COMPANY, short), f"brand {brand} of the one full name")
    by_brand: dict[str, str] = {}
    for form in forms:
        brand = brands[form]
        if form.endswith(legal):
            continue
        held = by_brand.get(brand)
        if held is not None and (_is_unit(form, held, brand, ordered) or _is_unit(held, form, brand, ordered)):
            continue
        if held is not None:
            merger.merge((Kind.COMPANY, held), (Kind.COMPANY, form), f"same brand {brand}")
        else:
            by_brand[brand] = form


def _lead(form: str, places: Sequence[str]) -> str:
    """The place that a company's name begins with, or ""."""
    known = next((form[:n] for n in (3, 2) if load_lexicon().get(form[:n], "gazetteer/regions") is not None), "")
    return next((p for p in places if form.startswith(p)), known)


def _is_unit(short: str, long: str, brand: str, places: Sequence[str]) -> bool:
    """Whether `long` names another company of `short`'s group, or one of another place: 甲集团能源有限公司,
    甲（青海）公司 of 甲, 中国铝业 and 云南铝业."""
    lead, other = _lead(short, places), _lead(long, places)
    if lead and other and not (lead.startswith(other) or other.startswith(lead)):
        return True
    bracket = _BRACKETS.search(long)
    if bracket and long[: bracket.start()].endswith(brand) and bracket.group()[1:-1] in places:
        return not _BRACKETS.search(short) and bracket.group()[1:-1] not in short
    return short.endswith("集团") and bool(_GROUP_UNIT.search(long))


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


def choose_name(members: Sequence[tuple[Kind, str]], counts: Mapping[tuple[Kind, str], int]) -> str:
    """The fullest form: the longest, then the most frequent, then the first by code point."""
    return min(members, key=lambda key: (-len(normalize_name(key[1])), -counts[key], key[1]))[1]
