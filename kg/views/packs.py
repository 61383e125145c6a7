"""A corpus as columns: what every page carries, compressed, and what assets/model.js reads.

Statements are sorted by the pair of their ends, so that an edge is a run of statements. What stands in several places
stands once in a table; names inside a quoted passage are references to the entities that its statements join. So
100,000 entities with all evidence take some 4 MB in the page.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from kg.analysis.times import Calendar
from kg.dates import find_days
from kg.identity import format_decimal
from kg.types import Corpus, Entity, Evidence, Quantity
from kg.views.columns import Ints
from kg.views.passages import Passages
from kg.vocabulary import Bound, Kind, Modality, Predicate

_SEPARATOR = "\x1f"
_BOUNDS = {Bound.ABOUT: "约", Bound.OVER: "超", Bound.UNDER: "近"}
_AS_ARTICLE, _REPORTED = 0, 1

Pack = dict[str, Any]
T = TypeVar("T", bound=Hashable)


class Numbers(Generic[T]):
    """Values by order of their first use."""

    def __init__(self, values: Iterable[T] = ()) -> None:
        self.of: dict[T, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: T) -> int:
        """The number of `value`, the next one if it is new."""
        return self.of.setdefault(value, len(self.of))

    def __iter__(self) -> Iterator[T]:
        return iter(self.of)


def choose_entities(corpus: Corpus) -> list[Entity]:
    """The entities that a view can say something of: with a statement or a figure; in canonical order."""
    used = {iri for s in corpus.statements for iri in (s.subject, s.object)} | {o.subject for o in corpus.observations}
    return [entity for entity in corpus.entities if entity.id in used]


def pack_corpus(corpus: Corpus, entities: Sequence[Entity] | None = None) -> Pack:
    """The columns of `entities` (default: all that have something said of them) and all statements between them."""
    chosen = choose_entities(corpus) if entities is None else list(entities)
    index = {entity.id: number for number, entity in enumerate(chosen)}
    tables = _Tables(corpus)
    passages = Passages(chosen)
    pack: Pack = {
        "kinds": [str(kind) for kind in Kind],
        "predicates": [str(predicate) for predicate in Predicate],
        "modalities": [str(modality) for modality in Modality],
        "nodes": _pack_nodes(chosen),
    }
    pack["edges"], pack["statements"] = _pack_statements(corpus, index, tables, passages)
    pack["observations"] = _pack_observations(corpus, index, tables, passages)
    pack["passages"] = passages.pack(tables.article)
    return pack | tables.pack()


def format_quantity(quantity: Quantity | None) -> str:
    """As a reader would write it: 约5亿元, 20–30亿元."""
    if quantity is None:
        return ""
    amount = format_decimal(quantity.amount)
    if quantity.low is not None:
        amount = f"{format_decimal(quantity.low)}–{amount}"
    return f"{_BOUNDS.get(quantity.bound, '') if quantity.bound else ''}{amount}{quantity.unit}"


class _Tables:
    """What statements and figures share: dates, amounts, articles."""

    def __init__(self, corpus: Corpus) -> None:
        self._calendar = Calendar(corpus)
        self._sources = {d.id: d.source for d in corpus.documents}
        self._dates = Numbers([("", False)])
        self._documents, self._articles = Numbers[str](), Numbers[tuple[str, str]]()
        self.amounts, self.posts = Numbers([""]), Numbers([""])
        self.indicators, self.rules = Numbers[str](), Numbers[str]()

    def article(self, piece: Evidence) -> int:
        """The number of the article of a piece of evidence."""
        return self._articles.number((piece.document, piece.article))

    def date(self, date: str, evidence: tuple[Evidence, ...]) -> int:
        """0: its first article's date, stated; 1: that date, of the report; else 2 + the number of a date."""
        known = self._calendar.find_date(date, evidence)
        if known and known == self._calendar.find_date("", evidence[:1]):
            return _AS_ARTICLE if known == date else _REPORTED
        return 2 + self._dates.number((known, known != date))

    def pack(self) -> Pack:
        """All tables as lists; a date with its months, an article with its document and date."""
        articles = [
            (self._documents.number(document), title, self._calendar.find_published(document, title))
            for document, title in self._articles
        ]
        dated = [self._dates.number((published, False)) for _, _, published in articles]
        months = [_find_months(date) for date, _ in self._dates]
        return {
            "dates": {
                "text": [date for date, _ in self._dates],
                "reported": [int(reported) for _, reported in self._dates],
                "first": [first for first, _ in months],
                "last": [last for _, last in months],
            },
            "amounts": list(self.amounts),
            "posts": list(self.posts),
            "indicators": list(self.indicators),
            "rules": list(self.rules),
            "articles": {
                "title": [title for _, title, _ in articles],
                "document": Ints((document for document, _, _ in articles), steps=True),
                "date": Ints(dated),
            },
            "documents": {
                "id": list(self._documents),
                "source": [_link_only(self._sources.get(document, "")) for document in self._documents],
            },
        }


