"""Figures as choices: how a figure and each entity that may have it are described for the network of subjects.

A description is a word such as `kind Zone` or `after 的`: of the clause, of the indicator, of what stands around the
candidate's nearest name. In the article's text each name is told as its kind, each digit as 0.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.choices import Choice
from kg.observations.readings import SUBJECTS, Reading
from kg.observations.seats import Draft
from kg.pairs import mask_names
from kg.types import Entity, Mention, Observation, ResolvedArticle, Sentence
from kg.vocabulary import Kind

_CANDIDATES, _BACK = 10, 80
"""So many entities before a figure are asked, among so many mentions: beyond lies what no figure speaks of."""
_STEPS = (0, 1, 2, 4, 7, 12, 20, 35, 60, 120, 300)
"""The upper edges of classes of distances, in characters."""
_CLAUSE, _GAP, _INDICATOR = 14, 10, 16
"""So many characters before the figure, behind the name and of the indicator are told, two by two."""
_CALLS = "该全本此两公园企项"
"""What a name begins with that only points at one."""
_NOBODY = ("nobody",)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was read, with those whose it is by the rules; `observation` has no subject yet."""

    draft: Draft
    reading: Reading
    subjects: tuple[str, ...]
    observation: Observation


@dataclass(frozen=True, slots=True)
class _Survey:
    """How often an article names each entity that may have figures, in order; those that its headline names; its text
    without names."""

    counts: Counter[str]
    titled: frozenset[str]
    text: str

    @property
    def leading(self) -> tuple[str, ...]:
        """The entity named first, and the one named most."""
        return (*list(self.counts)[:1], *(i for i, _ in self.counts.most_common(1)))


def describe_figures(
    figures: Sequence[Figure], named: Sequence[Figure] | None = None
) -> list[tuple[tuple[str, ...], Choice]]:
    """The ids of each figure's candidates, and the figure as a choice between them; the last choice is nobody.

    `named` are those that rules name, where the figures are guesses: each is told behind the last of these before it.
    """
    survey = _survey(figures[0].reading.resolved, figures[0].reading.entities)
    rows = []
    for before, figure in zip(_list_before(figures, named), figures, strict=True):
        nearest = _find_candidates(figure, before, survey)
        own = _Describer(figure, before, survey)
        told = (*own.describe_all(nearest), _NOBODY)
        rows.append((tuple(nearest), Choice(tuple(own.describe_figure()), told)))
    return rows


def _list_before(figures: Sequence[Figure], named: Sequence[Figure] | None) -> list[Figure | None]:
    """The figure before each of the figures."""
    if named is None:
        return [None, *figures[:-1]]
    places = [figure.draft.position for figure in named]
    return [([None, *named])[bisect_left(places, figure.draft.position)] for figure in figures]


