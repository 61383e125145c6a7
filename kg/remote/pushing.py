"""A graph onto a server: in batches that a broken connection does not repeat, and switched in when it is whole.

The triples go to a graph of their own, named after their content; a count of finished batches goes with them. A push
that was broken off finds both and goes on. Only when all are there does one update move them to the graph in question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import StoreError
from kg.identity import TERMS
from kg.query.workers import Request
from kg.remote.stores import RemoteStore

_LINES = "application/n-triples"


@dataclass(frozen=True, slots=True)
class Push:
    """What a push did: triples in the graph, batches sent, and batches that an earlier push had sent."""

    triples: int
    sent: int
    resumed: int


def push_graph(remote: RemoteStore, quads: Iterable[ox.Quad]) -> Push:
    """Makes the graph on the server hold exactly the triples of `quads`, which must have no blank node."""
    lines = sorted({_write_line(quad) for quad in quads})
    digest = hashlib.sha256(b"".join(lines)).hexdigest()[:16]
    target = remote.graph
    staging = f"{target or TERMS}/loading/{digest}"
    progress = f"{staging}/progress"
    done = _read_progress(remote, staging, progress)
    size = remote.profile.batch
    sent = 0
    for number, start in enumerate(range(0, len(lines), size)):
        if number < done:
            continue
        _send(remote, staging, b"".join(islice(lines, start, start + size)))
        remote.update(f"INSERT DATA {{ GRAPH <{progress}> {{ <{staging}> <{TERMS}batches> {number + 1} }} }}")
        sent += 1
    held = remote.count(staging) if lines else 0
    if held != len(lines):
        raise StoreError(f"{remote.url}: {held:,} of {len(lines):,} triples arrived in <{staging}>; push again")
    if lines:
        remote.update(f"MOVE GRAPH <{staging}> TO {_name(target)}")
    else:
        remote.update(f"CLEAR SILENT {_name(target)}")
    remote.update(f"DROP SILENT GRAPH <{progress}>")
    return Push(len(lines), sent, done)


def push_store(folder: Path, address: str) -> Push:
    """Makes the graph at `address` hold what the store folder says: its default graph."""
    from kg.remote import open_remote
    from kg.store import open_store

    with open_store(folder) as store, open_remote(address) as remote:
        return push_graph(remote, store.graph.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def name_folder(address: str) -> str:
    """The folder that caches the extractions of a corpus whose graph is on a server: `kg build --store http://…`."""
    parts = urlsplit(address)
    return f"{parts.hostname}-{parts.port or 80}.kg.store"


def _write_line(quad: ox.Quad) -> bytes:
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        raise StoreError(f"the graph holds a blank node ({quad.predicate}), which no server keeps under its name")
    return f"{quad.triple} .\n".encode()


def _read_progress(remote: RemoteStore, staging: str, progress: str) -> int:
    from kg.query.tables import read_solutions

    query = f"SELECT (MAX(?n) AS ?done) WHERE {{ <{staging}> <{TERMS}batches> ?n }}"
    _, rows = read_solutions(remote.ask(Request(query, default_graphs=(progress,))))
    return int(rows[0][0]["value"]) if rows and rows[0][0] else 0


def _send(remote: RemoteStore, graph: str, lines: bytes) -> None:
    profile = remote.profile
    if not profile.graphs:
        remote.update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines.decode()}}} }}")
        return
    answer = remote.client.send(
        "POST", profile.graphs, params={profile.graph_parameter: graph}, content=lines, headers={"Content-Type": _LINES}
    )
    remote.client.check(answer)


def _name(graph: str) -> str:
    return f"GRAPH <{graph}>" if graph else "DEFAULT"
