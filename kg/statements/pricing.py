"""Which sums of money the statements of a match carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.patterns import Match
from kg.rules.rule import Rule
from kg.statements.readings import Reading
from kg.sums import find_amount, find_contract_sum, find_founding_sum, find_used
from kg.types import Quantity, Span
from kg.vocabulary import Kind, Predicate
from kg.work_sums import find_dealt_sums, find_own_sum, find_sum_of_work

_PRICED = frozenset({Predicate.COOPERATES_WITH, Predicate.BUILDS, Predicate.ESTABLISHES})
"""Relations that a sum is told of without their rule."""

_OF_WORKS = frozenset({Predicate.INVESTS, Predicate.BUILDS, Predicate.SIGNED})
"""Relations of whose works a sentence may tell the share or the place in a row."""


@dataclass(frozen=True, slots=True)
class Pricing:
    """The sums of one match: `amount` beside it, `dealt` one for each of `subjects`, and the projects that are
    `signed`, of which one alone takes the sum."""

    rule: Rule
    reading: Reading
    subjects: Sequence[str]
    amount: Quantity | None
    dealt: Sequence[Quantity]
    signed: Sequence[str]

    def find_sum(self, subject: str, object_: str) -> Quantity | None:
        """The sum of a statement about two entities of the match."""
        if self.dealt:
            return self.dealt[self.subjects.index(subject)]
        if self.rule.predicate in _OF_WORKS and (
            own := find_sum_of_work(self.reading.resolved, self.reading.sentence, object_)
        ):
            return own
        priced = (
            self.rule.amount
            or self.rule.predicate is Predicate.INVESTS
            or object_ in self.signed
            or self.rule.predicate in _PRICED
        )
        amount = self.amount if priced else None
        if self.rule.predicate is not Predicate.INVESTS:
            return amount
        return find_own_sum(self.reading.resolved, self.reading.sentence, subject) or amount


def price_match(
    rule: Rule, match: Match, reading: Reading, span: Span, subjects: Sequence[str], objects: Sequence[str]
) -> Pricing:
    """What the sums around a match on `span` are to its statements."""
    signed = [i for i in objects if rule.predicate is Predicate.SIGNED and reading.entities[i].kind is Kind.PROJECT]
    alone = len(signed) == 1 and not reading.tape.text.startswith("等", match.stop)
    dealt = find_dealt_sums(reading.resolved, reading.sentence, span, len(subjects)) if rule.amount else []
    return Pricing(rule, reading, subjects, _find_sum(rule, match, reading, span, alone), dealt, signed)


def _find_sum(rule: Rule, match: Match, reading: Reading, span: Span, alone: bool) -> Quantity | None:
    """The sum that a match tells of: that of a contract, the capital of a new firm, or one beside it where the rule
    asks for it or one signed project stands `alone`."""
    resolved, sentence, trigger = reading.resolved, reading.sentence, reading.tape.origins[match.trigger]
    if rule.contract or rule.predicate is Predicate.COOPERATES_WITH:
        return find_contract_sum(resolved, sentence, trigger)
    if rule.predicate is Predicate.INVESTS and not rule.amount:
        return find_used(resolved, span)
    amount = find_amount(resolved, sentence, span, trigger, rule.predicate) if rule.amount or alone else None
    if amount is None and rule.predicate is Predicate.ESTABLISHES:
        return find_founding_sum(resolved, sentence, trigger)
    return amount
