"""Validation: clean graphs pass, each kind of damage is found, and both SHACL engines say the same."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from golden_corpora import make_golden
from synthetic_corpora import make_corpus

from kg.graph import CorpusSource, corpus_to_quads
from kg.graph import terms as t
from kg.identity import DATA, statement_iri
from kg.types import Corpus
from kg.validation import SEVERITIES, Finding, load_checks, run_checks, run_shapes

GOLDEN = make_golden()
STATEMENT = ox.NamedNode(statement_iri(GOLDEN.statements[0]))
SUBJECT, OBJECT = ox.NamedNode(GOLDEN.statements[0].subject), ox.NamedNode(GOLDEN.statements[0].object)
EVENT = next(q.subject for q in corpus_to_quads(GOLDEN) if q.object == t.LIFECYCLE_EVENT)
COMPANY = next(ox.NamedNode(e.id) for e in GOLDEN.entities if e.kind == "Company")
FACT = next(s for s in GOLDEN.statements if s.modality == "fact")
PLAIN = ox.Quad(ox.NamedNode(FACT.subject), t.PREDICATES[FACT.predicate], ox.NamedNode(FACT.object))


class Damaged:
    """The golden graph with quads added and taken away."""

    def __init__(self, added: Iterable[ox.Quad], gone: Iterable[ox.Quad]) -> None:
        quads = set(corpus_to_quads(GOLDEN)) | set(added)
        self._quads = quads - {q for q in quads if any(_matches(q, pattern) for pattern in gone)}

    def quads(self) -> Iterable[ox.Quad]:
        return iter(self._quads)

    def corpus(self) -> Corpus:
        raise NotImplementedError

    @property
    def store(self) -> ox.Store:
        store = ox.Store()
        store.extend(self._quads)
        return store


def _matches(quad: ox.Quad, pattern: ox.Quad) -> bool:
    return quad.subject == pattern.subject and quad.predicate == pattern.predicate


def quad(s: ox.NamedNode | ox.BlankNode, p: str, o: ox.NamedNode | ox.Literal | ox.BlankNode) -> ox.Quad:
    return ox.Quad(s, t.term(p), o)


def violations(findings: Iterable[Finding]) -> set[str]:
    return {f.check for f in findings if f.severity == "violation"}


@pytest.mark.parametrize("corpus", [GOLDEN, make_corpus(), Corpus()], ids=["golden", "synthetic", "empty"])
def test_what_kg_writes_is_valid(corpus: Corpus) -> None:
    store = ox.Store()
    store.extend(corpus_to_quads(corpus))
    assert not violations(run_checks(store))
    assert not violations(run_shapes(CorpusSource(corpus), "pyrudof"))


def test_checks_are_described_in_both_languages() -> None:
    checks = load_checks()
    assert len(checks) >= 15
    assert all(check.zh and check.en and check.severity in SEVERITIES for check in checks)


NODE = ox.NamedNode(f"{DATA}company/0000000000000000")
DAY = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
DAMAGE = {
    "evidence-complete": Damaged([], [quad(STATEMENT, "prov:wasDerivedFrom", NODE)]),
    "no-blank-node": Damaged([quad(COMPANY, "schema:address", ox.BlankNode("b"))], []),
    "fact-has-triple": Damaged([], [PLAIN]),
    "triple-has-fact": Damaged([quad(COMPANY, "kg:acquires", COMPANY)], []),
    "ends-known": Damaged([], [quad(SUBJECT, "skos:prefLabel", NODE)]),
    "one-kind": Damaged([quad(COMPANY, "rdf:type", t.term("kg:Zone"))], []),
    "subject-fits": Damaged([quad(SUBJECT, "rdf:type", t.term("kg:Title"))], []),
    "object-fits": Damaged([quad(OBJECT, "rdf:type", t.term("kg:Person"))], []),
    "one-name-one-entity": Damaged(
        [
            quad(NODE, "rdf:type", t.term("kg:Company")),
            quad(NODE, "skos:prefLabel", ox.Literal("远山集团", language="zh")),
        ],
        [],
    ),
    "valid-dates": Damaged([quad(STATEMENT, "kg:startDate", ox.Literal("2023-02-30", datatype=DAY))], []),
    "labels-in-chinese": Damaged([quad(COMPANY, "skos:altLabel", ox.Literal("Yuanshan", language="zh-hans"))], []),
    "schema-org-https": Damaged([ox.Quad(COMPANY, ox.NamedNode("http://schema.org/name"), ox.Literal("x"))], []),
    "events-follow": Damaged([], [ox.Quad(EVENT, t.DERIVED_FROM, NODE)]),  # type: ignore[arg-type]
    "replaced-once": Damaged([quad(SUBJECT, "dcterms:isReplacedBy", SUBJECT)], []),
    "count-declared": Damaged([quad(COMPANY, "dcterms:source", ox.Literal("more"))], []),
    "evidence-sound": Damaged(
        [
            quad(NODE, "rdf:type", t.EVIDENCE),
            quad(NODE, "oa:hasSelector", NODE),
            quad(NODE, "oa:exact", ox.Literal("四个字的引文")),
            quad(NODE, "oa:start", ox.Literal(3)),
            quad(NODE, "oa:end", ox.Literal(5)),
        ],
        [],
    ),
}


@pytest.mark.parametrize("check", sorted(DAMAGE))
def test_each_check_finds_its_damage(check: str) -> None:
    found = run_checks(DAMAGE[check].store)
    assert check in violations(found)
    assert run_checks(DAMAGE[check].store, threads=3) == found


def test_every_check_that_can_be_violated_is_tested() -> None:
    assert {check.name for check in load_checks() if check.severity == "violation"} == set(DAMAGE)


SHAPES = {
    "name": Damaged([], [quad(COMPANY, "skos:prefLabel", NODE)]),
    "confidence": Damaged([quad(STATEMENT, "kg:confidence", ox.Literal("zwei"))], []),
    "derived": Damaged([], [quad(STATEMENT, "prov:wasDerivedFrom", NODE)]),
    "predicate": Damaged([quad(STATEMENT, "rdf:predicate", t.term("kg:likes"))], []),
    "ofProject": Damaged([], [ox.Quad(EVENT, t.OF_PROJECT, NODE)]),  # type: ignore[arg-type]
    "SignedSubject": Damaged([quad(COMPANY, "kg:signed", COMPANY)], []),
    "IssuesObject": Damaged([quad(COMPANY, "kg:issues", COMPANY)], []),
}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_both_engines_find_the_same(shape: str) -> None:
    fast, reference = (run_shapes(SHAPES[shape], engine) for engine in ("pyrudof", "pyshacl"))
    assert shape in violations(fast)
    assert fast == reference


def test_both_engines_agree_on_warnings_and_remarks() -> None:
    source = CorpusSource(make_corpus(60))
    fast, reference = (run_shapes(source, engine) for engine in ("pyrudof", "pyshacl"))
    assert fast == reference
    assert {f.severity for f in fast} == {"warning", "info"}
