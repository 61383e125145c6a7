"""A fixed number of query workers for any number of clients: who comes when all are busy waits for his turn."""

from __future__ import annotations

import asyncio
from pathlib import Path

from anyio import to_thread

from kg.errors import QueryError
from kg.query.workers import Answer, QueryWorker, Request


class BusyError(QueryError):
    """More clients are waiting than the server keeps."""


class WorkerPool:
    """Workers over one store. Each serves one question at a time, in the order in which questions came."""

    def __init__(self, store: Path, workers: int, waiting: int) -> None:
        self._workers = [QueryWorker(store) for _ in range(workers)]
        self._free: asyncio.Queue[QueryWorker] = asyncio.Queue()
        for worker in self._workers:
            self._free.put_nowait(worker)
        self._limit = waiting
        self.waiting = 0

    async def ask(self, request: Request, timeout: float) -> Answer:
        """The answer to `request`; its time begins when it gets a worker."""
        if self.waiting >= self._limit:
            raise BusyError(f"{self.waiting} queries are waiting already; try again later")
        self.waiting += 1
        try:
            worker = await self._free.get()
        finally:
            self.waiting -= 1
        try:
            return await to_thread.run_sync(lambda: worker.ask(request, timeout=timeout))
        finally:
            self._free.put_nowait(worker)

    def stop(self) -> None:
        """Ends all workers."""
        for worker in self._workers:
            worker.stop()
