"""The HTML views over the served store: made when first asked for, kept until the store changes."""

from __future__ import annotations

import asyncio
import io
from collections import OrderedDict
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response

from kg.errors import KgError
from kg.views import VIEWS, write_view

SERVED = {view: tuple(option for option in VIEWS[view].options if option != "geojson") for view in VIEWS}
"""Each view with the options that a query string may give (/view/report?zone=…); a file is not named over HTTP."""
_KEPT = 16
"""Pages that are kept: each may be some megabytes."""

Page = tuple[str, tuple[tuple[str, str], ...]]
"""A view and its options, sorted by name."""


class ViewCache:
    """Pages by view and options, each with the generation of the store that it shows; the least used goes first."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._pages: OrderedDict[Page, tuple[int, bytes]] = OrderedDict()
        self._turn = asyncio.Lock()

    async def render(self, page: Page) -> tuple[int, bytes]:
        """(generation, page) of a view; one is made at a time. Raises KgError where it has nothing to show."""
        async with self._turn:
            self._pages[page] = await to_thread.run_sync(self._make, page)
            self._pages.move_to_end(page)
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
            return self._pages[page]

    def _make(self, page: Page) -> tuple[int, bytes]:
        from kg.store import open_store

        view, options = page
        with open_store(self._store) as store:
            kept = self._pages.get(page)
            if kept and kept[0] == store.generation:
                return kept
            stream = io.BytesIO()
            write_view(view, store.corpus(), stream, **dict(options))
            return store.generation, stream.getvalue()


async def handle_view(request: HttpRequest) -> Response:
    """Answers /view/NAME and /view/NAME?zone=…: 404 for no such view or entity, 400 for an option it does not take."""
    name = request.path_params["name"]
    if name not in SERVED:
        return PlainTextResponse(f"no view {name}; there are {', '.join(sorted(SERVED))}\n", 404)
    options = tuple(sorted(request.query_params.items()))
    if wrong := sorted(key for key, _ in options if key not in (*SERVED[name], "lang", "stage")):
        return PlainTextResponse(f"view {name} takes no {', '.join(wrong)}\n", 400)
    given = tuple((key, value) for key, value in options if key in SERVED[name])
    if name == "entity" and not given:
        return PlainTextResponse("view entity needs ?name=\n", 400)
    cache: ViewCache = request.app.state.views
    try:
        generation, page = await cache.render((name, given))
    except KgError as error:
        return PlainTextResponse(f"{error}\n", 404)
    tag = f'"{name}-{generation}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(page, media_type="text/html", headers={"ETag": tag, "Cache-Control": "no-cache"})
