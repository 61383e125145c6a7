"""Companies that only a learned model shows: names without a telling last word in sentences that speak of firms.

The model is a linear-chain CRF over characters (docs/model-card.md, bench/train_company_model.py). It proposes; the
words, the gazetteer and the other finders dispose. Where python-crfsuite is absent the finder gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import add
from pathlib import Path
from typing import Any

from kg.mentions.edges import BREAKS, HARD, load_group, load_names
from kg.mentions.learned_bounds import Bounds, Clause, read_bounds
from kg.mentions.scans import Scan
from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import Word, is_word, tag

FINDER = "companies.learned"
MODEL = Path(__file__).resolve().parents[1] / "models" / "companies.crfsuite"
THRESHOLD = 0.4
"""Least marginal probability of every character of a name; chosen on tests/pages/dev and tests/gold."""
_SURE = 0.8
"""The same for a name that is made of ordinary words only."""
_WIDEST = 300
"""Characters of the longest clause that is read: prose without punctuation costs no more time."""
_SHORTEST, _LONGEST = 3, 8
_WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_CLAUSE = frozenset("，；：。！？,;\n")
_STRAY = frozenset("nfajbzgx")
"""Parts of speech of the syllables into which the tagger cuts unknown brands."""
_QUOTES = frozenset("“”‘’「」『』《》")
_NAME_TAGS = ("nr", "nz", "nt")
_BARRED = ("generic_companies", "outside", "industry_generics", "industry_broad", "project_generics", "generic_zones")
_OTHER_TABLES = ("gazetteer/industries", "gazetteer/regions", "gazetteer/zones", "gazetteer/countries")
_OTHER_HEADS = ("area_heads", "zone_heads", "product_heads", "institution_heads", "government_heads", "project_heads")


def find_learned_companies(scan: Scan, names: Sequence[Mention]) -> list[Mention]:
    """Names of companies that the model finds where none of `names` stands, or only a division or a shorter company
    inside; and the same names where they stand again."""
    tagger = load_tagger()
    if tagger is None:
        return []
    owners = _mark_owners(scan, names)
    spans: set[Span] = set()
    for words in _select_clauses(scan, owners):
        start, stop = words[0].start, words[-1].stop
        for first, last, sure in decode_spans(tagger, scan.text[start:stop], words):
            span = Span(start + first, start + last)
            if sure >= THRESHOLD and _is_free(scan, names, owners, span) and _is_name(scan, span, words, sure):
                spans.add(span)
    for form in sorted({scan.text[span.start : span.stop] for span in spans}):
        again = (Span(*match.span()) for match in re.finditer(re.escape(form), scan.text))
        spans.update(span for span in again if _is_free(scan, names, owners, span))
    return [Mention(s, scan.text[s.start : s.stop], Kind.COMPANY, FINDER) for s in sorted(spans)]


def _select_clauses(scan: Scan, owners: Sequence[int]) -> list[list[Word]]:
    """The words of the clauses in which the model may find a name, in sentences that speak of firms."""
    clauses: list[list[Word]] = []
    for number, sentence in enumerate(scan.sentences):
        if _compile_cues().search(scan.text, sentence.span.start, sentence.span.stop):
            clauses += [
                words
                for words in split_clauses(scan.words(number))
                if words[-1].stop - words[0].start <= _WIDEST
                and any(owners[word.start] < 0 and _may_be_brand(word) for word in words)
            ]
    texts = [scan.text[words[0].start : words[-1].stop] for words in clauses]
    signs = _signs()
    bounded = [Clause(t.translate(signs), words, _trade_features(t)) for t, words in zip(texts, clauses, strict=True)]
    return [words for words, found in zip(clauses, _load_bounds().select(bounded), strict=True) if found]


def _mark_owners(scan: Scan, names: Sequence[Mention]) -> list[int]:
    """For each character the number of the name that covers it, or -1."""
    owners = [-1] * len(scan.text)
    for number, mention in enumerate(names):
        owners[mention.span.start : mention.span.stop] = [number] * len(mention.span)
    return owners


def split_clauses(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words of one sentence by clause, each with the punctuation that closes it."""
    clause: list[Word] = []
    for word in words:
        clause.append(word)
        if word.text in _CLAUSE:
            yield clause
            clause = []
    if clause:
        yield clause


