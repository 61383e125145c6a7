"""Validation: the invariants in ontology/checks (SPARQL that must return no row) and the SHACL shapes.

The checks are set queries and run in seconds over a million triples; the shapes say more about single nodes and need
pyrudof (fast) or pyshacl (the reference).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph import QuadSource
from kg.graph.turtle import write_turtle
from kg.neighbourhoods import copy_neighbourhood, find_nodes, parse_paths
from kg.resources import find_resource

SEVERITIES = ("violation", "warning", "info")
ENGINES = ("pyrudof", "pyshacl", "none")
_HEADER = re.compile(r"^# (zh|en|severity|added|removed): (.+)$", re.MULTILINE)
_SINGLE = "quads"
_SHAPES = "https://kg.example.org/shapes/"
_MESSAGE = ox.NamedNode("http://www.w3.org/ns/shacl#message")
Result = tuple[str, str, str]
"""What an engine reports: severity, name of the shape, focus node."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong (violation), doubtful (warning) or lacking (info)."""

    severity: str
    check: str
    node: str
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """An invariant: a query that must return no row."""

    name: str
    zh: str
    en: str
    severity: str
    sparql: str
    added: str
    """Paths from a node to quads that may break the check there when added; `quads`: one quad alone breaks it; "": only
    the whole graph tells."""
    removed: str
    """Paths to quads that may break it when removed."""


def load_checks() -> tuple[Check, ...]:
    """The checks of ontology/checks, by name."""
    checks = []
    for path in sorted(find_resource("ontology", "checks").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        header = dict(_HEADER.findall(text))
        checks.append(
            Check(
                path.stem,
                header["zh"],
                header["en"],
                header["severity"],
                text,
                header.get("added", ""),
                header.get("removed", ""),
            )
        )
    return tuple(checks)


def name_checks(checks: Iterable[Check]) -> str:
    """A short hash of some checks: two sets of one name ask the same."""
    return hashlib.sha256("\0".join(check.sparql for check in checks).encode()).hexdigest()[:16]


def run_checks(graph: ox.Store, checks: Iterable[Check] | None = None) -> tuple[Finding, ...]:
    """Every row that a check returns, as a finding."""
    return tuple(sorted(f for check in (load_checks() if checks is None else checks) for _, f in _run(graph, check)))


def run_checks_on_change(
    graph: ox.Store, checks: Iterable[Check], added: Collection[ox.Quad], removed: Collection[ox.Quad]
) -> tuple[Finding, ...]:
    """What `run_checks` finds in a graph that passed all `checks` before quads were added and removed, read from no
    more of the graph than the change can have broken."""
    changed = [[q for q in quads if q.graph_name == ox.DefaultGraph()] for quads in (added, removed)]
    return tuple(sorted(finding for check in checks for finding in _run_on_change(graph, check, *changed)))


def _run_on_change(
    graph: ox.Store, check: Check, added: Collection[ox.Quad], removed: Collection[ox.Quad]
) -> Iterator[Finding]:
    if check.added == _SINGLE:
        alone = ox.Store()
        alone.bulk_extend(added)
        yield from (finding for _, finding in _run(alone, check))
    elif check.added:
        coming, going = parse_paths(check.added), parse_paths(check.removed)
        nodes = find_nodes(graph, coming, added) | find_nodes(graph, going, removed)
        paths = sorted({*coming, *going}, key=len)
        # what a check asks not to lack has a witness among the first few, or is looked at whole
        part = copy_neighbourhood(graph, paths, nodes, set(going) - set(coming))
        suspects = nodes & {node for node, _ in _run(part, check)}
        part = copy_neighbourhood(graph, paths, suspects)
        yield from (finding for node, finding in _run(part, check) if node in suspects)
    else:
        yield from (finding for _, finding in _run(graph, check))


def _run(graph: ox.Store, check: Check) -> Iterator[tuple[object, Finding]]:
    """The rows of a check: their node, and the finding that they are."""
    solutions = graph.query(check.sparql)
    if not isinstance(solutions, ox.QuerySolutions):
        raise KgError(f"ontology/checks/{check.name}.rq: not a SELECT")
    names = [variable.value for variable in solutions.variables]
    for row in solutions:
        terms = [f"{name} {term}" for name, term in zip(names[1:], list(row)[1:], strict=True) if term is not None]
        detail = f" ({'; '.join(terms)})" if terms else ""
        yield row[0], Finding(check.severity, check.name, _plain(row[0]), check.en + detail)


def run_shapes(source: QuadSource, engine: str = "pyrudof") -> tuple[Finding, ...]:
    """What the SHACL shapes say of a graph. KgError if the engine is not installed."""
    stream = BytesIO()
    write_turtle(source.quads(), stream)
    shapes = find_resource("ontology", "shapes.ttl")
    try:
        results = _ENGINES[engine](stream.getvalue(), shapes)
    except ImportError:
        raise KgError(f"{engine} is not installed; pip install 'kg[validation]', or --engine none") from None
    messages = _load_messages(shapes)
    return tuple(
        sorted({Finding(severity, shape, node, messages.get(shape, shape)) for severity, shape, node in results})
    )


def find_engine() -> str:
    """The fastest SHACL engine that is installed, "none" where there is none."""
    from importlib.util import find_spec

    return next((name for name in ENGINES if name == "none" or find_spec(name)), "none")


def _run_pyrudof(data: bytes, shapes: Path) -> list[Result]:
    import pyrudof

    session = pyrudof.Rudof(pyrudof.RudofConfig())
    with TemporaryDirectory() as folder:
        path = Path(folder, "data.ttl")
        path.write_bytes(data)
        session.read_data(str(path))
        session.read_shacl(str(shapes))
        report = session.validate_shacl()
    return [
        (entry.severity.lower(), _name_shape(entry.source_shape, entry.path), str(entry.focus_node)) for entry in report
    ]


def _run_pyshacl(data: bytes, shapes: Path) -> list[Result]:
    import pyshacl
    import rdflib

    graph, rules = rdflib.Graph(), rdflib.Graph()
    graph.parse(data=data, format="turtle")
    rules.parse(shapes, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=rules, allow_warnings=True, allow_infos=True)
    if not isinstance(report, rdflib.Graph):
        raise KgError(f"pyshacl gives no report: {report}")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    return [
        (
            str(report.value(result, sh.resultSeverity)).rpartition("#")[2].lower(),
            _name_shape(report.value(result, sh.sourceShape), report.value(result, sh.resultPath)),
            str(report.value(result, sh.focusNode)),
        )
        for node in report.subjects(sh.conforms)
        for result in report.objects(node, sh.result)
    ]


_ENGINES: dict[str, Callable[[bytes, Path], list[Result]]] = {"pyrudof": _run_pyrudof, "pyshacl": _run_pyshacl}


def _name_shape(shape: object, path: object) -> str:
    """The name of a shape of ours; of a nameless one, its path."""
    name = str(shape or "")
    return name.removeprefix(_SHAPES) if name.startswith(_SHAPES) else re.split(r"[/#]", str(path or "shape"))[-1]


def _load_messages(shapes: Path) -> dict[str, str]:
    """Shape → its English message: what engines report besides differs between them."""
    messages = {}
    for quad in ox.parse(path=shapes, format=ox.RdfFormat.TURTLE):
        if quad.predicate == _MESSAGE and isinstance(quad.object, ox.Literal) and quad.object.language == "en":
            messages[_name_shape(_plain(quad.subject), None)] = quad.object.value
    return messages


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))
