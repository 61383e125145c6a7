"""Exporters: one format a file, all with one signature, imported when they are used."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import BinaryIO

from kg.graph import GraphSource

Writer = Callable[[GraphSource, BinaryIO], None]

FORMATS: dict[str, tuple[str, str]] = {
    "html": ("kg.exporters.html:write_html", "html"),
    "jsonl": ("kg.exporters.jsonl:write_jsonl", "jsonl"),
    "nq": ("kg.exporters.ntriples:write_nq", "nq"),
    "nt": ("kg.exporters.ntriples:write_nt", "nt"),
    "ttl": ("kg.exporters.turtle:write_ttl", "ttl"),
}
"""Format → its writer, and the suffix of its files."""


def load_writer(name: str) -> Writer:
    """The writer of a format."""
    module, _, function = FORMATS[name][0].partition(":")
    writer: Writer = getattr(importlib.import_module(module), function)
    return writer
