"""JSON-LD 1.1 with its context inside (ontology/context.jsonld), so that no network is needed; a line a subject."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, BinaryIO

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.graph import GraphSource
from kg.graph.terms import PREFIXES
from kg.resources import find_resource

_TYPE = PREFIXES["rdf"] + "type"
_STRING, _INTEGER = PREFIXES["xsd"] + "string", PREFIXES["xsd"] + "integer"
_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def write_jsonld(source: GraphSource, stream: BinaryIO) -> None:
    """Writes all quads of `source`."""
    context = json.loads(find_resource("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    groups: dict[str, list[Quad]] = {}
    for quad in source.quads():
        name = "" if isinstance(quad.graph_name, DefaultGraph) else str(getattr(quad.graph_name, "value", ""))
        groups.setdefault(name, []).append(quad)
    stream.write(b'{"@context": ' + _dump(context) + b',\n "@graph": [\n')
    stream.write(b",\n".join(_write_groups(groups, context)))
    stream.write(b"\n]}\n")


def _write_groups(groups: Mapping[str, list[Quad]], context: Mapping[str, Any]) -> Iterator[bytes]:
    for name in sorted(groups):
        nodes = _list_nodes(groups[name], context)
        if name:
            yield _dump({"@id": _shorten(name), "@graph": list(nodes)})
        else:
            yield from map(_dump, nodes)


def _list_nodes(quads: Iterable[Quad], context: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    rows = sorted({(_value(q.subject), q.predicate.value, str(q.object), q.object) for q in quads}, key=lambda r: r[:3])
    for subject, group in groupby(rows, key=lambda row: row[0]):
        node: dict[str, list[Any]] = {"@id": [_shorten(subject)]}
        for _, predicate, _, object_ in group:
            if predicate == _TYPE:
                node.setdefault("@type", []).append(_shorten(_value(object_)))
                continue
            key = _shorten(predicate)
            node.setdefault(key, []).append(_write_value(object_, context.get(key, {})))
        yield {key: values[0] if len(values) == 1 else values for key, values in node.items()}


def _write_value(value: object, coercion: Any) -> Any:
    """A value as short as the context allows."""
    wanted = coercion if isinstance(coercion, dict) else {}
    if isinstance(value, NamedNode):
        return _shorten(value.value) if wanted.get("@type") == "@id" else {"@id": _shorten(value.value)}
    if not isinstance(value, Literal):
        raise TypeError(f"{value}: neither an IRI nor a literal")
    if value.language:
        plain = wanted.get("@language") == value.language
        return value.value if plain else {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == _INTEGER and value.value == str(int(value.value)) and not wanted:
        return int(value.value)
    if datatype == _STRING:
        return {"@value": value.value} if wanted else value.value
    short = _shorten(datatype)
    return value.value if wanted.get("@type") == short else {"@value": value.value, "@type": short}


def _shorten(iri: str) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _NAMESPACES.get(iri[:cut])
    return iri if prefix is None or not iri[cut:] else f"{prefix}:{iri[cut:]}"


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ")).encode("utf-8")
