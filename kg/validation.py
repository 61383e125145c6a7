"""Validation: the invariants in ontology/checks (SPARQL that must return no row) and the SHACL shapes.

The checks are set queries and run in seconds over a million triples; the shapes say more about single nodes and need
pyrudof (fast) or pyshacl (the reference).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph import QuadSource
from kg.graph import terms as t
from kg.graph.turtle import write_turtle
from kg.neighbourhoods import Path as Steps
from kg.neighbourhoods import Surroundings, parse_paths
from kg.resources import find_resource

SEVERITIES = ("violation", "warning", "info")
ENGINES = ("pyrudof", "pyshacl", "none")
_HEADER = re.compile(r"^# (zh|en|severity|added|removed|counted): (.+)$", re.MULTILINE)
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
    counted: str
    """The property that declares how many triples there are, where that is what the check counts."""


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
                header.get("counted", ""),
            )
        )
    return tuple(checks)


def name_checks(checks: Iterable[Check]) -> str:
    """A short hash of some checks: two sets of one name ask the same."""
    return hashlib.sha256("\0".join(check.sparql for check in checks).encode()).hexdigest()[:16]


def run_checks(graph: ox.Store, checks: Iterable[Check] | None = None, threads: int = 1) -> tuple[Finding, ...]:
    """Every row that a check returns, as a finding; so many checks at once, for a query holds no lock of the
    interpreter's."""
    with ThreadPoolExecutor(threads) as pool:
        found = pool.map(
            lambda check: [finding for _, finding in _run(graph, check)], load_checks() if checks is None else checks
        )
        return tuple(sorted(chain.from_iterable(found)))


def run_checks_on_change(
    graph: ox.Store, checks: Iterable[Check], added: Collection[ox.Quad], removed: Collection[ox.Quad]
) -> tuple[Finding, ...]:
    """What `run_checks` finds in a graph that passed all `checks` before quads were added, which were not in it, and
    removed, which were; read from no more of the graph than the change can have broken."""
    change = _Change(graph, added, removed)
    return tuple(sorted(finding for check in checks for finding in change.run(check)))


class _Change:
    """A graph, and by which quads it differs from one that passed all checks."""

    def __init__(self, graph: ox.Store, added: Iterable[ox.Quad], removed: Iterable[ox.Quad]) -> None:
        self._graph, self._around = graph, Surroundings(graph)
        self._added, self._removed = _sort_by_predicate(added), _sort_by_predicate(removed)
        self._alone = ox.Store()
        self._near = ox.Store()
        """The added quads and what is read around them: most of what a check asks not to lack came with the rest."""
        for store in (self._alone, self._near):
            store.bulk_extend(quad for quads in self._added.values() for quad in quads)

    def run(self, check: Check) -> Iterator[Finding]:
        """What a check finds in the graph."""
        if check.added == _SINGLE:
            yield from (finding for _, finding in _run(self._alone, check))
        elif check.added:
            yield from self._run_around(check)
        elif not (check.counted and self._is_counted(t.term(check.counted))):
            yield from (finding for _, finding in _run(self._graph, check))

    def _run_around(self, check: Check) -> Iterator[Finding]:
        coming, going = parse_paths(check.added), parse_paths(check.removed)
        came, lacking = (
            self._around.find_nodes(coming, self._added),
            self._around.find_nodes(going, self._removed),
        )
        told_alone = len(coming) == 1 and len(coming[0]) == 1
        self._near.bulk_extend(self._around.collect(coming, lacking if told_alone else came | lacking))
        nodes = (came | lacking) & {node for node, _ in _run(self._near, check)}
        paths = sorted({*coming, *going}, key=len)
        # what a check asks not to lack has a witness among the first few, or is looked at whole
        for sampled in (set(going) - set(coming), set[Steps]()):
            if not nodes:
                return
            part = ox.Store()
            part.bulk_extend(self._around.collect(paths, nodes, sampled))
            findings = [(node, finding) for node, finding in _run(part, check) if node in nodes]
            nodes &= {node for node, _ in findings}
        yield from (finding for _, finding in findings)

    def _is_counted(self, property_: ox.NamedNode) -> bool:
        """Whether the one number that was right before is now as much greater as the graph is."""
        declared = set(self._graph.quads_for_pattern(None, property_, None, ox.DefaultGraph()))
        added, removed = self._added.get(property_, ()), self._removed.get(property_, ())
        before = [_read_integer(quad) for quad in declared.difference(added).union(removed)]
        if len(before) != 1 or before[0] is None:
            return False
        growth = sum(map(len, self._added.values())) - sum(map(len, self._removed.values()))
        return all(_read_integer(quad) == before[0] + growth for quad in declared)


def _sort_by_predicate(quads: Iterable[ox.Quad]) -> dict[ox.NamedNode, list[ox.Quad]]:
    """Those of the quads that are in the default graph, by predicate."""
    default = ox.DefaultGraph()
    found: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in quads:
        if quad.graph_name == default:
            found.setdefault(quad.predicate, []).append(quad)
    return found


def _read_integer(quad: ox.Quad) -> int | None:
    value = quad.object
    if isinstance(value, ox.Literal) and value.datatype == t.XSD_INTEGER and value.value.isdecimal():
        return int(value.value)
    return None


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
