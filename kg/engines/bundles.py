"""kg with its tables as one archive that Spark ships to every node (`--archives kg-bundle.zip#kg-bundle`).

The nodes need only the packages that kg imports; lexicon, rules and ontology come with the bundle, so all have the
driver's. The bytes depend on the files' contents alone.

`python -m kg.engines.bundles FOLDER` writes it, and beside it the script that spark-submit starts.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from kg.resources import find_resource

BUNDLE = "kg-bundle"
"""The folder, in a worker's working directory, into which the bundle is unpacked."""
_SCRIPT = "from kg.cli import main\n\nmain()\n"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold: no clock in the bytes."""
_SKIPPED = ("__pycache__", "_data", "assets", "vendor", "static", "news")


def write_bundle(target: str | Path) -> Path:
    """Writes the archive and returns its path."""
    package = Path(__file__).resolve().parents[1]
    roots = [(package, "kg"), (find_resource("seeds"), "seeds"), (find_resource("ontology"), "ontology")]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for root, name in roots:
            for path in sorted(p for p in root.rglob("*") if p.is_file()):
                inside = path.relative_to(root)
                if not set(inside.parts).intersection(_SKIPPED):
                    entry = zipfile.ZipInfo(f"{name}/{inside.as_posix()}", _STAMP)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, path.read_bytes())
    return Path(target)


def main() -> None:
    """Writes bundle and script into the folder that the command line names."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kg_submit.py").write_text(_SCRIPT, encoding="utf-8")
    print(write_bundle(folder / f"{BUNDLE}.zip"), folder / "kg_submit.py", sep="\n")


if __name__ == "__main__":
    main()
