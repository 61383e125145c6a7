"""The SPARQL 1.1 Protocol: queries by GET and POST, updates by POST where the server is writable."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.errors import KgError, QueryError
from kg.query.media import MEDIA_TYPES, SOLUTIONS, TRIPLES
from kg.query.prefixes import PREFIXES
from kg.query.tokens import add_dataset, refuse_outside_calls
from kg.query.workers import Answer, AnswerTooLongError, QueryTimeoutError, Request
from kg.server.access import may_write
from kg.server.connections import SLOWEST
from kg.server.description import describe_service
from kg.server.negotiation import accepts, choose_format
from kg.server.pools import BusyError
from kg.server.state import ServerState

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_LONGEST = 4 * 1024 * 1024
"""Bytes that a query or update may have."""
Pairs = list[tuple[str, str]]


class RefusedError(KgError):
    """A request that is answered with an HTTP error."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


async def handle_sparql(request: HttpRequest) -> Response:
    """Answers /sparql."""
    state: ServerState = request.app.state.kg
    try:
        pairs = _parse_pairs(request.scope["query_string"])
        if request.method in ("GET", "HEAD") and not pairs:
            return _answer_without_query(request, state)
        operation, text, pairs = await _read_operation(request, pairs)
        # a long text takes its time to be cut into tokens, and others need not wait for that
        asked = await to_thread.run_sync(_make_request, request, operation, text, pairs)
        if operation == "update":
            _check_writer(request, state)
        limit = state.options.timeout
        return _respond(await state.pool.ask(replace(asked, rows=state.options.rows, size=state.options.size), limit))
    except KgError as error:
        return respond_error(error, state)


def _answer_without_query(request: HttpRequest, state: ServerState) -> Response:
    accept = request.headers.get("accept", "")
    if accepts(accept, "text/html"):
        return RedirectResponse("/", 303)
    form = choose_format(accept, TRIPLES)
    if form is None:
        raise RefusedError(406, f"this server writes {', '.join(TRIPLES)}")
    return Response(describe_service(str(request.url), form, state.options.writable), media_type=MEDIA_TYPES[form])


async def _read_operation(request: HttpRequest, pairs: Pairs) -> tuple[str, str, Pairs]:
    """(query or update, its text, all parameters) of a request in any of the Protocol's shapes."""
    if request.method in ("GET", "HEAD"):
        if any(name == "update" for name, _ in pairs):
            raise RefusedError(400, "an update is sent by POST")
        return "query", _one(pairs, "query"), pairs
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await read_body(request, _LONGEST)
    if media == _FORM:
        pairs = pairs + _parse_pairs(body)
        names = {name for name, _ in pairs} & {"query", "update"}
        if len(names) != 1:
            raise RefusedError(400, "the form holds neither query nor update" if not names else "send query or update")
        name = names.pop()
        return name, _one(pairs, name), pairs
    if media not in (_QUERY, _UPDATE):
        raise RefusedError(415 if media else 400, f"send {_QUERY}, {_UPDATE} or {_FORM}, not {media or 'no type'}")
    if any(name in ("query", "update") for name, _ in pairs):
        raise RefusedError(400, "the request holds two operations")
    return ("query" if media == _QUERY else "update"), _decode(body), pairs


def _make_request(request: HttpRequest, operation: str, text: str, pairs: Pairs) -> Request:
    refuse_outside_calls(text)
    base = str(request.url).partition("?")[0]
    if operation == "update":
        text = add_dataset(text, _all(pairs, "using-graph-uri"), _all(pairs, "using-named-graph-uri"))
        return Request(text, operation="update", base=base, prefixes=PREFIXES)
    accept = request.headers.get("accept", "")
    solutions, triples = choose_format(accept, SOLUTIONS), choose_format(accept, TRIPLES)
    if solutions is None and triples is None:
        raise RefusedError(406, f"this server writes {', '.join([*SOLUTIONS, *TRIPLES])}")
    return Request(
        text,
        solutions=solutions or "json",
        triples=triples or "turtle",
        base=base,
        prefixes=PREFIXES,
        default_graphs=_all(pairs, "default-graph-uri"),
        named_graphs=_all(pairs, "named-graph-uri"),
    )


def _check_writer(request: HttpRequest, state: ServerState) -> None:
    if not state.options.writable:
        raise RefusedError(403, "this server is read-only; start it with --writable --token TOKEN")
    if not may_write(request.headers, state.options):
        raise RefusedError(401, "a token is needed to write: Authorization: Bearer TOKEN")


def _respond(answer: Answer) -> Response:
    if answer.kind == "edit":
        return PlainTextResponse(f"{answer.format}\n")
    return Response(answer.data, media_type=MEDIA_TYPES[answer.format], headers={"Vary": "Accept"})


def respond_error(error: KgError, state: ServerState) -> Response:
    """The HTTP answer for an error: whose fault it is, and one line that says what."""
    headers = {}
    if isinstance(error, RefusedError):
        status = error.status
        if status == 401:
            headers["WWW-Authenticate"] = "Bearer"
    elif isinstance(error, QueryTimeoutError):
        state.metrics.timeouts += 1
        status = 504
    elif isinstance(error, BusyError):
        status, headers["Retry-After"] = 503, "5"
    elif isinstance(error, AnswerTooLongError):
        status = 413
    else:
        status = 400 if isinstance(error, QueryError) else 500
    return PlainTextResponse(f"{error}\n", status, headers)


async def read_body(request: HttpRequest, limit: int) -> bytes:
    """The body of a request; RefusedError past `limit` bytes, and where it comes too slowly."""
    state: ServerState = request.app.state.kg
    parts, size = [], 0
    deadline = asyncio.get_running_loop().time() + state.options.patience
    try:
        async with asyncio.timeout_at(deadline) as patience:
            async for part in request.stream():
                size += len(part)
                if size > limit:
                    raise RefusedError(413, f"the request is longer than {limit:,} bytes")
                parts.append(part)
                patience.reschedule(deadline + size / SLOWEST)
    except TimeoutError:
        raise RefusedError(408, f"the request came at less than {SLOWEST:,} bytes a second") from None
    return b"".join(parts)


def _parse_pairs(data: bytes) -> Pairs:
    try:
        return parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError):
        raise RefusedError(400, "the parameters are not UTF-8 in percent-encoding") from None


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "the request is not UTF-8") from None


def _one(pairs: Pairs, name: str) -> str:
    values = [value for key, value in pairs if key == name]
    if len(values) != 1:
        raise RefusedError(400, f"the request holds {len(values)} times the parameter {name}; send it once")
    return values[0]


def _all(pairs: Pairs, name: str) -> tuple[str, ...]:
    return tuple(_check_iri(value) for key, value in pairs if key == name)


def _check_iri(value: str) -> str:
    if any(c in '<>"{}|^`\\' or c <= " " for c in value) or ":" not in value:
        raise RefusedError(400, f"“{value}” is no absolute IRI")
    return value
