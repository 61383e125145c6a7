"""The HTML views over the served store: made when first asked for, kept until the store changes."""

from __future__ import annotations

import asyncio
import importlib
import io
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response

from kg.errors import KgError

VIEWS = {"graph": "kg.views.graph:write_html", "explorer": "kg.views.explorer:write_explorer"}
"""Name → where its writer lives: (corpus, binary stream) → None."""


class ViewCache:
    """Pages by name, each with the generation of the store that it shows."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._pages: dict[str, tuple[int, bytes]] = {}
        self._turn = asyncio.Lock()

    async def render(self, name: str) -> tuple[int, bytes]:
        """(generation, page) of a view; one is made at a time."""
        async with self._turn:
            self._pages[name] = await to_thread.run_sync(self._make, name)
            return self._pages[name]

    def _make(self, name: str) -> tuple[int, bytes]:
        from kg.store import open_store

        with open_store(self._store) as store:
            kept = self._pages.get(name)
            if kept and kept[0] == store.generation:
                return kept
            module, _, function = VIEWS[name].partition(":")
            stream = io.BytesIO()
            getattr(importlib.import_module(module), function)(store.corpus(), stream)
            return store.generation, stream.getvalue()


async def handle_view(request: HttpRequest) -> Response:
    """Answers /view/NAME."""
    name = request.path_params["name"]
    if name not in VIEWS:
        return PlainTextResponse(f"no view {name}; there are {', '.join(sorted(VIEWS))}\n", 404)
    cache: ViewCache = request.app.state.views
    try:
        generation, page = await cache.render(name)
    except KgError as error:
        return PlainTextResponse(f"{error}\n", 500)
    tag = f'"{name}-{generation}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(page, media_type="text/html", headers={"ETag": tag, "Cache-Control": "no-cache"})
