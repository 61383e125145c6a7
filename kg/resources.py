"""The door to the data folders: `ontology/` and `seeds/` in a clone or editable install, `kg/_data/` in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def find_resource(*parts: str) -> Path:
    """The path of a file or folder such as `find_resource("seeds", "gazetteer")`; FileNotFoundError if it is absent."""
    for base in (_PACKAGE / "_data", _PACKAGE.parent):
        path = base.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))
