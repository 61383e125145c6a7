"""Derives seeds/gazetteer/{regions,countries,zones,companies}.tsv from the public lists in ../shared/data.

Run `python bench/make_gazetteers.py [FOLDER]`; the same lists give the same bytes. Sources, licences and cares of
the lists are in ../shared/data/README.md and are repeated at the head of each table. Names of countries need the
package `babel`.
The column `use` says how far a form may be trusted alone: `plain`, or `context` where the form is also an ordinary word
of jieba's dictionary, a shared name, or too short.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import jieba.posseg

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT.parent / "shared" / "data" / "gazetteer"
TABLES = ROOT / "seeds" / "gazetteer"


def read_words(group: str) -> list[str]:
    """The forms of one group of bench/gazetteer_words.tsv."""
    lines = (ROOT / "bench" / "gazetteer_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [form for form, held in rows if held == group]


NATIONS = tuple(sorted(read_words("nationality"), key=lambda form: (-len(form), form)))
CLASSES = tuple(sorted(read_words("class"), key=lambda form: (-len(form), form)))
BARE_CITY_PARTS = frozenset(read_words("bare_part"))
PLACE_TAGS = frozenset({"ns", "nsf"})
NAME_TAGS = PLACE_TAGS | {"nr", "nrt", "nz", "nt"}
MICROSTATES = frozenset(read_words("microstate"))


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of one CSV list."""
    with (LISTS / name).open(encoding="utf-8-sig", newline="") as file:
        return [
            {key: unicodedata.normalize("NFC", value) for key, value in row.items()} for row in csv.DictReader(file)
        ]


