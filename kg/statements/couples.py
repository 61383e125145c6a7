"""Couples: 甲与乙、丙与丁分别签署协议 joins each with its own partner and with nobody else."""

from __future__ import annotations

import re

from kg.patterns import Match, kind_class
from kg.statements.readings import Reading
from kg.vocabulary import ORGANISATIONS, PLACES, Kind, Predicate

_PARTY = rf"[“‘]?{kind_class(ORGANISATIONS | PLACES)}[”’]?"
_COUPLE = f"{_PARTY}[与和同跟]{_PARTY}"
_NEXT = f"[、，；及以]{{1,2}}{_COUPLE}"
_COUPLES = re.compile(rf"{_COUPLE}(?:(?:{_NEXT}){{2,20}}|{_NEXT}[^，。；\ue000-\ue0ff]{{0,8}}?(?:分别|两两|各自|双双))")
"""Two couples where 分别 deals them out, or three and more."""
_WITHIN = 24
"""How far behind the couples the word may stand that says what they do."""
_HOSTS = PLACES | {Kind.GOVERNMENT}


def find_couples(predicate: Predicate, match: Match, reading: Reading) -> list[tuple[str, str]] | None:
    """The couples that stand before the trigger of a match, as its relation may join them; None where none stand."""
    tape = reading.tape
    found = _COUPLES.finditer(tape.text)
    said = next((m for m in found if m.start() <= match.trigger < m.end() + _WITHIN), None)
    if said is None:
        return None
    ids = [reading.resolved.entities_of[tape.mentions[at]] for at in range(*said.span()) if tape.mentions[at] >= 0]
    members = [named[0] for named in ids if named]
    couples = zip(members[::2], members[1::2], strict=False)
    return [pair for one, other in couples for pair in _order(one, other, predicate, reading)]


def _order(one: str, other: str, predicate: Predicate, reading: Reading) -> list[tuple[str, str]]:
    """A couple as subject and object: a host signs with its guest, peers agree in the order of the text."""
    hosts = reading.entities[one].kind in _HOSTS, reading.entities[other].kind in _HOSTS
    if predicate is Predicate.SIGNED:
        return [(one, other) if hosts[0] else (other, one)] if hosts[0] is not hosts[1] else []
    return [(one, other)] if hosts[0] is hosts[1] else []
