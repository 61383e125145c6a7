"""The tables of names: form, order, and what must and must not be trusted alone."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from kg.resources import find_resource
from kg.seeds import read_table
from kg.words import load_reference_tagger, tag

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NAMES = ["regions", "countries", "areas", "zones", "companies", "enterprises", "organs", "bodies"]


def rows(table: str) -> list[tuple[str, dict[str, str]]]:
    """The rows of one gazetteer table."""
    path = find_resource("seeds", "gazetteer", f"{table}.tsv")
    return [(entry.form, entry.fields) for entry in read_table(path, f"gazetteer/{table}")]


@pytest.mark.parametrize("table", NAMES)
def test_tables_are_sorted_unique_nfc_and_name_their_source(table: str) -> None:
    text = find_resource("seeds", "gazetteer", f"{table}.tsv").read_text(encoding="utf-8")
    lines = text.splitlines()
    body = [line for line in lines if not line.startswith("#")][1:]
    assert lines[0].startswith("# source: ") and "licence:" in "".join(line for line in lines if line.startswith("#"))
    assert body == sorted(set(body)), f"seeds/gazetteer/{table}.tsv: run python bench/make_gazetteers.py, or sort it"
    assert text == unicodedata.normalize("NFC", text) and "\u3000" not in text


def test_codes_of_divisions_are_well_formed_and_parents_exist() -> None:
    divisions = rows("regions")
    codes = {fields["code"] for _, fields in divisions}
    assert all(re.fullmatch(r"[1-9]\d{5}", code) for code in codes)
    parents = {fields["parent"] for _, fields in divisions if fields["level"] == "2"}
    assert parents <= codes


@pytest.mark.parametrize(
    ("form", "use"),
    [
        ("成都", "plain"),
        ("成都市", "plain"),
        ("白银", "context"),
        ("白银市", "plain"),
        ("市中区", "context"),
        ("和平", "context"),
        ("昌吉州", "plain"),
    ],
)
def test_trust_in_divisions(form: str, use: str) -> None:
    uses = {fields["use"] for name, fields in rows("regions") if name == form}
    assert uses == {use}


@pytest.mark.parametrize(
    ("form", "use"), [("中粮科技", "plain"), ("新产业", "context"), ("线上线下", "context"), ("中国软件", "context")]
)
def test_trust_in_companies(form: str, use: str) -> None:
    uses = {fields["use"] for name, fields in rows("companies") if name == form}
    assert uses == {use}


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("成都高新区", "成都高新技术产业开发区"),
        ("上海自贸试验区", "中国（上海）自由贸易试验区"),
        ("西海岸新区", "青岛西海岸新区"),
    ],
)
def test_short_forms_of_zones(form: str, name: str) -> None:
    assert name in {fields["name"] for zone, fields in rows("zones") if zone == form}


def test_the_script_gives_the_tables_of_the_repository(tmp_path: Path) -> None:
    if not (SHARED / "data" / "gazetteer").exists():
        pytest.skip(reason="../shared/data/gazetteer is absent: the tables cannot be made again")
    pytest.importorskip("babel", reason="babel is absent: the names of countries cannot be made again")
    subprocess.run(
        [sys.executable, "bench/make_gazetteers.py", str(tmp_path)], cwd=ROOT, check=True, capture_output=True
    )
    for table in ("regions", "countries", "zones", "companies"):
        kept = find_resource("seeds", "gazetteer", f"{table}.tsv").read_bytes()
        assert (tmp_path / f"{table}.tsv").read_bytes() == kept, f"{table}: run python bench/make_gazetteers.py"


def test_both_taggers_cut_the_same_words() -> None:
    text = "江苏省商务厅厅长介绍，南京江北新区今年签约项目一百个，集成电路、生物医药产业集聚发展。"
    default, reference = [word.text for word in tag(text)], [form for form, _ in load_reference_tagger()(text)]
    assert default == reference
    assert "".join(default) == text
