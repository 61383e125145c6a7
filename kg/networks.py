"""What the trained networks share: the format of their files, and the door to products of matrices.

A file is an archive of arrays: vocabularies as text, a form a line; vectors in eight bits with a scale a row; all else
in sixteen. bench/network_files.py writes them.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

# Products of this size are slower on several threads than on one, and a worker has one core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "Indices", "NetworkFile", "checked_model", "np", "read_network", "sigmoid"]

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]
_SCALE = ".scale"


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """Each vocabulary as text, a form a line, and the weights by name."""

    texts: Mapping[str, str]
    weights: Mapping[str, Floats]

    def list_forms(self, name: str) -> tuple[str, ...]:
        """The forms of a vocabulary in order. Raises KeyError."""
        return tuple(self.texts[name].split("\n"))

    def number(self, name: str) -> dict[str, int]:
        """The forms of a vocabulary, numbered from 1; 0 is any other. Raises KeyError."""
        return {form: number for number, form in enumerate(self.list_forms(name), 1)}

    def hash_forms(self, name: str) -> Indices:
        """The hash of each form of a vocabulary in this process, in order, made one by one: many small objects at once
        would leave holes among those that workers share. Raises KeyError."""
        lines = io.StringIO(self.texts[name], newline="\n")
        return np.fromiter((hash(line.removesuffix("\n")) for line in lines), np.int64)


def read_network(path: Path) -> NetworkFile:
    """The vocabularies and weights of a file. Raises OSError where `path` cannot be read; inside `checked_model`, what
    is no archive is told as no model."""
    with np.load(io.BytesIO(path.read_bytes())) as archive:
        raw = {name: archive[name] for name in archive.files}
    texts = {name: a.tobytes().decode() for name, a in raw.items() if a.dtype == np.uint8}
    weights = {
        name: array.astype(np.float32) for name, array in raw.items() if name not in texts and not name.endswith(_SCALE)
    }
    for name, array in weights.items():
        if name + _SCALE in raw:
            array *= raw[name + _SCALE]
    return NetworkFile(texts, weights)


@contextmanager
def checked_model(path: Path) -> Iterator[None]:
    """Raises ValueError that names `path` where what is read in it is no model."""
    try:
        yield
    except (BadZipFile, EOFError, KeyError, ValueError) as error:
        raise ValueError(f"{path} is no model ({error}): install kg again") from error


def sigmoid(values: Floats) -> Floats:
    """The logistic function of each value."""
    with np.errstate(over="ignore"):
        rates: Floats = np.reciprocal(1 + np.exp(-values))
    return rates
