"""SPARQL cut into tokens, as far as a server must: keywords are told from names, strings, IRIs and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""(?P<text>\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
          | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<iri><[^\s<>"{}|^`]*>)
      | (?P<comment>\#[^\n\r]*)
      | (?P<variable>[?$]\w+)
      | (?P<name>@?[\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
      | (?P<word>\w+)
      | (?P<mark>[{}])
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_outside_calls(sparql: str) -> None:
    """QueryError if the text would have the server call others: SERVICE and LOAD reach into its network."""
    for text in (sparql, unescape(sparql)):
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
        yield str(match.lastgroup), match[0], match.start()
