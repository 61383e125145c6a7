"""All rules, in the order of the relations in the annotation guide."""

from __future__ import annotations

from kg.rules import builds, invests, settled_in, signed
from kg.rules.rule import Rule

RULES: tuple[Rule, ...] = (*signed.RULES, *settled_in.RULES, *builds.RULES, *invests.RULES)
"""Every rule of the extractor."""
