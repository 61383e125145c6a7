"""The report of a zone, a region, an industry or everything: one file that reads on screen and on paper.

Every claim carries the numbers of the sentences that it rests on, which stand at the end with their files. Charts are
drawn by ECharts from data in the page; the local graph is a picture made here.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, BinaryIO

from kg.analysis.comparison import find_cosine, find_krugman, find_quotients, sum_weights
from kg.analysis.gaps import find_candidates, find_links
from kg.analysis.places import find_places
from kg.analysis.profiles import Profile, Profiles
from kg.analysis.trends import Trend, find_trend
from kg.lifecycle import Stage, find_current_stages, find_events
from kg.types import Corpus
from kg.views.citations import Quotes
from kg.views.pages import load_strings, make_parts, write_page
from kg.views.pictures import draw_surroundings
from kg.views.report_rows import Rows, format_sum
from kg.views.scopes import Scope, find_scope
from kg.vocabulary import Kind, Predicate

_LONG, _SHORT = 40, 15


def write_report(corpus: Corpus, stream: BinaryIO, zone: str = "", region: str = "", industry: str = "") -> None:
    """Writes the report; KgError where the graph has no such zone, region or industry."""
    profiles = Profiles(corpus)
    scope = find_scope(profiles, zone, region, industry)
    quotes = Quotes()
    rows = Rows(profiles, scope, quotes)
    tables = {
        "companies": rows.companies(_LONG),
        "projects": rows.projects(_LONG),
        "figures": rows.figures(_LONG),
        "policies": rows.statements(Predicate.ISSUES, _SHORT),
        "titles": rows.statements(Predicate.AWARDED, _SHORT),
    }
    trend = find_trend(corpus, scope.statements)
    everywhere = sum_weights(profiles.rank(Kind.ZONE))
    title = scope.name or load_strings()["report.everything"][0]
    data = _chart_data(corpus, scope, trend)
    parts = make_parts(
        "", "report.page", ("pages.css", "report.css"), ("core.js", "vendor/echarts.js", "report.js"), data
    )
    place = corpus.by_id[scope.centres[0]] if scope.profile else None
    content: dict[str, Any] = {
        "scope": scope,
        "heading": title,
        "tiles": _make_tiles(scope, corpus),
        "tables": tables,
        "left_out": {k: max(0, len(scope.members[kind]) - _LONG) for k, kind in _MEMBER_TABLES.items()},
        "span": _find_span(trend),
        "documents": len({e.document for n in scope.statements for e in corpus.statements[n].evidence}),
        "shares": _list_industries(scope, everywhere),
        "krugman": find_krugman(scope.profile, everywhere) if scope.profile else None,
        "peers": _list_peers(profiles, scope, everywhere),
        "links": find_links(profiles, scope.profile) if scope.profile else [],
        "candidates": find_candidates(profiles, place)[:_SHORT] if place else [],
        "names": {e.id: e.name for e in corpus.entities},
        "picture": draw_surroundings(corpus, scope.centres, 45),
        "kinds": [str(kind) for kind in Kind],
        "trend": trend,
    }
    content["quotes"] = quotes.list()
    write_page(stream, "report.html", parts | content)


_MEMBER_TABLES = {"companies": Kind.COMPANY, "projects": Kind.PROJECT}


def _make_tiles(scope: Scope, corpus: Corpus) -> list[tuple[str, str]]:
    """Key figures: key of the string, and the number."""
    keys = {Kind.COMPANY: "report.company", Kind.PROJECT: "report.project", Kind.INSTITUTION: "report.institution"}
    members = [(keys[kind], str(len(found))) for kind, found in scope.members.items()]
    tiles = [*members, ("report.industries", str(len(scope.weights)))]
    if scope.profile:
        tiles.append(("report.yuan", format_sum(scope.profile.yuan)))
        tiles.append(("report.planned-yuan", format_sum(scope.profile.planned_yuan)))
    else:
        zones = {i for n in scope.statements for i in (corpus.statements[n].subject, corpus.statements[n].object)}
        tiles.append(("report.zones", str(sum(corpus.by_id[i].kind is Kind.ZONE for i in zones))))
    return [*tiles, ("report.statements", str(len(scope.statements)))]


def _find_span(trend: Trend) -> str:
    if not trend.quarters:
        return ""
    first, last = trend.quarters[0].name, trend.quarters[-1].name
    return first if first == last else f"{first} – {last}"


def _list_industries(scope: Scope, everywhere: dict[str, float]) -> list[tuple[str, int, float | None]]:
    """Industries by weight, each with its location quotient where the scope is a place."""
    quotients = find_quotients(scope.profile, everywhere) if scope.profile else {}
    ordered = sorted(scope.weights, key=lambda name: (-scope.weights[name], name))[:_SHORT]
    return [(name, int(scope.weights[name]), quotients.get(name)) for name in ordered]


def _list_peers(profiles: Profiles, scope: Scope, everywhere: dict[str, float]) -> list[dict[str, Any]]:
    """Zones most like the scope in industries; for everything, the fullest zones."""
    zones = [p for p in profiles.rank(Kind.ZONE) if p.place.id not in scope.centres or scope.kind == "all"]
    if scope.kind != "all":
        zones = [p for p in zones if find_cosine(scope.weights, p.weights) > 0]
        zones.sort(key=lambda p: (-find_cosine(scope.weights, p.weights), p.place.id))
    return [_describe_peer(p, scope, everywhere) for p in zones[:12]]


def _describe_peer(profile: Profile, scope: Scope, everywhere: dict[str, float]) -> dict[str, Any]:
    shared = sorted(set(profile.weights) & set(scope.weights), key=lambda n: (-profile.weights[n], n))[:4]
    return {
        "name": profile.place.name,
        "companies": len(profile.companies),
        "projects": len(profile.projects),
        "yuan": format_sum(profile.yuan),
        "krugman": find_krugman(profile, everywhere),
        "cosine": find_cosine(scope.weights, profile.weights),
        "shared": "、".join(shared),
    }


def _chart_data(corpus: Corpus, scope: Scope, trend: Trend) -> dict[str, Any]:
    places = find_places(corpus)
    homes: Counter[str] = Counter()
    for iri in scope.members[Kind.COMPANY]:
        home = places.homes.get(iri)
        if home:
            homes[places.name(home)] += 1
    stages = find_current_stages(find_events(corpus))
    staged = Counter(str(stages[iri]) for iri in scope.members[Kind.PROJECT] if iri in stages)
    weights = sorted(scope.weights.items(), key=lambda row: (-row[1], row[0]))[:12]
    return {
        "kinds": [str(kind) for kind in Kind],
        "trend": [[q.name, q.facts, q.plans] for q in trend.quarters[-16:]],
        "industries": [[name, int(weight)] for name, weight in weights],
        "homes": [[name, homes[name]] for name in sorted(homes, key=lambda n: (-homes[n], n))[:12]],
        "stages": [[str(stage), staged[str(stage)]] for stage in Stage if staged[str(stage)]],
    }
