"""Views: pages of one file each that open by double click, without a network; see docs/views.md.

Each is a function of `(corpus, stream, **options)`; VIEWS says where, and they are imported when they are used.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from kg.types import Corpus


@dataclass(frozen=True, slots=True)
class View:
    """A view: the place of its writer, what it shows, and the options that the writer takes beside a title."""

    place: str
    meaning: str
    options: tuple[str, ...] = ()


VIEWS: dict[str, View] = {
    "board": View("kg.views.project_board:write_project_board", "projects by stage of life", ("zone",)),
    "chain": View(
        "kg.views.chain_atlas:write_chain_atlas", "industrial chains, who holds what and gaps", ("zone", "industry")
    ),
    "entity": View("kg.views.entity_page:write_entity_page", "one entity with its sentences and figures", ("name",)),
    "explorer": View("kg.views.explorer:write_explorer", "the graph, up to 100,000 entities"),
    "graph": View("kg.views.graph:write_html", "the graph by pyvis, up to 1,500 entities"),
    "map": View("kg.views.industry_map:write_industry_map", "industries by provincial unit", ("geojson",)),
    "report": View("kg.views.report:write_report", "key figures, charts, tables", ("zone", "region", "industry")),
}
"""Every view."""


def write_view(view: str, corpus: Corpus, stream: BinaryIO, **options: str) -> None:
    """Writes a view by its name; options are those of VIEWS, and `title` for all but the report."""
    module, _, function = VIEWS[view].place.partition(":")
    getattr(importlib.import_module(module), function)(corpus, stream, **options)
