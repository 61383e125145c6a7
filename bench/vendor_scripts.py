"""Fetches the npm packages that the views carry, once, into kg/views/vendor/, with versions, licences and hashes.

    python bench/vendor_scripts.py            # fetch, check against packages.tsv, write
    python bench/vendor_scripts.py --renew    # accept new hashes after a change of PACKAGES

Users never run it: what it writes is committed, and the pages hold the scripts inline. npm is needed only here.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "kg" / "views" / "vendor"
TABLE = TARGET / "packages.tsv"


@dataclass(frozen=True, slots=True)
class Package:
    """An npm package: its one script, its licence by SPDX name, and the file that holds the licence's text."""

    name: str
    version: str
    script: str
    licence: str
    text: str
    notice: str = ""


PACKAGES = (
    Package("echarts", "6.1.0", "dist/echarts.common.min.js", "Apache-2.0", "LICENSE", "NOTICE"),
    Package("graphology", "0.26.0", "dist/graphology.umd.min.js", "MIT", "LICENSE.txt"),
    Package("sigma", "3.0.3", "dist/sigma.min.js", "MIT", "LICENSE.txt"),
)


def fetch_package(package: Package, folder: Path) -> tuple[dict[str, bytes], str]:
    """The wanted files of a package, and the integrity of its archive as npm writes it (sha512-…)."""
    order = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    subprocess.run(order, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = folder / f"{package.name}-{package.version}.tgz"
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    files = {}
    with tarfile.open(archive) as tar:
        for path in filter(None, (package.script, package.text, package.notice)):
            member = tar.extractfile(f"package/{path}")
            if member is None:
                raise FileNotFoundError(f"{package.name}: {path}")
            files[path] = member.read()
    return files, f"sha512-{digest}"


def write_package(package: Package, files: dict[str, bytes], integrity: str) -> str:
    """Writes the script and its licence; gives the row of packages.tsv."""
    script = files[package.script]
    name = f"{package.name}.js"
    (TARGET / name).write_bytes(script)
    licence = files[package.text] + (b"\n" + files[package.notice] if package.notice else b"")
    (TARGET / f"{package.name}.LICENSE").write_bytes(licence)
    digest = hashlib.sha256(script).hexdigest()
    return "\t".join((name, package.name, package.version, package.script, package.licence, digest, integrity))


def main() -> int:
    """Fetches all packages; 1 if a hash is not the recorded one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--renew", action="store_true", help="write packages.tsv anew")
    arguments = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            rows.append(write_package(package, *fetch_package(package, Path(folder))))
    head = "# source: the npm registry, fetched by bench/vendor_scripts.py; licence: as named in each row\n"
    columns = "form\tpackage\tversion\tpath\tlicence\tsha256\tintegrity\n"
    table = head + columns + "".join(f"{row}\n" for row in sorted(rows))
    if TABLE.exists() and TABLE.read_text(encoding="utf-8") != table and not arguments.renew:
        print(f"{TABLE}: what npm gives is not what is recorded; look at the difference, then use --renew")
        return 1
    TABLE.write_text(table, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
