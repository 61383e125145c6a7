"""Sentences of two public sets of financial news in which some names are known: real text for the network of names.

FinRE (Li et al. 2019, https://aclanthology.org/P19-1430, MIT) gives two firms of each sentence, FewFC (Zhou et al.
2021, https://github.com/TimeBurningFish/FewFC, CC BY-SA 4.0) the firms and persons of an event. What else a sentence
names they do not say, so only some characters have a label here: those of the names given, and of words that stand in
hardly a name. The texts stay in ../shared/data/benchmark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

from bench.extraction import SHARED
from bench.train_names import LabelledSentence, find_spans, scan_whole
from kg.articles import find_articles
from kg.mentions import propose_mentions
from kg.mentions.edges import load_names
from kg.mentions.labelling import OUTSIDE
from kg.types import Document, Mention, Sentence, Span
from kg.vocabulary import Kind
from kg.words import Word

FOLDER = SHARED / "data" / "benchmark"
UNKNOWN = ""
"""The label of a character of which nothing is known."""
_FIRMS = ("sub-org", "obj-org", "target-company")
_PERSONS = ("sub-per", "obj-per")
"""Roles of FewFC whose words are names of one kind."""
_NUMBER = "<N>"
"""What stands for each number in FinRE."""
_WIDE = {ord(narrow): wide for narrow, wide in zip(",:;?!", "，：；？！", strict=True)}
_BESIDE = re.compile(r"(?<=[^\x00-\x7f])[,:;?!]")
_NAME = re.compile(r"[\w（）()·&．.\-]{2,40}")
_CLASS = re.compile("[该本其某这两三四五六七八九十各多一几此贵我原].*|.*(?:上市|子|母|总|分|控股|标的|上述|目标)公司")
"""What is called by its class: 该公司, 上市公司."""
_GOES_ON = re.compile("(?:股份|集团|控股|有限|责任|总|分|子)?公司|集团|银行|[^，。；！？、\\n]{0,12}?有限(?:责任)?公司")
"""Behind a name that is only the beginning of one."""
_PLAIN = ("v", "p", "c", "r", "m", "t")
_FUNCTION = ("u", "p")
"""Parts of speech that stand in hardly a name: of two characters and more, and of one."""
_OF_NAMES = frozenset(
    {"控股", "投资", "发展", "管理", "合作", "服务", "建设", "控制", "保险", "担保", "当代", "创业", "环保", "开发"}
)
"""Words of these parts of speech of which names of firms are made."""

Known = Mapping[str, Kind]
"""The names that a sentence is known to hold, with their kinds."""


def read_sentences(folder: Path = FOLDER) -> Iterator[tuple[str, Known]]:
    """The sentences of both sets, each once, with the names known in them. Raises OSError where a set is missing."""
    met: dict[str, dict[str, Kind]] = {}
    for text, names in (*_read_pairs(folder / "finre" / "train.txt"), *_read_events(folder / "fewfc")):
        met.setdefault(text, {}).update(names)
    for number, (text, names) in enumerate(met.items()):
        written = _write_numbers(text, Random(number))
        own = {_widen(form): kind for form, kind in names.items() if _is_name(form, kind)}
        if own:
            yield _widen(written), own


def _read_pairs(path: Path) -> Iterator[tuple[str, Known]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 4:
            yield cells[3], dict.fromkeys(cells[:2], Kind.COMPANY)


def _read_events(folder: Path) -> Iterator[tuple[str, Known]]:
    for path in sorted(folder.glob("train_*.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            mentions = [mention for event in row["events"] for mention in event["mentions"]]
            names = {m["word"]: Kind.COMPANY for m in mentions if m["role"] in _FIRMS}
            yield row["content"], names | {m["word"]: Kind.PERSON for m in mentions if m["role"] in _PERSONS}


def _write_numbers(text: str, chance: Random) -> str:
    """The text with a number in each place where one was taken out."""
    return re.sub(_NUMBER, lambda _: str(chance.randint(2, 98)), text)


def _widen(text: str) -> str:
    """Punctuation behind Chinese as newspapers print it."""
    return _BESIDE.sub(lambda match: match[0].translate(_WIDE), text)


def _is_name(form: str, kind: Kind) -> bool:
    """Whether a word of a set can be a name of its kind: a person's with a surname, a firm's no class."""
    if kind is Kind.PERSON:
        return 2 <= len(form) <= 3 and form[0] in load_names("surnames") and form[1:2] != "某"
    return bool(_NAME.fullmatch(form)) and not (_CLASS.fullmatch(form) or form in load_names("generic_companies"))


def label_sentences(sentences: Iterable[tuple[str, Known]]) -> Iterator[list[LabelledSentence]]:
    """Each sentence as an article of its own. Characters that nothing is known of have the label `UNKNOWN`."""
    for text, names in sentences:
        for article in find_articles(Document("public.txt", text)):
            scan = scan_whole(article)
            mentions = propose_mentions(scan)
            spans = [(s, kind) for s, kind in find_spans(scan.text, names) if _fits(scan.text, s, kind, mentions)]
            yield [
                _label(sentence, list(scan.words(number)), mentions, spans)
                for number, sentence in enumerate(scan.sentences)
            ]


def _fits(text: str, span: Span, kind: Kind, mentions: Iterable[Mention]) -> bool:
    """Whether the name ends here, and no finder sees a longer one or one of another kind: 春兰 in 春兰空调."""
    if _GOES_ON.match(text, span.stop):
        return False
    met = [mention for mention in mentions if isinstance(mention.kind, Kind) and mention.span.overlaps(span)]
    return not any((m.span == span and m.kind is not kind) or (m.span.covers(span) and m.span != span) for m in met)


def _label(
    sentence: Sentence, words: list[Word], mentions: Iterable[Mention], spans: Iterable[tuple[Span, Kind]]
) -> LabelledSentence:
    offset = sentence.span.start
    held = [mention for mention in mentions if sentence.span.covers(mention.span)]
    labels = [UNKNOWN] * len(sentence.text)
    for word in words:
        if _is_plain(word):
            labels[word.start - offset : word.stop - offset] = [OUTSIDE] * len(word.text)
    for mention in held:
        labels[mention.span.start - offset : mention.span.stop - offset] = [UNKNOWN] * len(mention.span)
    for span, kind in spans:
        if sentence.span.covers(span):
            labels[span.start - offset : span.stop - offset] = [f"B{kind}", *[f"I{kind}"] * (len(span) - 1)]
    return LabelledSentence(sentence, words, held, labels)


def _is_plain(word: Word) -> bool:
    """Whether a word stands in hardly a name."""
    if len(word.text) == 1:
        return word.tag.startswith(_FUNCTION) or not word.text.isalnum()
    return word.tag.startswith(_PLAIN) and word.text not in _OF_NAMES
