"""What tables say of industries: the GB/T 4754 code of a name, and its place in an industrial chain."""

from __future__ import annotations

from functools import lru_cache

from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Entity

_SUFFIXES = ("产业集群", "产业", "行业")


def find_code(entity: Entity) -> str:
    """The GB/T 4754 code of an industry that bears exactly a name of the standard; "" otherwise."""
    codes = _load_codes()
    return next((codes[name] for name in (entity.name, *entity.aliases) if name in codes), "")


def find_chain(entity: Entity) -> tuple[str, str]:
    """The industrial chain of an industry and its position there (upstream …); a pair of "" where no table says."""
    chains = _load_chains()
    for name in (entity.name, *entity.aliases):
        for form in (name, *(name.removesuffix(suffix) for suffix in _SUFFIXES)):
            if form in chains:
                return chains[form]
    return "", ""


@lru_cache(maxsize=1)
def _load_codes() -> dict[str, str]:
    return {e.form: e.fields["code"] for e in read_table(find_resource("seeds", "gbt4754.tsv"), "gbt4754")}


@lru_cache(maxsize=1)
def _load_chains() -> dict[str, tuple[str, str]]:
    table = read_table(find_resource("seeds", "chains.tsv"), "chains")
    return {e.form: (e.fields["chain"], e.fields["position"]) for e in table}
