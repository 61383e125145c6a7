"""The annotated pages of bench/annotated: texts written for this project with every name, relation and figure marked.

A file holds pages; README.md beside them gives the format. They train the models (bench/train_names.py,
bench/train_relations.py), and every eighth page, left out of training, measures them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.evaluation import GoldPage, fold
from kg.types import Document
from kg.vocabulary import Kind

ROOT = Path(__file__).resolve().parent / "annotated"
LEFT_OUT = 8
"""Every so many pages of a file one is kept out of training."""
KINDS = {
    "R": Kind.REGION,
    "Z": Kind.ZONE,
    "C": Kind.COMPANY,
    "G": Kind.GOVERNMENT,
    "I": Kind.INSTITUTION,
    "P": Kind.PROJECT,
    "N": Kind.INDUSTRY,
    "L": Kind.POLICY,
    "E": Kind.GATHERING,
    "T": Kind.TITLE,
    "H": Kind.PERSON,
}
_MARK = re.compile(r"\{(?P<kind>[A-Z]):(?P<form>[^{}=]+)(?:=(?P<name>[^{}]+))?\}")
_AMOUNT = re.compile(
    r"(?P<value>[\d.,]+)\s*(?P<unit>万亿|亿|千万|百万|万)?\s*(?P<money>元|美元|人民币|港元|欧元|日元|英镑)?"
)
_GROWTH = re.compile("(?:增速|增幅|增长率?)$")
"""What ends the indicator of a growth without a value: as in the gold files, its value is the growth in per cent."""
_CURRENCIES = {"美元": "USD", "港元": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP"}


@dataclass(slots=True)
class AnnotatedPage:
    """One page: `forms` are the forms of each (name, kind); `triples` and `figures` are rows whose last cell
    maps further fields."""

    id: str
    date: str
    text: str = ""
    forms: dict[tuple[str, Kind], set[str]] = field(default_factory=dict)
    triples: list[tuple[str, str, str, Mapping[str, str]]] = field(default_factory=list)
    figures: list[tuple[str, str, str, str, Mapping[str, str]]] = field(default_factory=list)

    @property
    def document(self) -> Document:
        """The page as the extractor takes it."""
        return Document(f"{self.id}.txt", self.text)

    @property
    def left_out(self) -> bool:
        """Whether the page is kept out of training."""
        return int(self.id.rpartition("-")[2]) % LEFT_OUT == 0


def read_annotated(folder: Path = ROOT) -> Iterator[AnnotatedPage]:
    """The pages of all files of `folder`, in order. Raises ValueError, with file and line, for a line out of place."""
    for path in sorted(folder.glob("*.txt")):
        yield from _read_file(path)


def _read_file(path: Path) -> Iterator[AnnotatedPage]:
    page, part, lines = AnnotatedPage("", ""), "", list[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        word, _, rest = line.partition(" ")
        if word == "@page":
            page, part, lines = AnnotatedPage(rest.partition("|")[0].strip(), ""), "", []
        elif word == "@date":
            page.date = rest.strip()
        elif word == "@also":
            kind, _, name = rest.strip().partition(" ")
            page.forms.setdefault((name.strip(), KINDS[kind]), set()).add(name.strip())
        elif word in ("@text", "@triples", "@obs"):
            part = word
        elif word == "@end":
            page.text = _unmark("\n".join(lines).strip("\n"), page) + "\n"
            yield page
        elif part == "@text":
            lines.append(line.removeprefix("# "))
        elif line.strip():
            _read_row(page, part, [cell.strip() for cell in line.split("|")], f"{path.name}:{number}")


def _unmark(text: str, page: AnnotatedPage) -> str:
    for mark in _MARK.finditer(text):
        form = mark["form"]
        name = (mark["name"] or form).strip()
        page.forms.setdefault((name, KINDS[mark["kind"]]), set()).update((form, name))
    return _MARK.sub(lambda mark: mark["form"], text)


def _read_row(page: AnnotatedPage, part: str, cells: list[str], place: str) -> None:
    least = 3 if part == "@triples" else 4
    if part not in ("@triples", "@obs") or len(cells) < least:
        raise ValueError(f"{place}: a line that belongs nowhere; see bench/annotated/README.md")
    fields = dict(cell.split("=", 1) for cell in cells[least:] if "=" in cell)
    if part == "@triples":
        page.triples.append((cells[0], cells[1], cells[2], fields))
    else:
        page.figures.append((cells[0], cells[1], cells[2], cells[3], fields))


def as_gold(page: AnnotatedPage) -> GoldPage:
    """The page's annotation as `kg.evaluation` takes it; rows that speak of unmarked names are left out."""
    names: dict[str, frozenset[str]] = {}
    entities = []
    for (name, kind), forms in sorted(page.forms.items()):
        folded = frozenset(fold(form) for form in forms)
        names.setdefault(name, folded)
        entities.append((str(kind), folded))
    triples = tuple(
        (names[s], p, names[o], _qualify(fields)) for s, p, o, fields in page.triples if s in names and o in names
    )
    figures = tuple(
        (names[s], _figure(indicator, value, unit, fields))
        for s, indicator, value, unit, fields in page.figures
        if s in names
    )
    return GoldPage(f"{page.id}.txt", tuple(entities), triples, figures)


def _qualify(fields: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {key: fields[key] for key in ("modality", "date", "post") if fields.get(key)}
    amount = _AMOUNT.search(fields.get("amount", ""))
    if amount:
        money = amount["money"] or ""
        row["amount"] = {
            "value": float(amount["value"].replace(",", "")),
            "unit": (amount["unit"] or "") + money,
            "currency": _CURRENCIES.get(money, "CNY"),
        }
    return row


def _figure(indicator: str, value: str, unit: str, fields: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {"indicator": indicator, "unit": unit, "value": float(value) if _is_number(value) else None}
    row.update({key: fields[key] for key in ("period", "rank", "approx", "modality") if fields.get(key)})
    if _is_number(fields.get("growth", "").rstrip("%")):
        row["growth"] = float(fields["growth"].rstrip("%"))
        if row["value"] is None:
            row.update(indicator=f"{_GROWTH.sub('', indicator)}增速", value=row["growth"], unit="%")
    return row


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", text) is not None
