"""Views: pages of one file each that open by double click, without a network; see docs/views.md."""

from __future__ import annotations
