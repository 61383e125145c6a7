"""Updates and the Graph Store Protocol, inside the worker: a killed edit leaves the store as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.query.errors import MissingGraphError
from kg.query.worker import Frames, write_triples
from kg.store.pins import Pin

if TYPE_CHECKING:
    from kg.store.generations import StoreEditor

Closing = dict[str, object]


def perform_edit(pin: Pin, request: Mapping[str, object], frames: Frames) -> Closing:
    """Carries out one operation other than a query; returns the closing line of the answer."""
    operation = str(request["operation"])
    if operation == "update":
        return _update(pin, request)
    name = str(request.get("graph") or "")
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    if operation in ("get", "head"):
        _check_presence(pin.graph, graph)
        if operation == "get":
            quads = pin.graph.quads_for_pattern(None, None, None, graph)
            return write_triples((quad.triple for quad in quads), request, frames)
        return {"kind": "edit", "format": "found"}
    if operation == "delete":
        _check_presence(pin.graph, graph)
        remove = ox.Store.remove_graph if name else ox.Store.clear_graph
        return _edit(pin, lambda store: remove(store, graph), "gone", touches_default=not name)
    present = _is_present(pin.graph, graph)
    files = request.get("files")
    load = _loader(graph, files if isinstance(files, list) else [], request, replace=operation == "put")
    return _edit(pin, load, "changed" if present else "created", touches_default=not name)


def _update(pin: Pin, request: Mapping[str, object]) -> Closing:
    text = str(request["query"])
    base = request.get("base")
    prefixes: Mapping[str, str] | None = request.get("prefixes")  # type: ignore[assignment]

    def update(store: ox.Store) -> None:
        store.update(text, base_iri=str(base) if base else None, prefixes=dict(prefixes) if prefixes else None)

    return _edit(pin, update, "changed", touches_default=True)


def _edit(pin: Pin, change: Callable[[ox.Store], object], outcome: str, *, touches_default: bool) -> Closing:
    with _open_editor(pin) as editor:
        generation = editor.edit_graph(change, touches_default=touches_default)
    return {"kind": "edit", "format": outcome, "generation": generation}


def _open_editor(pin: Pin) -> StoreEditor:
    from kg.store.generations import StoreEditor

    return StoreEditor(pin.path)


def _loader(
    graph: ox.NamedNode | ox.DefaultGraph,
    files: Sequence[Sequence[str]],
    request: Mapping[str, object],
    *,
    replace: bool,
) -> Callable[[ox.Store], None]:
    base = request.get("base")

    def load(store: ox.Store) -> None:
        if isinstance(graph, ox.NamedNode):
            store.add_graph(graph)
        if replace:
            store.clear_graph(graph)
        for path, media_type in files:
            form = ox.RdfFormat.from_media_type(media_type)
            if form is None or (form.supports_datasets and form != ox.RdfFormat.JSON_LD):
                raise QueryError(f"{media_type or 'no media type'}: no format of one graph; send text/turtle")
            try:
                store.load(path=path, format=form, base_iri=str(base) if base else None, to_graph=graph)
            except (SyntaxError, ValueError) as error:
                raise GraphError(f"the content is no {form.name}: {' '.join(str(error).split())}") from None

    return load


def _check_presence(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    if isinstance(graph, ox.NamedNode) and not store.contains_named_graph(graph):
        raise MissingGraphError(f"no graph {graph.value}")


def _is_present(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> bool:
    """Whether a graph is there; the default graph always is, but one that was never filled counts as new."""
    if isinstance(graph, ox.NamedNode):
        return store.contains_named_graph(graph)
    return next(store.quads_for_pattern(None, None, None, graph), None) is not None
