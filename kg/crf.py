"""The only door to CRFsuite: a trained linear-chain model, read once a process (Okazaki 2007, http://www.chokkan.org/software/crfsuite/).

A model is a compressed file under kg/models; bench/train_names.py writes it.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

MODELS = Path(__file__).resolve().parent / "models"
SUFFIX = ".crfsuite.gz"


class Model:
    """A model and the sequence that it read last."""

    __slots__ = ("_content", "_tagger", "labels")

    def __init__(self, path: Path) -> None:
        """Raises OSError where `path` cannot be read, ValueError where it is no model."""
        import pycrfsuite

        self._tagger: Any = pycrfsuite.Tagger()
        try:
            # CRFsuite reads the content in place: it must live as long as the tagger.
            self._content = gzip.decompress(path.read_bytes())
            self._tagger.open_inmemory(self._content)
        except (gzip.BadGzipFile, EOFError, zlib.error, ValueError) as error:
            raise ValueError(f"{path} is no model ({error}): install kg again") from error
        self.labels = frozenset(self._tagger.labels())

    def label(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """The likeliest labels of a sequence whose items have these features."""
        labels: list[str] = self._tagger.tag(rows)
        return labels

    def read(self, rows: Sequence[Sequence[str]]) -> None:
        """Takes a sequence, for `marginal`."""
        self._tagger.set(rows)

    def marginal(self, label: str, position: int) -> float:
        """The probability of a label at a place of the sequence read last; 0 for one that the model has not."""
        return float(self._tagger.marginal(label, position)) if label in self.labels else 0.0


@lru_cache(maxsize=4)
def load_model(name: str) -> Model:
    """The model of kg/models/`name`.crfsuite.gz, read once a process."""
    return Model(MODELS / f"{name}{SUFFIX}")
