"""The explorer: up to 100,000 entities in one file, drawn by sigma.js, or on a canvas where WebGL is off."""

from __future__ import annotations

from typing import BinaryIO

from kg.types import Corpus
from kg.views.pages import make_parts, read_asset, write_page
from kg.views.scenes import make_scene, pack_scene

PANEL = (
    "core.js",
    "model.js",
    "sparkline.js",
    "cards.js",
    "labels.js",
    "painter.js",
    "search_box.js",
    "timeline.js",
    "saving.js",
)
"""What every graph view runs before its stage and explorer.js."""


def write_explorer(corpus: Corpus, stream: BinaryIO, title: str = "") -> None:
    """Writes the explorer of the whole corpus."""
    scene = make_scene(corpus)
    scripts = (*PANEL, "stage_canvas.js", "stage_sigma.js", "explorer.js")
    libraries = "\n".join(read_asset(f"vendor/{name}.js") for name in ("graphology", "sigma"))
    wrapped = f"KG.loadSigma = function () {{\n{libraries}\n}};"
    parts = make_parts(title, "explorer.title", ("app.css",), scripts, pack_scene(corpus, scene, "sigma"), (wrapped,))
    write_page(stream, "explorer.html", parts | {"notice": ""})
