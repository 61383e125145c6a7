"""Pattern elements and the matcher.

A sentence becomes a *tape*: each mention is replaced by one private-use character that stands for its kind, all other
characters stay. A pattern is a tuple of elements and compiles to one regular expression over the tape. All gaps are
bounded and lazy, so that matching is linear in the length of the sentence.
"""

from kg.patterns.elements import (
    CLAUSE_START,
    Actor,
    AnyOf,
    ClauseStart,
    ClauseStop,
    Cue,
    Element,
    Gap,
    List,
    Maybe,
    NotAfter,
    NotBehind,
    Slot,
    Unless,
    Words,
)
from kg.patterns.matchers import Match, Matcher, compile_pattern, load_cues
from kg.patterns.tapes import CODES, Tape, kind_class, show_tape, write_tape

__all__ = [
    "CLAUSE_START",
    "CODES",
    "Actor",
    "AnyOf",
    "ClauseStart",
    "ClauseStop",
    "Cue",
    "Element",
    "Gap",
    "List",
    "Match",
    "Matcher",
    "Maybe",
    "NotAfter",
    "NotBehind",
    "Slot",
    "Tape",
    "Unless",
    "Words",
    "compile_pattern",
    "kind_class",
    "load_cues",
    "show_tape",
    "write_tape",
]
