"""RDF/XML: one description a subject, sorted; characters that XML cannot hold become U+FFFD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad

from kg.exporters.cells import escape_xml
from kg.graph import GraphSource
from kg.graph.terms import PREFIXES

_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_STRING = PREFIXES["xsd"] + "string"


def write_rdfxml(source: GraphSource, stream: BinaryIO) -> None:
    """Writes all triples of `source`, those of derived graphs too, without their graph."""
    for line in _write_lines(source.quads()):
        stream.write(line.encode("utf-8"))
        stream.write(b"\n")


def _write_lines(quads: Iterable[Quad]) -> Iterator[str]:
    rows = sorted({(_iri(q.subject), q.predicate.value, str(q.object), q.object) for q in quads}, key=lambda r: r[:3])
    used = {_split(predicate)[0] for _, predicate, _, _ in rows} | {PREFIXES["rdf"]}
    prefixes = {namespace: _NAMESPACES.get(namespace, f"ns{n}") for n, namespace in enumerate(sorted(used))}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<rdf:RDF"
    yield "\n".join(f'    xmlns:{prefix}="{escape_xml(namespace)}"' for namespace, prefix in prefixes.items()) + ">"
    for subject, group in groupby(rows, key=lambda row: row[0]):
        yield f'  <rdf:Description rdf:about="{escape_xml(subject)}">'
        for _, predicate, _, object_ in group:
            namespace, local = _split(predicate)
            name = f"{prefixes[namespace]}:{local}"
            yield f"    <{name}{_write_value(object_, name)}"
        yield "  </rdf:Description>"
    yield "</rdf:RDF>"


def _write_value(value: object, name: str) -> str:
    if isinstance(value, NamedNode):
        return f' rdf:resource="{escape_xml(value.value)}"/>'
    language, datatype = getattr(value, "language", None), getattr(value, "datatype", None)
    mark = ""
    if language:
        mark = f' xml:lang="{language}"'
    elif isinstance(datatype, NamedNode) and datatype.value != _STRING:
        mark = f' rdf:datatype="{escape_xml(datatype.value)}"'
    return f"{mark}>{escape_xml(str(getattr(value, 'value', value)))}</{name}>"


def _iri(term: object) -> str:
    return str(getattr(term, "value", term))


def _split(iri: str) -> tuple[str, str]:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:cut], iri[cut:]
