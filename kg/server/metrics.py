"""Counts for /metrics (Prometheus text format), and the access log."""

from __future__ import annotations

import logging
import time
from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg import __version__
from kg.terminals import show_plainly

ACCESS = logging.getLogger("kg.access")
_SERVER = (b"server", f"kg/{__version__}".encode())
_BOUNDS = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0, 30.0)


class Metrics:
    """What the server has done since it started."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, str, int]] = Counter()
        self.buckets: Counter[float] = Counter()
        self.seconds = 0.0
        self.timeouts = 0
        self.active = 0

    def note(self, route: str, method: str, status: int, seconds: float) -> None:
        """Counts one answered request."""
        self.requests[route, method, status] += 1
        if route == "/sparql":
            self.seconds += seconds
            for bound in _BOUNDS:
                self.buckets[bound] += seconds <= bound

    def render(self, gauges: dict[str, int]) -> str:
        """The text that Prometheus reads."""
        lines = ["# TYPE kg_requests_total counter"]
        for (route, method, status), count in sorted(self.requests.items()):
            lines.append(f'kg_requests_total{{route="{route}",method="{method}",status="{status}"}} {count}')
        total = sum(count for (route, _, _), count in self.requests.items() if route == "/sparql")
        lines.append("# TYPE kg_query_seconds histogram")
        lines += [f'kg_query_seconds_bucket{{le="{bound}"}} {self.buckets[bound]}' for bound in _BOUNDS]
        lines.append(f'kg_query_seconds_bucket{{le="+Inf"}} {total}')
        lines += [f"kg_query_seconds_sum {self.seconds:.6f}", f"kg_query_seconds_count {total}"]
        lines += ["# TYPE kg_query_timeouts_total counter", f"kg_query_timeouts_total {self.timeouts}"]
        for name, value in {"active_requests": self.active, **gauges}.items():
            lines += [f"# TYPE kg_{name} gauge", f"kg_{name} {value}"]
        return "\n".join(lines) + "\n"


class Observer:
    """Counts every request and writes one line of access log: no query string, which may hold what is private."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and notes how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status, size = time.perf_counter(), 500, 0

        async def note(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), _SERVER]}
            else:
                size += len(message.get("body", b""))
            await send(message)

        self._metrics.active += 1
        try:
            await self._app(scope, receive, note)
        finally:
            self._metrics.active -= 1
            seconds = time.perf_counter() - started
            method, path = scope["method"], scope["path"]
            self._metrics.note(_route(path), method, status, seconds)
            client = scope["client"][0] if scope.get("client") else "-"
            place = show_plainly(path)
            ACCESS.info("%s %s %s %d %d bytes %.1f ms", client, method, place, status, size, seconds * 1000)


def _route(path: str) -> str:
    """The path without what differs from request to request, so that counts stay few."""
    first = path.strip("/").split("/")[0]
    return f"/{first}" if first in _ROUTES else "/other" if first else "/"


_ROUTES = frozenset({"sparql", "graphs", "healthz", "metrics", "static", "api", "view"})
