"""Rules over sentences: candidates, their checks, and the statements that pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.chains import find_links
from kg.entities import bears_class
from kg.modalities import ModalityScopes, find_modality_scopes
from kg.patterns import CODES, Match, Matcher, Tape, compile_pattern, load_cues, write_tape
from kg.qualifiers import STATES, find_amount, find_date
from kg.rules import RULES
from kg.rules.rule import Rule
from kg.seeds import Lexicon, load_lexicon
from kg.subjects import find_subjects
from kg.types import Article, Entity, Evidence, Refusal, ResolvedArticle, Sentence, Span, Statement
from kg.vocabulary import DOMAINS, PLACES, RANGES, Kind, Modality, Predicate

EvidenceOf = Callable[[Article, Span, str], Evidence]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The compiled rules and the automaton that tells which cue groups a tape holds."""

    rules: tuple[tuple[Rule, Matcher], ...]
    automaton: AhoCorasick
    groups: tuple[int, ...]
    """For each form of the automaton the cue groups that it belongs to, one bit a group."""
    gates: tuple[tuple[int, tuple[frozenset[str], ...]], ...]
    """For each rule the groups that must stand on a tape, and the tape characters of each mention that it must hold."""
    anchored: tuple[tuple[int, ...], ...]
    """For each form the numbers of the rules that it may set off: of the groups that a rule needs, the one with the
    fewest forms is its anchor."""
    free: tuple[int, ...]
    """The numbers of the rules that need no group."""

    def select_rules(self, text: str) -> list[tuple[Rule, Matcher]]:
        """The rules all whose cue groups and kinds of mention stand on a tape, in order: no other can match."""
        present = 0
        numbers = set(self.free)
        for index, _, _ in self.automaton.find_matches_as_indexes(text, overlapping=True):
            present |= self.groups[index]
            numbers.update(self.anchored[index])
        codes = CODES.intersection(text)
        found = []
        for number in sorted(numbers):
            gate, needs = self.gates[number]
            if gate & present == gate and not any(map(codes.isdisjoint, needs)):
                found.append(self.rules[number])
        return found


def build_rule_book(rules: tuple[Rule, ...], lexicon: Lexicon) -> RuleBook:
    """Compiles `rules` with the cue words of `lexicon`."""
    cues = load_cues(lexicon)
    entries = lexicon.table("patterns/relations")
    automaton = AhoCorasick(
        [entry.form for entry in entries], implementation=Implementation.DFA, matchkind=MatchKind.Standard
    )
    compiled = tuple((rule, compile_pattern(rule.pattern, cues)) for rule in rules)
    bits = {group: 1 << number for number, group in enumerate(cues)}
    groups = [set(entry.fields["groups"].split()) for entry in entries]
    anchors = [min(matcher.gate, key=lambda g: (cues[g].count("|"), g), default="") for _, matcher in compiled]
    return RuleBook(
        compiled,
        automaton,
        tuple(sum(bits[group] for group in held) for held in groups),
        tuple((sum(bits[group] for group in matcher.gate), matcher.needs) for _, matcher in compiled),
        tuple(tuple(number for number, anchor in enumerate(anchors) if anchor in held) for held in groups),
        tuple(number for number, anchor in enumerate(anchors) if not anchor),
    )


@lru_cache(maxsize=1)
def load_rule_book() -> RuleBook:
    """The rule book of the installed rules and cues, built once a process."""
    return build_rule_book(RULES, load_lexicon())


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rules read of one sentence."""

    resolved: ResolvedArticle
    entities: Mapping[str, Entity]
    sentence: Sentence
    numbers: range
    tape: Tape
    carried: tuple[tuple[int, tuple[str, ...]], ...]


_OF_EACH = frozenset(
    {
        Predicate.SIGNED,
        Predicate.BUILDS,
        Predicate.INVESTS,
        Predicate.ESTABLISHES,
        Predicate.SETTLED_IN,
        Predicate.COOPERATES_WITH,
    }
)
"""Relations whose objects are one's own: 分别 deals them out."""


def find_statements(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    evidence_of: EvidenceOf,
    book: RuleBook | None = None,
    refusals: list[Refusal] | None = None,
) -> list[Statement]:
    """All statements of one article, in text order; refused candidates go into `refusals` where it is given."""
    book = book or load_rule_book()
    scopes = find_modality_scopes(resolved)
    subjects = resolved.subjects or find_subjects(resolved, entities)
    starts = [mention.span.start for mention in resolved.mentions]
    found: list[Statement] = []
    for sentence in resolved.sentences:
        numbers = range(bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.stop))
        if not numbers:
            continue
        tape = write_tape(resolved.article.text, sentence.span, resolved.mentions, numbers)
        rules = book.select_rules(tape.text)
        if not rules:
            continue
        reading = _Reading(resolved, entities, sentence, numbers, tape, subjects[sentence.index])
        for rule, matcher in rules:
            for match in matcher.find(tape):
                found.extend(_state(rule, match, reading, scopes, evidence_of, refusals))
    found.extend(_state_links(resolved, entities, evidence_of))
    return found


