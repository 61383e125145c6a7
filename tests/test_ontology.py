"""The ontology: complete in both languages, and held to the code in both directions."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from golden_corpora import make_golden
from synthetic_corpora import make_corpus

from kg.graph import corpus_to_quads
from kg.graph.terms import PREFIXES
from kg.lifecycle import ORDER, Stage, load_words
from kg.query.prefixes import PREFIXES as QUERY_PREFIXES
from kg.regions import load_changes
from kg.seeds import read_table
from kg.vocabulary import DOMAINS, RANGES, Bound, Kind, Modality, Predicate

ROOT = Path(__file__).resolve().parents[1]
ONTOLOGY = ROOT / "ontology"
KG = PREFIXES["kg"]
sys.path.insert(0, str(ROOT / "bench"))


@cache
def load(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / name, format="turtle")


def iri(name: str) -> rdflib.URIRef:
    prefix, _, local = name.partition(":")
    return rdflib.URIRef(PREFIXES[prefix] + local)


def members(class_: str) -> set[str]:
    found = load("kg.ttl").subjects(rdflib.RDF.type, iri(class_))
    return {str(s).removeprefix(KG) for s in found if str(s).startswith(KG) and str(s) != KG}


def locals_of(subject: str, predicate: str) -> set[str]:
    return {str(o).removeprefix(KG) for o in load("kg.ttl").objects(rdflib.URIRef(KG + subject), iri(predicate))}


def test_enums_and_ontology_name_the_same_things() -> None:
    others = {
        *("Statement", "Observation", "Evidence", "Document", "Article", "Amount", "LifecycleEvent"),
        *("Modality", "Bound", "Stage", "ChainPosition"),
    }
    assert members("owl:Class") == set(Kind) | others
    assert members("kg:Modality") == set(Modality)
    assert members("kg:Bound") == set(Bound)
    assert members("kg:Stage") == set(Stage)
    assert set(Predicate) <= members("owl:ObjectProperty")


@pytest.mark.parametrize("predicate", list(Predicate))
def test_domains_and_ranges_agree_with_the_vocabulary(predicate: Predicate) -> None:
    assert locals_of(predicate, "schema:domainIncludes") == DOMAINS[predicate]
    assert locals_of(predicate, "schema:rangeIncludes") == RANGES[predicate]
    shapes = load("shapes.ttl")
    for side, kinds in (("Subject", DOMAINS[predicate]), ("Object", RANGES[predicate])):
        shape = rdflib.URIRef(f"https://kg.example.org/shapes/{predicate[0].upper()}{predicate[1:]}{side}")
        target = rdflib.SH.targetSubjectsOf if side == "Subject" else rdflib.SH.targetObjectsOf
        assert shapes.value(shape, target) == rdflib.URIRef(KG + predicate)
        listed = rdflib.collection.Collection(shapes, shapes.value(shape, rdflib.SH["or"]))
        assert {str(s).rpartition("/is")[2] for s in listed} == kinds


@pytest.mark.parametrize(("check", "table"), [("subject-fits", DOMAINS), ("object-fits", RANGES)])
def test_checks_agree_with_the_vocabulary(check: str, table: dict[Predicate, frozenset[Kind]]) -> None:
    text = (ONTOLOGY / "checks" / f"{check}.rq").read_text(encoding="utf-8")
    pairs = set(re.findall(r"\(kg:(\w+) kg:(\w+)\)", text))
    assert pairs == {(str(p), str(k)) for p, kinds in table.items() for k in kinds}


def own_terms() -> list[str]:
    graph = load("kg.ttl")
    return sorted({str(s) for s in graph.subjects() if str(s).startswith(KG) and str(s) != KG})


def test_every_term_has_labels_definition_and_home_in_both_languages() -> None:
    graph = load("kg.ttl")
    for term in map(rdflib.URIRef, own_terms()):
        for predicate in (rdflib.RDFS.label, rdflib.SKOS.definition):
            languages = [o.language for o in graph.objects(term, predicate) if isinstance(o, rdflib.Literal)]
            assert sorted(filter(None, languages)) == ["en", "zh"], term
        assert graph.value(term, rdflib.RDFS.isDefinedBy) == rdflib.URIRef(KG)
        assert "…" not in str(graph.value(term, rdflib.SKOS.definition))


def test_every_class_property_and_value_has_an_example() -> None:
    graph = load("kg.ttl")
    kinds = ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:NamedIndividual", "rdfs:Datatype")
    for name in sorted(set().union(*map(members, kinds))):
        assert graph.value(rdflib.URIRef(KG + name), rdflib.SKOS.example, any=True), name


def test_labels_are_unique_within_a_language_and_kind_of_term() -> None:
    graph = load("kg.ttl")
    for kind in ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"):
        labels = [o for name in members(kind) for o in graph.objects(rdflib.URIRef(KG + name), rdflib.RDFS.label)]
        assert len(labels) == len(set(labels))


def test_properties_say_subject_and_object() -> None:
    for name in members("owl:ObjectProperty") | members("owl:DatatypeProperty"):
        assert locals_of(name, "schema:domainIncludes") and locals_of(name, "schema:rangeIncludes"), name


def test_the_ontology_describes_itself() -> None:
    graph = load("kg.ttl")
    head = rdflib.URIRef(KG)
    assert (head, rdflib.RDF.type, rdflib.OWL.Ontology) in graph
    for predicate in (rdflib.OWL.versionIRI, rdflib.OWL.versionInfo, rdflib.DCTERMS.license, rdflib.DCTERMS.created):
        assert graph.value(head, predicate)
    assert {o.language for o in graph.objects(head, rdflib.DCTERMS.title)} == {"zh", "en"}


@pytest.mark.parametrize("name", ["kg.ttl", "industries.ttl"])
def test_no_blank_node_no_foreign_definition_and_https_only(name: str) -> None:
    graph = load(name)
    assert not [s for s in graph.all_nodes() if isinstance(s, rdflib.BNode)]
    assert "http://schema.org/" not in (ONTOLOGY / name).read_text(encoding="utf-8")
    store = ox.Store()
    store.load(path=ONTOLOGY / name, format=ox.RdfFormat.TURTLE)
    assert len(store) == len(graph)


def written_terms() -> Iterator[str]:
    for corpus in (make_golden(), make_corpus()):
        for quad in corpus_to_quads(corpus):
            for node in (*quad.triple, getattr(quad.object, "datatype", None)):
                if isinstance(node, ox.NamedNode) and node.value.startswith(KG) and node.value != KG:
                    yield node.value.removeprefix(KG)


def test_terms_written_and_terms_declared_are_the_same() -> None:
    written = set(written_terms())
    declared = {term.removeprefix(KG) for term in own_terms()}
    assert written <= declared
    used = {name for kind in ("owl:ObjectProperty", "owl:DatatypeProperty") for name in members(kind)}
    assert used <= written
    assert set(Kind) <= written


def test_questions_checks_and_shapes_use_declared_terms_only() -> None:
    declared = {term.removeprefix(KG) for term in own_terms()}
    for path in sorted([*ONTOLOGY.rglob("*.rq"), ONTOLOGY / "shapes.ttl"]):
        names = set(re.findall(r"\bkg:([A-Za-z]\w*)", path.read_text(encoding="utf-8")))
        assert names <= declared, path.name


def test_generated_files_are_fresh() -> None:
    from make_context import make_context
    from make_ontology_page import make_page

    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    assert context == make_context(), "run: python bench/make_context.py"
    page = (ROOT / "docs" / "ontology.html").read_text(encoding="utf-8")
    assert page == make_page(), "run: python bench/make_ontology_page.py"
    assert "src=" not in page and "@import" not in page, "the page loads nothing"


def test_prefixes_of_queries_are_those_of_the_graph() -> None:
    assert QUERY_PREFIXES == PREFIXES


def test_industries_are_a_tree_with_codes() -> None:
    graph = load("industries.ttl")
    scheme = rdflib.URIRef(PREFIXES["gbt4754"][:-1])
    assert len(list(graph.objects(scheme, rdflib.SKOS.hasTopConcept))) == 20
    concepts = set(graph.subjects(rdflib.RDF.type, rdflib.SKOS.Concept))
    assert len(concepts) == 20 + 97 + 473 + 1381
    for concept in concepts:
        assert graph.value(concept, rdflib.SKOS.broader) or graph.value(concept, rdflib.SKOS.topConceptOf)


@pytest.mark.parametrize("name", ["chains.tsv", "gbt4754.tsv", "lifecycle.tsv", "region_changes.tsv"])
def test_tables_are_sorted_and_say_their_source(name: str) -> None:
    path = ROOT / "seeds" / name
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# source:") and "licence:" in text.split("\nform")[0]
    rows = [(entry.form, *entry.fields.values()) for entry in read_table(path, name)]
    assert rows == sorted(set(rows))


def test_lifecycle_words_and_order() -> None:
    assert set(load_words().values()) <= set(Stage)
    assert list(ORDER.values()) == list(range(1, 8))
    graph = load("kg.ttl")
    for stage, rank in ORDER.items():
        assert int(str(graph.value(rdflib.URIRef(KG + stage), rdflib.SKOS.notation))) == rank


def test_region_changes_are_codes_that_ceased() -> None:
    by_year: dict[str, int] = defaultdict(int)
    for code, rows in load_changes().before.items():
        for change in rows:
            assert re.fullmatch(r"\d{6}", code) and re.fullmatch(r"\d{6}", change.new_code) and code != change.new_code
            assert change.source
            by_year[change.year] += 1
    assert min(by_year) >= "1985" and sum(by_year.values()) > 200
    assert load_changes().before["510124"][0].new_name == "郫都区"
