"""What is fuzzed: each target takes any bytes, and lets pass only the errors that a user is meant to see.

`tests/test_fuzz.py` replays the kept inputs and draws new ones; `python -m fuzz NAME` looks for more, led by coverage.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from kg.articles import find_articles, locate_evidence, quote
from kg.errors import DocumentError, KgError
from kg.exporters.jsonl import write_jsonl
from kg.exporters.turtle import write_ttl
from kg.graph import CorpusSource, corpus_to_quads, quads_to_corpus
from kg.identity import format_decimal
from kg.importers import read_graph
from kg.mentions.periods import find_periods
from kg.mentions.quantities import find_quantities
from kg.mentions.scans import Scan
from kg.numerals import read_number
from kg.pipeline import build_corpus, extract_document
from kg.query.questions import list_questions, write_term
from kg.query.tokens import add_dataset, find_form, refuse_outside_calls, split_tokens
from kg.reading import ReadOptions, read_source
from kg.reading.files import name_file
from kg.reading.texts import make_document
from kg.rules.examples import read_marked_text
from kg.seeds import build_lexicon, load_lexicon
from kg.sentences import LONGEST, split_sentences
from kg.statements import find_statements
from kg.store.codec import decode_extraction, encode_extraction
from kg.types import (
    Article,
    Corpus,
    Document,
    Evidence,
    Mention,
    OffsetMap,
    Paragraph,
    Period,
    Quantity,
    Sentence,
    Span,
)

Target = Callable[[bytes], None]
LIMIT = 1 << 20
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MARKED_KIND = re.compile(r"\|(\w+)")
_QUESTIONS = tuple(q for q in list_questions() if q.parameters)


def read_file(suffix: str) -> Target:
    """The reader of one format: documents with a text, or errors of one line."""

    def read(data: bytes) -> None:
        file = name_file(f"page{suffix}")
        for found in read_source(file, ReadOptions(limit=LIMIT), io.BufferedReader(io.BytesIO(data))):
            if isinstance(found, DocumentError):
                assert len(str(found).splitlines()) == 1, str(found)
            else:
                assert found.text.strip()
                assert found.id
                assert not found.published or _DAY.fullmatch(found.published), found.published

    return read


def read_docx_part(data: bytes) -> None:
    """The reader of DOCX behind its archive, which mutations would break first."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("word/document.xml", data)
    read_file(".docx")(package.getvalue())


def find_text_articles(data: bytes) -> None:
    """Articles of a page: every sentence's quote is what stands in the page."""
    text = _decode(data)
    try:
        document = make_document("page.html", text, "page.html", ReadOptions(), markup=text.startswith("<"))
    except DocumentError:
        return
    for article in find_articles(document):
        sentences = split_sentences(article)
        assert [s.index for s in sentences] == list(range(len(sentences)))
        for sentence in sentences:
            assert 0 < len(sentence.span) <= LONGEST
            if article.offsets.runs(sentence.span):
                place, words = locate_evidence(document, article, sentence.span)
                assert 0 <= place.start < place.stop <= len(document.text)
                assert words == quote(document, place)


def extract_text(data: bytes) -> None:
    """The whole line over a page: the corpus goes through codec and graph and comes back."""
    text = _decode(data)
    if not text.strip():
        return
    extraction = extract_document(Document("page.txt", text, "page.txt", "2023-01-16"), load_lexicon())
    assert decode_extraction(encode_extraction(extraction)) == extraction
    corpus = build_corpus([extraction])
    for item in (*corpus.statements, *corpus.observations):
        for piece in item.evidence:
            assert piece.text == "".join(text[piece.start : piece.stop].split())
    assert quads_to_corpus(corpus_to_quads(corpus)) == corpus


def match_rules(data: bytes) -> None:
    """All rules over marked sentences: `[name|Kind]` is a mention, whatever the finders would have found."""
    try:
        marked = read_marked_text(_decode(data).replace("\n", "。"))
    except ValueError:
        return  # a kind that there is not
    if not marked.resolved.sentences or not set(marked.resolved.topics[0]) <= marked.entities.keys():
        return  # no sentence, or a figure for its topic

    def evidence_of(article: Article, span: Span, rule: str) -> Evidence:
        return Evidence("marked", "", span.start, span.stop, article.text[span.start : span.stop], rule)

    for statement in find_statements(marked.resolved, marked.entities, evidence_of):
        assert {statement.subject, statement.object} <= marked.entities.keys()
        assert statement.evidence
        assert statement.subject != statement.object


