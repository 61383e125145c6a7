"""Makes docs/data-card.md from the heads of the data files: `python bench/make_data_card.py`.

A table says its source and licence in its first lines; bench/data_sources.tsv says it for files that cannot. A file for
which neither does is an error. What stands above the tables is bench/data_card_head.md.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("bench/annotated", "kg", "ontology", "seeds")
CODE = (".py", ".pyc", ".LICENSE", ".css", ".html", ".js", ".typed")
"""Suffixes of what is no data. Scripts of others count as data all the same."""
FOREIGN = ("kg/views/vendor/", "kg/server/static/yasgui/")


class Row(NamedTuple):
    """A file with its rows or size, its licence and its source."""

    path: str
    size: str
    licence: str
    source: str


def list_rows() -> list[Row]:
    """A row for each data file, by path; ValueError names the files that say no source or licence."""
    known = read_sources()
    rows, silent = [], []
    for path in list_files():
        name = path.relative_to(ROOT).as_posix()
        said = read_head(path) or find_source(name, known)
        if said:
            rows.append(Row(name, measure(path), *said))
        else:
            silent.append(name)
    if silent:
        raise ValueError(f"no source and licence: {', '.join(silent)}; write them into their heads or data_sources.tsv")
    return rows


def list_files() -> list[Path]:
    """The data files in the working tree, sorted."""
    found = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            foreign = name.startswith(FOREIGN) and "LICENSE" not in name
            if path.is_file() and "__pycache__" not in name and (foreign or not name.endswith(CODE)):
                found.append(path)
    return [path for path in found if path.name != "LICENSE"]


def read_head(path: Path) -> tuple[str, str] | None:
    """Licence and source that a table's first lines say, or None."""
    if path.suffix != ".tsv":
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    head = "\n".join(line.lstrip("# ") for line in lines[:6] if line.startswith("#"))
    source = re.search(r"source: (.*?)[;,]?\s*licence:", head, re.S)
    licence = re.search(r"licence: ([^;\n]+)", head)
    if not source or not licence:
        return None
    return licence[1].strip(), " ".join(source[1].split())


def read_sources() -> dict[str, tuple[str, str]]:
    """The rows of bench/data_sources.tsv: a file or folder → licence and source."""
    lines = (ROOT / "bench" / "data_sources.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "form\t"))]
    return {name: (licence, source) for name, licence, source in rows}


def find_source(name: str, known: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    """Licence and source of a file, or of the nearest folder that is known."""
    fitting = [key for key in known if name == key or (key.endswith("/") and name.startswith(key))]
    return known[max(fitting, key=len)] if fitting else None


def measure(path: Path) -> str:
    """The rows of a table, else the size."""
    if path.suffix == ".tsv":
        lines = path.read_text(encoding="utf-8").splitlines()
        return f"{max(0, sum(not line.startswith('#') for line in lines if line) - 1):,}"
    return f"{max(1, round(path.stat().st_size / 1000)):,} kB"


def fold_alike(rows: list[Row]) -> list[Row]:
    """One row for a folder of five files or more that differ in nothing but their names, else the rows."""
    kinds = {(Path(row.path).suffix, row.licence, row.source) for row in rows}
    if len(rows) < 5 or len(kinds) > 1:
        return rows
    suffix = Path(rows[0].path).suffix
    return [rows[0]._replace(path=f"*{suffix}", size=f"{len(rows)} files")]


def make_card() -> str:
    """The page."""
    lines = [(ROOT / "bench" / "data_card_head.md").read_text(encoding="utf-8")]
    rows = list_rows()
    for folder in dict.fromkeys(row.path.rpartition("/")[0] for row in rows):
        lines += [f"### {folder}", "", "| file | rows or size | licence | source |", "|---|---|---|---|"]
        for row in fold_alike([row for row in rows if row.path.rpartition("/")[0] == folder]):
            source = row.source.replace("|", "\\|")
            lines.append(f"| `{row.path.rpartition('/')[2]}` | {row.size} | {row.licence} | {source} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        (ROOT / "docs" / "data-card.md").write_text(make_card(), encoding="utf-8")
    except ValueError as error:
        sys.exit(str(error))
