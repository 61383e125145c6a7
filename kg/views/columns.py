"""Whole numbers as bytes: zigzag and LEB128, which gzip packs better than digits and a page reads faster."""

from __future__ import annotations

import base64
import gzip
import json
import struct
from collections.abc import Iterable
from typing import Any

import numpy as np


class Ints:
    """A column of whole numbers; with `steps` each is stored as the difference from the one before."""

    def __init__(self, values: Iterable[int], *, steps: bool = False) -> None:
        self.values = np.fromiter(values, dtype=np.int64)
        self.steps = steps

    def encode(self) -> bytes:
        """The column as bytes."""
        values = np.diff(self.values, prepend=0) if self.steps else self.values
        return encode_varints((values << 1) ^ (values >> 63))


def encode_varints(values: np.ndarray) -> bytes:
    """LEB128 of numbers that are not negative: seven bits a byte, low ones first, the top bit says that more follow."""
    rest = values.astype(np.uint64)
    sizes = np.ones(len(rest), dtype=np.int64)
    for bits in range(7, 63, 7):
        sizes += rest >= np.uint64(1 << bits)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    out = np.zeros(int(starts[-1]), dtype=np.uint8)
    for place in range(int(sizes.max(initial=0))):
        here = np.flatnonzero(sizes > place)
        more = (sizes[here] > place + 1).astype(np.uint8) << 7
        out[starts[here] + place] = ((rest[here] >> np.uint64(7 * place)) & np.uint64(127)).astype(np.uint8) | more
    return out.tobytes()


def encode_data(data: object) -> str:
    """Data as it stands in a page: length and text of JSON, then the columns; gzip without a clock, base64.

    In the JSON a column is `{"$": [offset, bytes, count, steps]}`. No character of the result can end an element.
    """
    parts: list[bytes] = []
    offset = 0

    def place(column: Any) -> dict[str, list[int]]:
        nonlocal offset
        if not isinstance(column, Ints):
            raise TypeError(f"{type(column).__name__} cannot stand in a page")
        encoded = column.encode()
        parts.append(encoded)
        offset += len(encoded)
        return {"$": [offset - len(encoded), len(encoded), len(column.values), int(column.steps)]}

    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=place).encode("utf-8", "replace")
    whole = struct.pack("<I", len(text)) + text + b"".join(parts)
    return base64.b64encode(gzip.compress(whole, 9, mtime=0)).decode("ascii")
