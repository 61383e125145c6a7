"""kg: knowledge graphs of regions, zones, companies and projects from Chinese newspaper pages."""

from __future__ import annotations

__version__ = "0.1.0"
