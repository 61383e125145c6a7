"""Trains the model of names (kg/models/names.crfsuite.gz) from the annotated pages of bench/annotated and the
repository's own gold pages (seeds/news, tests/pages/dev).

Run `python -m bench.train_names`; the same pages and code give the same model. `python -m bench accuracy` measures it
on the pages that are left out (bench/annotated_pages.py).

The finders were written while the gold pages were read, so they are surer there than on new pages: a share of what they
see on those pages is hidden from the model of names (`HIDDEN`), which else would learn to trust them.
"""

from __future__ import annotations

import gzip
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pycrfsuite

from bench.annotated_pages import as_gold, read_annotated
from bench.extraction import GOLD, read_pages
from kg.articles import find_articles
from kg.crf import MODELS, SUFFIX
from kg.evaluation import GoldPage, read_gold
from kg.mentions import propose_mentions
from kg.mentions.label_features import list_features
from kg.mentions.scans import Scan, scan_article
from kg.seeds import load_lexicon
from kg.sentences import split_sentences
from kg.types import Article, Document, Mention, Sentence, Span
from kg.vocabulary import Kind
from kg.words import Word

NAMES = {"c1": 0.5, "c2": 0.05, "max_iterations": 90, "feature.minfreq": 2, "feature.possible_transitions": False}
HIDDEN = 0.3
_TUNED = ("seeds/news", "own pages, seen")
_LIMIT = 5_000_000
"""Bytes that a model may have."""

Sample = tuple[Document, GoldPage, bool]


def read_samples(left_out: bool = False) -> Iterator[Sample]:
    """Page, annotation and whether the finders were written for it. With `left_out` the pages kept out of training."""
    for page in read_annotated():
        if page.left_out == left_out:
            yield page.document, as_gold(page), False
    for title in () if left_out else _TUNED:
        gold, pages = GOLD[title]
        wanted = {page.document: page for page in read_gold(gold)}
        for document in read_pages(pages, set(wanted)):
            yield document, wanted[document.id], True


def find_spans(text: str, kinds: Mapping[str, Kind]) -> list[tuple[Span, Kind]]:
    """Where the annotated forms stand in a text, the longest first; no two overlap."""
    hits = [(m.span(), kind) for form, kind in kinds.items() for m in re.finditer(re.escape(form), text)]
    taken = bytearray(len(text))
    spans = []
    for (start, stop), kind in sorted(hits, key=lambda h: (h[0][0] - h[0][1], h)):
        if not any(taken[start:stop]):
            taken[start:stop] = b"\x01" * (stop - start)
            spans.append((Span(start, stop), kind))
    return sorted(spans)


def list_kinds(gold: GoldPage, text: str) -> dict[str, Kind]:
    """The kind of each annotated form as it stands in `text`."""
    folded = {name: Kind(kind) for kind, names in gold.entities for name in sorted(names)}
    return {name: kind for name, kind in folded.items() if name and name in text}


def scan_whole(article: Article) -> Scan:
    """The article as the finders read it."""
    return scan_article(article, split_sentences(article), load_lexicon())


def _hide(mentions: Iterable[Mention], random: Random) -> list[Mention]:
    """The mentions without a share of the forms that are no places."""
    mentions = list(mentions)
    forms = sorted({m.text for m in mentions if isinstance(m.kind, Kind) and m.kind not in (Kind.REGION, Kind.POLICY)})
    hidden = {form for form in forms if random.random() < HIDDEN}
    return [mention for mention in mentions if mention.text not in hidden]


class LabelledSentence(NamedTuple):
    """A sentence with what the models of names learn from."""

    sentence: Sentence
    words: list[Word]
    held: list[Mention]
    """The finders' mentions."""
    labels: list[str]
    """One a character."""


def label_articles(samples: Iterable[Sample]) -> Iterator[list[LabelledSentence]]:
    """The sentences of each article of the samples."""
    random = Random(1)
    for document, gold, tuned in samples:
        for article in find_articles(document):
            scan = scan_whole(article)
            mentions: Iterable[Mention] = propose_mentions(scan)
            if tuned:
                mentions = _hide(mentions, random)
            spans = find_spans(scan.text, list_kinds(gold, scan.text))
            yield [
                LabelledSentence(
                    sentence,
                    list(scan.words(number)),
                    [m for m in mentions if sentence.span.covers(m.span)],
                    _label(sentence, spans),
                )
                for number, sentence in enumerate(scan.sentences)
            ]


def train_names(samples: Iterable[Sample]) -> None:
    """Writes the model of names."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for article in label_articles(samples):
        for sentence, words, held, labels in article:
            trainer.append(list_features(sentence.text, words, held, sentence.span), labels)
    trainer.set_params(NAMES)
    _write(trainer, "names")


def _write(trainer: Any, name: str) -> None:
    """Trains and writes a model, compressed: the same model gives the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        trainer.train(str(path))
        (MODELS / f"{name}{SUFFIX}").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def _label(sentence: Sentence, spans: Iterable[tuple[Span, Kind]]) -> list[str]:
    labels = ["O"] * len(sentence.text)
    for span, kind in spans:
        if sentence.span.covers(span):
            start = span.start - sentence.span.start
            labels[start : start + len(span)] = [f"B{kind}", *[f"I{kind}"] * (len(span) - 1)]
    return labels


def main() -> None:
    """Trains the model of names and prints its size. Raises RuntimeError for a model above 5 MB."""
    samples: list[Any] = list(read_samples())
    print(f"{len(samples)} pages, {sum(len(d.text) for d, *_ in samples)} characters")
    train_names(samples)
    size = (MODELS / f"names{SUFFIX}").stat().st_size
    print(f"names: {size} bytes")
    if size > _LIMIT:
        raise RuntimeError(f"names{SUFFIX} has {size} bytes, more than {_LIMIT}: raise c1 in bench/train_names.py")


if __name__ == "__main__":
    main()
