"""What the handlers of one server share."""

from __future__ import annotations

from dataclasses import dataclass

from kg.server.metrics import Metrics
from kg.server.options import ServerOptions
from kg.server.pools import WorkerPool


@dataclass(frozen=True, slots=True)
class ServerState:
    """Settings, workers and counts."""

    options: ServerOptions
    pool: WorkerPool
    metrics: Metrics
