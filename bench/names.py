"""Memory of a worker whose lexicon has many more names: `python -m bench.names 1000000` measures it in this process.

The workers are forked from a process that holds the lexicon, as `kg build --workers` and Spark's daemon do. What a
worker has for itself is what Linux counts as private in /proc/PID/smaps_rollup.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

from bench.pages import make_page

ROOT = Path(__file__).resolve().parents[1]
_CHARACTERS = "云星海华天金瑞恒远新博宏泰锦辰旭祥润凌启帆河岳芯桥途康诚源达图景川禾"
_PAGES = 60
Row = tuple[str, ...]


def measure_names() -> Iterator[Row]:
    """Rows: extra names, CPU seconds to load them, MB of the process that forks, MB that a worker has for itself."""
    yield ("extra names", "CPU s to load", "MB of the parent", "MB of each worker, after its pages")
    for count in (0, 1_000_000):
        seconds, parent, worker = run_apart(count)
        yield (f"{count:,}", f"{seconds:.1f}", f"{parent:.0f}", f"{worker:.0f}")


def run_apart(count: int) -> tuple[float, float, float]:
    """(CPU seconds to load, MB of the parent, MB of a worker), measured in a process of its own."""
    command = [sys.executable, "-m", "bench.names", str(count)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    found = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    seconds, parent, worker = (float(cell) for cell in found.stdout.split())
    return seconds, parent, worker


def write_names(path: Path, count: int) -> None:
    """A table of `count` made-up companies, none of which any page names."""
    names = islice(
        product("乾坤震巽", _CHARACTERS, _CHARACTERS, _CHARACTERS, ("科技", "电子", "材料", "生物", "能源", "医药")),
        count,
    )
    with path.open("w", encoding="utf-8") as stream:
        stream.write("form\tname\tuse\n")
        stream.writelines(f"{name}有限公司\t{name}股份有限公司\tplain\n" for name in map("".join, names))


def _measure(count: int) -> None:
    import time

    import kg.seeds
    from kg.engines.pools import share_lexicon
    from kg.resources import find_resource

    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        write_names(Path(folder) / "own.tsv", count)
        scanned = (find_resource("seeds", "gazetteer"), find_resource("seeds", "cues"), Path(folder))
        start = time.process_time()
        lexicon = kg.seeds.build_lexicon(scanned, (find_resource("seeds", "patterns"),))
        seconds = time.process_time() - start
    kg.seeds.load_lexicon = lambda: lexicon  # type: ignore[assignment]
    share_lexicon()
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    worker = context.Process(target=_work, args=(queue,))
    worker.start()
    used = queue.get()
    worker.join()
    print(seconds, _find_private(), used)


def _work(queue: Any) -> None:
    from kg.pipeline import extract_document
    from kg.seeds import load_lexicon
    from kg.types import Document

    for number in range(_PAGES):
        extract_document(Document(f"{number}.txt", make_page(number)), load_lexicon())
    queue.put(_find_private())


def _find_private() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private")) / 1024


if __name__ == "__main__":
    _measure(int(sys.argv[1]))
