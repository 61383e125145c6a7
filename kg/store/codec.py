"""Extraction ↔ bytes: a dataclass is a JSON list of its fields in order, so no pickle and nothing that runs code.

The field lists come from the dataclasses themselves; `SHAPE` names them all, so that a store written by a kg with
other fields is recognised as another store version.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from kg.errors import StoreError
from kg.types import Extraction

Coder = Callable[..., Any]
_COMPRESSION = 1
"""zlib's fastest level: it halves the bytes and costs a tenth of the JSON."""


class EncodedExtraction(NamedTuple):
    """An extraction as a store keeps it: `body` is what `encode_extraction` gave, the rest is told beside it."""

    document: str
    sha256: str
    published: str
    forms: tuple[str, ...]
    """Of its entities, in order (`kg.store.links`)."""
    body: bytes


def pack_extraction(extraction: Extraction) -> EncodedExtraction:
    """The extraction encoded, with what a store asks of it: less to send than its pickle, and nothing to unpickle."""
    from kg.store.links import encode_forms  # what only reads a store loads no more than it needs

    body, forms = encode_extraction(extraction), encode_forms(extraction)
    return EncodedExtraction(extraction.document, extraction.sha256, extraction.published, forms, body)


def encode_extraction(extraction: Extraction) -> bytes:
    """The bytes of an extraction; equal extractions give equal bytes."""
    value = _encoder(Extraction)(extraction)
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), _COMPRESSION)


def decode_extraction(data: bytes) -> Extraction:
    """The extraction of `data`; StoreError if the bytes are damaged."""
    try:
        extraction: Extraction = _decoder(Extraction)(json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError, TypeError, ArithmeticError) as error:
        raise StoreError(f"a cached extraction is damaged ({error}); run `kg build --replace`") from None
    return extraction


def encode_value(tp: Any, value: Any) -> Any:
    """A value of one of the nouns as lists, strings and numbers that JSON holds."""
    return _encoder(tp)(value)


def decode_value(tp: Any, value: Any) -> Any:
    """The noun of what `encode_value` gave."""
    return _decoder(tp)(value)


@cache
def shape() -> str:
    """A short hash of the fields of all cached dataclasses."""
    return hashlib.sha256(_describe(Extraction).encode()).hexdigest()[:12]


def _describe(tp: Any) -> str:
    if _is_noun(tp):
        hints = typing.get_type_hints(tp)
        return f"{_name(tp)}({','.join(f'{name}:{_describe(hints[name])}' for name in _field_names(tp))})"
    arguments = typing.get_args(tp)
    return f"{_name(tp)}[{','.join(map(_describe, arguments))}]" if arguments else str(tp)


def _is_noun(tp: Any) -> bool:
    """Whether a type is a dataclass or a named tuple."""
    return is_dataclass(tp) or hasattr(tp, "_fields")


def _field_names(tp: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(tp)) if is_dataclass(tp) else tp._fields


def _name(tp: Any) -> str:
    return getattr(tp, "__name__", "union")


@cache
def _encoder(tp: Any) -> Coder:
    if _is_noun(tp):
        hints = typing.get_type_hints(tp)
        parts = [(name, _encoder(hints[name])) for name in _field_names(tp)]
        return lambda value: [code(getattr(value, name)) for name, code in parts]
    inner = _element(tp)
    if inner is not None:
        code = _encoder(inner)
        return lambda value: [code(item) for item in value]
    if _optional(tp):
        code = _encoder(_optional(tp))
        return lambda value: None if value is None else code(value)
    return str if tp is Decimal else _keep


@cache
def _decoder(tp: Any) -> Coder:
    if _is_noun(tp):
        hints = typing.get_type_hints(tp)
        codes = [_decoder(hints[name]) for name in _field_names(tp)]
        make = typing.cast(Coder, tp)
        return lambda values: make(*[code(v) for code, v in zip(codes, values, strict=True)])
    inner = _element(tp)
    if inner is not None:
        code = _decoder(inner)
        return lambda value: tuple([code(item) for item in value])
    if _optional(tp):
        code = _decoder(_optional(tp))
        return lambda value: None if value is None else code(value)
    if tp is Decimal or (isinstance(tp, type) and issubclass(tp, StrEnum)):
        return typing.cast(Coder, tp)
    return _keep


def _keep(value: Any) -> Any:
    return value


def _element(tp: Any) -> Any:
    """The element type of a tuple type, else None. Tuples of the nouns have elements of one type."""
    return typing.get_args(tp)[0] if typing.get_origin(tp) is tuple else None


def _optional(tp: Any) -> Any:
    """X of `X | None`, else None."""
    if typing.get_origin(tp) in (types.UnionType, typing.Union):
        return next(argument for argument in typing.get_args(tp) if argument is not type(None))
    return None
