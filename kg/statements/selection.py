"""The statements of one document, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.types import Statement


def select_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements of one document, each once: what two rules or two sentences say alike becomes one with all
    evidence; an undated or amountless one joins the first fuller one; in text order."""
    groups: dict[tuple[str, str, str, str], list[Statement]] = {}
    for statement in statements:
        key = (statement.subject, statement.predicate, statement.object, statement.modality)
        groups.setdefault(key, []).append(statement)
    return tuple(joined for members in groups.values() for joined in _join(members))


def _join(members: list[Statement]) -> list[Statement]:
    full: list[Statement] = []
    for member in sorted(members, key=lambda s: (s.date == "", s.amount is None, s.post == "")):
        for index, other in enumerate(full):
            if (
                member.date in ("", other.date)
                and member.post in ("", other.post)
                and member.amount in (None, other.amount)
            ):
                evidence = tuple(sorted({*other.evidence, *member.evidence}))
                full[index] = replace(other, evidence=evidence)
                break
        else:
            full.append(member)
    return full
