"""Import takes back what export wrote, and says plainly what is wrong with a file."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from golden_corpora import make_golden
from synthetic_corpora import make_corpus

from kg.errors import GraphError
from kg.exporters.jsonl import write_jsonl
from kg.exporters.turtle import write_ttl
from kg.graph import CorpusSource
from kg.importers import read_graph, split_corpus
from kg.types import Corpus


@pytest.mark.parametrize("corpus", [make_corpus(), make_golden(), Corpus()], ids=["synthetic", "golden", "empty"])
def test_turtle_and_complete_statements_give_back_the_very_corpus(tmp_path: Path, corpus: Corpus) -> None:
    for name, complete in (("ttl", False), ("jsonl", True)):
        stream = io.BytesIO()
        if complete:
            write_jsonl(CorpusSource(corpus), stream, complete=True)
        else:
            write_ttl(CorpusSource(corpus), stream)
        path = tmp_path / f"kg.{name}"
        path.write_bytes(stream.getvalue())
        assert read_graph(str(path)) == corpus


def test_plain_statements_give_back_all_that_the_format_holds(tmp_path: Path) -> None:
    corpus = make_corpus()
    first, second = io.BytesIO(), io.BytesIO()
    write_jsonl(CorpusSource(corpus), first)
    path = tmp_path / "kg.jsonl"
    path.write_bytes(first.getvalue())
    back = read_graph(str(path))
    write_jsonl(CorpusSource(back), second)
    assert second.getvalue() == first.getvalue()
    assert back.statements == corpus.statements
    assert [replace(o, confidence=0) for o in corpus.observations] == list(back.observations)


def test_cutting_into_documents_loses_no_evidence() -> None:
    corpus = make_corpus()
    extractions = list(split_corpus(corpus))
    assert [e.document for e in extractions] == [d.id for d in corpus.documents]
    pieces = {piece for e in extractions for s in e.statements for piece in s.evidence}
    assert pieces == {piece for s in corpus.statements for piece in s.evidence}
    for extraction in extractions:
        ids = {e.id for e in extraction.entities}
        assert {iri for s in extraction.statements for iri in (s.subject, s.object)} <= ids
        assert all(e.documents == (extraction.document,) for e in extraction.entities)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", "{", r"a\.jsonl:1: not a line of a statements file"),
        ("a.jsonl", '\n{"kind": "entity"}', r"a\.jsonl:2: no key 'iri'"),
        ("a.jsonl", '{"kind": "poem"}', r"a\.jsonl:1: no key 'poem'"),
        ("a.jsonl", "[]", r"a\.jsonl:1: not a line"),
        ("a.ttl", "<a> <b>", r"a\.ttl:1: not Turtle"),
        ("a.ttl", "@prefix kg: <https://kg.example.org/def/> . <urn:s> a kg:Statement .", "0 values of"),
        ("a.csv", "x", "neither .jsonl nor .ttl"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=message):
        read_graph(str(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="No such file"):
        read_graph(str(tmp_path / "no.ttl"))


def test_an_unknown_modality_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_ttl(CorpusSource(make_golden()), stream)
    path = tmp_path / "kg.ttl"
    path.write_bytes(stream.getvalue().replace(b"kg:modality kg:negated", b"kg:modality kg:rumoured"))
    with pytest.raises(GraphError, match="does not declare"):
        read_graph(str(path))
