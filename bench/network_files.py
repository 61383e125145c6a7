"""Writes what kg.networks reads: a trained network's vocabularies and weights in one archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

_LIMIT = 5_000_000
"""Bytes that a model may have."""


def write_network(
    path: Path, forms: Mapping[str, Iterable[str]], weights: Mapping[str, Any], small: Collection[str], advice: str
) -> None:
    """Writes the archive and prints its size: vocabularies as text, the weights called `small` in eight bits with a
    scale a row, all others in sixteen. Raises RuntimeError with `advice` above 5 MB."""
    arrays: dict[str, Any] = {name: np.frombuffer("\n".join(own).encode(), np.uint8) for name, own in forms.items()}
    for name, values in weights.items():
        if name in small:
            scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-6) / 127
            arrays[name] = np.round(values / scale).astype(np.int8)
            arrays[f"{name}.scale"] = scale.astype(np.float32)
        else:
            arrays[name] = values.astype(np.float16)
    np.savez_compressed(path, **arrays)
    size = path.stat().st_size
    print(f"{path.name}: {size} bytes")
    if size > _LIMIT:
        raise RuntimeError(f"{path.name} has {size} bytes, more than {_LIMIT}: {advice}")
