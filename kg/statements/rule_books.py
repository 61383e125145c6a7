"""The rules, compiled once, and the automaton that says which of them a sentence may set off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.patterns import CODES, Matcher, compile_pattern, load_cues
from kg.rules import RULES
from kg.rules.rule import Rule
from kg.seeds import Lexicon, load_lexicon


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


@dataclass(frozen=True, slots=True)
class _Cues:
    """What all rule books of a lexicon share: the groups, the forms' automaton, each form's groups."""

    groups: dict[str, str]
    automaton: AhoCorasick
    held: tuple[frozenset[str], ...]


@lru_cache(maxsize=1)
def _read_cues(lexicon: Lexicon) -> _Cues:
    entries = lexicon.table("patterns/relations")
    automaton = AhoCorasick(
        [entry.form for entry in entries], implementation=Implementation.DFA, matchkind=MatchKind.Standard
    )
    return _Cues(load_cues(lexicon), automaton, tuple(frozenset(entry.fields["groups"].split()) for entry in entries))


@lru_cache(maxsize=2048)
def _compile(rule: Rule, lexicon: Lexicon) -> Matcher:
    return compile_pattern(rule.pattern, _read_cues(lexicon).groups)


def build_rule_book(rules: tuple[Rule, ...], lexicon: Lexicon) -> RuleBook:
    """Compiles `rules` with the cue words of `lexicon`; several books of one lexicon share what they can."""
    cues = _read_cues(lexicon)
    compiled = tuple((rule, _compile(rule, lexicon)) for rule in rules)
    bits = {group: 1 << number for number, group in enumerate(cues.groups)}
    anchors = [min(matcher.gate, key=lambda g: (cues.groups[g].count("|"), g), default="") for _, matcher in compiled]
    return RuleBook(
        compiled,
        cues.automaton,
        tuple(sum(bits[group] for group in held) for held in cues.held),
        tuple((sum(bits[group] for group in matcher.gate), matcher.needs) for _, matcher in compiled),
        tuple(tuple(number for number, anchor in enumerate(anchors) if anchor in held) for held in cues.held),
        tuple(number for number, anchor in enumerate(anchors) if not anchor),
    )


@lru_cache(maxsize=1)
def load_rule_book() -> RuleBook:
    """The rule book of the installed rules and cues, built once a process."""
    return build_rule_book(RULES, load_lexicon())
