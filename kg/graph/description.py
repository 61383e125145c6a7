"""The dataset's description (DCAT, VoID): what is in the graph, counted, with no clock.

Dates come from the documents (the latest is `dcterms:modified`) or from the caller (`dcterms:issued`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.dates import find_days
from kg.errors import KgError
from kg.graph import terms as t
from kg.graph.values import day, integer, text
from kg.identity import DATA, TERMS
from kg.types import Corpus

DATASET = NamedNode(f"{DATA}dataset/kg")
ONTOLOGY = NamedNode(TERMS)
_ISSUED = t.term("dcterms:issued")
TRIPLES = t.term("void:triples")


def describe_corpus(corpus: Corpus, triples: int) -> Iterator[Quad]:
    """The description of a graph that holds `triples` triples besides the description."""
    rows: list[tuple[str, NamedNode | Literal]] = [
        ("rdf:type", t.term("dcat:Dataset")),
        ("rdf:type", t.term("void:Dataset")),
        ("dcterms:title", Literal("Knowledge graph of regions, zones, companies and projects", language="en")),
        ("dcterms:title", Literal("地区、园区、企业与项目知识图谱", language="zh")),
        ("dcterms:conformsTo", ONTOLOGY),
        ("dcat:version", text(__version__)),
        ("void:vocabulary", ONTOLOGY),
        ("void:uriSpace", text(DATA)),
        ("void:entities", integer(len(corpus.entities))),
    ]
    days = [span for d in corpus.documents if (span := find_days(d.published))]
    if days:
        rows.append(("dcterms:modified", day(max(stop for _, stop in days))))
    for predicate, value in rows:
        yield Quad(DATASET, t.term(predicate), value)
    yield Quad(DATASET, TRIPLES, integer(triples + len(rows) + 1))


def date_description(quads: Iterable[Quad], issued: str) -> Iterator[Quad]:
    """The quads with a date of issue in the description, which is then one triple longer."""
    days = find_days(issued)
    if days is None or days[0] != issued:
        raise KgError(f"--issued {issued}: no day of the calendar; write 2022-01-12")
    for quad in quads:
        if quad.predicate == TRIPLES and quad.subject == DATASET and isinstance(quad.object, Literal):
            yield Quad(DATASET, TRIPLES, integer(int(quad.object.value) + 1), quad.graph_name)
            yield Quad(DATASET, _ISSUED, day(issued), quad.graph_name)
        else:
            yield quad
