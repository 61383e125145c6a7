"""Writes seeds/pages/common_bigrams.tsv: pairs of characters that are common in any news.

They say nothing about which article of a page a paragraph belongs to. Run: python -m bench.make_page_tables
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jieba

from kg.seeds import load_lexicon

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "seeds" / "pages" / "common_bigrams.tsv"
NEWS = ROOT.parent / "shared" / "data" / "benchmark" / "finre"
WORDS, SENTENCES = 5000, 8
HEAD = (
    "# source: jieba 0.42.1, dict.txt: the pairs within words of two to four characters that are no proper names, the"
    f" {WORDS} most frequent (MIT); FinRE, pairs in at least {SENTENCES} sentences (MIT), without those of names of"
    " regions, zones and companies; licence: MIT; made by bench/make_page_tables.py\n"
    "form\n"
)


def find_pairs(text: str) -> Iterator[str]:
    """Pairs of adjacent Chinese characters."""
    for run in re.findall("[\u4e00-\u9fff]+", text):
        yield from (run[i : i + 2] for i in range(len(run) - 1))


def count_words() -> tuple[Counter[str], set[str]]:
    """Pairs of jieba's words, each counted as often as its words; and its words of two characters."""
    pairs: Counter[str] = Counter()
    words: set[str] = set()
    for line in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        if re.fullmatch("[\u4e00-\u9fff]{2,4}", word) and not tag.startswith(("nr", "ns", "nt", "nz")):
            pairs.update({pair: int(frequency) for pair in find_pairs(word)})
            words.update([word] if len(word) == 2 else [])
    return pairs, words


def count_sentences() -> Counter[str]:
    """Pairs of the news sentences, by how many sentences have them."""
    sentences = {
        row.split("\t")[3]
        for name in ("train.txt", "valid.txt")
        for row in (NEWS / name).read_text(encoding="utf-8").splitlines()
        if row.count("\t") >= 3
    }
    pairs: Counter[str] = Counter()
    for sentence in sorted(sentences):
        pairs.update(set(find_pairs(sentence)))
    return pairs


def main() -> None:
    """Writes the table."""
    counted, words = count_words()
    common = {pair for pair, _ in sorted(counted.items(), key=lambda row: (-row[1], row[0]))[:WORDS]}
    tables = load_lexicon().tables
    places = {p for t in ("gazetteer/regions", "gazetteer/zones") for e in tables[t] for p in find_pairs(e.form)}
    companies = {p for e in tables["gazetteer/companies"] for p in find_pairs(e.form)}
    for pair, count in count_sentences().items():
        if count >= SENTENCES and (pair in words or (pair not in places and pair not in companies)):
            common.add(pair)
    regions = {e.form for e in tables["gazetteer/regions"]} | {e.form[:2] for e in tables["gazetteer/regions"]}
    forms = sorted(common - regions)
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text(HEAD + "".join(f"{form}\n" for form in forms), encoding="utf-8")


if __name__ == "__main__":
    main()
