"""Pattern elements and the matcher.

A sentence becomes a *tape*: each mention is replaced by one private-use character that stands for its kind, all other
characters stay. A pattern is a tuple of elements and compiles to one regular expression over the tape. All gaps are
bounded and lazy, so that matching is linear in the length of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.seeds import Lexicon
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind, ValueKind

_CODES: dict[Kind | ValueKind, str] = {kind: chr(0xE000 + i) for i, kind in enumerate([*Kind, *ValueKind])}
_ENTITY = f"[{_CODES[Kind.REGION]}-{_CODES[Kind.PERSON]}]"
_PLACE_CODES = frozenset(_CODES[kind] for kind in PLACES)
CODES = frozenset(_CODES.values())
"""The tape characters that stand for mentions."""
_VALUE = f"[{_CODES[ValueKind.QUANTITY]}-{_CODES[ValueKind.PERIOD]}]"
_QUOTES = "“”‘’「」『』《》\"'"
_CLAUSE = "，。；：！？\n,;:!?"
_LIST_BREAK = "、和与及暨"
_PREPOSITIONS = "在于向对从到往被"
CLAUSE_START = rf"(?:(?<![^{_CLAUSE}])|(?<=[{_CLAUSE}][{_QUOTES}]))"


@dataclass(frozen=True, slots=True)
class Tape:
    """The tape of one stretch of text. `origins[i]` is the article offset of tape character i (one more for the stop);
    `mentions[i]` the number of the mention that stands there, or -1."""

    text: str
    origins: tuple[int, ...]
    mentions: tuple[int, ...]


def write_tape(text: str, span: Span, mentions: Sequence[Mention], numbers: Iterable[int]) -> Tape:
    """The tape of `span` of `text`; `numbers` are the mentions inside it, in order and without overlap."""
    pieces: list[str] = []
    origins: list[int] = []
    held: list[int] = []
    at = span.start
    for number in numbers:
        mention = mentions[number]
        pieces.append(text[at : mention.span.start])
        origins.extend(range(at, mention.span.start))
        held.extend([-1] * (mention.span.start - at))
        pieces.append(_CODES[mention.kind])
        origins.append(mention.span.start)
        held.append(number)
        at = mention.span.stop
    pieces.append(text[at : span.stop])
    origins.extend(range(at, max(at, span.stop) + 1))  # a sentence that is cut for its length may end inside a name
    held.extend([-1] * (span.stop - at))
    return Tape("".join(pieces), tuple(origins), tuple(held))


def kind_class(kinds: Iterable[Kind | ValueKind]) -> str:
    """The character class that matches one mention of any of `kinds`."""
    return "[" + "".join(_CODES[kind] for kind in sorted(kinds, key=lambda k: _CODES[k])) + "]"


@dataclass(frozen=True, slots=True)
class Slot:
    """One mention of one of `kinds`, kept under `role`."""

    role: str
    kinds: frozenset[Kind | ValueKind]

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return rf"[{_QUOTES}]?(?P<{self.role}>{kind_class(self.kinds)})[{_QUOTES}]?"


@dataclass(frozen=True, slots=True)
class List:
    """One mention or a coordination of them (A、B和C等), all kept under `role`.

    Members that nobody recognised (at most 24 characters between separators) do not break the list; where `mixed` is
    set, members of other kinds do not either. A `counted` list has two members or more, a quantity behind each
    (兰州新区90家，兰州高新区410家). With `head` the class behind 等 counts as a member (工业设计等专业服务业).
    `least` is the least number of members. Without `peers`, 与 does not join: of A与B签约 only A is the subject. A
    subject stands behind 在 only where it is `framed` (在X召开的大会上). A `grouped` list goes on behind the class
    of its first members (A、B等交通设施，C等水利设施).
    """

    role: str
    kinds: frozenset[Kind | ValueKind]
    mixed: bool = False
    counted: bool = False
    head: bool = False
    least: int = 1
    peers: bool = True
    framed: bool = False
    grouped: bool = False

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        one = kind_class(self.kinds)
        if self.counted:
            count = (
                rf"[^{_CLAUSE}\ue000-\ue0ff）]{{0,6}}?(?:{_VALUE}|[0-9.]{{1,12}}[^{_CLAUSE}\ue000-\ue0ff、]{{1,4}}?)"
            )
            return rf"(?P<{self.role}>{one}{count}(?:[，、；]{one}{count}){{1,40}})"
        member = rf"[{_QUOTES}]{{0,2}}{_ENTITY if self.mixed else one}[{_QUOTES}]{{0,2}}"
        aside = r"(?:（[^（）]{0,20}）)?"
        stranger = rf"[^{_CLAUSE}{_LIST_BREAK}\ue000-\ue0ff]{{1,24}}"
        breaks = (_LIST_BREAK if self.peers else "、和及") + ("等" if self.head else "")
        free = "(?<![在于])" if self.role == "subject" and not self.framed else ""
        based = rf"(?:{kind_class(PLACES)}(?:{cues['home_company']}))?" if cues else ""
        modifiers = rf"(?:{cues['modifier']}){{0,3}}" if cues else ""
        classed = rf"|等[^{_CLAUSE}\ue000-\ue0ff]{{1,10}}[，、；](?:以及)?" if self.grouped else ""
        joint = rf"(?:[{breaks}]|以及|(?<=[”’》][“‘《]){classed}){based}{modifiers}"
        return (
            rf"{free}[{_QUOTES}]{{0,2}}(?P<{self.role}>{one}[{_QUOTES}]{{0,2}}{aside}"
            rf"(?:{joint}(?:{stranger}[{_LIST_BREAK}])?{member}{aside}){{{self.least - 1},40}})"
        )


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the cue table: any form of `group` in seeds/patterns/relations.tsv."""

    group: str
    keep: bool = True

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape; the first kept cue of a pattern is its trigger."""
        return f"(?:{cues[self.group]})"


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `limit` characters, as few as will do, inside one clause.

    `over` are kinds of mention that may stand in the gap (values and 在 with a place always may); `clauses` lets it
    cross commas; `without` names a cue group no form of which may begin in it. With `there` unset a named place may not
    stand in it either.
    """

    limit: int = 12
    over: frozenset[Kind] = frozenset()
    clauses: bool = False
    without: str = ""
    there: bool = True

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        stops = "。；！？\n" if self.clauses else _CLAUSE
        allowed = kind_class(self.over | {ValueKind.QUANTITY, ValueKind.PERIOD})[1:-1]
        barred = f"(?!{cues[self.without]})" if self.without else ""
        there = f"[在于]{kind_class(PLACES | {Kind.GATHERING})}(?![、和与及])"
        if not self.there or self.over & PLACES:
            there = "(?!)"  # two ways to read one place would take exponential time
        return rf"(?:{barred}(?:{there}|[^{stops}\ue000-\ue0ff]|[{allowed}])){{0,{self.limit}}}?"


