"""The store: a folder with the graph, the documents' cached extractions and the search index; see docs/store.md."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.generations import StoreEditor
    from kg.store.reader import Store
    from kg.store.writer import Change, Writer
    from kg.types import Corpus, Extraction

__all__ = ["open_editor", "open_store", "open_writer", "write_store"]


def open_store(path: str | Path) -> Store:
    """Opens a store for reading; StoreError if there is none or it is of another version."""
    from kg.store.reader import Store  # here and below: whoever needs one part of the store imports one part

    return Store(path)


def open_writer(path: str | Path, extractor: str = "") -> Writer:
    """Opens a store for writing, made anew where there is none; StoreError if another process writes it.

    `extractor` names what makes the extractions (version, lexicon, rules): a document extracted by another is not
    up to date.
    """
    from kg.store.writer import Writer

    return Writer(path, extractor)


def open_editor(path: str | Path) -> StoreEditor:
    """Opens a store for writing graphs of one's own: `edit_graph`, `edit_computed`, `replace_graph`."""
    from kg.store.generations import StoreEditor

    return StoreEditor(path)


def write_store(path: str | Path, extractions: Iterable[Extraction], corpus: Corpus, *, extractor: str = "") -> Change:
    """Makes the store at `path` hold exactly these documents, whose merged whole is `corpus`."""
    from kg.store.writer import write_store

    return write_store(path, extractions, corpus, extractor=extractor)
