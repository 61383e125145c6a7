"""Rules over sentences: candidates, their checks, and the statements that pass."""

from kg.statements.candidates import EvidenceOf
from kg.statements.finding import find_statements
from kg.statements.posts import find_post_left, trim_post
from kg.statements.rule_books import RuleBook, build_rule_book, load_rule_book
from kg.statements.selection import drop_hosts, select_statements

__all__ = [
    "EvidenceOf",
    "RuleBook",
    "build_rule_book",
    "drop_hosts",
    "find_post_left",
    "find_statements",
    "load_rule_book",
    "select_statements",
    "trim_post",
]
