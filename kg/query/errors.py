"""SPARQL errors as a person reads them: the line and column, the text there, and what was expected."""

from __future__ import annotations

import re

from kg.errors import GraphError

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_SENTENCE = re.compile(r"[A-Za-z]+ [a-z].*")
_SHOWN = 24
_LISTED = 6


class MissingGraphError(GraphError):
    """The graph that is asked for does not exist."""


def explain_syntax(message: str, query: str) -> str:
    """One line for a parser's `message` about `query`."""
    match = _PLACE.search(message)
    if match is None:
        return " ".join(message.split())
    line, column = int(match[1]), int(match[2])
    lines = query.splitlines() or [""]
    text = lines[line - 1] if line <= len(lines) else ""
    there = text[column - 1 :].strip()[:_SHOWN]
    place = f"line {line}, column {column}, " + (f"before “{there}”" if there else "at the end of the line")
    return f"{place}: {_expectation(match[3])}"


def _expectation(text: str) -> str:
    """What the parser wanted: its sentences (Prefix not found) say more than its lists of characters."""
    parts = [" ".join(part.split()) for part in re.split(r", (?![^\[]*\])", text)]
    sentences = [part for part in parts if _SENTENCE.fullmatch(part)]
    if sentences:
        return "; ".join(sentences) + ("; declare it: PREFIX name: <IRI>" if "Prefix not found" in sentences else "")
    words = [part for part in parts if part.isalpha() and len(part) > 1]
    return f"expected {' or '.join(words[:_LISTED])}" if words else "this is not expected here"
