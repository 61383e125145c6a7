"""Noun phrases walked leftwards from their head: where the name of a project, a meeting or an honour begins.

Such names carry their class word at the right; the left edge is found by walking back over the text until a separator,
a verb or a function word (seeds/names/phrase_edges.tsv), taking names, quotations and brackets as one step each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.edges import load_group
from kg.mentions.scans import CLOSING, OPENING, Scan
from kg.resources import find_resource
from kg.seeds import read_table
from kg.types import Mention, Span
from kg.vocabulary import ORGANISATIONS, PLACES, Kind

_STOPS = frozenset("，。；：！？、,;:!?\n—…●■□▲△◆○｜|/<>" + OPENING)
_RATES = frozenset("年日天时月")
"""Units after a slash: 2万吨/年 is one measure."""
_LIMIT = 48
"""No name of the gold pages is longer than 40 characters."""
_EDGE = 6
"""The longest edge word has six characters."""
_MEMBERS = 24
"""Members of one coordination that are read at most."""


@lru_cache(maxsize=1)
def load_edges() -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    """The columns of seeds/names/phrase_edges.tsv by form, and the last characters of all forms."""
    path = find_resource("seeds", "names", "phrase_edges.tsv")
    edges = {entry.form: entry.fields for entry in read_table(path, "names/phrase_edges")}
    return edges, frozenset(form[-1] for form in edges)


@dataclass(frozen=True, slots=True)
class Ground:
    """An article's text prepared for walking.

    `pairs` maps a closing bracket to its opening one and back, `closed` the stop of each name to the name. `ends` are
    places where a phrase may end: a conjunction right after one separates, as 以及 always does; any other
    (应用技术及装备制造产业基地) stands inside a phrase. `words` remembers the edge words met.
    """

    text: str
    floors: tuple[int, ...]
    pairs: dict[int, int]
    closed: dict[int, Mention]
    ends: frozenset[int]
    names: tuple[Mention, ...]
    words: dict[int, tuple[int, str]]

    def floor(self, position: int) -> int:
        """Where the sentence that holds `position` starts."""
        return self.floors[max(0, bisect_right(self.floors, position) - 1)]

    def titled(self, span: Span) -> bool:
        """Whether `span` stands inside 《》."""
        start = self.text.rfind("《", max(0, span.start - 60), span.start)
        return start >= 0 and self.pairs.get(start, -1) >= span.stop

    def word(self, at: int) -> tuple[int, str]:
        """Start and role (edge or join) of the longest such word that stops at `at`; (-1, "") where none does."""
        found = self.words.get(at)
        if found is None:
            found = self.words[at] = _read_edge(self.text, at)
        return found

    def edge(self, at: int, role: str = "edge") -> int:
        """Where the longest word of `role` (edge or join) begins that stops at `at`, or -1."""
        start, found = self.word(at)
        return start if found == role else -1

    def inner(self, span: Span) -> tuple[Mention, ...]:
        """The names inside `span`, in order."""
        first = bisect_left(self.names, span.start, key=_start_of)
        last = bisect_left(self.names, span.stop, first, key=_start_of)
        return tuple(name for name in self.names[first:last] if name.span.stop <= span.stop)


def _start_of(mention: Mention) -> int:
    return mention.span.start


def _read_edge(text: str, at: int) -> tuple[int, str]:
    """Start and role of the longest edge word or conjunction that stops at `at`; (-1, "") where none does."""
    edges, lasts = load_edges()
    if not at or text[at - 1] not in lasts:
        return -1, ""
    for length in range(min(_EDGE, at), 0, -1):
        fields = edges.get(text[at - length : at])
        if fields and not is_switched_off(text, at - length, at, fields["not_after"], fields["not_before"]):
            return at - length, fields["role"]
    return -1, ""


def survey_ground(scan: Scan, names: tuple[Mention, ...], ends: Iterable[int] = ()) -> Ground:
    """The ground of one article; `ends` are the stops of class words, where the caller has any."""
    closed = {mention.span.stop: mention for mention in names}
    known = tuple(sorted(names, key=_start_of))
    stops = frozenset(ends) | closed.keys()
    return Ground(scan.text, scan.floors, scan.brackets, closed, stops, known, scan.edge_words)


def is_switched_off(text: str, start: int, stop: int, not_after: str, not_before: str) -> bool:
    """Whether a cue at [start, stop) follows one of the texts `not_after` or precedes one of `not_before`."""
    return text.endswith(_split_words(not_after), 0, start) or text.startswith(_split_words(not_before), stop)


@lru_cache(maxsize=1024)
def _split_words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split())


def walk_left(ground: Ground, head: int, keeps: Callable[[Mention], bool] = lambda _: True) -> int:
    """Where the phrase begins whose head starts at `head`; a name that `keeps` refuses ends it."""
    return _walk(ground, head, keeps)[0]


def _walk(ground: Ground, head: int, keeps: Callable[[Mention], bool]) -> tuple[int, list[int]]:
    """The start of the phrase and the stops of the conjunctions that the walk passed, from the right."""
    text, at = ground.text, head
    passed: list[int] = []
    floor = max(ground.floor(head), head - _LIMIT)
    while at > floor:
        name = ground.closed.get(at)
        if name is not None and name.span.start >= floor:
            if not keeps(name):
                break
            at = name.span.start
            if _is_done_by(ground, at):
                break
            continue
        start, role = ground.word(at)
        if role == "edge":
            break
        join = start if role else -1
        if join >= 0 and (at - join > 1 or join in ground.ends or text[join - 1] in CLOSING):
            break
        if join >= 0:
            passed.append(at)
        before = text[at - 1]
        partner = ground.pairs.get(at - 1, -1)
        if before in CLOSING:
            if partner < floor or partner > at:
                break
            at = partner
        elif before in _STOPS or before.isspace():
            if before != "/" or text[at : at + 1] not in _RATES:
                break
            at -= 1
        else:
            at -= 1
    if passed and ground.edge(passed[-1], "join") == at:
        at = passed.pop()
    return at, passed


def _is_done_by(ground: Ground, at: int) -> bool:
    """Whether a verb that also stands inside names joins an organisation to the name at `at`: 甲公司投资|乙市…."""
    verb = next((v for v in load_group("doing") if ground.text.endswith(v, 0, at)), "")
    doer = ground.closed.get(at - len(verb)) if verb else None
    return doer is not None and doer.kind in ORGANISATIONS | PLACES


def is_made_of(body: str, words: frozenset[str]) -> bool:
    """Whether `body` is a sequence of `words` and nothing else."""
    reach = {0}
    for i in range(len(body)):
        if i in reach:
            reach.update(j for j in range(i + 1, len(body) + 1) if body[i:j] in words)
    return len(body) in reach


def make_mention(ground: Ground, span: Span, kind: Kind, finder: str) -> Mention:
    """A mention of `span` with the names inside it."""
    inner = tuple(m for m in ground.inner(span) if m.span != span)
    return Mention(span, ground.text[span.start : span.stop], kind, finder, inner=inner)


def walk_list(ground: Ground, stop: int, head: int) -> list[Span]:
    """The members of the coordination that ends at `stop`, in order; the last one's head starts at `head`.

    Members are separated by 、 or a conjunction. In the last of several, 和 separates (A、B和C).
    """
    members: list[Span] = []
    at = head
    last_joins: list[int] = []
    while len(members) < _MEMBERS:
        start, passed = _walk(ground, at, lambda _: True)
        if start == at and members:
            break
        if not members:
            last_joins = passed
        members.append(Span(start, stop))
        if ground.text[start - 1 : start] == "、":
            at = stop = start - 1
        elif (join := ground.edge(start, "join")) >= 0:
            at = stop = join
        else:
            break
    last_joins = [stop for stop in last_joins if ground.text[stop - 1] == "和"]
    if len(members) > 1 and last_joins and ground.edge(last_joins[0], "join") > members[0].start + 1:
        first, join = members[0], last_joins[0]
        members[:1] = [Span(join, first.stop), Span(first.start, ground.edge(join, "join"))]
    return members[::-1]
