"""Makes seeds/region_changes.tsv, seeds/gbt4754.tsv and ontology/industries.ttl from the shared data.

    python bench/make_ontology_tables.py DATA

DATA is the folder of admin_changes.json, admin_divisions.csv and gbt4754_2017.csv.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.lines import sort_triples
from kg.graph.terms import PREFIXES, term
from kg.graph.turtle import write_blocks, write_header

ROOT = Path(__file__).resolve().parents[1]
CODES = PREFIXES["gbt4754"]
SCHEME = (
    (CODES[:-1], "rdf:type", term("skos:ConceptScheme")),
    (CODES[:-1], "dcterms:title", Literal("国民经济行业分类（GB/T 4754-2017）", language="zh")),
    (CODES[:-1], "dcterms:title", Literal("National industry classification GB/T 4754-2017", language="en")),
    (CODES[:-1], "dcterms:source", Literal("GB/T 4754-2017")),
)
KEPT = {"更名", "撤县设市", "撤县设区", "撤地设市", "撤市设区", "撤旗设区", "撤区设区", "撤销", "划转", "区划调整"}
"""Real changes. 同名改码 (one name, another code) and 码位改派 (one code, another place) are no changes of a place."""
FIRST_YEAR = 1985
"""Before 1984 the whole country was recoded several times, which shows as false renamings."""


def main(data: Path) -> None:
    write_changes(data)
    with (data / "gbt4754_2017.csv").open(encoding="utf-8-sig", newline="") as stream:
        classes = [row for row in csv.DictReader(stream) if row["code"]]
    write_names(classes)
    write_scheme(classes)


def write_changes(data: Path) -> None:
    """Rows with an official source, a code on both sides, and an old code that is no longer in use."""
    with (data / "admin_divisions.csv").open(encoding="utf-8-sig", newline="") as stream:
        current = {row["code"][:6] for row in csv.DictReader(stream)}
    events = json.loads((data / "admin_changes.json").read_text(encoding="utf-8"))["events"]
    rows = set()
    for event in events:
        old, new = event["old"], event["new"]
        source = event.get("doc_no") or event.get("source_official")
        if event["year"] < FIRST_YEAR or event["type"] not in KEPT or not source:
            continue
        if not (old["code"] and new["code"] and old["name"] and new["name"]):
            continue
        codes = old["code"][:6], new["code"][:6]
        if codes[0] == codes[1] or codes[0] in current:
            continue
        rows.add((codes[0], old["name"], codes[1], new["name"], str(event["year"]), event["type"], source))
    lines = [
        "# source: yearly lists of the Ministry of Civil Affairs, notices of the State Council (admin_changes.json);",
        "# licence: MIT; made by bench/make_ontology_tables.py: rows since 1985 with an official source, code ceased",
        "form\told_name\tnew_code\tnew_name\tyear\ttype\tsource",
        *("\t".join(row) for row in sorted(rows)),
    ]
    (ROOT / "seeds" / "region_changes.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_names(classes: list[dict[str, str]]) -> None:
    """Name → code. Where a group and its only member share a name, the wider one."""
    codes: dict[str, str] = {}
    for row in sorted(classes, key=lambda row: (len(row["code"]), row["code"])):
        codes.setdefault(row["name"], row["code"])
    lines = [
        "# source: GB/T 4754-2017, names and codes of sections to classes; licence: facts of a public standard;",
        "# made by bench/make_ontology_tables.py",
        "form\tcode",
        *(f"{name}\t{codes[name]}" for name in sorted(codes)),
    ]
    (ROOT / "seeds" / "gbt4754.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_scheme(classes: list[dict[str, str]]) -> None:
    """GB/T 4754-2017 as a SKOS scheme."""
    quads = list(SCHEME)
    for row in classes:
        node, parent = CODES + row["code"], row["parent"]
        quads.append((node, "rdf:type", term("skos:Concept")))
        quads.append((node, "skos:inScheme", NamedNode(CODES[:-1])))
        quads.append((node, "skos:prefLabel", Literal(row["name"], language="zh")))
        quads.append((node, "skos:notation", Literal(row["code"], datatype=term("kg:gbt4754"))))
        if parent:
            quads.append((node, "skos:broader", NamedNode(CODES + parent)))
            quads.append((CODES + parent, "skos:narrower", NamedNode(node)))
        else:
            quads.append((node, "skos:topConceptOf", NamedNode(CODES[:-1])))
            quads.append((CODES[:-1], "skos:hasTopConcept", NamedNode(node)))
    prefixes = {p: PREFIXES[p] for p in ("dcterms", "gbt4754", "kg", "skos")}
    with (ROOT / "ontology" / "industries.ttl").open("wb") as stream:
        stream.write(b"# GB/T 4754-2017 as a SKOS scheme; made by bench/make_ontology_tables.py\n\n")
        write_header(stream, prefixes)
        write_blocks(sort_triples(Quad(NamedNode(s), term(p), o) for s, p, o in quads), stream, prefixes)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
