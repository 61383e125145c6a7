"""All rules, in the order of the relations in the annotation guide."""

from __future__ import annotations

from kg.rules import (
    acquires,
    approves,
    awarded,
    builds,
    companies,
    cooperates_with,
    establishes,
    focuses_on,
    focuses_on_firms,
    focuses_on_mains,
    gatherings,
    gatherings_attended,
    holds_post,
    invests,
    issues,
    located_firms,
    located_in,
    located_said,
    part_of,
    partners,
    settled_in,
    signed,
    signed_more,
)
from kg.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *signed.RULES,
    *signed_more.RULES,
    *settled_in.RULES,
    *located_in.RULES,
    *located_firms.RULES,
    *located_said.RULES,
    *part_of.RULES,
    *builds.RULES,
    *invests.RULES,
    *establishes.RULES,
    *cooperates_with.RULES,
    *partners.RULES,
    *approves.RULES,
    *awarded.RULES,
    *focuses_on.RULES,
    *focuses_on_firms.RULES,
    *focuses_on_mains.RULES,
    *issues.RULES,
    *gatherings.RULES,
    *gatherings_attended.RULES,
    *companies.RULES,
    *acquires.RULES,
    *holds_post.RULES,
)
"""Every rule of the extractor."""
