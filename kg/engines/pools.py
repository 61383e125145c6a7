"""A pool of processes on this machine that outlives the death of its workers.

The lexicon is loaded before the workers are forked, so that all of them share its pages.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

from kg.errors import EngineError
from kg.types import Document, Extraction

if TYPE_CHECKING:
    from kg.store.codec import EncodedExtraction

Chunk = tuple[Document, ...]
Result = TypeVar("Result")

_CHUNK_DOCUMENTS = 8
_CHUNK_CHARACTERS = 16_000
"""A chunk is sent when it has either: small documents share the cost of a message, large ones do not wait."""
_CHUNKS_AHEAD = 6
"""Chunks under way for each worker: enough that none waits for one long document, few enough that memory does not grow
with the corpus."""
_TRIES = 3
"""Pools that may break on the same chunks before they are given up."""


def extract_in_pool(documents: Iterable[Document], workers: int) -> Iterator[Extraction]:
    """The extraction of each document, in order.

    When a worker dies, a new pool takes up whatever was under way. EngineError where pools break three times without a
    chunk done in between: the message names the documents, and whoever called has got no extraction twice or by half.
    """
    return _run_workers(_extract_chunk, documents, workers)


def encode_in_pool(documents: Iterable[Document], workers: int) -> Iterator[EncodedExtraction]:
    """The same, encoded by the workers: whoever only stores extractions spares the pickling of their objects."""
    return _run_workers(_encode_chunk, documents, workers)


def _run_workers(
    work: Callable[[Chunk], list[Result]], documents: Iterable[Document], workers: int
) -> Iterator[Result]:
    share_lexicon()
    try:
        yield from _outlive_breaks(work, _cut_chunks(documents), workers)
    finally:
        gc.unfreeze()


def _outlive_breaks(work: Callable[[Chunk], list[Result]], chunks: Iterator[Chunk], workers: int) -> Iterator[Result]:
    waiting: deque[Chunk] = deque()
    tries = 0
    while True:
        done = 0
        try:
            for extractions in _run_pool(work, chunks, waiting, workers):
                done += 1
                yield from extractions
            return
        except BrokenProcessPool:
            tries = 1 if done else tries + 1
            if tries >= _TRIES:
                raise EngineError(_describe(waiting)) from None


def _run_pool(
    work: Callable[[Chunk], list[Result]], chunks: Iterator[Chunk], waiting: deque[Chunk], workers: int
) -> Iterator[list[Result]]:
    """Works off `waiting`, then `chunks`. A chunk leaves `waiting` only with its result in hand."""
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        pending: deque[Future[list[Result]]] = deque(pool.submit(work, chunk) for chunk in waiting)
        while True:
            while len(pending) < workers * _CHUNKS_AHEAD and (chunk := next(chunks, None)):
                waiting.append(chunk)
                pending.append(pool.submit(work, chunk))
            if not pending:
                return
            result = pending.popleft().result()
            waiting.popleft()
            yield result


def _cut_chunks(documents: Iterable[Document]) -> Iterator[Chunk]:
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if len(chunk) >= _CHUNK_DOCUMENTS or size >= _CHUNK_CHARACTERS:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def _extract_chunk(chunk: Chunk) -> list[Extraction]:
    from kg.pipeline import extract_document
    from kg.seeds import load_lexicon

    lexicon = load_lexicon()
    return [extract_document(document, lexicon) for document in chunk]


def _encode_chunk(chunk: Chunk) -> list[EncodedExtraction]:
    from kg.store.codec import pack_extraction

    return [pack_extraction(extraction) for extraction in _extract_chunk(chunk)]


def share_lexicon() -> None:
    """Loads what every worker needs before the fork; freezing keeps the collector from touching, and so copying, it."""
    from kg.pipeline import extract_document
    from kg.seeds import load_lexicon

    extract_document(Document("", "星河高新区。"), load_lexicon())
    gc.collect()
    gc.freeze()


def _describe(waiting: Iterable[Chunk]) -> str:
    names = [document.source or document.id for chunk in waiting for document in chunk]
    shown = "、".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return (
        f"{shown}: a worker process died {_TRIES} times here (out of memory?); nothing was stored. "
        "Run again with --workers 1 to see which document it is: what was extracted so far is kept"
    )
