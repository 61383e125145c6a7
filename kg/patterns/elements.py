"""The elements that a pattern is made of. Each compiles to a regular expression over the tape, with bounded gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.patterns.tapes import ENTITY, VALUE, kind_class
from kg.vocabulary import PLACES, Kind, ValueKind

_QUOTES = "“”‘’「」『』《》\"'"
_CLAUSE = "，。；：！？\n,;:!?"
_LIST_BREAK = "、和与及暨"
_PREPOSITIONS = "在于向对从到往被"
CLAUSE_START = rf"(?:(?<![^{_CLAUSE}])|(?<=[{_CLAUSE}][{_QUOTES}]))"


@dataclass(frozen=True, slots=True)
class Slot:
    """One mention of one of `kinds`, kept under `role`."""

    role: str
    kinds: frozenset[Kind | ValueKind]

    def compile(self, cues: Mapping[str, str]) -> str:
        """The regular expression over the tape."""
        return rf"[{_QUOTES}]?(?P<{self.role}>{kind_class(self.kinds)})[{_QUOTES}]?"


_FIRMS = "(?:企业|公司|巨头|厂商|名企|外企|车企|药企)"
"""What the members of a list of firms are called together, where a place says whence they come: 等德国企业."""


@dataclass(frozen=True, slots=True)
class List:
    """One mention or a coordination of them (A、B和C等), all kept under `role`.

    Members that nobody recognised (at most 24 characters between separators) do not break the list; where `mixed` is
    set, members of other kinds do not either. A `counted` list has two members or more, a quantity behind each
    (甲新区80家，乙高新区310家). With `head` the class behind 等 counts as a member (工业设计等专业服务业).
    `least` is the least number of members. Without `peers`, 与 does not join: of A与B签约 only A is the subject. A
    subject stands behind 在 only where it is `framed` (在X建成的二期). A `grouped` list goes on behind the class
    of its first members (A、B等交通设施，C等水利设施). A member may bear its sum (A、总投资3亿元的B等项目). Where
    firms behind 等 are from somewhere (A、B等德国企业), that place is passed.
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
            count = rf"[^{_CLAUSE}\ue000-\ue0ff）]{{0,6}}?(?:{VALUE}|[0-9.]{{1,12}}[^{_CLAUSE}\ue000-\ue0ff、]{{1,4}}?)"
            return rf"(?P<{self.role}>{one}{count}(?:[，、；]{one}{count}){{1,40}})"
        member = rf"[{_QUOTES}]{{0,2}}{ENTITY if self.mixed else one}[{_QUOTES}]{{0,2}}"
        aside = r"(?:（[^（）]{0,20}）)?"
        stranger = rf"[^{_CLAUSE}{_LIST_BREAK}\ue000-\ue0ff]{{1,24}}"
        breaks = (_LIST_BREAK if self.peers else "、和及") + ("等" if self.head else "")
        place = kind_class(PLACES)  # in 在甲省乙市举办, 乙市 does not act either, nor in 在甲区和乙县建设
        framed = rf"(?<![在于])(?<![在于]{place})(?<![在于]{place}[{_LIST_BREAK}])"
        free = framed if self.role == "subject" and not self.framed else ""
        based = rf"(?:{kind_class(PLACES)}(?:{cues['home_company']}))?" if cues else ""
        modifiers = rf"(?:{cues['modifier']}){{0,3}}" if cues else ""
        funded = rf"(?:总?投资额?[约近超达逾]{{0,2}}{VALUE}的)?"
        classed = rf"|等[^{_CLAUSE}\ue000-\ue0ff]{{1,10}}[，、；](?:以及)?" if self.grouped else ""
        joint = rf"(?:[{breaks}]|以及|(?<=[”’》][“‘《]){classed}){based}{modifiers}{funded}"
        origin = rf"(?:等{place}(?=[^{_CLAUSE}\ue000-\ue0ff]{{0,8}}{_FIRMS}))?" if Kind.COMPANY in self.kinds else ""
        return (
            rf"{free}[{_QUOTES}]{{0,2}}(?P<{self.role}>{one}[{_QUOTES}]{{0,2}}{aside}"
            rf"(?:{joint}(?:{stranger}[{_LIST_BREAK}])?{member}{aside}){{{self.least - 1},40}}){origin}"
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
    cross commas; `without` names cue groups, with spaces between, no form of which may begin in it. With `there` unset
    a named place may not stand in it either.
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
        barred = "".join(f"(?!{cues[group]})" for group in self.without.split())
        where = kind_class(PLACES | {Kind.GATHERING})
        there = f"(?:[在于]|依托){where}(?:[、和与及]{where}){{0,4}}(?![、和与及])"
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
        whole = rf"(?<![{_PREPOSITIONS}])(?<!依托)(?<!依靠)(?<!借助)(?<![\ue000-\ue0ff]、)"
        first_there = f"(?:{cues['first_there']})"
        nameless = Gap(self.limit, self.over, without=f"other_subject {self.without}").compile(cues)
        scope = rf"(?:{kind_class({Kind.REGION})}(?={first_there}))?"
        alone = f"(?!{first_there}|、{ENTITY}|等地|等国)"
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
