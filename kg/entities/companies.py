"""Short forms of companies: the brand of the one full name, but not of another company of its group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entities.listing import listed_name
from kg.entities.names import Names
from kg.entities.stems import BRACKETS, company_brand, lexicon_suffixes
from kg.entities.unions import Merger
from kg.seeds import Lexicon, load_lexicon
from kg.vocabulary import Kind

_GROUP_UNIT = re.compile(r"集团(?!股份|有限|控股|总公司|公司|（|\()..")
"""What names a company that a group owns: 甲集团新能源有限公司, but not 甲集团股份有限公司."""
_SHARES = "股份"
"""甲股份 is a company limited by shares, which 江苏甲有限公司 is not."""

_BRAND = 2
"""Characters of a brand, and the fewest of a trade behind it."""
_CLASS = re.compile("(?<=[\u4e00-\u9fff]{4})[省市]")
"""The class word of a place inside a name."""
_GROUP, _LEGAL = "集团", "公司"
_TRADES = ("gazetteer/industries", "cues/company_heads")
"""The tables of words for trades."""
_FIRMS = ("gazetteer/companies", "gazetteer/enterprises")


def merge_companies(forms: Sequence[str], names: Names, merger: Merger, lexicon: Lexicon) -> None:
    """Short forms of companies: the brand, alone or with a part of the trade (南华生物 of 南华生物医药股份有限公司)."""
    places = {form.rstrip("省市区县") or form for kind, form in names.counts if kind is Kind.REGION} | {
        form for kind, form in names.counts if kind is Kind.REGION
    }
    places.update(lexicon_suffixes(lexicon, "place"))
    ordered = sorted(places, key=lambda p: (-len(p), p))
    brands = {form: company_brand(form, ordered, lexicon) for form in forms}
    legal = lexicon_suffixes(lexicon, "legal")
    longs = [f for f in forms if f.endswith(legal)]
    trunks = {long: _leave_legal(long, ordered, legal) for long in longs}
    groups = {short: _find_group(short, forms, ordered, merger, lexicon) for short in forms if short not in longs}
    for short, group in groups.items():
        if group:
            merger.merge((Kind.COMPANY, group), (Kind.COMPANY, short), f"brand {short} of the one group with its trade")
            continue
        brand = short if _is_trade(brands[short], lexicon) else brands[short]
        matching = [
            long
            for long in longs
            if len(brand) >= 2
            and (
                brands[long].startswith(brand)
                or trunks[long].startswith(brand)
                or _skips(brand, trunks[long], lexicon)
                or (len(brand) > 2 and brand in brands[long])
            )
            and not _is_unit(short, long, brand, ordered)
            and not _is_listed_apart(short, long, lexicon)
            and not _is_joint(brand, trunks[long], lexicon)
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
    for form in forms:
        if not form.endswith((_GROUP, *legal)):
            _merge_bare(form, forms, ordered, merger, lexicon)


def _find_group(short: str, forms: Sequence[str], places: Sequence[str], merger: Merger, lexicon: Lexicon) -> str:
    """The one group of a brand that stands alone or with 集团: 大众汽车集团 of 大众 and 大众集团; "" if none."""
    brand = short.removesuffix(_GROUP)
    if len(brand) < _BRAND or _is_trade(brand, lexicon):
        return ""
    groups = [form for form in forms if form.endswith(_GROUP) and form != short]
    named = [form for form in groups if _goes_on(form, brand, places, lexicon)]
    roots = {merger.find((Kind.COMPANY, form)) for form in named}
    return named[0] if len(roots) == 1 and not _is_listed_apart(short, named[0], lexicon) else ""


def _merge_bare(short: str, forms: Sequence[str], places: Sequence[str], merger: Merger, lexicon: Lexicon) -> None:
    """Joins a brand that stands alone with the one other name of the article that holds it and goes on with its trade:
    花房 and 花房科技, unless 花房（青石）公司 stands there, too."""
    others = [form for form in forms if short in form and form != short]
    roots = {merger.find((Kind.COMPANY, form)) for form in others}
    if len(short) < _BRAND or len(roots) != 1 or _is_trade(short, lexicon):
        return
    if merger.find((Kind.COMPANY, short)) in roots:
        return
    told = [f for f in others if not f.endswith(_LEGAL) and _goes_on(f, short, places, lexicon)]
    if told and not any(_is_listed_apart(short, form, lexicon) for form in told):
        merger.merge((Kind.COMPANY, told[0]), (Kind.COMPANY, short), f"brand {short} of the one name with its trade")


def _goes_on(form: str, brand: str, places: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a name without its place and 集团 is a brand and a trade: 德国|大众|汽车|集团."""
    name = form.removeprefix(_lead(form, places)).removesuffix(_GROUP)
    return name.startswith(brand) and len(name) > len(brand) and _is_trade(name[len(brand) :], lexicon)


