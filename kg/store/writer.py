"""Writing a store: documents in and out, then one commit that everybody sees or nobody does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import corpus_to_quads
from kg.search import rebuild_index
from kg.store.codec import EncodedExtraction, decode_extraction, pack_extraction, shape
from kg.store.database import read_setting, told_plainly, write_setting
from kg.store.generations import StoreEditor
from kg.store.increments import apply_change, describe_change
from kg.store.links import clear_links, find_forms, merge_forms, put_forms, read_entities, rebuild_claims
from kg.store.pending import PendingExtractions
from kg.store.pins import Pin
from kg.store.rebuilding import load_quads, write_graph
from kg.types import Corpus, Extraction
from kg.workers import ThisProcess, Workers

_SMALL = 50
"""Up to so many changed documents are applied one by one in a store of any size."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The quads by which the current graph differs from that of the generation `since`."""

    since: int
    added: frozenset[ox.Quad]
    removed: frozenset[ox.Quad]


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did."""

    added: int
    replaced: int
    removed: int
    kept: int
    generation: int


class Writer(StoreEditor):
    """Puts documents in and takes them out. Nothing that it does is seen before `commit`, and all of it after."""

    def __init__(self, path: str | Path, extractor: str) -> None:
        super().__init__(path)
        self.extractor = extractor
        self._before = set(self.documents())
        self._touched: set[str] = set()
        self.difference: Difference | None = None
        """What the last commit changed in the graph; None where it made the graph anew."""
        self._pending = PendingExtractions(self.path, extractor)
        self._ties = not self._before and not self._current()
        """Whether documents are tied to their forms as they come: to a store that was empty all of them are."""

    def documents(self) -> dict[str, str]:
        """Document id → sha256 of its text, as the store will be after the commit."""
        return dict(self._connection.execute("SELECT id, sha256 FROM document ORDER BY id"))

    def has(self, document: str, sha256: str) -> bool:
        """Whether this very text was extracted by this very extractor: then it need not be read again.

        What an earlier build extracted before it was broken off is put here and now.
        """
        row = self._connection.execute(
            "SELECT 1 FROM document WHERE id = ? AND sha256 = ? AND extractor = ? AND shape = ?",
            (document, sha256, self.extractor, shape()),
        ).fetchone()
        if row is not None:
            return True
        kept = self._pending.take(document, sha256)
        if kept is not None:
            self._put(document, sha256, *kept)
            if self._ties:
                put_forms(self._connection, *find_forms(kept[1]))
        return kept is not None

    def put(self, extraction: Extraction) -> None:
        """Adds a document, or replaces the one of the same id."""
        self.put_encoded(pack_extraction(extraction))

    def put_encoded(self, extraction: EncodedExtraction) -> None:
        """The same of an extraction that a worker has encoded already."""
        row = (extraction.document, extraction.sha256, extraction.published, extraction.body)
        with told_plainly(self.path):
            self._pending.keep(*row)
            self._put(*row)
            if self._ties:
                put_forms(self._connection, extraction.document, extraction.forms)

    def _put(self, document: str, sha256: str, published: str, body: bytes) -> None:
        self._ties = self._ties and document not in self._touched
        row = (document, sha256, published, self.extractor, shape(), body)
        self._connection.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?)", row)
        self._touched.add(document)

    def remove(self, document: str) -> None:
        """Takes a document out; StoreError if it is not in the store."""
        if not self._connection.execute("DELETE FROM document WHERE id = ?", (document,)).rowcount:
            raise StoreError(f"{self.path}: no document {document}; `kg stats --documents` lists them")
        self._ties = False
        self._touched.add(document)

    def clear(self) -> None:
        """Takes every document out: `kg build --replace`."""
        for document in self.documents():
            self.remove(document)

    def commit(self, corpus: Corpus | None = None, *, full: bool = False, workers: Workers | None = None) -> Change:
        """Brings the graph up to the documents as they now are and makes it the current one.

        `corpus` spares the merge where the caller already has the merged whole of all documents. `full` rebuilds the
        graph also where little has changed; the result is the same, as it is for any number of `workers`.
        """
        generation = self._current()
        self.difference = None
        if corpus is None and read_setting(self._connection, "imported"):
            raise StoreError(f"{self.path}: holds an imported graph, which no document gives; choose another --store")
        with told_plainly(self.path):
            small = corpus is None and not full and self._is_small_change()
            write_setting(self._connection, "extractor", self.extractor)
            imported = corpus is not None and bool(corpus.entities) and not self.documents()
            write_setting(self._connection, "imported", int(imported))
            if not small:
                generation = self._rebuild(corpus, workers or ThisProcess())
            elif self._touched:
                generation = self._increment()
            self._pending.forget()
        return self._finish(generation)

    def close(self) -> None:
        """Gives up whatever was not committed, and the lock."""
        self._pending.close()
        super().close()

    def _is_small_change(self) -> bool:
        """Whether the change is better applied than all merged again; never after a change of the extractor."""
        if not self._current() or read_setting(self._connection, "extractor") != self.extractor:
            return False
        if read_setting(self._connection, "edited"):
            return False
        return len(self._touched) <= max(_SMALL, len(self._before) // 4)

    def _increment(self) -> int:
        computed = self._take_computed()
        pin = Pin(self.path)
        try:
            added, removed = apply_change(self._connection, pin.connection, pin.graph, self._touched)
            added_notes, removed_notes = describe_change(self._connection, pin.graph, len(added) - len(removed))
        finally:
            pin.close()

        def apply(graph: ox.Store) -> None:
            for name in computed:
                graph.remove_graph(ox.NamedNode(name))
            for quad in chain(removed, removed_notes):
                graph.remove(quad)
            graph.extend(chain(added, added_notes))

        self.difference = Difference(
            self._current(), frozenset(added | added_notes), frozenset(removed | removed_notes)
        )
        return self._write_generation(apply, self._current())

    def _rebuild(self, corpus: Corpus | None, workers: Workers) -> int:
        self._refuse_foreign_shapes()
        if not self._ties:
            clear_links(self._connection)
            bodies = (body for (body,) in self._connection.execute("SELECT body FROM document ORDER BY id"))
            for document, forms in workers.map(find_forms, bodies):
                put_forms(self._connection, document, forms)
        merge_forms(self._connection)
        self._ties = False
        write_setting(self._connection, "edited", 0)
        entities = read_entities(self._connection) if corpus is None else corpus.entities
        rebuild_index(self._connection, entities, workers)
        pin = Pin(self.path)
        try:
            others = _other_graphs(pin.graph, self._take_computed())

            def fill(graph: ox.Store) -> None:
                if corpus is None:
                    write_graph(self._connection, graph, workers)
                else:
                    rebuild_claims(self._connection, self._extractions())
                    load_quads(graph, corpus_to_quads(corpus))
                load_quads(graph, others)

            return self._write_generation(fill, 0)
        finally:
            pin.close()

    def _take_computed(self) -> list[str]:
        """The graphs that were computed from the corpus as it was, which go with it."""
        names = self._find_computed()
        write_setting(self._connection, "computed", "")
        return names

    def _extractions(self) -> Iterator[Extraction]:
        for (body,) in self._connection.execute("SELECT body FROM document ORDER BY id"):
            yield decode_extraction(body)

    def _refuse_foreign_shapes(self) -> None:
        """Extractions that another version of kg cached with other fields cannot be read."""
        row = self._connection.execute("SELECT count(*), min(id) FROM document WHERE shape <> ?", (shape(),)).fetchone()
        if row[0]:
            raise StoreError(
                f"{self.path}: {row[0]} documents ({row[1]} …) were cached by another version of kg; "
                f"build them again from their files, or drop them: kg build --replace --store {self.path} PATH…"
            )

    def _finish(self, generation: int) -> Change:
        before, after = self._before, set(self.documents())
        replaced = before & after & self._touched
        change = Change(
            len(after - before), len(replaced), len(before - after), len((before & after) - replaced), generation
        )
        self._before, self._touched = after, set()
        return change


def _other_graphs(graph: ox.Store, dropped: Collection[str]) -> Iterator[ox.Quad]:
    for name in graph.named_graphs():
        if name.value not in dropped:
            yield from graph.quads_for_pattern(None, None, None, name)


def write_store(path: str | Path, extractions: Iterable[Extraction], corpus: Corpus, *, extractor: str = "") -> Change:
    """Makes the store at `path` hold exactly these documents, whose merged whole is `corpus`."""
    with Writer(path, extractor) as writer:
        writer.clear()
        for extraction in extractions:
            writer.put(extraction)
        return writer.commit(corpus)
