"""One question, wherever the graph is: a store folder or a SPARQL server."""

from __future__ import annotations

from typing import Any

from kg.query.prefixes import PREFIXES
from kg.query.workers import Answer, QueryWorker, Request, run_query


def is_remote(store: str) -> bool:
    """Whether `store` is the address of a server."""
    return store.startswith(("http://", "https://"))


def ask_store(store: str, request: Request, *, timeout: float | None = 30.0) -> Answer:
    """Answers `request` over a folder or a server."""
    if is_remote(store):
        from kg.remote import open_remote

        with open_remote(store) as remote:
            return remote.ask(request, timeout=timeout)
    return run_query(store, request, timeout=timeout)


class Asker:
    """Several questions over one store in a row: rows as plain values, in the order of the columns."""

    def __init__(self, store: str, *, timeout: float = 30.0) -> None:
        self._store, self._timeout = store, timeout
        self._worker = None if is_remote(store) else QueryWorker(store)

    def rows(self, sparql: str) -> list[list[str]]:
        """The rows of a SELECT; an unbound cell is ""."""
        from kg.query.tables import read_solutions

        request = Request(sparql, prefixes=PREFIXES)
        if self._worker is None:
            answer = ask_store(self._store, request, timeout=self._timeout)
        else:
            answer = self._worker.ask(request, timeout=self._timeout)
        return [["" if cell is None else str(cell["value"]) for cell in row] for row in read_solutions(answer)[1]]

    def close(self) -> None:
        """Ends the worker."""
        if self._worker:
            self._worker.stop()

    def __enter__(self) -> Asker:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()