def _link_only(source: str) -> str:
    return source if source.startswith(("http://", "https://")) else ""


def _find_months(date: str) -> tuple[int, int]:
    """First and last month of a date, counted from the year 0; -1 for none."""
    days = find_days(date) if date else None
    if days is None:
        return -1, -1
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in days)
    return first, last


def _pack_nodes(chosen: Sequence[Entity]) -> Pack:
    kinds = {kind: number for number, kind in enumerate(Kind)}
    letters = {character for e in chosen for form in (e.name, *e.aliases) for character in form}
    return {
        "name": [e.name for e in chosen],
        "kind": Ints(kinds[e.kind] for e in chosen),
        "aliases": [_SEPARATOR.join(e.aliases) for e in chosen],
        "initials": {c: found for c in sorted(letters) if (found := _find_letters(c))},
    }


@cache
def _find_letters(character: str) -> str:
    """The letters that the pinyin of a character may begin with, its common reading first: zc for 重."""
    if character.isascii():
        return ""
    from pypinyin import Style, pinyin

    readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    return "".join(dict.fromkeys(r for r in (readings[0] if readings else []) if r.isascii() and r.isalpha()))


def _pack_statements(corpus: Corpus, index: dict[str, int], tables: _Tables, passages: Passages) -> tuple[Pack, Pack]:
    kept = []
    for number, s in enumerate(corpus.statements):
        a, b = index.get(s.subject), index.get(s.object)
        if a is not None and b is not None:
            kept.append((min(a, b), max(a, b), number, int(a > b)))
    kept.sort()
    predicates = {predicate: number for number, predicate in enumerate(Predicate)}
    modalities = {modality: number for number, modality in enumerate(Modality)}
    edges: dict[tuple[int, int], int] = {}
    rows, cited = [], []
    for a, b, number, flip in kept:
        s = corpus.statements[number]
        edges[a, b] = edges.get((a, b), 0) + 1
        rows.append(
            (
                flip,
                predicates[s.predicate],
                modalities[s.modality],
                tables.date(s.date, s.evidence),
                tables.amounts.number(format_quantity(s.amount)),
                tables.posts.number(s.post),
                round(s.confidence * 100),
                len(s.evidence),
            )
        )
        ends = (b, a) if flip else (a, b)
        cited += [(passages.cite(e, ends), tables.rules.number(e.rule)) for e in s.evidence]
    names = ("flip", "predicate", "modality", "date", "amount", "post", "confidence", "pieces")
    columns: Pack = {name: Ints(column) for name, column in zip(names, _turn(rows, len(names)), strict=True)}
    columns["passage"] = Ints(_count_back([passage for passage, _ in cited]))
    columns["rule"] = Ints(rule for _, rule in cited)
    packed = {
        "a": Ints((a for a, _ in edges), steps=True),
        "b": Ints(b - a for a, b in edges),
        "count": Ints(edges.values()),
    }
    return packed, columns


def _turn(rows: Sequence[tuple[int, ...]], width: int) -> list[list[int]]:
    """Rows as columns."""
    return [[row[column] for row in rows] for column in range(width)]


def _count_back(numbers: Sequence[int]) -> list[int]:
    """Numbers given by first use, as how far each lies behind the next new one: 0 for a new one."""
    found, fresh = [], 0
    for number in numbers:
        found.append(fresh - number)
        fresh = max(fresh, number + 1)
    return found


def _pack_observations(corpus: Corpus, index: dict[str, int], tables: _Tables, passages: Passages) -> Pack:
    modalities = {modality: number for number, modality in enumerate(Modality)}
    names = ("subject", "indicator", "value", "number", "unit", "period", "growth", "rank", "modality", "pieces")
    columns: Pack = {name: [] for name in (*names, "passage", "rule")}
    for o in corpus.observations:
        if o.subject not in index:
            continue
        columns["subject"].append(index[o.subject])
        columns["indicator"].append(tables.indicators.number(o.indicator))
        columns["value"].append(format_quantity(o.quantity))
        columns["number"].append(float(o.quantity.amount) if o.quantity else None)
        columns["unit"].append(o.quantity.unit if o.quantity else "")
        columns["period"].append(o.period)
        columns["growth"].append(float(o.growth) if o.growth is not None else None)
        columns["rank"].append(o.rank)
        columns["modality"].append(modalities[o.modality])
        columns["pieces"].append(len(o.evidence))
        columns["passage"] += [passages.cite(e, ()) for e in o.evidence]
        columns["rule"] += [tables.rules.number(e.rule) for e in o.evidence]
    return columns
