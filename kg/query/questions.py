"""Named questions: the SPARQL files of ontology/questions, with their titles and parameters.

A question is a complete query that any SPARQL tool runs as it is. Its header says what it asks and what may be asked
instead; a parameter's value stands in a VALUES clause, which is what a caller's value replaces:

    # title-zh: 某地签约了哪些企业
    # title-en: Which companies signed in a region
    # param: region string 成都市
    SELECT ?company WHERE { VALUES ?region { "成都市" } … }

Types are string, text (a Chinese string, @zh), integer, decimal, date and iri.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.fields import read_iri
from kg.resources import find_resource

_HEADER = re.compile(r"^#\s*(title-zh|title-en|param):\s*(.+?)\s*$")
_GROUP = re.compile(r"\bWHERE\s*\{|\bASK\s*\{", re.IGNORECASE)
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; `example` is the value that its file holds."""

    name: str
    type: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named query."""

    name: str
    title_zh: str
    title_en: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def bind(self, values: Mapping[str, str]) -> str:
        """The query with `values` in place of the examples; QueryError names a wrong name or value."""
        known = {parameter.name: parameter for parameter in self.parameters}
        sparql = self.sparql
        for name, value in values.items():
            if name not in known:
                choice = ", ".join(f"--{n}" for n in known) or "it takes none"
                raise QueryError(f"question {self.name} has no parameter {name}; choose from: {choice}")
            sparql = _put_value(sparql, name, write_term(known[name].type, value, name))
        return sparql


def list_questions(folder: Path | None = None) -> tuple[Question, ...]:
    """All questions, by name."""
    folder = folder or _folder()
    return tuple(read_question(path) for path in sorted(folder.glob("*.rq")))


def find_question(name: str, folder: Path | None = None) -> Question:
    """The question of this name; QueryError lists the names if there is none."""
    folder = folder or _folder()
    path = folder / f"{name}.rq"
    if not path.is_file():
        names = ", ".join(p.stem for p in sorted(folder.glob("*.rq")))
        raise QueryError(f"no question {name}; there are: {names}")
    return read_question(path)


def read_question(path: Path) -> Question:
    """A question file."""
    text = path.read_text(encoding="utf-8")
    titles, parameters = {"title-zh": "", "title-en": ""}, []
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match and match[1] == "param":
            fields = match[2].split(maxsplit=2)
            if len(fields) < 3 or fields[1] not in _WRITERS:
                raise QueryError(f"{path.name}: “{line}” should read: # param: NAME TYPE EXAMPLE")
            parameters.append(Parameter(*fields))
        elif match:
            titles[match[1]] = match[2]
    return Question(path.stem, titles["title-zh"], titles["title-en"], tuple(parameters), text)


def write_term(kind: str, value: str, name: str = "value") -> str:
    """`value` as a SPARQL term; nothing in it can end the term."""
    try:
        return _WRITERS[kind](value)
    except ValueError:
        raise QueryError(f"--{name}: “{value}” is no {kind}") from None


def _put_value(sparql: str, name: str, term: str) -> str:
    clause = f"VALUES ?{name} {{ {term} }}"
    pattern = re.compile(rf"\bVALUES\s+[?$]{name}\s*\{{[^}}]*\}}", re.IGNORECASE)
    if pattern.search(sparql):
        return pattern.sub(lambda _: clause, sparql)
    group = _GROUP.search(sparql)
    if group is None:
        raise QueryError(f"the query has no WHERE {{ in which ?{name} could be bound")
    return f"{sparql[: group.end()]} {clause} {sparql[group.end() :]}"


def _folder() -> Path:
    try:
        return find_resource("ontology", "questions")
    except FileNotFoundError:
        raise QueryError("the folder ontology/questions is missing from this installation") from None


def _write_string(value: str) -> str:
    value.encode()  # ValueError for half a character, as bytes that are not UTF-8 leave it on a command line
    return f'"{value.translate(_ESCAPES)}"'


def _write_text(value: str) -> str:
    return f"{_write_string(value)}@zh"


def _typed(name: str, pattern: str) -> Callable[[str], str]:
    compiled = re.compile(pattern, re.ASCII)

    def write(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(value)
        return f'"{value}"^^<{_XSD}{name}>'

    return write


def _write_iri(value: str) -> str:
    return f"<{read_iri(value)}>"


_WRITERS: dict[str, Callable[[str], str]] = {
    "string": _write_string,
    "text": _write_text,
    "integer": _typed("integer", r"[+-]?\d+"),
    "decimal": _typed("decimal", r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    "date": _typed("date", r"\d{4}-\d{2}-\d{2}"),
    "iri": _write_iri,
}
