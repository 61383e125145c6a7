"""Errors that a user can act on. Each message says what is wrong, where (file, line) and what to do."""

from __future__ import annotations

from kg.terminals import show_plainly


class KgError(Exception):
    """Base of all errors that kg raises on purpose. The CLI prints its text as one line and exits 1."""


class DocumentError(KgError):
    """A file cannot be read as a document: missing, empty, not text, too large, damaged, protected."""

    def __init__(self, source: str, problem: str, remedy: str = "") -> None:
        self.source, self.problem, self.remedy = source, problem, remedy
        super().__init__(show_plainly(f"{source}: {problem}" + (f"; {remedy}" if remedy else "")))


class SeedError(KgError):
    """A table under seeds/ is malformed."""


class StoreError(KgError):
    """A store folder is missing, locked, damaged, or of another version."""


class QueryError(KgError):
    """A SPARQL query is malformed, too slow, or lacks a parameter."""


class GraphError(KgError):
    """RDF or JSONL that does not follow the contract."""


class EngineError(KgError):
    """Documents cannot be extracted where they were to be: workers die, or the cluster lacks what it needs."""
