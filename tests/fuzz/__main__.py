"""Coverage-guided fuzzing of one target: `PYTHONPATH=tests python -m fuzz NAME [libFuzzer options]` (extra `fuzz`).

New inputs are kept under build/fuzz/NAME; what crashes is written there, too, and belongs into tests/fuzz/corpus/NAME.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
with atheris.instrument_imports(include=["kg"]):
    from fuzz.targets import TARGETS


def main() -> None:
    """Hands over to libFuzzer, which never returns."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m fuzz NAME [libFuzzer options]; names: {' '.join(sorted(TARGETS))}")
    name = sys.argv[1]
    found = HERE.parents[1] / "build" / "fuzz" / name
    found.mkdir(parents=True, exist_ok=True)
    words = HERE / "dictionaries" / f"{name.partition('-')[0]}.dict"
    options = [f"-artifact_prefix={found}{os.sep}", "-timeout=20", "-rss_limit_mb=2048"]
    options += [f"-dict={words}"] if words.is_file() else []
    atheris.Setup([sys.argv[0], str(found), str(HERE / "corpus" / name), *options, *sys.argv[2:]], TARGETS[name])
    atheris.Fuzz()


main()
