"""Everything the graph says of one entity, gathered by SPARQL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.query.questions import write_term
from kg.query.sources import Asker, is_remote

_NAMED = """SELECT DISTINCT ?e ?name ?kind {{ VALUES ?l {{ {term} }} ?e skos:prefLabel|skos:altLabel ?l .
 ?e skos:prefLabel ?name ; a ?kind FILTER STRSTARTS(STR(?kind), STR(kg:)) }}
 ORDER BY (STR(?l) != STR(?name)) ?kind ?e"""
_NAMES = "SELECT ?kind ?name {{ <{iri}> a ?kind ; skos:prefLabel ?name FILTER STRSTARTS(STR(?kind), STR(kg:)) }}"
_ALIASES = "SELECT ?x {{ <{iri}> skos:altLabel ?x }} ORDER BY ?x"
_CODES = "SELECT (STR(?x) AS ?code) (DATATYPE(?x) AS ?system) {{ <{iri}> skos:notation ?x }} ORDER BY ?x"
_PLACES = "SELECT DISTINCT ?x {{ <{iri}> kg:within ?p . ?p skos:prefLabel ?x FILTER(?p != <{iri}>) }} ORDER BY ?x"
_DOCUMENTS = "SELECT ?x {{ <{iri}> kg:mentionedIn/dcterms:identifier ?x }} ORDER BY ?x"
_STATEMENTS = """SELECT ?s ?p ?other ?name ?m ?date ?value ?unit ?confidence {{
 ?s a kg:Statement ; rdf:{this} <{iri}> ; rdf:{that} ?other ; rdf:predicate ?p ; kg:modality ?m .
 ?other skos:prefLabel ?name
 OPTIONAL {{ ?s kg:confidence ?confidence }} OPTIONAL {{ ?s kg:date ?date }}
 OPTIONAL {{ ?s kg:amount ?a . ?a kg:value ?value ; kg:unit ?unit }} }}"""
_QUOTES = """SELECT ?s ?quote ?document {{ ?s rdf:{this} <{iri}> ; prov:wasDerivedFrom ?e .
 ?e oa:hasSelector/oa:exact ?quote ; oa:hasSource/dcterms:identifier ?document }}"""
_FIGURES = """SELECT ?indicator ?period ?value ?unit ?growth ?rank ?m {{ ?o a kg:Observation ; kg:refersTo <{iri}> ;
 kg:indicator ?indicator ; kg:modality ?m OPTIONAL {{ ?o kg:period ?period }}
 OPTIONAL {{ ?o kg:value ?value ; kg:unit ?unit }}
 OPTIONAL {{ ?o kg:growth ?growth }} OPTIONAL {{ ?o kg:rank ?rank }} }}"""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement seen from one of its ends: `other` is the name at the other end."""

    predicate: str
    other: str
    iri: str
    modality: str
    date: str
    amount: str
    confidence: str
    quotes: tuple[tuple[str, str], ...]
    """(quote, document) pairs, sorted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation of the entity."""

    indicator: str
    period: str
    value: str
    unit: str
    growth: str
    rank: str
    modality: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """An entity with all that is said of it. `places` are all that it lies in, by facts and by codes.

    `namesakes` are other entities that bear the name asked for.
    """

    iri: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    documents: tuple[str, ...]
    outgoing: tuple[Fact, ...]
    incoming: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    namesakes: tuple[tuple[str, str, str], ...] = ()


def describe_entity(store: str, name: str) -> Portrait:
    """The entity of this name, part of a name, or IRI; QueryError if there is none."""
    with Asker(store) as asker:
        found = _find(store, asker, name)
        if not found:
            raise QueryError(f"{store}: no entity is named “{name}”; try `kg search {name}`")
        iri, kind, label = found[0]
        return Portrait(
            iri,
            kind,
            label,
            tuple(row[0] for row in asker.rows(_ALIASES.format(iri=iri))),
            tuple((_local(system), code) for code, system in asker.rows(_CODES.format(iri=iri))),
            tuple(row[0] for row in asker.rows(_PLACES.format(iri=iri))),
            tuple(dict.fromkeys(row[0] for row in asker.rows(_DOCUMENTS.format(iri=iri)))),
            _read_facts(asker, iri, "subject", "object"),
            _read_facts(asker, iri, "object", "subject"),
            _read_figures(asker, iri),
            tuple(found[1:]),
        )


def _find(store: str, asker: Asker, name: str) -> list[tuple[str, str, str]]:
    """(IRI, kind, name) of the entities meant, the likeliest first."""
    if name.startswith(("http://", "https://")):
        write_term("iri", name)
        return [(name, _local(kind), label) for kind, label in asker.rows(_NAMES.format(iri=name))][:1]
    if is_remote(store):
        term = f"{write_term('text', name)} {write_term('string', name)}"
        rows = asker.rows(_NAMED.format(term=term))
        return list(dict.fromkeys((iri, _local(kind), label) for iri, label, kind in rows))
    from kg.store.names import find_entities

    return [(hit.iri, hit.kind, hit.name) for hit in find_entities(Path(store), name)]


def _read_facts(asker: Asker, iri: str, this: str, that: str) -> tuple[Fact, ...]:
    quotes: dict[str, set[tuple[str, str]]] = {}
    for statement, quote, document in asker.rows(_QUOTES.format(iri=iri, this=this)):
        quotes.setdefault(statement, set()).add((quote, document))
    facts = [
        Fact(
            _local(predicate), name, other, _local(modality), date, value + unit, confidence,
            tuple(sorted(quotes.get(statement, ()))),
        )
        for statement, predicate, other, name, modality, date, value, unit, confidence in asker.rows(
            _STATEMENTS.format(iri=iri, this=this, that=that)
        )
    ]  # fmt: skip
    return tuple(sorted(facts, key=lambda f: (f.predicate, f.modality, f.date or "9", f.other, f.amount, f.iri)))


def _read_figures(asker: Asker, iri: str) -> tuple[Figure, ...]:
    figures = (
        Figure(indicator, period, value, unit, growth, rank, _local(modality))
        for indicator, period, value, unit, growth, rank, modality in asker.rows(_FIGURES.format(iri=iri))
    )
    return tuple(sorted(figures, key=lambda f: (f.indicator, f.unit, f.period, f.value, f.growth, f.rank)))


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]