def _survey(resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> _Survey:
    counts = Counter(i for ids in resolved.entities_of for i in ids if entities[i].kind in SUBJECTS)
    title = resolved.article.title
    titled = (i for i in counts if any(name in title for name in (entities[i].name, *entities[i].aliases)))
    return _Survey(counts, frozenset(titled), mask_names(resolved.article.text, resolved.mentions))


def _find_candidates(figure: Figure, before: Figure | None, survey: _Survey) -> dict[str, int]:
    """Who may have a figure, the nearest first, each with the number of its nearest mention (-1: none near)."""
    resolved, entities = figure.reading.resolved, figure.reading.entities
    here = _first_at(resolved.mentions, figure.draft.position)
    last = _first_at(resolved.mentions, figure.reading.sentence.span.stop)
    nearest: dict[str, int] = {}
    for number in (*range(here - 1, max(-1, here - _BACK), -1), *range(here, last)):
        if number >= here or len(nearest) < _CANDIDATES:
            for i in resolved.entities_of[number]:
                nearest.setdefault(i, number)
    told = before.subjects if before else ()
    for i in (*figure.subjects, *figure.reading.topic, *told, *survey.leading):
        nearest.setdefault(i, -1)
    return {i: number for i, number in nearest.items() if entities[i].kind in SUBJECTS}


class _Describer:
    """Describes one figure; `before` is the one read before it."""

    def __init__(self, figure: Figure, before: Figure | None, survey: _Survey) -> None:
        self._figure, self._before, self._survey = figure, before, survey
        self._draft, self._reading = figure.draft, figure.reading
        self._entities, self._resolved = figure.reading.entities, figure.reading.resolved
        self._text = survey.text
        self._part = figure.reading.parts[figure.draft.part]
        self._same = before is not None and before.reading.sentence is figure.reading.sentence

    def describe_figure(self) -> list[str]:
        """What all candidates share."""
        draft, part, text = self._draft, self._part, self._text
        sentence, indicator = self._reading.sentence, draft.indicator
        marks = (draft.heads, draft.place, draft.project >= 0, draft.seat >= 0, draft.like >= 0)
        figures = sum(len(own.figures) for own in self._reading.parts[: draft.part])
        ruled = self._figure.subjects
        words = [
            f"rule {draft.rule}",
            f"unit {draft.quantity.unit if draft.quantity else '-'}",
            f"modality {self._figure.observation.modality}",
            f"ends {indicator[-1:]}",
            f"ends {indicator[-2:]}",
            f"begins {indicator[:2]}",
            f"long {_class_of(len(indicator))}",
            f"part {text[part.start : part.start + 1]}",
            f"part {text[part.start : part.start + 2]}",
            f"opener {part.opener}",
            f"sentence {text[sentence.span.start : sentence.span.start + 2]}",
            f"before {text[draft.position - 2 : draft.position]}",
            f"ruled {min(3, len(ruled))} {self._kinds(ruled[:1])}",
            f"marks {' '.join(str(bool(mark)) for mark in marks)}",
            f"crowded {self._reading.crowded}",
            f"figures {min(3, figures)}",
            f"role {self._role_of(sentence)}",
            *self._describe_named(),
            *(f"in {pair}" for pair in _pair(indicator[:_INDICATOR])),
            *(f"clause {pair}" for pair in _pair(text[max(part.start, draft.position - _CLAUSE) : draft.position])),
        ]
        if self._before is not None:
            words.append(f"told {self._same} {self._kinds(self._before.subjects[:1])}")
        return [*words, *self._describe_guess()] if draft.reason else words

    def _describe_guess(self) -> Iterable[str]:
        """What is told of a figure that no rule names: why, and what stands behind it."""
        draft = self._draft
        stop = self._resolved.mentions[_first_at(self._resolved.mentions, draft.position)].span.stop
        yield f"reason {draft.reason}"
        yield f"reason {draft.reason} {draft.rule}"
        yield f"guess {draft.rule} {draft.family}"
        yield f"behind {self._text[stop : stop + 1]}"
        yield from (f"follows {pair}" for pair in _pair(self._text[stop : stop + _GAP]))

    def _describe_named(self) -> list[str]:
        """The kinds of what the sentence and the figure's part name before it."""
        mentions = self._resolved.mentions
        first, last = (_first_at(mentions, at) for at in (self._reading.sentence.span.start, self._draft.position))
        named = [mention for mention in mentions[first:last] if isinstance(mention.kind, Kind)]
        inside = [m for m in named if m.span.start >= self._part.start]
        return [f"{word} {_initials(own[-3:])}" for word, own in (("named", named), ("inside", inside))]

    def describe_all(self, nearest: Mapping[str, int]) -> list[tuple[str, ...]]:
        """Each candidate, in order; `nearest` has the number of its nearest mention."""
        kinds: Counter[Kind] = Counter()
        rows = []
        for rank, (i, number) in enumerate(nearest.items()):
            kind = self._entities[i].kind
            where = self._describe_mention(number, kind) if number >= 0 else [f"where none {kind}"]
            rows.append((*self._describe_entity(i, rank, kinds[kind]), *where))
            kinds[kind] += 1
        return rows

    def _describe_entity(self, i: str, rank: int, among: int) -> list[str]:
        """What holds of a candidate wherever it is named; `among` are the nearer ones of its kind."""
        entity, counts, draft = self._entities[i], self._survey.counts, self._draft
        kind, top = entity.kind, max(counts.values(), default=1)
        carried = [ids for offset, ids in self._reading.carried if offset < draft.position]
        words = [
            f"kind {kind}",
            f"ruled {i in self._figure.subjects} {kind}",
            f"topic {i in self._reading.topic} {kind}",
            f"titled {i in self._survey.titled} {kind}",
            f"first {i in self._survey.leading[:1]}",
            f"count {min(5, counts[i])} {counts[i] * 2 >= top} {kind}",
            f"rank {min(6, rank)} {kind}",
            f"among {min(4, among)} {kind}",
            f"carried {any(i in ids for ids in carried)} {any(i in ids for ids in carried[-1:])}",
        ]
        if i in self._figure.subjects:
            words.append(f"ruled by {draft.rule}")
        if self._before is not None:
            words.append(f"told {i in self._before.subjects} {self._same} {kind}")
        if any(name in draft.indicator for name in (entity.name, *entity.aliases)):
            words.append("in indicator")
        return words

    def _describe_mention(self, number: int, kind: Kind) -> list[str]:
        """What stands around a candidate's nearest name."""
        draft, text, mention = self._draft, self._text, self._resolved.mentions[number]
        span = mention.span
        where, words = self._place(number)
        marks = (number in draft.heads, number in draft.place, number == draft.project, number == draft.seat)
        words += [
            f"where {where}",
            f"where {where} {kind}",
            f"after {text[span.stop : span.stop + 1]}",
            f"after {where} {text[span.stop : span.stop + 2]}",
            f"ahead {text[max(0, span.start - 1) : span.start]}",
            f"ahead {where} {text[max(0, span.start - 2) : span.start]}",
            f"distance {_class_of(abs(draft.position - span.start))} {kind}",
            f"called {mention.text[:1] if mention.text[:1] in _CALLS else '-'}",
            f"marked {' '.join(map(str, marks))}",
        ]
        if self._reading.sentence.span.start <= span.start < draft.position:
            words += self._describe_gap(number)
        return words

    def _describe_gap(self, number: int) -> list[str]:
        """What lies between a name and the figure in one sentence."""
        mentions, position = self._resolved.mentions, self._draft.position
        between = self._text[mentions[number].span.stop : position]
        passed = [m for m in mentions[number + 1 : _first_at(mentions, position)] if isinstance(m.kind, Kind)]
        commas = min(4, between.count("，"))
        return [
            f"commas {commas} {'；' in between} {'、' in between} {between.startswith('的')}",
            f"passed {_initials(passed[:3])}",
            *(f"then {pair}" for pair in _pair(between[:_GAP])),
        ]

    def _place(self, number: int) -> tuple[str, list[str]]:
        """Where a mention stands from the figure, and what else is told of another sentence than the figure's."""
        mentions, sentence = self._resolved.mentions, self._reading.sentence
        start = mentions[number].span.start
        if start >= self._draft.position:
            return "behind", []
        if start >= sentence.span.start:
            return ("part" if start >= self._part.start else "sentence"), []
        own = self._sentence_at(start)
        named = (n for n in range(_first_at(mentions, own.span.start), number) if isinstance(mentions[n].kind, Kind))
        where = f"{min(4, sentence.index - own.index)} {own.paragraph == sentence.paragraph}"
        return where, [f"role {self._role_of(own)}", f"leads {next(named, None) is None}"]

    def _sentence_at(self, position: int) -> Sentence:
        sentences = self._resolved.sentences
        return sentences[min(bisect_left(sentences, position + 1, key=lambda s: s.span.stop), len(sentences) - 1)]

    def _role_of(self, sentence: Sentence) -> str:
        return self._resolved.article.paragraphs[sentence.paragraph].role

    def _kinds(self, ids: Iterable[str]) -> str:
        return "".join(str(self._entities[i].kind) for i in ids)


def _first_at(mentions: Sequence[Mention], position: int) -> int:
    """The number of the first mention at `position` or behind it."""
    return bisect_left(mentions, position, key=lambda m: m.span.start)


def _initials(mentions: Iterable[Mention]) -> str:
    return "".join(mention.kind[:2] for mention in mentions)


def _class_of(length: int) -> int:
    return bisect_left(_STEPS, length)


def _pair(text: str) -> list[str]:
    """Each two characters that stand side by side."""
    return [text[n : n + 2] for n in range(len(text) - 1)]
