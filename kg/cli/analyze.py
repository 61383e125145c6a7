"""`kg analyze`: measures, communities, bridges, comparison of zones, trends and gaps as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.analysis.centrality import MEASURES
from kg.analysis.comparison import DEFINITIONS
from kg.analysis.projections import DEFAULT, PROJECTIONS, Selection
from kg.cli.parts import parts
from kg.vocabulary import PLACES, Kind, Modality, Predicate

if TYPE_CHECKING:
    from kg.analysis.projections import Source
    from kg.analysis.tables import Table

F = TypeVar("F", bound=Callable[..., Any])
_STORE = click.option("--store", default="kg.store", show_default=True, help="The store: a folder.")
_LIMIT = click.option("--limit", default=20, show_default=True, help="Rows shown; 0 shows all.")
_CSV = click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values, all rows.")
_WRITE = click.option("--write", is_flag=True, help="Put the result into the graph of analysis in the store.")
_MODALITIES = tuple(str(m) for m in Modality)


def _list(title: str, rows: dict[str, str]) -> str:
    """Definitions as click shows them, one paragraph each."""
    return f"{title}:\n\n" + "\n\n".join(f"{name}: {meaning}." for name, meaning in rows.items())


_PROJECTIONS_HELP = _list("Projections", {name: p.meaning for name, p in PROJECTIONS.items()})


def _on_projection(command: F) -> F:
    """The options that choose a graph."""
    options = (
        click.option("--projection", type=click.Choice(sorted(PROJECTIONS)), default=DEFAULT, show_default=True),
        click.option(
            "--modality",
            "modalities",
            multiple=True,
            type=click.Choice(_MODALITIES),
            default=("fact",),
            show_default=True,
            help="Statements that count; repeatable.",
        ),
        click.option("--since", default="", metavar="DATE", help="Statements from then on."),
        click.option("--until", default="", metavar="DATE", help="Statements until then."),
        click.option(
            "--weight",
            type=click.Choice(["count", "amount"]),
            default="count",
            show_default=True,
            help="What an edge weighs: its statements, or their 亿元.",
        ),
        click.option(
            "--engine",
            type=click.Choice(["auto", "networkx", "igraph"]),
            default="auto",
            show_default=True,
            help="Who computes; the numbers are the same. auto is igraph from 2,000 nodes on.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _select(options: dict[str, Any]) -> Selection:
    modalities = tuple(Modality(m) for m in options["modalities"])
    return Selection(modalities, options["since"], options["until"], options["weight"])


def _open(store: str) -> Source:
    from kg.analysis.projections import open_source
    from kg.store import open_store

    with open_store(store) as opened:
        return open_source(opened.corpus())


def _show(limit: int, as_csv: bool, *tables: Table) -> None:
    from kg.analysis.tables import format_csv, format_lines

    for number, table in enumerate(tables):
        if number:
            click.echo()
        click.echo(format_csv(table) if as_csv else format_lines(table, limit), nl=not as_csv)


@click.group(invoke_without_command=True)
@_STORE
@_LIMIT
@click.pass_context
def analyze(ctx: click.Context, store: str, limit: int) -> None:
    """Measures of the graph as tables; without a subcommand, centrality and communities of the default projection."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(centrality, store=store, limit=limit)
        click.echo()
        ctx.invoke(communities, store=store, limit=limit)


@analyze.command(epilog=_list("Measures", MEASURES) + "\n\n" + _PROJECTIONS_HELP)
@_on_projection
@click.option("--by", type=click.Choice(sorted(MEASURES)), default="pagerank", show_default=True, help="Order of rows.")
@_WRITE
@_CSV
@_LIMIT
@_STORE
def centrality(store: str, limit: int, as_csv: bool, write: bool, by: str, **options: Any) -> None:
    """How important each node is."""
    from kg.analysis.centrality import rank_nodes, tabulate_ranking
    from kg.analysis.projections import project

    source, selection = _open(store), _select(options)
    graph = project(source, options["projection"], selection)
    ranking = rank_nodes(graph, options["engine"])
    _show(limit, as_csv, tabulate_ranking(graph, ranking, by))
    if write:
        from kg.analysis.scores import describe_run, write_scores

        run, triples = describe_run(options["projection"], selection, "centrality")
        known = {e.id for e in source.corpus.entities}
        kept = {m: {iri: v for iri, v in values.items() if iri in known} for m, values in ranking.scores.items()}
        _put(store, run, [*triples, *write_scores(run, kept)])


@analyze.command(epilog=_PROJECTIONS_HELP)
@_on_projection
@click.option("--smallest", default=3, show_default=True, help="Members that a community needs to be shown.")
@click.option("--seed", default=1, show_default=True, help="First of the ten seeds of the consensus.")
@_WRITE
@_CSV
@_LIMIT
@_STORE
def communities(store: str, limit: int, as_csv: bool, write: bool, smallest: int, seed: int, **options: Any) -> None:
    """Groups that hold together, labelled by their zones and industries, with a figure of stability.

    Leiden (Traag, Waltman and van Eck 2019) by modularity on weights over the root of both degrees, always by igraph;
    consensus of ten seeds (Lancichinetti and Fortunato 2012). Stability is the mean adjusted Rand index (Hubert and
    Arabie 1985) between single runs; cohesion the share of runs that keep an inner edge together.
    """
    from kg.analysis.communities import find_communities, tabulate_communities
    from kg.analysis.projections import project

    source, selection = _open(store), _select(options)
    graph = project(source, options["projection"], selection)
    found = find_communities(graph, source.corpus, seed)
    _show(limit, as_csv, tabulate_communities(graph, found, smallest))
    if write:
        from kg.analysis.scores import describe_run, write_communities

        run, triples = describe_run(options["projection"], selection, "communities")
        _put(store, run, [*triples, *write_communities(run, found)])


