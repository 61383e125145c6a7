"""Looking after a store: describe, check, compact, back up."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Set
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.codec import decode_extraction, shape
from kg.store.database import read_setting, told_plainly
from kg.store.layout import DATABASE, clone_graph, graph_folder, sync_folder
from kg.store.pins import Pin


def describe_store(path: Path) -> dict[str, object]:
    """What `kg store info` prints."""
    pin = Pin(path)
    try:
        return {
            "path": str(path),
            "version": read_setting(pin.connection, "version"),
            "generation": pin.generation,
            "extractor": read_setting(pin.connection, "extractor", ""),
            "cached": shape(),
            "documents": pin.connection.execute("SELECT count(*) FROM document").fetchone()[0],
            "names": pin.connection.execute("SELECT count(*) FROM label").fetchone()[0],
            "quads": len(pin.graph),
            "bytes": measure_folder(path),
        }
    finally:
        pin.close()


def check_store(path: Path) -> tuple[str, ...]:
    """What is wrong with a store: nothing, if it is whole.

    SQLite checks its own pages, every cached extraction is decoded, and the graph must be exactly what the documents
    give when they are merged anew.
    """
    from kg.entities import merge_extractions
    from kg.graph import corpus_to_quads

    problems = []
    with told_plainly(path):
        pin = Pin(path)
        try:
            verdict = pin.connection.execute("PRAGMA integrity_check").fetchone()[0]
            if verdict != "ok":
                problems.append(f"{DATABASE}: {verdict}")
            rows = pin.connection.execute("SELECT body FROM document ORDER BY id")
            corpus = merge_extractions(decode_extraction(body) for (body,) in rows)
            held = {quad for quad in pin.graph if quad.graph_name == ox.DefaultGraph()}
            wanted = {quad for quad in corpus_to_quads(corpus) if quad.graph_name == ox.DefaultGraph()}
            problems += _compare("quads", held, wanted)
            names = set(pin.connection.execute("SELECT iri, form FROM label"))
            forms = {(e.id, form) for e in corpus.entities for form in (e.name, *e.aliases)}
            problems += _compare("names", names, forms)
        finally:
            pin.close()
    return tuple(problems)


def _compare(what: str, held: Set[object], wanted: Set[object]) -> list[str]:
    problems = []
    if missing := len(wanted - held):
        problems.append(f"{missing:,} {what} are missing")
    if extra := len(held - wanted):
        problems.append(f"{extra:,} {what} are in no document")
    return problems


def back_up_store(path: Path, target: Path) -> None:
    """Copies the current state to a new folder, whatever a writer is doing meanwhile."""
    if target.exists():
        raise StoreError(f"{target}: exists already; choose a new folder")
    partial = target.with_name(f"{target.name}.partial")
    with told_plainly(target):
        pin = Pin(path)
        try:
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir(parents=True)
            copy = sqlite3.connect(partial / DATABASE)
            pin.connection.backup(copy)  # of the snapshot that the pin holds
            copy.close()
            if pin.generation:
                folder = graph_folder(partial, pin.generation)
                clone_graph(graph_folder(path, pin.generation), folder)
                folder.with_suffix(".lock").touch()
                sync_folder(folder)
            sync_folder(partial)
            partial.rename(target)
        finally:
            pin.close()
            shutil.rmtree(partial, ignore_errors=True)


def compact_store(path: Path) -> tuple[int, int]:
    """Writes graph and tables anew without the room of what was removed; returns bytes before and after."""
    from kg.store.writer import Writer

    before = measure_folder(path)
    with Writer(path, str(describe_store(path)["extractor"])) as writer:
        writer.compact()
    return before, measure_folder(path)


def measure_folder(path: Path) -> int:
    """Bytes of all files under `path`; a file with two names counts once."""
    sizes = {}
    for file in path.rglob("*"):
        try:
            status = file.stat()
        except OSError:
            continue  # swept away meanwhile
        if file.is_file():
            sizes[status.st_ino or str(file)] = status.st_size
    return sum(sizes.values())
