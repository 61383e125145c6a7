"""The chain atlas: industrial chains with who holds each link, and the links that nobody holds."""

from __future__ import annotations

from typing import Any, BinaryIO

from kg.analysis.fields import Field, find_fields, find_position, load_chains
from kg.analysis.profiles import find_entity
from kg.containment import find_containment
from kg.errors import KgError
from kg.types import Corpus
from kg.views.industry_map import SCRIPTS
from kg.views.packs import choose_entities, pack_corpus
from kg.views.pages import make_parts, write_page
from kg.vocabulary import PLACES, Kind


def write_chain_atlas(corpus: Corpus, stream: BinaryIO, title: str = "", zone: str = "", industry: str = "") -> None:
    """Writes the atlas; `zone` (or a region) and `industry` (or a chain's name) are what it opens at."""
    entities = choose_entities(corpus)
    index = {e.id: n for n, e in enumerate(entities)}
    pack = pack_corpus(corpus, entities)
    data: dict[str, Any] = {
        "kinds": pack["kinds"],
        "modalities": pack["modalities"],
        "pack": pack,
        "chains": [{"name": c.name, "links": {p: list(i) for p, i in c.links.items()}} for c in load_chains().values()],
        "holders": list_holders(corpus, index),
        "place": index.get(find_entity(corpus, zone, sorted(PLACES)).id, -1) if zone else -1,
        "chain": _find_chain_name(industry) if industry else "",
    }
    parts = make_parts(title, "chain.title", ("pages.css", "chain.css"), (*SCRIPTS, "chain_atlas.js"), data)
    write_page(stream, "chain_atlas.html", parts)


def list_holders(corpus: Corpus, index: dict[str, int]) -> list[dict[str, Any]]:
    """Who is in an industry that has a place in a chain: entity, industry, how that is known, and where it is."""
    inside = find_containment(corpus)
    partners = _find_partners(corpus)
    rows = []
    for iri, fields in find_fields(corpus).items():
        if iri not in index:
            continue
        around = sorted({*inside.get(iri, ()), *partners.get(iri, ())} | ({iri} if _is_place(corpus, iri) else set()))
        where = [index[place] for place in around if place in index]
        for field in fields:
            chain, position = find_position(field.industry)
            if chain:
                rows.append(_describe(index[iri], field, chain, position, where))
    return rows


def _describe(node: int, field: Field, chain: str, position: str, where: list[int]) -> dict[str, Any]:
    return {
        "node": node,
        "industry": field.industry,
        "basis": field.basis,
        "chain": chain,
        "position": position,
        "places": where,
    }


def _is_place(corpus: Corpus, iri: str) -> bool:
    return corpus.by_id[iri].kind in PLACES


def _find_partners(corpus: Corpus) -> dict[str, set[str]]:
    """Entity → places that sign, build or set it up."""
    found: dict[str, set[str]] = {}
    for s in corpus.statements:
        if _is_place(corpus, s.subject) and corpus.by_id[s.object].kind in (
            Kind.COMPANY,
            Kind.PROJECT,
            Kind.INSTITUTION,
        ):
            found.setdefault(s.object, set()).add(s.subject)
    return found


def _find_chain_name(industry: str) -> str:
    if industry in load_chains():
        return industry
    chain = find_position(industry)[0]
    if not chain:
        raise KgError(f"{industry}: in no chain of seeds/chains.tsv; there are {'、'.join(load_chains())}")
    return chain
