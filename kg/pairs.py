"""Pairs of names of one sentence, as the model of relations sees them: features of words and kinds, never of the names.

A sentence becomes a line of tokens: each name one letter for its kind, every other word itself. What the sentence only
implies (its topic, the project and the gathering named last before it) stands in front of the line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.mentions.label_features import SIGNS
from kg.types import Entity, ResolvedArticle, Sentence
from kg.vocabulary import DOMAINS, RANGES, Kind, Predicate, ValueKind
from kg.words import tag

LETTERS: dict[Kind | ValueKind, str] = {
    Kind.REGION: "R",
    Kind.ZONE: "Z",
    Kind.COMPANY: "C",
    Kind.GOVERNMENT: "G",
    Kind.INSTITUTION: "I",
    Kind.PROJECT: "P",
    Kind.INDUSTRY: "N",
    Kind.POLICY: "L",
    Kind.GATHERING: "E",
    Kind.TITLE: "T",
    Kind.PERSON: "H",
    ValueKind.QUANTITY: "Q",
    ValueKind.PERIOD: "D",
}
_KINDS = frozenset(LETTERS.values())
_SLOTS = "TPE"
"""What a sentence implies and does not name: topic, project and gathering named last; each entity once. Organisations
named last, subjects of the sentence before and the article's main organisation doubled the pairs and gave one
proposal in fifty."""
_CARRIED = {Kind.PROJECT: "P", Kind.GATHERING: "E"}
_FRONT = len(_SLOTS)
_JOINTS = frozenset({"、", "和", "及", "与", "以及"})
_WIDEST = 40
"""Tokens between two names that are still read as a pair; half as many more gave one proposal in a hundred."""
_MOST = 40
"""Names of a sentence that are paired; a list of more is read by rules only."""
_SIDE = 12
"""Tokens on either side of a pair whose verbs count."""
_BETWEEN = 25
"""Tokens between two names that still count one by one."""


@dataclass(frozen=True, slots=True)
class Member:
    """A name on a line: its place, its entities, for an implied one its slot (`_SLOTS`), and the number of its mention
    or -1."""

    place: int
    kind: Kind
    ids: tuple[str, ...]
    implied: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence and the names among them; `verbs` tells which tokens are verbs."""

    tokens: tuple[str, ...]
    verbs: tuple[bool, ...]
    members: tuple[Member, ...]
    _around: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)

    def around(self, place: int, role: str) -> tuple[str, ...]:
        """The features of the tokens beside a name, made once a line."""
        key = (place, role)
        if key not in self._around:
            self._around[key] = tuple(_beside(self.tokens, place, role))
        return self._around[key]


def allowed(subject: Kind, object_: Kind) -> tuple[Predicate, ...]:
    """The relations whose domain and range admit such a pair; a region is no part of a zone, nor a zone of a region."""
    return _ALLOWED[subject, object_]


_ALLOWED = {
    (s, o): tuple(
        p for p in Predicate if s in DOMAINS[p] and o in RANGES[p] and not (p is Predicate.PART_OF and s is not o)
    )
    for s in Kind
    for o in Kind
}


def write_lines(resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> Iterator[tuple[Sentence, Line]]:
    """Each sentence that holds a name, as a line."""
    starts = [mention.span.start for mention in resolved.mentions]
    last: dict[str, tuple[str, ...]] = {}
    for sentence in resolved.sentences:
        numbers = range(bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.stop))
        named = [n for n in numbers if resolved.entities_of[n]]
        if named:
            yield sentence, _write_line(resolved, entities, sentence, numbers, last)
        for number in named:
            ids = resolved.entities_of[number]
            kind = entities[ids[0]].kind
            if kind in _CARRIED:
                last[_CARRIED[kind]] = ids


def _write_line(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    sentence: Sentence,
    numbers: range,
    last: Mapping[str, tuple[str, ...]],
) -> Line:
    tokens: list[str] = []
    verbs: list[bool] = []
    members: list[Member] = []
    implied = {"T": resolved.topics[sentence.index], **last}
    known = {i for number in numbers for i in resolved.entities_of[number]}
    for place, slot in enumerate(_SLOTS):
        ids = tuple(i for i in implied.get(slot, ()) if i not in known)
        known.update(ids)
        tokens.append(f"<{slot}{LETTERS[entities[ids[0]].kind] if ids else '-'}>")
        verbs.append(False)
        if ids:
            members.append(Member(place, entities[ids[0]].kind, ids, slot, -1))
    words = tag(sentence.text, sentence.span.start)
    text, at, index = resolved.article.text, sentence.span.start, 0
    for number in (*numbers, -1):
        stop = resolved.mentions[number].span.start if number >= 0 else sentence.span.stop
        while index < len(words) and words[index].start < stop:
            word = words[index]
            if word.stop > at:
                form = text[max(word.start, at) : min(word.stop, stop)]
                if form:
                    tokens.append(_sign(form))
                    verbs.append(word.tag.startswith("v"))
            if word.stop > stop:
                break
            index += 1
        if number >= 0:
            mention, ids = resolved.mentions[number], resolved.entities_of[number]
            if ids:
                members.append(Member(len(tokens), entities[ids[0]].kind, ids, "", number))
            tokens.append(LETTERS[mention.kind])
            verbs.append(False)
            at = mention.span.stop
    return Line(tuple(tokens), tuple(verbs), tuple(members[:_MOST]))


def _sign(form: str) -> str:
    """What stands for a word: digits are one, single signs are full-width."""
    if len(form) == 1:
        return form.translate(SIGNS)
    return "0" if form[:1].isdigit() else form


