"""The competency questions: expected answers on the golden graph, from the store and from rdflib alike.

`python tests/test_questions.py` writes the expected answers anew, for review by eye.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from golden_corpora import make_golden

from kg.errors import QueryError
from kg.exporters.turtle import write_ttl
from kg.graph import CorpusSource, corpus_to_quads
from kg.query.questions import Question, list_questions

GOLDEN = Path(__file__).parent / "golden" / "questions"
QUESTIONS = list_questions()


@cache
def load_store() -> ox.Store:
    store = ox.Store()
    store.extend(corpus_to_quads(make_golden()))
    return store


@cache
def load_rdflib() -> rdflib.Graph:
    stream = io.BytesIO()
    write_ttl(CorpusSource(make_golden()), stream)
    return rdflib.Graph().parse(data=stream.getvalue(), format="turtle")


def show(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, rdflib.Literal) and cell.datatype == rdflib.XSD.decimal:
        return f"{cell.value.normalize():f}"
    return str(getattr(cell, "value", cell) if isinstance(cell, ox.NamedNode | ox.Literal) else cell)


def ask_store(sparql: str) -> list[str]:
    solutions = load_store().query(sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    return ["\t".join(v.value for v in solutions.variables), *("\t".join(map(show, row)) for row in solutions)]


def ask_rdflib(sparql: str) -> list[str]:
    result = load_rdflib().query(sparql)
    return ["\t".join(map(str, result.vars or ())), *("\t".join(map(show, row)) for row in result)]


def bound(question: Question) -> str:
    return question.bind({p.name: p.example for p in question.parameters})


def answer(question: Question) -> str:
    parts = ["# all", *ask_store(question.sparql)]
    if question.parameters:
        parts += ["# " + " ".join(f"{p.name}={p.example}" for p in question.parameters), *ask_store(bound(question))]
    return "\n".join(parts) + "\n"


def test_there_are_enough_questions_and_all_are_titled_in_both_languages() -> None:
    assert len(QUESTIONS) >= 25
    assert all(q.title_zh and q.title_en for q in QUESTIONS)
    assert len({q.title_zh for q in QUESTIONS}) == len(QUESTIONS)
    assert {p.stem for p in GOLDEN.glob("*.tsv")} == {q.name for q in QUESTIONS}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_expected_answer(question: Question) -> None:
    expected = (GOLDEN / f"{question.name}.tsv").read_text(encoding="utf-8")
    assert list(map(sort_lists, answer(question).splitlines())) == list(map(sort_lists, expected.splitlines()))
    assert len(ask_store(question.sparql)) > 1


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_rdflib_gives_the_same_answer(question: Question) -> None:
    for sparql in (question.sparql, bound(question)):
        ours, theirs = ask_store(sparql), ask_rdflib(sparql)
        assert ours[0] == theirs[0]
        assert sorted(map(sort_lists, ours)) == sorted(map(sort_lists, theirs))


def sort_lists(row: str) -> str:
    """A row with the members of concatenated groups sorted: SPARQL leaves their order open."""
    return "\t".join("、".join(sorted(cell.split("、"))) for cell in row.split("\t"))


def test_parameters_are_bound_not_pasted() -> None:
    question = next(q for q in QUESTIONS if q.name == "signed-not-started")
    hostile = '成都市"@zh } } DROP ALL #'
    assert ask_store(question.bind({"region": hostile})) == ask_store(question.sparql)[:1]
    with pytest.raises(QueryError, match="no parameter"):
        question.bind({"nothing": "x"})


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for old in GOLDEN.glob("*.tsv"):
        old.unlink()
    for item in QUESTIONS:
        (GOLDEN / f"{item.name}.tsv").write_text(answer(item), encoding="utf-8")
