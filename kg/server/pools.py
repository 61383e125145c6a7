"""A fixed number of query workers for any number of clients: who comes when all are busy waits for his turn."""

from __future__ import annotations

import asyncio
from collections import deque
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
        self._free = list(self._workers)
        self._queue: deque[asyncio.Future[QueryWorker]] = deque()
        self._limit = waiting

    @property
    def waiting(self) -> int:
        """How many questions wait for a worker."""
        return len(self._queue)

    async def ask(self, request: Request, timeout: float) -> Answer:
        """The answer to `request`; its time begins when it gets a worker."""
        worker = await self._take()
        try:
            return await to_thread.run_sync(lambda: worker.ask(request, timeout=timeout))
        finally:
            self._give(worker)

    async def _take(self) -> QueryWorker:
        if self._free:
            return self._free.pop()
        if len(self._queue) >= self._limit:
            raise BusyError(f"{len(self._queue)} queries are waiting already; try again later")
        turn: asyncio.Future[QueryWorker] = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:  # the client went away
            if turn.done() and not turn.cancelled():
                self._give(turn.result())
            raise

    def _give(self, worker: QueryWorker) -> None:
        """Hands a worker to whoever waits longest; a newcomer cannot slip in between."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._free.append(worker)

    def stop(self) -> None:
        """Ends all workers."""
        for worker in self._workers:
            worker.stop()
