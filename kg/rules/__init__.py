"""All rules, in the order of the relations in the annotation guide."""

from __future__ import annotations

from kg.rules import (
    approves,
    awarded,
    builders,
    builds,
    companies,
    cooperates_with,
    establishes,
    focuses_on,
    focuses_on_firms,
    gatherings,
    holds_post,
    invests,
    issues,
    located_firms,
    located_in,
    located_said,
    part_of,
    settled_in,
    signed,
)
from kg.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *signed.RULES,
    *settled_in.RULES,
    *located_in.RULES,
    *located_firms.RULES,
    *located_said.RULES,
    *part_of.RULES,
    *builds.RULES,
    *builders.RULES,
    *invests.RULES,
    *establishes.RULES,
    *cooperates_with.RULES,
    *approves.RULES,
    *awarded.RULES,
    *focuses_on.RULES,
    *focuses_on_firms.RULES,
    *issues.RULES,
    *gatherings.RULES,
    *companies.RULES,
    *holds_post.RULES,
)
"""Every rule of the extractor."""
