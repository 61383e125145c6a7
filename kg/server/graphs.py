"""The SPARQL 1.1 Graph Store Protocol: /graphs?default, /graphs?graph=IRI, and /graphs/NAME, whose URL is the graph."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response

from kg.errors import GraphError, KgError
from kg.query.errors import MissingGraphError
from kg.query.media import MEDIA_TYPES, TRIPLES
from kg.query.prefixes import PREFIXES
from kg.query.workers import Request
from kg.server.access import may_write
from kg.server.negotiation import choose_format
from kg.server.sparql import RefusedError, read_body, respond_error
from kg.server.state import ServerState

_STATUS = {("put", "created"): 201, ("put", "changed"): 204, ("post", "created"): 201}
_READING = ("get", "head")


async def handle_graphs(request: HttpRequest) -> Response:
    """Answers /graphs and what is below it."""
    state: ServerState = request.app.state.kg
    operation = request.method.lower()
    try:
        if operation not in _READING:
            _check_writer(request, state)
        graph = _find_graph(request)
        if operation in _READING:
            return await _read_graph(request, state, operation, graph)
        if operation == "delete":
            await state.pool.ask(Request(operation="delete", graph=graph or ""), state.options.timeout)
            return PlainTextResponse("gone\n")
        return await _write_graph(request, state, operation, graph)
    except MissingGraphError as error:
        return PlainTextResponse(f"{error}\n", 404)
    except GraphError as error:
        return PlainTextResponse(f"{error}\n", 400)
    except KgError as error:
        return respond_error(error, state)


async def _read_graph(request: HttpRequest, state: ServerState, operation: str, graph: str | None) -> Response:
    if graph is None:
        raise RefusedError(400, "name the graph: ?default or ?graph=IRI")
    form = choose_format(request.headers.get("accept", ""), TRIPLES)
    if form is None:
        raise RefusedError(406, f"this server writes {', '.join(TRIPLES)}")
    asked = Request(operation=operation, graph=graph, triples=form, size=state.options.size, prefixes=PREFIXES)
    answer = await state.pool.ask(asked, state.options.timeout)
    return Response(answer.data, media_type=MEDIA_TYPES[form], headers={"Vary": "Accept"})


async def _write_graph(request: HttpRequest, state: ServerState, operation: str, graph: str | None) -> Response:
    body = await read_body(request, state.options.upload)
    created = graph is None
    if created:
        if operation == "put":
            raise RefusedError(400, "name the graph: ?default or ?graph=IRI")
        graph = _mint_graph(request, body, state)
    base = graph or str(request.url).partition("?")[0]
    with tempfile.TemporaryDirectory(prefix="kg-upload-") as folder:
        files = tuple(_save_parts(request.headers.get("content-type", ""), body, Path(folder)))
        asked = Request(operation=operation, graph=graph or "", files=files, base=base)
        answer = await state.pool.ask(asked, state.options.timeout)
    status = 201 if created else _STATUS.get((operation, answer.format), 200)
    headers = {"Location": str(graph)} if created else {}
    return (
        Response(status_code=status, headers=headers)
        if status == 204
        else PlainTextResponse(f"{answer.format}\n", status, headers)
    )


def _check_writer(request: HttpRequest, state: ServerState) -> None:
    if not state.options.writable:
        raise RefusedError(403, "this server is read-only; start it with --writable --token TOKEN")
    if not may_write(request.headers, state.options):
        raise RefusedError(401, "a token is needed to write: Authorization: Bearer TOKEN")


def _find_graph(request: HttpRequest) -> str | None:
    """The graph meant: an IRI, "" for the default graph, None where the graph store itself is addressed."""
    url = str(request.url).partition("?")[0]
    parameters = request.query_params
    if request.path_params.get("name"):
        return url
    names = parameters.getlist("graph")
    if len(names) + ("default" in parameters) > 1:
        raise RefusedError(400, "name one graph: ?default or ?graph=IRI")
    if not names:
        return "" if "default" in parameters else None
    if any(c in '<>"{}|^`\\' or c <= " " for c in names[0]):
        raise RefusedError(400, f"“{names[0]}” is no IRI")
    return str(request.url.replace(path=names[0], query="")) if names[0].startswith("/") else names[0]


def _mint_graph(request: HttpRequest, body: bytes, state: ServerState) -> str:
    """A graph name of its own for content that came without one; the count keeps equal contents apart."""
    count = sum(state.metrics.requests.values())
    digest = hashlib.sha256(b"%d " % count + body).hexdigest()[:16]
    return f"{str(request.url).partition('?')[0].rstrip('/')}/{digest}"


def _save_parts(content_type: str, body: bytes, folder: Path) -> Iterator[tuple[str, str]]:
    """(path, media type) of the graph in a body, or of each of the files in a form."""
    header = Message()
    header["Content-Type"] = content_type
    parts = [(header.get_content_type(), body)] if content_type else [("", body)]
    if header.get_content_type() == "multipart/form-data":
        raw = b"Content-Type: " + content_type.encode("latin-1") + b"\r\n\r\n" + body
        form = BytesParser().parsebytes(raw)
        held = [part for part in form.walk() if part is not form]
        if not held:
            raise RefusedError(400, "the multipart form cannot be read; its boundary may be wrong")
        parts = [(part.get_content_type(), bytes(part.get_payload(decode=True) or b"")) for part in held]
    for number, (media, data) in enumerate(parts):
        path = folder / str(number)
        path.write_bytes(data)
        yield str(path), media
