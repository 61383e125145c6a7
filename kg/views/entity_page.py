"""The page of one entity: what is said of it, sentence by sentence, its figures over time, and what is around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, BinaryIO

from kg.analysis.places import find_places
from kg.analysis.profiles import find_entity
from kg.containment import find_containment
from kg.types import Corpus, Entity
from kg.views.industry_map import SCRIPTS
from kg.views.packs import pack_corpus
from kg.views.pages import make_parts, write_page
from kg.views.pictures import draw_surroundings
from kg.vocabulary import Kind


def write_entity_page(corpus: Corpus, stream: BinaryIO, name: str, title: str = "") -> None:
    """Writes the page of the entity that bears `name` (or has this IRI); KgError where none does."""
    entity = find_entity(corpus, name, tuple(Kind))
    part = cut_surroundings(corpus, entity)
    entities = list(part.entities)
    index = {e.id: n for n, e in enumerate(entities)}
    pack = pack_corpus(part, entities)
    inside = [corpus.by_id[i].name for i in find_containment(corpus).get(entity.id, ()) if i != entity.id]
    places = find_places(corpus)
    data: dict[str, Any] = {
        "kinds": pack["kinds"],
        "modalities": pack["modalities"],
        "pack": pack,
        "node": index[entity.id],
        "inside": inside,
        "units": [places.name(code) for code in places.provinces.get(entity.id, ())],
        "codes": [list(code) for code in entity.codes],
        "documents": len(entity.documents),
    }
    scripts = (*SCRIPTS[:-1], "line_chart.js", "entity_page.js")
    parts = make_parts(title or entity.name, "", ("pages.css", "entity.css"), scripts, data)
    picture = draw_surroundings(part, [entity.id])
    write_page(stream, "entity_page.html", parts | {"entity": entity, "picture": picture})


def cut_surroundings(corpus: Corpus, entity: Entity) -> Corpus:
    """The part of `corpus` that is about `entity`: its statements, figures, and the other ends."""
    statements = tuple(s for s in corpus.statements if entity.id in (s.subject, s.object))
    observations = tuple(o for o in corpus.observations if o.subject == entity.id)
    kept = {iri for s in statements for iri in (s.subject, s.object)} | {entity.id}
    entities = tuple(e for e in corpus.entities if e.id in kept)
    return replace(
        corpus,
        entities=entities,
        statements=statements,
        observations=observations,
        by_id={e.id: e for e in entities},
    )
