"""The parent's side of a query worker: start it, ask it, end it when the time is up."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kg.errors import GraphError, KgError, QueryError, StoreError
from kg.query.errors import MissingGraphError


class QueryTimeoutError(QueryError):
    """The query was ended because its time was up."""


class AnswerTooLongError(QueryError):
    """The answer has more rows or bytes than allowed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. `kind` is solutions, boolean, triples or edit; `data` is it in `format`.

    Of an edit, `format` says what became of it: created, changed or gone.
    """

    kind: str
    format: str
    data: bytes

    @property
    def text(self) -> str:
        """The answer as text."""
        return self.data.decode()


@dataclass(frozen=True, slots=True)
class Request:
    """A query and how its answer is wanted. Limits of 0 are none.

    `solutions` is json, xml, csv or tsv; `triples` is turtle, ntriples, rdfxml or jsonld. `default_graphs` and
    `named_graphs` are the dataset of the SPARQL Protocol. Other `operation`s are update, and get, head, put, post and
    delete of a `graph` ("" for the default graph) with the `files` (path, media type) that are its content.
    """

    query: str = ""
    solutions: str = "json"
    triples: str = "turtle"
    rows: int = 0
    size: int = 0
    base: str | None = None
    prefixes: Mapping[str, str] | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    operation: str = "query"
    graph: str = ""
    files: tuple[tuple[str, str], ...] = ()

    def encode(self) -> bytes:
        """The line that the worker reads."""
        fields = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}
        return json.dumps(fields).encode() + b"\n"


class QueryWorker:
    """A process that answers the queries of one store, one at a time. It is started when first asked."""

    def __init__(self, store: str | Path) -> None:
        self._command = [sys.executable, "-X", "utf8", "-m", "kg.query.worker", str(store)]
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Request, *, timeout: float | None = 30.0) -> Answer:
        """The answer to `request`; QueryError if it is malformed, too slow, or its answer too long."""
        process = self._process or self._start()
        assert process.stdin and process.stdout
        alarm = threading.Timer(timeout, process.kill) if timeout else None
        if alarm:
            alarm.daemon = True
            alarm.start()
        try:
            process.stdin.write(request.encode())
            process.stdin.flush()
            data, closing = _read_frames(process.stdout)
        except (OSError, EOFError):
            self._raise_death(process, alarm, timeout)
        except BaseException:  # interrupted: the half-read answer must not reach the next asker
            self.stop()
            raise
        finally:
            if alarm:
                alarm.cancel()
        return _close(data, closing)

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        return self._process

    def _raise_death(
        self, process: subprocess.Popen[bytes], alarm: threading.Timer | None, timeout: float | None
    ) -> None:
        expired = alarm is not None and alarm.finished.is_set()
        assert process.stderr
        complaint = b"" if expired else process.stderr.read()
        self.stop()
        if expired:
            raise QueryTimeoutError(
                f"the query was stopped after {timeout:g} s; narrow it, add LIMIT, or allow more with --timeout"
            ) from None
        reason = complaint.decode(errors="replace").strip().rpartition("\n")[2]
        raise QueryError(f"the query process died: {reason or 'it may have needed too much memory'}") from None

    def stop(self) -> None:
        """Ends the process, whatever it is doing; the next question starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                try:
                    stream.close()
                except OSError:
                    continue  # what was still to be written has no reader
        process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


_ERRORS: dict[str, type[KgError]] = {
    error.__name__: error for error in (StoreError, QueryError, GraphError, MissingGraphError)
}
"""The worker's errors that are raised here again as what they are."""


def run_query(store: str | Path, request: Request | str, *, timeout: float | None = 30.0) -> Answer:
    """Answers one query over a store folder in a process of its own, which really ends after `timeout` seconds."""
    with QueryWorker(store) as worker:
        return worker.ask(Request(request) if isinstance(request, str) else request, timeout=timeout)


def _read_frames(stream: IO[bytes]) -> tuple[bytes, dict[str, str]]:
    parts: list[bytes] = []
    while size := int.from_bytes(_read_exactly(stream, 4), "big"):
        parts.append(_read_exactly(stream, size))
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    closing: dict[str, str] = json.loads(line)
    return b"".join(parts), closing


def _read_exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data


def _close(data: bytes, closing: Mapping[str, str]) -> Answer:
    error = closing.get("error")
    if error is None:
        return Answer(closing["kind"], closing["format"], data)
    message = closing["message"]
    if error == "syntax":
        raise QueryError(f"the query cannot be read at {message}" if message.startswith("line") else message)
    if error in _ERRORS:
        raise _ERRORS[error](message)
    if error == "long":
        raise AnswerTooLongError(f"the answer is {message}; add LIMIT or narrow the query")
    raise QueryError(f"the query failed: {message}")
