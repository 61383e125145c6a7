"""Where documents are extracted: in this process, in a pool of processes, or on Apache Spark (`kg.engines.spark`).

All give the same extractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from kg.types import Document, Extraction

if TYPE_CHECKING:
    from kg.engines.pools import WorkerPool
    from kg.store.codec import EncodedExtraction

__all__ = ["encode_all", "extract_all"]


def extract_all(documents: Iterable[Document], workers: int = 1) -> Iterator[Extraction]:
    """The extraction of each document, in order; EngineError where workers die again and again over the same ones."""
    waiting = _look_ahead(documents)
    if waiting is None:
        return
    if workers <= 1:
        from kg.pipeline import extract_document
        from kg.seeds import load_lexicon

        lexicon = load_lexicon()
        for document in waiting:
            yield extract_document(document, lexicon)
        return
    from kg.engines.pools import extract_in_pool

    yield from extract_in_pool(waiting, workers)


def encode_all(documents: Iterable[Document], workers: int | WorkerPool = 1) -> Iterator[EncodedExtraction]:
    """The same, each as a store keeps it: workers then encode, and this process only writes. A pool stays open."""
    waiting = _look_ahead(documents)
    if waiting is None:
        return
    if (workers if isinstance(workers, int) else workers.count) <= 1:
        from kg.store.codec import pack_extraction

        yield from map(pack_extraction, extract_all(waiting))
        return
    from kg.engines.pools import WorkerPool, encode_in_pool

    if isinstance(workers, int):
        with WorkerPool(workers) as pool:
            yield from encode_in_pool(waiting, pool)
    else:
        yield from encode_in_pool(waiting, workers)


def _look_ahead(documents: Iterable[Document]) -> Iterator[Document] | None:
    """The same documents, None where there is none: then nothing is loaded."""
    waiting = iter(documents)
    first = next(waiting, None)
    return None if first is None else chain([first], waiting)
