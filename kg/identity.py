"""Identity: what makes two things one, and the opaque IRI of each.

An IRI ends in a public code (regions) or in the first 16 hex digits of the SHA-256 of a registered key. The key is
content and kind only, so the same facts give the same IRIs on every machine and in every order of documents.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from kg.types import Evidence, Observation, Quantity, Statement
from kg.vocabulary import Kind

TERMS = "https://kg.example.org/def/"
"""Namespace of the ontology's terms, prefix `kg:`."""
DATA = "https://kg.example.org/id/"
"""Namespace of everything that the terms describe."""

_SEPARATOR = "\x1f"
"""Unit separator: it stands in no name, so no two lists of parts give one key."""
_DIGITS = 16
LONGEST_NUMBER = 40
"""Digits that a number of a file may have, before and behind the point: 1e999999999 would fill the memory when it is
written out. The output of the world in fen has 17."""


def entity_iri(kind: Kind, name: str, codes: Iterable[tuple[str, str]] = (), apart: str = "") -> str:
    """The IRI of an entity: a region by its GB/T 2260 code where it has one, else by the key `Kind|name`; with `apart`,
    what tells it from others of that name."""
    if kind is Kind.REGION:
        for system, code in sorted(codes):
            if system == "gbt2260" and code.isascii() and code.isalnum():
                return f"{DATA}region/{code}"
    key = f"{kind}|{_normalize(name)}"
    return f"{DATA}{kind.lower()}/{_digest(f'{key}{_SEPARATOR}{apart}' if apart else key)}"


def statement_key(statement: Statement) -> tuple[str, ...]:
    """What a statement says: all but its evidence and confidence. Equal keys are one statement."""
    s = statement
    return (s.subject, s.predicate, s.object, s.modality, s.date, s.post, *quantity_key(s.amount))


def observation_key(observation: Observation) -> tuple[str, ...]:
    """What an observation says: all but its evidence and confidence."""
    o = observation
    growth = "" if o.growth is None else format_decimal(o.growth)
    return (o.subject, o.indicator, o.period, o.modality, growth, o.rank, *quantity_key(o.quantity))


def quantity_key(quantity: Quantity | None) -> tuple[str, ...]:
    """A quantity as strings; equal for 5 and 5.0, which are one amount."""
    if quantity is None:
        return ()
    low = "" if quantity.low is None else format_decimal(quantity.low)
    return (format_decimal(quantity.amount), quantity.unit, quantity.currency, quantity.bound or "", low)


def statement_iri(statement: Statement) -> str:
    """The IRI of a statement whose subject and object are IRIs."""
    return _hashed("statement", statement_key(statement))


def observation_iri(observation: Observation) -> str:
    """The IRI of an observation whose subject is an IRI."""
    return _hashed("observation", observation_key(observation))


def amount_iri(quantity: Quantity) -> str:
    """The IRI of an amount: equal amounts are one node."""
    return _hashed("amount", quantity_key(quantity))


def evidence_iri(evidence: Evidence) -> str:
    """The IRI of a piece of evidence."""
    e = evidence
    return _hashed("evidence", (e.document, e.article, str(e.start), str(e.stop), e.text, e.rule))


def document_iri(document: str) -> str:
    """The IRI of a document by its id."""
    return _hashed("document", (document,))


def article_iri(document: str, title: str, number: int = 0) -> str:
    """The IRI of an article by document and headline; `number` counts articles of one headline in one document."""
    return _hashed("article", (document, title, str(number)))


def node_iri(family: str, *parts: str) -> str:
    """The IRI of a derived node such as a life-cycle event."""
    return _hashed(family, parts)


def format_decimal(value: Decimal) -> str:
    """The one way to write a decimal: no exponent, no trailing zeros, no minus zero."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def read_decimal(value: str | Decimal) -> Decimal:
    """A finite decimal of foreign text. ValueError where it is none, or longer than `LONGEST_NUMBER`."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"{str(value)[:LONGEST_NUMBER]!r} is no decimal") from None
    if not number.is_finite():
        raise ValueError(f"{number} is no decimal")
    digits, exponent = len(number.as_tuple().digits), int(number.as_tuple().exponent)
    if max(digits, digits + exponent, -exponent) > LONGEST_NUMBER:
        raise ValueError(f"a number of more than {LONGEST_NUMBER} digits")
    return number


def _normalize(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _hashed(family: str, parts: Iterable[str]) -> str:
    return f"{DATA}{family}/{_digest(_SEPARATOR.join(parts))}"


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