def _may_be_brand(word: Word) -> bool:
    """Whether a word may belong to a short name: unknown, a name, a last word of companies, a stray syllable. Clauses
    without one are not decoded, which saves half of the time."""
    if len(word.text) == 1:
        return word.tag[:1] in _STRAY and word.text.isalnum() and not word.text.isascii()
    if word.tag.startswith(_NAME_TAGS) or word.text in _trade_words(weak=False):
        return True
    return not is_word(word.text) and not word.text[0].isdigit()


def _is_free(scan: Scan, names: Sequence[Mention], owners: Sequence[int], span: Span) -> bool:
    """Whether all names on `span` are shorter than it: a division at its start, a company at its stop (a brand cut at
    its left), or a company that only a division follows (西门子中国)."""
    for number in sorted(set(owners[span.start : span.stop]) - {-1}):
        held = names[number]
        if not span.covers(held.span) or held.span == span or held.kind not in (Kind.COMPANY, Kind.REGION):
            return False
        if held.kind is Kind.REGION and held.span.start != span.start and held.span.stop != span.stop:
            return False
        rest = scan.text[held.span.stop : span.stop]
        if held.kind is Kind.COMPANY and rest and not _is_place(scan, rest):
            return False
    return True


@lru_cache(maxsize=1)
def load_tagger() -> Any:
    """The model, read once a process; None where python-crfsuite is not installed."""
    try:
        import pycrfsuite
    except ImportError:
        return None
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    return tagger


@lru_cache(maxsize=1)
def _load_bounds() -> Bounds:
    return read_bounds(MODEL)


@lru_cache(maxsize=1)
def _compile_cues() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(form) for form in sorted(load_names("firm_sentences"))))


@lru_cache(maxsize=2)
def _trade_words(weak: bool = True) -> frozenset[str]:
    """The last words of companies' names, legal forms included; without `weak` no everyday words."""
    path = find_resource("seeds", "cues", "company_heads.tsv")
    rows = read_table(path, "cues/company_heads")
    return frozenset(entry.form for entry in rows if weak or entry.fields["strength"] != "weak")


def decode_spans(tagger: Any, text: str, words: Sequence[Word]) -> list[tuple[int, int, float]]:
    """The names of the likeliest labelling of `text`, each with the least marginal probability of its characters."""
    if not text:
        return []
    labels = tagger.tag(list_features(text, words))
    spans = []
    at = 0
    while at < len(labels):
        start, at = at, at + 1
        if labels[start] == "B":
            while at < len(labels) and labels[at] == "I":
                at += 1
            spans.append((start, at, min(tagger.marginal(labels[i], i) for i in range(start, at))))
    return spans


def list_features(text: str, words: Sequence[Word]) -> list[list[str]]:
    """The features of every character of a sentence or clause, whose words are `words`.

    Characters alone, in pairs and threes around the place; the word that covers it with its part of speech, its
    neighbours' parts of speech; whether a last word of companies' names covers it.
    """
    chars = ["^", "^", *text.translate(_signs()), "$", "$"]
    places, tags = _word_features(words, len(text))
    trades = _trade_features(text)
    rows = []
    for i in range(len(text)):
        b, p, c, n, m = chars[i : i + 5]
        rows.append(
            [
                f"0{c}",
                f"1{p}",
                f"2{n}",
                f"3{b}",
                f"4{m}",
                f"5{p}{c}",
                f"6{c}{n}",
                f"7{b}{p}",
                f"8{n}{m}",
                f"9{p}{c}{n}",
                f"a{places[i]}",
                f"b{tags[i]}",
                f"c{tags[i + 1]}{places[i]}",
                f"d{tags[i + 2]}",
                f"e{trades[i]}{trades[i + 1]}",
                f"f{tags[i]}{tags[i + 1]}{tags[i + 2]}",
            ]
        )
    return rows


class _Signs(dict[int, str]):
    """Code point → the sign that stands for it: one for all digits, one for all Latin letters, else the character with
    full-width punctuation."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        sign = "0" if char.isdigit() else "a" if char.isascii() and char.isalpha() else _WIDE.get(char, char)
        self[code] = sign
        return sign


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    return _Signs()


def _word_features(words: Sequence[Word], width: int) -> tuple[list[str], list[str]]:
    """For each character its place in its word with the word's kind; and the parts of speech, those of the words
    before and after each character's own word on both sides of it."""
    places: list[str] = []
    tags = ["^"] * (width + 2)
    offset = words[0].start if words else 0
    for word in words:
        size = len(word.text)
        known = "w" if is_word(word.text) else "u"
        inner = ["B", *("M" * (size - 2)), "E"] if size > 1 else ["S"]
        places += [f"{place}{known}{word.tag}" for place in inner]
        tags[word.start - offset + 1 : word.stop - offset + 1] = [word.tag] * size
    return places, tags


