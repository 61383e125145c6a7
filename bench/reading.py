"""Reading: how right on gold boundaries, how fast and how flat, beside other readers in the same run."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.timing import cpu_seconds
from kg.articles import find_articles
from kg.articles.lines import read_lines
from kg.reading import read_documents
from kg.reading.decoding import decode
from kg.sentences import split_sentences
from kg.types import Document
from tests.layout_samples import STORIES, make_layouts, spaced, wrap
from tests.reading_scores import GOLD, Score, score

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "newspaper pages": ROOT.parent / "shared" / "seeds",
    "seeds/news": ROOT / "seeds" / "news",
    "messy pages": ROOT / "tests" / "reading_pages" / "messy",
}
PDFS = ROOT / "tests" / "reading_pages"
Row = tuple[str, ...]


def measure_reading() -> Iterator[Row]:
    """Boundaries and headlines on gold pages, and whole articles on the layouts of tests/layout_samples.py."""
    yield ("pages", "articles", "boundaries P/R/F1", "headlines right")
    for name, folder in PAGES.items():
        if not folder.is_dir():
            yield (name, f"not at hand: {folder.name}", "", "")
            continue
        total = Score(0, 0, 0, 0, 0)
        for document in read_documents([folder]):
            path = GOLD / f"{Path(getattr(document, 'id', '')).stem}.json"
            if isinstance(document, Document) and path.exists():
                total += score(document, json.loads(path.read_text(encoding="utf-8")))
        figures = f"{total.right / total.found:.3f} / {total.right / total.wanted:.3f} / {total.f1:.3f}"
        yield (name, str(total.articles), figures, f"{total.headlines / total.articles:.3f}")
    layouts = make_layouts()
    right = sum(
        len(find_articles(Document("page", layout.text, markup=layout.markup))) == len(layout.stories)
        for layout in layouts
    )
    yield ("own layouts", str(sum(len(x.stories) for x in layouts)), f"{right} of {len(layouts)} pages", "")


def make_paragraphs(count: int, seed: int = 3) -> list[str]:
    """Paragraphs of some 140 characters, mixed from the clauses of the sample stories."""
    draw = random.Random(seed)
    clauses = [c for _, ps in STORIES for p in ps for c in p.replace("。", "，").split("，") if c]
    return ["。".join("，".join(draw.choice(clauses) for _ in range(4)) for _ in range(3)) + "。" for _ in range(count)]


def read_whole(data: list[bytes], *, markup: bool = False) -> None:
    """Bytes → sentences, a document each."""
    for number, page in enumerate(data):
        for article in find_articles(Document(str(number), decode(page, "page"), markup=markup)):
            split_sentences(article)


def read_articles(data: list[bytes]) -> None:
    """Bytes → articles, a document each."""
    for number, page in enumerate(data):
        find_articles(Document(str(number), decode(page, "page")))


def _make_page(paragraphs: list[str]) -> str:
    """Eight articles of five paragraphs, each below its headline and with its opening."""
    stories = [paragraphs[at : at + 5] for at in range(0, len(paragraphs), 5)]
    heads = [STORIES[number % len(STORIES)][0] for number in range(len(stories))]
    return "\n\n".join(
        f"{head}\n\n本报讯（记者张三）" + "\n\n".join(story) for head, story in zip(heads, stories, strict=True)
    )


def measure_speed() -> Iterator[Row]:
    """CPU time from bytes to sentences, and of other readers over the same bytes."""
    paragraphs = make_paragraphs(2400)
    chunks = [paragraphs[i : i + 40] for i in range(0, len(paragraphs), 40)]
    plain = ["星河高新区开工\n\n" + "\n\n".join(chunk) for chunk in chunks]
    columns = [spaced([line for p in chunk for line in wrap(p, 18, indent=2)]) for chunk in chunks]
    furniture = "<title>星河</title></head><body><nav><a href='/'>首页</a></nav>"
    page = f"<html><head>{furniture}<div><h1>星河</h1>{{}}</div></body></html>"
    html = [page.format("".join(f"<p>{p}</p>" for p in chunk)) for chunk in chunks]
    yield ("what", "MB/s", "times the baseline")
    data = [text.encode() for text in plain]
    base = cpu_seconds(lambda: [page.decode().splitlines() for page in data])
    rivals: list[tuple[str, Callable[[], object]]] = [
        ("kg: plain text to lines with places", lambda: [read_lines(Document("p", decode(x, "page"))) for x in data]),
        ("kg: plain text to articles", lambda: read_articles(data)),
        ("kg: plain text to sentences", lambda: read_whole(data)),
    ]
    yield from _compare(data, "str.splitlines, plain text", base, rivals)
    several = [_make_page(chunk).encode() for chunk in chunks]
    base = cpu_seconds(lambda: [page.decode().splitlines() for page in several])
    name = "str.splitlines, eight articles a page"
    yield from _compare(
        several, name, base, [("kg: eight articles a page to articles", lambda: read_articles(several))]
    )
    narrow = [text.encode() for text in columns]
    lines = cpu_seconds(lambda: [page.decode().splitlines() for page in narrow])
    yield from _compare(
        narrow, "str.splitlines, columns", lines, [("kg: columns to sentences", lambda: read_whole(narrow))]
    )
    marked = [text.encode() for text in html]
    rivals = [
        ("kg: HTML to sentences", lambda: read_whole(marked, markup=True)),
        ("kg: HTML to lines with places", lambda: [read_lines(Document(x, x, markup=True)) for x in html]),
    ]
    try:
        import trafilatura
    except ImportError:
        yield ("trafilatura is not installed", "", "")
        return
    base = cpu_seconds(lambda: [trafilatura.extract(text) for text in html], runs=1)
    yield from _compare(marked, "trafilatura, HTML", base, rivals)


def _compare(
    data: list[bytes], name: str, base: float, rivals: list[tuple[str, Callable[[], object]]]
) -> Iterator[Row]:
    size = sum(map(len, data)) / 1e6
    yield (name, f"{size / base:.1f}", "1.00")
    for rival, call in rivals:
        seconds = cpu_seconds(call)
        yield (rival, f"{size / seconds:.1f}", f"{base / seconds:.2f}")


def measure_pdf() -> Iterator[Row]:
    """The text layers of two pages in columns: which reader keeps the reading order, and how long it takes."""
    yield ("reader", "licence", "paragraphs in order", "ms a page")
    wanted = {"two-columns.pdf": STORIES[:2], "three-columns.pdf": STORIES[1:4]}
    for name, licence, read in (
        ("kg on pypdfium2", "BSD-3-Clause / Apache-2.0", _read_pdfium),
        ("pypdf", "BSD-3-Clause", _read_pypdf),
        ("pdfplumber", "MIT", _read_plumber),
    ):
        try:
            right = total = 0
            for page, stories in wanted.items():
                text = "".join(read(PDFS / page).split())
                found = [text.find("".join(p.split())) for _, paragraphs in stories for p in paragraphs]
                right += sum(place >= 0 for place in found)
                total += len(found)
            seconds = cpu_seconds(lambda: [read(PDFS / page) for page in wanted], runs=2)  # noqa: B023
        except ImportError:
            yield (name, licence, "not installed", "")
            continue
        yield (name, licence, f"{right} of {total}", f"{seconds / len(wanted) * 1000:.0f}")


def _read_pdfium(path: Path) -> str:
    (document,) = read_documents([path])
    assert isinstance(document, Document)
    return document.text


def _read_pypdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _read_plumber(path: Path) -> str:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


_CHILD = r"""
import re, sys
from kg.reading import read_documents
count = sum(1 for _ in read_documents([sys.argv[1]]))
peak = re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())
print(count, int(peak[1]) // 1024 if peak else 0)
"""


def measure_memory() -> Iterator[Row]:
    """The peak memory of a process that reads a JSONL, small and large."""
    yield ("JSONL", "documents", "peak memory of the process")
    row = json.dumps({"title": STORIES[0][0], "text": "\n".join(make_paragraphs(12))}, ensure_ascii=False) + "\n"
    for size in (2, 20, 200):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.jsonl"
            with path.open("w", encoding="utf-8") as stream:
                for _ in range(size * 1_000_000 // len(row.encode())):
                    stream.write(row)
            command = [sys.executable, "-c", _CHILD, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
        count, peak = done.stdout.split()
        yield (f"{size} MB", count, f"{peak} MiB" if peak != "0" else "not told by this system")
