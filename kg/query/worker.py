"""The process that evaluates queries, so that a query can be ended: `python -m kg.query.worker STORE`.

It reads one request a line (JSON) and answers each with frames: a length (four bytes, big-endian) and that many bytes,
then a frame of length 0, then one line of JSON that says what was sent or what went wrong. pyoxigraph can neither be
given a time limit nor be interrupted; the parent kills this process.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kg.errors import KgError, StoreError
from kg.query.errors import explain_syntax
from kg.store.pins import Pin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FRAME = 1 << 16
_SOLUTIONS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_TRIPLES = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


class TooLongError(Exception):
    """The answer is longer than the request allows."""


class Frames:
    """A binary stream that cuts what is written into frames, and counts it."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._parts: list[bytes] = []
        self._size = self._total = 0

    def write(self, data: bytes) -> int:
        """Takes bytes; TooLongError past the limit."""
        self._total += len(data)
        if self._limit and self._total > self._limit:
            raise TooLongError(f"longer than {self._limit:,} bytes")
        self._parts.append(bytes(data))
        self._size += len(data)
        if self._size >= _FRAME:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Sends what is waiting."""
        if self._size:
            self._stream.write(self._size.to_bytes(4, "big"))
            self._stream.writelines(self._parts)
            self._stream.flush()
            self._parts, self._size = [], 0


def evaluate(graph: ox.Store, request: Mapping[str, object], frames: Frames) -> dict[str, object]:
    """Evaluates one request and writes its answer; returns the closing line."""
    result = graph.query(
        str(request["query"]),
        base_iri=_text(request, "base"),
        prefixes=request.get("prefixes") or None,  # type: ignore[arg-type]
        use_default_graph_as_union=bool(request.get("union")),
        default_graph=_graphs(request, "default_graphs"),  # type: ignore[arg-type]
        named_graphs=_graphs(request, "named_graphs"),  # type: ignore[arg-type]
    )
    if isinstance(result, ox.QueryTriples):
        return write_triples(result, request, frames)
    name = str(request.get("solutions") or "json")
    if isinstance(result, ox.QueryBoolean):
        result.serialize(frames, _SOLUTIONS[name])  # type: ignore[arg-type]
        return {"kind": "boolean", "format": name}
    if request.get("rows"):
        result = _limited_solutions(result, int(str(request["rows"])))
    result.serialize(frames, _SOLUTIONS[name])  # type: ignore[arg-type]
    return {"kind": "solutions", "format": name}


def write_triples(triples: Iterable[ox.Triple], request: Mapping[str, object], frames: Frames) -> dict[str, object]:
    """Writes a graph in the format asked for; returns the closing line."""
    name = str(request.get("triples") or "turtle")
    prefixes = request.get("prefixes") or None
    ox.serialize(_limited_triples(triples, request), frames, _TRIPLES[name], prefixes=prefixes)  # type: ignore[arg-type]
    return {"kind": "triples", "format": name}


def _limited_triples(result: Iterable[ox.Triple], request: Mapping[str, object]) -> list[ox.Triple]:
    """The triples in canonical order: an answer's bytes do not depend on the database's layout."""
    rows = int(str(request.get("rows") or 0))
    triples = set()
    for triple in result:
        triples.add(triple)
        if rows and len(triples) > rows:
            raise TooLongError(f"more than {rows:,} triples")
    return sorted(triples, key=str)


def _limited_solutions(result: ox.QuerySolutions, rows: int) -> ox.QuerySolutions:
    """`result` read up to its limit; pyoxigraph makes solutions only from bytes, so they go through JSON."""
    names = [variable.value for variable in result.variables]
    bindings: list[dict[str, dict[str, object]]] = []
    for solution in result:
        if len(bindings) == rows:
            raise TooLongError(f"more than {rows:,} rows")
        terms = zip(names, solution, strict=True)
        bindings.append({name: _describe_term(term) for name, term in terms if term is not None})
    data = json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}).encode()
    return ox.parse_query_results(data, ox.QueryResultsFormat.JSON)  # type: ignore[return-value]


def _describe_term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> dict[str, object]:
    """A term as SPARQL 1.1 Query Results JSON writes it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _describe_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def answer(pin: Pin, line: bytes, stream: BinaryIO) -> None:
    """Answers one request line; whatever goes wrong becomes the closing line, and the worker lives on."""
    closing: dict[str, object]
    request = json.loads(line)
    try:
        frames = Frames(stream, int(request.get("size") or 0))
        if request.get("operation", "query") == "query":
            closing = evaluate(pin.graph, request, frames)
        else:
            from kg.query.edits import perform_edit

            closing = perform_edit(pin, request, frames)
        frames.flush()
    except SyntaxError as error:
        closing = {"error": "syntax", "message": explain_syntax(str(error), request["query"])}
    except TooLongError as error:
        closing = {"error": "long", "message": str(error)}
    except KgError as error:
        closing = {"error": type(error).__name__, "message": str(error)}
    except (ValueError, OSError, RuntimeError) as error:
        closing = {"error": "evaluation", "message": str(error)}
    _close(stream, closing)


def _close(stream: BinaryIO, closing: Mapping[str, object]) -> None:
    stream.write(b"\0\0\0\0" + json.dumps(closing).encode() + b"\n")
    stream.flush()


def main() -> None:
    """Serves requests until standard input closes."""
    pin = None
    while line := sys.stdin.buffer.readline():
        try:
            pin = pin or Pin(sys.argv[1])
            pin.refresh()
        except StoreError as error:
            _close(sys.stdout.buffer, {"error": "StoreError", "message": str(error)})
        else:
            answer(pin, line, sys.stdout.buffer)


def _text(request: Mapping[str, object], name: str) -> str | None:
    value = request.get(name)
    return None if value is None else str(value)


def _graphs(request: Mapping[str, object], name: str) -> list[ox.NamedNode] | None:
    """The graphs of the Protocol's dataset; where it names any, one that it does not name is empty."""
    if not (request.get("default_graphs") or request.get("named_graphs")):
        return None
    value = request.get(name)
    return [ox.NamedNode(iri) for iri in value] if isinstance(value, list) else []


if __name__ == "__main__":
    main()
