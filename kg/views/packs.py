"""A corpus as columns: what every page carries, compressed, and what assets/model.js reads.

Names, texts, dates and the like stand once in tables; statements are sorted by the pair of their ends, so that an edge is
a run of statements. 100,000 entities with all evidence take some 5 MB in the page.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from kg.analysis.times import Calendar
from kg.dates import find_days
from kg.identity import format_decimal
from kg.search import find_initials, fold_name
from kg.types import Corpus, Entity, Evidence, Quantity
from kg.views.layouts import Layout
from kg.vocabulary import Bound, Kind, Modality, Predicate

_SEPARATOR = "\x1f"
_BOUNDS = {Bound.ABOUT: "约", Bound.OVER: "超", Bound.UNDER: "近"}

Pack = dict[str, Any]
T = TypeVar("T", bound=Hashable)


class _Numbers(Generic[T]):
    """Values by order of their first use."""

    def __init__(self, values: Iterable[T] = ()) -> None:
        self.of: dict[T, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: T) -> int:
        return self.of.setdefault(value, len(self.of))

    def __iter__(self) -> Iterator[T]:
        return iter(self.of)


def choose_entities(corpus: Corpus) -> list[Entity]:
    """The entities that a view can say something of: with a statement or a figure; in canonical order."""
    used = {iri for s in corpus.statements for iri in (s.subject, s.object)} | {o.subject for o in corpus.observations}
    return [entity for entity in corpus.entities if entity.id in used]


def list_edges(corpus: Corpus, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """The pairs of numbers that a statement joins, smaller first, sorted."""
    index = {entity.id: number for number, entity in enumerate(entities)}
    pairs = set()
    for s in corpus.statements:
        a, b = index.get(s.subject), index.get(s.object)
        if a is not None and b is not None:
            pairs.add((min(a, b), max(a, b)))
    return sorted(pairs)


def pack_corpus(
    corpus: Corpus, entities: Sequence[Entity] | None = None, layout: Layout | None = None, groups: Sequence[int] = ()
) -> Pack:
    """The columns of `entities` (default: all that have something said of them) and all statements between them."""
    chosen = choose_entities(corpus) if entities is None else list(entities)
    index = {entity.id: number for number, entity in enumerate(chosen)}
    tables = _Tables(corpus)
    pack: Pack = {
        "kinds": [str(kind) for kind in Kind],
        "predicates": [str(predicate) for predicate in Predicate],
        "modalities": [str(modality) for modality in Modality],
        "nodes": _pack_nodes(chosen, layout, groups),
    }
    pack["edges"], pack["statements"] = _pack_statements(corpus, index, tables)
    pack["observations"] = _pack_observations(corpus, index, tables)
    return pack | tables.pack()


def format_quantity(quantity: Quantity | None) -> str:
    """As a reader would write it: 约5亿元, 20–30亿元."""
    if quantity is None:
        return ""
    amount = format_decimal(quantity.amount)
    if quantity.low is not None:
        amount = f"{format_decimal(quantity.low)}–{amount}"
    return f"{_BOUNDS.get(quantity.bound, '') if quantity.bound else ''}{amount}{quantity.unit}"


def encode_data(data: object) -> str:
    """Data as it stands in a page: JSON, gzip without a clock, base64. No character of it can end a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return base64.b64encode(gzip.compress(text, 9, mtime=0)).decode("ascii")


