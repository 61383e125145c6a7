"""Whom a clause speaks of: the subject that an earlier clause of the sentence set, and the topic of the text.

The salience model: a name in subject position (head of a clause, behind adverbs and dates, before a verb) outranks any other
name; a nearer subject outranks a farther one; the article's own place (headline first, then the most frequent place in
subject position) is what remains.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.patterns import CLAUSE_START, List, Tape, kind_class
from kg.types import Article, Entity, ResolvedArticle, Sentence
from kg.vocabulary import ORGANISATIONS, PLACES, Kind, ValueKind

_ACTORS = ORGANISATIONS | PLACES | {Kind.PROJECT}
_PREPOSITIONS = "在于向与和对为从由将把到给被据当经随同跟按距赴往比以至让使除被"
_VALUES = kind_class({ValueKind.QUANTITY, ValueKind.PERIOD})[1:-1]
_PERSON = kind_class({Kind.PERSON})
_SUBJECT = re.compile(
    CLAUSE_START
    + rf"(?:[^，。；：！？\n\ue000-\ue0ff]|[{_VALUES}]){{0,12}}?(?<![{_PREPOSITIONS}])(?<!支持)(?<!推动)(?<!促成)(?<!作为)"
    + List("subject", frozenset(_ACTORS)).compile({})
    + rf"(?![^，。；：！？\n\ue000-\ue0ff]{{0,12}}{_PERSON})(?!的|内|举行|召开|等地)"
)


def carry_subjects(
    resolved: ResolvedArticle, sentence: Sentence, tape: Tape, entities: Mapping[str, Entity]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The subjects of a sentence's clauses, in order: (article offset, entity ids of the joint subject)."""
    found: list[tuple[int, tuple[str, ...]]] = []
    for match in _SUBJECT.finditer(tape.text):
        start, stop = match.span("subject")
        ids = tuple(
            dict.fromkeys(i for n in tape.mentions[start:stop] if n >= 0 for i in resolved.entities_of[n])
        )
        ids = tuple(i for i in ids if entities[i].kind in _ACTORS)
        if ids:
            found.append((tape.origins[start], ids))
    return tuple(found)


def find_topics(
    article: Article,
    sentences: Sequence[Sentence],
    subjects: Sequence[tuple[tuple[str, ...], ...]],
    entities: Mapping[str, Entity],
) -> tuple[tuple[str, ...], ...]:
    """Per sentence, the ids of the place (or joint places) that a subjectless clause speaks of.

    `subjects[j]` are the subjects of sentence j's clauses in order. A paragraph's own subject lasts to its end; the
    article's main place is the default.
    """
    places = [[s for s in row if all(entities[i].kind in PLACES for i in s)] for row in subjects]
    main = _find_main_place(article, sentences, places)
    topics: list[tuple[str, ...]] = []
    current, paragraph = main, -1
    for sentence, row in zip(sentences, places, strict=True):
        if sentence.paragraph != paragraph:
            current, paragraph = main, sentence.paragraph
        topics.append(row[0] if row and current == main else current)
        if row:
            current = row[-1]
    return tuple(topics)


def _find_main_place(
    article: Article, sentences: Sequence[Sentence], places: Sequence[Sequence[tuple[str, ...]]]
) -> tuple[str, ...]:
    counts: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], int] = {}
    for sentence, row in zip(sentences, places, strict=True):
        headline = article.paragraphs[sentence.paragraph].role in ("headline", "kicker")
        for ids in row:
            counts[ids] += 3 if headline else 1
            first.setdefault(ids, sentence.index)
    if not counts:
        return ()
    return min(counts, key=lambda ids: (-counts[ids], first[ids], ids))