@analyze.command(epilog=_PROJECTIONS_HELP)
@_on_projection
@_CSV
@_LIMIT
@_STORE
def bridges(store: str, limit: int, as_csv: bool, **options: Any) -> None:
    """Who joins provincial units, and which units are joined.

    Participation (Guimerà and Amaral 2005): 1 - Σ (share of a node's neighbours in a unit)²; 0 where all are in one.
    """
    from kg.analysis.bridges import find_bridges, find_joined_units
    from kg.analysis.centrality import rank_nodes
    from kg.analysis.projections import project

    source = _open(store)
    graph = project(source, options["projection"], _select(options))
    betweenness = rank_nodes(graph, options["engine"], ("betweenness",)).scores["betweenness"]
    _show(limit, as_csv, find_bridges(graph, source, betweenness), find_joined_units(graph, source))


@analyze.command(epilog=_list("Figures", DEFINITIONS))
@click.argument("places", nargs=-1)
@click.option("--kind", type=click.Choice(["Zone", "Region"]), default="Zone", show_default=True)
@_CSV
@_LIMIT
@_STORE
def compare(places: tuple[str, ...], kind: str, store: str, limit: int, as_csv: bool) -> None:
    """Zones (or regions) side by side: PLACES by name, or the fullest ones."""
    from kg.analysis.comparison import sum_weights, tabulate_overlaps, tabulate_profiles
    from kg.analysis.profiles import Profiles, find_entity

    profiles = Profiles(_open(store).corpus)
    everywhere = sum_weights(profiles.rank(Kind(kind)))
    if places:
        chosen = [profiles.find(find_entity(profiles.corpus, name, sorted(PLACES))) for name in places]
    else:
        chosen = profiles.rank(Kind(kind), limit)
    _show(limit, as_csv, tabulate_profiles(chosen, everywhere), tabulate_overlaps(chosen))


@analyze.command()
@click.option("--zone", "place", default="", metavar="PLACE", help="Only what concerns this zone or region.")
@click.option("--predicate", "predicates", multiple=True, type=click.Choice([str(p) for p in Predicate]))
@click.option("--since", default="", metavar="QUARTER", help="First quarter shown, as 2021-Q1.")
@_CSV
@_LIMIT
@_STORE
def trends(place: str, predicates: tuple[str, ...], since: str, store: str, limit: int, as_csv: bool) -> None:
    """What happened in each quarter: statements, 亿元, companies named for the first time.

    A statement counts in the quarter of its date, else of the report; dates of a year alone belong to no quarter.
    """
    from kg.analysis.profiles import Profiles, find_entity
    from kg.analysis.trends import find_trend, tabulate_trend

    corpus = _open(store).corpus
    numbers = range(len(corpus.statements))
    if place:
        numbers = Profiles(corpus).find(find_entity(corpus, place, sorted(PLACES))).statements  # type: ignore[assignment]
    wanted = [n for n in numbers if not predicates or corpus.statements[n].predicate in predicates]
    _show(limit, as_csv, tabulate_trend(find_trend(corpus, wanted, since)))


@analyze.command()
@click.argument("zone")
@_CSV
@_LIMIT
@_STORE
def gaps(zone: str, store: str, limit: int, as_csv: bool) -> None:
    """What ZONE lacks: companies like those it has that others have, and links of its chains that nobody there holds.

    Likeness: cosine of the companies' fields weighed by rarity (inverse document frequency, Spärck Jones 1972), mean
    over the three most alike companies of the zone. Chains and positions are those of seeds/chains.tsv.
    """
    from kg.analysis.gaps import find_candidates, find_links, tabulate_candidates, tabulate_links
    from kg.analysis.profiles import Profiles, find_entity

    profiles = Profiles(_open(store).corpus)
    place = find_entity(profiles.corpus, zone, sorted(PLACES))
    candidates = tabulate_candidates(profiles, find_candidates(profiles, place))
    _show(limit, as_csv, candidates, tabulate_links(profiles, find_links(profiles, profiles.find(place))))


analyze.add_command(parts)


def _put(store: str, run: Any, triples: list[Any]) -> None:
    """Replaces what an earlier run of the same kind wrote, and keeps all other runs, until documents change."""
    from kg.analysis.scores import replace_run
    from kg.graph.terms import ANALYSIS_GRAPH
    from kg.store import open_editor

    with open_editor(store) as editor:
        editor.edit_computed(ANALYSIS_GRAPH.value, lambda graph: replace_run(graph, run, triples))
    click.echo(f"{len(triples)} triples written to {store}; they go when documents change")
