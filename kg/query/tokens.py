"""SPARQL cut into tokens, as far as a server must: keywords are told from names, strings, IRIs and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""(?P<text>\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*+\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*+'{3}
          | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+')
      | (?P<open>["'].*)
      | (?P<iri><[^\s<>"{}|^`]*>)
      | (?P<comment>\#[^\n\r]*)
      | (?P<variable>[?$]\w+)
      | (?P<name>@?[\w.-]*+:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
      | (?P<run>[\w.-]+)
      | (?P<mark>[{}])
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_PIECE = re.compile(r"(?P<word>\w+)|(?P<mark>[{}])|(?P<other>.)", re.DOTALL)
"""Of what is no token: of a run of words and full stops, and of a text behind a string that nobody closes, whose words
count as words (an engine may read \"\"\" as an empty string and one that opens). Both are cut here, once, since to look
for the end from each of their characters anew takes the square of their length."""
_OUTSIDE = re.compile("service|load", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_outside_calls(sparql: str) -> None:
    """QueryError if the text would have the server call others: SERVICE and LOAD reach into its network."""
    for text in filter(_OUTSIDE.search, (sparql, unescape(sparql))):
        for kind, token, _ in split_tokens(text):
            if kind == "word" and token.upper() in ("SERVICE", "LOAD"):
                raise QueryError(f"{token.upper()} is refused: this server calls no other; run it with `kg query`")


def find_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE: the first of these words; "" where there is none."""
    words = (token.upper() for kind, token, _ in split_tokens(sparql) if kind == "word")
    return next((word for word in words if word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), "")


def add_dataset(update: str, using: tuple[str, ...], using_named: tuple[str, ...]) -> str:
    """The update with the Protocol's dataset in each of its DELETE/INSERT … WHERE operations.

    QueryError where the update names a dataset itself: the Protocol forbids to say it twice.
    """
    clauses = " ".join([f"USING <{iri}>" for iri in using] + [f"USING NAMED <{iri}>" for iri in using_named])
    if not clauses:
        return update
    parts: list[str] = []
    place, depth, last, opened = 0, 0, "", 0
    deleting = False
    for kind, token, start in split_tokens(update):
        word = token.upper() if kind == "word" and depth == 0 else ""
        if word in ("USING", "WITH"):
            raise QueryError(f"the update says {word}, and the request names a dataset, too; keep one of them")
        if word == "WHERE" and last == "}":
            parts += [update[place:start], f" {clauses} "]
            place = start
        deleting = deleting or (word == "WHERE" and last == "DELETE")
        depth += (token == "{") - (token == "}") if kind == "mark" else 0
        if token == "{" and depth == 1:
            opened = start
        if deleting and token == "}" and depth == 0:  # DELETE WHERE {…} is DELETE {…} WHERE {…}
            block = update[opened : start + 1]
            parts += [update[place:opened].rsplit(None, 1)[0], f" {block} {clauses} WHERE {block}"]
            place, deleting = start + 1, False
        if kind != "comment" and not token.isspace():
            last = word or token
    return "".join(parts) + update[place:]


def unescape(sparql: str) -> str:
    """The text with \\uXXXX escapes resolved, which SPARQL allows anywhere."""
    return _ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), sparql)


def split_tokens(sparql: str) -> Iterator[tuple[str, str, int]]:
    """(kind, text, position) of the tokens."""
    for match in _TOKEN.finditer(sparql):
        kind, start = str(match.lastgroup), match.start()
        if kind in ("run", "open"):
            for piece in _PIECE.finditer(match[0]):
                yield str(piece.lastgroup), piece[0], start + piece.start()
        else:
            yield kind, match[0], start
