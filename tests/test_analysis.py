"""Analysis: both engines agree, order of input changes nothing, and each figure is what its definition says."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import networkx as nx
import pytest
from planted_corpora import make_planted

from kg.analysis.bridges import find_bridges, find_joined_units
from kg.analysis.centrality import MEASURES, rank_nodes, tabulate_ranking
from kg.analysis.communities import find_agreement, find_communities, tabulate_communities
from kg.analysis.comparison import find_cosine, find_jaccard, find_krugman, find_quotients, sum_weights
from kg.analysis.engines import Engine
from kg.analysis.fields import find_fields, load_chains
from kg.analysis.gaps import find_candidates, find_links
from kg.analysis.places import find_places, list_provinces
from kg.analysis.profiles import Profiles, find_entity
from kg.analysis.projections import PROJECTIONS, Selection, open_source, project
from kg.analysis.tables import Table, format_csv, format_lines
from kg.analysis.times import list_quarters, name_quarter
from kg.analysis.trends import find_trend
from kg.errors import KgError
from kg.identity import entity_iri
from kg.types import ArticleRecord, Corpus, DocumentRecord, Entity, Evidence, Quantity, Span, Statement
from kg.vocabulary import Kind, Modality, Predicate

DOCUMENT = DocumentRecord("甲.txt", "", "2022-02-03", "0" * 64, (ArticleRecord("题", "2022-02-03", Span(0, 9)),))


def make_small(*rows: tuple[str, str, str]) -> Corpus:
    """A corpus of statements such as ("Zone:甲高新区", "signed", "Company:乙公司 5 2021-05"): object, 亿元, date."""
    entities: dict[str, Entity] = {}

    def entity(text: str) -> Entity:
        kind, _, name = text.partition(":")
        codes = (("gbt2260", name[:6]),) if name[:6].isdigit() else ()
        iri = entity_iri(Kind(kind), name, codes)
        return entities.setdefault(iri, Entity(iri, Kind(kind), name.lstrip("0123456789"), (), codes))

    statements = []
    for number, (subject, predicate, rest) in enumerate(rows):
        parts = rest.split()
        evidence = Evidence("甲.txt", "题", number, number + 1, "句", f"{predicate}.test")
        numbers = [p for p in parts[1:] if p.replace(".", "").isdigit() and len(p) < 4]
        dates = [p for p in parts[1:] if len(p) >= 4 and p[:4].isdigit()]
        modality = Modality.PLANNED if "planned" in parts else Modality.FACT
        amount = Quantity(Decimal(numbers[0]), "亿元", None, "CNY") if numbers else None
        one, other = entity(subject), entity(parts[0])
        date = dates[0] if dates else ""
        statements.append(Statement(one.id, Predicate(predicate), other.id, modality, (evidence,), amount, date))
    ordered = tuple(sorted(entities.values(), key=lambda e: e.id))
    return Corpus((DOCUMENT,), ordered, tuple(statements), (), {e.id: e for e in ordered})


def shuffle(corpus: Corpus, seed: int) -> Corpus:
    """The same corpus with everything in another order."""
    rng = random.Random(seed)
    statements, entities = list(corpus.statements), list(corpus.entities)
    rng.shuffle(statements)
    rng.shuffle(entities)
    by_id = {e.id: e for e in entities}
    return replace(corpus, statements=tuple(statements), entities=tuple(entities), by_id=by_id)


@pytest.mark.parametrize("projection", sorted(PROJECTIONS))
def test_engines_agree(projection: str) -> None:
    graph = project(open_source(make_planted(300)), projection, Selection(tuple(Modality)))
    one, other = rank_nodes(graph, "networkx"), rank_nodes(graph, "igraph")
    for measure in MEASURES:
        for node in graph:
            assert one.scores[measure][node] == pytest.approx(other.scores[measure][node], abs=1e-9), measure
    assert Engine(graph, "networkx").find_components() == Engine(graph, "igraph").find_components()


def test_sampled_betweenness_agrees_and_is_near_the_exact() -> None:
    graph = project(open_source(make_planted(300)))
    pivots = list(graph)[::2]
    sampled = [Engine(graph, engine).find_betweenness(pivots) for engine in ("networkx", "igraph")]
    exact = Engine(graph, "igraph").find_betweenness()
    assert all(sampled[0][n] == pytest.approx(sampled[1][n], abs=1e-9) for n in graph)
    top = sorted(graph, key=lambda n: -exact[n])[:10]
    assert len(set(top) & set(sorted(graph, key=lambda n: -sampled[1][n])[:10])) >= 7


def test_hits_is_networkx_hits() -> None:
    graph = nx.DiGraph(nx.gnp_random_graph(30, 0.2, seed=2, directed=True))
    graph = nx.relabel_nodes(graph, str)
    for ours, theirs in zip(Engine(graph, "networkx").find_hits(), nx.hits(graph, max_iter=1000), strict=True):
        assert all(ours[n] == pytest.approx(theirs[n], abs=1e-6) for n in graph)


def test_order_of_input_changes_nothing() -> None:
    corpus = make_planted(400)
    first = find_communities(project(open_source(corpus)), corpus)
    table = tabulate_ranking(project(open_source(corpus)), rank_nodes(project(open_source(corpus))))
    for seed in range(10):
        mixed = shuffle(corpus, seed)
        graph = project(open_source(mixed))
        found = find_communities(graph, mixed)
        assert find_agreement([first.of[n] for n in sorted(first.of)], [found.of[n] for n in sorted(found.of)]) == 1.0
        assert [group.label for group in found.groups] == [group.label for group in first.groups]
        assert tabulate_ranking(graph, rank_nodes(graph)).rows == table.rows


def test_consensus_is_stable_over_seeds() -> None:
    corpus = make_planted(400)
    graph = project(open_source(corpus))
    runs = [find_communities(graph, corpus, seed) for seed in range(1, 11)]
    nodes = list(graph)
    for run in runs[1:]:
        assert find_agreement([runs[0].of[n] for n in nodes], [run.of[n] for n in nodes]) >= 0.95
    assert 0 < runs[0].stability <= 1
    assert "stability over 10 seeds" in tabulate_communities(graph, runs[0]).notes[0]


def test_agreement_has_the_published_values() -> None:
    assert find_agreement([0, 0, 1, 1], [1, 1, 0, 0]) == 1.0
    assert find_agreement([0, 0, 1, 2], [0, 0, 1, 1]) == pytest.approx(0.5714285714)  # Hubert and Arabie's index
    assert find_agreement([0, 0, 0, 0], [0, 1, 2, 3]) == pytest.approx(0.0)


def test_projection_counts_and_weighs() -> None:
    corpus = make_small(
        ("Zone:甲高新区", "signed", "Company:乙公司 5 2021-05"),
        ("Company:乙公司", "settledIn", "Zone:甲高新区 2022"),
        ("Zone:甲高新区", "signed", "Company:丙公司 planned"),
        ("Company:乙公司", "focusesOn", "Industry:光伏"),
    )
    source = open_source(corpus)
    graph = project(source, "zone-company")
    assert [(d["count"], d["weight"], d["amount"]) for _, _, d in graph.edges(data=True)] == [(2, 2.0, 5.0)]
    assert project(source, "zone-company", Selection(tuple(Modality))).number_of_edges() == 2
    assert project(source, "zone-company", Selection(weight="amount")).number_of_edges() == 1
    early = project(source, "zone-company", Selection(until="2021"))
    assert [d["count"] for _, _, d in early.edges(data=True)] == [1]
    assert not project(source, "zone-company", Selection(since="2023")).nodes
    assert "Industry" not in {d["kind"] for _, d in project(source).nodes(data=True)}
    with pytest.raises(KgError, match="no projection nothing"):
        project(source, "nothing")
    with pytest.raises(KgError, match="no date"):
        project(source, "all", Selection(since="someday"))


def test_regions_are_joined_by_home_and_place() -> None:
    corpus = make_small(
        ("Zone:成都高新区", "signed", "Company:北京云帆科技有限公司"),
        ("Zone:成都高新区", "locatedIn", "Region:510100成都市"),
        ("Company:北京云帆科技有限公司", "builds", "Project:成都星河项目"),
    )
    source = open_source(corpus)
    graph = project(source, "region-region")
    assert [(graph.nodes[a]["name"], graph.nodes[b]["name"]) for a, b in graph.edges] == [("北京", "四川")]
    assert [d["count"] for _, _, d in graph.edges(data=True)] == [2]
    assert find_joined_units(project(source), source).rows[0][:3] == ("北京", "四川", 2)


def test_bridges_join_units() -> None:
    corpus = make_small(
        ("Company:云帆集团", "settledIn", "Zone:成都高新区"),
        ("Company:云帆集团", "settledIn", "Zone:西安高新区"),
        ("Company:星河集团", "settledIn", "Zone:西安高新区"),
    )
    source = open_source(corpus)
    rows = find_bridges(project(source), source, {}).rows
    assert [(row[0], row[3]) for row in rows] == [("云帆集团", 0.5)]


def test_the_34_units_are_all_known() -> None:
    units = list_provinces()
    assert len(units) == 34
    assert {"710000", "810000", "820000"} <= {code for code, _ in units}


def test_homes_come_from_names_and_seats() -> None:
    corpus = make_small(
        ("Zone:甲高新区", "signed", "Company:广东云帆科技有限公司"),
        ("Company:星河集团", "locatedIn", "Region:440000广东省"),
        ("Zone:甲高新区", "signed", "Company:远山集团"),
    )
    homes = {corpus.by_id[iri].name: code for iri, code in find_places(corpus).homes.items()}
    assert homes == {"广东云帆科技有限公司": "440000", "星河集团": "440000"}


def test_profiles_and_comparison() -> None:
    corpus = make_small(
        ("Zone:甲高新区", "signed", "Company:乙公司 5 2021-05"),
        ("Company:丙公司", "settledIn", "Zone:甲高新区"),
        ("Company:丙公司", "settledIn", "Zone:丁高新区"),
        ("Zone:甲高新区", "builds", "Project:戊项目 7 planned"),
        ("Zone:甲高新区", "focusesOn", "Industry:光伏"),
        ("Zone:丁高新区", "focusesOn", "Industry:氢能"),
    )
    profiles = Profiles(corpus)
    first, second = (profiles.find(find_entity(corpus, name, (Kind.ZONE,))) for name in ("甲高新区", "丁高新区"))
    assert (len(first.companies), len(first.projects), first.yuan, first.planned_yuan) == (2, 1, 5 * 10**8, 7 * 10**8)
    assert find_jaccard(first, second) == 0.5
    everywhere = sum_weights([first, second])
    assert find_quotients(first, everywhere) == {"光伏": 2.0}
    assert find_krugman(first, everywhere) == 1.0
    assert find_cosine(first.weights, second.weights) == 0.0
    assert find_cosine(first.weights, first.weights) == pytest.approx(1.0)
    with pytest.raises(KgError, match="no Zone 无此区"):
        find_entity(corpus, "无此区", (Kind.ZONE,))


def test_one_passage_is_one_amount() -> None:
    corpus = make_small(
        ("Zone:甲高新区", "signed", "Company:乙公司 5"), ("Zone:甲高新区", "signed", "Project:丙项目 5")
    )
    shared = corpus.statements[0].evidence
    corpus = replace(corpus, statements=tuple(replace(s, evidence=shared) for s in corpus.statements))
    assert Profiles(corpus).find(find_entity(corpus, "甲高新区", (Kind.ZONE,))).yuan == 5 * 10**8


def test_trends_place_by_quarter() -> None:
    corpus = make_small(
        ("Zone:甲高新区", "signed", "Company:乙公司 5 2021-05"),
        ("Zone:甲高新区", "signed", "Company:丙公司 2021-11-02 planned"),
        ("Zone:甲高新区", "signed", "Company:丁公司"),
        ("Zone:甲高新区", "signed", "Company:戊公司 2020"),
    )
    trend = find_trend(corpus)
    assert [(q.name, q.facts, q.plans, len(q.newcomers)) for q in trend.quarters] == [
        ("2021-Q2", 1, 0, 1),
        ("2021-Q3", 0, 0, 0),
        ("2021-Q4", 0, 1, 1),
        ("2022-Q1", 1, 0, 1),
    ]
    assert trend.yearly == {"2020": 1}
    assert (name_quarter("2021"), name_quarter("2021-01/2021-03")) == ("", "2021-Q1")
    assert list_quarters("2021-Q4", "2022-Q1") == ["2021-Q4", "2022-Q1"]


def test_gaps_propose_what_is_alike() -> None:
    corpus = make_small(
        ("Zone:甲高新区", "signed", "Company:乙公司"),
        ("Company:乙公司", "focusesOn", "Industry:光伏组件"),
        ("Zone:丁高新区", "signed", "Company:丙公司"),
        ("Company:丙公司", "focusesOn", "Industry:光伏玻璃"),
        ("Zone:丁高新区", "signed", "Company:戊公司"),
        ("Company:戊公司", "focusesOn", "Industry:疫苗"),
    )
    profiles = Profiles(corpus)
    zone = find_entity(corpus, "甲高新区", (Kind.ZONE,))
    found = find_candidates(profiles, zone)
    assert [corpus.by_id[c.company].name for c in found] == ["丙公司"]
    assert found[0].shared == ("光伏",)
    links = {link.position: link for link in find_links(profiles, profiles.find(zone))}
    assert list(links["midstream"].holders) == ["光伏组件"]
    assert set(links["upstream"].missing) <= set(load_chains()["光伏"].links["upstream"])


def test_fields_say_how_they_are_known() -> None:
    corpus = make_small(
        ("Company:乙公司", "focusesOn", "Industry:氢能"),
        ("Company:远山光伏玻璃有限公司", "builds", "Project:云帆动力电池项目"),
    )
    fields = {
        corpus.by_id[iri].name: [(f.industry, f.basis) for f in held] for iri, held in find_fields(corpus).items()
    }
    assert fields["乙公司"] == [("氢能", "stated")]
    assert ("光伏玻璃", "name") in fields["远山光伏玻璃有限公司"]
    assert ("动力电池", "through") in fields["远山光伏玻璃有限公司"]


def test_an_empty_corpus_has_empty_answers() -> None:
    source = open_source(Corpus())
    for name in PROJECTIONS:
        graph = project(source, name)
        assert not rank_nodes(graph).scores["pagerank"]
        assert find_communities(graph).groups == ()
    assert find_trend(Corpus()).quarters == ()


def test_tables_are_text_and_csv() -> None:
    table = Table("标题", ("name", "n"), (("=cmd", 0.25), ("乙,公司", None)), ("note",))
    assert format_csv(table) == 'name,n\n\'=cmd,0.25\n"乙,公司",\n'
    assert format_lines(table, 1).splitlines()[-2:] == ["… 1 more; --limit 0 shows all", "note"]