def _state_links(
    resolved: ResolvedArticle, entities: Mapping[str, Entity], evidence_of: EvidenceOf
) -> Iterator[Statement]:
    stops = [sentence.span.stop for sentence in resolved.sentences]
    for number, subject, object_, predicate, rule in find_links(resolved, entities):
        sentence = resolved.sentences[min(bisect_right(stops, resolved.mentions[number].span.start), len(stops) - 1)]
        if entities[subject].kind in DOMAINS[predicate] and entities[object_].kind in RANGES[predicate]:
            evidence = evidence_of(resolved.article, sentence.span, rule)
            yield Statement(subject, predicate, object_, Modality.FACT, (evidence,))


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


def _state(
    rule: Rule,
    match: Match,
    reading: _Reading,
    scopes: ModalityScopes,
    evidence_of: EvidenceOf,
    refusals: list[Refusal] | None,
) -> Iterator[Statement]:
    resolved, tape, entities = reading.resolved, reading.tape, reading.entities
    trigger = tape.origins[match.trigger]
    if "subject" not in match.roles and tape.text.startswith("的", match.trigger_stop):
        if refusals is not None:
            refusals.append(Refusal(resolved.article.index, Span(trigger, trigger + 1), rule.name, "relative clause"))
        return
    if rule.modality is None and scopes.is_supposed(trigger):
        if refusals is not None:
            refusals.append(
                Refusal(resolved.article.index, Span(trigger, trigger + 1), rule.name, "a condition or rumour")
            )
        return
    subjects = _fill("subject", DOMAINS[rule.predicate], rule, match, reading)
    objects = _fill("object", RANGES[rule.predicate], rule, match, reading)
    if rule.bears:
        objects = [i for i in objects if bears_class(entities[i], tape.text[match.start])]
    if not subjects and rule.predicate is Predicate.BUILDS and rule.fallback:
        subjects = [i for n in match.roles.get("object", ()) for i in _inner_ids(n, Kind.COMPANY, reading)]
    span = Span(tape.origins[match.start], tape.origins[match.stop])
    if rule.predicate is Predicate.ISSUES and "subject" not in match.roles and _names_issuer(match, resolved):
        subjects = []
    if not subjects or not objects:
        if refusals is not None:
            missing = "subject" if not subjects else "object"
            refusals.append(Refusal(resolved.article.index, span, rule.name, f"no {missing} of a fitting kind"))
        return
    pairs = _pair(subjects, objects, rule, match, reading)
    if pairs is None:
        if refusals is not None:
            refusals.append(Refusal(resolved.article.index, span, rule.name, "分别: which one is whose is not told"))
        return
    modality = rule.modality or scopes.at(trigger)
    if rule.predicate in STATES and modality is Modality.PLANNED:
        modality = Modality.FACT
    if rule.predicate is Predicate.HOLDS_POST and _is_former(resolved.article.text, span):
        modality = Modality.NEGATED
    evidence = evidence_of(resolved.article, reading.sentence.span, rule.name)
    signed = [i for i in objects if rule.predicate is Predicate.SIGNED and entities[i].kind is Kind.PROJECT]
    alone = len(signed) == 1 and not tape.text.startswith("等", match.stop)
    amount = find_amount(resolved, reading.sentence, span, trigger) if rule.amount or alone else None
    date = find_date(resolved, reading.sentence, trigger, rule.predicate, modality)
    post = _post(match, reading)
    for subject, object_ in pairs:
        yield Statement(
            subject,
            rule.predicate,
            object_,
            modality,
            (evidence,),
            amount=amount if rule.amount or object_ in signed else None,
            date=date,
            post=post,
        )


_FORMER = re.compile("(?:^|[^目此之日以])前$|(?:^|[^高平草])原$")
_LEAVES = re.compile(
    "[^，。；：]{0,2}(?:因[^，。；]{1,10})?(?:辞任|辞去|卸任|请辞|离任|离职|去职|调任|转任|转赴|升任|改任|被免|不再(?:兼任|担任))"
)


def _is_former(text: str, span: Span) -> bool:
    """Whether a post told beside a name is one that is left: 原[甲]总经理[乙], [甲]总经理[乙]调任[丙]."""
    return _FORMER.search(text[max(0, span.start - 2) : span.start]) is not None or (
        _LEAVES.match(text, span.stop) is not None
    )


