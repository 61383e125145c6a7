"""A pool of processes on this machine that outlives the death of its workers.

The lexicon is loaded before the workers are forked, so that all of them share its pages.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Self, TypeVar

from kg.errors import EngineError
from kg.types import Document, Extraction

if TYPE_CHECKING:
    from kg.store.codec import EncodedExtraction

Chunk = tuple[Document, ...]
Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK_DOCUMENTS = 8
_CHUNK_CHARACTERS = 16_000
"""A chunk is sent when it has either: small documents share the cost of a message, large ones do not wait."""
_CHUNK_ITEMS = 8
"""The same of anything but documents."""
_CHUNK_NAMES = 100
"""The same of what is as small as a name."""
_CHUNKS_AHEAD = 6
"""Chunks under way for each worker: enough that none waits for one long document, few enough that memory does not grow
with the corpus."""
_SAMPLE = "云帆科技与星河高新区签约，总投资5亿元，把云帆基地建在河湾，租了6000平方米。"
"""A text that asks every model: for names, a pair, a place, whose a figure is and what one counts."""
_TRIES = 3
"""Pools that may break on the same chunks before they are given up."""


class WorkerPool:
    """Processes for what does not depend on each other; they start when there is something to do and stay to the end.

    With a `count` of 1 this process does all. What the workers should share is to be loaded before they start.
    """

    def __init__(self, count: int, *, lexicon: bool = True) -> None:
        """`lexicon`: whether the workers need it."""
        self.count, self._lexicon = count, lexicon
        self._pool: ProcessPoolExecutor | None = None

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """What `work`, a function of a module, gives for each item, in order; EngineError as `run`."""
        if self.count <= 1:
            return map(work, items)
        return self.run(partial(_do_each, work), _cut_items(items))

    def map_apart(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The same, also with a `count` of 1 by another process, which ends with its work: so this one does not keep
        what `work` loads."""
        if self.count > 1:
            yield from self.run(partial(_do_each, work), _cut_items(items, _CHUNK_NAMES))
            return
        with WorkerPool(1, lexicon=False) as other:
            yield from other.run(partial(_do_each, work), _cut_items(items, _CHUNK_NAMES))

    def run(
        self, work: Callable[[tuple[Item, ...]], list[Result]], chunks: Iterable[tuple[Item, ...]]
    ) -> Iterator[Result]:
        """What `work` gives for each chunk, in order.

        When a worker dies, a new pool takes up whatever was under way. EngineError where pools break three times
        without a chunk done in between: the message names the documents, and nothing was yielded twice or by half.
        """
        waiting: deque[tuple[Item, ...]] = deque()
        coming = iter(chunks)
        tries = 0
        while True:
            done = 0
            try:
                for results in self._work_off(work, coming, waiting):
                    done += 1
                    yield from results
                return
            except BrokenProcessPool:
                self.close()
                tries = 1 if done else tries + 1
                if tries >= _TRIES:
                    raise EngineError(_describe(waiting)) from None

    def _work_off(
        self,
        work: Callable[[tuple[Item, ...]], list[Result]],
        chunks: Iterator[tuple[Item, ...]],
        waiting: deque[tuple[Item, ...]],
    ) -> Iterator[list[Result]]:
        """Works off `waiting`, then `chunks`. A chunk leaves `waiting` only with its result in hand."""
        pool = self._start()
        pending: deque[Future[list[Result]]] = deque(pool.submit(work, chunk) for chunk in waiting)
        while True:
            while len(pending) < self.count * _CHUNKS_AHEAD and (chunk := next(chunks, None)):
                waiting.append(chunk)
                pending.append(pool.submit(work, chunk))
            if not pending:
                return
            result = pending.popleft().result()
            waiting.popleft()
            yield result

    def _start(self) -> ProcessPoolExecutor:
        if self._pool is None:
            if self._lexicon:
                share_lexicon()
            context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
            self._pool = ProcessPoolExecutor(self.count, mp_context=context)
        return self._pool

    def close(self) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
            gc.unfreeze()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def extract_in_pool(documents: Iterable[Document], workers: int) -> Iterator[Extraction]:
    """The extraction of each document, in order; EngineError as `WorkerPool.run`."""
    with WorkerPool(workers) as pool:
        yield from pool.run(_extract_chunk, _cut_chunks(documents))


def encode_in_pool(documents: Iterable[Document], pool: WorkerPool) -> Iterator[EncodedExtraction]:
    """The same, encoded by the workers: whoever only stores extractions spares the pickling of their objects."""
    return pool.run(_encode_chunk, _cut_chunks(documents))


def _cut_items(items: Iterable[Item], size: int = _CHUNK_ITEMS) -> Iterator[tuple[Item, ...]]:
    waiting = iter(items)
    while chunk := tuple(islice(waiting, size)):
        yield chunk


def _do_each(work: Callable[[Item], Result], chunk: tuple[Item, ...]) -> list[Result]:
    return [work(item) for item in chunk]


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

    extract_document(Document("", _SAMPLE), load_lexicon())
    gc.collect()
    gc.freeze()
    _give_back()


def _give_back() -> None:
    """Gives the memory that loading needed for a moment back to the system where the C library can: a worker that fills
    it with its own would copy what lies beside it."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)


def _describe(waiting: Iterable[tuple[object, ...]]) -> str:
    names = [d.source or d.id for chunk in waiting for d in chunk if isinstance(d, Document)]
    shown = "、".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "") or "graph"
    return (
        f"{shown}: a worker process died {_TRIES} times here (out of memory?); nothing was stored. "
        "Run again with --workers 1 to see which document it is: what was extracted so far is kept"
    )
