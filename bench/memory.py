"""Peak memory of a build as documents grow, and what a thousand more of them cost: `python -m bench memory`.

Extraction takes most of a build's time and none of its growth, so a few pages are extracted, and further documents are
made of these by giving their firms, projects and zones other names: what is merged, written, loaded and checked is that
of a newspaper that goes on. `python -m bench.memory 50000` measures other numbers of documents.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.pages import make_news_page, make_page

if TYPE_CHECKING:
    from kg.store.codec import EncodedExtraction

COUNTS = (1_000, 2_000, 5_000)
EXTRACTED = 500
"""Pages that are extracted; the others are made of these."""
AIM, AIM_DOCUMENTS = 500, 100_000
"""MB that so many documents may take."""
KINDS: dict[str, Callable[[int], str]] = {"sample paragraphs over and over": make_page, "names by Zipf": make_news_page}
_FIRST, _SECOND = "云星海华天金瑞恒远新博宏泰锦辰旭祥润凌启", "帆河岳芯桥途康诚源达图景川禾峰原舟森石羽"
_BRAND = re.compile(f"[{_FIRST}][{_SECOND}](?:[{_FIRST}][{_SECOND}])?")
Row = tuple[str, ...]


def measure_memory(counts: tuple[int, ...] = COUNTS) -> Iterator[Row]:
    """Rows: pages, documents, CPU seconds of storing and checking, peak MB, MB for a further 1,000 documents."""
    yield ("pages", "documents", "CPU s, extraction aside", "peak MB of the process", "MB for 1,000 more")
    for kind in KINDS:
        before: tuple[int, float] | None = None
        for count in counts:
            run = subprocess.run(
                [sys.executable, "-m", "bench.memory", "one", kind, str(count)],
                check=True,
                capture_output=True,
                text=True,
            )
            seconds, peak = map(float, run.stdout.split())
            more = f"{(peak - before[1]) / (count - before[0]) * 1000:.2f}" if before else ""
            yield (kind, f"{count:,}", f"{seconds:.0f}", f"{peak:.0f}", more)
            before = (count, peak)


def build_once(kind: str, count: int) -> tuple[float, float]:
    """CPU seconds and peak MB of a process in a build of `count` documents with one worker, their extraction aside."""
    from kg.cli.checking import find_violations
    from kg.engines.pools import WorkerPool
    from kg.store import open_writer

    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder, open_writer(Path(folder) / "s", "bench") as writer:
        for encoded in make_encoded(kind, count):
            writer.put_encoded(encoded)
        start = _read_clock()
        with WorkerPool(1) as pool:
            writer.commit(workers=pool)
        writer.close()
        if find_violations(Path(folder) / "s", None, count):
            raise AssertionError("the made-up graph breaks an invariant")
        seconds = _read_clock() - start
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return seconds, max(resource.getrusage(who).ru_maxrss for who in _PROCESSES) / scale


_PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _read_clock() -> float:
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, _PROCESSES))


def make_encoded(kind: str, count: int) -> Iterator[EncodedExtraction]:
    """Encoded extractions of `count` documents."""
    import json
    import zlib

    from kg.pipeline import extract_document
    from kg.seeds import load_lexicon
    from kg.store.codec import EncodedExtraction, encode_extraction
    from kg.store.links import find_forms
    from kg.types import Document

    make, lexicon = KINDS[kind], load_lexicon()
    bodies = []
    for number in range(min(EXTRACTED, count)):
        extraction = extract_document(Document(f"@{number:07}.txt", make(number)), lexicon)
        bodies.append(zlib.decompress(encode_extraction(extraction)).decode())
    for number in range(count):
        text = rename(bodies[number % EXTRACTED], number // EXTRACTED).replace("@", f"{number // EXTRACTED:04}-")
        body = zlib.compress(text.encode(), 1)
        document, forms = find_forms(body)
        yield EncodedExtraction(document, json.loads(text)[3], "", forms, body)


def rename(text: str, turn: int) -> str:
    """The text with each made-up name in it replaced by another of the same length; turn 0 changes nothing."""

    def shift(match: re.Match[str]) -> str:
        rank = 0
        for place, character in enumerate(match[0]):
            rank = rank * 20 + (_FIRST, _SECOND)[place % 2].index(character)
        rank = (rank + turn * 7919) % 20 ** len(match[0])
        letters = []
        for place in reversed(range(len(match[0]))):
            letters.append((_FIRST, _SECOND)[place % 2][rank % 20])
            rank //= 20
        return "".join(reversed(letters))

    return _BRAND.sub(shift, text) if turn else text


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        print(*build_once(sys.argv[2], int(sys.argv[3])))
    else:
        for row in measure_memory(tuple(map(int, sys.argv[1:])) or COUNTS):
            print(" | ".join(row), flush=True)