def find_pairs(line: Line) -> Iterator[tuple[Member, Member]]:
    """The pairs (subject, object) that may stand in a relation: at least one is named, they are near, and of different
    entities."""
    for subject in line.members:
        for object_ in line.members:
            if subject is object_ or (subject.implied and object_.implied) or not allowed(subject.kind, object_.kind):
                continue
            if not (subject.implied or object_.implied) and abs(subject.place - object_.place) > _WIDEST:
                continue
            if set(subject.ids).isdisjoint(object_.ids):
                yield subject, object_


def list_pair_features(line: Line, subject: Member, object_: Member) -> list[str]:
    """The features of a pair: kinds and order, the tokens between, beside each name, and the verbs around."""
    kinds = LETTERS[subject.kind] + LETTERS[object_.kind]
    implied = subject.implied or object_.implied
    if implied:
        order = f"v{'a' if subject.implied else 'b'}{implied}"
        real = object_ if subject.implied else subject
        first = last = real.place
        plain = list(_of_implied(line, first))
    else:
        first, last = sorted((subject.place, object_.place))
        order = "<" if subject.place < object_.place else ">"
        plain = list(_between(line.tokens[first + 1 : last]))
    if not subject.implied:
        plain += line.around(subject.place, "A")
    if not object_.implied:
        plain += line.around(object_.place, "B")
    loose, tight = f"|{order}", f"|{kinds}{order}"
    features = [f"k{kinds}{order}"]
    for name in plain:
        features += (name + loose, name + tight)
    features += (name + tight for name in _verbs(line, first, last))
    return list(dict.fromkeys(features))


def _collapse(tokens: Sequence[str]) -> list[str]:
    """The tokens with every coordination of names made one name."""
    out: list[str] = []
    for token in tokens:
        if len(out) > 1 and token in _KINDS and out[-1] in _JOINTS and out[-2] in _KINDS:
            out.pop()
        else:
            out.append(token)
    return out


def _strip_joined(tokens: list[str]) -> list[str]:
    """The tokens between two names without what only joins either to its list."""
    while len(tokens) > 1 and tokens[0] in _JOINTS and tokens[1] in _KINDS:
        tokens = tokens[2:]
    while len(tokens) > 1 and tokens[-1] in _JOINTS and tokens[-2] in _KINDS:
        tokens = tokens[:-2]
    return tokens


def _between(raw: Sequence[str]) -> Iterator[str]:
    tokens = _strip_joined(_collapse(raw))
    if len(tokens) <= 4:
        yield "b=" + " ".join(tokens)
    if len(tokens) <= _BETWEEN:
        yield from (f"u{token}" for token in dict.fromkeys(tokens))
        yield from (f"w{one} {two}" for one, two in pairwise(tokens))
    if tokens:
        yield f"bs{tokens[0]}"
        yield f"be{tokens[-1]}"
    yield "bm" + "".join(token for token in tokens if token in _KINDS)[:4]
    yield f"bp{min(3, tokens.count('，'))}{min(2, tokens.count('。') + tokens.count('；'))}"
    yield f"bl{min(9, len(tokens) // 2)}"
    if len(tokens) != len(raw):
        yield "list"


def _of_implied(line: Line, place: int) -> Iterator[str]:
    """How a name whose partner is implied stands in its sentence."""
    before = line.tokens[_FRONT:place]
    kinds = sorted({token for token in before if token in _KINDS})
    yield f"pos{min(5, len(before) // 3)}"
    yield f"first{not kinds}"
    yield f"kinds{''.join(kinds)[:6]}"


def _beside(tokens: Sequence[str], place: int, role: str) -> Iterator[str]:
    before, behind = list(tokens[max(_FRONT, place - 4) : place]), list(tokens[place + 1 : place + 7])
    while len(behind) > 1 and behind[0] in _JOINTS and behind[1] in _KINDS:
        behind = behind[2:]
    while len(before) > 1 and before[-1] in _JOINTS and before[-2] in _KINDS:
        before = before[:-2]
    yield f"{role}L{before[-1] if before else '^'}"
    yield f"{role}R{behind[0] if behind else '$'}"
    if len(before) > 1:
        yield f"{role}LL{before[-2]} {before[-1]}"
        yield f"{role}l{before[-2]}"
    if len(behind) > 1:
        yield f"{role}RR{behind[0]} {behind[1]}"
        yield f"{role}r{behind[1]}"
    if len(behind) > 2:
        yield f"{role}q{behind[2]}"
    left = next((token for token in reversed(tokens[_FRONT:place]) if token in _KINDS), "^")
    right = next((token for token in tokens[place + 1 :] if token in _KINDS), "$")
    yield f"{role}k{left}{right}"
    if before:
        yield f"{role}h{before[-1][-1]}"
    if behind:
        yield f"{role}t{behind[0][0]}"


def _verbs(line: Line, first: int, last: int) -> Iterator[str]:
    for index in range(max(_FRONT, first - _SIDE), first):
        if line.verbs[index]:
            yield f"lv{line.tokens[index]}"
    for index in range(last + 1, min(len(line.tokens), last + 1 + _SIDE)):
        if line.tokens[index] in "。；":
            break
        if line.verbs[index]:
            yield f"rv{line.tokens[index]}"


def join_labels(predicates: Iterable[Predicate]) -> str:
    """The label of a pair that stands in these relations: O for none."""
    return "+".join(sorted(predicates)) or "O"
