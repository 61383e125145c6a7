"""Where documents are extracted: in this process, in a pool of processes, or on Apache Spark (`kg.engines.spark`).

All give the same extractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from kg.types import Document, Extraction

__all__ = ["extract_all"]


def extract_all(documents: Iterable[Document], workers: int = 1) -> Iterator[Extraction]:
    """The extraction of each document, in order; EngineError where workers die again and again over the same ones."""
    waiting = iter(documents)
    first = next(waiting, None)
    if first is None:  # where nothing is new, nothing is loaded
        return
    documents = chain([first], waiting)
    if workers <= 1:
        from kg.pipeline import extract_document
        from kg.seeds import load_lexicon

        lexicon = load_lexicon()
        for document in documents:
            yield extract_document(document, lexicon)
        return
    from kg.engines.pools import extract_in_pool

    yield from extract_in_pool(documents, workers)
