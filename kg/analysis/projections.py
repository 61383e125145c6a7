"""Named projections: which entities and relations make the graph that is analysed.

A measure means nothing without its projection, so each has a name and is documented here, in `kg analyze --help` and in
docs/analysis.md. Hubs of classification and containment (industries, provinces) are left out of the default: they tie
everything to everything (run-to-run ARI of Louvain 0.57 with them, 0.90 without).

All graphs are networkx graphs with nodes and edges in canonical order: sorted by IRI, whatever the order of the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.analysis.amounts import YI, read_yuan
from kg.analysis.places import Places, find_places
from kg.analysis.times import Calendar
from kg.dates import find_days
from kg.errors import KgError
from kg.identity import entity_iri
from kg.types import Corpus, Statement
from kg.vocabulary import PLACES, Kind, Modality, Predicate

if TYPE_CHECKING:
    import networkx as nx

DEFAULT = "actors"
_ACTORS = frozenset({Kind.ZONE, Kind.COMPANY, Kind.INSTITUTION, Kind.PROJECT, Kind.GOVERNMENT})
_INVESTING = frozenset({Predicate.INVESTS, Predicate.SIGNED, Predicate.SETTLED_IN, Predicate.BUILDS})

Pairs = Callable[["Source", Statement], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which statements count, and what an edge weighs. `since` and `until` are ISO dates, "" for open ends.

    With weight `amount` an edge weighs the yuan of its statements, in 亿元, and edges without an amount are left out.
    """

    modalities: tuple[Modality, ...] = (Modality.FACT,)
    since: str = ""
    until: str = ""
    weight: str = "count"


@dataclass(frozen=True, slots=True)
class Source:
    """A corpus with what projections look up in it."""

    corpus: Corpus
    kinds: dict[str, Kind]
    places: Places
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Projection:
    """A named way from statements to edges."""

    name: str
    meaning: str
    directed: bool
    pairs: Pairs


def _between(first: Kind, second: Kind) -> Pairs:
    """Every statement between the two kinds, in whichever direction, as an edge from `first` to `second`."""

    def pairs(source: Source, statement: Statement) -> Iterator[tuple[str, str]]:
        kinds = (source.kinds[statement.subject], source.kinds[statement.object])
        if kinds == (first, second):
            yield statement.subject, statement.object
        elif kinds == (second, first):
            yield statement.object, statement.subject

    return pairs


def _all(source: Source, statement: Statement) -> Iterator[tuple[str, str]]:
    yield statement.subject, statement.object


def _actors(source: Source, statement: Statement) -> Iterator[tuple[str, str]]:
    if source.kinds[statement.subject] in _ACTORS and source.kinds[statement.object] in _ACTORS:
        yield statement.subject, statement.object


def _regions(source: Source, statement: Statement) -> Iterator[tuple[str, str]]:
    """From the home of the company to where the place or project is, both as provincial units."""
    if statement.predicate not in _INVESTING:
        return
    company, target = statement.subject, statement.object
    if statement.predicate is Predicate.SIGNED:
        company, target = target, company
    home = source.places.homes.get(company)
    for unit in source.places.provinces.get(target, ()):
        if home and source.kinds[target] in (*PLACES, Kind.PROJECT):
            yield _region(home), _region(unit)


def _region(code: str) -> str:
    """The IRI of a division, whether or not the graph has it."""
    return entity_iri(Kind.REGION, "", (("gbt2260", code),))


PROJECTIONS: dict[str, Projection] = {
    p.name: p
    for p in (
        Projection(
            DEFAULT,
            "zones, companies, institutions, projects and governments with every statement between two of them; "
            "regions, industries, titles, policies, gatherings and persons are left out, as hubs or as leaves",
            False,
            _actors,
        ),
        Projection("all", "every entity and every statement, subject to object", True, _all),
        Projection(
            "company-project",
            "companies and projects: who builds, invests in, develops or owns what",
            False,
            _between(Kind.COMPANY, Kind.PROJECT),
        ),
        Projection(
            "region-region",
            "provincial units: from a company's home to where it invests, signs, settles or builds",
            True,
            _regions,
        ),
        Projection(
            "zone-company",
            "zones and companies: every statement between the two (signed, settledIn, locatedIn, invests, …)",
            False,
            _between(Kind.ZONE, Kind.COMPANY),
        ),
        Projection(
            "zone-industry",
            "zones and industries: what a zone focuses on",
            False,
            _between(Kind.ZONE, Kind.INDUSTRY),
        ),
    )
}
"""Name → projection."""


def open_source(corpus: Corpus) -> Source:
    """What all projections of one corpus share; make it once."""
    return Source(corpus, {e.id: e.kind for e in corpus.entities}, find_places(corpus), Calendar(corpus))


def select_statements(source: Source, selection: Selection) -> list[tuple[int, Statement]]:
    """The statements that count, each with its number in the corpus."""
    since, until = (_read_limit(selection.since, 0), _read_limit(selection.until, 1))
    chosen = []
    for number, statement in enumerate(source.corpus.statements):
        if statement.modality not in selection.modalities:
            continue
        if since or until:
            days = source.calendar.find_days(statement.date, statement.evidence)
            if days is None or (since and days[1] < since) or (until and days[0] > until):
                continue
        chosen.append((number, statement))
    return chosen


def project(source: Source, name: str = DEFAULT, selection: Selection | None = None) -> nx.Graph[str] | nx.DiGraph[str]:
    """The named projection: edges carry `weight`, `count`, `amount` (亿元) and `statements` (numbers in the corpus).

    A pair that several statements join is one edge; a statement of something with itself is none.
    """
    import networkx as nx

    projection = PROJECTIONS.get(name)
    if projection is None:
        raise KgError(f"no projection {name}; there are {', '.join(sorted(PROJECTIONS))}")
    selection = selection or Selection()
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    amounts: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for number, statement in select_statements(source, selection):
        yuan = read_yuan(statement.amount)
        for first, second in projection.pairs(source, statement):
            if first == second and name != "region-region":
                continue
            pair = (first, second) if projection.directed or first < second else (second, first)
            numbers[pair].append(number)
            amounts[pair] += (yuan or 0) / YI
    graph: nx.Graph[str] = nx.DiGraph(name=name) if projection.directed else nx.Graph(name=name)
    kept = sorted(pair for pair in numbers if selection.weight == "count" or amounts[pair] > 0)
    for iri in sorted({iri for pair in kept for iri in pair}):
        entity = source.corpus.by_id.get(iri)
        label = entity.name if entity else source.places.name(iri.rpartition("/")[2])
        graph.add_node(iri, name=label, kind=str(entity.kind if entity else Kind.REGION))
    for pair in kept:
        count, amount = len(numbers[pair]), float(amounts[pair])
        weight = float(count) if selection.weight == "count" else amount
        graph.add_edge(*pair, weight=weight, count=count, amount=amount, statements=tuple(numbers[pair]))
    return graph


def _read_limit(date: str, side: int) -> str:
    if not date:
        return ""
    days = find_days(date)
    if days is None:
        raise KgError(f"{date}: no date; write 2022, 2022-01 or 2022-01-12")
    return days[side]
