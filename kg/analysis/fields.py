"""What industries an entity is in, and what chain and position an industry has.

Three bases, each marked: stated (the entity focuses on the industry), through (a project of the company does), and
name (the name of a company or project holds the name of an industry of seeds/chains.tsv or of the graph). The last is
an inference for tables and views; it never enters the graph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from kg.industries import find_chain
from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Corpus, Entity
from kg.vocabulary import Kind, Modality, Predicate

POSITIONS = ("upstream", "midstream", "downstream")
_OWNS = frozenset({Predicate.BUILDS, Predicate.INVESTS, Predicate.DEVELOPS})
_NAMED = frozenset({Kind.COMPANY, Kind.PROJECT, Kind.INSTITUTION})
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Field:
    """An industry that an entity is in; `statement` is the number of the statement that says so, -1 by name."""

    industry: str
    basis: str
    statement: int = -1


@dataclass(frozen=True, slots=True)
class Chain:
    """An industrial chain of seeds/chains.tsv: the industries at each position."""

    name: str
    links: dict[str, tuple[str, ...]]


def find_fields(corpus: Corpus) -> dict[str, tuple[Field, ...]]:
    """Entity id → its fields by the industry's name; a stated one hides what would be inferred."""
    found: dict[str, dict[str, Field]] = defaultdict(dict)
    for number, s in enumerate(corpus.statements):
        if s.predicate is Predicate.FOCUSES_ON and s.modality is not Modality.NEGATED:
            name = corpus.by_id[s.object].name
            found[s.subject].setdefault(name, Field(name, "stated", number))
    _add_by_name(corpus, found)
    for s in corpus.statements:
        if s.predicate in _OWNS and s.modality is not Modality.NEGATED and corpus.by_id[s.object].kind is Kind.PROJECT:
            for field in list(found.get(s.object, {}).values()):
                through = Field(field.industry, "through", field.statement)
                found[s.subject].setdefault(field.industry, through)
    return {iri: tuple(rows[name] for name in sorted(rows)) for iri, rows in sorted(found.items())}


def _add_by_name(corpus: Corpus, found: dict[str, dict[str, Field]]) -> None:
    industries = {e.name for e in corpus.entities if e.kind is Kind.INDUSTRY} | set(load_positions())
    by_length = sorted((i for i in industries if len(i) >= _SHORTEST), key=lambda name: (-len(name), name))
    first: dict[str, list[str]] = defaultdict(list)
    for industry in by_length:
        first[industry[0]].append(industry)
    for entity in corpus.entities:
        if entity.kind not in _NAMED or found.get(entity.id):
            continue
        taken = ""
        for form in (entity.name, *entity.aliases):
            for at, character in enumerate(form):
                held = next((i for i in first.get(character, ()) if form.startswith(i, at)), "")
                if len(held) > len(taken):
                    taken = held
        if taken:
            found[entity.id][taken] = Field(taken, "name")


def find_position(industry: str) -> tuple[str, str]:
    """Chain and position of an industry by its name; a pair of "" where no table says."""
    return find_chain(Entity("", Kind.INDUSTRY, industry))


@lru_cache(maxsize=1)
def load_positions() -> dict[str, tuple[str, str]]:
    """Industry → chain and position, of seeds/chains.tsv."""
    table = read_table(find_resource("seeds", "chains.tsv"), "chains")
    return {e.form: (e.fields["chain"], e.fields["position"]) for e in table}


@lru_cache(maxsize=1)
def load_chains() -> dict[str, Chain]:
    """Chain → its industries by position, all in the order of the table."""
    chains: dict[str, dict[str, list[str]]] = {}
    for industry, (chain, position) in load_positions().items():
        chains.setdefault(chain, {p: [] for p in POSITIONS})[position].append(industry)
    return {
        name: Chain(name, {position: tuple(found) for position, found in links.items()})
        for name, links in sorted(chains.items())
    }
