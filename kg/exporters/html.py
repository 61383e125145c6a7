"""The graph as one page: the view of `kg.views` under the signature of the exporters."""

from __future__ import annotations

import importlib
from typing import BinaryIO

from kg.graph import GraphSource


def write_html(source: GraphSource, stream: BinaryIO) -> None:
    """Writes the interactive view of the graph; pyvis and networkx load only here."""
    importlib.import_module("kg.views.graph").write_html(source.corpus(), stream)
