"""People of one name are one where their posts are tied to one organisation, and several where nothing ties them."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.entities import merge_extractions, merging
from kg.identity import entity_iri
from kg.seeds import Entry
from kg.types import Corpus, Entity, Evidence, Extraction, Statement
from kg.vocabulary import Kind, Modality, Predicate

WANG = "王明"
NORTH, STAR, HILL = "北斗科技有限公司", "星河新材料有限公司", "远山生物有限公司"


def tell(document: str, *firms: str, alias: str = "", kind: Kind = Kind.COMPANY) -> Extraction:
    """A document in which 王明 holds a post at each of `firms`, the first of which is also called `alias`."""
    person = Entity("p", Kind.PERSON, WANG, (), (), (document,))
    aliases = [(alias,) if alias and not n else () for n in range(len(firms))]
    held = tuple(Entity(f"e{n}", kind, firm, aliases[n], (), (document,)) for n, firm in enumerate(firms))
    statements = tuple(
        Statement("p", Predicate.HOLDS_POST, e.id, Modality.FACT, (Evidence(document, "", 0, 2, WANG, "r.a"),))
        for e in held
    )
    return Extraction(document, document, "", "0" * 64, (), (person, *held), statements, ())


def employers(corpus: Corpus) -> set[frozenset[str]]:
    """The organisations of each person of the corpus."""
    people = [e for e in corpus.entities if e.kind is Kind.PERSON]
    assert {e.name for e in people} == {WANG}
    return {
        frozenset(corpus.by_id[s.object].name for s in corpus.statements if s.subject == person.id) for person in people
    }


def people(*extractions: Extraction) -> dict[str, tuple[str, ...]]:
    """IRI → documents of the people."""
    return {e.id: e.documents for e in merge_extractions(extractions).entities if e.kind is Kind.PERSON}


def test_posts_that_nothing_ties_are_two_people() -> None:
    assert employers(merge_extractions([tell("a", NORTH), tell("b", STAR)])) == {
        frozenset({NORTH}),
        frozenset({STAR}),
    }


def test_a_document_with_both_posts_makes_them_one_person() -> None:
    corpus = merge_extractions([tell("a", NORTH), tell("b", STAR), tell("c", NORTH, STAR), tell("d", HILL)])
    assert employers(corpus) == {frozenset({NORTH, STAR}), frozenset({HILL})}


def test_any_name_of_the_organisation_ties() -> None:
    zone, short = "云帆高新技术产业开发区", "云帆高新区"
    assert employers(merge_extractions([tell("a", NORTH, alias="北斗"), tell("b", "北斗")])) == {
        frozenset({NORTH, "北斗"})
    }
    assert len(people(tell("a", zone, kind=Kind.ZONE), tell("b", short, kind=Kind.ZONE))) == 1


def test_one_person_of_a_name_has_the_iri_of_the_name() -> None:
    plain = entity_iri(Kind.PERSON, WANG)
    assert people(tell("a", NORTH), tell("b", NORTH), tell("c")) == {plain: ("a", "b", "c")}
    assert people(tell("a"), tell("b")) == {plain: ("a", "b")}


def test_who_is_meant_without_a_post_nobody_says() -> None:
    """Among namesakes, one whose post is not told is neither of them."""
    found = people(tell("a", NORTH), tell("b", STAR), tell("c"), tell("d"))
    assert found[entity_iri(Kind.PERSON, WANG)] == ("c", "d")
    assert sorted(found.values()) == [("a",), ("b",), ("c", "d")]


def test_other_namesakes_and_the_order_of_documents_change_no_iri() -> None:
    four = (tell("a", NORTH), tell("b", STAR), tell("c"), tell("d", NORTH, "远望大学"))
    iris = people(*four)
    assert all(people(*order) == iris for order in permutations(four))
    more = people(*four, tell("e", HILL))
    assert iris.items() <= more.items()
    renamed = people(*(tell(f"{n}", *posts) for n, posts in enumerate(((NORTH,), (STAR,)))))
    assert renamed.keys() < iris.keys()


def test_other_statements_are_no_posts() -> None:
    """Two people of one name at one fair may be two."""
    fair = Entity("f", Kind.GATHERING, "云帆投资博览会", (), (), ())
    told = []
    for extraction in (tell("a", NORTH), tell("b", STAR)):
        evidence = (Evidence(extraction.document, "", 0, 2, WANG, "r.a"),)
        attends = Statement("p", Predicate.ATTENDS, "f", Modality.FACT, evidence)
        told.append(
            Extraction(
                extraction.document,
                "",
                "",
                "0" * 64,
                (),
                (*extraction.entities, fair),
                (*extraction.statements, attends),
                (),
            )
        )
    assert len(people(*told)) == 2


def test_the_editors_may_join_namesakes(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Entry(f"{WANG}@{NORTH}", "curation", {"decision": "same", "kind": "Person", "other": f"{WANG}@{STAR}"})
    monkeypatch.setattr(merging, "load_curation", lambda: (row,))
    assert employers(merge_extractions([tell("a", NORTH), tell("b", STAR), tell("c", HILL)])) == {
        frozenset({NORTH, STAR}),
        frozenset({HILL}),
    }
