"""Exporters: one format a file, all with one signature, imported when they are used."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from kg.graph import GraphSource

Writer = Callable[[GraphSource, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the place of its writer, the suffix of its file, and its companion files (suffix → place)."""

    place: str
    suffix: str
    companions: tuple[tuple[str, str], ...] = ()


FORMATS: dict[str, Format] = {
    "csv": Format(
        "kg.exporters.csv:write_csv",
        "csv",
        (
            ("nodes.csv", "kg.exporters.csv:write_nodes_csv"),
            ("observations.csv", "kg.exporters.csv:write_observations_csv"),
        ),
    ),
    "gexf": Format("kg.exporters.gexf:write_gexf", "gexf"),
    "graphml": Format("kg.exporters.graphml:write_graphml", "graphml"),
    "html": Format("kg.exporters.html:write_html", "html"),
    "jsonl": Format("kg.exporters.jsonl:write_jsonl", "jsonl"),
    "jsonld": Format("kg.exporters.jsonld:write_jsonld", "jsonld"),
    "neo4j": Format(
        "kg.exporters.neo4j:write_relationships",
        "neo4j.csv",
        (("neo4j-nodes.csv", "kg.exporters.neo4j:write_nodes"),),
    ),
    "nq": Format("kg.exporters.ntriples:write_nq", "nq"),
    "nt": Format("kg.exporters.ntriples:write_nt", "nt"),
    "parquet": Format(
        "kg.exporters.parquet:write_parquet",
        "parquet",
        (
            ("nodes.parquet", "kg.exporters.parquet:write_nodes_parquet"),
            ("observations.parquet", "kg.exporters.parquet:write_observations_parquet"),
        ),
    ),
    "rdfxml": Format("kg.exporters.rdfxml:write_rdfxml", "rdf"),
    "trig": Format("kg.exporters.turtle:write_trig", "trig"),
    "ttl": Format("kg.exporters.turtle:write_ttl", "ttl"),
    "ttl12": Format("kg.exporters.turtle12:write_ttl12", "12.ttl"),
    "xlsx": Format("kg.exporters.xlsx:write_xlsx", "xlsx"),
}
"""Every format that `kg export` writes."""


def load_writer(place: str) -> Writer:
    """The writer at a place such as `kg.exporters.turtle:write_ttl`."""
    module, _, function = place.partition(":")
    writer: Writer = getattr(importlib.import_module(module), function)
    return writer
