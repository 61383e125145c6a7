"""kg: knowledge graphs of regions, zones, companies and projects from Chinese newspaper pages.

`kg.open("kg.store")` opens a graph; see `kg.api`, which is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph, Rows, open  # noqa: A004

__version__ = "0.1.0"
__all__ = ["Graph", "Rows", "__version__", "open"]


def __getattr__(name: str) -> Any:
    if name in ("Graph", "Rows", "open"):
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
