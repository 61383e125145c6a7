"""The project board: projects by stage of life, with money, dates and quotes, and what has not moved.

"Not moved" is measured in months between the last report on a project and the last report in the graph, never against a
clock: the same graph gives the same page on any day.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, BinaryIO

from kg.analysis.amounts import YI, read_yuan
from kg.analysis.places import find_places
from kg.analysis.times import Calendar
from kg.dates import find_days
from kg.identity import statement_iri
from kg.lifecycle import LifecycleEvent, Stage, find_current_stages, find_events
from kg.types import Corpus, Statement
from kg.views.industry_map import SCRIPTS
from kg.views.packs import choose_entities, pack_corpus
from kg.views.pages import make_parts, write_page
from kg.vocabulary import PLACES, Kind, Modality


def write_project_board(corpus: Corpus, stream: BinaryIO, title: str = "", zone: str = "") -> None:
    """Writes the board of all projects; `zone` is the place that it opens at."""
    entities = choose_entities(corpus)
    index = {e.id: n for n, e in enumerate(entities)}
    pack = pack_corpus(corpus, entities)
    cards = list_cards(corpus, index)
    data: dict[str, Any] = {
        "kinds": pack["kinds"],
        "modalities": pack["modalities"],
        "pack": pack,
        "stages": [str(stage) for stage in Stage],
        "cards": cards,
        "latest": max((card["month"] for card in cards), default=-1),
        "place": zone,
    }
    parts = make_parts(title, "board.title", ("pages.css", "board.css"), (*SCRIPTS, "project_board.js"), data)
    write_page(stream, "project_board.html", parts)


def list_cards(corpus: Corpus, index: dict[str, int]) -> list[dict[str, Any]]:
    """One card a project: its stage, events by date, places, parties and the largest amount that is stated of it."""
    events = find_events(corpus)
    stages = find_current_stages(events)
    by_project: dict[str, list[LifecycleEvent]] = defaultdict(list)
    for event in events:
        by_project[event.project].append(event)
    statements = {statement_iri(s): s for s in corpus.statements}
    said: dict[str, list[Statement]] = defaultdict(list)
    for s in corpus.statements:
        for iri in (s.subject, s.object):
            if corpus.by_id[iri].kind is Kind.PROJECT:
                said[iri].append(s)
    provinces = find_places(corpus)
    calendar = Calendar(corpus)
    cards = []
    for entity in corpus.entities:
        if entity.kind is not Kind.PROJECT or entity.id not in index:
            continue
        rows = [_describe_event(event, statements[event.statement], calendar) for event in by_project[entity.id]]
        rows.sort(key=lambda row: (row["month"], row["stage"]))
        others = {iri for s in said[entity.id] for iri in (s.subject, s.object)} - {entity.id}
        amounts = [(yuan, s.modality) for s in said[entity.id] if (yuan := read_yuan(s.amount)) is not None]
        most = max(amounts, default=None)
        cards.append(
            {
                "node": index[entity.id],
                "stage": str(stages[entity.id]) if entity.id in stages else "",
                "events": rows,
                "month": max((row["month"] for row in rows), default=-1),
                "places": sorted(index[i] for i in others if corpus.by_id[i].kind in PLACES),
                "parties": sorted(index[i] for i in others if corpus.by_id[i].kind in (Kind.COMPANY, Kind.INSTITUTION)),
                "units": [provinces.name(code) for code in provinces.provinces.get(entity.id, ())],
                "yi": float(most[0] / YI) if most else None,
                "planned": bool(most and most[1] is Modality.PLANNED),
            }
        )
    return cards


def _describe_event(event: LifecycleEvent, statement: Statement, calendar: Calendar) -> dict[str, Any]:
    """A stage with its date, and the month of the report: plans are dated ahead, so their date is no news."""
    date = calendar.find_date(statement.date, statement.evidence)
    planned = statement.modality is Modality.PLANNED
    days = find_days(event.reported) or (None if planned else find_days(date))
    month = int(days[1][:4]) * 12 + int(days[1][5:7]) - 1 if days else -1
    return {"stage": str(event.stage), "date": date, "planned": planned, "month": month}
