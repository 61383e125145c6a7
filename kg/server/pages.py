"""The start page and the two small services that it uses."""

from __future__ import annotations

from pathlib import Path

from anyio import to_thread
from starlette.requests import Request as HttpRequest
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response

from kg.errors import KgError
from kg.query.prefixes import PREFIXES
from kg.server.state import ServerState
from kg.store.names import search_store

STATIC = Path(__file__).resolve().parent / "static"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing is loaded from elsewhere and nothing is sent elsewhere, whatever a bundled script would like to do."""
_HEADERS = {"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_LONGEST = 100


async def handle_start(request: HttpRequest) -> Response:
    """The query page."""
    return FileResponse(STATIC / "start.html", headers=_HEADERS)


async def handle_search(request: HttpRequest) -> Response:
    """Entities whose name holds ?q=, as JSON."""
    state: ServerState = request.app.state.kg
    term = request.query_params.get("q", "")[:_LONGEST]
    try:
        hits = await to_thread.run_sync(lambda: search_store(state.options.store, term, limit=12))
    except KgError as error:
        return PlainTextResponse(f"{error}\n", 500)
    return JSONResponse([{"iri": hit.iri, "kind": hit.kind, "name": hit.name, "form": hit.form} for hit in hits])


async def handle_prefixes(request: HttpRequest) -> Response:
    """The prefixes that every query may use."""
    return JSONResponse(PREFIXES)
