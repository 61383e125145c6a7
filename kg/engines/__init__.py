"""Where documents are extracted: in this process or in a pool of processes. Both give the same extractions in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from kg.types import Document, Extraction


def extract_all(documents: Iterable[Document], workers: int = 1) -> Iterator[Extraction]:
    """The extraction of each document, in order. A worker that dies raises BrokenProcessPool: nothing is lost in silence."""
    if workers <= 1:
        from kg.pipeline import extract_document
        from kg.seeds import load_lexicon

        lexicon = load_lexicon()
        for document in documents:
            yield extract_document(document, lexicon)
        return
    yield from _extract_in_pool(iter(documents), workers)


def _extract_one(document: Document) -> Extraction:
    from kg.pipeline import extract_document
    from kg.seeds import load_lexicon

    return extract_document(document, load_lexicon())


def _extract_in_pool(documents: Iterator[Document], workers: int) -> Iterator[Extraction]:
    """At most four documents a worker are under way, so that memory does not grow with the corpus."""
    with ProcessPoolExecutor(workers) as pool:
        pending: list[Future[Extraction]] = [
            pool.submit(_extract_one, document) for document in islice(documents, workers * 4)
        ]
        while pending:
            yield pending.pop(0).result()
            for document in islice(documents, 1):
                pending.append(pool.submit(_extract_one, document))
