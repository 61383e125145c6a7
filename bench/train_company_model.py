"""Trains kg/models/companies.crfsuite from FewFC (CC BY-SA 4.0) and FinRE (MIT) in ../shared/data/benchmark.

Run `python bench/train_company_model.py [--check]`; the same data and code give the same bytes. It prints precision,
recall and F1 of spans on every tenth sentence (by checksum), which are left out of training in that run; the shipped
model is then trained on all sentences. With `--check` only the figures are made. Labels are completed: FewFC marks
only the parties of its events and FinRE two names a sentence, so every further occurrence of a name of the data, and of
a listed company, is labelled too.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from kg.mentions.edges import load_names
from kg.mentions.learned import MODEL, THRESHOLD, decode_spans, list_features, split_clauses
from kg.seeds import Lexicon, load_lexicon
from kg.words import is_word, tag

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "benchmark"
ROLES = frozenset({"sub-org", "obj-org", "target-company"})
"""Roles of FewFC that organisations fill."""
MIXED = frozenset({"投资/sub", "投资/obj", "减持/sub", "减持/obj", "中标/sub"})
"""Roles that persons fill too."""
NO_FIRM = re.compile(
    r"(?:[局部院会委厅署府系区市县省州所]|法院|政府|高管|股东|央行|银监|外汇储备)$|^(?:公司|该|其|本)|[、，。;；:：]"
)
"""What the two sets mark as a party although it is no company, and phrases."""
SETTINGS = {"c1": 0.15, "c2": 0.01, "max_iterations": 90, "feature.minfreq": 2, "feature.possible_transitions": True}

Sample = tuple[str, tuple[tuple[int, int], ...]]


def read_marked() -> Iterator[tuple[str, frozenset[str]]]:
    """Sentences with the names that the data marks in them."""
    surnames = load_names("surnames")
    for name in ("train_base.json", "train_trans.json"):
        for line in (DATA / "fewfc" / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            names = set()
            for event in row["events"]:
                for mark in event["mentions"]:
                    word, role = mark["word"], mark["role"]
                    person = len(word) <= 3 and word[0] in surnames
                    if role in ROLES or (f"{event['type']}/{role}" in MIXED and not person):
                        names.add(word)
            yield row["content"], frozenset(names)
    for name in ("train.txt", "valid.txt"):
        for line in (DATA / "finre" / name).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 4:
                yield cells[3], frozenset(cells[:2])


def is_firm(name: str, lexicon: Lexicon) -> bool:
    """Whether a marked name may be a company."""
    place = any(lexicon.get(name, f"gazetteer/{t}") for t in ("regions", "countries", "zones", "industries"))
    return 2 <= len(name) <= 24 and not place and not NO_FIRM.search(name)


def label_sentences() -> list[Sample]:
    """Every sentence once, sorted, with the spans of its companies."""
    lexicon = load_lexicon()
    marked: dict[str, set[str]] = {}
    for text, names in read_marked():
        marked.setdefault(text, set()).update(n for n in names if is_firm(n, lexicon))
    common = {n for names in marked.values() for n in names if len(n) >= 3 and not is_word(n)}
    longest = max(map(len, common))
    samples = []
    for text in sorted(marked):
        spans = {m.span() for name in marked[text] for m in re.finditer(re.escape(name), text)}
        for start in range(len(text)):
            spans |= {
                (start, start + n)
                for n in range(3, longest + 1)
                if start + n <= len(text) and text[start : start + n] in common
            }
        for hit in lexicon.scan(text):
            if hit.entry.table == "gazetteer/companies" and hit.entry.fields["use"] == "plain":
                spans.add((hit.start, hit.stop))
        samples.append((text, _outermost(spans)))
    return samples


def _outermost(spans: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, stop in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(stop <= a or start >= b for a, b in kept):
            kept.append((start, stop))
    return tuple(sorted(kept))


def train(samples: list[Sample], path: Path) -> None:
    """Writes the model of `samples` to `path`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for text, spans in samples:
        labels = ["O"] * len(text)
        for start, stop in spans:
            labels[start:stop] = ["B"] + ["I"] * (stop - start - 1)
        for words in split_clauses(tag(text)):
            a, b = words[0].start, words[-1].stop
            trainer.append(pycrfsuite.ItemSequence(list_features(text[a:b], words)), labels[a:b])
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


def measure(samples: list[Sample], path: Path, known: frozenset[str], threshold: float) -> str:
    """Precision, recall and F1 of spans, and the recall of short names that training did not see."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    right = found = wanted = fresh = fresh_right = 0
    for text, spans in samples:
        guessed = set()
        for words in split_clauses(tag(text)):
            at, stop = words[0].start, words[-1].stop
            decoded = decode_spans(tagger, text[at:stop], words)
            guessed |= {(at + a, at + b) for a, b, sure in decoded if sure >= threshold}
        right += len(guessed & set(spans))
        found += len(guessed)
        wanted += len(spans)
        unseen = {(a, b) for a, b in spans if text[a:b] not in known and 3 <= b - a <= 8}
        fresh += len(unseen)
        fresh_right += len(unseen & guessed)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return (
        f"threshold {threshold}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {wanted} names; "
        f"recall of {fresh} unseen names of 3 to 8 characters {fresh_right / max(fresh, 1):.3f}"
    )


def main() -> None:
    """Trains and measures on nine tenths, then trains on all."""
    samples = label_sentences()
    kept = [s for s in samples if zlib.crc32(s[0].encode()) % 10]
    left = [s for s in samples if not zlib.crc32(s[0].encode()) % 10]
    known = frozenset(text[a:b] for text, spans in kept for a, b in spans)
    print(f"{len(samples)} sentences, {sum(len(s) for _, s in samples)} names; {len(left)} sentences held out")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "held-out.crfsuite"
        train(kept, path)
        for threshold in (0.0, THRESHOLD, 0.6, 0.8):
            print(measure(left, path, known, threshold))
    if "--check" not in sys.argv[1:]:
        MODEL.parent.mkdir(exist_ok=True)
        train(samples, MODEL)
        print(f"{MODEL.name}: {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