class _Tables:
    """What statements and figures share: dates, amounts, evidence and its texts."""

    def __init__(self, corpus: Corpus) -> None:
        self._calendar = Calendar(corpus)
        self._sources = {d.id: d.source for d in corpus.documents}
        self.dates: _Numbers[tuple[str, bool]] = _Numbers()
        self.amounts, self.posts, self.indicators = _Numbers([""]), _Numbers([""]), _Numbers[str]()
        self._documents, self._articles, self._rules, self._texts = (_Numbers[str]() for _ in range(4))
        self._evidence: _Numbers[Evidence] = _Numbers()

    def date(self, date: str, evidence: tuple[Evidence, ...]) -> int:
        """The number of a statement's date, or of the date of the article that reports it."""
        known = self._calendar.find_date(date, evidence)
        return self.dates.number((known, known != date))

    def evidence(self, piece: Evidence) -> int:
        """The number of a piece of evidence."""
        return self._evidence.number(piece)

    def pack(self) -> Pack:
        """All tables as lists."""
        rows = list(self._evidence)
        evidence = {
            "document": [self._documents.number(e.document) for e in rows],
            "article": [self._articles.number(e.article) for e in rows],
            "rule": [self._rules.number(e.rule) for e in rows],
            "text": [self._texts.number(e.text) for e in rows],
            "start": [e.start for e in rows],
            "length": [e.stop - e.start for e in rows],
        }
        months = [_find_months(date) for date, _ in self.dates]
        return {
            "dates": {
                "text": [date for date, _ in self.dates],
                "reported": [int(reported) for _, reported in self.dates],
                "first": [first for first, _ in months],
                "last": [last for _, last in months],
            },
            "amounts": list(self.amounts),
            "posts": list(self.posts),
            "indicators": list(self.indicators),
            "evidence": evidence,
            "documents": [{"id": d, "source": _link_only(self._sources.get(d, ""))} for d in self._documents],
            "articles": list(self._articles),
            "rules": list(self._rules),
            "texts": list(self._texts),
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


def _pack_nodes(chosen: Sequence[Entity], layout: Layout | None, groups: Sequence[int]) -> Pack:
    kinds = {kind: number for number, kind in enumerate(Kind)}
    nodes: Pack = {
        "name": [e.name for e in chosen],
        "kind": [kinds[e.kind] for e in chosen],
        "aliases": [_SEPARATOR.join(e.aliases) for e in chosen],
        "initials": [_find_initials(e) for e in chosen],
        "iri": [e.id.rpartition("/")[2] for e in chosen],
    }
    if layout:
        nodes |= {"x": layout.x, "y": layout.y, "r": layout.radius}
    if groups:
        nodes["group"] = list(groups)
    return nodes


def _find_initials(entity: Entity) -> str:
    """Pinyin initials of name and aliases, each once: what one types to find a Chinese name on a foreign keyboard."""
    forms = dict.fromkeys(find_initials(form) for form in (entity.name, *entity.aliases))
    return " ".join(form for form in forms if form and form != fold_name(entity.name))


def _pack_statements(corpus: Corpus, index: dict[str, int], tables: _Tables) -> tuple[Pack, Pack]:
    kept = []
    for number, s in enumerate(corpus.statements):
        a, b = index.get(s.subject), index.get(s.object)
        if a is not None and b is not None:
            kept.append((min(a, b), max(a, b), number, int(a > b)))
    kept.sort()
    predicates = {predicate: number for number, predicate in enumerate(Predicate)}
    modalities = {modality: number for number, modality in enumerate(Modality)}
    edges: dict[tuple[int, int], int] = {}
    columns: Pack = {name: [] for name in ("flip", "predicate", "modality", "date", "amount", "post", "confidence")}
    columns |= {"pieces": [], "evidence": []}
    for a, b, number, flip in kept:
        s = corpus.statements[number]
        edges[a, b] = edges.get((a, b), 0) + 1
        columns["flip"].append(flip)
        columns["predicate"].append(predicates[s.predicate])
        columns["modality"].append(modalities[s.modality])
        columns["date"].append(tables.date(s.date, s.evidence))
        columns["amount"].append(tables.amounts.number(format_quantity(s.amount)))
        columns["post"].append(tables.posts.number(s.post))
        columns["confidence"].append(round(s.confidence * 100))
        columns["pieces"].append(len(s.evidence))
        columns["evidence"] += map(tables.evidence, s.evidence)
    packed = {"a": [a for a, _ in edges], "b": [b for _, b in edges], "count": list(edges.values())}
    return packed, columns


def _pack_observations(corpus: Corpus, index: dict[str, int], tables: _Tables) -> Pack:
    modalities = {modality: number for number, modality in enumerate(Modality)}
    names = ("subject", "indicator", "value", "number", "unit", "period", "growth", "rank", "modality", "pieces")
    columns: Pack = {name: [] for name in (*names, "evidence")}
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
        columns["evidence"] += map(tables.evidence, o.evidence)
    return columns