def _trade_features(text: str) -> list[str]:
    """For each character, and one more, whether it lies in a last word of companies' names, and where."""
    marks = ["-"] * (len(text) + 1)
    trades, heads = _trade_words(), _trade_heads()
    for start, pair in enumerate(map(add, text, text[1:])):
        if pair in heads:
            for size in (4, 3, 2):
                if text[start : start + size] in trades:
                    marks[start : start + size] = ["t"] * (size - 1) + ["T"]
                    break
    return marks[: len(text) + 1]


@lru_cache(maxsize=1)
def _trade_heads() -> frozenset[str]:
    """The first two characters of the last words of companies' names."""
    return frozenset(form[:2] for form in _trade_words())


def _is_name(scan: Scan, span: Span, words: Sequence[Word], sure: float) -> bool:
    """Whether a proposed name has the width of one, stops where a word stops, and is no class, industry, division,
    work or ordinary words. `words` are its clause's."""
    name = scan.text[span.start : span.stop]
    if not _SHORTEST <= len(name) <= _LONGEST or not name.isalnum() or name[0] in HARD or name[-1] in HARD:
        return False
    if is_word(name) or any(name in load_names(table) for table in _BARRED):
        return False
    if any(scan.lexicon.get(name, table) for table in _OTHER_TABLES):
        return False
    if name.endswith(_other_tails() + _bars("stop")) or name.startswith(_bars("start")):
        return False
    if scan.text[span.start - 1 : span.start] in _QUOTES or scan.text[span.stop : span.stop + 1] in _QUOTES:
        return False
    last = next(word for word in words if word.start < span.stop <= word.stop)
    if is_word(last.text) and (last.stop > span.stop or (last.tag == "v" and last.text not in _trade_words())):
        return False
    clause = span.start == words[0].start or scan.text[span.start - 1] in BREAKS
    return _has_brand(scan, name, clause and sure >= _SURE)


def _has_brand(scan: Scan, name: str, ordinary: bool) -> bool:
    """Whether something is left that is no ordinary word and no industry without the division at the name's start and
    the last words of companies' names (海尔 of 青岛海尔电器; nothing of 招商服务, 仪器公司).

    With `ordinary`, an ordinary word may be the brand before a last word that is no everyday word (长城汽车)."""
    place = next((n for n in range(min(4, len(name) - 2), 1, -1) if _is_place(scan, name[:n])), 0)
    brand = name[place:]
    trade = next((n for n in range(len(brand) - 1, 1, -1) if brand[-n:] in _trade_words()), 0)
    tail, brand = (brand[-trade:], brand[:-trade]) if trade else ("", brand)
    if place and len(brand) < 2:
        return bool(trade)
    if len(brand) < 2 or brand[:2] in load_names("company_adjectives"):
        return False
    if any(not is_word(part.text) or part.tag.startswith(_NAME_TAGS) for part in tag(brand)):
        return True
    known = brand in _trade_words() or brand.endswith(_other_tails()) or scan.lexicon.get(brand, "gazetteer/industries")
    return ordinary and not place and len(brand) == 2 and tail in _trade_words(weak=False) and not known


def _is_place(scan: Scan, form: str) -> bool:
    return any(scan.lexicon.get(form, table) is not None for table in ("gazetteer/regions", "gazetteer/countries"))


@lru_cache(maxsize=2)
def _bars(side: str) -> tuple[str, ...]:
    path = find_resource("seeds", "names", "learned_bars.tsv")
    return tuple(e.form for e in read_table(path, "names/learned_bars") if e.fields["side"] == side)


@lru_cache(maxsize=1)
def _other_tails() -> tuple[str, ...]:
    """Last words of names of other kinds."""
    forms = {form for group in ("place_bar", "body") for form in load_group(group)}
    for table in _OTHER_HEADS:
        path = find_resource("seeds", "cues", f"{table}.tsv")
        forms |= {entry.form for entry in read_table(path, f"cues/{table}")}
    return tuple(sorted(forms - _trade_words()))
