"""The ASGI application: routes and what wraps them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError
from kg.query.workers import Request
from kg.server.access import Guard
from kg.server.graphs import handle_graphs
from kg.server.metrics import Metrics, Observer
from kg.server.options import ServerOptions
from kg.server.pages import STATIC, handle_prefixes, handle_search, handle_start
from kg.server.pools import WorkerPool
from kg.server.sparql import handle_sparql
from kg.server.state import ServerState
from kg.server.views import ViewCache, handle_view
from kg.store.pins import Pin

_GRAPH_METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE"]


def create_app(options: ServerOptions) -> Starlette:
    """The application of one server. StoreError where there is no store to serve."""
    Pin(options.store).close()
    metrics = Metrics()
    pool = WorkerPool(options.store, options.workers, options.waiting)

    @asynccontextmanager
    async def live(app: Starlette) -> AsyncIterator[None]:
        yield
        pool.stop()

    app = Starlette(
        routes=[
            Route("/", handle_start),
            Route("/sparql", handle_sparql, methods=["GET", "HEAD", "POST"]),
            Route("/sparql/", handle_sparql, methods=["GET", "HEAD", "POST"]),
            Route("/graphs", handle_graphs, methods=_GRAPH_METHODS),
            Route("/graphs/{name:path}", handle_graphs, methods=_GRAPH_METHODS),
            Route("/api/search", handle_search),
            Route("/api/prefixes", handle_prefixes),
            Route("/view/{name}", handle_view),
            Route("/healthz", handle_health),
            Route("/metrics", handle_metrics),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=_list_middleware(options, metrics),
        lifespan=live,
    )
    app.state.kg = ServerState(options, pool, metrics)
    app.state.views = ViewCache(options.store)
    return app


def _list_middleware(options: ServerOptions, metrics: Metrics) -> list[Middleware]:
    """What wraps the routes, outermost first: what is refused is counted too."""
    cors = Middleware(
        CORSMiddleware,
        allow_origins=options.origins,
        allow_methods=_GRAPH_METHODS,
        allow_headers=["Authorization", "Content-Type", "Accept"],
    )
    return [
        Middleware(Observer, metrics=metrics),
        *([cors] if options.origins else []),
        Middleware(Guard, options=options),
    ]


async def handle_health(request: HttpRequest) -> Response:
    """Says ok when a query is answered."""
    state: ServerState = request.app.state.kg
    try:
        await state.pool.ask(Request("ASK {}"), min(5.0, state.options.timeout))
    except KgError as error:
        return PlainTextResponse(f"{error}\n", 503)
    return PlainTextResponse("ok\n")


async def handle_metrics(request: HttpRequest) -> Response:
    """Counts for Prometheus."""
    state: ServerState = request.app.state.kg
    gauges = {"waiting_queries": state.pool.waiting, "workers": state.options.workers}
    return PlainTextResponse(state.metrics.render(gauges), media_type="text/plain; version=0.0.4")