def _pair(
    subjects: Sequence[str], objects: Sequence[str], rule: Rule, match: Match, reading: _Reading
) -> list[tuple[str, str]] | None:
    """Each subject with each object; where 分别 stands between several of both, the first with the first and so on, or
    None where their numbers differ: A、B分别与有关企业签约，涉及X、Y、Z."""
    each = reading.tape.text.find("分别", match.start, match.trigger) >= 0 and len(subjects) > 1 and len(objects) > 1
    if each and rule.name == "signed.among_signed":
        return None
    if each and rule.predicate in _OF_EACH:
        named = len(match.roles.get("object", ())) == len(subjects) == len(objects)
        return list(zip(subjects, objects, strict=True)) if named else None
    kind_of = reading.entities
    alike = rule.predicate is Predicate.PART_OF
    return [
        (subject, object_)
        for subject in subjects
        for object_ in objects
        if subject != object_ and not (alike and kind_of[subject].kind is not kind_of[object_].kind)
    ]


def _names_issuer(match: Match, resolved: ResolvedArticle) -> bool:
    """Whether the policy's own title begins with who issued it (中共中央国务院关于…): no topic issues that."""
    policies = [resolved.mentions[number] for number in match.roles.get("object", ())]
    return any(inner.kind is Kind.GOVERNMENT for policy in policies for inner in policy.inner)


def _post(match: Match, reading: _Reading) -> str:
    place = match.texts.get("post")
    if not place:
        return ""
    post = reading.tape.text[place[0] : place[1]].strip("的兼、 ")
    before = reading.resolved.article.text[reading.tape.origins[place[0]] - 1]
    return before + post if post.startswith("委") and not post.startswith("委员") else post


def _fill(role: str, kinds: frozenset[Kind], rule: Rule, match: Match, reading: _Reading) -> list[str]:
    """The entity ids that fill a role: named in the match, or implied by an earlier clause or the topic."""
    resolved, entities = reading.resolved, reading.entities
    found: list[str] = []
    if role in match.roles:
        for number in match.roles[role]:
            ids = resolved.entities_of[number]
            found.extend(i for i in ids if entities[i].kind in kinds)
            if role == "object" and rule.inner:
                found.extend(_inner_ids(number, rule.inner, reading))
        return list(dict.fromkeys(found))
    position = reading.tape.origins[match.start]
    kinds = kinds & rule.implied
    if rule.predicate is Predicate.FOCUSES_ON and (zones := _zones_set_up_before(reading, position)):
        return zones
    carried = [(start, ids) for start, ids in reading.carried if start < position]
    if rule.setting and len({ids for _, ids in carried if entities[ids[0]].kind in PLACES}) > 1:
        carried = []
    for _, ids in reversed(carried):
        fitting = [i for i in ids if entities[i].kind in kinds]
        if fitting:
            return fitting
    if not rule.fallback:
        return []
    if kinds & PLACES:
        return [i for i in resolved.topics[reading.sentence.index] if entities[i].kind in kinds]
    return _last_named(kinds, reading, position)


def _zones_set_up_before(reading: _Reading, position: int) -> list[str]:
    """The zone that the sentence sets up before `position` (批复设立…高新区，重点发展…)."""
    resolved = reading.resolved
    for number in reversed(reading.numbers):
        mention = resolved.mentions[number]
        if mention.span.start < position and mention.kind is Kind.ZONE:
            before = resolved.article.text[max(0, mention.span.start - 4) : mention.span.start]
            return list(resolved.entities_of[number]) if any(word in before for word in _founding_words()) else []
    return []


@lru_cache(maxsize=1)
def _founding_words() -> tuple[str, ...]:
    return tuple(e.form for e in load_lexicon().table("patterns/relations") if "founding" in e.fields["groups"].split())


def _last_named(kinds: frozenset[Kind], reading: _Reading, position: int) -> list[str]:
    """What of `kinds` was named last before `position` in its paragraph (a gathering: in its article)."""
    resolved, entities = reading.resolved, reading.entities
    start = resolved.article.paragraphs[reading.sentence.paragraph].span.start
    before = bisect_left(resolved.mentions, position, key=lambda m: m.span.start)
    for number in range(before - 1, -1, -1):
        if resolved.mentions[number].span.start < start and not kinds <= {Kind.GATHERING}:
            break
        fitting = [i for i in resolved.entities_of[number] if entities[i].kind in kinds]
        if fitting:
            return fitting
    return [i for i in resolved.topics[reading.sentence.index] if entities[i].kind in kinds]


def _inner_ids(number: int, kind: Kind, reading: _Reading) -> list[str]:
    mention = reading.resolved.mentions[number]
    names = {inner.text for inner in mention.inner if inner.kind is kind}
    return [i for i, e in reading.entities.items() if e.kind is kind and (e.name in names or names & set(e.aliases))]