def _leave_legal(form: str, places: Sequence[str], legal: Sequence[str]) -> str:
    """A full name without its place, its legal form and brackets, and without the class words of places inside it:
    北京|花房科技|有限公司, 国网江苏省电力."""
    name = BRACKETS.sub("", form)
    name = next((name.removesuffix(suffix) for suffix in legal if name.endswith(suffix)), name)
    place = next((p for p in places if len(name) - len(p) >= 2 and name.startswith(p)), "")
    name = name[len(place) :].lstrip("省市" if place else "")
    return _CLASS.sub("", name)


def _is_listed_apart(short: str, long: str, lexicon: Lexicon) -> bool:
    """Whether a short form is listed as that of another firm (中石化 is none of 中石化石油机械股份有限公司)."""
    name = listed_name(Kind.COMPANY, short, lexicon)
    return name not in (short, long, listed_name(Kind.COMPANY, long, lexicon))


def _is_joint(brand: str, trunk: str, lexicon: Lexicon) -> bool:
    """Whether another firm's brand follows in the full name: 海信|日立|空调系统 is not 海信."""
    rest = trunk[len(brand) :] if trunk.startswith(brand) else ""
    starts = [rest[:n] for n in (2, 3, 4) if len(rest) > n]
    return any(lexicon.get(s, t) is not None and not _is_trade(s, lexicon) for s in starts for t in _FIRMS)


def _skips(brand: str, trunk: str, lexicon: Lexicon) -> bool:
    """Whether a short form leaves out what stands between a brand and a trade: 花房科技 of 花房|智能|科技."""
    head, tail = brand[:_BRAND], brand[_BRAND:]
    own = trunk.startswith(head) and not _is_trade(head, lexicon)
    return own and len(tail) >= _BRAND and tail in trunk[_BRAND:] and _is_trade(tail, lexicon)


def _lead(form: str, places: Sequence[str]) -> str:
    """The place that a company's name begins with, or ""."""
    known = next((form[:n] for n in (3, 2) if load_lexicon().get(form[:n], "gazetteer/regions") is not None), "")
    return next((p for p in places if form.startswith(p)), known)


def _is_unit(short: str, long: str, brand: str, places: Sequence[str]) -> bool:
    """Whether `long` names another company of `short`'s group, or one of another place: 甲集团能源有限公司,
    甲（青海）公司 of 甲, 甲轴承（太仓）公司 of 甲集团, 中国铝业 and 云南铝业."""
    lead, other = _lead(short, places), _lead(long, places)
    if lead and other and not (lead.startswith(other) or other.startswith(lead)):
        return True
    bracket = BRACKETS.search(long)
    if bracket and long[: bracket.start()].endswith(brand) and bracket.group()[1:-1] in places:
        return not BRACKETS.search(short) and bracket.group()[1:-1] not in short
    if bracket and short.endswith("集团") and not BRACKETS.search(short):
        inside = bracket.group()[1:-1]
        return inside in (*places, "中国") or load_lexicon().get(inside, "gazetteer/regions") is not None
    if short.endswith(_SHARES) and _SHARES not in long:
        return True
    return short.endswith("集团") and bool(_GROUP_UNIT.search(long))


def _is_trade(brand: str, lexicon: Lexicon) -> bool:
    """Whether a name is made of words for trades alone, which no firm has for itself (宁德|新能源, 青石|环保科技)."""
    reached = {0}
    for start in range(len(brand)):
        if start in reached:
            stops = range(start + 2, len(brand) + 1)
            reached.update(n for n in stops if any(lexicon.get(brand[start:n], table) for table in _TRADES))
    return len(brand) in reached