def find_figures(data: bytes) -> None:
    """Numerals, quantities and periods: spans of the text, finite amounts, dates that are dates."""
    text = _decode(data)
    number = read_number(text[:100])
    assert number is None or number.is_finite()
    article = Article("x.txt", 0, "", text, OffsetMap((0,), (0,)), (Paragraph(Span(0, len(text))),), "2023-01-16")
    scan = Scan(article, (Sentence(article, 0, 0, Span(0, len(text))),), build_lexicon(()), ())
    for mention in (*find_quantities(scan), *find_periods(scan)):
        assert mention.text == text[mention.span.start : mention.span.stop] != ""
        _check_value(mention)


def _check_value(mention: Mention) -> None:
    if isinstance(mention.value, Quantity):
        value = mention.value
        assert value.unit
        assert value.amount.is_finite() and len(format_decimal(value.amount)) < 100
        assert value.low is None or value.low < value.amount
    else:
        assert isinstance(mention.value, Period)
        for day in (mention.value.start, mention.value.stop):
            assert _DAY.fullmatch(day), day
            ox.Store().query(
                f'ASK {{ FILTER("{(day + "-01-01")[:10]}"^^<http://www.w3.org/2001/XMLSchema#date> = ?x) }}'
            )
        assert mention.value.start <= mention.value.stop


def write_parameter(data: bytes) -> None:
    """Parameters of named questions: whatever the value, one term stands in its place, or it is refused."""
    value = data.decode("utf-8", "surrogateescape")
    for kind in ("string", "text", "integer", "decimal", "date", "iri"):
        try:
            term = write_term(kind, value)
        except KgError:
            continue
        rows = list(ox.Store().query(f"SELECT ?v {{ VALUES ?v {{ {term} }} }}"))
        found = [row["v"].value for row in rows]
        assert found == [value] or (kind in ("integer", "decimal") and [*map(Decimal, found)] == [Decimal(value)])
    for question in _QUESTIONS:
        for parameter in question.parameters:
            try:
                bound = question.bind({parameter.name: value})
            except KgError:
                continue
            assert find_form(bound) == find_form(question.sparql)
            ox.Store().query(bound)


def read_query(data: bytes) -> None:
    """The server's tokens: no character is lost, and where pyoxigraph would call others the text is refused."""
    text = _decode(data)
    assert "".join(token for _, token, _ in split_tokens(text)) == text
    try:
        refuse_outside_calls(text)
        add_dataset(text, ("http://x.example/g",), ())
    except KgError:
        return
    try:
        ox.Store().query(text)
    except (SyntaxError, ValueError):
        return  # an OSError would come from a call to others


def import_lines(data: bytes) -> None:
    """A statements file: the errors name lines; what is taken can be written and read again."""
    _import(data, "jsonl")


def import_turtle(data: bytes) -> None:
    """A Turtle file, the same."""
    _import(data, "ttl")


def _import(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as folder:
        path = Path(folder) / f"graph.{name}"
        path.write_bytes(data)
        try:
            corpus = read_graph(str(path))
        except KgError:
            return
        _check_round_trip(corpus, path)


def _check_round_trip(corpus: Corpus, path: Path) -> None:
    for suffix, write in (("jsonl", lambda *a: write_jsonl(*a, complete=True)), ("ttl", write_ttl)):
        stream = io.BytesIO()
        write(CorpusSource(corpus), stream)
        other = path.with_name(f"again.{suffix}")
        other.write_bytes(stream.getvalue())
        again = io.BytesIO()
        write(CorpusSource(read_graph(str(other))), again)
        assert again.getvalue() == stream.getvalue()


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "ignore")


TARGETS: dict[str, Target] = {
    "articles": find_text_articles,
    "docx-part": read_docx_part,
    "extraction": extract_text,
    "figures": find_figures,
    "import-jsonl": import_lines,
    "import-ttl": import_turtle,
    "parameters": write_parameter,
    "query": read_query,
    "rules": match_rules,
    **{
        f"reader-{suffix}": read_file(f".{suffix.replace('-', '.')}")
        for suffix in ("csv", "docx", "html", "jsonl", "md", "parquet", "pdf", "tsv", "txt", "txt-gz")
    },
}
"""Name → target. Its kept inputs lie in `corpus/NAME`, its words, where it has some, in `dictionaries`."""


def list_inputs(name: str) -> Iterable[Path]:
    """The kept inputs of a target, in order."""
    return sorted((Path(__file__).parent / "corpus" / name).iterdir())