@dataclass(frozen=True, slots=True)
class Maybe:
    """The elements, or nothing."""

    elements: tuple[Element, ...]

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return "(?:" + "".join(e.compile(cues) for e in self.elements) + ")?"


@dataclass(frozen=True, slots=True)
class Unless:
    """Nothing, but only where the elements do not follow."""

    elements: tuple[Element, ...]

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return "(?!" + "".join(e.compile(cues) for e in self.elements) + ")"


@dataclass(frozen=True, slots=True)
class NotAfter:
    """Nothing, but only where no form of the cue group stands directly before."""

    group: str

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape: one look-behind a form, since they differ in length."""
        return "".join(f"(?<!{form})" for form in cues[self.group].split("|"))


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a coordination of `kinds` with a gap behind it, or nothing but the start of a clause.

    In the second case the role is *implied*: whoever the sentence or the article is about fills it, unless the clause
    has a nameless subject of its own (5户企业获批). 广东省首创… names where something is first, not who acts.
    """

    role: str
    kinds: frozenset[Kind | ValueKind]
    limit: int = 14
    over: frozenset[Kind] = frozenset()
    without: str = ""

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        named = List(self.role, self.kinds).compile(cues)
        gap = Gap(self.limit, self.over, without=self.without).compile(cues)
        aside = r"(?:等[^，。；：！？\n\ue000-\ue0ff]{0,8}?)?(?:（[^（）]{0,30}）)?"
        whole = rf"(?<![{_PREPOSITIONS}])(?<![\ue000-\ue0ff]、)"
        first_there = f"(?:{cues['first_there']})"
        nameless = Gap(self.limit, self.over, without="other_subject").compile(cues)
        scope = rf"(?:{kind_class({Kind.REGION})}(?={first_there}))?"
        alone = f"(?!{first_there}|、{_ENTITY}|等地|等国)"
        return f"(?:{whole}{named}{alone}{aside}{gap}|{CLAUSE_START}{nameless}{scope}{nameless})"


@dataclass(frozen=True, slots=True)
class Words:
    """Up to `limit` characters of plain text inside a clause that close with a word of the cue group `last`, kept
    under `role` as text."""

    role: str
    last: str
    limit: int = 20

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return rf"(?P<{self.role}>[^{_CLAUSE}\ue000-\ue0ff]{{0,{self.limit}}}(?:{cues[self.last]}))"


@dataclass(frozen=True, slots=True)
class NotBehind:
    """Nothing, but only where no mention of `kinds` stands directly before."""

    kinds: frozenset[Kind | ValueKind]

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return f"(?<!{kind_class(self.kinds)})(?<!{kind_class(self.kinds)}[{_QUOTES}的])"


@dataclass(frozen=True, slots=True)
class ClauseStart:
    """Nothing, at the start of a clause."""

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return CLAUSE_START


@dataclass(frozen=True, slots=True)
class ClauseStop:
    """Nothing, at the end of a clause."""

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return rf"(?=[{_CLAUSE}{_QUOTES}、]|$)"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several alternatives, each a tuple of elements."""

    options: tuple[tuple[Element, ...], ...]

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return "(?:" + "|".join("".join(e.compile(cues) for e in option) for option in self.options) + ")"


Element = (
    Slot | List | Actor | Words | Cue | Gap | Maybe | Unless | NotAfter | NotBehind | ClauseStart | ClauseStop | AnyOf
)


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
                        and tape.text[i] in _PLACE_CODES
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
        {role: frozenset(_CODES[kind] for kind in kinds) for role, kinds in roles.items()},
        tuple(e.role for e in flat if isinstance(e, Words)),
        frozenset(e.group for e in elements if isinstance(e, Cue)),
        tuple({frozenset(_CODES[kind] for kind in e.kinds): None for e in elements if isinstance(e, (Slot, List))}),
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


def show_tape(tape: Tape) -> str:
    """The tape for a person: each mention as its kind in braces."""
    names = {code: str(kind) for kind, code in _CODES.items()}
    return "".join(f"{{{names[c]}}}" if c in names else c for c in tape.text)