def write_rows(
    folder: Path, name: str, notes: Iterable[str], columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> None:
    """Writes one table, rows unique and sorted by code point."""
    lines = [f"# {note}" for note in notes]
    lines.append("\t".join(columns))
    lines.extend("\t".join(row) for row in sorted(set(rows)))
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def word_tag(word: str) -> str:
    """The part of speech of a word of jieba's dictionary, or "" for a word it does not know."""
    return str(jieba.posseg.dt.word_tag_tab.get(word, ""))


def strip_class(name: str) -> str:
    """A division's name without its class word and its nationalities (凉山彝族自治州 → 凉山)."""
    stem = next(
        (name[: -len(c)] for c in CLASSES if name.endswith(c) and (len(name) > len(c) + 1 or len(name) == 2)), name
    )
    while cut := next((n for n in NATIONS if stem.endswith(n) and len(stem) > len(n) + 1), ""):
        stem = stem[: -len(cut)]
    return stem


# regions


def full_use(name: str) -> str:
    """Whether a full name is safe alone: 市中区, 城区 and 和县 are not, 泗县 is."""
    stem = strip_class(name)
    return "context" if stem in BARE_CITY_PARTS or (len(stem) == 1 and not name.endswith(("县", "市"))) else "plain"


def short_use(short: str, level: str, holders: int, ordinary: frozenset[str]) -> str:
    """Whether a short name is safe alone: no ordinary word; of a county only if jieba's dictionary has it as a name."""
    if level == "1":
        return "plain"
    if short in ordinary or (level == "3" and holders > 1):
        return "context"
    return "plain" if level == "2" or len(short) >= 3 or word_tag(short) in NAME_TAGS else "context"


def short_forms(row: dict[str, str]) -> set[str]:
    """Short names of a division, with a plain class word for autonomous ones (昌吉, 昌吉州)."""
    name = row["name"]
    stem = strip_class(name)
    forms = {row["short_jionlp"]} | ({stem} if "自治" in name else set())
    if "自治州" in name:
        forms |= {stem + "州", row["short_jionlp"] + "州"}
    if "自治县" in name:
        forms.add(stem + "县")
    if "自治区" in name and row["level"] == "1":
        forms.add(stem + "自治区")
    return {
        f
        for f in forms
        if len(f) >= 2 and f != name and not f.endswith(("族", "自治", "新", "矿", "左", "右", "翼前", "翼后", "翼中"))
    }


def make_regions(folder: Path) -> None:
    """regions.tsv in `folder`."""
    divisions = read_rows("admin_divisions.csv")
    divisions.append({"code": "710000", "name": "台湾省", "short_jionlp": "台湾", "level": "1", "parent": ""})
    holders = Counter(form for row in divisions for form in short_forms(row))
    highest: dict[str, str] = {}
    for row in divisions:
        for form in short_forms(row):
            highest[form] = min(highest.get(form, "9"), row["level"])
    ordinary = frozenset((ROOT / "seeds/names/ordinary_places.tsv").read_text(encoding="utf-8").split())
    rows = []
    for row in divisions:
        name, tail = row["name"], (row["code"], row["level"], row["parent"])
        rows.append((name, name, *tail, full_use(name)))
        for form in short_forms(row):
            if highest[form] != row["level"] and highest[form] in "12":
                continue
            same_level = 1 if highest[form] == "2" else holders[form]
            use = (
                "plain"
                if form.endswith(("州", "县", "自治区")) and len(form) >= 3
                else short_use(form, row["level"], same_level, ordinary)
            )
            rows.append((form, name, *tail, use))
    rows.extend(former_regions({row[0] for row in rows}, {row["code"]: row for row in divisions}))
    notes = (
        "source: Ministry of Civil Affairs, list of 2025-12-31 with GB/T 2260 codes (MIT "
        "packaging; short names Apache-2.0);",
        "former names since 1998 from yearly differences of GB/T 2260 (MIT); licence: MIT and "
        "Apache-2.0; made by bench/make_gazetteers.py",
        "level 1 province, 2 prefecture, 3 county, 0 former; use: plain = may stand alone, "
        "context = needs evidence beside it",
    )
    write_rows(folder, "regions.tsv", notes, ("form", "name", "code", "level", "parent", "use"), rows)


def former_regions(known: set[str], divisions: dict[str, dict[str, str]]) -> list[tuple[str, ...]]:
    """Names given up since 1998, pointing to today's division (郫县 → 郫都区)."""
    events = json.loads((LISTS / "admin_changes.json").read_text(encoding="utf-8"))["events"]
    rows = []
    for event in events:
        old, new = event.get("old") or {}, event.get("new") or {}
        name, code = unicodedata.normalize("NFC", old.get("name") or ""), str(new.get("code") or "")[:6]
        if event["year"] < 1998 or event["type"] == "同名改码" or name in known or code not in divisions:
            continue
        if len(name) >= 3 and name.endswith(("市", "县", "区", "旗", "州", "地区")) and full_use(name) == "plain":
            rows.append((name, divisions[code]["name"], code, "0", divisions[code]["parent"], "plain"))
    return rows


def make_countries(folder: Path) -> None:
    """countries.tsv in `folder`."""
    from babel import Locale

    rows = []
    for code, name in Locale("zh").territories.items():
        short = re.sub(r"[（(].*?[）)]", "", unicodedata.normalize("NFC", name))
        if (
            len(code) == 2
            and code not in {"CN", "HK", "MO", "TW", "ZZ", "XA", "XB", "EU", "UN", "EZ", "QO"} | MICROSTATES
            and len(short) >= 2
        ):
            tag = word_tag(short)
            use = "plain" if tag in PLACE_TAGS or not tag or len(short) >= 3 else "context"
            rows.append((short, short, code, use))
    notes = (
        "source: Unicode CLDR, territory names in zh (through the package babel); licence: "
        "Unicode License v3; made by bench/make_gazetteers.py",
        "code: ISO 3166-1 alpha-2; use: plain = may stand alone, context = needs evidence beside it",
    )
    write_rows(folder, "countries.tsv", notes, ("form", "name", "code", "use"), rows)


# zones

ZONE_SHORTS = {
    "高新技术产业开发区": ("高新区", "高新技术开发区", "高新技术产业园区"),
    "经济技术开发区": ("经开区", "经济开发区"),
    "自由贸易试验区": ("自贸试验区", "自贸区"),
    "综合保税区": ("综保区",),
    "自主创新示范区": ("自创区",),
}
ZONE_KINDS = (("高新", "hitech"), ("经济", "etdz"), ("新区", "new_area"), ("自由贸易", "ftz"), ("保税", "bonded"))


def zone_forms(name: str, province: str) -> set[str]:
    """A zone's name with its class word in full and in short, with and without the province before it."""
    forms = {name}
    for long, shorts in ZONE_SHORTS.items():
        forms |= {form.replace(long, short) for form in set(forms) if long in form for short in shorts}
    bare = {form.removeprefix(province) for form in forms if province and len(form) > len(province) + 4}
    named = {form for form in forms | bare if re.match(r"[\u4e00-\u9fff（]{4,}", form)}
    return named - set(read_words("bare_zone"))


def zone_kind(name: str) -> str:
    """The class of a zone by its name."""
    return next((kind for part, kind in ZONE_KINDS if part in name), "park")


def make_zones(folder: Path) -> None:
    """zones.tsv in `folder`."""
    rows: set[tuple[str, ...]] = set()
    for row in read_rows("national_zones.csv"):
        for form in zone_forms(row["name"], row["province_in_source"]):
            rows.add((form, row["name"], row["type"], row["province_code"]))
    codes = {row["name"]: row["code"] for row in read_rows("admin_divisions.csv") if row["level"] == "1"}
    shorts = {row["short_jionlp"]: row["code"] for row in read_rows("admin_divisions.csv") if row["level"] == "1"}
    for row in read_rows("statistical_zones.csv"):
        name = row["name"]
        starts_with_place = any(name.startswith(s) for s in shorts) or name.startswith(strip_class(row["parent_name"]))
        if row["level"] == "area7x" and len(name) >= 6 and starts_with_place:
            rows |= {(form, name, zone_kind(name), row["code"][:2] + "0000") for form in zone_forms(name, "")}
    for row in read_rows("national_new_areas.csv"):
        code = codes[row["province"]]
        short = next(s for s, c in shorts.items() if c == code)
        forms = {row["name"], row["name"].removeprefix(short)} if row["name"] != short + "新区" else {row["name"]}
        city = re.match(r"(大连|青岛|南京|广州)(..+新区)$", row["name"])
        rows |= {
            (form, row["name"], "new_area", code) for form in forms | ({city[2]} if city else set()) if len(form) >= 4
        }
    rows |= free_trade_forms(shorts)
    notes = (
        "source: lists of national high-tech and economic-technological zones, new areas and "
        "free-trade zones (facts; State Council notices);",
        "zones with a statistical code (WTFPL); short forms made by class word; licence: "
        "Apache-2.0; made by bench/make_gazetteers.py",
    )
    write_rows(folder, "zones.tsv", notes, ("form", "name", "class", "province"), rows)


def free_trade_forms(shorts: dict[str, str]) -> set[tuple[str, ...]]:
    """中国（上海）自由贸易试验区 with its short forms; areas that other than general knowledge vouches for."""
    rows: set[tuple[str, ...]] = set()
    for row in read_rows("free_trade_zones.csv"):
        place, full = row["province_short"], row["ftz"]
        heads = {full, f"{place}自由贸易试验区", f"{place}自贸试验区", f"{place}自贸区"}
        rows |= {(form, full, "ftz", shorts[place]) for form in heads}
        if "NOT verified" not in row["source"] and row["area"].endswith("片区"):
            rows |= {(head + row["area"], full + row["area"], "ftz_area", shorts[place]) for head in heads}
    return rows


# companies

TRADES = tuple(sorted(read_words("trade"), key=lambda form: (-len(form), form)))


SURE_TRADES = tuple(read_words("sure_trade"))
ORDINARY_SHORTS = frozenset(read_words("ordinary_short"))
"""Short names made of rare dictionary words that are ordinary phrases all the same."""


def company_use(short: str) -> str:
    """plain where the name holds a part that is no ordinary word; context for names like 新产业."""
    stem = next((short[: -len(t)] for t in TRADES if short.endswith(t) and len(short) - len(t) >= 2), short)
    words = [(w, word_tag(w)) for w in jieba.cut(stem, HMM=False)]
    named = any(tag in {"nz", "nr", "nrt", "nt"} or (not tag and len(w) > 1) for w, tag in words)
    singles = sum(1 for w, _ in words if len(w) == 1)
    if short in ORDINARY_SHORTS or stem in {"中国", "国家", "全国", "世界", "全球"}:
        return "context"
    if short.endswith(SURE_TRADES) and short != stem:
        return "plain"
    if short != stem and all(tag in PLACE_TAGS for _, tag in words):
        return "plain" if short.endswith(SURE_TRADES) else "context"
    if len(short) <= 2 or word_tag(short) not in {"", "nz", "nt"}:
        return "context"
    return "plain" if named or singles >= 2 or (short != stem and singles) else "context"


def make_companies(folder: Path) -> None:
    """companies.tsv in `folder`."""
    rows: set[tuple[str, ...]] = set()
    full_names: dict[str, str] = {}
    shorts: dict[str, set[str]] = defaultdict(set)
    for row in read_rows("listed_companies_short_full.csv"):
        full_names[row["code"]] = row["full_name"].replace(" ", "")
        shorts[row["code"]] |= {row["short_name_2021"], row["short_name_adata"]}
    for row in read_rows("listed_companies_area_industry.csv"):
        shorts[row["symbol"]].add(row["name"])
    for code in sorted(set(full_names) | set(shorts)):
        full = full_names.get(code, "")
        if len(full) >= 6:
            rows.add((full, full, code, "plain"))
        for short in shorts[code]:
            clean = unicodedata.normalize("NFKC", short).replace(" ", "")
            clean = re.sub(r"^(\*?ST|S\*ST|SST|XD|DR|XR|N|C|PT|G)+|(-?[ABUWD]+|退市?|\(退\))$", "", clean)
            named = re.search(r"[\u4e00-\u9fff]{2}", clean) and "退" not in clean
            if named and (len(clean) > 2 or word_tag(clean) in {"", "nz", "nt", "nr"}):
                rows.add((clean, full or clean, code, company_use(clean)))
    notes = (
        "source: exchange facts on listed A-share companies of 2021 and 2025-11 (code, short "
        "name, full name); licence: facts;",
        "made by bench/make_gazetteers.py; use: plain = may stand alone, context = also an ordinary word",
    )
    write_rows(folder, "companies.tsv", notes, ("form", "name", "code", "use"), rows)


def main(arguments: list[str]) -> int:
    """Writes all tables into the folder given, or seeds/gazetteer; 1 where the lists are absent."""
    if not LISTS.exists():
        print(f"{LISTS}: the public lists are absent; nothing written", file=sys.stderr)
        return 1
    folder = Path(arguments[0]) if arguments else TABLES
    folder.mkdir(parents=True, exist_ok=True)
    for make in (make_regions, make_countries, make_zones, make_companies):
        make(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
