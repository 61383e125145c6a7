"""Statements and observations as they travel between the stages of a distributed build."""

from __future__ import annotations

import json

from kg.errors import EngineError
from kg.identity import DATA
from kg.store.codec import decode_value, encode_value
from kg.types import Extraction, Observation, Statement
from kg.vocabulary import Kind

_KINDS = {kind.lower(): kind for kind in Kind}


def encode_fact(fact: Statement | Observation) -> str:
    """A fact as JSON; equal facts give equal strings."""
    row = [isinstance(fact, Observation), encode_value(type(fact), fact)]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def decode_fact(body: str) -> Statement | Observation:
    """The fact of `body`."""
    is_observation, value = json.loads(body)
    fact: Statement | Observation = decode_value(Observation if is_observation else Statement, value)
    return fact


def find_published(extraction: Extraction) -> dict[tuple[str, str], str]:
    """(document, headline) → the date of the last article of that headline, or else the document's."""
    return {(extraction.document, a.title): a.published or extraction.published for a in extraction.articles}


def kind_of(iri: str) -> Kind:
    """The kind of an entity, which its IRI tells; EngineError where it is none of ours."""
    family = iri.removeprefix(DATA).partition("/")[0]
    if family not in _KINDS:
        raise EngineError(f"{iri}: no IRI of an entity")
    return _KINDS[family]
