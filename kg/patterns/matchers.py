"""A pattern compiled to one regular expression, and what it matches on a tape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.patterns.elements import Actor, AnyOf, Cue, Element, List, Maybe, Slot, Words
from kg.patterns.tapes import CODE_OF, PLACE_CODES, Tape
from kg.seeds import Lexicon


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched: tape positions, and the mentions of each role, in order."""

    start: int
    stop: int
    roles: dict[str, tuple[int, ...]]
    trigger: int
    trigger_stop: int
    texts: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Matcher:
    """A pattern ready to run: the source of its expression (compiled when it first runs, since most pages set off few
    rules), its roles with the tape characters each may hold, its roles of plain text, the cue groups that must all
    stand on a tape before the expression is worth running, for each mention that every match holds the tape characters
    of its kinds, and the words that make a place before them an attribute (麓谷科创园上市公司…)."""

    source: str
    roles: tuple[str, ...]
    kinds: dict[str, frozenset[str]]
    texts: tuple[str, ...]
    gate: frozenset[str]
    needs: tuple[frozenset[str], ...]
    based: tuple[str, ...]

    def find(self, tape: Tape) -> list[Match]:
        """All matches, left to right, overlapping ones too; one that only repeats a part of an earlier match of the
        same trigger is left out."""
        found: list[Match] = []
        at = 0
        expression = _compile_source(self.source)
        triggered = "trigger" in expression.groupindex
        while (match := expression.search(tape.text, at)) is not None:
            at = match.start() + 1
            trigger = match.start("trigger") if triggered else match.start()
            roles = {
                role: tuple(
                    tape.mentions[i]
                    for i in range(*match.span(role))
                    if tape.mentions[i] >= 0
                    and tape.text[i] in self.kinds[role]
                    and not (
                        i > match.start(role)
                        and tape.text[i] in PLACE_CODES
                        and tape.text.startswith(self.based, i + 1)
                    )
                )
                for role in self.roles
                if match.group(role) is not None
            }
            if not any(_repeats(roles, trigger, earlier) for earlier in found[-4:]):
                texts = {role: match.span(role) for role in self.texts if match.group(role)}
                stop = match.end("trigger") if triggered else match.end()
                found.append(Match(match.start(), match.end(), roles, trigger, stop, texts))
        return found


@lru_cache(maxsize=1024)
def _compile_source(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _repeats(roles: Mapping[str, tuple[int, ...]], trigger: int, earlier: Match) -> bool:
    return trigger == earlier.trigger and all(
        set(numbers) <= set(earlier.roles.get(role, ())) for role, numbers in roles.items()
    )


def compile_pattern(elements: tuple[Element, ...], cues: Mapping[str, str]) -> Matcher:
    """The matcher of a pattern; KeyError names a cue group that no table defines."""
    parts: list[str] = []
    triggered = False
    for element in elements:
        part = element.compile(cues)
        if isinstance(element, Cue) and element.keep and not triggered:
            part, triggered = f"(?P<trigger>{part})", True
        parts.append(part)
    flat = tuple(_flatten(elements))
    roles = {e.role: e.kinds for e in flat if isinstance(e, (Slot, List, Actor))}
    return Matcher(
        "".join(parts),
        tuple(roles),
        {role: frozenset(CODE_OF[kind] for kind in kinds) for role, kinds in roles.items()},
        tuple(e.role for e in flat if isinstance(e, Words)),
        frozenset(e.group for e in elements if isinstance(e, Cue)),
        tuple({frozenset(CODE_OF[kind] for kind in e.kinds): None for e in elements if isinstance(e, (Slot, List))}),
        tuple(cues["home_company"].split("|")),
    )


def _flatten(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, Maybe):
            yield from _flatten(element.elements)
        elif isinstance(element, AnyOf):
            for option in element.options:
                yield from _flatten(option)
        else:
            yield element


def load_cues(lexicon: Lexicon) -> dict[str, str]:
    """Cue group → alternation of its forms, longest first, from seeds/patterns/relations.tsv."""
    groups: dict[str, list[str]] = {}
    for entry in lexicon.table("patterns/relations"):
        for group in entry.fields["groups"].split():
            groups.setdefault(group, []).append(entry.form)
    return {
        group: "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))
        for group, forms in groups.items()
    }
