"""The industry map: who is where, in what industry and at what position of a chain.

Provincial units are tiles of one size, and rows of a matrix of region × industry. No border is drawn here; a map
comes only from the user's own file (`--geojson`), and then exactly as it stands there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, BinaryIO

from kg.analysis.fields import find_fields, find_position
from kg.analysis.places import find_places, list_provinces
from kg.containment import find_containment
from kg.errors import KgError
from kg.seeds import read_table
from kg.types import Corpus
from kg.views.packs import choose_entities, pack_corpus
from kg.views.pages import make_parts, write_page
from kg.vocabulary import Kind

SCRIPTS = ("core.js", "model.js", "sparkline.js", "cards.js", "search_box.js", "drawer.js")
"""What every page of lists runs before its own script."""
_SHOWN = (Kind.COMPANY, Kind.PROJECT, Kind.INSTITUTION, Kind.ZONE)
_TILES = Path(__file__).resolve().parent / "tiles.tsv"


def write_industry_map(corpus: Corpus, stream: BinaryIO, title: str = "", geojson: str = "") -> None:
    """Writes the map of `corpus`; `geojson` is the text of a file of divisions with a code or name each."""
    entities = choose_entities(corpus)
    pack = pack_corpus(corpus, entities)
    data: dict[str, Any] = {
        "kinds": pack["kinds"],
        "modalities": pack["modalities"],
        "pack": pack,
        "rows": list_rows(corpus, {e.id: n for n, e in enumerate(entities)}),
        "units": [{"code": code, "name": name} for code, name in list_provinces()],
        "tiles": _load_tiles(),
        "geojson": read_geojson(geojson) if geojson else None,
    }
    parts = make_parts(title, "map.title", ("pages.css", "map.css"), (*SCRIPTS, "industry_map.js"), data)
    write_page(stream, "industry_map.html", parts)


def list_rows(corpus: Corpus, index: dict[str, int]) -> list[dict[str, Any]]:
    """Enterprises, projects, institutions and zones with their units, zones and fields."""
    places, fields, inside = find_places(corpus), find_fields(corpus), find_containment(corpus)
    rows = []
    for entity in corpus.entities:
        if entity.kind not in _SHOWN or entity.id not in index:
            continue
        held = fields.get(entity.id, ())
        chains = sorted({position for field in held if (position := find_position(field.industry))[0]})
        zones = [z for z in inside.get(entity.id, ()) if corpus.by_id[z].kind is Kind.ZONE and z != entity.id]
        rows.append(
            {
                "node": index[entity.id],
                "kind": str(entity.kind),
                "units": list(places.provinces.get(entity.id, ())),
                "zones": [index[z] for z in zones if z in index],
                "fields": [[field.industry, field.basis] for field in held],
                "chains": chains,
            }
        )
    return rows


def read_geojson(text: str) -> list[dict[str, Any]]:
    """The areas of a GeoJSON file: code, name and rings, of polygons and multipolygons."""
    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise KgError(f"--geojson: no GeoJSON FeatureCollection ({error})") from None
    areas = []
    for feature in features:
        properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
        shape, places = geometry.get("type"), geometry.get("coordinates") or []
        if shape not in ("Polygon", "MultiPolygon"):
            continue  # points and lines, such as a capital or a border line of its own, are no areas
        polygons = places if shape == "MultiPolygon" else [places]
        code = str(properties.get("adcode") or properties.get("code") or properties.get("id") or "")
        rings = [[[round(x, 3), round(y, 3)] for x, y, *_ in ring] for polygon in polygons for ring in polygon]
        areas.append({"code": code, "name": str(properties.get("name") or ""), "rings": rings})
    if not areas:
        raise KgError("--geojson: no polygon in the file")
    return areas


def _load_tiles() -> list[dict[str, Any]]:
    table = read_table(_TILES, "tiles")
    return [{"code": e.form, "row": int(e.fields["row"]), "column": int(e.fields["column"])} for e in table]
