"""What makes an extraction: the name under which extractions are cached."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from kg import __version__
from kg.resources import find_resource

_STAGES = ("articles", "mentions", "entities", "patterns", "rules", "statements", "observations", "reading")


@lru_cache(maxsize=1)
def extractor_name() -> str:
    """The version with a hash of all code, models and tables that extraction reads: any change makes it another."""
    digest = hashlib.sha256()
    for path in list_files():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"kg-{__version__}-{digest.hexdigest()[:16]}"


def list_files() -> list[Path]:
    """The files that decide what is extracted, in one order."""
    package = Path(__file__).resolve().parent
    code = sorted(package.glob("*.py")) + [f for stage in _STAGES for f in sorted((package / stage).rglob("*.py"))]
    return [*code, *sorted((package / "models").iterdir()), *sorted(find_resource("seeds").rglob("*.tsv"))]
