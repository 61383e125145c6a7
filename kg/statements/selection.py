"""The statements of one document, each once; where somebody is said to build a work, its place does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.rules import RULES
from kg.types import Entity, Evidence, Statement
from kg.vocabulary import PLACES, Modality, Predicate

_BARE = frozenset(rule.name for rule in RULES if rule.bare)
"""The rules that give a work to the place of which it is told, nobody else being named beside it."""


def drop_hosts(statements: Iterable[Statement], entities: Mapping[str, Entity]) -> list[Statement]:
    """`statements` without the works that only a bare fact (甲项目封顶) gives to a place, though the document tells
    elsewhere who builds them (甲项目由乙公司承建); what the works cost is said of their one builder then."""
    held = list(statements)
    bare = {id(s) for s in held if all(e.rule in _BARE for e in s.evidence) and entities[s.subject].kind in PLACES}
    builders = Counter(s.object for s in held if s.predicate is Predicate.BUILDS and id(s) not in bare)
    costs = {s.object: s.amount for s in held if id(s) in bare and s.amount}
    kept = [s for s in held if id(s) not in bare or s.object not in builders]
    return [
        replace(s, amount=costs[s.object])
        if s.predicate is Predicate.BUILDS and not s.amount and s.object in costs and builders[s.object] == 1
        else s
        for s in kept
    ]


def select_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements of one document, each once: what two rules or two sentences say alike becomes one with all
    evidence; an undated or amountless one joins the first fuller one; in text order."""
    groups: dict[tuple[str, str, str, str], list[Statement]] = {}
    for statement in _drop_plans_done(statements):
        key = (statement.subject, statement.predicate, statement.object, statement.modality)
        groups.setdefault(key, []).append(statement)
    return tuple(joined for members in groups.values() for joined in _join(members))


def _drop_plans_done(statements: Iterable[Statement]) -> list[Statement]:
    """`statements` without the plans that the same sentence tells as done (总投资2亿元的甲项目签约，|甲项目启动)."""
    held = list(statements)
    done = {
        (s.subject, s.predicate, s.object, _place(e)) for s in held if s.modality is Modality.FACT for e in s.evidence
    }
    return [
        s
        for s in held
        if s.modality is not Modality.PLANNED
        or not all((s.subject, s.predicate, s.object, _place(e)) in done for e in s.evidence)
    ]


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document, evidence.start, evidence.stop


def _join(members: list[Statement]) -> list[Statement]:
    full: list[Statement] = []
    evidence: list[set[Evidence]] = []
    for member in sorted(members, key=lambda s: (s.date == "", s.amount is None, s.post == "")):
        index = next((n for n, other in enumerate(full) if _fits(member, other)), len(full))
        if index == len(full):
            full.append(member)
            evidence.append(set())
        evidence[index].update(member.evidence)
    return [replace(one, evidence=tuple(sorted(found))) for one, found in zip(full, evidence, strict=True)]


def _fits(member: Statement, other: Statement) -> bool:
    """Whether `member` says nothing that `other` does not."""
    return member.date in ("", other.date) and member.post in ("", other.post) and member.amount in (None, other.amount)
